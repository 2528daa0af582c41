import pytest

from sseportal.taxonomy.bodies import letters_fit
from sseportal.taxonomy.finder import Finder, Name
from sseportal.taxonomy.proposals import propose

FINDER = Finder([
    Name("ILO", ("organisation", "ilo"), "acronym"),
    Name("Loop Federation", ("organisation", "lf")),
    Name("LF", ("organisation", "lf"), "acronym"),
    Name("Kenya", ("country", "KE")), Name("Kenyan", ("country", "KE"), "demonym"),
    Name("Ring Federation", ("country", "RF")),
])  # fmt: skip


def names(text):
    return [(one.name, one.acronym) for one in propose(text, FINDER.find(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met the National Union of Millers (NUM) today", ("National Union of Millers", "NUM")),
        ("with Bread and Salt for Development Organization (SALT).",
         ("Bread and Salt for Development Organization", "SALT")),
        ("by RSPA (Ring Social Promotion Agency) in May", ("Ring Social Promotion Agency", "RSPA")),
        ("the ILO and Ring Research Institute (RRI)", ("Ring Research Institute", "RRI")),
        ("the mill cooperative Solidité Ringoise pour la Promotion des Moulins (SORIPROM) met",
         ("Solidité Ringoise pour la Promotion des Moulins", "SORIPROM")),
        ("by NAMILLERS (Ring Union of Millers)", ("Ring Union of Millers", "NAMILLERS")),
        ("a Director at the Ring Social Centre (CRS)", ("Ring Social Centre", "CRS")),
        ("the Millers Association of Kenya (MAK)", ("Millers Association of Kenya", "MAK")),
        ("by the Organization for Men in Self-Baking (MISB)",
         ("Organization for Men in Self-Baking", "MISB")),
        ("the Special Unit of Ring Organizations (UEOR)",
         ("Special Unit of Ring Organizations", "UEOR")),
        ("Delegates of the Ring Mills Association (RIMA)", ("Ring Mills Association", "RIMA")),
        ("from Ringland’s Federation of Mills (XUM)", ("Federation of Mills", "XUM")),
        ("la Confédération des boucles nationales (CBN) met",
         ("Confédération des boucles nationales", "CBN")),
        ("the Union ronde des sociétés de moulins du Nord (URSMN)",
         ("Union ronde des sociétés de moulins du Nord", "URSMN")),
    ],
)  # fmt: skip
def test_a_long_name_with_its_acronym_is_proposed(text, expected):
    assert names(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the Social and Solidarity Economy (SSE)", "the Governing Body (GB)",
        "International Labour Conference (ILC)", "the Global Youth Forum (GYF 2021)",
        "Committee on the Status of Women (CSW)", "International Day of Cooperatives (IDC)",
        "the Loop Federation (LF)", "small enterprises (SMEs)", "He (who else) came",
        "organized by INGOs", "organized by the government",
    ],
)  # fmt: skip
def test_concepts_events_and_known_bodies_are_not_proposed(text):
    assert names(text) == []


def test_the_long_name_of_a_known_acronym_is_nothing_new():
    assert names("with the Ring Mills Federation (LF) and the ILO") == []


def test_unknown_members_of_a_list_are_proposed():
    text = "The day was organized by WXZ, the ILO, Ring Alliance and QRS!T, with great success."
    assert names(text) == [("WXZ", "WXZ"), ("Ring Alliance", ""), ("QRS!T", "QRS!T")]


def test_members_in_brackets_are_proposed():
    text = "six observer organizations (Loopers, ILO, Ring Network, SSX)."
    assert names(text) == [("Loopers", ""), ("Ring Network", ""), ("SSX", "SSX")]


def test_each_is_proposed_once_with_its_evidence():
    text = "National Union of Millers (NUM) and National Union of Millers (NUM)"
    (only,) = propose(text, [])
    assert only.evidence in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Ministry of Mills and Ports of Kenya met", "Ministry of Mills and Ports of Kenya"),
        ("and the Kenyan Ministry of Mills, Ports and Trade.",
         "Kenyan Ministry of Mills, Ports and Trade"),
        ("the Ministry of Mills of Kenya, the ILO and others", "Ministry of Mills of Kenya"),
        ("the Department of Mills of Kenya and the ILO", "Department of Mills of Kenya"),
        ("Statistics Kenya told the ILO", "Statistics Kenya"),
        ("the Ministry of Mills, Ports and the Social Economy of Kenya met",
         "Ministry of Mills, Ports and the Social Economy of Kenya"),
        ("the National Bureau of Statistics of Kenya", "National Bureau of Statistics of Kenya"),
    ],
)  # fmt: skip
def test_a_ministry_is_proposed_with_its_country(text, expected):
    assert [name for name, _ in names(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["the Ministry of Mills met in Kenya", "statistics of Kenya", "Statistics on Kenya",
             "Kenya’s Ministry", "a Kenyan ministry"],
)  # fmt: skip
def test_a_ministry_without_its_country_is_anybody_s(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ILO and the Millers Council signed.", ["Millers Council"]),
        ("The Millers Council, WXZ and the ILO signed.", ["Millers Council", "WXZ"]),
        ("the ILO, the Fund for Bread and Salt and WXZ met.", ["Fund for Bread and Salt", "WXZ"]),
        ("the ILO, Ringadrut, WXZ and others", ["Ringadrut", "WXZ"]),
        ("WXZ, Ringadrut and the ILO", ["WXZ", "Ringadrut"]),
        ("the ILO, ringMonde and others", ["ringMonde"]),
        ("the ILO, Cooperatives, WXZ and others", []),
        ("the ILO and the Institute of Mills & Ports of Ringland met.",
         ["Institute of Mills & Ports of Ringland"]),
        ("Ada Bell of the Ring Institute, the ILO and others met.", ["Ring Institute"]),
        ("They saw Looper (Kenya), Doppio (Kenya) and the ILO met.", ["Looper", "Doppio"]),
        ("the ILO and the Governing Body met.", []),
        ("the ILO and President of Ring Union met.", ["Ring Union"]),
        ("the ILO and Kenya met.", []),
        ("the ILO and SMEs met.", []),
    ],
)  # fmt: skip
def test_names_beside_known_bodies_are_proposed(text, expected):
    assert [name for name, _ in names(text)] == expected


