"""The month calendar of the newsroom: what stands where, and for whom."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone

from news.models import NewsItem
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, ProfileFactory
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db
URL = "/admin/calendar/"


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


def page(client, month=None):
    return client.get(URL, {"month": month} if month else {}).context["page"]


def entries(found):
    """{day: [title]}"""
    days = [day for week in found.weeks for day in week]
    return {day.day.isoformat(): titles(day) for day in days if day.entries}


def titles(day):
    return [entry.title for entry in day.entries]


def test_what_is_published_stands_on_its_date_and_leads_to_its_form(editor):
    item = NewsItemFactory(title="A fair", published_on=date(2026, 6, 3))
    ProfileFactory(title="Ana", published_on=date(2026, 6, 3))
    NewsItemFactory(published_on=date(2026, 5, 31))
    assert entries(page(editor)) == {"2026-06-03": ["A fair", "Ana"]}
    text = editor.get(URL).text
    assert f'<a href="{address(NewsItem, "change", item.pk)}">A fair</a>' in text
    assert '<time datetime="2026-06-03">' in text


@pytest.mark.parametrize("state", ["draft", "review", "archived"])
def test_what_is_not_published_is_not_there(editor, state):
    NewsItemFactory(**{state: True})
    assert entries(page(editor)) == {}


def test_what_is_scheduled_stands_at_its_time_in_the_site_s_zone(editor, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    at = datetime(2026, 6, 30, 13, 30, tzinfo=UTC)
    NewsItemFactory(title="Tomorrow there", publish_at=at, published_on=date(2026, 6, 3))
    assert entries(page(editor)) == {}
    assert entries(page(editor, "2026-07")) == {"2026-07-01": ["Tomorrow there"]}
    text = editor.get(URL, {"month": "2026-07"}).text
    assert "01:30 scheduled" in text and "Pacific/Auckland" in text


def test_what_came_by_its_time_stands_on_its_date_again(editor):
    at = datetime(2026, 6, 10, 9, tzinfo=UTC)
    NewsItemFactory(title="Out", publish_at=at, published_on=date(2026, 6, 3))
    assert entries(page(editor)) == {"2026-06-03": ["Out"]}


def test_the_times_of_a_day_stand_in_their_order_below_what_is_published(editor):
    for hour in (18, 9):
        at = datetime(2026, 6, 20, hour, tzinfo=ZoneInfo("UTC"))
        NewsItemFactory(title=f"At {hour}", publish_at=at)
    NewsItemFactory(title="Published", published_on=date(2026, 6, 20))
    assert entries(page(editor)) == {"2026-06-20": ["Published", "At 9", "At 18"]}


def test_dates_without_a_day_stand_apart(editor):
    NewsItemFactory(title="In March", published_on=date(2023, 3, 1), date_precision="month")
    NewsItemFactory(title="In 2023", published_on=date(2023, 1, 1), date_precision="year")
    NewsItemFactory(title="On the first", published_on=date(2023, 3, 1))
    found = page(editor, "2023-03")
    assert entries(found) == {"2023-03-01": ["On the first"]}
    assert (titles(found.of_month), titles(found.of_year)) == (["In March"], ["In 2023"])
    text = editor.get(URL, {"month": "2023-03"}).text
    assert "March 2023, without a day" in text and "2023, without a month" in text
    january = page(editor, "2023-01")
    assert titles(january.of_year) == ["In 2023"] and entries(january) == {}


def test_a_writer_finds_their_own_items_alone():
    writer = somebody("Writer")
    NewsItemFactory(title="Mine", author=writer)
    NewsItemFactory(scheduled=True)
    NewsItemFactory()
    assert entries(page(client_of(writer))) == {"2026-06-01": ["Mine"]}


def test_who_has_no_role_finds_no_calendar():
    client = client_of(somebody(""))
    assert client.get(URL).status_code == 403
    assert URL not in client.get("/admin/").text


def test_months_lead_to_each_other(editor):
    text = editor.get(URL, {"month": "2025-12"}).text
    assert 'href="?month=2025-11" rel="prev"' in text and 'href="?month=2026-01" rel="next"' in text
    assert f'href="{URL}"' in editor.get("/admin/").text


@pytest.mark.parametrize(("month", "way"), [("0002-01", "next"), ("9998-12", "prev")])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Pago_Pago"])
def test_time_has_ends(editor, settings, month, way, zone):
    settings.TIME_ZONE = zone
    text = editor.get(URL, {"month": month}).text
    assert [each for each in ("next", "prev") if f'rel="{each}"' in text] == [way]


@pytest.mark.parametrize(
    "month", ["2026-13", "x", "<b>", "2026", "\0", "0000-01", "0001-01", "9999-12", "99999-01"]
)
def test_what_is_no_month_is_told_and_this_month_shown(editor, month):
    answer = editor.get(URL, {"month": month})
    assert answer.status_code == 200 and "is no month" in answer.text
    assert str(answer.context["page"].month) == "2026-06" and "<b>" not in answer.text


def test_weeks_begin_on_monday_and_today_is_marked(editor):
    answer = editor.get(URL)
    assert [day.strftime("%a") for day in answer.context["weekdays"]][::6] == ["Mon", "Sun"]
    assert answer.context["page"].weeks[0][0].day == date(2026, 6, 1)
    assert answer.text.count('aria-current="date"') == 1


def test_a_crowded_day_says_how_many_more_there_are(editor):
    NewsItemFactory.create_batch(25)
    text = editor.get(URL).text
    assert "and 5 more:" in text
    url = f"{address(NewsItem)}?published_on__year=2026&published_on__month=6&published_on__day=1"
    assert f'href="{url}"' in text.replace("&amp;", "&")
    assert editor.get(url).context["cl"].result_count == 25


def test_a_full_month_asks_no_more_than_an_empty_one(editor, django_assert_num_queries):
    assert timezone.localdate() == date(2026, 6, 15)
    asked = 9
    with django_assert_num_queries(asked):
        editor.get(URL)
    NewsItemFactory.create_batch(10)
    ProfileFactory.create_batch(10, scheduled=True)
    with django_assert_num_queries(asked):
        editor.get(URL)


def test_the_style_of_the_month_leaves_the_picker_of_dates_alone(editor):
    """Django's own has the class `calendar`."""
    style = (settings.BASE_DIR / "sseportal/static/newsroom.css").read_text("utf-8")
    assert '<div class="month">' in editor.get(URL).text
    assert ".month td" in style and not re.search(r"(?m)^\s*\.calendar\b", style)
