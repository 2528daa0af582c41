"""What a cell becomes, in words: what goes struck out, what comes underlined."""

import re

from diff_match_patch import diff_match_patch
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

AROUND = 60  # characters that are shown of what stays, at each side of a change
LONGEST = 1_200  # that are shown of what goes or comes
TAGS = {-1: "<del>{}</del>", 0: "{}", 1: "<ins>{}</ins>"}
WORD = re.compile(r"\S+\s*|\s+")
SURROGATES = range(0xD800, 0xE000)


def change_in_words(before, after):
    """HTML without styles of its own."""
    differ = diff_match_patch()
    differ.Diff_Timeout = 0.1
    words = {}
    found = differ.diff_main(*(lettered(text, words) for text in (before, after)), False)
    differ.diff_cleanupSemantic(found)
    texts = {letter: word for word, letter in words.items()}
    parts = ((what, "".join(map(texts.get, letters))) for what, letters in found)
    told = format_html_join("", "{}", ((marked(*part),) for part in parts))
    # Without a space the last word that goes and the first that comes are read as one.
    return mark_safe(told.replace("</del><ins>", "</del> <ins>"))


def lettered(text, words):
    """The text with a letter for each of its words, of which `words` learns the new ones."""
    return "".join(words.setdefault(word, letter(len(words))) for word in WORD.findall(text))


def letter(number):
    return chr(number if number < SURROGATES.start else number + len(SURROGATES))


def marked(what, text):
    if what:
        return format_html(TAGS[what], text if len(text) <= LONGEST else f"{text[:LONGEST]} …")
    return text if len(text) <= 3 * AROUND else f"{text[:AROUND]} … {text[-AROUND:]}"
