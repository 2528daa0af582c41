"""A form from before its user logged in anew is not taken, and says so in the site's own words."""

import pytest
from django.test import Client

from news.models import NewsItem
from tests.admin.newsroom import address, news

pytestmark = pytest.mark.django_db


def test_what_a_stale_form_sends_is_not_taken_and_the_way_back_is_shown(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    url = f"{address(NewsItem, 'add')}?title=Mill"
    answer = client.post(url, news())
    assert answer.status_code == 403 and not NewsItem.objects.exists()
    assert "nothing is saved" in answer.text and f'href="{url}"' in answer.text
    assert "style=" not in answer.text and "<style" not in answer.text
