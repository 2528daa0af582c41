"""What `--dry-run --format json` prints is a contract: docs/import-format.md."""

import hashlib
import json
import re
from datetime import date

import pytest

from interviews.models import Participant, Person, Profile
from news.models import NewsItem
from sseportal.importing import fitting
from sseportal.taxonomy.models import Organisation
from tests.importing.pages import entry, import_seeds, page
from tests.processes import ROOT, manage

# A shape is a type, a set of values, a tuple of alternatives, [the shape of each], {key: shape}.
CREDIT = {"raw": str, "holder": str, "year": (int, None)}
KINDS = {*NewsItem.Kind.values, "interview"}
ENTRY = {
    "position": int,
    "kind_label": str,
    "kind": KINDS,
    "model": {"news", "interviews"},
    "series": ({"spotlight-interviews", "coop-champions", "ilo-coop-100"}, None),
    "title": str,
    "date": (re.compile(r"\d{4}-\d\d-\d\d"), None),
    "date_precision": ({"day", "month", "year"}, None),
    "month_heading": (str, None),
    "summary": str,
    "credit": (CREDIT, None),
    "people": [{"name": str, "role": str, "organisation": str}],
    "countries": [{"code": re.compile("[A-Z]{2}"), "evidence": str}],
    "organisations": [{"name": str, "evidence": str, "proposed": bool}],
    "warnings": [str],
}
DOCUMENT = {
    "name": str,
    "sha256": re.compile("[0-9a-f]{64}"),
    "heading": str,
    "family": set("ABCDEFGH"),
    "warnings": [str],
    "entries": [ENTRY],
}
CONTRACT = {"documents": [DOCUMENT]}

TRAPS = page(
    entry("Fair", date="", label="Event", credit="© Ann Lee"),
    entry("Awa Diop, President of Ring Alliance", label="COOP Champions"),
    entry("", date="2 May 2021", summary="Lost words of Kenya."),
    entry("The year", date="2019", credit="© ILO 2020"),
)


def fits(value, shape):
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, list):
        return type(value) is list and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        same = type(value) is dict and list(value) == list(shape)
        return same and all(fits(value[key], shape[key]) for key in shape)
    if isinstance(shape, re.Pattern):
        return type(value) is str and bool(shape.fullmatch(value))
    return value in shape if isinstance(shape, set) else value is shape or type(value) is shape


def dry_run(*paths):
    done = import_seeds(*paths, dry_run=True, format="json")
    assert (done.status, done.err) == (0, "")
    return done.out


@pytest.fixture
def read(db, tmp_path):
    (tmp_path / "traps.txt").write_text(TRAPS)
    return json.loads(dry_run(ROOT / "fixtures/seeds", tmp_path / "traps.txt"))


def entries(read):
    return [each for document in read["documents"] for each in document["entries"]]


@pytest.mark.parametrize(
    "broken",
    [
        {}, {"documents": None}, {"documents": [{}]}, {"documents": [], "more": 1},
        {"documents": [{"name": "a"}]},
    ],
)  # fmt: skip
def test_the_check_of_this_test_is_strict(broken):
    assert not fits(broken, CONTRACT)
    assert not fits(True, int)


def test_every_key_is_there_with_its_type(read):
    assert fits(read, CONTRACT)
    assert len(read["documents"]) == 6


def test_there_is_one_json_document_and_nothing_else(db):
    out = dry_run()
    assert json.loads(out)
    assert out.startswith("{\n") and out.endswith("}\n")


def test_the_same_input_prints_the_same(db):
    assert dry_run() == dry_run()


def test_it_prints_the_same_without_a_database_and_with_all_items_stored(seeded, tmp_path):
    assert dry_run() == manage(tmp_path, "import_seeds", "--dry-run", "--format", "json").stdout


def test_the_digest_is_of_the_bytes(read):
    seeds = ROOT / "fixtures/seeds"
    for document in read["documents"][:5]:
        data = (seeds / document["name"]).read_bytes()
        assert document["sha256"] == hashlib.sha256(data).hexdigest()


def test_positions_count_from_1(read):
    for document in read["documents"]:
        positions = [each["position"] for each in document["entries"]]
        assert positions == list(range(1, len(positions) + 1))


def test_what_hangs_together_is_null_together(read):
    for each in entries(read):
        assert (each["date"] is None) == (each["date_precision"] is None)
        is_news = each["model"] == "news"
        assert is_news == (each["series"] is None) == (each["kind"] != "interview")
        assert each["date"] is None or date.fromisoformat(each["date"])
        assert each["people"] == [] or each["model"] == "interviews"


def test_a_vague_date_is_the_first_day_of_its_month_or_year(read):
    vague = {"month": "-01", "year": "-01-01"}
    found = [each for each in entries(read) if each["date_precision"] in vague]
    assert {each["date_precision"] for each in found} == set(vague)
    assert all(each["date"].endswith(vague[each["date_precision"]]) for each in found)


def test_evidence_stands_in_the_text(read):
    for each in entries(read):
        for one in [*each["countries"], *each["organisations"]]:
            assert one["evidence"] in f"{each['title']}\n{each['summary']}"


def test_the_example_in_the_documentation_is_true(db, tmp_path):
    told = (ROOT / "docs/import-format.md").read_text("utf-8")
    blocks = dict(re.findall(r"```(text|json)\n(.*?)```", told, re.DOTALL))
    (tmp_path / "example.txt").write_text(blocks["text"], "utf-8")
    assert json.loads(blocks["json"]) == json.loads(dry_run(tmp_path / "example.txt"))


@pytest.mark.parametrize("shape", [CONTRACT, DOCUMENT, ENTRY, CREDIT])
def test_the_documentation_tells_every_key(shape):
    told = (ROOT / "docs/import-format.md").read_text("utf-8")
    assert [key for key in shape if f"`{key}`" not in told] == []


def test_texts_are_cut_where_their_columns_end():
    def columns(model, *names):
        return [model._meta.get_field(name).max_length for name in names]

    assert columns(NewsItem, "title", "kind_label") == list(fitting.ENTRY.values())
    assert columns(Profile, "title", "credit") == [fitting.ENTRY["title"], fitting.CREDIT["raw"]]
    people = [*columns(Person, "name"), *columns(Participant, "role", "organisation")]
    assert people == list(fitting.PERSON.values())
    assert columns(Organisation, "name", "acronym") == list(fitting.ORGANISATION.values())
