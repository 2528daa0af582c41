"""Two editors collide; a session ends while somebody types; what was typed is there again."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.browser.logging_in import log_in
from tests.browser.test_smoke import choose

pytestmark = pytest.mark.browser
PROFILES = "/admin/interviews/profile/"


def open_first(page, path):
    page.goto(path)
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator("[name=title]")).to_be_visible()


def test_two_editors_collide_and_both_texts_live(page, browser, site):
    with opened(browser, site, javascript=False) as other:
        for one in (page, other):
            log_in(one, site)
            open_first(one, "/admin/news/newsitem/")
        other.fill("[name=summary]", "Written by the other.")
        other.locator("[name=_continue]").first.click()
        page.fill("[name=title]", "Written by the one")
        page.fill("[name=summary]", "Mine.")
        page.keyboard.press("Control+s")
        collision = page.get_by_role("region", name="Somebody else saved this")
        expect(collision).to_contain_text("Changed Summary.")
        expect(collision).to_contain_text("Written by the other.")
        expect(page.locator("[name=title]")).to_have_value("Written by the one")
        collision.get_by_role("radio", name="Take theirs").check()
        page.keyboard.press("Control+s")
        expect(page.locator(".success")).to_be_visible()
        expect(page.locator("[name=title]")).to_have_value("Written by the one")
        expect(page.locator("[name=summary]")).to_have_value("Written by the other.")


def test_a_session_ends_while_somebody_types(page, site):
    log_in(page, site)
    open_first(page, PROFILES)
    title = page.input_value("[name=title]")
    page.fill("[name=title]", "Typed")
    page.fill("[name=published_on]", "2026-03-07")
    choose(page, "countries", "Ghana")
    page.locator("#questions-group .add-row a").click()
    page.locator("[name^=questions-][name$=-question]:visible").last.fill("How did it begin?")
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=_continue]").first.click()
    page.fill("[name=username]", site.username)
    page.fill("[name=password]", site.password)
    page.click("[type=submit]")
    expect(page.locator("[name=title]")).to_have_value(title)
    page.get_by_role("button", name="Show it in the form").click()
    expect(page.locator("[name=title]")).to_have_value("Typed")
    expect(page.locator("[name=published_on]")).to_have_value("2026-03-07")
    expect(page.locator("[name=countries] + .select2")).to_contain_text("Ghana")
    questions = page.locator("[name^=questions-][name$=-question]:visible")
    expect(questions.last).to_have_value("How did it begin?")
    page.locator("[name=_continue]").first.click()
    expect(page.locator(".success")).to_be_visible()
    expect(page.locator("#draft-offer")).to_be_hidden()
    assert kept(page) == []


def test_a_closed_tab_is_offered_and_log_out_leaves_nothing_behind(page, site):
    log_in(page, site)
    page.goto("/admin/news/newsitem/add/")
    tab = page.context.new_page()
    tab.goto("/admin/news/newsitem/add/")
    tab.locator("[name=title]").press_sequentially("Lost")
    tab.close()
    page.reload()
    expect(page.locator("#draft-offer")).to_contain_text("kept what you typed")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("#draft-offer")).to_be_hidden()
    assert kept(page) == []
    page.locator("[name=title]").press_sequentially("Secret")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="Log out").click()
    expect(page.locator("h1")).to_contain_text("Logged out")
    assert asked == ["beforeunload"]
    assert kept(page) == []


def test_keys_open_their_sheet_outside_of_fields_and_can_be_turned_off(page, site):
    log_in(page, site)
    page.goto("/admin/news/newsitem/")
    page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    page.keyboard.type("?/")
    expect(page.locator("#searchbar")).to_have_value("?/")
    page.locator("#searchbar").blur()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys of the newsroom")
    expect(sheet).to_contain_text("Save, and go on editing")
    sheet.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    page.keyboard.press("?")
    expect(sheet).to_have_count(0)


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))")
