"""Affiliations: "President of KoSEA (Korea Social Enterprise Promotion Agency)"."""

from collections.abc import Iterator
from dataclasses import dataclass

# the nouns that name a role, and the words that may stand before them in a title
ROLE_NOUNS = frozenset(
    """
        chief director manager president officer specialist coordinator co-ordinator founder
        co-founder cofounder advisor adviser chair chairperson chairman chairwoman secretary
        treasurer head leader lead member expert researcher professor lecturer economist
        consultant ceo cfo coo executive representative minister ambassador partner fellow
        analyst assistant associate economist organizer organiser facilitator trainer educator
        editor author journalist lawyer activist secretary-general director-general
        commissioner dean rector vice-president chairholder entrepreneur farmer owner
        administrator delegate rapporteur convenor convener focal superintendent governor mayor
        senator deputy staff co-chair vice-chair co-director scholar teacher scientist engineer
        technician correspondent strategist planner principal intern
        """.split()
)
ROLE_MODIFIERS = frozenset(
    """
        senior junior technical general managing executive deputy vice former founding
        programme program project regional national country international chief acting interim
        honorary business assistant associate principal global research field communications
        policy outgoing current elected newly recently co- independent emeritus marketing
        finance financial operations operating information legal human resources social
        """.split()
)
SMALL = frozenset(
    """
        of the for and in on at de la le du des del da do dos di y e et & to van von den der el
        al las los bin ibn d' a an as à
        """.split()
)
ARTICLES = frozenset(("a", "an", "the"))
NAME_PARTICLES = frozenset(
    """
        de la le du des del da do dos di y e van von den der el al bin ibn ben las los ten ter
        """.split()
)
ORGANISATION_WORDS = frozenset(
    """
        organization organisation agency association federation union alliance network
        foundation institute university centre center council confederation cooperative
        cooperatives co-operative co-operatives coop co-op coops co-ops society bank fund
        office ministry department unit league coalition company group trust college school
        academy chamber commission enterprise enterprises platform movement initiative
        programme project ilo un international economy solidarity
        """.split()
)
OF = (" of the ", " of ", " at the ", " at ", " for the ", " with the ", " with ", " in the ",
      " to the ", " for ", " in ", " from the ", " from ", " on the ", " on ", " to ")  # fmt: skip
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
    co-operatives coop co-op coops co-ops international programme project initiative
    """.split()
)
BOARDS = frozenset("board directors governors trustees committee".split())
OWN = frozenset((" of the ", " of ", " at the ", " at ", " with the ", " with ", " from the ",
                 " from "))  # fmt: skip
# before a subject as often as before a body
SUBJECT = frozenset((" for the ", " for ", " in the ", " in "))
# bodies' parts that are told apart by their place: "Office in Brazil"
OFFICES = frozenset("office unit programme project ministry department un ilo economy".split())
DASHES = (" – ", " — ", " - ", " ‒ ", " − ")
QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}


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
        return next((word for word in words if _names_role(word)), "")


def is_person_name(text: str) -> bool:
    """Two to six capitalised words (particles aside) of which none names a role or a body."""
    words = text.split()
    if not 2 <= len(words) <= 6:
        return False
    lowered = [word.casefold().strip(".,") for word in words]
    if any(word in ORGANISATION_WORDS or word in ROLE_NOUNS for word in lowered):
        return False
    return words[0][0].isupper() and all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    if word.casefold() in NAME_PARTICLES:
        return True
    plain = word.strip('.,“”"‘’').replace("-", "").replace("’", "").replace("'", "")
    return plain.isalpha() and (plain[0].isupper() or not plain[0].islower())


def _names_role(word: str) -> bool:
    """Whether the word is a role's noun, in the singular or the plural."""
    lowered = word.casefold().strip(".,;:()").split("/")[0]
    return lowered in ROLE_NOUNS or lowered.removesuffix("s") in ROLE_NOUNS


def is_named_after_a_role(text: str) -> bool:
    """Whether the text is a name whose surname is a role's noun too: "James Dean"."""
    words = text.split()
    if len(words) < 2 or not _names_role(words[-1]) or words[-1].endswith("s"):
        return False
    before = [word.casefold() for word in words[:-1]]
    return is_person_name(" ".join([*words[:-1], "X."])) and ROLE_MODIFIERS.isdisjoint(before)


def is_role(text: str) -> bool:
    """Whether the text begins with a role: "Enterprise Specialist", "Director of X"."""
    text = text.strip()
    if first_role_word(text) == 0:
        return True
    words = text[: _first_joint(text)].split()
    return 0 < len(words) <= 6 and _names_role(words[-1])


def _first_joint(text: str) -> int:
    return min((text.find(word) for word in OF if word in text), default=len(text))


def first_role_word(text: str) -> int | None:
    """The offset at which the first role phrase begins, its modifiers included, or None."""
    begin, offset = None, 0
    for word in text.split(" "):
        if _names_role(word):
            return offset if begin is None else begin
        if word.casefold() in ROLE_MODIFIERS or (offset == 0 and word.casefold() in ARTICLES):
            begin = offset if begin is None else begin
        else:
            begin = None
        offset += len(word) + 1
    return None


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
    parts = _role_parts(text)
    for part, following in zip(parts, [*parts, ""][1:], strict=True):
        _add(found, part, following)
    return found


def _role_parts(text: str) -> list[str]:
    """Comma parts; " and founder of" inside of one begins another, and so does " - ILO"."""
    parts = []
    for part in _at_dashes(split_outside_brackets(text)):
        begin = part.removeprefix("and ")
        pieces = begin.split(" and ")
        joined = [pieces[0]]
        for piece in pieces[1:]:
            if is_role(piece) and _of(piece)[1] and _of(joined[-1])[1]:
                joined.append(piece)
            else:
                joined[-1] += f" and {piece}"
        parts += joined
    return parts


