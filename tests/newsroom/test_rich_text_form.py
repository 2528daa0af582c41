"""Texts in the forms of the newsroom, with and without JavaScript; transcripts become rows."""

import re

import pytest

from interviews.models import Profile, Question
from news.models import NewsItem
from tests.admin.newsroom import CONTENT, add, address, news, profile
from tests.factories import NewsItemFactory, QuestionFactory, SeriesFactory

pytestmark = pytest.mark.django_db
DIRTY, CLEAN = "<p class=a>a<script>b</script></p><div>c</div>", "<p>a</p>\n<p>c</p>"


def test_what_a_form_sends_is_stored_clean(editor_client):
    asked = [{"question": "Why?", "answer": DIRTY}]
    add(editor_client, NewsItem, news(body=DIRTY))
    add(editor_client, Profile, profile(SeriesFactory(), questions=asked, body=DIRTY))
    assert [NewsItem.objects.get().body, Profile.objects.get().body] == [CLEAN, CLEAN]
    assert Question.objects.get().answer == CLEAN


def test_a_text_typed_without_tags_keeps_its_paragraphs(editor_client):
    add(editor_client, NewsItem, news(body="One.\r\n\r\nTwo & <three>."))
    assert NewsItem.objects.get().body == "<p>One.</p>\n<p>Two &amp; &lt;three&gt;.</p>"


def test_a_text_that_nobody_changed_counts_as_unchanged(editor_client):
    item = NewsItemFactory(body="<h2>a</h2><p>b<br>c</p>", countries=["kenya"])
    sent = news(title=item.title, slug=item.slug, body=item.body.replace("\n", "\r\n"))
    response = editor_client.post(address(NewsItem, "change", item.pk), sent | {"title": ""})
    assert "body" not in response.context["adminform"].form.changed_data


def test_the_form_has_the_html_in_a_textarea_and_the_number_of_its_words(editor_client):
    item = NewsItemFactory(body="<p>One <strong>two</strong> &amp; three</p>")
    page = editor_client.get(address(NewsItem, "change", item.pk)).text
    (inner,) = re.findall(r'<textarea name="body"[^>]*>\s*(.*?)</textarea>', page, re.S)
    assert inner == "&lt;p&gt;One &lt;strong&gt;two&lt;/strong&gt; &amp;amp; three&lt;/p&gt;"
    assert '<p class="words">3 words</p>' in page


@pytest.mark.parametrize("model", CONTENT)
def test_no_form_has_an_inline_script_or_style(editor_client, model):
    page = editor_client.get(address(model, "add")).text
    assert 'type="importmap"' not in page and " style=" not in page and "<style" not in page
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>", page)
    assert 'src="/static/rich_text.js" type="module"' in page


def test_a_text_too_long_to_be_one_is_told(editor_client):
    response = add(editor_client, NewsItem, news(body="a" * 1_000_001))
    assert "at most 1000000 characters" in response.text
    assert not NewsItem.objects.exists()


# -- Transcripts ----------------------------------------------------------------------------------

TRANSCRIPT = "Ada mills.\r\n\r\nQ: Why?\r\nA: So.\r\nQ: How?\r\nA: With <b>oxen</b>."


def split(client, url=None, **fields):
    data = profile(SeriesFactory(), **({"title": "Ada"} | fields)) | {"_fill_questions": "1"}
    return client.post(url or address(Profile, "add"), data)


def rows(response):
    forms = {
        each.formset.prefix: each.formset for each in response.context["inline_admin_formsets"]
    }
    fields = ("question", "answer", "position")
    return [tuple(str(form[name].value()) for name in fields) for form in forms["questions"].forms]


def test_a_transcript_fills_the_rows_and_nothing_is_saved(editor_client):
    response = split(editor_client, _transcript=TRANSCRIPT, body="<p>x</p>")
    assert rows(response) == [
        ("Why?", "<p>So.</p>", "1"),
        ("How?", "<p>With <strong>oxen</strong>.</p>", "2"),
    ]
    assert response.context["adminform"].form["body"].value() == "<p>x</p>\n<p>Ada mills.</p>"
    told = response.context["filled"].told
    assert told.startswith("2 questions were found. What stands before the first one was added")
    assert "errorlist" not in response.text
    assert not Profile.objects.exists()


def test_a_question_has_two_lines_to_begin_with(editor_client):
    response = split(editor_client, _transcript=TRANSCRIPT)
    assert (
        len(re.findall(r'<textarea name="questions-\d-question"[^>]* rows="2"', response.text)) == 2
    )


def test_rows_that_are_there_stay_and_the_new_ones_follow(editor_client):
    asked = [{"question": "First?", "answer": "a", "position": 4}]
    response = split(editor_client, _transcript="Q: Why?\nA: So.", questions=asked)
    assert rows(response) == [("First?", "a", "4"), ("Why?", "<p>So.</p>", "5")]


def test_the_filled_form_is_saved_in_the_order_of_its_numbers(editor_client):
    filled = split(editor_client, _transcript=TRANSCRIPT)
    (first, second) = rows(filled)
    asked = [
        {"question": first[0], "answer": first[1], "position": 2},
        {"question": second[0], "answer": second[1], "position": 1},
    ]
    add(editor_client, Profile, profile(SeriesFactory(), questions=asked))
    stored = Profile.objects.get().questions.values_list("question", flat=True)
    assert list(stored) == ["How?", "Why?"]


@pytest.mark.parametrize("text", ["", "No question.", "\0"])
def test_a_transcript_without_questions_says_so_and_stays(editor_client, text):
    response = split(editor_client, _transcript=text)
    assert "No question was found" in response.context["filled"].told
    assert rows(response) == []
    assert text.strip("\0") in response.context["transcript"]


def test_a_profile_is_filled_beside_what_it_has(editor_client):
    stored = QuestionFactory(position=1)
    sent = profile(stored.profile.series, title="Ada", _transcript="Q: Why?\nA: So.")
    sent |= {
        "_fill_questions": "1", "questions-TOTAL_FORMS": 1, "questions-INITIAL_FORMS": 1,
        "questions-0-id": stored.pk, "questions-0-profile": stored.profile_id,
        "questions-0-question": "Changed?", "questions-0-answer": "<p>b</p>",
        "questions-0-position": "1",
    }  # fmt: skip
    response = editor_client.post(address(Profile, "change", stored.profile_id), sent)
    assert rows(response) == [("Changed?", "<p>b</p>", "1"), ("Why?", "<p>So.</p>", "2")]
    assert Question.objects.get().question == "How did it begin?"
