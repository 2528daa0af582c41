from types import SimpleNamespace

import pytest

from sseportal.importing.text.boilerplate import repeated_in, series_of_page
from sseportal.importing.text.kinds import kind_of
from sseportal.importing.text.series import parted, sentences, series_of

SPOTLIGHT = (
    "“Spotlight Interviews with Cooperators” is a series of talks (SSE). "
    "It began long ago. On this occasion, the ILO interviewed Ms. A. Bell of Loop Co-op."
)


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Spotlight Interviews with Co-operators", "spotlight-interviews"),
        ("spotlight interview with cooperators", "spotlight-interviews"),
        ("“Spotlight Interviews with Co‑operators”", "spotlight-interviews"),
        ("COOP Champion", "coop-champions"),
        ("ILO COOP 100 Interviews", "ilo-coop-100"),
        ("News", None),
        ("", None),
    ],
)
def test_a_label_tells_the_series_in_any_spelling(label, slug):
    assert series_of(label, "") == slug


@pytest.mark.parametrize(
    ("summary", "slug"),
    [
        (SPOTLIGHT, "spotlight-interviews"),
        ("COOP Champions features colleagues. It highlights them.", "coop-champions"),
        ("The ILO COOP 100 Interview series features colleagues.", "ilo-coop-100"),
        (
            "ILO established its Cooperatives Unit in March 1920. On this occasion, the ILO COOP"
            " 100 Interview series features friends.",
            "ilo-coop-100",
        ),
        (
            "Our mill turns hundred. On this occasion, the COOP 100 Interview series features us.",
            "ilo-coop-100",
        ),
        ("Loop Magazine interviewed an ILO specialist on cooperatives.", None),
        ("A new season of Spotlight Interviews with Co-operators begins.", None),
    ],
)
def test_the_opening_tells_the_series_where_no_label_does(summary, slug):
    assert series_of("", summary) == slug


def test_the_title_tells_the_series_where_nothing_else_does():
    assert series_of("", "", "ILO COOP 100 Interview with Ada Bell") == "ilo-coop-100"
    assert series_of("", "", "COOP Champions: Ada Bell") == "coop-champions"
    assert series_of("News", "", "COOP Champions: a new series") is None
    assert series_of("", "", "On COOP Champions: a look back") is None


def test_what_describes_the_series_is_dropped_and_the_rest_stays():
    kept, _ = parted("spotlight-interviews", SPOTLIGHT)
    assert kept == "On this occasion, the ILO interviewed Ms. A. Bell of Loop Co-op."


def test_a_summary_of_nothing_but_boilerplate_becomes_empty():
    text = "COOP Champions features colleagues. It highlights them, and shares hopes."
    assert parted("coop-champions", text)[0] == ""


def test_a_sentence_between_two_of_boilerplate_is_boilerplate_too():
    text = (
        "The ILO established its Cooperatives Unit in 1920. In 2020 it grows old. On this occasion,"
        " the ILO COOP 100 Interview series features friends. Ada Bell tells of looms."
    )
    assert parted("ilo-coop-100", text)[0] == "Ada Bell tells of looms."


def test_what_the_series_sentence_leans_on_goes_with_it():
    text = (
        "Our mill turns hundred. On this occasion, the COOP 100 Interview series features us. The"
        " interviews look back. Ada Bell tells of looms."
    )
    assert parted("ilo-coop-100", text)[0] == "Ada Bell tells of looms."


def test_what_stands_under_several_entries_describes_the_series():
    told = ["We talk.", "On this day we met Ada."]
    repeated = repeated_in([("One", told), ("Two", ["We talk.", "We met Ben."]), ("One", told)])
    assert repeated == {"We talk."}
    parts = parted("coop-champions", " ".join(told), repeated)
    assert parts == ("On this day we met Ada.", "We talk.")


def test_what_two_parts_of_one_interview_repeat_is_their_own():
    told = ["We talked with Ada Bell."]
    assert repeated_in([("Ada Bell, part 1", told), ("Ada Bell, part 2", told)]) == set()


def test_who_repeats_a_series_description_belongs_to_it():
    about = "We asked our friends."
    page = [
        SimpleNamespace(kind_label="", title="COOP Champions: Ada Bell", summary=about),
        SimpleNamespace(kind_label="", title="Bo Dell", summary=about),
        SimpleNamespace(kind_label="News", title="Asked", summary=about),
        SimpleNamespace(kind_label="", title="Other", summary="Told."),
    ]
    champions = "coop-champions"
    assert series_of_page(page) == ([champions, champions, None, None], {about})


def test_a_later_sentence_that_begins_with_it_is_kept():
    text = "COOP Champions features colleagues. Ada works in Lima. It rains there."
    assert parted("coop-champions", text)[0] == "Ada works in Lima. It rains there."


def test_abbreviations_and_initials_end_no_sentence():
    assert sentences("Mr. X. Bell met Dr. Y at 3 p.m. today. “So be it.” Then he left.") == [
        "Mr. X. Bell met Dr. Y at 3 p.m. today.",
        "“So be it.”",
        "Then he left.",
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("", "news"), ("News", "news"), ("Microinsurance", "news"), ("Statements", "statement"),
        ("Factsheet, May 2023", "publication"), ("Event", "event"), ("Vacancy notice", "vacancy"),
        ("Call for papers", "call"), ("Project", "project"), ("Presentation", "resource"),
        ("International Summit of Cooperatives, Quebec City", "event"),
    ],
)  # fmt: skip
def test_the_label_tells_the_kind_and_an_unknown_one_is_news(label, kind):
    assert kind_of(label) == kind


def test_what_the_series_people_do_describes_it_too():
    told = "On the occasion of its centenary, they share their reflections. Ada works in Lima."
    text = f"COOP Champions features colleagues. {told}"
    assert parted("coop-champions", text)[0] == "Ada works in Lima."
