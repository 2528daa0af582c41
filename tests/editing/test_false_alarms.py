"""What is no collision: one's own saves, a double click, the back button, what the index does."""

import pytest
from django.contrib.admin.models import LogEntry

from interviews.models import Profile
from news.models import NewsItem
from sseportal.editing.models import SavedForm
from sseportal.search.indexing import bring_up_to_date
from tests.admin.newsroom import address
from tests.editing.test_collisions import asked, now, people
from tests.factories import PersonFactory, SeriesFactory
from tests.importing.pages import entry, imported
from tests.newsroom.sending import Page, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moving_clock")]


def test_one_s_own_saves_are_no_collision(mara, interview):
    for title in ("One", "Two"):
        page = opened(mara, interview).type(title=title)
        page.row("questions", question=title, position="1")
        assert page.send("_continue") is None
    assert len(asked(interview)) == 3


def test_a_double_click_saves_once(mara, interview):
    page = opened(mara, interview).type(title="Once", slug="", published_on="15 March 2023",
                                        date_precision="month")  # fmt: skip
    page.row("questions", question="How?", position="1")
    page.row("participants", person=PersonFactory().pk, position="1")
    assert page.send() is None
    assert page.send("_continue") is None
    assert len(asked(interview)) == len(people(interview)) == 2


def test_a_double_click_adds_once(mara):
    page = Page(mara, address(Profile, "add")).type(title="Once", slug="once")
    page.row("questions", question="How?", position="1")
    page.type(series=SeriesFactory().pk, **{"participants-0-person": PersonFactory().pk})
    assert page.send() is None
    assert page.send("_continue") is None
    assert Profile.objects.get().slug == "once"
    assert LogEntry.objects.count() == 1


def test_what_is_typed_after_the_back_button_into_the_form_of_a_new_item_is_another(mara):
    page = Page(mara, address(NewsItem, "add")).type(title="Once")
    for title in ("Once", "Twice", "Twice"):
        assert page.type(title=title).send() is None
    assert set(NewsItem.objects.values_list("title", flat=True)) == {"Once", "Twice"}
    NewsItem.objects.all().delete()
    assert page.send() is None
    assert NewsItem.objects.get().title == "Twice"


def test_the_back_button_after_a_save_is_no_collision(mara, interview):
    page = opened(mara, interview).type(title="Once")
    page.row("questions", question="How?", answer="Well.", position="1")
    page.row("participants", person=PersonFactory(name="Ben").pk, position="1")
    page.send()
    page.type(title="Twice", **{"questions-1-answer": "Very well."})
    assert page.send() is None
    assert now(interview).title == "Twice"
    assert asked(interview) == [("Why?", "Bread."), ("How?", "Very well.")]
    assert [name for name, _role in people(interview)] == ["Awa", "Ben"]


def test_the_back_button_is_one_if_somebody_else_saved_after(mara, omar, item):
    page = opened(mara, item).type(title="Mara’s")
    page.send()
    opened(omar, item).type(summary="Omar’s.").send()
    back = page.type(title="Mara’s own").send()
    assert back.differing == {"Summary": ("In short.", "Omar’s.")}
    assert [change.user.first_name for change in back.collision.changes] == ["Omar"]


def test_one_s_own_other_window_is_one(mara, item):
    one, other = opened(mara, item), opened(mara, item)
    one.type(summary="Written in the one.").send()
    back = other.type(title="Written in the other").send()
    assert "You, in another window" in back.answer.text
    assert back.differing == {"Summary": ("In short.", "Written in the one.")}


def test_an_import_that_changes_nothing_is_no_collision(omar):
    page = entry("A fair", summary="In Kenya.")
    imported(page)
    item = NewsItem.objects.get()
    second = opened(omar, item).type(body="Omar’s.")
    imported(page)
    bring_up_to_date()
    NewsItem.objects.get().save()
    assert second.send() is None


def test_other_line_ends_and_outer_spaces_are_no_difference(mara, omar, item):
    second = opened(omar, item)
    opened(mara, item).type(summary="One.\r\nTwo.").send()
    assert second.type(summary=" One.\nTwo. ").send() is None


def test_asking_for_suggestions_alarms_nobody_for_nothing(mara, item):
    back = opened(mara, item).type(body="In Ghana.").send("_suggest")
    assert back.collision is None
    assert back.send() is None


def test_what_is_remembered_of_saved_forms_goes_after_two_weeks(mara, item):
    opened(mara, item).type(title="One").send()
    SavedForm.objects.update(saved_at="2026-05-01T00:00Z")
    opened(mara, item).type(title="Two").send()
    assert SavedForm.objects.count() == 1
