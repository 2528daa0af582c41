"""What somebody is told when something went wrong on our side."""

import pytest
from django.db import OperationalError

from news.models import NewsItem
from sseportal.publishing.views import home
from tests.admin.newsroom import address, news

pytestmark = pytest.mark.django_db


@pytest.fixture
def failing(client, monkeypatch):
    """A function from an error to the answer that a page gives where it is raised."""
    client.raise_request_exception = False

    def answer(error):
        def fail(*args, **kwargs):
            raise error

        monkeypatch.setattr(home.HomeView, "dispatch", fail)
        return client.get("/")

    return answer


def test_who_waited_in_vain_for_the_database_is_asked_to_try_again(failing):
    answer = failing(OperationalError("database is locked"))
    assert answer.status_code == 503 and answer.headers["Retry-After"] == "30"
    assert "try again in a moment" in answer.text and "Traceback" not in answer.text


def test_whatever_else_fails_is_an_error_of_ours(failing):
    answer = failing(OperationalError("disk I/O error"))
    assert answer.status_code == 500 and "Retry-After" not in answer.headers
    assert "Something went wrong on our side" in answer.text


def test_more_than_can_be_sent_at_once_is_told_in_words(editor_client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = editor_client.post(address(NewsItem, "add"), news())
    assert answer.status_code == 400 and "It may be more than can be sent at once" in answer.text
