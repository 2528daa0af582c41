"""Pages without numbers and bullets: read where their structure is sure, else refused."""

from datetime import date

import pytest

from sseportal.importing.text.listings import NotAListing, read_listing

LABELLED = """Page

News

A mill reopens

Bread again.

COOP Champions

Ada Bell

COOP Champions features colleagues.

© Ann Lee 2021

Event

A fair

Come all. It is free.
And more.
"""
TITLES = """Stories and news

A mill reopens in the hills
Bread again.

Weavers speak of their looms
They made the cloth.

A fair for all of us
Come all.
"""
FLAT = "Home > Topics > Mill news Mill news A mill reopens 3 May 2021 Bread again."


def fields(text, *names):
    return [tuple(getattr(entry, name) for name in names) for entry in read_listing(text).entries]


def test_labels_tell_where_entries_begin():
    assert fields(LABELLED, "kind_label", "title", "summary") == [
        ("News", "A mill reopens", "Bread again."),
        ("COOP Champions", "Ada Bell", "COOP Champions features colleagues."),
        ("Event", "A fair", "Come all. It is free.\nAnd more."),
    ]
    listing = read_listing(LABELLED)
    assert (listing.family, listing.heading) == ("H", "Page")
    assert listing.entries[2].credit.holder == "Ann Lee"
    assert [entry.line for entry in listing.entries] == [3, 9, 17]


def test_titles_and_summaries_take_turns_under_a_heading_that_names_a_list():
    assert fields(TITLES, "kind_label", "title", "summary", "date")[1:] == [
        ("", "Weavers speak of their looms", "They made the cloth.", None),
        ("", "A fair for all of us", "Come all.", None),
    ]
    assert fields(TITLES.replace("\n\n", "\n"), "title") == fields(TITLES, "title")


def test_the_words_of_a_series_tell_an_entry():
    text = "Champions\n" + "\n".join(
        f"Ada Bell, Manager of Loop {name}\nCOOP Champions features colleagues." for name in "XY"
    )
    assert len(fields(text, "title")) == 2


def test_one_flattened_line_is_read_where_its_heading_repeats():
    listing = read_listing(FLAT)
    (entry,) = listing.entries
    assert (listing.family, listing.heading) == ("F", "Mill news")
    assert (entry.title, entry.date, entry.summary) == (
        "A mill reopens", date(2021, 5, 3), "Bread again.",
    )  # fmt: skip
    assert "flattened" in listing.warnings[0]


@pytest.mark.parametrize(
    ("text", "heading", "title"),
    [
        ("Home » Mills » Mills A pond 3 May 2021", "Mills", "A pond"),
        ("Home > Mills > Looms Mills A pond 3 May 2021", None, None),
        ("Home › Mills › A pond A pond 3 May 2021 Wet.", "Mills", "A pond"),
        ("Home > COOP Champions Ada Bell 3 May 2021", "COOP Champions", "Ada Bell"),
    ],
)
def test_the_heading_ends_where_a_crumb_or_a_series_tells(text, heading, title):
    if heading is None:
        with pytest.raises(NotAListing, match="heading ends cannot be told"):
            read_listing(text)
        return
    listing = read_listing(text)
    assert (listing.heading, listing.entries[0].title) == (heading, title)


def test_several_entries_in_one_line_are_parted_at_sentences_and_dates():
    text = f"{FLAT} It rose on 1 May 2021. Letter No. 4, 1 May 2021 2 May 2021 Rain 1 May 2021 Wet."
    assert fields(text, "title", "summary") == [
        ("A mill reopens", "Bread again. It rose on 1 May 2021."),
        ("Letter No. 4, 1 May 2021", ""),
        ("Rain", "Wet."),
    ]


PROSE = "The mill stood by the river. It had stood there for years.\n\nThen it fell.\n"
RECIPE = "Bread for the family\n\nFlour\nWater\nSalt\n\nMix the flour with water. Bake it.\n"
MINUTES = """Minutes of the meeting

Attendance

The members of the board were present.

Decisions

The budget was adopted.

Next meeting

It will be held in spring.
"""
CODE = "import os\n\n\ndef main():\n    print(os.name)\n\n\nmain()\n"
POEM = "News\n\nO mill by the river\nO bread in the morning\n\nYou are gone\n"
LETTER = "Dear members,\n\nNews\n\nWe have baked.\n\nEvents\n\nWe will bake.\n\nYours\nAda\n"


@pytest.mark.parametrize("text", [PROSE, RECIPE, MINUTES, CODE, POEM, LETTER, "\u200b", "News"])
def test_what_is_no_listing_stays_refused(text):
    with pytest.raises(NotAListing):
        read_listing(text)


@pytest.mark.parametrize("text", [
    "Once upon a time 3 May 2021 came.", "Home > News", "3 May 2021", "> 3 May 2021",
])  # fmt: skip
def test_one_line_that_is_no_flattened_page_is_refused(text):
    with pytest.raises(NotAListing, match="line 1"):
        read_listing(text)


@pytest.mark.parametrize(
    "text",
    ["-\n", "a > ", "Home > News News " + "1 May 2020 " * 9, "News\nA title\n", "©\n"],
)
def test_a_hostile_page_is_read_or_refused_with_a_reason(text):
    try:
        assert read_listing(text * 20_000).entries
    except NotAListing as refusal:
        assert refusal.reason
