"""Who leaves a form with something typed in it is warned, and nobody else is."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in
from tests.media.files import jpeg

pytestmark = pytest.mark.browser
PHOTO = {"name": "IMG_1234.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
FORMS = {
    "interviews/person/": "name",
    "interviews/series/": "name",
    "taxonomy/organisation/": "name",
    "taxonomy/country/": "name",
    "media/picture/": "credit",
    "auth/user/": "username",
    "news/newsitem/": "title",
}


@pytest.fixture
def asked(page):
    """The dialogs that were shown; leaving is refused."""
    shown = []
    page.on("dialog", lambda dialog: (shown.append(dialog.type), dialog.dismiss()))
    return shown


def begin(page, site, path):
    be_logged_in(page, site)
    page.goto(f"/admin/{path}")
    page.locator("#content h1").click()


def leave(page):
    page.locator("#site-name a, .breadcrumbs a").first.click()


@pytest.mark.parametrize(("path", "name"), FORMS.items())
def test_who_leaves_a_form_with_something_typed_is_warned(page, site, asked, path, name):
    begin(page, site, f"{path}add/")
    page.locator(f"[name={name}]").press_sequentially("Lost")
    leave(page)
    expect(page.locator(f"[name={name}]")).to_have_value("Lost")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("path", "name"),
    [("media/picture/add/", "file"), ("news/newsitem/add/", "picture_file"),
     ("interviews/profile/add/", "_docx"), ("importing/import/add/", "files")],
)  # fmt: skip
def test_a_chosen_file_is_something_typed(page, site, asked, path, name):
    begin(page, site, path)
    page.set_input_files(f"[name={name}]", PHOTO)
    leave(page)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("path", FORMS)
def test_who_typed_nothing_leaves_unasked(page, site, asked, path):
    begin(page, site, f"{path}add/")
    leave(page)
    expect(page).to_have_url(f"{site.url}/admin/")
    assert asked == []


def test_who_saves_is_not_asked_and_who_is_refused_is_when_leaving_then(page, site, asked):
    begin(page, site, "interviews/person/add/")
    page.locator("[name=name]").press_sequentially("Awa Diop")
    page.fill("[name=slug]", "awa diop")
    page.locator("[name=_save]").click()
    expect(page.locator(".errornote")).to_be_visible()
    assert asked == []
    leave(page)
    expect(page.locator("[name=name]")).to_have_value("Awa Diop")
    assert asked == ["beforeunload"]
    page.fill("[name=slug]", "awa-diop")
    page.locator("[name=_save]").click()
    expect(page.locator(".success")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_list_is_left_unasked(page, site, asked):
    begin(page, site, "interviews/person/")
    page.locator("#searchbar").press_sequentially("Awa")
    leave(page)
    expect(page).to_have_url(f"{site.url}/admin/")
    assert asked == []


def test_a_transcript_is_something_typed_is_kept_and_is_not_dropped_on_saving(page, site, asked):
    begin(page, site, "interviews/profile/add/")
    page.get_by_text("Bring in a text").click()
    transcript = page.get_by_role("textbox", name="The transcript of an interview")
    transcript.press_sequentially("How did it begin?")
    leave(page)
    expect(transcript).to_have_text("How did it begin?")
    assert asked == ["beforeunload"]
    tab = page.context.new_page()
    page.close(run_before_unload=False)
    tab.goto("/admin/interviews/profile/add/")
    tab.get_by_role("button", name="Show it in the form").click()
    transcript = tab.get_by_role("textbox", name="The transcript of an interview")
    expect(transcript).to_have_text("How did it begin?")
    tab.locator("[name=_save]").first.click()
    expect(tab.locator(".errornote")).to_contain_text("Nothing is saved yet")
    expect(tab.locator("[name=questions-0-question]")).to_have_value("How did it begin?")
