"""What an editor rejected is never proposed again."""

import pytest

from news.models import NewsItem
from sseportal.taxonomy.models import Organisation
from tests.admin.newsroom import act, address
from tests.importing.pages import entry, imported

pytestmark = pytest.mark.django_db
MILLERS = "With the National Union of Millers (NUM)."


@pytest.fixture
def rejected(editor_client):
    """As an editor does it to an import's proposal."""
    imported(entry(summary=MILLERS))
    millers = Organisation.objects.get(acronym="NUM")
    act(editor_client, Organisation, "reject", [millers])
    return millers


def organisations():
    return list(Organisation.objects.order_by("pk").values())


@pytest.mark.parametrize(
    "again",
    [
        {"summary": MILLERS},
        {"summary": MILLERS.upper()},
        {"summary": "The National Union of Millers met."},
        {"summary": "NUM met."},
        {"title": "Awa Diop, President of National Union of Millers", "label": "COOP Champions"},
    ],
)
def test_it_is_not_proposed_again_by_any_page(rejected, again):
    before = organisations()
    (outcome,) = imported(entry(**{"title": "Another day"} | again))
    assert organisations() == before
    assert not outcome.item.organisations.exists()


def test_nor_by_the_same_page(rejected):
    before = organisations()
    imported(entry(summary=MILLERS))
    assert organisations() == before


def test_nor_by_its_former_name_once_it_is_renamed(rejected, editor_client):
    data = {"name": "Millers, no body", "acronym": "", "slug": "num", "review_state": "rejected"}
    data |= {"other_names-TOTAL_FORMS": 0, "other_names-INITIAL_FORMS": 0}
    editor_client.post(address(Organisation, "change", rejected.pk), data)
    before = organisations()
    assert before[-1]["name"] == "Millers, no body"
    imported(entry("Another day", summary=MILLERS))
    assert organisations() == before


def test_it_has_no_page_and_its_items_do_not_say_it(rejected, client):
    assert client.get(rejected.get_absolute_url()).status_code == 404
    item = NewsItem.objects.get()
    assert "/organisations/num/" not in client.get(item.get_absolute_url()).text
