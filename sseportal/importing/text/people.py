"""People of a profile entry: who is interviewed, in what role, of what organisation.

The title is read first. What it leaves open (a role, an organisation, whether the words before a
colon are a person at all) comes from the summary's "interviewed Ms X, role of Y".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .affiliations import DASHES, Affiliation, is_subject, read_affiliations
from .person_names import (
    NAME_PARTICLES,
    is_named_after_a_role,
    is_person_name,
    part_role,
    without_honorifics,
)
from .roles import ROLE_MODIFIERS, ROLE_NOUNS, first_role_word, is_role
from .series import behind_label, sentences

LEAD = "interview with "
OTHER_LEADS = (
    "interview: ", "interview of ", "a conversation with ", "conversation with ",
    "in conversation with ", "meet ", "in memoriam: ",
    "entrevista con ", "entrevista com ", "entretien avec ",
)  # fmt: skip
LONGEST_LEAD = 70
# words behind a dash that describe somebody without a role's noun: "beekeeper and mother of five"
LONGEST_TELLING = 5
VERBS = (
    "interviewed",
    "talked with",
    "talked to",
    "spoke with",
    "spoke to",
    "sat down with",
    "met with",
)
PRONOUNS = ("He", "She")
# where the sentence goes on with what somebody does
DOING = re.compile(
    r",? and (?:formerly |previously |has |is |was |\w+ed |taught |led |leads |works |runs |holds )"
    r"|, (?:who |talks |tells |explains |shares |speaks |reflects |describes |discusses )"
)
LONGEST = 2000


@dataclass(frozen=True)
class PersonRead:
    """`role` and `organisation` are "" where the entry does not tell them."""

    name: str
    role: str
    organisation: str


def read_people(title: str, summary: str) -> list[PersonRead]:
    """The people that a profile entry is about, in order; empty if none is named."""
    told = _from_summary(summary[:LONGEST])
    named = _from_title(title[:LONGEST], told, summary[:LONGEST])
    if not named:
        return [_chosen(name, affiliations) for name, affiliations in told if " " in name]
    if len(named) > 1:  # "he" may be any of them
        told = [one for one in told if one[0]]
    told += [(name, beside) for name, _ in named if (beside := _beside(name, summary[:LONGEST]))]
    return [_completed(name, affiliations, told) for name, affiliations in named]


Reading = tuple[str, list[Affiliation]]


def _from_title(title: str, told: list[Reading], summary: str) -> list[Reading]:
    body, is_led = _without_lead(behind_label(title.strip()))
    read = []
    for piece in _pieces(body):
        names, rest, mark = _name_and_rest(piece)
        if not is_led and mark and not _is_confirmed(names, mark, rest, told, summary):
            return []
        told_by = rest.partition(": ")[0] if mark == "," else rest
        affiliations = [] if _is_headline(rest, mark) else read_affiliations(told_by)
        read += [(name, affiliations) for name in names]
    return read


def _is_headline(rest: str, mark: str) -> bool:
    """Whether what follows a name is what the piece is about: no words of a person."""
    if mark == "-":
        return first_role_word(rest) is None and len(rest.split()) > LONGEST_TELLING
    return mark == ":" and first_role_word(rest) != 0


def _without_lead(title: str) -> tuple[str, bool]:
    """The title behind "Highlights of an Interview with", and whether there was such a lead."""
    lowered = title[:LONGEST_LEAD].casefold()
    if LEAD in lowered:
        return title[lowered.index(LEAD) + len(LEAD) :].strip(), True
    for lead in OTHER_LEADS:
        if lowered.startswith(lead):
            return title[len(lead) :].strip(), True
    return title, False


def _pieces(body: str) -> list[str]:
    """One piece a person, where each has a role: "A B, role and C D, role"."""
    pieces = [""]
    parts = body.split(" and ")
    for at, part in enumerate(parts):
        name, _, rest = " and ".join(parts[at:]).partition(",")
        is_name = is_person_name(without_honorifics(name)) or _surname(name)
        if at and is_name and _begins_with_role(rest) and "," in pieces[-1]:
            pieces.append(part)
        else:
            pieces[-1] += f" and {part}" if at else part
    return pieces


def _name_and_rest(piece: str, is_behind: bool = False) -> tuple[list[str], str, str]:
    """The names, what follows them and the mark between: ",", "-", ":" or "" for none. Where there
    are none, those behind a headline, but for what already is."""
    at, width, mark = _first_mark(piece)
    head, rest = piece[:at], _unbracketed(piece[at + width :].strip())
    if mark == "," and is_named_after_a_role(without_honorifics(head)) and _begins_with_role(rest):
        return [without_honorifics(head)], rest, ","
    role, name = part_role(without_honorifics(head))
    if name:
        return [name], f"{role}, {rest}" if rest else role, mark or ","
    role_at = _role_behind_name(head)
    if role_at and is_person_name(without_honorifics(head[:role_at])):
        return [without_honorifics(head[:role_at])], head[role_at:] + piece[at:], ","
    head, tail = _without_tail(head)
    if tail and not mark:
        rest, mark = tail, ","
    names = [without_honorifics(name) for name in _joined(head)]
    names = [name for name in names if is_person_name(name)]
    if names:
        return names, rest, mark
    if mark == ",":
        return _name_last(piece)
    return ([], rest, mark) if is_behind or not mark else _behind_headline(rest, mark)


def _behind_headline(rest: str, mark: str) -> tuple[list[str], str, str]:
    """Somebody with a role behind a headline: "From mill to fair: Ada Bell, President of X"."""
    names, role, inner = _name_and_rest(rest, is_behind=True)
    return (names, role, inner) if inner == "," and _begins_with_role(role) else ([], rest, mark)


def _role_behind_name(head: str) -> int | None:
    """The offset of the role and of what it is about: "Ada Bell Social Economy Expert"."""
    words = head[: first_role_word(head)].split()
    at = next((at for at, word in enumerate(words) if is_subject(word, is_third=at > 1)), 0)
    while at and words[at - 1].casefold() in ROLE_MODIFIERS:
        at -= 1
    return head.index(words[at], len(" ".join(words[:at]))) if at else first_role_word(head)


def _begins_with_role(rest: str) -> bool:
    return is_role(rest.partition(",")[0])


def _name_last(piece: str) -> tuple[list[str], str, str]:
    """The name behind its role: "the President of X, Ada Bell", or "…, on mills"."""
    rest, _, name = piece.partition(", on ")[0].rpartition(",")
    name = without_honorifics(name)
    return ([name], rest, ",") if is_role(rest) and is_person_name(name) else ([], rest, ",")


def _unbracketed(text: str) -> str:
    return text[1:].partition(")")[0] if text.startswith("(") else text


def _first_mark(piece: str) -> tuple[int, int, str]:
    """Where the first mark stands, how wide it is and which it is."""
    found = [(piece.find(","), 1, ","), (piece.find(": "), 2, ":"), (piece.find(" ("), 1, ",")]
    found += [(piece.find(dash), len(dash), "-") for dash in DASHES]
    return min((mark for mark in found if mark[0] >= 0), default=(len(piece), 0, ""))


def _joined(head: str) -> list[str]:
    names = head.replace(" & ", " and ").split(" and ")
    if len(names) == 2 and all(is_person_name(without_honorifics(name)) for name in names):
        return names
    return [head]


def _without_tail(head: str) -> tuple[str, str]:
    """The head without where it was spoken or whom it speaks for, and the latter's name."""
    for joint in (" at ", " on ", " about ", " interviewed "):
        head = head.partition(joint)[0]
    for joint in (" from the ", " from ", " of the ", " of "):
        name, _, body = head.partition(joint)
        if body:
            return name, body
    return head, ""


