"""The name of an organisation where it is known that one is told: behind a role, after "at"."""

from ...taxonomy.bodies import FIRST_NOUNS, GENERIC_WORDS, is_small
from ...taxonomy.proposals import PROGRAMMES
from .person_names import ORGANISATION_WORDS

# small words of a name, beside those of a body's
BESIDES = frozenset("van den el al bin ibn d' a an as".split())
# bodies' parts that are told apart by their place: "Office in Brazil"
OFFICES = frozenset("office unit programme project ministry department un ilo economy".split())
# what has members is a body of its own, unlike a body's unit or office
OWN_NOUNS = frozenset("cooperative co-operative union association federation society".split())
LONGEST_KIND = 5
WHOSE = ("’s", "'s", "s’", "s'")
QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}


def is_body(text: str, besides: frozenset[str] = frozenset()) -> bool:
    """Whether the name holds a word for a body (not one of `besides`), or an acronym."""
    words = organisation_name(text).replace("/", " ").replace("-", " ").split()
    nouns = (ORGANISATION_WORDS | FIRST_NOUNS) - besides
    return any(word.casefold() in nouns or (len(word) > 1 and word.isupper()) for word in words)


def is_own_name(name: str) -> bool:
    """Whether an acronym is but its beginning: "LPA Dairy Women’s Cooperative" is not the LPA."""
    words = name.casefold().split()
    return len(words) > 2 and words[-1] in OWN_NOUNS


def organisation_name(text: str) -> str:
    """The proper name that begins the text, long form before acronym; "" if none does."""
    text = without_article(text.strip())
    quoted = _quoted(text)
    if quoted:
        return quoted
    outside, _, behind = _without_kind(text).partition("(")
    inside = behind.partition(")")[0].strip()
    name = _proper(outside.split())
    if name and inside and name == outside.strip() and _is_longer(inside, name):
        return inside
    return name


def _without_kind(text: str) -> str:
    """The text from its name: "mill workers’ confederation RLC" tells what RLC is."""
    words = text.split()
    at = next((at for at, word in enumerate(words) if _is_capital(word)), 0)
    is_kind = 0 < at <= LONGEST_KIND and words[at - 1] in ORGANISATION_WORDS
    return " ".join(words[at:]) if is_kind else text


def _quoted(text: str) -> str:
    """The name in quotes that begins the text, or follows what sort of body it is."""
    at = next((at for at, character in enumerate(text) if character in QUOTES), None)
    if at is None:
        return ""
    before = text[:at].casefold().split()
    name = text[at + 1 :].partition(QUOTES[text[at]])[0].strip(" ,")
    return name if name[:1].isupper() and GENERIC_WORDS.issuperset(before) else ""


def _is_longer(inside: str, name: str) -> bool:
    return len(inside.split()) > 1 and len(name.split()) == 1 and inside[:1].isupper()


def _proper(words: list[str]) -> str:
    """The capitalised words, with the small ones between; not where the body is behind."""
    taken: list[str] = []
    for at, word in enumerate(words):
        bare = word.strip("“”\"'‘’.,;")
        if not bare or not (_is_capital(bare) or bare.casefold() in BESIDES or is_small(bare)):
            break
        is_before_article = words[at + 1 : at + 2] == ["the"]
        if bare == "in" and (is_before_article or _ends_body(taken)):
            break
        if bare == "and" and is_before_article and _ends_body(taken):
            break
        taken.append(word)
    while taken and not _is_capital(taken[-1].strip("“”\"'‘’.,;")):
        taken.pop()
    if taken and words[len(taken) : len(taken) + 1] in ([word] for word in PROGRAMMES):
        return ""
    if taken:
        taken += _kind_of(words[len(taken) :])
    return " ".join(taken).strip(" ,;.") if taken and _is_capital(taken[0].lstrip("“\"'")) else ""


def _kind_of(words: list[str]) -> list[str]:
    """The "women’s cooperative" behind a name, which is its part; empty without one."""
    pair = [word.strip(",.;") for word in words[:2]]
    is_kind = len(pair) == 2 and pair[0].endswith(WHOSE) and pair[1] in ORGANISATION_WORDS
    return pair if is_kind else []


def _ends_body(taken: list[str]) -> bool:
    """Whether it is an acronym, or the last word a body's noun, not an office's: what follows is
    where it is."""
    last = taken[-1].casefold() if taken else ""
    is_acronym = len(taken) == 1 and len(last) > 1 and taken[-1].isupper()
    return last == "ngo" or (last not in OFFICES and (is_acronym or last in ORGANISATION_WORDS))


def _is_capital(word: str) -> bool:
    return any(character.isupper() for character in word[:3]) or word[:1].isdigit()


def without_article(text: str) -> str:
    for article in ("the ", "The ", "a ", "an ", "A ", "An ", "is "):
        if text.startswith(article):
            return text[len(article) :]
    return text


def first_body(clause: str) -> str:
    """The body in "who chairs the Loop Cooperative"; "" if none is told."""
    words = clause.split()
    at = next((at for at, word in enumerate(words) if _is_capital(word)), len(words))
    name = organisation_name(" ".join(words[at:]))
    return name if is_body(name) else ""
