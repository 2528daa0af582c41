"""An editor imports: with and without JavaScript, by keyboard, and more than a request can do."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in
from tests.importing.pages import entry
from tests.importing.pages import page as listing

pytestmark = pytest.mark.browser
ADD, LIST = "/admin/importing/import/add/", "/admin/importing/import/"
MILL = entry("Millers of Kisumu meet", summary="In Kenya.")
TALK = entry("Awa Diop, President of Ring Alliance", label="COOP Champions")
PATIENCE = 60_000


def large(title, entries=3_000):
    """More than a request reads or stores by itself."""
    words = "Bread in Kenya, and ovens in Senegal. " * 12
    return listing(*(entry(f"{title} {n}", summary=f"{words}{n}") for n in range(entries)))


def upload(browsing, site, *texts):
    be_logged_in(browsing, site)
    browsing.goto(ADD)
    files = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": text.encode()}
        for n, text in enumerate(texts)
    ]
    browsing.set_input_files("[name=files]", files)
    browsing.get_by_role("button", name="Read", exact=True).click()


def card(browsing, title):
    return browsing.get_by_role("region", name=title)


def button(browsing, name):
    return browsing.get_by_role("button", name=name, exact=True)


def undo(browsing):
    browsing.get_by_role("link", name="Undo this import").click()
    button(browsing, "Undo this import").click()
    expect(browsing.locator(".undone")).to_be_visible()


def test_documents_are_looked_at_corrected_stored_and_taken_back(any_page, site):
    upload(any_page, site, listing(MILL, TALK))
    mill, talk = card(any_page, MILL[1]), card(any_page, TALK[1])
    mill.get_by_label("Date").fill("2026-02-03")
    mill.get_by_label("More countries").fill("Ghana")
    talk.get_by_role("group", name="Person 1").get_by_label("Role").fill("Chair")
    button(any_page, "Save and look again").last.click()
    expect(mill.get_by_role("checkbox", name="Ghana")).to_be_checked()
    any_page.get_by_role("radio", name="published at once").check()
    button(any_page, "Import").click()
    any_page.get_by_role("link", name=MILL[1]).click()
    expect(any_page.locator("[name=published_on]")).to_have_value("2026-02-03")
    any_page.goto("/news/?country=ghana&year=2026")
    expect(any_page.locator("main h2 a").first).to_have_text(MILL[1])
    any_page.goto(LIST)
    any_page.locator("#result_list tbody th a").first.click()
    undo(any_page)
    any_page.goto("/news/?country=ghana&year=2026")
    expect(any_page.get_by_text(MILL[1])).to_have_count(0)


def test_enter_in_a_field_saves_and_imports_nothing(any_page, site):
    upload(any_page, site, listing(MILL, TALK))
    date = card(any_page, MILL[1]).get_by_label("Date")
    date.fill("no date")
    date.press("Enter")
    expect(any_page.get_by_role("alert")).to_contain_text("Please correct the errors")
    any_page.get_by_role("alert").get_by_role("link", name=MILL[1]).click()
    expect(card(any_page, MILL[1])).to_contain_text("Enter a valid date.")
    date.fill("2026-02-03")
    date.press("Enter")
    expect(date).to_have_value("2026-02-03")
    expect(button(any_page, "Import")).to_be_visible()
    discard(any_page)


def test_what_was_typed_is_asked_about_and_there_again(page, site):
    upload(page, site, listing(MILL, TALK))
    date = card(page, MILL[1]).get_by_label("Date")
    date.fill("2026-02-03")
    with page.expect_event("dialog") as asked:
        page.once("dialog", lambda dialog: dialog.accept())
        page.goto(LIST)
    assert asked.value.type == "beforeunload"
    page.locator("#result_list tbody th a").first.click()
    expect(date).not_to_have_value("2026-02-03")
    button(page, "Show it in the form").click()
    expect(date).to_have_value("2026-02-03")
    button(page, "Save and look again").last.click()
    expect(page.get_by_text("This is what you had typed.")).to_have_count(0)
    expect(date).to_have_value("2026-02-03")
    discard(page)


def discard(browsing):
    browsing.get_by_role("link", name="Discard").click()
    button(browsing, "Discard").click()
    expect(browsing.locator(".success")).to_be_visible()


def test_a_large_import_shows_its_progress_and_the_result_by_itself(page, site):
    upload(page, site, large("Oven"))
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("being read")
    expect(page.locator(".in-words")).to_have_text("3000 new", timeout=PATIENCE)
    button(page, "Import").click()
    expect(page.locator("dl.report")).to_contain_text("3000 new", timeout=PATIENCE)
    undo(page)


def test_a_large_import_may_be_left_and_found_again(plain_page, site):
    upload(plain_page, site, large("Loaf"))
    plain_page.get_by_role("link", name="All imports").click()
    plain_page.locator("#result_list tbody th a").first.click()
    for _ in range(60):
        if plain_page.locator(".in-words").count():
            break
        plain_page.wait_for_timeout(500)
        plain_page.get_by_role("link", name="Look again").click()
    expect(plain_page.locator(".in-words")).to_have_text("3000 new")
    discard(plain_page)


def test_a_text_that_is_too_long_to_paste_is_told(any_page, site):
    be_logged_in(any_page, site)
    any_page.goto(ADD)
    any_page.locator("[name=text]").evaluate("field => { field.value = 'bread '.repeat(600_000) }")
    button(any_page, "Read").click()
    expect(any_page.locator(".errornote")).to_contain_text("more than can be sent at once")
