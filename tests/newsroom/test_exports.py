"""Items taken out of a list as a table."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Profile
from news.models import NewsItem
from tests.admin.newsroom import address
from tests.admin.newsroom import look as look_at
from tests.factories import NewsItemFactory, OrganisationFactory, ParticipantFactory
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.tables import FORMULAS, exported, rows_of

pytestmark = pytest.mark.django_db
WHOLE = {"summary": "In short.", "countries": ["kenya"]}


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


def test_a_table_says_all_that_is_brought_in_and_where_the_item_is(editor):
    ring = OrganisationFactory(name="Ring Alliance", acronym="RA")
    item = NewsItemFactory(
        title="Mill", kind="event", published_on="2023-03-01", date_precision="month",
        countries=["kenya", "senegal"], organisations=[ring], scheduled=True,
    )  # fmt: skip
    (row,) = rows_of(exported(editor, "csv"))
    expected = {
        "id": str(item.pk), "title": "Mill", "kind": "event", "date": "2023-03",
        "status": "published", "not_before": "2026-06-16 12:00",
        "countries": "Kenya (KE); Senegal (SN)", "organisations": "Ring Alliance (RA)",
        "admin": f"http://testserver{address(NewsItem, 'change', item.pk)}",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    (same,) = rows_of(exported(editor, "xlsx"), "xlsx")
    assert same == row
    (record,) = rows_of(exported(editor, "json"), "json")
    assert record["countries"][0] == {"name": "Kenya", "code": "KE"}


def test_people_of_an_interview_are_in_its_row(editor):
    part = ParticipantFactory(role="Baker", person__name="Awa Diop")
    ParticipantFactory(
        profile=part.profile, person__name="Ben Ode", organisation="Ring", position=1
    )
    (row,) = rows_of(exported(editor, "csv", Profile))
    assert row["people"] == "Awa Diop | Baker; Ben Ode |  | Ring"
    (record,) = rows_of(exported(editor, "json", Profile), "json")
    assert record["people"][0] == {"name": "Awa Diop", "role": "Baker", "organisation": ""}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_no_cell_is_a_formula(editor, suffix):
    for text in FORMULAS:
        NewsItemFactory(title=f"{text}.", summary=text)
    for row in rows_of(exported(editor, suffix), suffix):
        assert not str(row["summary"]).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_filters_and_search_of_the_list_are_those_of_the_table(editor):
    event = NewsItemFactory(title="Mill", kind="event")
    NewsItemFactory(title="Mill", kind="call"), NewsItemFactory(title="Oven", kind="event")
    rows = rows_of(exported(editor, "csv", query="?kind__exact=event&q=mill"))
    assert [row["id"] for row in rows] == [str(event.pk)]


def test_ticked_items_are_taken_out_or_all_of_the_list(editor):
    first, second, _third = NewsItemFactory.create_batch(3)
    page = look_at(editor, NewsItem, "export_table", [first, second])
    ticked = page.context["form"].initial["export_items"]
    rows = rows_of(exported(editor, "csv", export_items=ticked))
    assert {row["id"] for row in rows} == {str(first.pk), str(second.pk)}
    page = look_at(editor, NewsItem, "export_table", "all", "?kind__exact=news")
    assert page.context["form"].initial["export_items"] == []
    assert page.context["export_url"].endswith("?kind__exact=news")
    assert page.context["number"] == 3


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_a_writer_takes_out_own_items_alone(suffix):
    writer = somebody("Writer")
    own, other = NewsItemFactory(author=writer, draft=True), NewsItemFactory(draft=True)
    found = rows_of(exported(client_of(writer), suffix), suffix)
    assert [row["id"] for row in found] == [str(own.pk)]
    both = {"export_items": [own.pk, other.pk]}
    found = rows_of(exported(client_of(writer), suffix, **both), suffix)
    assert [row["id"] for row in found] == [str(own.pk)]


@pytest.mark.parametrize("sent", [{"format": "9"}, {"format": "0", "export_items": "x"}, {}])
def test_a_wrong_request_for_a_table_is_answered_by_its_page(editor, sent):
    assert editor.post(address(NewsItem, "export"), sent).status_code == 200
    assert editor.get(address(NewsItem, "export"), {"nonsense": "1"}).status_code == 302


def test_a_table_asks_as_often_for_many_items_as_for_few(editor):
    numbers = []
    for _ in range(2):
        NewsItemFactory.create_batch(5, **WHOLE)
        with CaptureQueriesContext(connection) as asked:
            exported(editor, "csv")
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
