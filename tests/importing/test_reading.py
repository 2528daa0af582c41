import json

import pytest

from sseportal.importing.text.documents import Refused, document_of
from sseportal.importing.text.reading import Reader
from sseportal.taxonomy.finder import Finder, Name

FINDER = Finder([
    Name("Jordan", ("country", "JO")),
    Name("Ghana", ("country", "GH")),
    Name("ILO", ("organisation", "ilo"), "acronym"),
])  # fmt: skip
NAMES = {("organisation", "ilo"): "International Labour Organization"}
READER = Reader(FINDER, NAMES)
PAGE = """Page

  1. Spotlight Interviews with Cooperators

    Ada Jordan, Mill Manager, Ghana

    3 May 2021

    “Spotlight Interviews with Co-operators” is a series. The ILO met her.

  2. News

    No day

    Nothing with the Ring Millers Union (RMU).
"""


@pytest.fixture
def readings():
    return READER.read(document_of("page.txt", PAGE.encode())).readings


def test_the_model_follows_the_series(readings):
    assert [(one.model, one.kind, one.series) for one in readings] == [
        ("interviews", "interview", "spotlight-interviews"),
        ("news", "news", None),
    ]


def test_a_person_s_name_is_no_country_and_a_country_no_organisation(readings):
    (person,) = readings[0].people
    assert (person.name, person.role, person.organisation) == ("Ada Jordan", "Mill Manager", "")
    assert [country.code for country in readings[0].countries] == ["GH"]


def test_known_organisations_have_a_slug_and_proposed_ones_an_acronym(readings):
    (known,), (proposed,) = (reading.organisations for reading in readings)
    assert (known.slug, known.name) == ("ilo", "International Labour Organization")
    assert (proposed.slug, proposed.acronym, proposed.proposed) == (None, "RMU", True)


def test_the_block_and_its_line_come_along(readings):
    assert readings[1].entry.line == 11
    assert readings[1].raw.startswith("  2. News\n")


def test_the_contract_is_plain_json():
    document = READER.read(document_of("page.txt", PAGE.encode())).to_dict()
    assert json.loads(json.dumps(document)) == document
    assert document["entries"][1]["date"] is None
    assert document["entries"][1]["date_precision"] is None


def test_what_is_no_listing_is_refused_by_name():
    with pytest.raises(Refused, match=r"prose.txt: no numbered"):
        READER.read(document_of("prose.txt", b"Once.\nUpon.\nA time."))


def test_the_role_of_a_person_is_no_organisation():
    page = PAGE.replace("Mill Manager, Ghana", "Secretary General, ILO")
    interview = READER.read(document_of("page.txt", page.encode())).readings[0]
    assert interview.people[0].role == "Secretary General"
    assert [one.slug for one in interview.organisations] == ["ilo"]


def test_the_project_of_a_person_is_no_organisation():
    page = PAGE.replace("Mill Manager, Ghana", "Mill Manager, Ring Mills Project")
    interview = READER.read(document_of("page.txt", page.encode())).readings[0]
    assert interview.people[0].organisation == "Ring Mills Project"
    assert interview.organisations[1:] == []


def test_an_acronym_that_begins_a_body_s_own_name_is_not_that_body():
    page = PAGE.replace("Mill Manager,", "Chairperson, ILO Dairy Women’s Cooperative,")
    reading = READER.read(document_of("page.txt", page.replace("The ILO", "We").encode()))
    names = [one.name for one in reading.readings[0].organisations]
    assert names == ["ILO Dairy Women’s Cooperative"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With the Loop Bank. The Loop Bank of Ringland paid.", ["Loop Bank of Ringland"]),
        ("With the Ring Mills Union (RMU), says RMU, the ILO and RMU.",
         ["Ring Mills Union", "International Labour Organization"]),
        ("With the Industrial Loop Office of Mills (ILO).", ["Industrial Loop Office of Mills"]),
        ("It is an ILO COOP 100 Webinar.", []),
    ],
)  # fmt: skip
def test_each_body_is_named_once_and_none_for_another(text, expected):
    page = PAGE.replace("Nothing with the Ring Millers Union (RMU).", text)
    reading = READER.read(document_of("page.txt", page.encode())).readings[1]
    assert [one.name for one in reading.organisations] == expected


def test_an_acronym_before_a_body_s_place_or_unit_is_that_body():
    page = PAGE.replace("Mill Manager,", "Mill Manager, ILO Ghana,")
    reading = READER.read(document_of("page.txt", page.encode())).readings[0]
    assert [one.name for one in reading.organisations] == ["International Labour Organization"]
