import pytest

from sseportal.importing.text.people import PersonRead, read_people

TOLD = "On this occasion, the ILO interviewed {}."


def people(title, told=""):
    read = read_people(title, TOLD.format(told) if told else "")
    return [(person.name, person.role, person.organisation) for person in read]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Interview with Mr. Al Dent, President of LoopA (Loop Assistance Agency)",
         ("Al Dent", "President", "Loop Assistance Agency")),
        ("Ada Bell, Founding Member of Loop Cooperative",
         ("Ada Bell", "Founding Member", "Loop Cooperative")),
        ("Interview with Ada Bell, Business Director, Loop Co-op, Ghana",
         ("Ada Bell", "Business Director", "Loop Co-op")),
        ("Interview with Ada Bell – General Manager of Loop Co-op",
         ("Ada Bell", "General Manager", "Loop Co-op")),
        ("Prof. Dr. Ada Bell, Director of the Rural Futures Institute (RFI), former dean",
         ("Ada Bell", "Director", "Rural Futures Institute")),
        ("Ada Bell Chief Technical Advisor, Responsible for Mills/Ports, ILO Loopland",
         ("Ada Bell", "Chief Technical Advisor, Responsible for Mills/Ports", "ILO Loopland")),
        ("Ada Bell-Özil, ILO Office for Loopland in Ring City",
         ("Ada Bell-Özil", "", "ILO Office for Loopland in Ring City")),
        ("Ada Bell, Enterprise Specialist, ILO Loopland",
         ("Ada Bell", "Enterprise Specialist", "ILO Loopland")),
        ("Ada Bell, Professor at Ring University and Chair at Loop Institute",
         ("Ada Bell", "Professor", "Ring University")),
        ("Ada Bell, Senior Specialist on Mills and Ports, ILO Loopland",
         ("Ada Bell", "Senior Specialist on Mills and Ports", "ILO Loopland")),
        ("Ada Bell, Regional Director for Africa of the Loop Alliance (LA)",
         ("Ada Bell", "Regional Director for Africa", "Loop Alliance")),
        ("Ada Bell, Head of the Mills Unit, ILO", ("Ada Bell", "Head of the Mills Unit", "ILO")),
        ("Ada Bell, Chair of the Board of Directors, Ring Mutual",
         ("Ada Bell", "Chair of the Board of Directors", "Ring Mutual")),
        ("Ada Bell, CEO and Founder, Ring Mutual",
         ("Ada Bell", "CEO and Founder", "Ring Mutual")),
        ("An interview with the President of Loop Union, Ada Bell",
         ("Ada Bell", "President", "Loop Union")),
        ("Highlights of an Interview with Ada Bell at the 99th Fair", ("Ada Bell", "", "")),
        ("Ms Ada Bell", ("Ada Bell", "", "")),
        ("Carl Dean, Mills Specialist, ILO Loopland",
         ("Carl Dean", "Mills Specialist", "ILO Loopland")),
        ("Ada Bell, Chief, Mills Unit, ILO", ("Ada Bell", "Chief, Mills Unit", "ILO")),
        ("Ada Bell, Specialist, Mill Development, ILO Loopland",
         ("Ada Bell", "Specialist, Mill Development", "ILO Loopland")),
        ("Ada Bell, Chief Technical Advisor - ILO Loopland",
         ("Ada Bell", "Chief Technical Advisor", "ILO Loopland")),
        ("Ada Bell, Manager – Mills and Ports, ILO Loopland",
         ("Ada Bell", "Manager – Mills and Ports", "ILO Loopland")),
        ("Ada Bell, Head of Operations, Loop Transport",
         ("Ada Bell", "Head of Operations", "Loop Transport")),
        ("Ada Bell, Director of Sales at Loop Corporation",
         ("Ada Bell", "Director of Sales", "Loop Corporation")),
        ("Ada Bell, founder of the Loop Union and the Ring Society",
         ("Ada Bell", "founder", "Loop Union")),
        ("Ada Bell, president of the Loop Cooperative in Ringland",
         ("Ada Bell", "president", "Loop Cooperative")),
        ("Ada Bell, Minister of Mills of Loopland", ("Ada Bell", "Minister of Mills", "")),
        ("Ada Bell, Member of Parliament and founder of Loop Net",
         ("Ada Bell", "Member of Parliament", "")),
        ("Ada Bell, Founder, Chair, and Director of Loop Net",
         ("Ada Bell", "Founder, Chair, and Director", "Loop Net")),
        ("Ada Bell, Deputy Head of the Legal Department at the Loop Association",
         ("Ada Bell", "Deputy Head of the Legal Department", "Loop Association")),
        ("Ada Bell, former Specialist in Cooperatives, ILO Loopland",
         ("Ada Bell", "former Specialist in Cooperatives", "ILO Loopland")),
        ("Ada Bell, Vice-Rector of Loop College", ("Ada Bell", "Vice-Rector", "Loop College")),
        ("Ada Bell, Manager, Ring Care Associates",
         ("Ada Bell", "Manager", "Ring Care Associates")),
        ("Ada Bell, Treasurer, Social Cooperative “Wise Loop”",
         ("Ada Bell", "Treasurer", "Wise Loop")),
        ("Interview with Ambassador Ada Bell - former Director of the Loop Union",
         ("Ada Bell", "former Director", "Loop Union")),
        ("Interview with H.E. Sister Ada Bell, Dean of Loop College",
         ("Ada Bell", "Dean", "Loop College")),
        ("Interview with LPA President Ada Bell", ("Ada Bell", "President", "LPA")),
        ("Ada al-Bell, Head of Policy, Loop Centre",
         ("Ada al-Bell", "Head of Policy", "Loop Centre")),
        ("Siân ap Bell-Loop, Head of Policy, Loop Centre",
         ("Siân ap Bell-Loop", "Head of Policy", "Loop Centre")),
        ("Jean-Marc d’Almeida, Chair of Loop Net", ("Jean-Marc d’Almeida", "Chair", "Loop Net")),
        ("Jan van ’t Hoff, Chair of Loop Net", ("Jan van ’t Hoff", "Chair", "Loop Net")),
        ("Ada Bell, Director of Programmes of LPA (Loop Programme Agency)",
         ("Ada Bell", "Director of Programmes", "Loop Programme Agency")),
        ("Ada Bell, Deputy Director of International Relations of the Loop Union",
         ("Ada Bell", "Deputy Director of International Relations", "Loop Union")),
        ("Ada Bell, Professor of Cooperative Economics, University of Ring, Ringland",
         ("Ada Bell", "Professor of Cooperative Economics", "University of Ring")),
        ("Ada Bell, Professor of Law, Ring University",
         ("Ada Bell", "Professor of Law", "Ring University")),
        ("Ada Bell, President of Ring Trading, Loop Union",
         ("Ada Bell", "President", "Ring Trading")),
        ("Ada Bell, Director of Enterprise Development at the Loop Union",
         ("Ada Bell", "Director of Enterprise Development", "Loop Union")),
        ("Ada Bell, Director of the Institute of Mills of Ringland",
         ("Ada Bell", "Director", "Institute of Mills of Ringland")),
        ("Ada Bell, founder of a community energy cooperative in Ringland",
         ("Ada Bell", "founder of a community energy cooperative in Ringland", "")),
        ("Ada Ben Bell Enterprise Specialist, Responsible for Mills/Ports, ILO Loopland",
         ("Ada Ben Bell", "Enterprise Specialist, Responsible for Mills/Ports", "ILO Loopland")),
        ("Ada Bell Social Economy Expert, Loop Union",
         ("Ada Bell", "Social Economy Expert", "Loop Union")),
        ("Ada Bell, President of the Ring women’s cooperative near Loop",
         ("Ada Bell", "President", "Ring women’s cooperative")),
        ("Ada Bell, President of the mill workers’ confederation RLC Loop",
         ("Ada Bell", "President", "RLC Loop")),
        ("Interview with LNO Senior Mills Specialist Ada Bell",
         ("Ada Bell", "Senior Mills Specialist", "LNO")),
        ("Interview with LNO Chief Technical Advisor Ada Bell, Ringland",
         ("Ada Bell", "Chief Technical Advisor", "LNO")),
        ("Founder of Loop Net, Ada Bell, on mills and looms", ("Ada Bell", "Founder", "Loop Net")),
        ("From mill to fair: Ada Bell, Chair of the Loop Union",
         ("Ada Bell", "Chair", "Loop Union")),
        ("Ada Bell Labour-Intensive Investment Specialist LNO Ringland",
         ("Ada Bell", "Labour-Intensive Investment Specialist", "LNO Ringland")),
        ("Ada Bell, Under-Secretary for Cooperation, Ministry of Mills of Ringland",
         ("Ada Bell", "Under-Secretary for Cooperation", "Ministry of Mills of Ringland")),
        ("Ada Bell, Chair of the Academic Advisory Board of the Loop Union",
         ("Ada Bell", "Chair of the Academic Advisory Board", "Loop Union")),
        ("Ada Bell, adviser to the Loop Union of Cooperatives",
         ("Ada Bell", "adviser", "Loop Union of Cooperatives")),
        ("Ada Bell, Loop Net: a story of mills", ("Ada Bell", "", "Loop Net")),
        ("Ada Bell, SSE Specialist, LNO Ringland",
         ("Ada Bell", "SSE Specialist", "LNO Ringland")),
    ],
)  # fmt: skip
def test_the_title_tells_name_role_and_organisation(title, expected):
    assert people(title) == [expected]


