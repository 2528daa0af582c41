"""What a text names is suggested with the words that name it."""

from unicodedata import normalize

import pytest

from sseportal.taxonomy.models import Organisation
from sseportal.taxonomy.suggestions import CONTEXT, MOST_UNKNOWN, suggest
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def names(text):
    return [str(each.term) for each in suggest(text)[0]]


def evidence(text):
    """That of the first suggestion, as one string with the words in brackets."""
    found = suggest(text)[0][0].evidence
    return f"{found.before}[{found.words}]{found.after}"


def unknown(text):
    return [(each.name, each.acronym) for each in suggest(text)[1]]


def test_each_is_suggested_once_in_the_order_of_the_text():
    suggestions, _ = suggest("Kenya and the ILO, Senegal, Kenyan millers, Nairobi")
    assert [(str(each.term), each.times) for each in suggestions] == [
        ("Kenya", 3), ("International Labour Organization", 1), ("Senegal", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", " ", "available in Portuguese and Russian", "US$ 3", "\0", "South China Sea"]
)
def test_what_names_nothing_gets_no_suggestion(text):
    assert suggest(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Millers of Kenya meet", "Millers of [Kenya] meet"),
        ("Title\nin Kenya.\nNext", "in [Kenya]."),
        ("à Dakar : le Sénégal", "à [Dakar] : le Sénégal"),
        ("l’e\u0301te\u0301 a\u0300 Tu\u0308rkiye\u0301", "l’été à [Türkiyé]"),
        ("😀😀 à Kenya 😀", "😀😀 à [Kenya] 😀"),
        ("التعاونيات في ILO والعمل", "التعاونيات في [ILO] والعمل"),
    ],
)
def test_the_evidence_is_the_words_as_they_stand_on_their_line(text, shown):
    assert normalize("NFC", evidence(text)) == shown


def test_a_long_line_is_cut_between_words():
    words = "millers " * 40
    found = suggest(f"{words}in Kenya and {words}")[0][0].evidence
    assert found.before.startswith("…millers ") and found.after.endswith(" millers…")
    assert len(found.before) <= CONTEXT + 1 and len(found.after) <= CONTEXT + 1


def test_a_line_without_blanks_is_cut_all_the_same():
    dashes = "—" * 500
    found = suggest(f"{dashes}Kenya{dashes}")[0][0].evidence
    assert (found.words, len(found.before), len(found.after)) == ("Kenya", CONTEXT + 2, CONTEXT + 2)


def test_an_organisation_that_is_not_known_comes_with_its_evidence():
    text = "With the Ring\r\nMillers Union (RMU) in Kenya."
    assert unknown(text) == [("Ring Millers Union", "RMU")]
    found = suggest(text)[1][0].evidence
    assert (found.before, found.words, found.after) == (
        "With the ", "Ring\r\nMillers Union", " (RMU) in Kenya.",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Ring Millers Union", "ring millers union"])
def test_a_proposed_organisation_is_suggested_and_not_called_unknown(name):
    OrganisationFactory(name=name, proposed=True)
    assert names("With the Ring Millers Union (RMU).") == [name]
    assert unknown("With the Ring Millers Union (RMU).") == []


def test_an_organisation_known_by_another_name_is_suggested():
    OrganisationFactory(name="Ring", proposed=True).other_names.create(text="Ring Millers Union")
    assert names("With the Ring Millers Union (RMU).") == ["Ring"]


def test_a_rejected_organisation_is_neither_suggested_nor_unknown():
    OrganisationFactory(name="Ring Millers Union", rejected=True)
    assert suggest("With the Ring Millers Union (RMU).") == ([], [])


def test_a_name_that_an_editor_just_changed_is_found():
    Organisation.objects.filter(slug="ilo").update(name="Ring of Work")
    assert names("at the Ring of Work") == ["Ring of Work"]


def test_no_more_than_so_many_unknown_organisations_are_told():
    many = ". ".join(f"With the Ring{'x' * n} Millers Union" for n in range(2 * MOST_UNKNOWN))
    assert len(unknown(many)) == MOST_UNKNOWN
