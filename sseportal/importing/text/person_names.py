"""Names of persons: what may be one, and what stands around it."""

import re

from .roles import ROLE_MODIFIERS, ROLE_NOUNS, names_role

HONORIFICS = frozenset(
    """
        mr ms mrs miss mx dr prof professor sir dame madam hon honourable honorable h.e he eng ing
        em emeritus emerita assoc sister brother father pastor bishop imam excellency
        engr ir ambassador senator judge justice rev reverend sheikh sheikha lord lady mme mlle
        madame monsieur señor señora sra don doña dona capt captain col colonel drs adv
        """.split()
)
NAME_PARTICLES = frozenset(
    """
        de la le du des del da do dos das di y e i van von den der dem zu zur vom el al as ap ab af
        av bin bint ibn ben abu ould las los san ten ter te 't ’t o mac mc ní nic della dalla degli
        """.split()
)
# what a name holds behind a hyphen or an apostrophe: "al-Masri", "d’Almeida"
JOINED = re.compile("[-‐‑'’ʼ`]")
JOINED_PARTICLES = NAME_PARTICLES | frozenset("d l n m o ad an ar ash at ed er es sh ul ur".split())
ORGANISATION_WORDS = frozenset(
    """
        organization organisation agency association federation union alliance network
        foundation institute university centre center council confederation cooperative
        cooperatives co-operative co-operatives coop co-op coops co-ops society bank fund
        office ministry department unit league coalition company group trust college school
        academy chamber commission enterprise enterprises platform movement initiative
        programme project ilo un international economy solidarity associates consortium
        cooperation parliament congress corporation secretariat authority
        """.split()
)


def is_person_name(text: str) -> bool:
    """Two to six capitalised words (particles aside) of which none names a role or a body."""
    words = text.split()
    if not 2 <= len(words) <= 6 or words[0] in ("The", "A", "An"):
        return False
    lowered = [word.casefold().strip(".,") for word in words]
    if any(word in ORGANISATION_WORDS or word in ROLE_NOUNS for word in lowered):
        return False
    return words[0][0].isupper() and all(map(_is_name_word, words))


def without_honorifics(name: str) -> str:
    """The name without "Mr.", "Prof. Dr." and a possessive."""
    words = name.strip(" ,;:").split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in HONORIFICS:
        words.pop(0)
    return " ".join(words).removesuffix("’s").removesuffix("'s")


def part_role(head: str) -> tuple[str, str]:
    """The role that stands right before a name, and the name: "ICA President Ada Bell"; or ""."""
    words = head.split()
    for at in range(len(words) - 2, 0, -1):
        if names_role(words[at - 1]) and _is_role_alone(words[:at]):
            name = without_honorifics(" ".join(words[at:]))
            if is_person_name(name):
                return " ".join(words[:at]), name
    return "", ""


def _is_role_alone(words: list[str]) -> bool:
    """Whether words up to a role's noun are no name: they begin with an acronym or with the role,
    or with what modifies it."""
    first = words[0]
    is_begun = first.isupper() or first.casefold() in ROLE_MODIFIERS or names_role(first)
    return is_begun and all(word[0].isupper() for word in words)


def _is_name_word(word: str) -> bool:
    if word.casefold() in NAME_PARTICLES:
        return True
    parts = [part for part in JOINED.split(word.strip('.,“”"‘’')) if part]
    if not parts or not all(part.replace(".", "").isalpha() for part in parts):
        return False
    if parts[0][0].islower():
        return parts[0] in JOINED_PARTICLES and parts[-1][0].isupper()
    return True


def is_named_after_a_role(text: str) -> bool:
    """Whether the text is a name whose surname is a role's noun too: "James Dean"."""
    words = text.split()
    if len(words) < 2 or not names_role(words[-1]) or words[-1].endswith("s"):
        return False
    before = [word.casefold() for word in words[:-1]]
    return is_person_name(" ".join([*words[:-1], "X."])) and ROLE_MODIFIERS.isdisjoint(before)
