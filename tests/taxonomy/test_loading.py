"""The reference data: sane, loaded by `migrate`, and never against an editor."""

import csv
from collections import Counter

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError

from sseportal.taxonomy.loading import load
from sseportal.taxonomy.models import (
    Country,
    CountryName,
    Organisation,
    OrganisationName,
    ReferenceRow,
    Region,
)
from sseportal.taxonomy.reference import names_of, read_countries, read_organisations
from tests.factories import NewsItemFactory
from tests.importing.pages import everything

COUNTRIES = read_countries(settings.REFERENCE_DIR / "countries.csv")
ORGANISATIONS = read_organisations(settings.REFERENCE_DIR / "organisations.csv")
LENGTH = OrganisationName._meta.get_field("text").max_length


# -- The files -----------------------------------------------------------------------------------
def test_all_countries_of_iso_3166_are_there():
    assert len({row.code for row in COUNTRIES}) == len(COUNTRIES) == 249


def test_every_country_has_names_and_a_region_of_the_ilo():
    for row in COUNTRIES:
        assert row.name and row.un_name, row.code
        assert row.code.isupper() and len(row.code) == 2
        # Antarctica and a few uninhabited islands are in none.
        assert row.region in {*Region.values, ""}, row.code


@pytest.mark.parametrize("rows", [COUNTRIES, ORGANISATIONS], ids=["countries", "organisations"])
def test_no_two_rows_share_a_name_or_an_address(rows):
    assert [name for name, n in Counter(row.name.casefold() for row in rows).items() if n > 1] == []
    slugs = Counter(getattr(row, "slug", row.name) for row in rows)
    assert [slug for slug, n in slugs.items() if n > 1 or not slug] == []


@pytest.mark.parametrize(
    "names",
    [names_of(COUNTRIES, []), names_of([], ORGANISATIONS)],
    ids=["countries", "organisations"],
)
def test_no_name_is_empty_too_long_or_claimed_twice(names):
    owners = {}
    for name in names:
        assert name.text == name.text.strip() and 0 < len(name.text) <= LENGTH
        owners.setdefault(name.text, set()).add(name.target)
    assert {text: targets for text, targets in owners.items() if len(targets) > 1} == {}


# -- By `migrate` alone --------------------------------------------------------------------------
def test_migrating_gives_the_whole_database(db):
    assert Country.objects.count() == 249
    assert Organisation.objects.visible().count() == len(ORGANISATIONS)
    kenya = Country.objects.get(code="KE")
    assert (kenya.slug, kenya.un_name, kenya.region) == ("kenya", "Kenya", "africa")
    assert kenya.other_names.filter(text="Kenyan", kind="demonym").exists()
    assert Organisation.objects.get(slug="ilo").name == "International Labour Organization"


def test_loading_again_changes_not_one_row(db, capsys):
    before = everything()
    call_command("load_reference")
    assert "0 added, 0 changed" in capsys.readouterr().out
    assert everything() == before


def test_unreadable_reference_data_is_one_clear_line(db, settings, tmp_path):
    settings.REFERENCE_DIR = tmp_path
    with pytest.raises(CommandError, match=str(tmp_path)):
        call_command("load_reference")


# -- A file that changes, an editor who changes --------------------------------------------------
KENYA = {"code": "KE", "name": "Kenya", "un_name": "Kenya", "region": "africa",
         "demonyms": "Kenyan", "other_names": "", "former_names": "", "places": ""}  # fmt: skip
RING = {"name": "Ring Alliance", "acronym": "RA", "other_names": "Ringers", "former_names": ""}


@pytest.fixture
def loaded(db, tmp_path):
    """A function that loads a country and an organisation so changed; empty tables before it."""
    for model in (CountryName, OrganisationName, Country, Organisation, ReferenceRow):
        model._base_manager.all().delete()

    def loading(country=None, organisation=None):
        rows = {"countries": KENYA | (country or {}), "organisations": RING | (organisation or {})}
        for name, row in rows.items():
            with (tmp_path / f"{name}.csv").open("w", newline="") as file:
                writer = csv.DictWriter(file, row)
                writer.writeheader()
                writer.writerow(row)
        return load(tmp_path, lambda name: apps.get_model("taxonomy", name))

    loading()
    return loading


def texts(term):
    return set(term.other_names.values_list("text", flat=True))


