"""What only a browser shows: the preview's tab and the way back, links for reviewers in place."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in

pytestmark = pytest.mark.browser


def type_an_item(page, site):
    be_logged_in(page, site)
    page.goto("/admin/news/newsitem/add/")
    page.fill("[name=title]", "Weavers of Oaxaca meet")
    page.fill("[name=body]", "Typed, and saved nowhere.")


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_a_preview_opens_in_a_new_tab_and_leads_back_to_what_is_typed(request, site, which):
    page = request.getfixturevalue(which)
    type_an_item(page, site)
    with page.context.expect_page() as opened:
        page.locator("[data-shortcut=preview]").first.click()
    preview = opened.value
    expect(preview.locator("h1")).to_have_text("Weavers of Oaxaca meet")
    expect(preview.locator("main")).to_contain_text("Typed, and saved nowhere.")
    expect(preview.locator(".preview-bar")).to_contain_text("Nothing is saved")
    if which == "page":
        with preview.expect_event("close"):
            preview.get_by_role("link", name="Back to the form").click()
    expect(page.locator("[name=body]")).to_have_value("Typed, and saved nowhere.")


def test_a_link_for_a_reviewer_is_made_and_revoked_while_the_form_stays(page, site):
    type_an_item(page, site)
    page.locator("[name=_continue]").first.click()
    page.fill("[name=body]", "Still typing.")
    page.fill("[name=_link_for]", "Ada")
    page.keyboard.press("Enter")
    made = page.locator("#review-link-made")
    expect(made).to_be_focused()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == made.input_value()
    reviewer = page.context.browser.new_context().new_page()
    assert reviewer.goto(made.input_value()).status == 200
    expect(reviewer.locator("main")).to_contain_text("Typed, and saved nowhere.")
    page.get_by_role("button", name="Revoke Ada").click()
    expect(page.locator("#review-links p[role=status]")).to_be_focused()
    assert reviewer.goto(reviewer.url).status == 404
    reviewer.context.close()
    expect(page.locator("[name=body]")).to_have_value("Still typing.")