def test_two_people_joined_by_and_share_an_interview():
    assert people("Ada Bell and Carl Dunn, Managers of Loop Co-op") == [
        ("Ada Bell", "Managers", "Loop Co-op"),
        ("Carl Dunn", "Managers", "Loop Co-op"),
    ]


def test_two_people_with_a_role_each_keep_their_own():
    assert people("Ada Bell, President of Ring Union and Carl Dunn, Manager of Loop Co-op") == [
        ("Ada Bell", "President", "Ring Union"),
        ("Carl Dunn", "Manager", "Loop Co-op"),
    ]


def test_a_bare_name_takes_its_role_from_the_summary():
    assert people("Ada Bell", "Ms. Ada Bell, manager of the Loop Co-op, Ghana") == [
        ("Ada Bell", "manager", "Loop Co-op")
    ]


def test_an_organisation_alone_takes_its_role_from_the_summary():
    assert people("Ada Bell, Loop Club", "Ada Bell, a board member of Loop Club Union") == [
        ("Ada Bell", "board member", "Loop Club")
    ]


def test_a_clause_tells_the_organisation_and_no_role():
    assert people("Ada Bell", "Ada Bell, who chairs the Loop Cooperative in Ringland") == [
        ("Ada Bell", "", "Loop Cooperative")
    ]