@pytest.mark.parametrize(
    ("model", "edit"),
    [
        (Country, {"name": "Republic of Kenya"}), (Country, {"region": "americas"}),
        (Country, {"slug": "republic"}), (Country, {"un_name": "The Kenya"}),
        (Organisation, {"name": "The Ring"}), (Organisation, {"acronym": "R"}),
        (Organisation, {"acronym": ""}), (Organisation, {"slug": "ring"}),
        (Organisation, {"review_state": "rejected"}),
    ],
)  # fmt: skip
def test_an_editor_s_change_outlasts_loads(loaded, model, edit):
    model.objects.update(**edit)
    loaded()
    loaded(
        {"name": "KENYA", "region": "asia-pacific", "un_name": "The Republic of Kenya"},
        {"acronym": "RALL"},
    )
    assert model.objects.filter(**edit).count() == model.objects.count() == 1


def test_a_change_of_the_file_lands_where_no_editor_was(loaded):
    Country.objects.update(region="americas")
    outcome = loaded({"name": "KENYA", "region": "asia-pacific"}, {"acronym": "RALL"})
    country, organisation = Country.objects.get(), Organisation.objects.get()
    assert (country.name, country.region) == ("KENYA", "americas")
    assert (organisation.name, organisation.acronym) == ("Ring Alliance", "RALL")
    assert (outcome["changed"], outcome["added"]) == (2, 0)
    assert loaded({"name": "KENYA", "region": "asia-pacific"}, {"acronym": "RALL"})["changed"] == 0


def test_an_address_never_changes_by_itself(loaded):
    loaded({"name": "Republic"}, {"acronym": "RALL"})
    assert (Country.objects.get().slug, Organisation.objects.get().slug) == ("kenya", "ra")


def test_new_names_are_added_and_those_that_left_the_file_go(loaded):
    loaded({"demonyms": "Kenyite;Kenyese"}, {"other_names": "Ringers;Ring"})
    assert texts(Country.objects.get()) == {"Kenyite", "Kenyese"}
    assert texts(Organisation.objects.get()) == {"Ringers", "Ring"}


def test_names_that_an_editor_deleted_or_added_stay_so(loaded):
    CountryName.objects.all().delete()
    CountryName.objects.create(country=Country.objects.get(), text="Kenia")
    loaded()
    loaded({"demonyms": "Kenyan;Kenyese"})
    assert texts(Country.objects.get()) == {"Kenia", "Kenyese"}


def test_a_name_that_an_editor_had_added_is_no_hindrance(loaded):
    CountryName.objects.create(country=Country.objects.get(), text="Kenyese")
    loaded({"demonyms": "Kenyan;Kenyese"})
    assert texts(Country.objects.get()) == {"Kenyan", "Kenyese"}


@pytest.mark.parametrize("model", [Country, Organisation])
def test_what_an_editor_deleted_does_not_come_back(loaded, model):
    model.objects.all().delete()
    loaded()
    loaded({"name": "KENYA"}, {"other_names": "Ring"})
    assert not model.objects.exists()


def test_a_country_in_use_is_not_deleted(db):
    NewsItemFactory(countries=["kenya"])
    with pytest.raises(ProtectedError):
        Country.objects.get(slug="kenya").delete()


# -- Rows that are new in the file ---------------------------------------------------------------
def new_organisation(loaded, **row):
    loaded(organisation={"name": "Mill Union", "acronym": "MU", "other_names": "Millers"} | row)


def test_an_organisation_that_was_proposed_is_adopted_and_accepted(loaded):
    proposed = Organisation.objects.create(name="MILL Union", review_state="proposed")
    new_organisation(loaded)
    adopted = Organisation.objects.get(pk=proposed.pk)
    assert (adopted.name, adopted.acronym, adopted.is_visible) == ("MILL Union", "MU", True)
    assert texts(adopted) == {"Millers"}
    assert Organisation.objects.count() == 2


def test_one_that_an_editor_rejected_stays_rejected(loaded):
    Organisation.objects.create(name="Mill Union", review_state="rejected")
    new_organisation(loaded)
    assert not Organisation.objects.get(name="Mill Union").is_visible


def test_another_organisation_of_the_same_address_is_not_taken_for_it(loaded):
    other = Organisation.objects.create(name="Music Union", acronym="MU")
    new_organisation(loaded)
    assert Organisation.objects.get(name="Mill Union").slug == "mu-2"
    other.refresh_from_db()
    assert (other.name, other.slug) == ("Music Union", "mu")


def test_a_new_name_that_somebody_else_has_taken_is_left_to_them(loaded):
    Country.objects.create(code="XX", name="KENYA", un_name="X", slug="x")
    loaded({"name": "KENYA"})
    assert Country.objects.get(code="KE").name == "Kenya"
