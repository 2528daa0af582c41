"""Every language that an editor can choose is known."""

import pytest
from django.conf import settings

from sseportal.publishing import languages
from tests.factories import NewsItemFactory
from tests.publishing.pages import tags

CODES = [code for code, _ in settings.CONTENT_LANGUAGES]


@pytest.mark.parametrize("code", CODES)
def test_an_item_in_any_language_has_a_page_and_a_card(client, db, code):
    item = NewsItemFactory(language=code)
    for path in (item.get_absolute_url(), "/news/", "/"):
        response = client.get(path)
        assert response.status_code == 200
        assert tags(response, "h1", lang=code) or tags(response, "a", href=item.get_absolute_url())


def test_a_language_is_called_what_its_speakers_call_it():
    assert [languages.own_name(code) for code in ("fr", "es", "zh")] == [
        "Français", "Español", "中文",
    ]  # fmt: skip


def test_arabic_alone_is_written_from_the_right():
    assert [code for code in CODES if languages.direction(code) == "rtl"] == ["ar"]
