"""An editor takes items out as a table, changes it, and brings it in; and changes many at once."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in

pytestmark = pytest.mark.browser
LIST = "/admin/news/newsitem/"


def button(browsing, name):
    return browsing.get_by_role("button", name=name, exact=True)


def taken_out(browsing):
    """[{column: text}]"""
    browsing.goto(f"{LIST}?kind__exact=news")
    browsing.get_by_role("link", name="Export").click()
    with browsing.expect_download() as download:
        button(browsing, "Download").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def bring_in(browsing, rows):
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    sent = {"name": "t.csv", "mimeType": "text/csv", "buffer": file.getvalue().encode()}
    browsing.set_input_files("[name=file]", sent)
    button(browsing, "Look at it").click()


def test_a_table_is_taken_out_corrected_looked_at_and_brought_in(any_page, site):
    be_logged_in(any_page, site)
    rows = taken_out(any_page)
    title = rows[0]["title"]
    any_page.goto(LIST)
    any_page.get_by_role("link", name="Import a table").click()
    bring_in(any_page, [rows[0] | {"title": f"{title}, corrected", "date": "soon"}])
    expect(any_page.get_by_role("alert")).to_contain_text("Row 2, date: “soon” is no date")
    bring_in(any_page, [rows[0] | {"title": f"{title}, corrected"}])
    expect(any_page.locator("ins")).to_contain_text("corrected")
    mark = any_page.locator("ins").evaluate("each => getComputedStyle(each).backgroundColor")
    assert mark != "rgba(0, 0, 0, 0)"
    button(any_page, "Import").click()
    expect(any_page.locator(".messagelist")).to_contain_text("1 changed")
    any_page.get_by_role("link", name="Import a table").click()
    bring_in(any_page, [rows[0]])
    any_page.get_by_role("checkbox", name="Import them all the same").check()
    button(any_page, "Import").click()
    assert taken_out(any_page)[0]["title"] == title


def test_countries_are_added_to_ticked_items_by_keyboard(page, site):
    be_logged_in(page, site)
    page.goto(f"{LIST}?kind__exact=news")
    page.locator(".action-select").first.check()
    page.locator("[name=action]").select_option("tag")
    page.locator("[name=index]").press("Enter")
    page.locator(".select2-search__field").first.focus()
    page.keyboard.type("Palau")
    expect(page.locator(".select2-results__option--highlighted")).to_have_text("Palau")
    page.keyboard.press("Enter")
    button(page, "Look at what will change").press("Enter")
    expect(page.locator(".bulk")).to_contain_text("1 item will be changed")
    button(page, "Yes, change them").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("1 item changed.")
