"""Instances that are made quickly are as those of the constructor."""

import pytest

from interviews.models import Profile
from news.models import NewsItem
from sseportal.importing.making import new
from sseportal.importing.models import Import, Sighting, SourceDocument


@pytest.mark.parametrize("model", [NewsItem, Profile, Sighting, Import])
def test_what_is_made_is_as_the_constructor_makes_it(model):
    made, built = new(model, pk=7), model(pk=7)
    assert made == built and made._state.adding and made._state.db is None
    told = [{name: value for name, value in vars(one).items() if name != "_state"}
            for one in (made, built)]  # fmt: skip
    assert told[0] == told[1]


def test_no_two_share_what_they_hold():
    one, other = new(Sighting), new(Sighting)
    one.undo["order"] = 1
    one.document = SourceDocument(name="a")
    assert other.undo == {} and "document" not in other._state.fields_cache
    assert new(Sighting).undo == {}