def test_a_role_without_a_proper_name_takes_the_organisation_of_the_same_role():
    told = "Ada Bell, researcher at Ring University, and founder of “Loop-Loop”, a platform"
    assert people("Interview with Ada Bell – founder of a local platform", told) == [
        ("Ada Bell", "founder of a local platform", "Loop-Loop")
    ]


def test_a_person_who_was_not_interviewed_has_the_role_in_which_they_retired():
    told = "Ada Bell joined the ILO as an associate expert and retired as Chief of the Mills Unit."
    read = read_people("Ada Bell: From the mill to the port", told)
    assert [(one.name, one.role, one.organisation) for one in read] == [
        ("Ada Bell", "Chief", "Mills Unit")
    ]


def test_the_summary_completes_a_name_that_the_title_cuts():
    title = "Interview with Ada Bell, President of Ring Lane (Mills NGO)"
    told = "Ada Bell, President of the Ring Lane Mills NGO in Loopton"
    assert people(title, told) == [("Ada Bell", "President", "Ring Lane Mills NGO")]


def test_the_series_before_a_name_is_no_part_of_it():
    assert people("COOP Champions: Ada Bell, Officer at Loop Net") == [
        ("Ada Bell", "Officer", "Loop Net")
    ]


def test_a_name_begins_with_no_article():
    told = "The ILO met with Ms Ada Bell, co-founder of The Loopers Cooperative."
    assert read_people("The Loopers Cooperative: on the road", told)[0].name == "Ada Bell"


def test_an_officer_s_unit_is_where_they_work_and_a_chief_s_is_their_post():
    assert people("Ada Bell, Technical Officer, Mills Unit, Loop Agency") == [
        ("Ada Bell", "Technical Officer", "Loop Agency")
    ]
    assert people("Ada Bell, Chief, Mills Unit, Loop Agency") == [
        ("Ada Bell", "Chief, Mills Unit", "Loop Agency")
    ]


def test_the_summary_presents_whom_the_title_names():
    told = "Ada Bell is a Mills Specialist at Loop Net."
    assert read_people("Ada Bell: On the road", told) == [
        PersonRead("Ada Bell", "Mills Specialist", "Loop Net")
    ]
    assert read_people("Ada Bell", "She was head of Loop Net.")[0].role == "head"
    assert read_people("Ada Bell and Bo Dell", "He was head of Loop Net.")[0].role == ""


def test_a_sentence_that_goes_on_tells_no_more_of_a_role():
    told = "Ada Bell is the LNO Coordinator for Ringland and formerly led a mill."
    assert read_people("Ada Bell", told) == [
        PersonRead("Ada Bell", "Coordinator for Ringland", "LNO")
    ]
    told = "Here Ada Bell, Chair of the Loop Union, tells how mills and unions meet."
    assert read_people("Ada Bell, Loop Union: on mills", told) == [
        PersonRead("Ada Bell", "Chair", "Loop Union")
    ]


def test_an_officer_works_in_a_unit_whose_name_has_commas():
    told = "Ada Bell is Youth Officer in the Mills, Ports and Looms Branch of the LNO."
    assert read_people("Ada Bell", told) == [
        PersonRead("Ada Bell", "Youth Officer", "Mills, Ports and Looms Branch of the LNO")
    ]


def test_what_a_piece_is_about_is_nobody_s_role():
    title = "Interview with Ada Bell and Bo Dell - two generations of one and the same mill"
    assert people(title) == [("Ada Bell", "", ""), ("Bo Dell", "", "")]
    assert people("Interview with Ada Bell – beekeeper") == [("Ada Bell", "beekeeper", "")]


