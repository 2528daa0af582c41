"""The seeds are there for a test that asks for them, and for no other."""

import pytest

from interviews.models import Profile
from news.models import NewsItem

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("time", ["first", "second"])
def test_seeded_means_all_fifty(time):
    assert (NewsItem.objects.count(), Profile.objects.count()) == (44, 6)
    assert NewsItem.countries.through.objects.exists()


def test_not_seeded_means_none():
    assert not NewsItem.objects.exists()
    assert not Profile.objects.exists()
