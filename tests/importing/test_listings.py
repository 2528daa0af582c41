from datetime import date

import pytest

from sseportal.importing.text.listings import NotAListing, read_credit, read_listing


def page(*lines: str) -> str:
    return "\n".join(lines)


def fields(listing, *names):
    return [tuple(getattr(entry, name) for name in names) for entry in listing.entries]


A = page(
    "All the news", "",
    "  1. News", "", "    A mill reopens", "", "    3 May 2021", "", "    Bread again.", "",
    "  2. Our impact, Their voices", "", "    Weavers speak", "", "    01 May 2021", "",
    "  3. Event", "", "    A fair", "", "    30 April 2021", "", "    Come all.",
)  # fmt: skip
B = page(
    "Page", "", "May 2021", "",
    "  1. Planned fair", "", "    Come all.", "",
    "  2. A mill reopens", "", "    3 May 2021", "", "    Bread again.", "",
    "April 2021", "",
    "  1. May brings rain", "", "    30 April 2021",
)  # fmt: skip
C = page("Page", "-", "News", "A mill", "3 May 2021", "Bread.", "-", "Event", "A fair",
         "2 May 2021")  # fmt: skip
D = page("Page", "1. A mill", "3 May 2021", "Bread.", "2. A fair", "2 May 2021", "3. Rain",
         "1 May 2021")  # fmt: skip
E = page("Page", "-", "A mill", "3 May 2021", "Bread.", "-", "A fair", "2 May 2021")
E_INLINE = page("Page", "- A mill", "3 May 2021", "Bread.", "- A fair", "2 May 2021")
G = page("Page", "May 2021", "-", "A mill", "3 May 2021", "Bread.", "April 2021", "-", "A fair",
         "2 April 2021")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "family", "count"),
    [(A, "A", 3), (B, "B", 3), (C, "C", 2), (D, "D", 3), (E, "E", 2), (E_INLINE, "E", 2),
     (G, "G", 2)],
)  # fmt: skip
def test_each_family_is_recognised_and_counted(text, family, count):
    listing = read_listing(text)
    assert (listing.family, len(listing.entries)) == (family, count)
    assert [entry.position for entry in listing.entries] == list(range(1, count + 1))


@pytest.mark.parametrize("text", [A, B, C, D, E, E_INLINE, G])
def test_titles_dates_and_summaries_are_told_apart(text):
    entries = {entry.title.removesuffix(" reopens"): entry for entry in read_listing(text).entries}
    assert entries["A mill"].date == date(2021, 5, 3)
    assert entries["A mill"].summary in ("Bread again.", "Bread.")
    assert entries["A mill"].warnings == []


def test_any_label_counts_in_a_dated_entry():
    assert fields(read_listing(A), "kind_label") == [
        ("News",), ("Our impact, Their voices",), ("Event",),
    ]  # fmt: skip


def test_an_undated_entry_stands_in_the_month_of_its_heading():
    first, second, third = read_listing(B).entries
    assert (first.date, first.date_precision) == (date(2021, 5, 1), "month")
    assert (first.title, first.summary) == ("Planned fair", "Come all.")
    assert (second.date_precision, second.month_heading) == ("day", "May 2021")
    assert third.month_heading == "April 2021"


def test_a_month_that_begins_a_title_is_no_heading():
    assert read_listing(B).entries[2].title == "May brings rain"


def test_an_undated_entry_without_a_heading_has_no_date():
    text = A + page("", "  4. News", "", "    No day told", "", "    Some words.")
    entry = read_listing(text).entries[3]
    assert (entry.kind_label, entry.title, entry.summary) == ("News", "No day told", "Some words.")
    assert (entry.date, entry.date_precision) == (None, "")


def test_a_credit_may_take_the_number_s_line_with_or_without_a_label():
    text = A + page(
        "", "  4. © Ann Lee/ILO 2021", "", "    News", "", "    A ship", "", "    1 April 2021",
        "", "  5. © Ann Lee", "", "    A boat", "", "    1 March 2021",
    )  # fmt: skip
    ship, boat = read_listing(text).entries[3:]
    assert (ship.kind_label, ship.title, ship.credit.holder) == ("News", "A ship", "Ann Lee/ILO")
    assert (boat.kind_label, boat.title, boat.credit.year) == ("", "A boat", None)


