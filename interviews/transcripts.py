"""Questions and answers in the transcript of an interview.

A transcript marks its questions in one way all along; the surest that is found in it is taken:
`Q:`, an interviewer's name or role, bold lines, numbers, and last the question marks alone.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from sseportal.publishing.rich_text import top_blocks
from sseportal.publishing.rich_text.blocks import BREAK, Block, Container, Run

FEWEST = 2  # of lines that are bold, or numbered, or of a speaker's
LONGEST_QUESTION = 600  # characters of a line that is taken for one by its question mark alone
ASKED = re.compile(r"[?？؟][\s»”\"'’)*]*$")
# "P. Ruiz" is a name: what is no question's letter in English has a colon.
Q = re.compile(
    r"(?:q(?:uestion)?\s*\d*\s*[.:：)–—-]+|p(?:regunta)?\s*\d*\s*[:：–—]|"
    r"(?:question|pregunta)\s*\d+)(?:\s+|$)",
    re.I,
)
A = re.compile(
    r"(?:a(?:nswer)?\s*\d*\s*[.:：)–—-]+|r(?:[ée]ponse|espuesta)?\s*\d*\s*[:：–—])(?:\s+|$)", re.I
)
NUMBER = re.compile(r"(\d{1,3})\s*[.)]\s+")
SPEAKER = re.compile(r"([^\W\d_][^\n:：?!]{0,59}?)\s*[:：](?!//)\s*")
INTERVIEWER = re.compile(
    r"interview(?:er|eur|euse)|entrevistador(?:a|\(a\))?|entrevistador/a|journalist[ae]?|"
    r"journaliste|periodista",
    re.I,
)


@dataclass
class Line:
    """A line of the text, or a list, a quote or a picture, which is no question."""

    block: Block | Container

    @property
    def text(self):
        return self.block.text.strip() if isinstance(self.block, Block) else ""

    @property
    def lead(self):
        """What stands in bold at its beginning."""
        if self.block.tag in ("h2", "h3"):
            return self.text
        told = ""
        for run in self.block.runs if isinstance(self.block, Block) else []:
            if not run.bold and run.text.strip():
                break
            told += run.text
        return told.strip()

    @property
    def is_bold(self):
        return bool(self.text) and self.lead == self.text


@dataclass
class Answered:
    question: str
    answer: list[Block | Container] = field(default_factory=list)

    @property
    def html(self):
        return _html(self.answer)


@dataclass
class Transcript:
    """`introduction` is HTML of what stands before the first question."""

    introduction: str
    questions: list[Answered]


def split(text):
    """The Transcript in a text, HTML or plain."""
    lines = list(_lines(text))
    find = _way_of(lines)
    before, found, was_question = [], [], False
    for line in lines:
        question, rest = find(line) if line.text else ("", line.block)
        if question and was_question and find in MANY_LINES:
            found[-1].question += f" {question}"
        elif question:
            found.append(Answered(question))
        if rest is not None:
            (found[-1].answer if found else before).append(rest)
        was_question = bool(question) and rest is None
    return Transcript(_html(before), found)


def _html(blocks):
    return "\n".join(filter(None, (block.html() for block in blocks)))


def _lines(text):
    for block in top_blocks(text):
        if isinstance(block, Container):
            yield from map(Line, _numbered(block))
            continue
        runs = []
        for run in block.runs:
            first, *others = run.text.split(BREAK)
            runs.append(Run(first, run.bold, run.italic, run.href))
            for other in others:
                yield from _line(block.tag, runs)
                runs = [Run(other, run.bold, run.italic, run.href)]
        yield from _line(block.tag, runs)


def _line(tag, runs):
    block = Block(tag, runs)
    block.trim()
    if starred := re.fullmatch(r"(\*\*|__)(.+)\1", block.text):
        block.runs = [Run(starred[2].strip(), bold=True)]
    if block.runs:
        yield Line(block)


def _numbered(container):
    """A list of one question is what a word processor makes of a number before it."""
    if container.tag != "ol" or len(container.children) != 1:
        return [container]
    first, *others = container.children[0].children
    if not isinstance(first, Block):
        return [container]
    number = container.attributes.get("start", "1")
    bold = first.runs[0].bold
    return [Block("p", [Run(f"{number}. ", bold), *first.runs]), *others]


# -- The ways to mark a question -------------------------------------------------------------------
# Each is a function Line -> (the question, what else is on the line): "" is none, None nothing.


def _way_of(lines):
    told = [line for line in lines if line.text]
    if any(Q.match(line.text) for line in told):
        return _by_letter
    if asks := _interviewers(told):
        return _by_speaker(asks, _speakers(told))
    bold = [line for line in told if _bold_question(line)]
    if len(bold) >= FEWEST and any(ASKED.search(line.lead) for line in bold):
        return _by_bold
    numbered = [line.text for line in told if NUMBER.match(line.text)]
    if len(numbered) >= FEWEST:
        return _by_number(only_asked=any(map(ASKED.search, numbered)))
    return _by_mark


def _by_letter(line):
    if found := Q.match(line.text):
        return line.text[found.end() :].strip(), None
    if found := A.match(line.text):
        return "", _without(line.block, found.end())
    return "", line.block


def _by_speaker(asks, speakers):
    answering = [name for name in speakers if name not in asks]

    def find(line):
        found = SPEAKER.match(line.text)
        name = _name(found)
        if name in asks:
            return line.text[found.end() :].strip(), None
        if name in answering and len(answering) == 1:
            return "", _without(line.block, found.end())
        return "", line.block

    return find


def _by_bold(line):
    question = _bold_question(line)
    if not question:
        return "", line.block
    rest = None if line.is_bold else _without(line.block, len(line.lead))
    return question, rest


def _by_number(only_asked):
    state = {"next": 1}

    def find(line):
        found = NUMBER.match(line.text)
        is_next = found and int(found[1]) == state["next"]
        if not is_next or (only_asked and not ASKED.search(line.text)):
            return "", line.block
        state["next"] += 1
        return line.text[found.end() :].strip(), None

    return find


def _by_mark(line):
    is_asked = ASKED.search(line.text) and len(line.text) <= LONGEST_QUESTION
    return (line.text, None) if is_asked else ("", line.block)


MANY_LINES = (_by_bold, _by_mark)  # where two questions in a row are one


# -- What they look at -----------------------------------------------------------------------------


def _bold_question(line):
    """A bold line, or a question in bold that the answer follows on the same line."""
    if line.is_bold or ASKED.search(line.lead):
        return NUMBER.sub("", line.lead, count=1).strip()
    return ""


def _name(found):
    return found[1].strip().casefold() if found else ""


def _speakers(lines):
    """[name] of those who speak several times."""
    names = Counter(_name(SPEAKER.match(line.text)) for line in lines)
    return [name for name, times in names.items() if name and times >= FEWEST]


def _interviewers(lines):
    """Who is called so, or else the one speaker who asks, and most of the time."""
    called = {_name(SPEAKER.match(line.text)) for line in lines}
    if named := {name for name in called if INTERVIEWER.fullmatch(name)}:
        return named
    speakers = _speakers(lines)
    asking = {name: _share_asked(name, lines) for name in speakers}
    best = max(asking, key=asking.get, default=None)
    return {best} if len(speakers) > 1 and asking[best] > 0.5 else set()


def _share_asked(name, lines):
    said = [line.text for line in lines if _name(SPEAKER.match(line.text)) == name]
    return sum(bool(ASKED.search(text)) for text in said) / len(said)


def _without(block, n):
    """The block without the first `n` letters of its text; None if nothing is left."""
    runs = []
    for run in block.runs:
        runs.append(Run(run.text[n:], run.bold, run.italic, run.href))
        n = max(0, n - len(run.text))
    left = Block(block.tag, runs)
    left.trim()
    return left if left.runs else None