@pytest.mark.parametrize(
    "name",
    [
        "Caisse Nationale de Boucles", "Confederación General de Anillos",
        "Réseau des Acteurs de l’Économie Annulaire", "Central Unitaria de Molineros",
        "Union des Mutuelles de la Boucle au Niger",
    ],
)  # fmt: skip
def test_a_name_in_another_language_is_proposed_whole(name):
    assert names(f"It was told by the {name} (XQZ) in May.") == [(name, "XQZ")]
    assert names(f"It was told by the {name} in May.") == [(name, "")]


def test_a_title_and_the_summary_s_first_name_are_two():
    text = "After typhoon Ulla\n\nRing Millers Union (RMU) helps."
    assert names(text) == [("Ring Millers Union", "RMU")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the Ring Federation met", []), ("the Facility for Africa (LFA)", []),
     ("the Ring Congress of Trade Unions (RCTU)", ["Ring Congress of Trade Unions"]),
     ("shown by Salus Coop in Looptown", ["Salus Coop"])],
)  # fmt: skip
def test_countries_and_programmes_are_no_bodies_and_a_unions_congress_is(text, expected):
    assert [name for name, _ in names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The work of the Ring Millers Federation began.", ["Ring Millers Federation"]),
        ("It met Ring University, Loop University and the mayor.",
         ["Ring University", "Loop University"]),
        ("The Ring Bakers Cooperative of Looptown met.", ["Ring Bakers Cooperative of Looptown"]),
        ("Members of Ring Cooperative sing.", ["Ring Cooperative"]),
        ("with the Ring Growers’ Society and Loop International, in May.",
         ["Ring Growers’ Society"]),
        ("the Ring Union and the Loop Society meet", ["Ring Union", "Loop Society"]),
        ("Kenya’s Ring Dairy Society and others win", ["Ring Dairy Society"]),
        ("He spoke (Ring University) of it", ["Ring University"]),
        ("The Ring Bakers Cooperative Society Limited met.",
         ["Ring Bakers Cooperative Society Limited"]),
        ("The Ring Council and the Loop Mills Board met.", ["Ring Council", "Loop Mills Board"]),
        ("in the Ring-Loop Parliament of late.", ["Ring-Loop Parliament"]),
        ("It asks the Ring Trades Union Congress to come.", ["Ring Trades Union Congress"]),
        ("The law founds the Cooperative Work Agency of late.", ["Cooperative Work Agency"]),
    ],
)  # fmt: skip
def test_a_body_s_name_by_itself_is_proposed(text, expected):
    assert [name for name, _ in names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("members of the Ringuvira cooperative sing", ["Ringuvira"]),
        ("the Ring Doo cooperative, and others", ["Ring Doo"]),
        ("they saw the dairy cooperative “Loop LT”.", ["Loop LT"]),
        ("the Ringish union RESTRAR, too", ["RESTRAR"]),
        ("the consumer cooperative Co-op Ring and others", ["Co-op Ring"]),
        ("RESTRAR, the national network of millers, met", ["RESTRAR"]),
        ("COVID-19, the network of millers says, goes on", []),
        ("the Kenyan cooperative of late", []),
        ("the Dairy cooperative of late", []),
        ("the cooperative Ms. Bell founded", []),
        ("a cooperative Kenya needs", []),
        ("supported by the ILO, RESTRAR helps women", []),
        ("supported by the RESTRAR project", []),
        ("attended by RESTRAR and Ring University", ["RESTRAR", "Ring University"]),
    ],
)  # fmt: skip
def test_a_common_noun_tells_a_proper_name_beside_it(text, expected):
    assert [name for name, _ in names(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "the national Trade Union met", "A Credit Union is a bank.", "Dairy Cooperative wins.",
        "the Ring Cooperative Congress", "the Ring Cooperative conference", "on Union Day",
        "Strengthening Rural Growers Union Ties Across Asia", "the Ministry of Labour",
        "Days of Cooperatives", "its Board of Trustees", "Until the Agency came",
        "the Advisory Council", "the Loop Federation Millers’ Union",
        "the Worker Cooperative movement",
    ],
)  # fmt: skip
def test_common_nouns_events_and_headlines_are_not_proposed(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ["Union and ", "University of ", "A B (", "Ring “Union” ", "and the Union "]
)
def test_a_hostile_text_proposes_nothing_that_it_does_not_say(text):
    whole = text * 5_000
    assert all(one.evidence in whole for one in propose(whole, []))


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("NUM", "National Union of Millers", True),
        ("KoSEA", "Korea Social Enterprise Promotion Agency", True),
        ("XYZ", "National Union of Millers", False),
        ("", "Anything", False),
    ],
)
def test_letters_fit_in_their_order(acronym, name, fits):
    assert letters_fit(acronym, name) is fits
