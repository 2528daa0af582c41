"""Words are compared without case and accents, the same in Python and in either database."""

import pytest
from django.db.models import Value
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sseportal.search.text import MAX_WORDS, Fold, fold, matching, printable, words
from sseportal.taxonomy.models import Country
from tests.factories import OrganisationFactory

FOLDED = {
    "Türkiye": "turkiye",
    "İZMİR ılık": "izmir ilik",
    "Özge Berber-Agtaş": "ozge berber-agtas",
    "Łódź, Đà Nẵng": "lodz, da nang",
    "Smørrebrød": "smorrebrod",
    "cœur Æsop Straße": "coeur aesop strasse",
    "women’s co‑operative": "women's co-operative",
    "ΣΊΣΥΦΟΣ": "σισυφοσ",
    "кооператив Ёлка": "кооператив елка",
    "تَعَاوُن": "تعاون",
    "ﬁnance ½": "finance 1⁄2",
    "हिन्दी": "हिन्दी",
    "": "",
}


def in_database(text):
    return Country.objects.values_list(Fold(Value(text)), flat=True)[:1].get()


@pytest.mark.parametrize("text", FOLDED)
def test_a_word_folds_to_its_plain_form(db, text):
    assert fold(text) == FOLDED[text]
    assert in_database(text) == FOLDED[text]


class InDatabase(TestCase):
    @given(st.text(st.characters(max_codepoint=0x6FF, exclude_characters="\0"), max_size=12))
    @settings(max_examples=200, deadline=None)
    def test_the_database_folds_as_python_does(self, text):
        assert in_database(text) == fold(text)


def test_nothing_folds_to_nothing(db):
    assert fold(None) is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Dairy  dairy DAIRY", ["dairy"]),
        ("co-operatives, Women’s!", ["co-operatives", "women's"]),
        ("«ILO»", ["ilo"]),
        ("*** !!! ''", []),
        ("🐝", []),
        ("a_b 100%", ["a_b", "100"]),
    ],
)
def test_a_query_is_split_into_its_words(query, found):
    assert words(query) == found


def test_a_long_query_is_cut():
    assert len(words(" ".join(f"w{n}" for n in range(100)))) == MAX_WORDS


@pytest.mark.parametrize(
    "text", ["\U0001f469\U0001f3fd\u200d\U0001f33e", "co\xadop", "\u0645\u06cc\u200c\u062e\u0648"]
)
def test_joiners_and_hyphenation_stay(text):
    assert printable(text) == text


@pytest.mark.parametrize("char", ["\0", "\x01", "\x0b", "\x7f", "\u202e", "\ufffe", "\n"])
def test_what_cannot_be_printed_becomes_a_space(char):
    assert printable(f"a{char}b") == "a b"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("weavers", ["Weavers of Ağrı", "weavers’ guild"]),
        ("AGRI weav", ["Weavers of Ağrı"]),
        ("weavers' guild", ["weavers’ guild"]),
        ("100%", ["100% wool", "100 sheep"]),
        ("a_b", ["a_b"]),
        ("nothing", []),
    ],
)
def test_every_word_must_stand_in_some_field(db, query, names):
    organisation = OrganisationFactory._meta.model
    for name in ("Weavers of Ağrı", "weavers’ guild", "100% wool", "100 sheep", "a_b", "aXb"):
        OrganisationFactory(name=name)
    found = matching(organisation.objects.all(), query, ["name", "acronym"])
    assert set(found.values_list("name", flat=True)) == set(names)


def test_words_may_stand_in_different_fields(db):
    guild = OrganisationFactory(name="Weavers", acronym="WVR")
    found = matching(type(guild).objects.all(), "wvr weavers", ["name", "acronym"])
    assert list(found) == [guild]
