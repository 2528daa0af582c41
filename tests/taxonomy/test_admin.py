"""Countries and organisations in the newsroom."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from taggit.models import Tag

from news.models import NewsItem
from sseportal.taxonomy.models import Country, NameKind, Organisation
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.newsroom.sending import opened
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db
COUNTRIES = reverse("admin:taxonomy_country_changelist")
ORGANISATIONS = reverse("admin:taxonomy_organisation_changelist")


def found(client, url, **parameters):
    return [str(each) for each in client.get(url, parameters).context["cl"].result_list]


def act(client, action, *organisations):
    chosen = [each.pk for each in organisations]
    data = {"action": action, "_selected_action": chosen}
    return client.post(ORGANISATIONS, data, follow=True)


def test_the_vocabulary_of_taggit_itself_is_not_shown():
    assert Tag not in admin.site._registry


def test_without_a_search_organisations_stand_by_name(editor_client):
    names = found(editor_client, ORGANISATIONS)
    assert names == [str(each) for each in Organisation.objects.order_by("name")[: len(names)]]


@pytest.mark.parametrize("text", ["Swaziland", "eswatini", "SZ", "swazi"])
def test_a_country_is_searched_by_all_its_names(editor_client, text):
    assert "Eswatini" in found(editor_client, COUNTRIES, q=text)


@pytest.mark.parametrize("text", ["ILO", "international labour", "OIT"])
def test_an_organisation_is_searched_by_all_its_names(editor_client, text):
    Organisation.objects.get(slug="ilo").other_names.get_or_create(text="OIT")
    assert "International Labour Organization" in found(editor_client, ORGANISATIONS, q=text)


def test_countries_are_filtered_by_region(editor_client):
    names = found(editor_client, COUNTRIES, region__exact="arab-states")
    assert "Jordan" in names and "Kenya" not in names


def test_organisations_are_filtered_by_review(editor_client):
    ring = OrganisationFactory(proposed=True)
    assert found(editor_client, ORGANISATIONS, review_state__exact="proposed") == [str(ring)]


def test_a_country_is_changed_with_its_other_names(editor_client):
    kenya = Country.objects.get(code="KE")
    url = reverse("admin:taxonomy_country_change", args=[kenya.pk])
    data = {
        "name": "Kenya", "un_name": "Kenya", "code": "KE", "region": "africa", "slug": "kenya",
        "other_names-TOTAL_FORMS": 1, "other_names-INITIAL_FORMS": 0,
        "other_names-0-text": "Land of Lions", "other_names-0-kind": "other",
    }  # fmt: skip
    editor_client.post(url, data)
    assert kenya.other_names.filter(text="Land of Lions").exists()


def test_a_name_told_twice_is_refused_in_the_form(editor_client):
    ring = OrganisationFactory()
    data = {"name": ring.name, "acronym": "", "slug": ring.slug, "review_state": "accepted"}
    data |= {"other_names-TOTAL_FORMS": 2, "other_names-INITIAL_FORMS": 0}
    for n in (0, 1):
        data |= {f"other_names-{n}-text": "Ringers", f"other_names-{n}-kind": "other"}
    url = reverse("admin:taxonomy_organisation_change", args=[ring.pk])
    assert "Please correct the duplicate" in editor_client.post(url, data).text
    assert not ring.other_names.exists()


@pytest.mark.parametrize(
    ("url", "text", "name"),
    [
        (COUNTRIES, "US", "United States"),
        (ORGANISATIONS, "ILO", "International Labour Organization"),
    ],
)
def test_a_whole_abbreviation_is_found_first(editor_client, url, text, name):
    assert found(editor_client, url, q=text)[0] == name


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [("accept", "proposed", "accepted"), ("reject", "proposed", "rejected"),
     ("accept", "rejected", "accepted"), ("reject", "accepted", "rejected")],
)  # fmt: skip
def test_organisations_are_accepted_and_rejected_and_it_is_logged(
    editor_client, action, before, after
):
    ring, other = OrganisationFactory(review_state=before), OrganisationFactory(proposed=True)
    response = act(editor_client, action, ring)
    assert "1 organisation changed." in response.text
    assert Organisation.objects.get(pk=ring.pk).review_state == after
    assert Organisation.objects.get(pk=other.pk).review_state == "proposed"
    assert LogEntry.objects.get().object_id == str(ring.pk)


def test_what_is_so_already_is_not_logged(editor_client):
    assert "0 organisations changed." in act(editor_client, "accept", OrganisationFactory()).text
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(("state", "shown"), [("accepted", True), ("proposed", False)])
def test_only_accepted_organisations_are_viewed_on_the_site(editor_client, state, shown):
    ring = OrganisationFactory(review_state=state)
    url = reverse("admin:taxonomy_organisation_change", args=[ring.pk])
    assert ("View on site" in editor_client.get(url).text) is shown


@pytest.mark.parametrize("model", ["country", "organisation"])
def test_what_is_in_use_is_not_deleted_and_the_reason_is_told(editor_client, model):
    ring = OrganisationFactory()
    item = NewsItemFactory(title="Millers meet", countries=["kenya"], organisations=[ring])
    used = {"country": Country.objects.get(code="KE"), "organisation": ring}[model]
    url = reverse(f"admin:taxonomy_{model}_delete", args=[used.pk])
    text = editor_client.get(url).text
    assert "would require deleting the following protected" in text
    assert "News item: <a" in text and "tagged with" not in text
    response = editor_client.post(url, {"post": "yes"})
    assert response.status_code in {200, 403}
    assert getattr(item, {"country": "countries"}.get(model, "organisations")).get() == used


def test_what_is_not_in_use_is_deleted(editor_client):
    ring = OrganisationFactory()
    url = reverse("admin:taxonomy_organisation_delete", args=[ring.pk])
    editor_client.post(url, {"post": "yes"})
    assert not Organisation.objects.filter(pk=ring.pk).exists()


def change(client, term, **fields):
    url = reverse(f"admin:taxonomy_{term._meta.model_name}_change", args=[term.pk])
    data = {field.name: getattr(term, field.name) for field in term._meta.concrete_fields}
    data |= {"other_names-TOTAL_FORMS": 0, "other_names-INITIAL_FORMS": 0}
    assert client.post(url, data | fields).status_code == 302


@pytest.mark.parametrize(("model", "slug"), [(Country, "turkiye"), (Organisation, "ilo")])
def test_a_changed_address_leads_on(editor_client, model, slug):
    term = model.objects.get(slug=slug)
    former = term.get_absolute_url()
    change(editor_client, term, slug="now")
    assert editor_client.get(former).headers["Location"] == former.replace(slug, "now")
    change(editor_client, term, slug="later")
    assert editor_client.get(former).headers["Location"] == former.replace(slug, "later")
    change(editor_client, term, slug=slug)
    assert editor_client.get(former).status_code == 200
    assert editor_client.get(former.replace(slug, "now")).headers["Location"] == former


def test_an_organisation_that_nobody_sees_takes_no_address_of_another(editor_client):
    ring = OrganisationFactory(slug="ring")
    change(editor_client, ring, slug="ring-alliance")
    proposed = OrganisationFactory(slug="ring", proposed=True)
    change(editor_client, proposed, slug="ring-of-bells", review_state="accepted")
    answer = editor_client.get("/organisations/ring/")
    assert answer.headers["Location"] == "/organisations/ring-alliance/"


def test_a_change_without_a_new_address_keeps_none(editor_client):
    ilo = Organisation.objects.get(slug="ilo")
    change(editor_client, ilo, acronym="OIT")
    assert not ilo.former_addresses.exists()


def test_the_list_counts_items_of_every_kind_and_is_ordered_by_them(editor_client):
    ring, other = OrganisationFactory(name="AA"), OrganisationFactory(name="AB")
    NewsItemFactory.create_batch(2, organisations=[ring, other])
    ProfileFactory(organisations=[ring], draft=True)
    column = editor_client.get(ORGANISATIONS).context["cl"].list_display.index("found_in")
    page = editor_client.get(ORGANISATIONS, {"o": f"-{column}"})
    counted = [(one.name, one.items) for one in page.context["cl"].result_list[:2]]
    assert counted == [("AA", 3), ("AB", 2)]


def test_a_renamed_organisation_keeps_its_former_name(editor_client):
    proposed = OrganisationFactory(name="Blue Fisher Federation", review_state="proposed")
    data = {
        "name": "Blue Fishers United",
        "slug": proposed.slug,
        "review_state": "accepted",
        "other_names-TOTAL_FORMS": 0,
        "other_names-INITIAL_FORMS": 0,
    }
    url = reverse("admin:taxonomy_organisation_change", args=[proposed.pk])
    assert editor_client.post(url, data).status_code == 302
    assert proposed.other_names.get().text == "Blue Fisher Federation"
    assert proposed.other_names.get().kind == "former"


@pytest.mark.parametrize("role", ["Editor", "Publisher", "Administrator"])
def test_who_may_change_a_term_gives_it_other_names(role):
    client, kenya = client_of(somebody(role)), Country.objects.get(slug="kenya")
    for term in (OrganisationFactory(name="Millers Union"), kenya):
        page = opened(client, term).row("other_names", text="Molinos", kind="other")
        assert page.send() is None
        assert term.other_names.filter(text="Molinos").exists()


def test_a_writer_reads_other_names_and_changes_none():
    kenya = Country.objects.get(slug="kenya")
    kenya.other_names.create(text="Molinos", kind=NameKind.OTHER)
    client = client_of(somebody("Writer"))
    page = client.get(address(Country, "change", kenya.pk)).text
    assert "Molinos" in page and 'name="other_names-0-text"' not in page


@pytest.mark.parametrize(("role", "is_there"), [("Writer", False), ("Editor", True)])
def test_who_may_add_an_organisation_does_so_from_an_item_s_form(role, is_there):
    page = client_of(somebody(role)).get(address(NewsItem, "add")).text
    assert ('id="add_id_organisations"' in page) is is_there
    assert ('id="add_id_countries"' in page) is is_there


@pytest.mark.parametrize("is_new", [True, False])
def test_its_former_name_may_stand_among_the_other_names_that_are_sent(editor_client, is_new):
    union = OrganisationFactory(name="Millers Union")
    union.other_names.create(text="Milers Union")
    page = opened(editor_client, union).type(name="National Millers Union")
    if is_new:
        page.row("other_names", text="Millers Union", kind="former")
    else:
        page.type(**{"other_names-0-text": "Millers Union"})
    assert page.send() is None
    texts = list(union.other_names.values_list("text", flat=True))
    assert texts.count("Millers Union") == 1
