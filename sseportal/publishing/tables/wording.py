"""What a cell becomes, in words: what goes struck out, what comes underlined."""

from diff_match_patch import diff_match_patch
from django.utils.html import format_html, format_html_join

AROUND = 60  # characters that are shown of what stays, at each side of a change
TAGS = {-1: "<del>{}</del>", 0: "{}", 1: "<ins>{}</ins>"}


def change_in_words(before, after):
    """HTML without styles of its own."""
    if not (before and after):
        return format_html(TAGS[-1 if before else 1], short(before or after))
    differ = diff_match_patch()
    differ.Diff_Timeout = 0.1
    found = differ.diff_main(before, after)
    differ.diff_cleanupSemantic(found)
    return format_html_join("", "{}", ((marked(*each),) for each in found))


def marked(what, text):
    return format_html(TAGS[what], short(text) if what == 0 else text[: 20 * AROUND])


def short(text):
    if len(text) <= 3 * AROUND:
        return text
    return f"{text[:AROUND]} … {text[-AROUND:]}"
