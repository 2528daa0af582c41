"""Every field of the newsroom's forms has a name for who doesn't see its label."""

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in

pytestmark = pytest.mark.browser


@pytest.fixture
def form(page, site):
    be_logged_in(page, site)
    page.goto("/admin/interviews/profile/add/")
    return page


@pytest.mark.parametrize("name", ["Countries", "Organisations"])
def test_a_list_of_many_has_a_name(form, name):
    expect(form.get_by_role("searchbox", name=name)).to_have_count(1)


@pytest.mark.parametrize("name", ["Series", "Person"])
def test_a_list_of_one_has_a_name_and_so_has_its_search(form, name):
    form.get_by_role("combobox", name=name).click()
    expect(form.get_by_role("searchbox", name=name)).to_be_focused()


def test_what_is_chosen_is_told_with_the_name(form):
    form.get_by_role("combobox", name="Series").click()
    form.get_by_role("searchbox", name="Series").fill("Spotlight")
    form.locator(".select2-results__option", has_text="Spotlight").first.click()
    expect(form.get_by_role("combobox", name="Spotlight")).to_be_visible()


def test_rows_that_are_added_have_names_as_well(form):
    expect(form.get_by_role("textbox", name="Role")).to_have_count(1)
    form.get_by_text("Add another Participant").click()
    expect(form.get_by_role("textbox", name="Role")).to_have_count(2)
    expect(form.get_by_role("combobox", name="Person")).to_have_count(2)


def test_roles_are_ticked_and_marks_of_a_double_list_say_what_they_are(page, site):
    be_logged_in(page, site)
    page.goto("/admin/auth/user/1/change/")
    expect(page.get_by_role("checkbox", name="Publisher")).to_have_count(1)
    expect(page.locator(".help-tooltip[aria-label]").first).to_have_role("img")
    expect(page.locator(".help-tooltip[aria-label]:not([role])")).to_have_count(0)


def test_each_field_of_a_row_of_names_is_called_as_its_column(page, site):
    be_logged_in(page, site)
    page.goto("/admin/taxonomy/country/3/change/")
    row = page.locator("tr.has_original").first
    for role, name in (("textbox", "Name"), ("combobox", "Kind"), ("checkbox", "Delete?")):
        expect(row.get_by_role(role, name=name)).to_have_count(1)
    expect(page.locator("th.original:empty")).to_have_role("presentation")


def test_what_a_field_opens_has_a_role_and_a_place(page, site):
    be_logged_in(page, site)
    page.goto("/admin/news/newsitem/add/")
    for icon, name in ((".date-icon", "Choose a Date"), (".clock-icon", "Choose a Time")):
        page.locator(icon).first.click()
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        page.keyboard.press("Escape")
    field = page.get_by_role("combobox", name="Translation of")
    field.click()
    opened = page.get_by_role("main").get_by_role("listbox")
    expect(opened).to_be_visible()
    expect(field).to_have_attribute("aria-controls", opened.get_attribute("id"))