@pytest.mark.parametrize(
    ("line", "holder", "year"),
    [
        ("© Ann Lee / ILO 2023", "Ann Lee / ILO", 2023), ("© UNXYZ 2023", "UNXYZ", 2023),
        ("© Lee/Org. 2019", "Lee/Org", 2019), ("© ILO/Lee 2019", "ILO/Lee", 2019),
        ("©Lee", "Lee", None), ("©", "", None),
    ],
)  # fmt: skip
def test_a_credit_has_a_holder_and_perhaps_a_year(line, holder, year):
    credit = read_credit(line)
    assert (credit.raw, credit.holder, credit.year) == (line, holder, year)


def test_a_title_may_equal_its_label():
    text = A + page("", "  4. Event", "", "    Event", "", "    1 April 2021")
    assert fields(read_listing(text), "kind_label", "title")[3] == ("Event", "Event")


def test_an_impossible_date_is_warned_of_and_is_in_no_text():
    text = A + page("", "  4. News", "", "    A pond", "", "    31 April 2021", "", "    Fish.")
    entry = read_listing(text).entries[3]
    assert (entry.kind_label, entry.title, entry.summary) == ("News", "A pond", "Fish.")
    assert (entry.date, entry.warnings) == (None, ["there is no such day: 31 April 2021"])


def test_under_a_month_an_impossible_date_leaves_the_month():
    entry = read_listing(B.replace("3 May 2021", "33 May 2021")).entries[1]
    assert (entry.title, entry.date_precision) == ("A mill reopens", "month")
    assert "33 May 2021" in entry.warnings[0]


def test_a_date_inside_a_title_is_no_date_line():
    text = page("Page", "1. Letter No. 3, 26 April 2017", "28 April 2017", "2. Plans for May 2018",
                "27 April 2017")  # fmt: skip
    assert fields(read_listing(text), "title", "date") == [
        ("Letter No. 3, 26 April 2017", date(2017, 4, 28)),
        ("Plans for May 2018", date(2017, 4, 27)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        page("Page", "-", "A mill", "3 May 2021", "-", "2 May 2021", "Lost.", "-", "Rain",
             "1 May 2021"),
        page("Page", "1. A mill", "3 May 2021", "2. 2 May 2021", "Lost.", "3. Rain", "1 May 2021"),
    ],
)  # fmt: skip
def test_an_entry_without_a_title_is_warned_of_and_never_glued(text):
    mill, lost, rain = read_listing(text).entries
    assert (lost.title, lost.summary, lost.date) == ("", "Lost.", date(2021, 5, 2))
    assert "no title" in lost.warnings[0]
    assert (mill.title, rain.title, mill.summary) == ("A mill", "Rain", "")


def test_a_label_alone_on_a_labelled_page_is_no_title():
    text = A + page("", "  4. News", "", "    1 April 2021", "", "    Words.")
    assert fields(read_listing(text), "kind_label", "title")[3] == ("News", "")


def test_several_lists_in_one_page_are_counted_through():
    second = page("", "", "Second list", "", "  1. News", "", "    A pond", "", "    2 May 2020")
    listing = read_listing(A + second)
    assert fields(listing, "position", "title")[2:] == [(3, "A fair"), (4, "A pond")]
    assert listing.entries[2].summary == "Come all."
    assert "outside of the list" in listing.warnings[0]


def test_a_page_without_a_heading_is_read():
    listing = read_listing(A.partition("\n\n")[2])
    assert (listing.heading, len(listing.entries)) == ("", 3)


def test_a_list_under_a_heading_of_its_own_needs_no_full_dates():
    text = page("News", "  1. A mill", "    3 May 2021", "    Bread.", "Books", "  1. On mills",
                "    May 2020", "  2. On rain", "    2019")  # fmt: skip
    assert fields(read_listing(text), "title", "date_precision") == [
        ("A mill", "day"), ("On mills", "month"), ("On rain", "year"),
    ]  # fmt: skip


