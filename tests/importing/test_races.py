"""Others who write between an import's plan and its transaction: nothing is lost or doubled."""

import pytest
from django.db import IntegrityError

from interviews.models import Person, Profile, Series
from news.models import NewsItem
from sseportal.importing import run
from sseportal.importing.models import Import, Sighting, SourceDocument
from sseportal.importing.undoing import undo
from sseportal.taxonomy.models import Country, Organisation
from tests.importing.pages import entry, imported, results

pytestmark = pytest.mark.django_db

SHORT, LONG = "Bread in Kenya.", "Bread in Kenya, and then bread in Ghana too."


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(act)`: `act` happens once, after the next plan is made and before it is stored."""

    def meanwhile(act):
        acts = [act]

        def one_at_a_time(real=run.one_at_a_time):
            while acts:
                acts.pop()()
            return real()

        monkeypatch.setattr(run, "one_at_a_time", one_at_a_time)

    return meanwhile


def test_two_imports_of_the_same_entry_make_one_item(meanwhile):
    meanwhile(lambda: imported(entry(summary=LONG), heading="Another page"))
    assert results(imported(entry(summary=SHORT))) == ["unchanged"]
    assert NewsItem.objects.get().summary == LONG
    assert Sighting.objects.count() == 2


def test_two_imports_of_the_same_document_make_one(meanwhile):
    meanwhile(lambda: imported(entry()))
    assert results(imported(entry())) == ["unchanged"]
    assert SourceDocument.objects.count() == Sighting.objects.count() == 1


def test_what_an_editor_writes_meanwhile_is_kept(meanwhile):
    imported(entry(summary=SHORT))
    meanwhile(lambda: NewsItem.objects.update(summary="Edited."))
    imported(entry(summary=LONG, credit="© X 2024"))
    item = NewsItem.objects.get()
    assert (item.summary, item.credit) == ("Edited.", "© X 2024")


def test_what_an_editor_deletes_meanwhile_stays_deleted(meanwhile):
    imported(entry(summary=SHORT))
    meanwhile(lambda: NewsItem.objects.all().delete())
    assert results(imported(entry(summary=LONG))) == ["removed"]
    assert not NewsItem.objects.exists()


def test_an_address_that_an_editor_takes_meanwhile_stays_the_editor_s(meanwhile):
    meanwhile(lambda: NewsItem.objects.create(title="Mine", slug="a-mill-reopens"))
    assert results(imported(entry())) == ["created"]
    slugs = NewsItem.objects.order_by("pk").values_list("title", "slug")
    assert list(slugs) == [("Mine", "a-mill-reopens"), ("A mill reopens", "a-mill-reopens-2")]


def test_an_organisation_that_an_editor_adds_meanwhile_is_the_one(meanwhile):
    meanwhile(lambda: Organisation.objects.create(name="National Union of Millers"))
    imported(entry(summary="With the National Union of Millers (NUM)."))
    assert NewsItem.objects.get().organisations.get().review_state == "accepted"


def test_a_person_whom_an_editor_adds_meanwhile_is_the_one(meanwhile):
    meanwhile(lambda: Person.objects.create(name="Awa Diop", slug="awa"))
    imported(entry("Awa Diop, baker at Ring Co-op", label="COOP Champions"))
    assert Profile.objects.get().people.get().slug == "awa"


def test_an_organisation_that_an_editor_rejects_meanwhile_is_left_out(meanwhile):
    told = "With the National Union of Millers (NUM)."
    imported(entry("Other", summary=told))
    meanwhile(lambda: Organisation.objects.filter(acronym="NUM").update(review_state="rejected"))
    imported(entry(summary=told))
    assert not NewsItem.objects.get(title="A mill reopens").organisations.exists()


def test_a_series_that_an_editor_changes_meanwhile_keeps_the_change(meanwhile):
    Series.objects.create(name="COOP Champions", slug="coop-champions")
    meanwhile(lambda: Series.objects.update(description="Ours.", slug="ours"))
    imported(entry("Awa Diop, baker at Ring Co-op", label="COOP Champions"))
    series = Series.objects.get()
    assert (series.description, series.slug, series.source_key) == (
        "Ours.",
        "ours",
        "coop-champions",
    )


def test_what_is_undone_meanwhile_is_brought_again(meanwhile, editor):
    told = entry(summary="Of Zanzaquil.")
    imported(told)
    Country.objects.get(code="FJ").other_names.create(text="Zanzaquil", kind="other")
    imported(told)
    meanwhile(lambda: undo(Import.objects.first(), editor))
    imported(told, entry("Other"))
    item = NewsItem.objects.get(title="A mill reopens")
    assert item.countries.get().code == "FJ"


def test_an_import_that_is_overtaken_again_and_again_is_stored_in_the_end(monkeypatch):
    monkeypatch.setattr(run, "still_holds", lambda plan: False)
    assert results(imported(entry())) == ["created"]


def test_what_the_database_never_takes_is_raised(monkeypatch):
    def store(*arguments):
        raise IntegrityError("never")

    monkeypatch.setattr(run, "store", store)
    with pytest.raises(IntegrityError, match="never"):
        imported(entry())