def _at_dashes(parts: list[str]) -> Iterator[str]:
    """The parts, in two where a body stands behind a dash."""
    for part in parts:
        place = next((dash for dash in DASHES if dash in part), None)
        role, _, body = part.partition(place) if place else (part, "", "")
        yield from (role, body) if is_role(role) and _is_body(body, SUBJECT_WORDS) else (part,)


def _add(found: list[Affiliation], part: str, following: str) -> None:
    """Take a part in: a role opens an affiliation, a body closes the one that is open."""
    part = _without_article(part)
    if is_role(part) and not (found and part.casefold().startswith("former ")):
        found.append(_role_of(part))
    elif not found:
        found.append(_opening(part))
    elif not found[-1].organisation and part[:1].isupper():
        found[-1] = _closed(found[-1], part, following)
    elif _is_part_of(found[-1].organisation, part):
        found[-1] = Affiliation(found[-1].printed, organisation_name(part))


def _opening(part: str) -> Affiliation:
    """A part before any role: a body, or lower-case words that describe the person."""
    name = organisation_name(part)
    return Affiliation("", name) if name and part[:1].isupper() else Affiliation(part, "")


def _closed(open_one: Affiliation, part: str, following: str) -> Affiliation:
    """The role with its body; a subject is the role's own where a body follows it."""
    whole = f"{open_one.role}, {part}"
    is_subject = not _is_body(part, SUBJECT_WORDS) and _is_body(following) and open_one.role
    if is_subject or part.casefold().startswith(("responsible ", "in charge ")):
        return Affiliation(whole, "")
    return Affiliation(open_one.role, organisation_name(part), whole)


def _is_part_of(name: str, part: str) -> bool:
    """Whether the name is a unit's or a board's, and the part is the body that it belongs to."""
    last = name.casefold().rpartition(" ")[2]
    return (last in UNITS and _is_body(part)) or (last in BOARDS | FUNCTIONS and part[:1].isupper())


def _role_of(part: str) -> Affiliation:
    role, body = _of(part)
    return Affiliation(role, organisation_name(body), part)


def _of(part: str) -> tuple[str, str]:
    """The role and the body that a preposition joins; the body is "" without one."""
    if _names_office(part):
        role, joint, behind = part.rpartition(" of ")
        return (role, "") if " of " in role and joint and behind[:1].isupper() else (part, "")
    role, _, body = part.partition(" at ")
    if " of " in role and organisation_name(body) and not _is_body(role.partition(" of ")[2]):
        return role.strip(), body.strip()
    places = sorted((part.find(word), -len(word), word) for word in OF if word in part)
    for fits in (OWN.__contains__, SUBJECT.__contains__):
        for at, _, word in places:
            body = part[at + len(word) :]
            if fits(word) and organisation_name(body) and (word in OWN or _is_body(body)):
                return part[:at].strip(), body.strip()
    return part, ""


def _names_office(part: str) -> bool:
    """Whether it is a member of a government: "Minister of Labour" is of no body."""
    words = part[: _first_joint(part)].casefold().split()
    return words[-1:] == ["minister"] and " of " in part


def _is_body(text: str, besides: frozenset[str] = frozenset()) -> bool:
    """Whether the name holds a word for a body (not one of `besides`), or an acronym."""
    words = organisation_name(text).replace("/", " ").replace("-", " ").split()
    nouns = ORGANISATION_WORDS - besides
    return any(word.casefold() in nouns or (len(word) > 1 and word.isupper()) for word in words)


def organisation_name(text: str) -> str:
    """The proper name that begins the text, long form before acronym; "" if none does."""
    text = _without_article(text.strip())
    if text[:1] in QUOTES:
        return text[1:].partition(QUOTES[text[0]])[0].strip(" ,")
    outside, _, behind = text.partition("(")
    inside = behind.partition(")")[0].strip()
    name = _proper(outside.split())
    if name and inside and name == outside.strip() and _is_longer(inside, name):
        return inside
    return name


def _is_longer(inside: str, name: str) -> bool:
    return len(inside.split()) > 1 and len(name.split()) == 1 and inside[:1].isupper()


def _proper(words: list[str]) -> str:
    """The capitalised words, with the small ones between; not where the body is behind."""
    taken: list[str] = []
    for at, word in enumerate(words):
        bare = word.strip("“”\"'‘’.,;")
        if not bare or (not _is_capital(bare) and bare.casefold() not in SMALL):
            break
        is_before_article = words[at + 1 : at + 2] == ["the"]
        if bare == "in" and (is_before_article or _ends_body(taken)):
            break
        if bare == "and" and is_before_article and _ends_body(taken):
            break
        taken.append(word)
    while taken and not _is_capital(taken[-1].strip("“”\"'‘’.,;")):
        taken.pop()
    return " ".join(taken).strip(" ,;.") if taken and _is_capital(taken[0].lstrip("“\"'")) else ""


def _ends_body(taken: list[str]) -> bool:
    """Whether the last word is a body's noun, not an office's: what follows is where it is."""
    last = taken[-1].casefold() if taken else ""
    return last in ORGANISATION_WORDS and last not in OFFICES


def _is_capital(word: str) -> bool:
    return any(character.isupper() for character in word[:3]) or word[:1].isdigit()


def _without_article(text: str) -> str:
    for article in ("the ", "The ", "a ", "an ", "A ", "An ", "is "):
        if text.startswith(article):
            return text[len(article) :]
    return text
