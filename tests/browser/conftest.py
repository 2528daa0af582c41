"""`site` is the running site; `page` and `plain_page` are browsers, with JavaScript and without.

A test fails at its end if one of its pages had an error in the console (a breach of the Content
Security Policy is one) or asked another host for anything.
"""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.site import served
from tests.runner.programs import chromium

PATIENCE = 15_000  # ms: all processors may be busy with other tests
expect.set_options(timeout=PATIENCE)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, site):
    with opened(browser, site, javascript=True) as page:
        yield page


@pytest.fixture
def plain_page(browser, site):
    with opened(browser, site, javascript=False) as page:
        yield page


@pytest.fixture(params=["page", "plain_page"])
def any_page(request):
    return request.getfixturevalue(request.param)


@contextmanager
def opened(browser, site, javascript):
    context = browser.new_context(base_url=site.url, java_script_enabled=javascript)
    context.set_default_timeout(PATIENCE)
    complaints = []
    page = context.new_page()
    listen(page, site, complaints)
    yield page
    context.close()
    assert complaints == []


def listen(page, site, complaints):
    def console(message):
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.text} ({message.location['url']})")

    def request(request):
        if not request.url.startswith((f"{site.url}/", "data:", "blob:")):
            complaints.append(f"another host: {request.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.context.on("request", request)
