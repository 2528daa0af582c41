"""An editor writes with the keyboard alone, pastes from Word, and orders the questions of a
transcript; the console stays empty (`conftest.py`)."""

import pytest
from playwright.sync_api import expect

from sseportal.publishing.rich_text import cleaned
from tests.browser.logging_in import be_logged_in
from tests.publishing.clipboard import DOCS, OTHERS, WORD

pytestmark = pytest.mark.browser
# The editor hears of a selection a moment after the document has it.
SELECTION_IS_TOLD = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
COPY = """(copied) => {
    addEventListener("copy", (event) => {
        event.preventDefault();
        Object.entries(copied).forEach(([type, text]) => event.clipboardData.setData(type, text));
    }, {once: true});
    return document.execCommand("copy");
}"""


def opened(page, site, kind):
    be_logged_in(page, site)
    page.goto(f"/admin/{kind}/add/")
    return page.get_by_role("textbox", name="Text:", exact=True)


def html(page):
    return page.locator("[name=body]").input_value()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def paste(page, editor, **copied):
    """By its key, what a program has put on the clipboard; `navigator.clipboard` cleans it."""
    assert page.evaluate(COPY, {f"text/{kind}": text for kind, text in copied.items()})
    editor.click()
    press(page, "Control+v")


def test_a_text_is_written_with_the_keyboard_alone(page, site):
    editor = opened(page, site, "news/newsitem")
    page.get_by_label("Summary:").focus()
    press(page, "Tab")
    expect(page.get_by_role("button", name="Heading", exact=True)).to_be_focused()
    press(page, "Enter")
    expect(editor).to_be_focused()
    page.keyboard.type("Mills")
    press(page, "Enter")
    page.keyboard.type("See ")
    press(page, "Control+b")
    page.keyboard.type("here")
    press(page, "Control+b", "Shift+Control+ArrowLeft")
    expect(page.get_by_role("button", name="Bold")).to_have_attribute("aria-pressed", "true")
    press(page, "Control+K")  # as with Caps Lock
    expect(page.get_by_role("dialog", name="Link")).to_be_visible()
    page.keyboard.type("javascript:x")
    press(page, "Enter")
    expect(page.get_by_role("alert")).to_contain_text("no address")
    press(page, "Control+a")
    page.keyboard.type("www.example.org/a?b=c")
    press(page, "Enter")
    expect(page.get_by_role("dialog", name="Link")).to_be_hidden()
    expect(editor).to_be_focused()
    page.wait_for_function("getSelection().toString() === 'here'")
    press(page, "End")
    page.wait_for_function("getSelection().isCollapsed")
    page.evaluate(SELECTION_IS_TOLD)
    press(page, "Enter", "Shift+Tab")
    expect(page.get_by_role("button", name="Heading", exact=True)).to_be_focused()
    press(page, *["ArrowRight"] * 5)
    expect(page.get_by_role("button", name="Bulleted list")).to_be_focused()
    press(page, "Space")
    page.keyboard.type("one")
    link = '<a href="https://www.example.org/a?b=c"><strong>here</strong></a>'
    assert html(page) == f"<h2>Mills</h2><p>See {link}</p><ul><li><p>one</p></li></ul>"
    expect(page.locator(".field-body .words")).to_have_text("4 words")
    expect(page.get_by_role("button", name="Bulleted list")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.locator("[name=body]").fill("<h3>From elsewhere</h3>")
    expect(editor.locator("h3")).to_have_text("From elsewhere")


def test_a_text_goes_in_its_own_direction(page, site):
    editor = opened(page, site, "news/newsitem")
    for text, direction in (("A mill", "ltr"), ("مطحنة في تونس", "rtl")):
        editor.click()
        press(page, "Control+a")
        page.keyboard.insert_text(text)
        assert editor.evaluate("(each) => getComputedStyle(each).direction") == direction


@pytest.mark.parametrize(("source", "heading"), [(WORD, "Report on mills"), (DOCS, "Mills")])
def test_what_is_pasted_comes_out_clean(page, site, source, heading):
    editor = opened(page, site, "news/newsitem")
    paste(page, editor, html=source, plain="plain")
    expect(editor.locator("h2").first).to_have_text(heading)
    expect(editor.locator("strong")).to_have_text("Millers")
    expect(editor.locator("em")).to_have_text("Kisumu")
    expect(editor.locator("ul").first.locator("li").first).to_contain_text("First")
    expect(editor.locator("ul ul li")).to_have_text("Below")
    expect(editor.locator("ol li").first).to_have_text("One")
    for dirt in ("style", "class", "span", "Mso", "·", "color"):
        assert dirt not in html(page)


def test_the_editor_shows_what_the_server_will_make_of_what_is_pasted(page, site):
    editor = opened(page, site, "news/newsitem")
    for source, clean in OTHERS:
        paste(page, editor, html=source)
        expect(editor).not_to_have_text("")
        assert cleaned(html(page)) == clean
        assert "google" not in html(page)
        press(page, "Control+z")
        expect(editor).to_have_text("")
    for plain in ("Three:\n• One\n• Two", "Three:\n- One\n* Two"):
        paste(page, editor, plain=plain)
        expect(editor.locator("li")).to_have_text(["One", "Two"])
        press(page, "Control+z")
    paste(page, editor, plain="- I spoke.")
    expect(editor).to_have_text("- I spoke.")


def test_a_transcript_becomes_questions_which_are_put_in_order(page, site):
    opened(page, site, "interviews/profile")
    page.get_by_text("Bring in a text").click()
    transcript = page.get_by_role("textbox", name="The transcript of an interview")
    copied = "<p><b>Why?</b></p><p>So.</p><p><b>How?</b></p><p>With oxen.</p>"
    paste(page, transcript, html=copied)
    page.get_by_role("button", name="Make questions and answers of it").click()
    expect(page.locator(".fill > .told")).to_contain_text("2 questions were found.")
    expect(page.locator(".fill > .told")).to_be_focused()
    expect(page.locator(".fill > .told")).to_be_in_viewport()
    press(page, "Tab", "Enter")
    expect(page.locator("#questions-group h2")).to_be_in_viewport()
    up = page.locator("#questions-1").get_by_role("button", name="Move up")
    up.focus()
    press(page, "Enter")
    expect(up).to_be_focused()
    expect(page.locator("#questions-group [role=status]")).to_have_text("Moved to place 1.")
    positions = [page.locator(f"[name=questions-{n}-position]").input_value() for n in (0, 1)]
    assert positions == ["2", "1"]
    rows = page.locator("#questions-group .inline-related:not(.empty-form)")
    headings = rows.locator(".inline_label")
    expect(headings).to_have_text(["#1", "#2"])
    page.get_by_text("Add another Question").click()
    expect(page.locator("[name=questions-2-position]")).to_have_value("3")
    page.locator("#questions-2 .inline-deletelink").click()
    expect(headings).to_have_text(["#1", "#2"])
    expect(rows.first).to_have_id("questions-1")
    expect(rows.first.locator(".ProseMirror")).to_have_text("With oxen.")
