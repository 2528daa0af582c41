"""The finder knows all names that are in the database, and those of hidden organisations not."""

import pytest
from django.conf import settings

from sseportal.taxonomy import vocabulary
from sseportal.taxonomy.models import Country, Organisation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
KENYA, ILO = ("country", "KE"), ("organisation", "ilo")


def targets(text):
    return [hit.target for hit in vocabulary.from_database().finder().find(text)]


@pytest.mark.parametrize("text", ["in Kenya", "the Kenyan millers"])
def test_a_country_is_found_by_its_names(text):
    assert targets(text) == [KENYA]


@pytest.mark.parametrize("text", ["the ILO", "the International Labour Organization"])
def test_an_organisation_is_found_by_its_names(text):
    assert targets(text) == [ILO]


def test_a_name_that_an_editor_adds_is_found_at_the_next_import():
    Country.objects.get(code="KE").other_names.create(text="Land of Lions")
    Organisation.objects.get(slug="ilo").other_names.create(text="LBR", kind="acronym")
    assert targets("LBR in the Land of Lions") == [ILO, KENYA]
    assert targets("lbr in the land of lions") == []


def test_an_address_that_an_editor_changes_changes_nothing():
    Organisation.objects.filter(slug="ilo").update(slug="labour")
    names = vocabulary.from_database()
    assert names.canonical["organisation", "labour"] == "International Labour Organization"
    assert targets("the ILO") == [("organisation", "labour")]


@pytest.mark.parametrize("state", ["proposed", "rejected"])
def test_a_hidden_organisation_is_not_found(state):
    ring = OrganisationFactory(name="Ring Alliance", acronym="RGA", review_state=state)
    ring.other_names.create(text="Ringers United")
    text = "RGA, Ring Alliance, Ringers United"
    assert targets(text) == []
    Organisation.objects.update(review_state="accepted")
    assert targets(text) == [("organisation", ring.slug)] * 3


def test_the_files_give_the_same_names_as_the_database_made_of_them():
    files = vocabulary.from_files(settings.REFERENCE_DIR)
    database = vocabulary.from_database()
    assert set(files.names) == set(database.names)
    assert files.canonical == database.canonical


def test_our_names_are_spelled_with_one_apostrophe():
    text = (settings.BASE_DIR / "fixtures/organisations.csv").read_text("utf-8")
    assert {"’", "‘", "ʼ", "`", "´"}.isdisjoint(text)