def test_a_surname_in_the_summary_is_the_title_s_person():
    read = people("Interview with Ada Bell and Bo Dell", "Ms Bell, Chair, and Mr Dell, Owner")
    assert read == [("Ada Bell", "Chair", ""), ("Bo Dell", "Owner", "")]
    assert people("On the road", "Ms Bell, Chair of Loop Net") == []


def test_a_committee_s_chair_has_the_committee_in_the_role():
    assert people("Ada Bell, Chair of the Supervisory Committee") == [
        ("Ada Bell", "Chair of the Supervisory Committee", "")
    ]


def test_a_project_is_no_organisation():
    assert people("Ada Bell, Officer, LOOP project, Loop Net")[0][2] == "Loop Net"


@pytest.mark.parametrize(
    ("rest", "role", "organisation"),
    [
        ("Officer LNO Country Office for Ringland, Loopland and Togo", "Officer",
         "LNO Country Office for Ringland"),
        ("Senior Specialist, Mills, Looms and Wheels, Loop Agency",
         "Senior Specialist, Mills, Looms and Wheels", "Loop Agency"),
        ("Sustainable Mills Development and Loom Creation Specialist, Loop Agency",
         "Sustainable Mills Development and Loom Creation Specialist", "Loop Agency"),
        ("Chair of Democracy at Work Institute", "Chair", "Democracy at Work Institute"),
        ("Cabinet Secretary in the Ministry of Mills", "Cabinet Secretary", "Ministry of Mills"),
        ("Chair of the LNO Mills Committee", "Chair", "LNO Mills Committee"),
        ("Specialist, Sustainable Mills Development and Loom Creation at the LNO Office",
         "Specialist, Sustainable Mills Development and Loom Creation", "LNO Office"),
        ("Adviser for International Cooperation", "Adviser for International Cooperation", ""),
        ("Adviser for Mills Agency", "Adviser", "Mills Agency"),
        ("Secretary for Popular and Solidarity Economy, Ministry of Mills",
         "Secretary for Popular and Solidarity Economy", "Ministry of Mills"),
        ("Chairwoman of the Board of the cooperative LOCAM in Ringville, Ringland",
         "Chairwoman of the Board", "LOCAM"),
        ("Presidenta de la Cooperativa de Trabajo “Las Ruedas”", "Presidenta",
         "Cooperativa de Trabajo “Las Ruedas”"),
        ("directrice de l’Union Loop", "directrice", "Union Loop"),
    ],
)  # fmt: skip
def test_a_role_ends_where_its_body_begins(rest, role, organisation):
    assert people(f"Ada Bell, {rest}") == [("Ada Bell", role, organisation)]


def test_a_surname_presented_in_the_summary_confirms_a_headline_s_person():
    told = "Ms Bell is currently a Mills Specialist at Loop Net."
    assert read_people("Ada Bell: On the road", told) == [
        PersonRead("Ada Bell", "Mills Specialist", "Loop Net")
    ]


def test_a_surname_with_its_role_in_the_summary_is_the_person_s():
    told = "Mr Bell, Mills Development Specialist in the LNO Country Office for Ringland, speaks."
    assert read_people("Ada Bell", told) == [
        PersonRead("Ada Bell", "Mills Development Specialist", "LNO Country Office for Ringland")
    ]


def test_a_role_in_another_language_gives_way_to_an_english_one():
    told = "The ILO interviewed Ada Bell, President of the Loop Mills Cooperative."
    assert read_people("Ada Bell, présidente de la coopérative Loop", told)[0].role == "President"


def test_an_organisation_before_a_colon_or_dash_is_no_person():
    told = "Ms Ada Bell, founder of Loop Net"
    expected = [("Ada Bell", "founder", "Loop Net")]
    assert people("Loop Net: mending the web", told) == expected
    assert people("Loop Net - mending the web", told) == expected


def test_a_person_before_a_colon_is_confirmed_by_the_summary():
    told = "Ms Ada Bell, founder of Loop Net"
    assert people("Ada Bell: mending the web", told) == [("Ada Bell", "founder", "Loop Net")]
    assert people("Rainy Days: mending the web") == []


@pytest.mark.parametrize("text", [": ", " - ", "LNO ", "Director ", "a, ", " and "])
def test_a_title_of_nothing_but_marks_or_roles_is_read_to_its_end(text):
    assert read_people(text * 1000, text * 1000) == []


def test_nobody_is_read_where_nobody_is_named():
    assert read_people("", "") == []
    assert read_people("the future of work", "Nothing is told.") == []


def test_a_person_is_a_plain_record():
    assert read_people("Ada Bell", "") == [PersonRead("Ada Bell", "", "")]
