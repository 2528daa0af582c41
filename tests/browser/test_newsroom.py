"""From a writer's first word to what visitors read; tags merged by keyboard."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.browser.logging_in import log_in
from tests.browser.test_smoke import choose
from tests.processes import manage

pytestmark = pytest.mark.browser
PASSWORD = "seven bakers"
TITLE = "Beekeepers of Lamu start a cooperative"
HIRE = """
from django.contrib.auth.models import Group, User
for role in ("Writer", "Editor", "Publisher"):
    user = User.objects.create_user(f"the-{{role.lower()}}", password="{password}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
"""


@pytest.fixture(scope="module")
def hired(site):
    """Somebody of each role."""
    done = manage(site.folder, "shell", "-c", HIRE.format(password=PASSWORD))
    assert done.returncode == 0, done.stderr
    return ["the-writer", "the-editor", "the-publisher"]


@pytest.fixture
def colleagues(browser, site, hired):
    """A browser of each, logged in."""
    with ExitStack() as stack:
        pages = [stack.enter_context(opened(browser, site, javascript=True)) for _ in hired]
        for page, name in zip(pages, hired, strict=True):
            log_in(page, replace(site, username=name, password=PASSWORD))
        yield pages


def save(page):
    page.locator("[name=_continue]").first.click()
    expect(page.locator(".success")).to_be_visible()


def open_what_waits(page, number):
    page.goto("/admin/")
    page.locator(".board").get_by_role("link", name=number).first.click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    page.wait_for_load_state()


def test_an_item_goes_from_its_writer_to_visitors(colleagues, plain_page):
    writer, editor, publisher = colleagues
    writer.goto("/admin/news/newsitem/add/")
    writer.fill("[name=title]", TITLE)
    writer.fill("[name=published_on]", "2026-04-02")
    save(writer)
    form = writer.url
    writer.fill("[name=summary]", "Twelve families share their hives.")
    writer.select_option("[name=status]", "review")
    writer.locator("[name=_save]").first.click()
    expect(writer.locator(".success")).to_be_visible()
    assert writer.goto(form).status == 200
    expect(writer.locator("[name=_save]")).to_have_count(0)

    open_what_waits(editor, "1 News")
    with editor.context.expect_page() as preview:
        editor.keyboard.press("Control+p")
    expect(preview.value.locator("h1")).to_have_text(TITLE)
    choose(editor, "countries", "Kenya")
    save(editor)

    open_what_waits(publisher, "1 News")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    publisher.select_option("[name=status]", "published")
    publisher.fill("[name=publish_at_0]", f"{tomorrow:%Y-%m-%d}")
    publisher.fill("[name=publish_at_1]", "09:00")
    save(publisher)
    listed = plain_page.get_by_role("link", name=TITLE)
    plain_page.goto("/news/?country=kenya&year=2026")
    expect(listed).to_have_count(0)
    publisher.goto("/admin/calendar/")
    expect(publisher.get_by_role("link", name=TITLE)).to_be_visible()

    publisher.goto(form)
    publisher.fill("[name=publish_at_0]", "2026-04-02")
    save(publisher)
    plain_page.reload()
    listed.first.click()
    expect(plain_page.locator("main")).to_contain_text("Twelve families share their hives.")


def test_tags_are_merged_by_keyboard(page, site):
    log_in(page, site)
    page.goto("/admin/taxonomy/organisation/?review_state__exact=proposed")
    names = page.locator("#result_list tbody th a")
    gone, stays = names.nth(0).inner_text(), names.nth(1).inner_text()
    for box in page.locator("#result_list .action-select").all()[:2]:
        box.focus()
        page.keyboard.press("Space")
    page.locator("[name=action]").focus()
    page.keyboard.type("Merge")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name=stays).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Merge").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was merged into")
    page.goto(f"/admin/taxonomy/organisation/?q={gone}")
    expect(page.locator("#result_list")).to_contain_text(stays)