def test_a_list_inside_of_a_summary_makes_no_entries():
    text = page("Page", "-", "A mill", "3 May 2021", "Three goods:", "- bread", "- flour",
                "1. first", "2. second", "-", "A fair", "2 May 2021")  # fmt: skip
    first, second = read_listing(text).entries
    assert first.summary == "Three goods:\n- bread\n- flour\n1. first\n2. second"
    assert second.title == "A fair"


def test_a_numbered_list_inside_of_a_numbered_page_makes_no_entries():
    text = page("Page", "1. A mill", "3 May 2021", "Goods:", "1. bread", "2. flour", "2. A fair",
                "2 May 2021", "3. Rain", "1 May 2021")  # fmt: skip
    titles = [entry.title for entry in read_listing(text).entries]
    assert titles[0] == "A mill" and titles[-1] == "Rain"


def test_the_raw_block_and_its_line_are_kept():
    entry = read_listing(D).entries[1]
    assert (entry.line, entry.raw) == (5, "2. A fair\n2 May 2021")


def test_a_bare_month_may_be_the_date_of_an_entry():
    text = page("Page", "1. A mill", "May 2021", "Bread.", "2. A fair", "April 2021", "Fun.")
    assert fields(read_listing(text), "title", "date_precision", "month_heading") == [
        ("A mill", "month", None), ("A fair", "month", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Once upon a time.\nThere was a mill.\nIt stood.", "no numbered or bulleted"),
        ("Home > News > A mill 3 May 2021 Bread again.", "one line"),
        ("Bread\n\n1. Mix the flour\n2. Knead\n3. Bake for 40 minutes", "no dates"),
        ('{"a": 1,\n "b": ["- x"]}', "JSON"),
        ("<!DOCTYPE html>\n<html><body>- x</body></html>", "HTML"),
        ("-\n-\n-", "nothing under"),
    ],
)
def test_what_is_no_listing_is_refused_with_a_reason(text, reason):
    with pytest.raises(NotAListing, match=reason):
        read_listing(text)


def test_a_refusal_names_the_line():
    with pytest.raises(NotAListing) as caught:
        read_listing("\n\nJust prose.\nAnd more.\nAnd more.")
    assert caught.value.line == 3


def test_two_long_lines_before_a_date_are_one_title():
    long = "A title that goes on and on, about mills and bread and weavers and the sea, so that"
    text = page("Page", "1. " + long, "it was broken", "3 May 2021", "2. A fair", "2 May 2021")
    first = read_listing(text).entries[0]
    assert (first.kind_label, first.title) == ("", long + " it was broken")
    assert "several lines" in first.warnings[0]


def test_months_and_numbers_are_read_without_indents_or_blanks():
    text = page("Page", "May 2021", "1. Fair", "2. A mill", "3 May 2021", "Bread.", "April 2021",
                "1. Rain", "30 April 2021", "March 2021", "1. Snow")  # fmt: skip
    assert fields(read_listing(text), "title", "summary", "month_heading", "date_precision") == [
        ("Fair", "", "May 2021", "month"), ("A mill", "Bread.", "May 2021", "day"),
        ("Rain", "", "April 2021", "day"), ("Snow", "", "March 2021", "month"),
    ]  # fmt: skip


def test_the_heading_of_a_second_list_without_indents_is_in_no_summary():
    text = page("Page", "", "1. A mill", "", "3 May 2021", "", "Bread.", "", "More of it", "",
                "1. Rain", "", "2 May 2021")  # fmt: skip
    assert fields(read_listing(text), "title", "summary") == [("A mill", "Bread."), ("Rain", "")]


def test_a_lost_number_does_not_glue_two_entries():
    text = page("Page", "1. A mill", "3 May 2021", "3. Rain", "1 May 2021")
    assert fields(read_listing(text), "title") == [("A mill",), ("Rain",)]


def test_several_paragraphs_stay_in_one_summary():
    text = A + "\n\n    A second paragraph.\n\n    1984. was a year, not a number."
    assert read_listing(text).entries[2].summary.count("\n") == 2
