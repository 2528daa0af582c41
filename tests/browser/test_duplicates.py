"""An editor types a title that is there already, and looks at both: with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in

pytestmark = pytest.mark.browser
ADD, LIST = "/admin/news/newsitem/add/", "/admin/news/newsitem/"


def known_title(page):
    page.goto(LIST)
    return page.locator("#result_list tbody th a").first.inner_text()


def test_what_looks_alike_is_told_while_a_title_is_typed_and_stands_beside_it(page, site):
    be_logged_in(page, site)
    title = known_title(page)
    page.goto(ADD)
    page.get_by_label("Title").press_sequentially(f"{title}!")
    told = page.get_by_role("status").filter(has_text=f"Looks like “{title}”")
    expect(told).to_be_visible()
    with page.context.expect_page() as opened:
        told.get_by_role("button").first.press("Enter")
    expect(opened.value.get_by_role("heading", name="As you typed it")).to_be_visible()
    expect(opened.value.locator("ins").first).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value(f"{title}!")


def test_without_scripts_it_is_told_on_saving(plain_page, site):
    be_logged_in(plain_page, site)
    title = known_title(plain_page)
    plain_page.goto(ADD)
    plain_page.get_by_label("Title").fill(f"{title}!!")
    plain_page.get_by_role("button", name="Save and continue editing").first.click()
    expect(plain_page.get_by_text("is saved as a draft")).to_be_visible()
    plain_page.locator(".messagelist").get_by_role(
        "link", name="Compare them side by side"
    ).first.click()
    plain_page.get_by_role("button", name="These are no duplicates").click()
    expect(plain_page.get_by_text("are no duplicates.")).to_be_visible()
