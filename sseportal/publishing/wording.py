"""A selection in words: `News from Kenya and Senegal about UNTFSSE, 2023`."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop


def in_words(selection):
    """What narrows it, to follow the name of its kind at once: ` from Kenya`, `, 2023`, ``."""
    said = [
        _phrase(selection, selection.leading_facet, "(%s)"),
        _phrase(selection, "country", gettext_noop("from %s")),
        _phrase(selection, "organisation", gettext_noop("about %s")),
        _phrase(selection, "language", gettext_noop("in %s")),
    ]
    dated = [*(listed(selection, name) for name in ("year", "month")), _period(selection)]
    words = [_("with %s") % f"“{query}”"] if (query := selection.values["q"]) else []
    about = "".join(f" {phrase}" for phrase in said if phrase)
    return about + "".join(f", {phrase}" for phrase in [*dated, *words] if phrase)


def listed(selection, name):
    """`Kenya and Senegal`: the values of a facet, "" for none."""
    labels = selection.short_labels(name)
    return get_text_list([str(label) for label in labels.values()], _("and")) if labels else ""


def _phrase(selection, name, pattern):
    """`from Kenya`; a pattern is translated only where it is used: most are not."""
    said = listed(selection, name)
    return _(pattern) % said if said else ""


def _period(selection):
    first, last = (selection.values[name] for name in ("since", "until"))
    if first and last:
        return first.label if str(first) == str(last) else f"{first.label} – {last.label}"
    if first:
        return _("from %(date)s") % {"date": first.label}
    return _("until %(date)s") % {"date": last.label} if last else ""
