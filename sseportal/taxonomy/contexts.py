"""Contexts in which a name does not mean its country: languages, currencies, treaties, persons."""

from .words import Match, Words

LANGUAGES = frozenset(
    """
        english french spanish portuguese russian arabic chinese mandarin german italian
        japanese korean turkish vietnamese thai khmer lao burmese indonesian malay tagalog
        filipino hindi urdu bengali nepali sinhala tamil mongolian kyrgyz kazakh uzbek tajik
        turkmen persian dari pashto kurdish armenian georgian azerbaijani azeri hebrew amharic
        somali swahili kiswahili kinyarwanda wolof hausa malagasy greek albanian bulgarian
        macedonian serbian croatian bosnian slovenian slovene slovak czech polish hungarian
        romanian ukrainian belarusian estonian latvian lithuanian finnish swedish norwegian
        danish icelandic dutch flemish catalan basque galician irish maltese quechua guarani
        creole
        """.split()
)
# languages that are no country's adjective: a list that holds one is of languages
MERE_LANGUAGES = frozenset(
    """
        english arabic mandarin hindi urdu tamil persian dari pashto kurdish hebrew amharic
        swahili kiswahili kinyarwanda wolof hausa basque quechua guarani creole khmer tagalog
        """.split()
)
LANGUAGE_NOUNS = frozenset(
    """
        version versions translation translations language languages edition editions subtitle
        subtitles text texts interpretation interpreting interpreter speaking speaker speakers
        course courses class classes lesson lessons captions caption alphabet
        """.split()
)
# small words that carry a sentence on: a demonym before one of them describes nothing
CARRY_ON = frozenset(
    """
        a an the in on at of to for from by with as is are was were be been has have had will
        would can could may now here soon online too also only while when where which that this
        these and or but if so it they we he she under over during after before until available
        """.split()
)
PEOPLE_ENDINGS = ("an", "ese", "ish")
LIST_WORDS = frozenset(("and", "or", "&"))
LONGEST_LIST = 12

CURRENCIES = frozenset(
    """
        dollar dollars peso pesos rupee rupees franc francs pound pounds shilling shillings
        dinar dinars real reais won yen euro euros rand krona kroner krone lira dirham dirhams
        """.split()
)
TREATIES = frozenset(
    """
        Convention Conventions Protocol Protocols Agreement Agreements Declaration Accord
        Accords Treaty Consensus Action Principles Framework
        """.split()
)
PLANS = frozenset("Platform Plan Programme Agenda".split())  # for Action, of Action

