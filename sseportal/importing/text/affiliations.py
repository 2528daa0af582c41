"""Affiliations: "President of KoSEA (Korea Social Enterprise Promotion Agency)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...taxonomy.bodies import GENERIC_WORDS, JOINTS, is_small
from .organisation_names import first_body, is_body, organisation_name, without_article
from .person_names import ORGANISATION_WORDS
from .roles import OF, ROMANCE_NOUNS, first_joint, is_role, names_role

UNITS = frozenset(
    """
    unit department division branch section team desk programme directorate
    """.split()
)
# what a person may be head of inside a body
FUNCTIONS = frozenset(
    """
        operations finance finances communications communication research programmes programs
        development policy policies marketing advocacy partnerships education training innovation
        administration membership sales strategy relations affairs projects resources services
        statistics sustainability learning legislation
        """.split()
)
# words for a body that are a subject as well: "Specialist, Enterprise Development"
SUBJECT_WORDS = frozenset(
    """
    enterprise enterprises economy solidarity cooperative cooperatives co-operative
    co-operatives coop co-op coops co-ops international programme project initiative cooperation
    social popular
    """.split()
)
# what else somebody is a specialist of, right behind their name
SUBJECTS = SUBJECT_WORDS | frozenset(
    "employment labour gender youth skills rural value jobs green microfinance migration".split()
)
# what else ends in these is a field too: "Economics", "Enterprise Management"
FIELD_ENDINGS = ("ics", "logy", "ment", "tion", "ing", "ies", "law")
# what a specialist knows, not whose they are
SUBJECT_ACRONYMS = frozenset("SSE TVET SME MSME OSH HIV ICT IT HR PR".split())
# whoever has one of these posts has it of the unit
HEADS_OF_UNITS = frozenset("chief head director manager leader lead coordinator".split())
# of a body, never of a field
LEADERS = frozenset("president vice-president founder co-founder owner ceo manager chair".split())
BOARDS = frozenset("board directors governors trustees committee".split())
OWN = frozenset((" of the ", " of ", " at the ", " at ", " with the ", " with ", " from the ",
                 " from "))  # fmt: skip
# before a subject as often as before a body
SUBJECT = frozenset((" for the ", " for ", " in the ", " in ", " to the ", " to "))
# "Presidenta de la Cooperativa Loop": its joints are no English ones
ROMANCE = re.compile(
    rf"((?:[^\W\d_][\w-]* )?(?i:{'|'.join(sorted(ROMANCE_NOUNS))})(?: [^\W\d_][\w-]*)?)"
    r" (?:de la|de los|de las|de l[’']|del|des|de|du|dos|das|do|da)(?:(?<=[’'])| )(.+)"
)
CLAUSES = ("who ", "whose ", "which ")
DASHES = (" – ", " — ", " - ", " ‒ ", " − ")


@dataclass(frozen=True)
class Affiliation:
    """A role and the organisation that it is held in, each "" where untold; both as printed."""

    role: str
    organisation: str
    printed: str = ""

    @property
    def head(self) -> str:
        """The role's noun in lower case."""
        words = self.role.casefold().replace(",", " ").split()
        return next((word for word in words if names_role(word)), "")


def is_subject(word: str, is_third: bool) -> bool:
    """Whether a word is what a role is about and not a name's; only in the third place or later is
    "Green" no surname."""
    parts = word.casefold().split("-")
    is_told = SUBJECTS | FUNCTIONS if is_third else SUBJECT_WORDS
    return not is_told.isdisjoint([word.casefold(), *parts]) or (
        is_third and parts[-1].endswith(("ics", "logy", "ment", "tion"))
    )


def split_outside_brackets(text: str) -> list[str]:
    """The parts between commas and semicolons that stand in no brackets, stripped."""
    parts, depth, begin = [], 0, 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character in ",;" and depth <= 0:
            parts.append(text[begin:at].strip())
            begin = at + 1
    return [part for part in [*parts, text[begin:].strip()] if part]


def read_affiliations(text: str) -> list[Affiliation]:
    """What stands beside a person's name, as affiliations in the order told."""
    found: list[Affiliation] = []
    parts = _role_parts(_with_roles_joined(text))
    for at, part in enumerate(parts):
        _add(found, part, is_before_body=any(map(is_body, parts[at + 1 :])))
    return found


def _with_roles_joined(text: str) -> list[str]:
    """The parts between commas; "Founder, Chair, and Director of X" are one."""
    parts = _with_units_joined(split_outside_brackets(text))
    at = next((at for at, part in enumerate(parts) if part.startswith("and ")), 0)
    joined = ", ".join(parts[: at + 1])
    is_one = at and is_role(parts[at].removeprefix("and ")) and not _of(parts[at - 1])[1]
    if is_one and all(is_role(part) and not _of(part)[1] for part in parts[:at]):
        return [joined, *parts[at + 1 :]]
    return parts


