"""Our own pages in all families, field by field against what a person wrote of them."""

import json
from collections import Counter

import pytest
from django.conf import settings

from sseportal.importing.text.documents import collect
from sseportal.importing.text.reading import Reader
from sseportal.taxonomy import vocabulary
from tests.processes import ROOT

FOLDER = ROOT / "tests/gold/synthetic"
GOLD = json.loads(FOLDER.with_suffix(".json").read_text("utf-8"))["documents"]
PLAIN = (
    "position", "kind_label", "kind", "model", "series", "title", "date", "date_precision",
    "month_heading", "summary", "credit",
)  # fmt: skip


@pytest.fixture(scope="module")
def read():
    names = vocabulary.from_files(settings.REFERENCE_DIR)
    reader = Reader(names.finder(), names.canonical)
    documents = [reader.read(source.read()).to_dict() for source in collect([str(FOLDER)])]
    return {document["name"]: document for document in documents}


def test_every_family_is_covered_by_sixty_entries_or_more(read):
    assert {document["family"] for document in GOLD} == set("ABCDEFGH")
    assert set(read) == {document["name"] for document in GOLD}
    assert sum(len(document["entries"]) for document in GOLD) >= 60


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["name"])
def test_the_page_is_read_as_a_person_reads_it(read, gold):
    document = read[gold["name"]]
    assert (document["heading"], document["family"]) == (gold["heading"], gold["family"])
    found = [{key: entry[key] for key in PLAIN} for entry in document["entries"]]
    assert found == [{key: entry[key] for key in PLAIN} for entry in gold["entries"]]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["name"])
def test_people_and_countries_are_as_a_person_reads_them(read, gold):
    for entry, wanted in zip(read[gold["name"]]["entries"], gold["entries"], strict=True):
        assert entry["people"] == wanted["people"]
        assert sorted(one["code"] for one in entry["countries"]) == wanted["countries"]


def test_each_organisation_is_found_once(read):
    for document in read.values():
        for entry in document["entries"]:
            names = Counter(one["name"].casefold() for one in entry["organisations"])
            assert not names or max(names.values()) == 1