def _is_confirmed(
    names: list[str], mark: str, rest: str, told: list[Reading], summary: str
) -> bool:
    """Whether the words before the mark are a person: a headline may begin with an organisation."""
    if not names or mark == ",":
        return bool(names)
    if told:
        return any(_same(name, other) for name in names for other, _ in told)
    return names[0] in summary or first_role_word(rest) == 0 or (mark == "-" and is_role(rest))


def _from_summary(summary: str) -> list[Reading]:
    told = sentences(summary)
    for sentence in told:
        found = list(_interviewed(sentence))
        if found:
            return found
    return list(_retired(summary)) or [one for sentence in told for one in _introduced(sentence)]


def _interviewed(sentence: str) -> Iterator[Reading]:
    verb = next((f" {verb} " for verb in VERBS if f" {verb} " in sentence), None)
    if verb is None:
        return
    for piece in _pieces(sentence.partition(verb)[2].strip().rstrip(".")):
        names, rest, _ = _name_and_rest(piece)
        if not names:
            told, _, rest = piece.partition(",")
            names = _surname(told)
        for name in names:
            yield name, read_affiliations(rest)


def _surname(told: str) -> list[str]:
    """The name that an honorific tells, though it is but one word: "Ms Bell"; or none."""
    name = without_honorifics(told)
    return [name] if name != told.strip() and name[:1].isupper() and " " not in name else []


