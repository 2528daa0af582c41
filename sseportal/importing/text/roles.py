"""Words for roles: "Enterprise Specialist", "Director of X"."""

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
        technician correspondent strategist planner principal intern chancellor provost writer
        spokesperson statistician architect pioneer volunteer worker-owner
        """.split()
)
# what titles in Spanish, French and Portuguese have instead
ROMANCE_NOUNS = frozenset(
    """
        presidenta presidente président présidente directora directeur directrice diretor diretora
        gerente gérant gérante coordinadora coordinador coordinateur coordinatrice coordenador
        coordenadora secretaria secretario secrétaire fundadora fundador fondateur fondatrice
        """.split()
)
ALL_NOUNS = ROLE_NOUNS | ROMANCE_NOUNS
ROLE_MODIFIERS = frozenset(
    """
        senior junior technical general managing executive deputy vice former founding
        programme program project regional national country international chief acting interim
        honorary business assistant associate principal global research field communications
        policy outgoing current elected newly recently co- independent emeritus marketing
        finance financial operations operating information legal human resources social
        """.split()
)
ROLE_PREFIXES = frozenset("vice deputy co ex sub under pro past".split())
# a firm's name ends in these: "Loop Care Associates"
FIRMS = frozenset(("Associates", "Partners"))
# words of "Sustainable Enterprise Development and Job Creation Specialist"
LONGEST = 8
ARTICLES = frozenset(("a", "an", "the"))
OF = (" of the ", " of ", " at the ", " at ", " for the ", " with the ", " with ", " in the ",
      " to the ", " for ", " in ", " from the ", " from ", " on the ", " on ", " to ")  # fmt: skip


def names_role(word: str, nouns: frozenset[str] = ALL_NOUNS) -> bool:
    """Whether the word is a role's noun, in the singular or the plural."""
    lowered = word.casefold().strip(".,;:()").split("/")[0]
    if lowered in nouns or lowered.removesuffix("s") in nouns:
        return True
    prefix, _, noun = lowered.partition("-")
    return prefix in ROLE_PREFIXES and noun.removesuffix("s") in nouns


def is_role(text: str, nouns: frozenset[str] = ALL_NOUNS) -> bool:
    """Whether the text begins with a role: "Enterprise Specialist", "Director of X"."""
    text = text.strip()
    if first_role_word(text, nouns) == 0:
        return True
    words = text[: first_joint(text)].split()
    is_last = 0 < len(words) <= LONGEST and names_role(words[-1], nouns)
    return is_last and words[-1] not in FIRMS


def first_joint(text: str) -> int:
    return min((text.find(word) for word in OF if word in text), default=len(text))


def first_role_word(text: str, nouns: frozenset[str] = ALL_NOUNS) -> int | None:
    """The offset at which the first role phrase begins, its modifiers included, or None."""
    begin, offset = None, 0
    for word in text.split(" "):
        if names_role(word, nouns):
            return offset if begin is None else begin
        if word.casefold() in ROLE_MODIFIERS or (offset == 0 and word.casefold() in ARTICLES):
            begin = offset if begin is None else begin
        else:
            begin = None
        offset += len(word) + 1
    return None
