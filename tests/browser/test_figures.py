"""A picture of the library is put into a text with the keyboard alone, and shown on the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in
from tests.browser.test_keyboard_alone import save
from tests.browser.test_smoke import choose, publish
from tests.media.files import jpeg

pytestmark = pytest.mark.browser


def bring_in(page, alt):
    page.goto("/admin/media/picture/add/")
    photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": jpeg((900, 600))}
    page.set_input_files("[name=file]", photo)
    page.fill("[name=alt]", alt)
    save(page)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_a_picture_is_chosen_captioned_and_shown(page, site):
    be_logged_in(page, site)
    for alt in ("A loom of oak", "A ferry at its quay"):
        bring_in(page, alt)
    page.goto("/admin/news/newsitem/add/")
    page.fill("[name=title]", "Weavers of Thies buy a loom")
    page.fill("[name=published_on]", "2026-03-08")
    editor = page.get_by_role("textbox", name="Text:", exact=True)
    editor.click()
    page.keyboard.type("Before.")
    press(page, "Enter", "Shift+Tab", *["ArrowRight"] * 8)
    expect(page.get_by_role("button", name="Picture", exact=True)).to_be_focused()
    press(page, "Enter")
    dialog = page.get_by_role("dialog", name="Picture")
    expect(dialog.get_by_role("button", name="A ferry at its quay")).to_be_visible()
    page.keyboard.type("oak")
    expect(dialog.get_by_role("status")).to_have_text("1 picture")
    press(page, "ArrowDown")
    expect(dialog.get_by_role("button", name="A loom of oak")).to_be_focused()
    press(page, "Enter")
    expect(dialog).to_be_hidden()
    expect(editor).to_be_focused()
    page.keyboard.type("The new loom")
    press(page, "Enter")
    page.keyboard.type("After.")
    figure = editor.locator("figure")
    expect(figure.locator("figcaption")).to_have_text("The new loom")
    assert figure.locator("img").evaluate("(image) => image.decode().then(() => image.width)") > 0
    choose(page, "countries", "Senegal")
    publish(page)
    page.goto("/news/?country=senegal&year=2026&month=3")
    page.get_by_role("link", name="Weavers of Thies buy a loom").click()
    shown = page.locator("article figure")
    expect(shown.locator("figcaption")).to_have_text("The new loom")
    loom = shown.get_by_role("img", name="A loom of oak")
    loom.scroll_into_view_if_needed()
    expect(loom).to_have_js_property("complete", True)
    assert loom.evaluate("(image) => image.currentSrc").endswith(".avif")
    expect(page.locator("article .prose > p").last).to_have_text("After.")
