"""A picture is sent in the form of its item, and the point to cut it about is clicked on."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in
from tests.browser.test_smoke import choose, publish
from tests.media.files import jpeg

pytestmark = pytest.mark.browser


def send(page):
    """A picture with a red quarter, with a click into that."""
    photo = {"name": "IMG_1234.jpg", "mimeType": "image/jpeg", "buffer": jpeg((1200, 800))}
    page.set_input_files("[name=picture_file]", photo)
    canvas = page.locator(".picture-input canvas")
    expect(canvas).to_be_visible()
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] / 4, "y": box["height"] / 5})
    return box


def test_an_illustrated_item_goes_live_with_its_focal_point(page, site):
    be_logged_in(page, site)
    page.goto("/admin/news/newsitem/add/")
    page.fill("[name=title]", "Millers open a mill")
    page.fill("[name=published_on]", "2026-03-07")
    canvas = send(page)
    expect(page.locator("[name=picture_focal_x]")).to_have_value("0.25")
    expect(page.locator("[name=picture_focal_y]")).to_have_value("0.20")
    point = page.locator(".picture-input .point").bounding_box()
    middle = point["x"] + point["width"] / 2 - canvas["x"]
    assert abs(middle - canvas["width"] / 4) < 2
    page.fill("[name=picture_alt]", "A mill with a red door")
    choose(page, "countries", "Senegal")
    publish(page)
    page.goto("/news/?country=senegal&year=2026&month=3")
    thumbnail = page.get_by_role("img", name="A mill with a red door")
    expect(thumbnail).to_be_visible()
    assert thumbnail.evaluate("image => image.currentSrc").endswith(".avif")
    page.get_by_role("link", name="Millers open a mill").click()
    assert page.locator("figure img").evaluate("image => image.naturalWidth") > 0
    page.goto("/admin/news/newsitem/add/")
    page.get_by_role("button", name="Look through the library").click()
    page.get_by_role("dialog").get_by_role("button", name="A mill with a red door").click()
    for name, value in {"alt": "A mill with a red door", "focal_x": "0.25"}.items():
        expect(page.locator(f"[name=picture_{name}]")).to_have_value(value)
    expect(page.locator(".picture-input img")).to_be_visible()


def test_without_a_script_the_point_is_typed(plain_page, site):
    be_logged_in(plain_page, site)
    plain_page.goto("/admin/media/picture/add/")
    photo = {"name": "mill.png", "mimeType": "image/png", "buffer": jpeg((300, 200))}
    plain_page.set_input_files("[name=file]", photo)
    plain_page.fill("[name=alt]", "A mill")
    plain_page.fill("[name=focal_x]", "0.1")
    plain_page.locator("[name=_continue]").first.click()
    expect(plain_page.locator(".success")).to_be_visible()
    expect(plain_page.locator(".picture-input img")).to_be_visible()
    expect(plain_page.locator("[name=focal_x]")).to_have_value("0.1")
