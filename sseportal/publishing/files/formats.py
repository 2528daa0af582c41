"""How records are written. A format is a function (records, title, url) -> pieces of text."""

import csv
import json

# What a spreadsheet takes for a formula: OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"  # without it Excel reads UTF-8 as something else
RIS_KINDS = {"publication": "RPRT"}


class Line:
    """A file of which only the line just written is kept."""

    def write(self, text):
        return text


def as_csv(records, title, url):
    writer = csv.writer(Line())
    yield BOM
    for number, record in enumerate(records):
        if number == 0:
            yield writer.writerow(record)
        yield writer.writerow(map(cell, record.values()))


def cell(value):
    """A text that no spreadsheet calculates; several are parted by semicolons. Of a picture its
    address."""
    return neutral(in_one_text(value["url"] if isinstance(value, dict) else value))


def in_one_text(value):
    return "; ".join(map(in_words, value)) if isinstance(value, list) else str(value or "")


def neutral(text):
    """With an apostrophe before what a spreadsheet would calculate; one more where there is one
    already, so that `as_written` finds each text again."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def as_written(text):
    """The text that `neutral` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def in_words(record):
    """`Kenya (KE)`: the first of its values, and the others in brackets."""
    first, *others = (str(value) for value in record.values() if value)
    return f"{first} ({', '.join(others)})" if others else first


def as_json(records, title, url):
    yield f'{{"title": {json.dumps(title)}, "url": {json.dumps(url)}, "items": ['
    for number, record in enumerate(records):
        yield ",\n" if number else "\n"
        yield json.dumps(record, ensure_ascii=False)
    yield "\n]}\n"


def as_ris(records, title, url):
    for record in records:
        for tag, value in ris_lines(record):
            yield f"{tag}  - {' '.join(value.split())}\r\n"
        yield "ER  - \r\n\r\n"


def ris_lines(record):
    """(tag, value) of one reference, those without a value left out."""
    year, *rest = record["date"].split("-")
    lines = [
        ("TY", RIS_KINDS.get(record.get("kind"), "NEWS")),
        ("TI", record["title"]),
        *(("AU", person["name"]) for person in record.get("people", [])),
        ("PY", year),
        ("DA", "/".join([year, *rest, *[""] * (3 - len(rest))])),
        ("AB", record["summary"]),
        ("LA", record["language"]),
        *(("KW", one["name"]) for one in (*record["countries"], *record["organisations"])),
        ("UR", record["url"]),
        ("L2", record["original"]),
        ("ID", record["id"]),
    ]
    return [(tag, value) for tag, value in lines if value.strip()]


FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
    "ris": (as_ris, "application/x-research-info-systems; charset=utf-8"),
}
