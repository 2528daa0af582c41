"""What the name of an organisation looks like."""

import re

from .words import fold

ORGANISATION_NOUNS = frozenset(
    """
        organization organisation organizations organisations agency association federation
        union alliance network foundation institute university centre center council
        confederation cooperative co-operative cooperatives co-operatives coop co-op society
        fund bank league coalition company corporation consortium trust college school academy
        chamber partnership secretariat movement platform authority group enterprises board
        parliament
        enterprise collective initiative europe international worldwide américas americas
        africa asia global directorate bureau observatory guild
        """.split()
)
# nouns of languages that put them first: "Caisse Nationale de X", "Confederación General de X"
FIRST_NOUNS = frozenset(
    """
        fédération federation confédération réseau institut fondation université coopérative
        caisse banque mutuelle société syndicat conseil agence chambre groupement collectif
        federación confederación asociación unión red instituto fundación universidad
        cooperativa centro caja banco consejo sindicato cámara agencia corporación mutual
        sociedad mesa movimiento observatorio federação confederação associação união rede
        fundação universidade conselho câmara agência movimento federació confederació
        confederazione federazione associazione unione lega istituto università fondazione
        consorzio banca camera unidad cooperazione koperasi plataforma escuela école escola scuola
        compagnie compañía mutualité mutualidad
        """.split()
)
# such nouns that are English too: the words behind them tell
SHARED_NOUNS = frozenset(
    """
        union association organisation central centrale centre institut institute commission
        coalition mutuelles mouvement plateforme consortium service
        """.split()
)
FIRST_JOINTS = frozenset(
    """
    de des du del da do dos das di della delle dei degli pour para por per
    """.split()
)
# acronyms of kinds of bodies and of subjects
GENERIC = frozenset(
    """
    ngo ingo cso cbo sme msme mse sse sdg mdg mou hq ceo cfo coo ilc csw idc iyc ict tvet dwcp ppp
    think.coop start.coop my.coop covid covid-19 gdp osh hiv aids hiv/aids tor tot q&a faq phd mba
    usa uk icls unga hlpf cop nap vat ai
    """.split()
)
# where the head noun of a name ends: "Network for the Promotion", "University of X"
JOINTS = (
    frozenset(
        """
    of for on in against to at au aux à für von
    """.split()
    )
    | FIRST_JOINTS
)
# behind these stands where it is, or what it does
PLACED = frozenset(("in", "at", "on", "to", "against"))
SMALL = JOINTS | frozenset(
    """
    and the la le les los las el e y et i & und
    """.split()
)
# whoever has such a post is no body: "President of the Loop Union"
HOLDERS = frozenset(
    """
        president vice-president director manager chair chairman chairwoman chairperson secretary
        secretary-general director-general head member members minister professor lecturer ceo
        founder co-founder representative coordinator ambassador officer specialist fellow
        executive treasurer researcher leader mayor
        """.split()
)
# what has an acronym of its own may be one of these too
WITH_ACRONYM = frozenset(
    """
    unit grouping commission administration office services ministry department division
    """.split()
)
# what else something may be "of the", and be a body
PARTS = frozenset(
    """
        committee commission office ministry department forum club house parliament assembly
        congress friends service
        """.split()
)
# behind a company's name
LEGAL_FORMS = frozenset("limited ltd ltd. inc inc. plc llc".split())
PEOPLE = ("men", "people", "children", "folk", "peoples")
UNIONS = frozenset("union unions labour labor workers workers' workers’".split())
# what parts the words of a name, for their initials: "de l’économie"
ELISIONS = re.compile(r"-|\b[ld]['’]")
ELIDED = ("l'", "l’", "d'", "d’")
# nouns that are a body's by themselves; the others need a bracket or a list beside them
HEADS = ORGANISATION_NOUNS - frozenset(
    """
        organizations organisations cooperatives co-operatives enterprises
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
        work conference convention congress general joint united federal advisory governing
        executive steering management supervisory administrative editorial district municipal
        provincial city town local competent regulatory
        """.split()
)
# a name ends in none of these behind a joint: "Facility for Africa"
REGIONS = frozenset(
    """
        europe international worldwide américas americas africa asia global enterprise coop co-op
        """.split()
)


def is_organisation_name(name: str, besides: frozenset[str] = frozenset()) -> bool:
    """Whether the head noun is a body's: "Network for X", "X Federation", "X for Y Agency".

    `besides` are nouns that are a body's here.
    """
    nouns = _NOUNS | besides
    words = [word.strip(",").casefold().rstrip("’'s") for word in name.split()]
    joint = next((at for at, word in enumerate(name.casefold().split()) if word in JOINTS), None)
    if joint and words[joint - 1] in HOLDERS:
        return False
    if begins_with_noun(name.casefold().split()) or is_unions_congress(name):
        return True
    if joint is None:
        return bool(words) and words[-1] in nouns
    # behind a joint only a singular is a head: "Day of Cooperatives" is no cooperative
    is_plural = name.rstrip("’'").endswith("s")
    return (joint > 0 and words[joint - 1] in nouns) or (
        words[-1] in nouns and words[-1] not in REGIONS and not is_plural
    )


_NOUNS = frozenset(noun.rstrip("’'s") for noun in ORGANISATION_NOUNS)


def begins_with_noun(lowered: list[str]) -> bool:
    """Whether two words or more begin with a noun that their language puts first."""
    if len(lowered) < 2:
        return False
    if lowered[0] in SHARED_NOUNS:
        return not FIRST_JOINTS.isdisjoint(lowered[1:])
    return lowered[0] in FIRST_NOUNS


def is_unions_congress(name: str) -> bool:
    """Other congresses are events."""
    words = name.casefold().split()
    return "congress" in words and not UNIONS.isdisjoint(words)


def tells_whose(word: str) -> bool:
    """Whether it tells whose a body is, as "Kenya’s" does; "Women’s" is a part of a name."""
    base = word.removesuffix("’s").removesuffix("'s")
    return base != word and not base.casefold().endswith(PEOPLE)


def body_begin(words: list[str]) -> int:
    """Where the body begins in "Kenya’s Loop Union", "Delegates of the Loop Union"; 0 as a rule."""
    for at, word in enumerate(words[:-2]):
        if tells_whose(word):
            return at + 1
        if at and word in ("of", "from", "at") and words[at + 1] == "the":
            head = words[at - 1].casefold()
            is_body = head.rstrip("’'s") in _NOUNS or head in PARTS | FIRST_NOUNS
            is_led = not is_body and is_organisation_name(" ".join(words[at + 2 :]))
            return at + 2 if is_led else 0
    return 0


def letters_fit(acronym: str, name: str) -> bool:
    """Whether the acronym's capitals are, in order, initials or capitals of the name."""
    asked = [letter.casefold() for letter in acronym if letter.isupper()]
    initials = iter(
        fold(letter)
        for word in ELISIONS.sub(" ", name).split()
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


def is_small(word: str) -> bool:
    """Whether a name may go on over the word: "of", "d’une"."""
    return word.casefold() in SMALL or word.casefold().startswith(ELIDED)


def is_capital(word: str) -> bool:
    """Whether a capital begins the word, quotes and an elided article aside."""
    plain = word.lstrip("“\"'‘")
    return plain[:1].isupper() or (plain.startswith(ELIDED) and plain[2:3].isupper())


def opens_name(word: str) -> bool:
    """Whether a name may begin here: at a capital of the word's own."""
    return word.lstrip("“\"'‘«")[:1].isupper()
