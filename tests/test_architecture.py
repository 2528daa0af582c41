"""The house rules that no import contract can say."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from interviews.models import Profile
from news.models import NewsItem
from sseportal.importing.text import kinds
from sseportal.publishing.models import Status
from sseportal.publishing.registry import publication_models

ROOT = Path(__file__).parents[1]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLESHEETS = sorted((ROOT / "sseportal/static").rglob("*.css"))
SOURCES = [
    path
    for folder in ("sseportal", "news", "interviews")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
# Where the public reads: these ask for what is visible, never for all.
PUBLIC = [
    path
    for path in SOURCES
    if path.stem in {"feeds", "sitemaps", "selections", "results", "filters", "urls"}
    or path.stem == "views"
    or path.parent.name == "views"
]
OTHER_HOST = re.compile(r"(?:https?:)?//[a-z0-9-]+\.", re.IGNORECASE)
UNGATED = re.compile(r"\.(?:objects|_default_manager|_base_manager)\b(?!\.visible\b)")
# What has no hidden rows of its own, or is narrowed to those of visible items in the same breath.
READ_WHOLE = ("Country.objects.all", "Series.objects.all, only_used")


def name(path):
    return str(path.relative_to(ROOT))


each_template = pytest.mark.parametrize("path", TEMPLATES, ids=name)


class Markup(HTMLParser):
    """What a strict Content Security Policy would refuse."""

    def __init__(self, text):
        super().__init__()
        self.refused = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        names = [attribute for attribute, _ in attributes]
        inline = tag == "style" or (tag == "script" and "src" not in names)
        self.refused += [tag] * inline
        self.refused += [each for each in names if each == "style" or each.startswith("on")]


def test_news_and_profiles_are_the_kinds_of_content():
    assert publication_models() == [NewsItem, Profile]


@pytest.mark.parametrize("model", publication_models())
def test_each_kind_has_a_list_items_and_a_feed(model):
    app = model._meta.app_label
    assert reverse(f"{app}:list") == f"/{app}/"
    assert reverse(f"{app}:detail", args=["x"]) == f"/{app}/x/"
    assert reverse(f"{app}:feed") == f"/{app}/feed.atom"


def test_every_kind_that_a_listing_can_give_is_a_kind_of_news():
    given = {kind for kind, _ in kinds.STEMS} | {kinds.DEFAULT}
    assert given - {kinds.INTERVIEW} <= set(NewsItem.Kind.values)
    assert {kinds.kind_of(label) for label in kinds.KNOWN_LABELS} - {kinds.INTERVIEW} <= given


# -- Templates and styles -------------------------------------------------------------------------


@each_template
def test_a_template_is_at_most_sixty_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 60


@each_template
def test_a_template_has_no_inline_style_or_script(path):
    assert Markup(path.read_text("utf-8")).refused == []


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLESHEETS], ids=name)
def test_templates_and_styles_name_no_other_host(path):
    assert OTHER_HOST.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", STYLESHEETS, ids=name)
def test_a_stylesheet_fetches_nothing(path):
    assert not re.search(r"@import|url\(", path.read_text("utf-8"))


# -- One gate -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if "taxonomy" not in path.parts], ids=name
)
def test_the_states_of_an_item_are_named_in_one_place(path):
    """`Status.DRAFT` everywhere else: a retyped word drifts. Taxonomy knows no items."""
    literals = {
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    at_home = name(path) == "sseportal/publishing/models.py"
    assert at_home or not literals & set(Status.values)


@pytest.mark.parametrize("path", PUBLIC, ids=name)
def test_what_visitors_read_goes_through_the_gate(path):
    text = path.read_text("utf-8")
    for read_whole in READ_WHOLE:
        text = text.replace(read_whole, "")
    assert UNGATED.findall(text) == []


def test_the_gate_is_looked_for_where_the_public_reads():
    assert {"news/views.py", "interviews/feeds.py", "sseportal/publishing/selections.py",
            "sseportal/publishing/views/home.py"} <= set(map(name, PUBLIC))  # fmt: skip


def test_no_public_address_shadows_another(client):
    """`/news/feed.atom` is the feed and no item's slug."""
    for app in ("news", "interviews"):
        assert get_resolver().resolve(f"/{app}/feed.atom").url_name == "feed"