def _with_units_joined(parts: list[str]) -> list[str]:
    """A unit's name has commas: "Officer in the Mills, Ports and Looms Branch of the ILO"."""
    for at, (part, following) in enumerate(pairwise(parts)):
        role, joint, begun = part.partition(" in the ")
        is_open = joint and is_role(role) and begun[:1].isupper() and not _is_unit(begun)
        if is_open and " and " in following and following[0].isupper() and _is_unit(following):
            return [*parts[:at], f"{part}, {following}", *parts[at + 2 :]]
    return parts


def _role_parts(told: list[str]) -> list[str]:
    """Comma parts; " and founder of" inside of one begins another, and so does " - ILO"."""
    parts = []
    for part in _at_dashes(told):
        begin = part.removeprefix("and ")
        pieces = begin.split(" and ")
        joined = [pieces[0]]
        for piece in pieces[1:]:
            is_told = _of(joined[-1])[1] or _names_office(joined[-1])
            if is_role(piece) and _of(piece)[1] and is_told:
                joined.append(piece)
            else:
                joined[-1] += f" and {piece}"
        parts += joined
    return parts


def _at_dashes(parts: list[str]) -> Iterator[str]:
    """The parts, in two where a body stands behind a dash, or right behind a role's noun."""
    for part in parts:
        if at := _acronym_behind(part):
            yield from (part[:at].strip(), part[at:])
            continue
        place = next((dash for dash in DASHES if dash in part), None)
        role, _, body = part.partition(place) if place else (part, "", "")
        yield from (role, body) if is_role(role) and is_body(body, SUBJECT_WORDS) else (part,)


def _add(found: list[Affiliation], part: str, is_before_body: bool) -> None:
    """Take a part in: a role opens an affiliation, a body closes the one that is open."""
    part = without_article(part.removeprefix("of ") if found else part.removeprefix("who is "))
    part = part.partition(" who ")[0]
    if is_role(part) and not (found and part.casefold().startswith("former ")):
        found.append(_role_of(part))
    elif not found:
        found.append(_opening(part))
    elif not found[-1].organisation and part[:1].isupper():
        found[-1] = _closed(found[-1], part, is_before_body)
    elif _is_part_of(found[-1], part):
        found[-1] = Affiliation(_role_within(found[-1]), organisation_name(part))


def _role_within(open_one: Affiliation) -> str:
    """The role, with the unit that it is a part of: "Chief, Loop Unit", but "Officer"."""
    is_member = _is_unit(open_one.organisation) and open_one.head not in HEADS_OF_UNITS
    return open_one.role if is_member else open_one.printed


def _opening(part: str) -> Affiliation:
    """A part before any role: a body, or lower-case words that describe the person."""
    if part.startswith(CLAUSES):
        return Affiliation("", first_body(part))
    name = organisation_name(part)
    return Affiliation("", name) if name and part[:1].isupper() else Affiliation(part, "")


def _closed(open_one: Affiliation, part: str, is_before_body: bool) -> Affiliation:
    """The role with its body; a subject is the role's own where a body follows it."""
    field, _, body = part.partition(" at the ")
    if open_one.head not in LEADERS and _is_field(field) and is_body(body):
        return Affiliation(f"{open_one.role}, {field}", organisation_name(body))
    whole = f"{open_one.role}, {part}"
    is_named = is_body(part, SUBJECT_WORDS) or _is_unit(part)
    is_subject = not is_named and is_before_body and open_one.role
    if is_subject or part.casefold().startswith(("responsible ", "in charge ")):
        return Affiliation(whole, "")
    return Affiliation(open_one.role, organisation_name(part), whole)


def _is_unit(name: str) -> bool:
    """Whether its head noun is a unit's: "Cooperatives Unit", "Department of Statistics"."""
    words = name.casefold().split()
    head = next((at for at, word in enumerate(words) if word in JOINTS), len(words)) - 1
    return head >= 0 and words[head] in UNITS


def _is_part_of(open_one: Affiliation, part: str) -> bool:
    """Whether a unit, a board or a field was told, and the part is the body that it belongs to."""
    name = open_one.organisation
    last = name.casefold().rpartition(" ")[2]
    if _is_unit(name):
        return is_body(part)
    if last in BOARDS or (last in FUNCTIONS and not is_body(name, SUBJECT_WORDS)):
        return part[:1].isupper()
    return open_one.head not in LEADERS and _is_field(name) and is_body(part)


