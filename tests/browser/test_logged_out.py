"""What asks the site from within a form says so when the session is over."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import log_in
from tests.browser.test_two_editors import open_first

pytestmark = pytest.mark.browser
TOLD = "You are logged out."


def test_each_helper_of_a_form_says_that_one_is_logged_out(page, site):
    log_in(page, site)
    open_first(page, "/admin/news/newsitem/")
    title = page.input_value("[name=title]")
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=title]").press_sequentially("!")
    expect(page.locator("#lookalikes")).to_contain_text(TOLD)
    page.get_by_role("button", name="Suggest tags").click()
    expect(page.locator("#suggest [role=status]")).to_contain_text(TOLD)
    page.get_by_role("button", name="Look through the library").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(TOLD)
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(page.locator("[name=title]")).not_to_have_value(title)


def test_who_makes_a_link_for_a_reviewer_is_told_in_place(page, site):
    log_in(page, site)
    page.goto("/admin/news/newsitem/add/")
    page.fill("[name=title]", "A fair")
    page.locator("[name=_continue]").first.click()
    expect(page.locator(".success")).to_be_visible()
    page.context.clear_cookies(name="sessionid")
    page.fill("[name=_link_for]", "Bo")
    page.get_by_role("button", name="Make a link").click()
    expect(page.locator("#review-links [role=status]")).to_contain_text(TOLD)
    expect(page.locator("#review-links [role=status]")).to_be_focused()
    assert len(page.context.pages) == 1