# names of countries and cities that people bear too
PERSONAL = frozenset(
    """
        jordan georgia chad israel ireland holland paris florence austin sydney victoria
        alexandria adelaide santiago valencia milan madison lincoln washington houston london
        lima kingston wellington java virginia carolina nazareth
    """.split()
)
PARTICLES = frozenset("van von der den del bin ibn al el".split())
TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame madam president minister
    """.split()
)
PLACED = frozenset(
    """
    in from across throughout within to near outside inside
    """.split()
)
FIRST_NAMES = frozenset(
    """
        michael david john james robert william thomas richard charles joseph daniel matthew
        mark paul andrew peter george stephen steven kevin brian edward jason jeffrey ryan eric
        simon martin patrick anthony henry jack adam alan alex alexander benjamin christopher
        chris frank gary gregory jonathan joshua louis nicholas philip samuel scott tim timothy
        tom tony mary maria anna ann anne anna barbara elizabeth jennifer linda susan sarah
        karen nancy lisa margaret sandra ashley emily laura michelle amanda melissa rebecca
        stephanie helen catherine christine emma julia julie kate kathleen rachel ruth jane
        jean joan alice claire diana eva grace hannah irene juan jose carlos luis pedro miguel
        antonio francisco jorge manuel rafael roberto fernando ana carmen elena isabel lucia
        marta rosa sofia teresa pierre jacques michel philippe francois marie sophie isabelle
        nathalie hans klaus karl wolfgang ali ahmed mohamed mohammed muhammad omar hassan
        ibrahim fatima aisha vernon kathy mike bob bill dan dave joe jim ben sam nick neil
        """.split()
)
# what a capitalised word after such a name may be, if it is no surname
PLACE_NOUNS = frozenset(
    """
        valley river basin compact office ministry government cooperative cooperatives co union
        national federation alliance association university institute country programme project
        strategy and of for north south east west lake region province city times red response
        development organization organisation agency network centre center council bank fund
        partnership platform chamber forum academy conference summit week day team mission
        border social
        """.split()
)
# words that hold a demonym or a name and are no country: they are found, and mean nothing
NO_COUNTRY = tuple(
    " ".join(phrase.split())
    for phrase in """
        Organization of American States | American States |
        Latin American | Latin America | South American | South America | North American |
        North America | Central American | Central America | Inter-American | Ibero-American |
        Ibero-America | Pan-American | African American | African Americans | Native American |
        Native Americans | American Samoa | West Indian | West Indies | Indian Ocean |
        American Indian | Lake Chad | Chad Basin |
        Lake Chad Basin | Gulf of Guinea | Gulf of Mexico | Sea of Japan | South China Sea |
        East China Sea | Central African | Basic English | Business English | Niger Delta |
        Niger River | Congo Basin | Congo River | Panama Papers | Jordan River | Jordan Valley
        | Georgia State | University of Georgia | Guinea worm | Guinea fowl | Guinea pig |
        Guinea pigs | Chinese Taipei | French Guiana | French Polynesia |
        Spanish flu | Bahasa Indonesia | Brazil nuts | Swiss franc | Swiss francs
        """.split("|")
)

# the same for organisations: what is called after one
NO_ORGANISATION = ("ILO COOP 100", "ILO COOP100", "ILO COOP/SSE 100")


def is_no_country(words: Words, match: Match) -> bool:
    """Whether what stands around the match makes it another thing than a country."""
    return (
        _is_currency(words, match)
        or (match.kind == "demonym" and _is_language(words, match))
        or (match.kind == "place" and _is_part_of_a_name(words, match))
        or _is_person(words, match)
    )


def _is_part_of_a_name(words: Words, match: Match) -> bool:
    """Whether a treaty, a process (Beijing+20) or a time zone is called after the place."""
    return (
        _names_treaty(words, match.stop)
        or words.behind(match.stop - 1)[:1] == "+"
        or _is_acronym(words, match)
        or (words.key(match.stop) == "time" and words.spaced(match.stop - 1))
    )


def _is_acronym(words: Words, match: Match) -> bool:
    """Whether it is one word in capitals, and goes on without them: "SABAH Nepal"."""
    is_one = match.stop - match.start == 1 and words.at(match.start).isupper()
    return is_one and words.spaced(match.stop - 1) and words.at(match.stop)[:2].istitle()


def _names_treaty(words: Words, at: int) -> bool:
    """Whether a treaty's noun follows: "Basel Convention", "Basel, Oslo and Rome Conventions"; or
    "Platform for Action"."""
    if words.at(at) in TREATIES and words.spaced(at - 1):
        return True
    if words.at(at) in PLANS and words.at(at + 2) == "Action":
        return True
    while words.behind(at - 1).strip() == ",":
        at += 1
    is_list = words.key(at) in LIST_WORDS and words.spaced(at - 1) and words.spaced(at + 1)
    return is_list and words.at(at + 2) in TREATIES and words.at(at + 2).endswith("s")


def _is_currency(words: Words, match: Match) -> bool:
    return words.behind(match.stop - 1)[:1] in ("$", "€", "£") or (
        words.key(match.stop) in CURRENCIES and words.spaced(match.stop - 1)
    )


def _is_language(words: Words, match: Match) -> bool:
    """A demonym that names a language means people only when a noun follows it or its list."""
    if match.stop - match.start != 1 or words.key(match.start) not in LANGUAGES:
        return False
    if words.behind(match.start) == "-":
        return words.key(match.stop) in LANGUAGE_NOUNS
    last = _list_end(words, match.start)
    first = _list_begin(words, match.start)
    if not MERE_LANGUAGES.isdisjoint(words.key(at) for at in range(first, last + 1)):
        return True
    if _lists_people(words, last):
        return False
    following = words.key(last + 1) if words.spaced(last) else ""
    return not following or following in CARRY_ON or following in LANGUAGE_NOUNS


def _lists_people(words: Words, last: int) -> bool:
    """Whether the list goes on with an adjective of no language: "Georgian, Moldovan and"."""
    if words.behind(last).strip() not in ("", ","):
        return False
    at = last + 2 if words.key(last + 1) in LIST_WORDS else last + 1
    is_listed = at == last + 2 or words.behind(last).strip() == ","
    return is_listed and words.at(at)[:1].isupper() and words.key(at).endswith(PEOPLE_ENDINGS)


def _list_begin(words: Words, at: int) -> int:
    """The first language of the list, looking as far back."""
    first = at
    for before in range(at - 1, max(-1, at - LONGEST_LIST), -1):
        if words.behind(before).strip() not in ("", ",", "/"):
            break
        if words.key(before) in LANGUAGES:
            first = before
        elif words.key(before) not in LIST_WORDS:
            break
    return first


def _list_end(words: Words, at: int) -> int:
    """The last language of "English, French, and Spanish", looking a dozen words ahead."""
    last = at
    for ahead in range(at + 1, at + LONGEST_LIST):
        if words.behind(ahead - 1).strip() not in ("", ",", "/"):
            break
        if words.key(ahead) in LANGUAGES:
            last = ahead
        elif words.key(ahead) not in LIST_WORDS:
            break
    return last


def _is_person(words: Words, match: Match) -> bool:
    if match.stop - match.start != 1 or words.key(match.start) not in PERSONAL:
        return False
    if _follows_title(words, match.start):
        return True
    before = words.key(match.start - 1) if words.spaced(match.start - 1) else ""
    if before in FIRST_NAMES:
        return True
    # a city goes before so many capitalised words that only a first name tells a person
    return match.kind != "place" and before not in PLACED and _has_surname(words, match.stop)


def _follows_title(words: Words, at: int) -> bool:
    return words.key(at - 1) in TITLES and words.behind(at - 1) in (" ", ". ", "\u00a0")


def _has_surname(words: Words, at: int) -> bool:
    """Whether the next word is capitalised alone, as a surname in a sentence is."""
    while words.at(at) in PARTICLES and words.spaced(at - 1):
        at += 1
    word = words.at(at)
    if not words.spaced(at - 1) or not word.istitle() or words.key(at) in PLACE_NOUNS:
        return False
    after = words.at(at + 1) if words.spaced(at) else ""
    return not after[:1].isupper()