def _is_field(name: str) -> bool:
    """Whether it is what a person directs or teaches: "Programmes", "Cooperative Economics"."""
    last = name.casefold().rpartition(" ")[2]
    is_told = last in FUNCTIONS or last.endswith(FIELD_ENDINGS)
    return is_told and last not in ORGANISATION_WORDS and not is_body(name, SUBJECT_WORDS)


def _role_of(part: str) -> Affiliation:
    role, body = _of(part)
    name = organisation_name(body)
    *words, last = name.casefold().split() or [""]
    is_own_board = last in BOARDS and GENERIC_WORDS.issuperset(words)
    return Affiliation(part, "", part) if is_own_board else Affiliation(role, name, part)


def _of(part: str) -> tuple[str, str]:
    """The role and the body that a preposition joins; the body is "" without one."""
    if told := ROMANCE.match(part):
        return told[1], told[2]
    if _names_office(part):
        role, joint, behind = part.rpartition(" of ")
        return (role, "") if " of " in role and joint and behind[:1].isupper() else (part, "")
    if at := _acronym_before(part):
        return part[at:], part[: at - 1]
    role, joint, body = part.partition(" in the ")
    if joint and (body.startswith("Ministry") or _is_officers(role, body)):
        return role, body
    role, body = _at(part)
    inner = role.partition(" of ")[2]
    is_within = _is_unit(inner) or _is_field(inner) or not is_body(inner)
    if inner and organisation_name(body) and is_within:
        return role.strip(), body.strip()
    role, _, body = part.partition(" of ")
    field, _, body = body.partition(" of ")
    if (_is_field(field) or _is_department(field) or _is_board(field)) and is_body(body):
        return f"{role} of {field}", body.strip()
    places = sorted((part.find(word), -len(word), word) for word in OF if word in part)
    for fits in (OWN.__contains__, SUBJECT.__contains__):
        for at, _, word in places:
            body = part[at + len(word) :]
            if word in OWN and _is_in_a_name(part[:at]):
                continue
            if fits(word) and organisation_name(body) and (word in OWN or _is_no_subject(body)):
                return part[:at].strip(), body.strip()
    return part, ""


def _acronym_behind(part: str) -> int:
    """Where a body is told right behind the role, "Director ILO Office for X"; 0 without one."""
    words = part[: first_joint(part)].split(" ")
    for at, (word, following) in enumerate(pairwise(words)):
        if names_role(word) and len(following) > 1 and following.isupper() and words[at + 2 :]:
            return len(" ".join(words[: at + 1])) + 1
    return 0


def _acronym_before(part: str) -> int:
    """Where the role begins behind its body's acronym: "ILO Country Coordinator"; else 0."""
    acronym, _, role = part.partition(" ")
    is_body_s = len(acronym) > 1 and acronym.isupper() and acronym.isalpha()
    is_told = is_body_s and acronym not in SUBJECT_ACRONYMS and not names_role(acronym)
    return len(acronym) + 1 if is_told and is_role(role) and not _of(role)[1] else 0


def _is_officers(role: str, body: str) -> bool:
    """Whether the body is the unit that an officer works in: "in the Mills Branch of the ILO"."""
    is_heads = Affiliation(role, "").head in HEADS_OF_UNITS
    return body[:1].isupper() and _is_unit(body) and not is_heads


def _at(part: str) -> tuple[str, str]:
    """The role and the body that " at " joins; "Democracy at Work" is one name."""
    role, _, body = part.partition(" at ")
    return ("", "") if body.startswith("Work ") else (role, body)


def _is_board(name: str) -> bool:
    return name.casefold().endswith(" board")


def _is_in_a_name(before: str) -> bool:
    """Whether what follows is the end of a body's name: "adviser to the Loop Union" of Mills."""
    joint = max((word for word in SUBJECT if word in before), key=len, default=None)
    body = before.partition(joint)[2] if joint else ""
    return body[:1].isupper() and " " in body and is_body(body, SUBJECT_WORDS)


def _is_department(name: str) -> bool:
    return name.casefold().rpartition(" ")[2] in {"department", "division", "directorate"}


def _is_no_subject(body: str) -> bool:
    """Whether it is a body's name and not what the role is about: "Specialist in Cooperatives"."""
    words = [word for word in body.casefold().split() if not is_small(word)]
    is_told = len(words) > 1 and not (SUBJECT_WORDS | FUNCTIONS).issuperset(words)
    return is_body(body, frozenset() if is_told else SUBJECT_WORDS)


def _names_office(part: str) -> bool:
    """Whether it is a public office: "Minister of Labour", "Member of Parliament"."""
    words = part[: first_joint(part)].casefold().split()
    is_minister = words[-1:] == ["minister"] and " of " in part
    return is_minister or part.endswith((" of Parliament", " of the Parliament"))
