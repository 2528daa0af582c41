"""A second factor, from the first look to the log-in with it, by keyboard alone."""

import re
from base64 import b32decode

import pytest
from playwright.sync_api import expect

from tests.accounts.people import code
from tests.browser.logging_in import log_in

pytestmark = pytest.mark.browser


def type_in(page, *texts):
    """Each into the field that has the focus, or gets it with the next Tab."""
    for at, text in enumerate(texts):
        if at:
            page.keyboard.press("Tab")
        page.keyboard.type(text)


def press(page, name):
    """Tab by Tab, to what is called so."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(document.activeElement.value || document.activeElement.textContent || '').trim()"
        )
        if focused == name:
            return page.keyboard.press("Enter")
    raise AssertionError(f"{name} can't be reached")


def log_in_by_keyboard(page, site, code):
    page.goto("/admin/login/?next=/admin/news/newsitem/")
    expect(page.get_by_label("Username")).to_be_focused()
    type_in(page, site.username, site.password, code)
    page.keyboard.press("Enter")


def to_code_field(page):
    page.get_by_label("Password").focus()


def test_a_second_factor_is_set_up_used_and_removed_by_keyboard(any_page, site):
    page = any_page
    log_in(page, site)
    press(page, "Second factor")
    expect(page.get_by_role("img", name="To be read by the app")).to_be_visible()
    key = b32decode(page.locator(".key code").inner_text().replace(" ", ""))
    to_code_field(page)
    type_in(page, site.password, code(key))
    page.keyboard.press("Enter")
    expect(page.locator(".codes code")).to_have_text([re.compile(r"^\d{5}( \d{5}){3}$")] * 10)
    recovery = page.locator(".codes code").first.inner_text()
    can_copy = page.evaluate("document.documentElement.matches('.can-copy')")
    assert page.get_by_role("button", name="Copy").is_visible() is can_copy
    press(page, "I have kept them: go on")
    expect(page).to_have_url(f"{site.url}/admin/")
    press(page, "Log out")
    expect(page.get_by_role("heading", name="Logged out")).to_be_visible()
    log_in_by_keyboard(page, site, code(key, 1))
    expect(page).to_have_url(f"{site.url}/admin/news/newsitem/")
    page.goto("/admin/second-factor/remove/")
    to_code_field(page)
    type_in(page, site.password, recovery)
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("is removed")
