"""The newsroom on screens of all widths: nothing is cut, nothing scrolls sideways."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in

pytestmark = pytest.mark.browser
WIDTHS = (320, 768, 1024, 1280)
LISTS = ("news/newsitem", "interviews/profile", "taxonomy/organisation", "admin/logentry")
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll(".results")]
    .some((each) => each.scrollWidth > each.clientWidth)"""


def sideways(page, path):
    """The widths at which one has to scroll sideways to read the page."""
    page.goto(path)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [width] * page.evaluate(SIDEWAYS)
    return found


def test_a_list_is_read_without_scrolling_sideways(page, site):
    be_logged_in(page, site)
    assert [(path, sideways(page, f"/admin/{path}/")) for path in LISTS] == [
        (path, []) for path in LISTS
    ]
    page.goto("/admin/news/newsitem/")
    purpose, tools = (page.locator(each).bounding_box() for each in (".purpose", ".object-tools"))
    assert purpose["y"] + purpose["height"] <= tools["y"]


def test_the_history_is_read_and_a_day_is_picked_at_any_width(page, site):
    be_logged_in(page, site)
    page.goto("/admin/news/newsitem/")
    form = page.locator("#result_list tbody th a").first.get_attribute("href")
    assert sideways(page, form.replace("change/", "history/")) == []
    for width in (360, 800):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(form)
        page.locator(".date-icon").first.click()
        box = page.locator(".calendarbox").first
        expect(box).to_be_visible()
        heights = [row.bounding_box()["height"] for row in box.locator("tr").all()]
        assert max(heights) < 50 and box.bounding_box()["height"] < 400
        assert not page.evaluate(SIDEWAYS)


def test_an_interviews_text_has_its_people_and_questions_below_and_its_tags_beside(page, site):
    be_logged_in(page, site)
    page.goto("/admin/interviews/profile/")
    form = page.locator("#result_list tbody th a").first.get_attribute("href")
    assert sideways(page, form) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    where = {
        name: page.locator(f"{name} >> nth=0").bounding_box()
        for name in (".field-body", "#participants-group", "#questions-group", ".field-countries")
    }
    text, people, questions, tags = where.values()
    assert text["y"] < people["y"] < questions["y"]
    assert text["x"] + text["width"] < tags["x"] and tags["y"] < people["y"]
    for cell in page.locator("#participants-0 td").all():
        assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth + 1")
    page.set_viewport_size({"width": 1024, "height": 800})
    text, tags = (
        page.locator(f".field-{each}").first.bounding_box() for each in ("body", "countries")
    )
    assert text["x"] == tags["x"] and text["y"] < tags["y"]


SMALL = """() => [...document.querySelectorAll("#result_list :is(a, input)")]
    .filter((each) => each.checkVisibility({visibilityProperty: true}))
    .filter((each) => Math.min(...["width", "height"].map((side) =>
        each.getBoundingClientRect()[side])) < 24)
    .map((each) => each.outerHTML)"""


def test_what_is_touched_in_a_list_has_its_size_on_a_phone(page, site):
    be_logged_in(page, site)
    page.set_viewport_size({"width": 320, "height": 800})
    for path in (*LISTS, "importing/sighting"):
        page.goto(f"/admin/{path}/?o=1")
        assert page.evaluate(SMALL) == []
        heads = page.locator("#result_list thead :is(a, input):visible").all()
        assert not any(overlap(*pair) for pair in pairwise(each.bounding_box() for each in heads))


def overlap(one, other):
    return all(
        one[start] + 1 < other[start] + other[size] and other[start] + 1 < one[start] + one[size]
        for start, size in (("x", "width"), ("y", "height"))
    )
