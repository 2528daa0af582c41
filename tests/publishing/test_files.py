"""Every list can be taken along as a file of exactly its selection."""

import csv
import io
import json
from datetime import date

import pytest

from news.models import NewsItem
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
)
from tests.publishing.oracle import Oracle
from tests.publishing.pages import all_titles, links

SUFFIXES = ("csv", "json", "ris")
SELECTIONS = [
    ("news", {}),
    ("news", {"country": ["kenya", "senegal"], "year": ["2024"]}),
    ("news", {"kind": ["event"], "sort": ["title"]}),
    ("news", {"year": ["1999"]}),
    ("interviews", {"series": ["coop-champions"]}),
]


def sent(client, path, suffix, **query):
    answer = client.get(f"{path}items.{suffix}", query)
    assert answer.status_code == 200 and answer.streaming
    return answer.getvalue().decode("utf-8-sig" if suffix == "csv" else "utf-8")


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def references(text):
    """[{tag: [values]}] of a RIS file."""
    found = []
    for block in text.split("ER  - \r\n\r\n")[:-1]:
        found.append({})
        for line in block.split("\r\n")[:-1]:
            found[-1].setdefault(line[:2], []).append(line[6:])
    return found


def titles_in(text, suffix):
    if suffix == "csv":
        return [row["title"] for row in rows(text)]
    if suffix == "json":
        return [item["title"] for item in json.loads(text)["items"]]
    return [one["TI"][0] for one in references(text)]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("app", "chosen"), SELECTIONS)
def test_a_file_holds_exactly_the_selection_in_its_order(client, seeded, app, chosen, suffix):
    titles = titles_in(sent(client, f"/{app}/", suffix, **chosen), suffix)
    filters = {name: values for name, values in chosen.items() if name != "sort"}
    assert set(titles) == Oracle(app).titles(**filters)
    assert titles == all_titles(client, f"/{app}/", **chosen)


@pytest.mark.parametrize("app", ["news", "interviews"])
def test_a_list_leads_to_the_files_of_what_it_shows(client, seeded, app):
    query = "year=2023&sort=title"
    found = links(client.get(f"/{app}/?{query}"))
    assert [path for path in found if "/items." in path] == [
        f"/{app}/items.{suffix}?{query}" for suffix in SUFFIXES
    ]


def test_an_empty_list_offers_no_files(client, seeded):
    assert not any("/items." in path for path in links(client.get("/news/?year=1999")))


@pytest.fixture
def dairy(db, settings):
    settings.SITE_URL = "https://sse.example.org"
    settings.FEED_AUTHORITY = "sse.example.org"
    return NewsItemFactory(
        title="Dairy, and “more”", slug="dairy", summary="One.\n\nTwo.", kind="publication",
        published_on=date(2026, 3, 1), date_precision="month", countries=["kenya"],
        organisations=[OrganisationFactory(name="Dairy Union", acronym="DU")],
        external_url="https://example.org/dairy",
    )  # fmt: skip


def test_json_says_all_of_an_item(client, dairy):
    told = json.loads(sent(client, "/news/", "json", country="kenya"))
    assert told["title"].startswith("News from Kenya")
    assert told["url"] == "https://sse.example.org/news/?country=kenya"
    (item,) = told["items"]
    assert item["id"] == f"tag:sse.example.org,2026:news/{dairy.pk}"
    assert item["url"] == "https://sse.example.org/news/dairy/"
    assert (item["date"], item["kind"], item["language"]) == ("2026-03", "publication", "en")
    assert item["countries"] == [{"name": "Kenya", "code": "KE"}]
    assert item["organisations"] == [{"name": "Dairy Union", "acronym": "DU"}]
    assert (item["original"], item["sources"]) == ("https://example.org/dairy", [])


def test_csv_puts_several_into_one_cell(client, dairy):
    (row,) = rows(sent(client, "/news/", "csv"))
    assert row["countries"] == "Kenya (KE)"
    assert row["organisations"] == "Dairy Union (DU)"
    assert (row["title"], row["summary"]) == (dairy.title, dairy.summary)


def test_a_reference_manager_reads_it(client, dairy):
    (one,) = references(sent(client, "/news/", "ris"))
    assert one["TY"] == ["RPRT"] and one["TI"] == [dairy.title]
    assert one["PY"] == ["2026"] and one["DA"] == ["2026/03//"]
    assert one["AB"] == ["One. Two."] and one["KW"] == ["Kenya", "Dairy Union"]
    assert one["UR"] == ["https://sse.example.org/news/dairy/"]


def test_people_come_with_role_and_organisation(client, db):
    profile = ProfileFactory()
    person = PersonFactory(name="Ada Bell")
    ParticipantFactory(profile=profile, person=person, role="Chair", organisation="Loop Net")
    told = json.loads(sent(client, "/interviews/", "json"))["items"][0]
    assert told["people"] == [{"name": "Ada Bell", "role": "Chair", "organisation": "Loop Net"}]
    assert rows(sent(client, "/interviews/", "csv"))[0]["people"] == "Ada Bell (Chair, Loop Net)"
    assert references(sent(client, "/interviews/", "ris"))[0]["AU"] == ["Ada Bell"]


@pytest.mark.usefixtures("seeded")
def test_an_imported_item_says_which_documents_it_stood_in(client):
    item = NewsItem.objects.get(title__startswith="Four Modules")
    told = json.loads(sent(client, "/news/", "json"))["items"]
    (sources,) = (one["sources"] for one in told if one["title"] == item.title)
    assert [(one["document"], one["position"]) for one in sources] == [
        ("003_cdb3dbb4621c3121.txt", 3)
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(client, db, begin):
    NewsItemFactory(title=f"{begin}1+1", summary="=HYPERLINK()")
    (row,) = rows(sent(client, "/news/", "csv"))
    assert row["title"] == f"'{begin}1+1" and row["summary"] == "'=HYPERLINK()"


def test_a_line_end_cannot_forge_a_reference(client, db):
    NewsItemFactory(title="Two", summary="x\r\nER  - \r\n\r\nTY  - NEWS\r\nTI  - Forged")
    (one,) = references(sent(client, "/news/", "ris"))
    assert one["TI"] == ["Two"]


def test_a_file_is_named_after_its_selection_and_not_indexed(client, seeded):
    answer = client.get("/news/items.csv?country=kenya&year=2024")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    name = 'filename="news-from-kenya-2024-sse-portal.csv"'
    assert answer.headers["Content-Disposition"] == f"attachment; {name}"
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["/news/items.xlsx", "/news/items.", "/news/items.CSV"])
def test_other_formats_are_not_found(client, db, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("query", ["q=%00", "year=x", "country=%FF", "q=" + "(" * 900, "page=-1"])
def test_what_a_visitor_types_is_no_error(client, seeded, suffix, query):
    assert client.get(f"/news/items.{suffix}?{query}").status_code == 200


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_takes_few_queries_whatever_its_size(
    client, seeded, suffix, django_assert_max_num_queries
):
    ProfileFactory.create_batch(30)
    sent(client, "/interviews/", suffix)  # brings the index up to date
    with django_assert_max_num_queries(7):
        sent(client, "/interviews/", suffix)
