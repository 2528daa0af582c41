"""“Make questions and answers of it”: a transcript fills the rows of a profile's form."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interviews.transcripts import split
from sseportal.publishing.admin.filling import Filled, Filler, add_to_body
from sseportal.publishing.admin.rich_text import RichTextarea

NAME = "_transcript"
ROWS = "questions"


def transcript_field(data):
    """The editor that a transcript is pasted into, with what was typed there."""
    attrs = {"id": f"id_{NAME}", "data-headings": "h2", "aria-describedby": f"id_{NAME}_help"}
    return RichTextarea().render(NAME, data.get(NAME, ""), attrs)


def fill_questions(data, files):
    found = split(data.get(NAME, "").replace("\r\n", "\n"))
    if not found.questions:
        none = _("No question was found. The transcript is as it was: empty it to save without it.")
        return Filled(none, is_done=False)
    add_rows(data, found.questions)
    add_to_body(data, found.introduction)
    data[NAME] = ""
    return Filled(told(found), where=f"{ROWS}-group")


def add_rows(data, questions):
    """Below the rows that are there, in whatever order their numbers say."""
    first, last = number(data, f"{ROWS}-TOTAL_FORMS"), 0
    for row in range(first):
        last = max(last, number(data, f"{ROWS}-{row}-position"))
    for at, each in enumerate(questions):
        row = f"{ROWS}-{first + at}"
        data[f"{row}-question"] = each.question
        data[f"{row}-answer"] = each.html
        data[f"{row}-position"] = str(last + at + 1)
    data[f"{ROWS}-TOTAL_FORMS"] = str(first + len(questions))


def number(data, name):
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def told(found):
    n = len(found.questions)
    said = [ngettext("%d question was found.", "%d questions were found.", n) % n]
    if unanswered := sum(not each.answer for each in found.questions):
        said.append(ngettext("%d has no answer.", "%d have no answer.", unanswered) % unanswered)
    if found.introduction:
        said.append(_("What stands before the first one was added to the text."))
    return " ".join([*said, _("Check them below; nothing is saved yet.")])


FILLERS = {"_fill_questions": Filler(NAME, fill_questions)}
