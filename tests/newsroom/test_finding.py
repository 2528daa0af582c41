"""The search over all of the newsroom: everything that its asker may see, and nothing else."""

import pytest
from lxml import html

from news.models import NewsItem
from sseportal.importing.models import Sighting
from tests.admin.newsroom import address
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    PersonFactory,
    PictureFactory,
    ProfileFactory,
)
from tests.importing.pages import entry, imported
from tests.newsroom.staff import ROLES, client_of, somebody

pytestmark = pytest.mark.django_db


def found(client, words):
    """{kind: [what is named]}"""
    page = html.fromstring(client.get("/admin/find/", {"q": words}).text)
    sections = page.xpath("//section[@class='found-of-kind']")
    return {
        each.xpath("string(h2/text())").strip(): each.xpath("ul/li/a/text()") for each in sections
    }


def test_things_of_all_kinds_are_found_by_their_words():
    NewsItemFactory(title="Millers meet", draft=True)
    NewsItemFactory(title="Weavers meet", body="<p>And millers came.</p>")
    ProfileFactory(title="A life at the millers’", archived=True)
    PersonFactory(name="Ada of the Millers")
    OrganisationFactory(name="Millers’ Union", proposed=True)
    PictureFactory(alt="Millers at work")
    assert found(client_of(somebody("Editor")), " millers ") == {
        "News": ["Weavers meet", "Millers meet"],
        "Interviews and profiles": ["A life at the millers’"],
        "People": ["Ada of the Millers"],
        "Organisations": ["Millers’ Union"],
        "Pictures": ["Millers at work"],
    }


def test_all_words_are_asked_for_and_former_names_known():
    NewsItemFactory(title="Millers meet")
    editor = client_of(somebody("Editor"))
    assert found(editor, "meet millers") == {"News": ["Millers meet"]}
    assert found(editor, "swaziland")["Countries"] == ["Eswatini"]
    page = editor.get("/admin/find/", {"q": "millers <weavers>"}).text
    assert "Nothing that you may see has all of these words: millers &lt;weavers&gt;." in page


def test_of_many_the_first_are_named_and_all_one_step_away():
    NewsItemFactory.create_batch(7, title="Millers meet")
    editor = client_of(somebody("Editor"))
    page = html.fromstring(editor.get("/admin/find/?q=millers").text)
    (way,) = page.xpath("//section//p/a")
    assert way.text == "All 7 news" and len(page.xpath("//section//li")) == 5
    assert editor.get(way.get("href")).context["cl"].result_count == 7


def test_a_writer_finds_what_they_may_read():
    writer = somebody("Writer")
    NewsItemFactory(title="Millers, secret", draft=True)
    NewsItemFactory(title="Millers, mine", draft=True, author=writer)
    PictureFactory(alt="Millers, secret")
    assert found(client_of(writer), "millers") == {"News": ["Millers, mine"]}


def test_users_and_records_are_for_those_whose_they_are():
    imported(entry("Millers meet", summary="In Kenya."))
    somebody("Editor", first_name="Millers")
    assert Sighting.objects.exists()
    assert found(client_of(somebody("Administrator")), "millers").keys() == {"News", "Users"}
    assert found(client_of(somebody("Publisher")), "millers").keys() == {"News"}


@pytest.mark.parametrize("words", ["", " ", "\0", '"', "'\\%_*", "[", "9" * 400, "日本", "a\nb"])
def test_no_words_are_too_odd(words):
    answer = client_of(somebody("Editor")).get("/admin/find/", {"q": words})
    assert answer.status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_the_first_page_has_the_box_and_its_key(role):
    page = html.fromstring(client_of(somebody(role)).get("/admin/").text)
    (box,) = page.xpath("//form[@action='/admin/find/']//input[@data-shortcut='search']")
    assert box.get("name") == "q"


def test_who_has_no_role_finds_nothing():
    nobody = client_of(somebody(""))
    assert nobody.get("/admin/find/?q=millers").status_code == 403
    assert "/admin/find/" not in nobody.get("/admin/").text
    assert address(NewsItem) not in nobody.get("/admin/").text
