import pytest

from sseportal.taxonomy.finder import Finder, Name


def country(code, *texts, kind="name"):
    return [Name(text, ("country", code), kind) for text in texts]


def body(slug, *texts, kind="name"):
    return [Name(text, ("organisation", slug), kind) for text in texts]


NAMES = [
    *country("SD", "Sudan"), *country("SS", "South Sudan"), *country("GN", "Guinea"),
    *country("PG", "Papua New Guinea"), *country("GW", "Guinea-Bissau"), *country("TD", "Chad"),
    *country("TR", "Türkiye", "Turkey"), *country("TR", "Turkish", kind="demonym"),
    *country("CI", "Côte d'Ivoire"), *country("KE", "Kenya"), *country("JO", "Jordan"),
    *country("GE", "Georgia"),
    *country("US", "United States"), *country("US", "US", kind="acronym"),
    *country("US", "American", kind="demonym"), *country("VN", "Viet Nam", "Vietnam"),
    *country("PT", "Portugal"), *country("PT", "Portuguese", kind="demonym"),
    *country("RU", "Russian", kind="demonym"), *country("KR", "Korean", kind="demonym"),
    *country("SN", "Senegalese", kind="demonym"), *country("FR", "French", kind="demonym"),
    *country("ES", "Spanish", kind="demonym"), *country("GB", "English", kind="demonym"),
    *country("CA", "Canadian", kind="demonym"), *country("NL", "Rotterdam", kind="place"),
    *country("CH", "Geneva", kind="place"), *country("FR", "Paris", kind="place"),
    *country("ET", "Somali Region", kind="place"), *country("SO", "Somali", kind="demonym"),
    *country("TT", "Trinidad and Tobago"), *country("MK", "Loopton", kind="place"),
    *country("AL", "Loopton", kind="place"),
    *body("ilo", "ILO", kind="acronym"), *body("coop", "ILO COOP", kind="acronym"),
    *body("un", "UN", kind="acronym"), *body("tf", "UN Task Force on Loops"),
    *body("who", "WHO", kind="acronym"), *body("hope", "HOPE", kind="acronym"),
    *body("kosea", "KoSEA", kind="acronym"), *body("cak", "Cooperative Alliance of Kenya"),
    *body("gi", "Geneva Loop Institute"), *body("au", "AU", kind="acronym"),
    *body("team", "DWT/CO-Geneva", "ILO DWT/CO-Geneva"),
]  # fmt: skip
FINDER = Finder(NAMES)


def found(text):
    return [hit.target[1] for hit in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in South Sudan", ["SS"]), ("in Sudan", ["SD"]), ("Papua New Guinea", ["PG"]),
        ("Guinea-Bissau and Guinea", ["GW", "GN"]), ("ILO COOP meets", ["coop"]),
        ("the UN Task Force on Loops", ["tf"]), ("the ILO’s work", ["ilo"]),
        ("ILO-funded", ["ilo"]), ("Sudanic", []), ("Trinidad & Tobago", ["TT"]),
    ],
)  # fmt: skip
def test_whole_words_and_the_longest_name_win(text, expected):
    assert found(text) == expected


def test_a_country_inside_an_organisation_s_name_is_found_too():
    assert found("Cooperative Alliance of Kenya") == ["cak", "KE"]


def test_a_city_inside_an_organisation_s_name_tells_its_country():
    assert found("the Geneva Loop Institute") == ["gi", "CH"]
    assert found("University of Geneva") == ["CH"]


@pytest.mark.parametrize("text", ["Turkiye", "TÜRKİYE", "Tu\u0308rkiye", "Turkey"])
def test_accents_and_capitals_make_no_difference(text):
    assert found(f"in {text} now") == ["TR"]


@pytest.mark.parametrize("text", ["Côte d’Ivoire", "Cote d'Ivoire", "CÔTE D'IVOIRE"])
def test_apostrophes_are_one(text):
    assert found(text) == ["CI"]


@pytest.mark.parametrize("text", ["roast turkey", "who knows", "in hope", "Hope", "join us", "au"])
def test_a_word_in_another_case_is_no_name(text):
    assert found(text) == []


def test_acronyms_need_their_own_case():
    assert found("WHO, HOPE, KoSEA and AU") == ["who", "hope", "kosea", "au"]


def test_in_a_line_of_capitals_an_acronym_that_is_a_word_is_not_trusted():
    assert found("THE PEOPLE WHO MAKE THE LOOPS") == []


