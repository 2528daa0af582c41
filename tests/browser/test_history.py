"""An editor goes back to what an item said, by keyboard alone, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in

pytestmark = pytest.mark.browser


def press(browsing, role, name):
    found = browsing.get_by_role(role, name=name).last
    found.focus()
    browsing.keyboard.press("Enter")


def test_a_version_is_compared_and_restored_by_keyboard(any_page, site):
    be_logged_in(any_page, site)
    any_page.goto("/admin/news/newsitem/")
    any_page.locator("#result_list tbody th a").first.click()
    form = any_page.url
    before = any_page.get_by_label("Summary").input_value()
    any_page.get_by_label("Summary").fill("A hasty word.")
    press(any_page, "button", "Save and continue editing")
    press(any_page, "link", "History")
    press(any_page, "button", "Compare the two")
    expect(any_page.locator("ins")).to_have_text("A hasty word.")
    press(any_page, "link", "Restore the old one")
    expect(any_page.locator("del")).to_have_text("A hasty word.")
    press(any_page, "button", "Restore this version")
    expect(any_page.locator(".messagelist")).to_contain_text("Restored the version")
    assert any_page.url == form
    expect(any_page.get_by_label("Summary")).to_have_value(before)
