"""Names of bodies that stand by themselves in a sentence: "the Loop Farmers Federation met"."""

import re
from collections.abc import Iterator

from .bodies import JOINTS, ORGANISATION_NOUNS, SMALL, is_capital

Word = tuple[str, int]

TOKEN = re.compile(r"[^\s()]+")
ENDS = ',.;:!?”"»'
OPENS = "“\"'‘«"
LONGEST = 12
# a name before one of these tells what sort of thing it is
EVENTS = frozenset(
    """
        conference summit congress meeting forum workshop week day webinar law act bill movement
        sector model system principles values identity
        """.split()
)
PLACED = frozenset(("in", "at", "on", "to", "against"))
STARTS = SMALL | {"a", "an"}
# nouns that are a body's by themselves; the others need a bracket or a list beside them
HEADS = ORGANISATION_NOUNS - frozenset(
    """
        organizations organisations cooperatives co-operatives enterprises council authority
        platform movement initiative partnership secretariat group fund trust europe
        international worldwide américas americas africa asia global academy coop co-op enterprise
        company
        """.split()
)
# words that set no body apart from others: "Agricultural Cooperative", "Trade Union"
GENERIC_WORDS = HEADS | frozenset(
    """
        national regional international local rural agricultural agriculture worker workers women
        women’s women's youth young housing trade employer employers farmer farmers credit savings
        saving development new first second global world social solidarity economy economic
        enterprise enterprises consumer consumers producer producers dairy health care community
        cooperatives co-operatives coop multi-stakeholder platform public private central state
        primary secondary high summer winter business training research policy platform member
        members every each this that our their its any some one two many these those a an the
        mutual finance financial fishing forestry craft artisan home domestic student students
        work conference convention congress
        """.split()
)


def standing_names(text: str, taken: bytearray) -> Iterator[tuple[str, int]]:
    """Each name and its offset; `taken` marks the characters of names that are known."""
    begin = 0
    for line in text.split("\n"):
        words = [(found[0], begin + found.start()) for found in TOKEN.finditer(line)]
        lowered = sum(len(word) > 3 and word[0].islower() for word, _ in words)
        for first, stop in _runs(words, text, taken):
            # where the words around are capitalised as well, a capital tells nothing
            around = len(words) - (stop - first)
            is_headline = words[-1][0][-1] != "." and around >= 2 and 5 * lowered < around
            name = _body_in(words, first, stop, is_headline)
            if name:
                yield name
        begin += len(line) + 1


def _runs(words: list[Word], text: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Half-open ranges of capitalised words with small ones between."""
    first = None
    for at, (word, offset) in enumerate(words):
        opens = word[0] in OPENS or text[offset - 1 : offset] in ("(", ")")
        if first is not None and (opens or not _joins(words, at) or taken[offset]):
            yield first, at
            first = None
        if first is None and is_capital(word) and not taken[offset]:
            first = at
        if first is not None and word[-1] in ENDS:
            yield first, at + 1
            first = None
    if first is not None:
        yield first, len(words)


def _joins(words: list[Word], at: int) -> bool:
    """Whether a name may go on here: not at a place, and not at another body's article."""
    word = words[at][0].casefold()
    if word == "and" and at + 1 < len(words) and words[at + 1][0].casefold() == "the":
        return False
    return is_capital(words[at][0]) or (word in SMALL and word not in PLACED)


def _body_in(words: list[Word], first: int, stop: int, is_headline: bool) -> tuple[str, int] | None:
    """The longest name in the run, which may end and begin at a small word."""
    stop = min(stop, first + LONGEST)
    stops = [stop, *(at for at in range(stop - 1, first, -1) if words[at][0] in ("and", "&"))]
    found = (_body_before(words, first, end, is_headline) for end in stops)
    return next(filter(None, found), None)


def _body_before(
    words: list[Word], first: int, stop: int, is_headline: bool
) -> tuple[str, int] | None:
    while stop > first and not is_capital(words[stop - 1][0]):
        stop -= 1
    if stop < len(words) and words[stop][0].casefold().strip(ENDS) in EVENTS:
        return None
    for begin in range(first, stop):
        before = words[begin - 1][0] if begin else "."
        if not _may_begin(words[begin][0], before, begin == first):
            continue
        part = words[begin:stop]
        follows = before[0].islower() or (before[-1] not in ".!?:" and not is_headline)
        if _is_body(part, follows) and (follows or not is_headline):
            return " ".join(word for word, _ in part).strip(ENDS + OPENS), part[0][1]
    return None


def _may_begin(word: str, before: str, is_first: bool) -> bool:
    is_article = word in ("The", "A", "An")
    return is_capital(word) and not is_article and (is_first or before.casefold() in STARTS)


def _is_body(part: list[Word], is_sure: bool) -> bool:
    """Whether a body's noun is the head, and a word of its own sets it apart."""
    words = [word.casefold().strip(ENDS) for word, _ in part]
    head = next((at for at, word in enumerate(words) if word in JOINTS), len(words)) - 1
    if head < 0 or words[head] not in HEADS or len(words) < 2:
        return False
    own = sum(word not in GENERIC_WORDS and word not in SMALL for word in words)
    # the first word of a sentence has its capital from there
    return own > 0 if is_sure else own > 0 and len(words) > 2