@pytest.mark.parametrize(
    "text",
    ["Co-operative Alliance of Kenya", "COOPERATIVE ALLIANCE OF KENYA",
     "Co‑operative Alliance of Kenya"],
)  # fmt: skip
def test_a_co_op_is_spelled_in_several_ways(text):
    assert found(text) == ["cak", "KE"]


@pytest.mark.parametrize(("one", "other"), [("Labour Organisation", "Labor Organization"),
                                            ("Programme Centre", "Program Center")])  # fmt: skip
def test_british_and_american_spellings_are_one(one, other):
    for name, text in ((one, other), (other, one)):
        assert [hit.evidence for hit in Finder(body("x", f"Ring {name}")).find(f"Ring {text}")]


def test_a_name_of_common_words_is_no_part_of_a_longer_one():
    finder = Finder(body("college", "Cooperative College"))
    assert finder.find("the Cooperative College met")
    assert finder.find("Cooperative College of Loopton") == []
    assert finder.find("the Loopton Cooperative College") == []


@pytest.mark.parametrize("text", ["ILO Geneva", "ILO Loop Team in Geneva"])
def test_an_office_s_city_is_its_country(text):
    assert Finder([*NAMES, *body("office", text)]).find(text)[-1].target == ("country", "CH")


def test_a_name_does_not_reach_over_a_full_stop_or_a_line():
    assert found("He left South. Sudan stayed.") == ["SD"]
    assert found("Viet\nNam") == []


@pytest.mark.parametrize(
    "text",
    [
        "available in Portuguese and Russian", "Now in Portuguese",
        "in English, French, and Spanish.",
        "the French version of it", "a Spanish translation", "was translated into Turkish in May",
        "speak Korean, and work", "Basic English", "read it in French (soon)",
        "in Arabic and Russian follow later", "Russian and Arabic lessons",
    ],
)  # fmt: skip
def test_a_language_is_no_country(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Portuguese Minister", ["PT"]), ("with Korean partners", ["KR"]),
        ("the Senegalese economy", ["SN"]), ("Korean and Turkish partners", ["KR", "TR"]),
        ("in Portuguese cooperatives", ["PT"]), ("a Turkish-led group", ["TR"]),
        ("Korean, Loopian and Senegalese growers", ["KR", "SN"]),
        ("the Senegalese, too", ["SN"]), ("young Koreans learn", ["KR"]),
    ],
)  # fmt: skip
def test_a_demonym_before_a_noun_is_a_country(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "US$ 5 million", "US dollars", "500 Canadian dollars", "the Rotterdam Convention",
        "Geneva Conventions", "the Paris Agreement", "Michael Jordan", "Mr. Jordan said",
        "Dr Georgia Loop spoke", "with Chad Smith on loops", "Georgia Papadopoulou leads",
        "Latin American networks", "the Ibero-American Network", "Lake Chad",
        "Georgia State University", "the Geneva+20 review", "Chad Basin",
        "the Rotterdam, Paris and Geneva Conventions",
        "at noon Geneva time", "Jordan van der Loop, an architect",
        "the Geneva Platform for Action", "the Geneva Plan of Action", "with GENEVA Loop Union",
    ],
)  # fmt: skip
def test_currencies_treaties_and_persons_are_no_countries(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Jordan", ["JO"]), ("Jordan, Georgia and Chad", ["JO", "GE", "TD"]),
        ("the US and its people", ["US"]), ("ILO Jordan", ["ilo", "JO"]),
        ("Jordan Cooperative Corporation", ["JO"]), ("the Georgia office", ["GE"]),
        ("Paris School of Loops", ["FR"]),
        ("In Geneva, Conventions were read", ["CH"]),
        ("Somali Region", ["ET"]), ("Somali people", ["SO"]), ("Geneva platforms", ["CH"]),
        ("GENEVA – The Union met", ["CH"]), ("UNION MEETS IN GENEVA", ["CH"]),
    ],
)  # fmt: skip
def test_countries_that_people_are_named_after_remain_countries(text, expected):
    assert found(text) == expected


def test_a_place_of_two_countries_tells_neither():
    assert found("in Loopton") == []


def test_evidence_is_where_it_says():
    text = "Then Turkiye – and the ILO’s"
    for hit in FINDER.find(text):
        assert text[hit.start : hit.end] == hit.evidence


@pytest.mark.parametrize("text", ["Ada Bell, DWT/CO-Geneva", "Ada Bell, ILO DWT/CO-Geneva"])
def test_a_team_told_by_its_city_is_in_that_country(text):
    assert {hit.target for hit in FINDER.find(text)} == {
        ("organisation", "team"), ("country", "CH")
    }  # fmt: skip
