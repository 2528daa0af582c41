"""What the name of an organisation looks like."""

ORGANISATION_NOUNS = frozenset(
    """
        organization organisation organizations organisations agency association federation
        union alliance network foundation institute university centre center council
        confederation cooperative co-operative cooperatives co-operatives coop co-op society
        fund bank league coalition company corporation consortium trust college school academy
        chamber partnership secretariat movement platform authority group enterprises
        enterprise collective initiative europe international worldwide américas americas
        africa asia global federación confederación asociación unión red instituto fundación
        universidad cooperativa centro fédération confédération association réseau institut
        fondation université coopérative federação confederação associação união rede fundação
        universidade
        """.split()
)
# acronyms of kinds of bodies and of subjects
GENERIC = frozenset(
    """
    ngo ingo cso cbo sme msme mse sse sdg mou hq ceo covid covid-19
    """.split()
)
# where the head noun of a name ends: "Network for the Promotion", "University of X"
JOINTS = frozenset(
    """
    of for on in de des du del da do para pour der against to at
    """.split()
)
SMALL = JOINTS | frozenset(
    """
    and the la le les los las e y et & und
    """.split()
)


def is_organisation_name(name: str) -> bool:
    """Whether the head noun is a body's: "Network for X", "X Federation", "X for Y Agency"."""
    words = [word.strip(",").casefold().rstrip("’'s") for word in name.split()]
    joint = next((at for at, word in enumerate(name.casefold().split()) if word in JOINTS), None)
    if joint is None:
        return bool(words) and words[-1] in _NOUNS
    # behind a joint only a singular is a head: "Day of Cooperatives" is no cooperative
    is_plural = name.rstrip("’'").endswith("s")
    return (joint > 0 and words[joint - 1] in _NOUNS) or (words[-1] in _NOUNS and not is_plural)


_NOUNS = frozenset(noun.rstrip("’'s") for noun in ORGANISATION_NOUNS)


def letters_fit(acronym: str, name: str) -> bool:
    """Whether the acronym's capitals are, in order, initials or capitals of the name."""
    asked = [letter.casefold() for letter in acronym if letter.isupper()]
    initials = iter(
        letter.casefold()
        for word in name.replace("-", " ").split()
        for at, letter in enumerate(word)
        if letter.isupper() or at == 0
    )
    return bool(asked) and all(letter in initials for letter in asked)


def is_acronym(word: str) -> bool:
    """Two to fifteen characters in one word, with two capitals or more: KoSEA, INSP!R."""
    return (
        2 <= len(word) <= 15
        and word.casefold().removesuffix("s") not in GENERIC
        and not any(character.isspace() for character in word)
        and sum(character.isupper() for character in word) >= 2
    )


def is_capital(word: str) -> bool:
    """Whether a capital begins the word, quotes aside."""
    return word.lstrip("“\"'‘")[:1].isupper()
