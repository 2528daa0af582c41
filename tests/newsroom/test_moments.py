"""Not before: a time of the site's zone, wherever it is told."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings

from news.models import NewsItem
from tests.admin.newsroom import act, add, address, errors, look, news
from tests.factories import NewsItemFactory
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.tables import as_csv, bring_in
from tests.newsroom.tables import errors as errors_of_table
from tests.newsroom.tables import look as look_at_table

pytestmark = pytest.mark.django_db
ENDS = pytest.mark.parametrize(
    ("day", "time"), [("0001-01-01", "00:10"), ("9999-12-31", "23:30"), ("1969-12-31", "12:00")]
)
ZONES = pytest.mark.parametrize("zone", ["America/Lima", "Africa/Nairobi", "UTC"])
BOUNDS = "Choose a year from 1970 to 2999."


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.TABLES_DIR = tmp_path / "tables"


@pytest.fixture
def publisher():
    return client_of(somebody("Publisher"))


def scheduled(day, time, **fields):
    return news(publish_at_0=day, publish_at_1=time, **fields)


@ENDS
@ZONES
def test_a_time_at_the_end_of_time_is_refused_in_a_form(publisher, zone, day, time):
    with override_settings(TIME_ZONE=zone):
        typed = scheduled(day, time, status="draft")
        assert errors(add(publisher, NewsItem, typed)) == {"publish_at": [BOUNDS]}
        assert publisher.post(address(NewsItem, "preview_new"), typed).status_code == 200


@ENDS
@ZONES
def test_a_time_at_the_end_of_time_is_refused_in_a_list(publisher, zone, day, time):
    item = NewsItemFactory(review=True, summary="In short.", countries=["kenya"])
    told = {"to-publish_at_0": day, "to-publish_at_1": time, "told": "1"}
    with override_settings(TIME_ZONE=zone):
        page = look(publisher, NewsItem, "schedule", [item], **told)
    assert BOUNDS in page.context["form"].errors["publish_at"]


@ENDS
@ZONES
def test_a_time_at_the_end_of_time_is_refused_in_a_table(publisher, zone, day, time):
    with override_settings(TIME_ZONE=zone):
        page = look_at_table(publisher, as_csv(["title", "not_before"], ["Mill", f"{day} {time}"]))
    assert errors_of_table(page) == {(2, "not_before"): [BOUNDS]} and not page.context["kept"]


@override_settings(TIME_ZONE="Europe/Berlin")
def test_of_a_time_that_comes_twice_the_first_is_taken(publisher):
    add(publisher, NewsItem, scheduled("2026-10-25", "02:30", status="draft", title="Form"))
    bring_in(publisher, ["title", "not_before"], ["Table", "2026-10-25 02:30"])
    listed = NewsItemFactory(title="List", review=True, summary="In short.", countries=["kenya"])
    told = {"to-publish_at_0": "2026-10-25", "to-publish_at_1": "02:30", "told": "1"}
    act(publisher, NewsItem, "schedule", [listed], **told)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert dict(NewsItem.objects.values_list("title", "publish_at")) == dict.fromkeys(
        ["Form", "Table", "List"], first
    )


@override_settings(TIME_ZONE="Europe/Berlin")
def test_of_a_time_that_the_clocks_leave_out_the_next_is_told(publisher):
    told = "Clocks are put forward then: the next time is 29 March 2026, 03:00."
    typed = scheduled("2026-03-29", "02:30", status="draft")
    assert errors(add(publisher, NewsItem, typed)) == {"publish_at": [told]}
    page = look_at_table(publisher, as_csv(["title", "not_before"], ["Mill", "2026-03-29 02:30"]))
    assert errors_of_table(page) == {(2, "not_before"): [told]}
