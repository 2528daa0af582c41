"""The five seed pages, read with our reference data, against the table a person wrote."""

import json
import re
from pathlib import Path

import pytest

from sseportal.importing.text.documents import collect
from sseportal.importing.text.reading import Reader
from sseportal.taxonomy.finder import Finder
from sseportal.taxonomy.reference import names_of, read_countries, read_organisations

ROOT = Path(__file__).parents[2]
GOLD = {
    document["name"]: document
    for document in json.loads((ROOT / "tests/gold/seeds.json").read_text("utf-8"))["documents"]
}
PLAIN = (
    "position", "kind_label", "kind", "model", "series", "title", "date", "date_precision",
    "month_heading", "summary", "credit", "people",
)  # fmt: skip


@pytest.fixture(scope="module")
def read():
    countries = read_countries(ROOT / "fixtures/countries.csv")
    organisations = read_organisations(ROOT / "fixtures/organisations.csv")
    names = {("organisation", row.slug): row.name for row in organisations}
    reader = Reader(Finder(names_of(countries, organisations)), names)
    sources = collect([str(ROOT / "fixtures/seeds")])
    documents = [reader.read(source.read()).to_dict() for source in sources]
    return {document["name"]: document for document in documents}


def _organisations(entry):
    return {(one["name"], one["proposed"]) for one in entry["organisations"]}


def test_every_seed_is_in_the_table(read):
    assert set(read) == set(GOLD)


@pytest.mark.parametrize("name", GOLD)
def test_the_page_is_read_whole(read, name):
    document, gold = read[name], GOLD[name]
    assert (document["heading"], document["family"]) == (gold["heading"], gold["family"])
    assert len(document["entries"]) == len(gold["entries"])


@pytest.mark.parametrize(
    ("name", "position"),
    [(name, at) for name in GOLD for at in range(len(GOLD[name]["entries"]))],
)
def test_the_entry_is_as_a_person_reads_it(read, name, position):
    entry, gold = read[name]["entries"][position], GOLD[name]["entries"][position]
    assert {key: entry[key] for key in PLAIN} == {key: gold[key] for key in PLAIN}
    assert {one["code"] for one in entry["countries"]} == set(gold["countries"])
    assert _organisations(entry) == _organisations(gold)


def test_evidence_stands_in_the_text(read):
    for document in read.values():
        for entry in document["entries"]:
            text = f"{entry['title']}\n{entry['summary']}"
            for one in [*entry["countries"], *entry["organisations"]]:
                assert re.search(rf"(?<!\w){re.escape(one['evidence'])}(?!\w)", text)
