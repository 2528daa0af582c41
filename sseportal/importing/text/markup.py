"""Texts that are no text of a page: its HTML source, and JSON."""

INVISIBLE = " \t\n\r\f\v\u00a0\u200b\u200e\u200f\u2060\ufeff"
OPENINGS = ("<!doctype", "<html", "<?xml", "<head", "<body", "<div")
BEGIN, END = 2000, 200
FEWEST_TAGS = 6


def is_html(text: str) -> bool:
    """Whether the text is HTML source, or a part of it."""
    begin = text[:BEGIN].lstrip(INVISIBLE).casefold()
    return begin.startswith(OPENINGS) or ("</" in begin and begin.count("<") >= FEWEST_TAGS)


def is_json(text: str) -> bool:
    """Whether the text begins and ends as an object or a list does."""
    begin, end = text[:BEGIN].lstrip(INVISIBLE), text[-END:].rstrip(INVISIBLE)
    return begin[:1] in ("{", "[") and end[-1:] in ("}", "]")
