import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.logging_in import be_logged_in, log_in

pytestmark = pytest.mark.browser


def first_item(page):
    return page.locator("main h2 a").first


@pytest.mark.parametrize("path", ["/", "/news/", "/interviews/", "/countries/", "/organisations/"])
def test_the_public_pages_open(any_page, path):
    assert any_page.goto(path).status == 200
    expect(any_page.locator("h1")).to_be_visible()
    expect(any_page.locator("main a:visible").first).to_be_visible()


def test_a_list_is_narrowed_by_country_and_widened_again(any_page):
    any_page.goto("/news/")
    everything = number_of_items(any_page)
    choice = any_page.locator("input[name=country]").first
    country = choice.get_attribute("value")
    choice.check()
    any_page.get_by_role("button", name="Apply").first.click()
    expect(any_page.locator(".chosen")).to_be_visible()
    assert parse_qs(urlsplit(any_page.url).query)["country"] == [country]
    assert 0 < number_of_items(any_page) < everything
    any_page.get_by_role("link", name="Remove").first.click()
    expect(any_page.locator(".chosen")).to_have_count(0)
    assert number_of_items(any_page) == everything


def number_of_items(page):
    return int(re.search(r"\d+", page.get_by_role("status").inner_text())[0])


@pytest.mark.parametrize("path", ["/news/", "/interviews/"])
def test_an_item_opens_from_its_list(any_page, path):
    any_page.goto(path)
    title = first_item(any_page).inner_text()
    first_item(any_page).click()
    expect(any_page.locator("h1")).to_contain_text(title)


def test_a_country_leads_to_its_items(any_page):
    any_page.goto("/countries/")
    any_page.locator("main li a").first.click()
    expect(any_page.locator("main article").first).to_be_visible()


@pytest.mark.parametrize("model", ["news/newsitem", "interviews/profile", "interviews/person"])
def test_the_editor_finds_the_forms(page, site, model):
    log_in(page, site)
    page.goto(f"/admin/{model}/add/")
    expect(page.locator("form [name=_save]").first).to_be_visible()


def choose(page, field, text):
    """From a list that is searched while one types."""
    page.locator(f"[name={field}] + .select2").click()
    page.locator(".select2-container--open .select2-search__field").fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def publish(page):
    page.fill("[name=summary]", "In short.")
    page.select_option("[name=status]", "published")
    page.locator("[name=_save]").first.click()
    expect(page.locator(".success")).to_be_visible()


def test_the_editor_publishes_a_news_item(page, site):
    be_logged_in(page, site)
    page.goto("/admin/news/newsitem/add/")
    page.fill("[name=title]", "Bakers of Thiès found a cooperative")
    page.fill("[name=published_on]", "2026-03-05")
    choose(page, "countries", "Senegal")
    publish(page)
    page.goto("/news/?country=senegal&year=2026")
    expect(page.get_by_role("link", name="Bakers of Thiès found a cooperative")).to_be_visible()


def test_the_editor_publishes_a_profile(page, site):
    be_logged_in(page, site)
    page.goto("/admin/interviews/profile/add/")
    page.fill("[name=title]", "A year later")
    page.fill("[name=published_on]", "2026-03-06")
    choose(page, "series", "Spotlight")
    choose(page, "countries", "Argentina")
    choose(page, "participants-0-person", "Marta Lozano Molano")
    page.fill("[name=participants-0-role]", "Business Director")
    publish(page)
    page.goto("/interviews/")
    expect(first_item(page)).to_have_text("Marta Lozano Molano")
    first_item(page).click()
    expect(page.locator("main")).to_contain_text("Business Director")
