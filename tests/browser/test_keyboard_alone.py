"""What editors do with a mouse elsewhere in these tests, done with the keyboard alone."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.browser.logging_in import be_logged_in
from tests.importing.pages import entry
from tests.importing.pages import page as listing
from tests.media.files import jpeg

pytestmark = pytest.mark.browser
NEWS = "/admin/news/newsitem/"
MOST_STOPS = 200


def tab_to(page, sought):
    """As often as it takes, until `sought` has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if sought.evaluate("(each) => each === document.activeElement"):
            return
    raise AssertionError(f"{sought} can't be reached")


def type_into(page, name, text):
    tab_to(page, page.locator(f"[name={name}]"))
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def press(page, role, name):
    tab_to(page, page.get_by_role(role, name=name, exact=True).last)
    page.keyboard.press("Enter")


def save(page):
    page.keyboard.press("Control+s")
    expect(page.locator(".success")).to_be_visible()


def test_an_illustrated_item_is_written_and_scheduled(page, plain_page, site):
    be_logged_in(page, site)
    # The browser is asked to tell of it from here on: asked with the key, it may hear too late.
    page.on("filechooser", lambda _chooser: None)
    page.goto(f"{NEWS}add/")
    type_into(page, "title", "Rowers of Dakar buy a boat")
    type_into(page, "summary", "Forty of them.")
    tab_to(page, page.locator("[name=picture_file]"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(
        {"name": "boat.jpg", "mimeType": "image/jpeg", "buffer": jpeg((600, 400))}
    )
    type_into(page, "picture_focal_x", "0.25")
    expect(page.locator(".picture-input .point")).to_have_attribute("style", "left: 25%; top: 50%;")
    type_into(page, "picture_alt", "A blue boat")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    type_into(page, "published_on", f"{tomorrow:%Y-%m-%d}")
    tab_to(page, page.locator("[name=countries] + .select2 .select2-search__field"))
    page.keyboard.type("Senegal")
    expect(page.locator(".select2-results__option--highlighted")).to_have_text("Senegal")
    page.keyboard.press("Enter")
    tab_to(page, page.locator("[name=status]"))
    page.keyboard.type("published")
    type_into(page, "publish_at_0", f"{tomorrow:%Y-%m-%d}")
    type_into(page, "publish_at_1", "09:00")
    save(page)
    page.goto("/admin/calendar/")
    expect(page.get_by_role("link", name="Rowers of Dakar buy a boat")).to_be_visible()
    plain_page.goto("/news/?country=senegal")
    expect(plain_page.get_by_role("link", name="Rowers of Dakar buy a boat")).to_have_count(0)


def open_first(page):
    page.goto(NEWS)
    tab_to(page, page.locator("#result_list tbody th a").first)
    page.keyboard.press("Enter")
    expect(page.locator("[name=title]")).to_be_visible()


def test_two_editors_collide_and_one_takes_the_other_s_text(page, browser, site):
    with opened(browser, site, javascript=True) as other:
        for one in (page, other):
            be_logged_in(one, site)
            open_first(one)
        type_into(other, "summary", "By the other.")
        save(other)
        type_into(page, "title", "By the one")
        type_into(page, "summary", "Mine.")
        page.keyboard.press("Control+s")
        collision = page.get_by_role("region", name="Somebody else saved this")
        summary = collision.get_by_role("group", name="Summary")
        tab_to(page, summary.get_by_role("radio", name="Keep mine"))
        page.keyboard.press("ArrowDown")
        expect(summary.get_by_role("radio", name="Take theirs")).to_be_checked()
        save(page)
        expect(page.locator("[name=title]")).to_have_value("By the one")
        expect(page.locator("[name=summary]")).to_have_value("By the other.")


def test_a_text_is_imported_after_a_look_and_the_import_undone(any_page, site):
    page, title = any_page, "Weavers of Nakuru meet"
    be_logged_in(page, site)
    page.goto("/admin/importing/import/add/")
    tab_to(page, page.locator("[name=text]"))
    page.keyboard.insert_text(listing(entry(title, summary="In Kenya.")))
    press(page, "button", "Read")
    expect(page.get_by_role("region", name=title)).to_be_visible()
    press(page, "button", "Import")
    expect(page.get_by_role("link", name=title)).to_be_visible()
    press(page, "link", "Undo this import")
    press(page, "button", "Undo this import")
    expect(page.locator(".undone")).to_be_visible()
    page.goto(f"{NEWS}?q=Nakuru")
    expect(page.locator("#result_list")).to_have_count(0)