def _introduced(sentence: str) -> Iterator[Reading]:
    """Whom a sentence presents: "Ada Bell is Chair of X", "Ms Bell is"; "" for "she"."""
    for verb in (" is ", " was ", " works as "):
        subject, _, rest = sentence.rstrip(".").partition(verb)
        rest = rest.removeprefix("currently ").removeprefix("now ")
        rest = rest.removeprefix("the ").removeprefix("a ").removeprefix("an ")
        name = without_honorifics(subject)
        is_named = is_person_name(name) or _surname(subject) or subject in PRONOUNS
        if is_named and is_role(rest):
            rest = DOING.split(rest, maxsplit=1)[0]
            yield "" if subject in PRONOUNS else name, read_affiliations(rest)
            return


def _beside(name: str, summary: str) -> list[Affiliation]:
    """What the summary says right behind a name: "Ada Bell, President of X, tells how"."""
    _, _, rest = summary.partition(f"{name}, ")
    _, _, rest = (rest, "", rest) if rest else summary.partition(f" {name.split()[-1]}, ")
    rest = sentences(rest)[0] if rest else ""
    return read_affiliations(DOING.split(rest, maxsplit=1)[0]) if _begins_with_role(rest) else []


def _retired(summary: str) -> Iterator[Reading]:
    """Who is told by their last post: "Ada Bell joined the ILO and retired as Chief of X"."""
    for sentence in sentences(summary):
        told, _, rest = sentence.rstrip(".").partition(" retired as ")
        words = told.split()
        at = next(
            (at for at, word in enumerate(words) if word.islower() and word not in NAME_PARTICLES),
            0,
        )
        name = " ".join(words[:at])
        if is_role(rest) and is_person_name(name):
            yield name, read_affiliations(rest)


def _same(name: str, other: str) -> bool:
    """Whether two spellings are one person: the shorter's words stand in the longer."""
    one, two = set(name.casefold().split()), set(other.casefold().split())
    return one <= two or two <= one


def _completed(name: str, affiliations: list[Affiliation], told: list[Reading]) -> PersonRead:
    known = next((others for other, others in told if _same(name, other)), [])
    chosen = affiliations[0] if affiliations else None
    if chosen is None:
        return _chosen(name, known)
    if known and not is_role(chosen.role, ROLE_NOUNS):
        chosen = replace(chosen, role=known[0].role)
    told_name = chosen.organisation and _longer(chosen.organisation, known)
    organisation = told_name or _organisation_for(chosen.role, known)
    chosen = replace(chosen, organisation=organisation)
    return PersonRead(name, chosen.role, chosen.organisation)


def _longer(organisation: str, known: list[Affiliation]) -> str:
    """The name, with the sort of body that the summary tells behind it: "Ring Mills NGO"."""
    full = (one.organisation for one in known if one.organisation.startswith(f"{organisation} "))
    return next((name for name in full if name.endswith(" NGO")), organisation)


def _chosen(name: str, affiliations: list[Affiliation]) -> PersonRead:
    first = affiliations[0] if affiliations else Affiliation("", "")
    return PersonRead(name, first.role, first.organisation)


def _organisation_for(role: str, known: list[Affiliation]) -> str:
    """The organisation of the affiliation with the same head noun, else the first that has one."""
    words = role.casefold().replace(",", " ").split()
    same = (one for one in known if one.organisation and one.head in words)
    return next(same, next((one for one in known if one.organisation), Affiliation("", ""))
                ).organisation  # fmt: skip
