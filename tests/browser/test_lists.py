"""With JavaScript a list changes in place: what is shown, said, focused and remembered."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_smoke import number_of_items

pytestmark = pytest.mark.browser
COUNTRIES = {"/news/": "Kenya", "/interviews/": "Thailand", "/search/": "Kenya"}  # of the seeds
MOST_JAVASCRIPT = 5 * 1024  # bytes


@pytest.fixture
def news(page):
    return opened(page, "/news/")


def opened(page, path):
    """The page, with a mark that is gone once another one is loaded."""
    page.goto(path)
    page.evaluate("window.mark = true")
    return page


def is_same_page(page):
    return page.evaluate("window.mark === true")


def apply(page):
    return page.get_by_role("button", name="Apply filters").first


def facet(page, name):
    return page.get_by_role("group", name=name)


def box(page, name):
    return page.get_by_role("checkbox", name=name, exact=False).first


def heading(page):
    return page.get_by_role("heading", level=1)


def in_country(page, name):
    box(facet(page, "Country"), name).check()
    apply(page).click()
    expect(heading(page)).to_contain_text(name)
    return page


def in_kenya(page):
    return in_country(page, "Kenya")


def head(page):
    """(title, canonical address, feed) of the page."""
    return page.evaluate(
        """() => [document.title, document.querySelector("[rel=canonical]").href,
                  document.querySelector("[rel=alternate]").href]"""
    )


@pytest.mark.parametrize("path", COUNTRIES)
def test_the_form_changes_the_list_in_place(page, site, path):
    before = number_of_items(opened(page, path))
    in_country(page, COUNTRIES[path])
    assert is_same_page(page)
    expect(page).to_have_url(f"{site.url}{path}?country={COUNTRIES[path].lower()}")
    expect(page.locator(".chosen")).to_contain_text(COUNTRIES[path])
    expect(box(page, COUNTRIES[path])).to_be_checked()
    assert 0 < number_of_items(page) < before
    assert page.locator("main article").count() == number_of_items(page)


def test_what_the_page_says_of_itself_changes_too(news):
    changed = head(in_kenya(news))
    news.reload()
    assert head(news) == changed
    assert "Kenya" in changed[0] and changed[1].endswith("?country=kenya")
    assert changed[2].endswith("feed.atom?country=kenya")


def test_ticking_a_box_alone_changes_nothing(news, site):
    box(news, "Kenya").check()
    news.wait_for_timeout(300)
    expect(news).to_have_url(f"{site.url}/news/")


def test_back_and_forward_show_what_was_there(news, site):
    everything = number_of_items(news)
    few = number_of_items(in_kenya(news))
    news.get_by_label("Words").fill("cooperative")
    news.get_by_label("Words").press("Enter")
    expect(news).to_have_url(f"{site.url}/news/?q=cooperative&country=kenya")
    news.go_back()
    expect(heading(news)).not_to_contain_text("cooperative")
    expect(news.get_by_label("Words")).to_have_value("")
    assert number_of_items(news) == few
    news.go_back()
    expect(news.locator(".chosen")).to_have_count(0)
    expect(box(news, "Kenya")).not_to_be_checked()
    assert number_of_items(news) == everything
    news.go_forward()
    expect(heading(news)).to_contain_text("Kenya")
    assert number_of_items(news) == few
    assert is_same_page(news)


def test_back_scrolls_to_where_one_was(news):
    following = news.get_by_role("link", name="Next")
    following.scroll_into_view_if_needed()
    there = news.evaluate("scrollY")
    assert there > 500
    following.click()
    expect(news.get_by_text("Page 2 of")).to_be_visible()
    assert news.evaluate("scrollY") == 0
    news.go_back()
    expect(news.get_by_text("Page 1 of")).to_be_visible()
    news.wait_for_function(f"Math.abs(scrollY - {there}) < 2")


def test_what_leads_away_and_back_is_as_it_was(news):
    in_kenya(news)
    first = news.locator("main h2 a").first
    title = first.inner_text()
    first.click()
    expect(heading(news)).to_contain_text(title)
    news.go_back()
    expect(heading(news)).to_contain_text("Kenya")
    expect(news.locator("main h2 a").first).to_have_text(title)


@pytest.mark.parametrize("name", ["Kenya", "Clear all"])
def test_filters_are_removed_in_place(news, site, name):
    in_kenya(news)
    news.locator(".chosen").get_by_role("link", name=name).click()
    expect(news).to_have_url(f"{site.url}/news/")
    expect(news.locator(".chosen")).to_have_count(0)
    expect(heading(news)).to_be_focused()
    assert is_same_page(news)


def test_the_button_that_was_used_keeps_the_focus(news):
    in_kenya(news)
    expect(apply(news)).to_be_focused()
    news.get_by_role("button", name="Search", exact=True).last.click()
    expect(news.get_by_role("button", name="Search", exact=True).last).to_be_focused()


def test_from_far_below_one_is_led_to_the_heading(news):
    box(news, "Kenya").check()
    news.get_by_role("button", name="Apply filters").last.click()
    expect(heading(news)).to_contain_text("Kenya")
    expect(heading(news)).to_be_focused()
    expect(heading(news)).to_be_in_viewport()


def test_the_number_of_items_is_said_once(news):
    news.evaluate("""() => {
      window.said = [];
      const status = document.querySelector("[role=status]");
      new MutationObserver(() => window.said.push(status.textContent))
        .observe(status, {childList: true, characterData: true, subtree: true});
    }""")
    in_kenya(news)
    n = number_of_items(news)
    news.wait_for_timeout(200)
    assert news.evaluate("window.said") == [f"{n} item{'s' if n != 1 else ''}"]
    expect(news.get_by_role("status")).to_have_count(1)


# -- Long facets ----------------------------------------------------------------------------------


def test_the_rest_of_a_facet_is_shown_in_place_and_ticks_are_kept(news, site):
    organisations = facet(news, "Organisation")
    before = organisations.get_by_role("checkbox").count()
    box(organisations, "International Labour Organization").check()
    box(news, "Kenya").check()
    organisations.get_by_role("link", name=re.compile("Show .* more")).click()
    expect(news).to_have_url(f"{site.url}/news/?all=organisation")
    assert organisations.get_by_role("checkbox").count() > before
    expect(organisations.get_by_role("checkbox").nth(before)).to_be_focused()
    expect(box(organisations, "International Labour Organization")).to_be_checked()
    expect(box(news, "Kenya")).to_be_checked()
    assert is_same_page(news)
    apply(news).click()
    expect(news).to_have_url(re.compile("organisation=ilo&all=organisation$"))


def test_a_facet_is_narrowed_by_typing_whatever_the_accents(news):
    countries = facet(news, "Country")
    box(countries, "Kenya").check()
    field = countries.get_by_role("textbox", name="Find in country")
    field.press_sequentially("TURK")
    expect(countries.get_by_role("checkbox")).to_have_count(2)
    expect(box(countries, "Türkiye")).to_be_visible()
    expect(box(countries, "Kenya")).to_be_checked()
    expect(countries.locator("[aria-live=polite]")).to_have_text("2 shown")
    expect(field).to_be_focused()
    expect(field).to_have_value("TURK")
    field.fill("")
    expect(countries.get_by_role("link", name=re.compile("Show .* more"))).to_have_count(0)
    assert countries.get_by_role("checkbox").count() > 10


def test_typing_finds_what_was_not_shown_yet(news):
    organisations = facet(news, "Organisation")
    link = organisations.get_by_role("link", name=re.compile("Show .* more"))
    all_of_them = news.context.new_page()
    all_of_them.goto(link.get_attribute("href"))
    last = facet(all_of_them, "Organisation").locator("label span").nth(-2).inner_text()
    expect(box(organisations, last)).to_have_count(0)
    organisations.get_by_role("textbox").press_sequentially(last, delay=20)
    expect(box(organisations, last)).to_be_visible()
    expect(organisations.get_by_role("textbox")).to_have_value(last)
    assert is_same_page(news)


def test_a_short_facet_has_nothing_to_type_in(news):
    expect(facet(news, "Year").get_by_role("textbox")).to_have_count(0)


# -- Otherwise ------------------------------------------------------------------------------------


def test_the_keyboard_is_enough(page, site):
    opened(page, "/news/")
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    name = page.evaluate("document.activeElement.name")
    value = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/news/?{name}={value}")
    expect(heading(page)).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{site.url}/news/")
    expect(page.locator(".chosen")).to_have_count(0)


def test_when_the_answer_is_no_list_the_browser_goes_there(news, site):
    def answer(route):
        if route.request.resource_type == "fetch":
            route.fulfill(body="<h1>Log in</h1>", content_type="text/html")
        else:
            route.continue_()

    news.route("**/news/?*", answer)
    box(news, "Kenya").check()
    apply(news).click()
    expect(news).to_have_url(f"{site.url}/news/?country=kenya")
    expect(heading(news)).to_contain_text("Kenya")
    assert not is_same_page(news)


def test_a_link_opens_in_a_new_tab_where_that_is_asked_for(news, site):
    with news.context.expect_page() as tab:
        news.get_by_role("link", name="Next").click(modifiers=["ControlOrMeta"])
    expect(tab.value).to_have_url(f"{site.url}/news/?page=2")
    expect(news).to_have_url(f"{site.url}/news/")


@pytest.mark.parametrize("path", COUNTRIES)
def test_a_list_fits_a_narrow_screen_before_and_after(page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    in_country(page, COUNTRIES[path])
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", ["/", "/countries/", *COUNTRIES])
def test_a_page_has_little_javascript(page, path):
    page.goto(path)
    sources = page.locator("script[src]").evaluate_all("all => all.map(({src}) => src)")
    sizes = [len(page.request.get(source).body()) for source in sources]
    assert 0 < sum(sizes) <= MOST_JAVASCRIPT


def test_without_javascript_nothing_is_to_be_typed_in_facets(plain_page):
    plain_page.goto("/news/")
    expect(facet(plain_page, "Country").get_by_role("textbox")).to_have_count(0)


def test_without_javascript_a_facet_is_shown_whole(plain_page):
    plain_page.goto("/news/")
    organisations = facet(plain_page, "Organisation")
    before = organisations.get_by_role("checkbox").count()
    organisations.get_by_role("link", name=re.compile("Show .* more")).click()
    assert organisations.get_by_role("checkbox").count() > before
