"""Two items as lines to read side by side: one as it is saved, or as a form has it typed."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sseportal.publishing.dates import Precision, in_words, start_of
from sseportal.publishing.labels import label_of
from sseportal.publishing.rich_text import plain_with_pictures, typed
from sseportal.word_diff import marked

FIELDS = (
    "title", "published_on", "status", "language", "summary", "body", "countries",
    "organisations", "external_url",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """What both say in a field, as HTML with the words marked that only one has."""

    label: str
    mine: SafeString
    other: SafeString
    is_same: bool


def compared(item, texts, other):
    """[Line] of an item's texts, {field: text}, and another item; none where both are blank."""
    theirs = texts_of(other)
    names = [name for name in FIELDS if texts[name] or theirs[name]]
    return [_line(item, name, texts[name], theirs[name]) for name in names]


def texts_of(item):
    return {
        "title": item.title,
        "published_on": item.date_in_words,
        "status": item.get_status_display(),
        "language": item.get_language_display(),
        "summary": item.summary,
        "body": plain_with_pictures(item.body),
        "countries": _listed(item.countries.all()),
        "organisations": _listed(item.organisations.all()),
        "external_url": item.external_url,
    }


def texts_typed(form):
    """What can't be understood is shown as it was typed."""
    clean = form.cleaned_data if form.is_bound and form.errors is not None else {}
    texts = {name: str(form.data.get(name, "")) for name in FIELDS}
    texts |= {name: str(clean[name] or "") for name in FIELDS if name in clean}
    texts["body"] = typed(texts["body"], plain_with_pictures)
    for name in ("countries", "organisations"):
        texts[name] = _listed(clean.get(name) or [])
    for name in {"status", "language"} & form.fields.keys():
        choices = dict(form.fields[name].choices)
        texts[name] = str(choices.get(texts[name], texts[name]))
    if day := clean.get("published_on"):
        precision = clean.get("date_precision") or Precision.DAY
        texts["published_on"] = in_words(start_of(day, precision), precision)
    return texts


def _listed(terms):
    return ", ".join(sorted(term.name for term in terms))


def _line(item, name, mine, other):
    label = label_of(item._meta.get_field(name))
    mine, other = (text.replace("\r\n", "\n").strip() for text in (mine, other))
    return Line(label, *marked(mine, other), is_same=mine == other)
