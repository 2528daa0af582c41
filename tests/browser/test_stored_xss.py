"""Nothing that somebody stored runs in the browser of who reads it.

The answers are shown without their Content Security Policy, which would hide a hole.
"""

import json
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from tests.browser.payloads import PAYLOADS
from tests.processes import ROOT, environment

pytestmark = pytest.mark.browser
SITE = "http://portal.test"
COUNTED = "window.ran = 0; window.xss = () => { window.ran += 1; };"
# What would run when somebody points, clicks or types.
WAITING = """() => [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]
    .filter(({name, value}) => name.startsWith("on") || ["srcdoc", "http-equiv"].includes(name)
        || /^(.*:)?(href|src|action|formaction|data|poster|background)$/.test(name)
        && /^[\\s\\u0000-\\u001f]*(java\\s*script|vbscript|data:text)/i.test(value))
    .map(({name, value}) => `${element.tagName} ${name}=${value}`))"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("poisoned")
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.poisoned"],
        env=environment(
            folder, DJANGO_SETTINGS_MODULE="sseportal.settings", ALLOWED_HOSTS="testserver"
        ),
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.fixture
def shown(browser, answers):
    """A page that gets the answers from memory, and scripts and styles from where they lie."""
    context = browser.new_context(base_url=SITE, bypass_csp=True)
    context.add_init_script(COUNTED)
    by_url = {each["url"]: each for each in answers}

    def fulfil(route):
        path = urlsplit(route.request.url.removeprefix(SITE))
        url = path.geturl()
        static = path.path.startswith("/static/") and finders.find(path.path[len("/static/") :])
        if url in by_url:
            found = by_url[url]
            route.fulfill(body=found["body"], content_type=found["type"])
        elif static:
            route.fulfill(path=static)
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", fulfil)
    yield context.new_page()
    context.close()


def test_there_are_five_hundred():
    assert len(set(PAYLOADS)) == 500


def test_no_stored_payload_runs(shown, answers):
    pages = [each["url"] for each in answers if is_shown(each)]
    assert len(pages) > 100
    wrong = {}
    for url in pages:
        shown.goto(url)
        found = shown.evaluate(WAITING), shown.evaluate("window.ran")
        if found != ([], 0):
            wrong[url] = found
    assert wrong == {}


def is_shown(answer):
    """What a browser draws; the rest it offers to keep."""
    return answer["type"].startswith(("text/html", "application/xml", "application/json"))


def test_what_is_no_page_says_what_it_is(answers):
    types = {each["type"].partition(";")[0] for each in answers} - {"text/html"}
    assert types == {
        *("application/atom+xml", "application/feed+json", "application/json", "application/xml"),
        *("text/csv", "application/x-research-info-systems"),
    }


def test_the_payloads_were_there(answers):
    told = "".join(each["body"] for each in answers)
    assert sum(told.count(name) for name in ("xss()", "xss(&#x29;", "xss\\u0028")) > 3_000
