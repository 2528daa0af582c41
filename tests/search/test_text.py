"""Words are compared without case and accents, the same in Python and in either database."""

import pytest
from django.db.models import Value
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sseportal.folding import Fold, fold
from sseportal.search.text import printable
from sseportal.taxonomy.models import Country

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
    "text", ["\U0001f469\U0001f3fd\u200d\U0001f33e", "co\xadop", "\u0645\u06cc\u200c\u062e\u0648"]
)
def test_joiners_and_hyphenation_stay(text):
    assert printable(text) == text


@pytest.mark.parametrize("char", ["\0", "\x01", "\x0b", "\x7f", "\u202e", "\ufffe", "\n"])
def test_what_cannot_be_printed_becomes_a_space(char):
    assert printable(f"a{char}b") == "a b"
