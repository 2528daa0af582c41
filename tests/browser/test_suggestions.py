"""An editor takes suggested tags: with the mouse, with the keyboard alone, without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in
from tests.browser.test_smoke import publish

pytestmark = pytest.mark.browser
ADD = "/admin/news/newsitem/add/"
KENYA, ILO = "Kenya", "International Labour Organization"


@pytest.fixture
def form(page, site):
    be_logged_in(page, site)
    return filled(page)


@pytest.fixture
def plain_form(plain_page, site):
    be_logged_in(plain_page, site)
    return filled(plain_page)


def filled(page):
    page.goto(ADD)
    page.fill("[name=title]", "Millers meet")
    page.fill("[name=published_on]", "2026-03-05")
    page.fill(
        "[name=body]", "In Kenya, with the ILO and the Ring Millers Union (RMU). In Ghana too."
    )
    return page


def suggest(page):
    page.get_by_role("button", name="Suggest tags").click()
    expect(suggestions(page).first).to_be_visible()


def suggestions(page):
    return page.get_by_role("list", name="Suggested tags").get_by_role("listitem")


def adding(page, name):
    return page.get_by_role("button", name=f"Add {name}", exact=True)


def chosen(page, field):
    """The names that select2 shows in the field."""
    return page.locator(f"[name={field}] + .select2 .select2-selection__choice")


def test_a_suggestion_shows_the_words_that_it_comes_from(form):
    suggest(form)
    expect(suggestions(form)).to_have_count(3)
    expect(suggestions(form).nth(1)).to_contain_text(ILO)
    expect(suggestions(form).nth(1).locator("mark")).to_have_text("ILO")
    expect(form.locator("#suggest [role=status]")).to_contain_text("3 names found.")


def test_a_suggestion_is_taken_with_one_click_and_saved_with_the_item(form, site):
    suggest(form)
    adding(form, KENYA).click()
    expect(chosen(form, "countries")).to_contain_text([KENYA])
    expect(form.locator("#suggest [role=status]")).to_contain_text("Kenya added.")
    assert form.url == f"{site.url}{ADD}"
    form.fill("[name=title]", "Millers of Kenya have met")
    publish(form)
    form.goto("/news/?country=kenya&year=2026")
    expect(form.locator("main")).to_contain_text("Millers of Kenya have met")


def test_all_suggestions_are_taken_at_once(form):
    suggest(form)
    form.get_by_role("button", name="Add all").click()
    expect(chosen(form, "countries")).to_contain_text([KENYA, "Ghana"])
    expect(chosen(form, "organisations")).to_contain_text([ILO])
    expect(form.get_by_role("button", name="Suggest tags")).to_be_focused()
    expect(form.get_by_role("button", name="Add all")).to_be_hidden()


def test_what_is_removed_from_the_field_is_offered_again(form):
    suggest(form)
    adding(form, KENYA).click()
    expect(adding(form, KENYA)).to_be_hidden()
    chosen(form, "countries").locator(".select2-selection__choice__remove").click()
    expect(adding(form, KENYA)).to_be_visible()
    suggest(form)
    expect(adding(form, KENYA)).to_be_visible()


def test_what_is_chosen_is_not_offered_when_asked_again(form):
    suggest(form)
    adding(form, KENYA).click()
    suggest(form)
    expect(form.locator("#suggest [role=status]")).to_contain_text("1 of them is chosen.")
    expect(adding(form, KENYA)).to_be_hidden()
    expect(adding(form, "Ghana")).to_be_visible()


def test_the_keyboard_is_enough(form):
    form.get_by_role("button", name="Suggest tags").focus()
    form.keyboard.press("Enter")
    expect(suggestions(form).first).to_be_visible()
    form.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Add all")).to_be_focused()
    for name, following in [(KENYA, ILO), (ILO, "Ghana")]:
        if name == KENYA:
            form.keyboard.press("Tab")
        expect(adding(form, name)).to_be_focused()
        form.keyboard.press("Space")
        expect(adding(form, following)).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Suggest tags")).to_be_focused()
    expect(chosen(form, "countries")).to_contain_text([KENYA, "Ghana"])
    expect(chosen(form, "organisations")).to_contain_text([ILO])


def test_an_organisation_that_is_not_known_is_added_in_a_new_tab_and_taken(form):
    suggest(form)
    with form.expect_popup() as opened:
        form.get_by_role("link", name="Add this organisation Ring Millers Union").click()
    expect(opened.value.locator("[name=name]")).to_have_value("Ring Millers Union")
    expect(opened.value.locator("[name=acronym]")).to_have_value("RMU")
    opened.value.locator("[name=_save]").first.click()
    expect(chosen(form, "organisations")).to_contain_text(["Ring Millers Union"])
    expect(form.get_by_role("link", name="Add this organisation")).to_be_hidden()
    expect(form.locator("[name=title]")).to_have_value("Millers meet")


@pytest.mark.parametrize("body", ["<h1>Log in</h1>", "", "null"])
def test_an_answer_that_is_none_is_told_and_nothing_is_lost(form, body):
    form.route("**/suggest/", lambda route: route.fulfill(status=200, body=body))
    form.get_by_role("button", name="Suggest tags").click()
    expect(form.locator("#suggest [role=status]")).to_contain_text("Tags could not be suggested")
    expect(form.locator("[name=title]")).to_have_value("Millers meet")
    form.unroute("**/suggest/")
    suggest(form)


def test_without_javascript_boxes_are_ticked_and_saved_with_the_item(plain_form):
    suggest(plain_form)
    expect(plain_form.locator("[name=title]")).to_have_value("Millers meet")
    expect(plain_form.locator(".errornote")).to_have_count(0)
    plain_form.get_by_role("checkbox", name="Ghana").check()
    plain_form.get_by_role("checkbox", name=ILO).check()
    plain_form.fill("[name=title]", "Millers of Ghana have met")
    publish(plain_form)
    plain_form.goto("/news/?country=ghana&organisation=ilo&year=2026")
    expect(plain_form.locator("main")).to_contain_text("Millers of Ghana have met")
