"""What was brought into a form and is still to be read when somebody saves is not dropped."""

import pytest

from interviews.models import Profile
from news.models import NewsItem
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, ProfileFactory
from tests.newsroom.docx import docx, paragraph
from tests.newsroom.sending import Page, opened
from tests.newsroom.staff import client_of, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moving_clock")]
TRANSCRIPT = "<p>Q: Why?</p><p>Bread.</p><p>Q: How?</p><p>Well.</p>"
BUTTONS = ["_save", "_continue", "_addanother", "_publish"]


@pytest.fixture
def editor():
    return client_of(somebody("Publisher"))


@pytest.fixture
def interview(db):
    return ProfileFactory(draft=True, title="First", summary="In short.", countries=["kenya"])


def now(item):
    return type(item).objects.get(pk=item.pk)


@pytest.mark.parametrize("button", BUTTONS)
def test_a_transcript_that_nobody_read_is_read_before_anything_is_saved(editor, interview, button):
    page = opened(editor, interview).type(title="Second", _transcript=TRANSCRIPT)
    back = page.send(button)
    assert "Nothing is saved yet" in back.answer.text
    assert back.values["questions-1-question"] == ["How?"]
    assert back.values["title"] == ["Second"] and back.values["status"] == ["draft"]
    assert now(interview).title == "First"
    assert back.send(button) is None
    assert now(interview).questions.count() == 2 and now(interview).title == "Second"


def test_a_transcript_without_questions_stays_until_it_is_emptied(editor, interview):
    back = opened(editor, interview).type(title="Second", _transcript="<p>Bread</p>").send()
    assert "No question was found" in back.answer.text
    assert back.values["_transcript"] == ["<p>Bread</p>"]
    assert back.send() is not None
    assert back.type(_transcript="").send() is None
    assert now(interview).title == "Second"


@pytest.mark.parametrize("empty", ["", "<p></p>", " \n"])
def test_an_empty_transcript_is_none(editor, interview, empty):
    assert opened(editor, interview).type(_transcript=empty).send() is None


def test_a_new_interview_keeps_its_transcript_too(editor, interview):
    page = Page(editor, address(Profile, "add"))
    page.type(title="Ada", series=interview.series_id, _transcript=TRANSCRIPT)
    back = page.send()
    assert Profile.objects.count() == 1
    assert back.send() is None
    assert Profile.objects.get(title="Ada").questions.count() == 2


@pytest.mark.parametrize("button", BUTTONS)
def test_a_word_file_that_nobody_read_is_read_before_anything_is_saved(editor, button):
    item = NewsItemFactory(draft=True, title="First", summary="In short.", countries=["kenya"])
    back = opened(editor, item).type(body="", _docx=[docx(paragraph("Millers met"))]).send(button)
    assert "Nothing is saved yet" in back.answer.text
    assert back.values["body"] == ["<p>Millers met</p>"] and now(item).body == item.body
    assert back.send(button) is None
    assert now(item).body == "<p>Millers met</p>"


def test_a_chosen_file_is_not_lost_to_another_button(editor, interview):
    page = opened(editor, interview).type(body="", _docx=[docx(paragraph("Millers met"))])
    back = page.type(_transcript=TRANSCRIPT).send("_fill_questions")
    assert "Nothing is saved yet" not in back.answer.text
    assert back.values["body"] == ["<p>Millers met</p>"]
    assert back.values["_transcript"] == [TRANSCRIPT]
    assert opened(editor, NewsItemFactory()).type(_docx=[""]).send() is None


@pytest.mark.parametrize("button", ["_suggest", "_restore"])
def test_who_asks_for_something_else_finds_the_transcript_as_it_was(editor, interview, button):
    back = opened(editor, interview).type(_transcript=TRANSCRIPT).send(button)
    assert back.values["_transcript"] == [TRANSCRIPT]
    assert "<details open>" in back.answer.text
    assert NewsItem.objects.count() == 0
