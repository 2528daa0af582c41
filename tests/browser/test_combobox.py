"""The search box suggests while one types: ARIA's editable combobox with list autocomplete."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PAGES = ["/", "/news/", "/countries/", "/search/"]


def box(page):
    return page.get_by_role("combobox", name=re.compile("Search|Words"))


def options(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def type_in(page, text, path="/countries/"):
    page.goto(path)
    box(page).press_sequentially(text)
    expect(options(page).first).to_be_visible()
    return box(page)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_suggests(page, path):
    type_in(page, "kenya", path)
    expect(options(page).first).to_have_text("Kenya Country")
    expect(options(page).last).to_contain_text("News item")


def test_what_is_open_and_marked_is_told_in_roles_and_states(page):
    page.goto("/countries/")
    field = box(page)
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field.press_sequentially("coop")
    listbox = page.get_by_role("listbox", name="Suggestions")
    expect(listbox).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == listbox.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", "")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    for place in (0, 1):
        field.press("ArrowDown")
        expect(page.locator("[aria-selected=true]")).to_have_count(1)
        expect(options(page).nth(place)).to_have_attribute("aria-selected", "true")
        marked = options(page).nth(place).get_attribute("id")
        expect(field).to_have_attribute("aria-activedescendant", marked)
        expect(field).to_be_focused()


def test_arrows_go_round_by_way_of_the_field(page):
    field = type_in(page, "kenya")
    last = options(page).count() - 1
    field.press("ArrowUp")
    expect(options(page).nth(last)).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    field.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")


def test_enter_goes_to_what_is_marked(page, site):
    field = type_in(page, "kenya")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(f"{site.url}/countries/kenya/")


@pytest.mark.parametrize("path", PAGES)
def test_enter_searches_while_nothing_is_marked(page, site, path):
    type_in(page, "kenya", path).press("Enter")
    expect(page).to_have_url(f"{site.url}/search/?q=kenya")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.locator("h1")).to_contain_text("kenya")


def test_who_types_on_marks_nothing_any_more(page, site):
    field = type_in(page, "ken")
    field.press("ArrowDown")
    field.press("y")
    expect(field).to_have_attribute("aria-activedescendant", "")
    field.press("Enter")
    expect(page).to_have_url(f"{site.url}/search/?q=keny")


def test_escape_closes_and_the_next_one_empties(page):
    field = type_in(page, "kenya")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("kenya")
    field.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    field.press("Escape")
    expect(field).to_have_value("")


def test_tab_goes_on_and_closes(page):
    field = type_in(page, "kenya")
    field.press("ArrowDown")
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_the_mouse_is_enough(page, site):
    type_in(page, "kenya")
    options(page).filter(has_text="Country").click()
    expect(page).to_have_url(f"{site.url}/countries/kenya/")


def told(page):
    """Each text that the polite status has from now on."""
    page.evaluate("""() => {
      window.told = [];
      const status = document.querySelector("[data-suggest] ~ [aria-live=polite]");
      new MutationObserver(() => window.told.push(status.textContent))
        .observe(status, {childList: true, characterData: true, subtree: true});
    }""")
    return lambda: page.evaluate("window.told")


def test_how_many_there_are_is_told_once_per_change(page):
    page.goto("/countries/")
    said = told(page)
    box(page).press_sequentially("kenya", delay=10)
    expect(options(page).first).to_be_visible()
    n = options(page).count()
    box(page).press("Backspace")
    page.wait_for_timeout(600)
    assert said() == [f"{n} suggestions"]


def test_a_word_typed_at_once_is_asked_for_once(page):
    page.goto("/countries/")
    asked = []
    page.on("request", lambda request: "suggest/" in request.url and asked.append(request.url))
    box(page).press_sequentially("kenya", delay=10)
    expect(options(page).first).to_be_visible()
    assert [url.partition("?")[2] for url in asked] == ["q=kenya"]


def test_an_answer_that_comes_late_is_dropped(page):
    page.goto("/countries/")
    held = []
    page.route("**/suggest/?q=coop", lambda route: held.append(route))
    box(page).press_sequentially("coop")
    page.wait_for_timeout(400)
    assert held
    box(page).fill("kenya")
    expect(options(page).first).to_have_text("Kenya Country")
    held[0].abort()
    page.wait_for_timeout(200)
    expect(options(page).first).to_have_text("Kenya Country")


def test_the_suggestions_are_as_narrow_as_the_screen(page):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        type_in(page, "coop", path)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        listed = page.get_by_role("listbox").bounding_box()
        assert listed["x"] >= 0 and listed["x"] + listed["width"] <= 320


def test_without_javascript_the_box_is_a_plain_field(plain_page, site):
    plain_page.goto("/countries/")
    expect(plain_page.get_by_role("listbox")).to_have_count(0)
    field = plain_page.get_by_role("searchbox", name="Search everything")
    field.fill("kenya")
    field.press("Enter")
    expect(plain_page).to_have_url(f"{site.url}/search/?q=kenya")
