"""Items that look like a new entry are told of, and never merged."""

from datetime import date

import pytest

from news.models import NewsItem
from sseportal.importing.intake import page_of
from sseportal.importing.planning import Plan
from tests.importing.pages import entry, imported, page, read

pytestmark = pytest.mark.django_db


def an_item(title="A mill reopens", day=date(2021, 5, 3)):
    return NewsItem.objects.create(title=title, slug=f"mine-{day}", published_on=day)


def alike(title="A mill reopens", **parts):
    (step,) = Plan(page_of(read(page(entry(title, **parts))))).steps
    return [target[1] for target in step.alike]


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("A Mill Re-opens!", "3 May 2021"),
        ("A mill reopens", "20 May 2021"),
        ("A mill reopened", "3 May 2021"),
        ("À mill reopens", "3 May 2021"),
    ],
)
def test_a_title_that_is_nearly_that_of_an_item_is_told(title, date):
    item = an_item()
    assert alike(title, date=date) == [item.pk]


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("A bakery closes", "3 May 2021"),
        ("A mill reopens", "3 July 2021"),
        ("A mill reopened", "4 May 2021"),
    ],
)
def test_another_title_or_another_time_is_not(title, date):
    an_item()
    assert alike(title, date=date) == []


def test_an_entry_without_a_date_is_like_none():
    an_item()
    dated, undated = Plan(page_of(read(page(entry("Fair"), entry(date=""))))).steps
    assert (dated.alike, undated.alike) == ([], [])


def test_titles_whose_numbers_differ_are_not_alike():
    an_item("Cooperative newsletter No. 3")
    assert alike("Cooperative newsletter No. 4") == []


def test_what_sightings_tell_apart_is_not_alike():
    imported(entry(), entry(label="Publication"))
    steps = Plan(
        page_of(read(page(entry(), entry(label="Publication"), entry(label="Event"))))
    ).steps
    assert [step.alike for step in steps] == [[], [], []]


def test_an_item_is_told_though_another_entry_has_its_title():
    (known,) = imported(entry())
    near, other = Plan(
        page_of(read(page(entry("A mill re-opens!"), entry(date="3 December 2021"))))
    ).steps
    assert (near.alike, other.alike) == ([known.sighting.target], [])


def test_an_item_that_the_page_lists_itself_is_not_alike():
    imported(entry())
    steps = Plan(page_of(read(page(entry("A mill re-opens!"), entry())))).steps
    assert [step.alike for step in steps] == [[], []]


def test_a_lookalike_becomes_an_item_of_its_own():
    an_item("A mill re-opens")
    (outcome,) = imported(entry())
    assert (outcome.result, outcome.item.status) == ("created", "published")


def test_an_entry_that_an_editor_has_written_already_waits_for_review():
    mine = an_item()
    (outcome,) = imported(entry())
    assert (outcome.item.status, outcome.warnings) == (
        "review",
        ["an editor's item has its title and date"],
    )
    assert outcome.alike == [(outcome.sighting.content_type_id, mine.pk)]


def namesake(title="A mill reopens", **parts):
    (step,) = Plan(page_of(read(page(entry(title, **parts))))).steps
    assert (step.result, step.warnings, step.alike) == ("created", [], [])
    assert step.known.draft.item.status == "published"
    return step.namesake and step.namesake[1]


def test_of_the_items_of_its_title_the_nearest_is_told_and_changes_nothing():
    an_item(day=date(2017, 5, 3))
    near = an_item("A mill re-opens", day=date(2019, 5, 3))
    an_item("A mill reopened", day=date(2020, 5, 3))
    assert namesake() == near.pk
    assert namesake("A fair") is None


def test_an_undated_item_of_its_title_is_told_as_well():
    mine = an_item(day=None)
    assert namesake() == mine.pk
