"""When two entries are one item, and when they are not."""

import pytest

from news.models import NewsItem
from sseportal.importing.identity import Identity, identity_of, title_key
from sseportal.importing.models import Sighting
from tests.importing.pages import entry, imported, results

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "variant",
    [
        "The millers' \"day\" - a feast", "THE MILLERS’ “DAY” – A FEAST",
        "The millers‘ «day» — a feast.", "The  millers´ „day“ ‑ a\u00a0feast . ",
        "Ｔhe millersʼ ‟day” − a feast...",
    ],
)  # fmt: skip
def test_case_quotes_dashes_blanks_and_a_full_stop_make_no_other_title(variant):
    assert title_key(variant) == 'the millers\' "day" - a feast'
    imported(entry("The millers’ “day” – a feast"))
    assert results(imported(entry(variant), heading="Another page")) == ["unchanged"]


@pytest.mark.parametrize("other", ["The millers' days", "A millers' day", "The millers day"])
def test_other_words_make_another_title(other):
    assert title_key(other) != title_key("The millers' day")


def test_long_titles_that_differ_only_at_their_end_are_two():
    one, two = title_key("mill " * 90 + "A"), title_key("mill " * 90 + "B")
    assert one != two
    assert len(one) <= Sighting._meta.get_field("title_key").max_length


def test_an_identity_is_read_back_from_its_text():
    identity = Identity("either | or", "2021-05", "")
    assert Identity.parse(str(identity)) == identity


def test_an_entry_without_a_title_is_known_by_its_words():
    untitled = {"title": "", "summary": "Lost words.", "date": None, "date_precision": None}
    reading = untitled | {"kind_label": "", "series": None, "kind": "news"}
    assert identity_of(reading).title == "lost words"


# -- Two sightings, one item -------------------------------------------------------------------
DAY, MONTH = entry(label=""), entry(label="", date="")
ONE = {
    "the same entry": (entry(), entry()),
    "without and with its label": (entry(label=""), entry()),
    "with and without its label": (entry(), entry(label="")),
    "with the credit of another year": (entry(credit="© X 2023"), entry(credit="© X 2024")),
    "where a credit took the label's place": (entry(), entry(label="", credit="© X 2024")),
}


@pytest.mark.parametrize(("first", "second"), ONE.values(), ids=ONE)
def test_one_entry_in_two_documents_is_one_item_with_two_sightings(first, second):
    (one,), (two,) = imported(first), imported(second, heading="Another page")
    assert one.item == two.item
    assert (NewsItem.objects.count(), Sighting.objects.of(one.item).count()) == (1, 2)


def test_the_credit_of_another_year_changes_nothing():
    imported(entry(credit="© X 2023"))
    assert results(imported(entry(credit="© X 2024"))) == ["unchanged"]
    assert NewsItem.objects.get().credit == "© X 2023"


def test_an_undated_entry_is_upgraded_when_a_dated_one_arrives():
    imported(MONTH, month="May 2021")
    item = NewsItem.objects.get()
    assert (item.date_for_machines, item.source_key) == ("2021-05", "a mill reopens|2021-05|")
    assert results(imported(DAY)) == ["updated"]
    item.refresh_from_db()
    assert (item.date_for_machines, item.source_key) == ("2021-05-03", "a mill reopens|2021-05-03|")


def test_a_vaguer_date_takes_nothing_away():
    imported(DAY)
    assert results(imported(MONTH, month="May 2021")) == ["unchanged"]
    assert NewsItem.objects.get().date_for_machines == "2021-05-03"


# -- Two items -----------------------------------------------------------------------------------
TWO = {
    "two labels": (entry(), entry(label="Publication")),
    "two days": (entry(), entry(date="4 May 2021")),
    "two titles": (entry(), entry("A mill opens")),
}


@pytest.mark.parametrize(("first", "second"), TWO.values(), ids=TWO)
@pytest.mark.parametrize("pages", [1, 2])
def test_entries_that_differ_are_two_items(first, second, pages):
    if pages == 1:
        imported(first, second)
    else:
        imported(first)
        imported(second)
    assert NewsItem.objects.count() == 2


def test_another_month_is_another_item():
    imported(MONTH, month="April 2021")
    imported(DAY)
    assert NewsItem.objects.count() == 2


@pytest.mark.parametrize("order", [1, -1])
def test_two_entries_of_one_page_are_two_items_even_if_one_is_vaguer(order):
    imported(entry(label="", date="3 May 2021"))
    both = [entry(label="", date=""), entry(label="")][::order]
    imported(*both, month="May 2021")
    assert NewsItem.objects.count() == 2


def test_two_entries_of_one_page_are_two_items_even_if_both_were_one_before():
    imported(entry(date=""), month="May 2021")
    imported(entry(label=""))
    assert NewsItem.objects.get().source_key == "a mill reopens|2021-05-03|news"
    assert results(imported(entry(), entry(label=""))) == ["created", "unchanged"]


@pytest.mark.parametrize("first", ["News", "Publication"])
def test_an_item_known_as_news_is_not_taken_for_the_publication(first):
    second = {"News": "Publication", "Publication": "News"}[first]
    for label in ("", first, second):
        imported(entry(label=label))
    assert sorted(NewsItem.objects.values_list("kind", flat=True)) == ["news", "publication"]


def test_entries_without_a_title_are_never_taken_for_each_other():
    for words in ("Lost words.", "Other words."):
        imported(entry(), entry("", label="", summary=words))
    untitled = NewsItem.objects.filter(status="review")
    assert set(untitled.values_list("title", flat=True)) == {"Lost words.", "Other words."}


# -- Doubt ---------------------------------------------------------------------------------------
def test_an_entry_that_may_be_any_of_several_becomes_a_new_item_in_review():
    imported(entry(), entry(label="Publication"))
    (doubtful,) = imported(entry(label=""))
    assert (doubtful.result, doubtful.item.status) == ("created", "review")
    assert doubtful.warnings == ["it may be any of several items"]
    assert Sighting.objects.of(doubtful.item).get().warnings == doubtful.warnings


def test_the_doubt_is_remembered_and_does_not_grow():
    imported(entry(), entry(label="Publication"))
    imported(entry(label=""))
    for heading in ("Cooperative news", "Another page"):
        (again,) = imported(entry(label=""), heading=heading)
        assert again.result == "unchanged"
    assert NewsItem.objects.count() == 3
    assert imported(entry(label=""))[0].warnings == ["it may be any of several items"]
