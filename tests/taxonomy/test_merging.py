"""Several organisations become one: items, names and addresses follow, and it lasts."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from news.models import NewsItem
from sseportal.publishing.registry import publication_models
from sseportal.taxonomy.loading import load
from sseportal.taxonomy.merging import merge
from sseportal.taxonomy.models import Organisation, ReferenceRow
from sseportal.taxonomy.usage import item_links
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.importing.pages import entry, everything, imported

pytestmark = pytest.mark.django_db
FACTORIES = (NewsItemFactory, ProfileFactory)
MILLERS = "With the National Union of Millers (NUM)."


@pytest.fixture
def guild():
    return OrganisationFactory(name="Guild of Millers", acronym="GM", slug="guild")


def names(organisation):
    return dict(organisation.other_names.values_list("text", "kind"))


def addresses(organisation):
    return set(organisation.former_addresses.values_list("slug", flat=True))


# -- Items ----------------------------------------------------------------------------------------
def test_every_kind_of_content_is_known_by_its_links():
    through = {model._meta.get_field("organisations").through for model in publication_models()}
    assert set(item_links()) == through


@pytest.mark.parametrize("make", FACTORIES)
def test_all_items_follow_and_one_that_had_several_has_one(guild, make):
    others = OrganisationFactory.create_batch(2)
    bystander = OrganisationFactory()
    of_one = make(organisations=others[:1])
    of_both = make(organisations=others, draft=True)
    of_all = make(organisations=[guild, bystander, *others])
    merge(guild, others)
    assert list(of_one.organisations.all()) == [guild]
    assert list(of_both.organisations.all()) == [guild]
    assert set(of_all.organisations.all()) == {guild, bystander}
    assert not Organisation.objects.filter(pk__in=[other.pk for other in others]).exists()


def test_items_keep_the_time_of_their_last_change(guild):
    other = OrganisationFactory()
    item = NewsItemFactory(organisations=[other])
    merge(guild, [other])
    assert NewsItem.objects.get().updated_at == item.updated_at


@pytest.mark.parametrize("path", ["/news/", "/news/feed.atom", "/feed.atom"])
def test_readers_learn_of_it_by_the_etag(client, guild, path):
    other = OrganisationFactory()
    NewsItemFactory(organisations=[other])
    before = client.get(path).headers["ETag"]
    merge(guild, [other])
    assert client.get(path, headers={"if-none-match": before}).status_code == 200


def test_a_failure_leaves_everything_as_it_was(guild, monkeypatch):
    others = OrganisationFactory.create_batch(2)
    NewsItemFactory(organisations=others)
    monkeypatch.setattr("sseportal.taxonomy.merging._take_reference", lambda *_: 1 / 0)
    before = everything()
    with pytest.raises(ZeroDivisionError):
        merge(guild, others)
    assert everything() == before


# -- Names ----------------------------------------------------------------------------------------
def test_names_follow_once_whatever_their_case(guild):
    guild.other_names.create(text="Millers’ Guild")
    other = OrganisationFactory(name="Union of Millers", acronym="UM")
    for text, kind in {
        "MILLERS’ GUILD": "other",
        "guild of millers": "former",
        "Grinders": "former",
    }.items():
        other.other_names.create(text=text, kind=kind)
    merge(guild, [other, OrganisationFactory(name="Guild Of Millers", acronym="gm")])
    assert names(guild) == {
        "Millers’ Guild": "other",
        "Union of Millers": "other",
        "UM": "acronym",
        "Grinders": "former",
    }


def test_a_name_that_is_an_acronym_is_looked_for_in_capitals_alone(guild):
    merge(guild, [OrganisationFactory(name="WHOM"), OrganisationFactory(name="GM")])
    assert names(guild) == {"WHOM": "acronym", "GM": "acronym"}


# -- States ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("survivor", "other", "after"),
    [
        ("accepted", "proposed", "accepted"),
        ("accepted", "rejected", "accepted"),
        ("proposed", "accepted", "accepted"),
        ("proposed", "proposed", "proposed"),
        ("proposed", "rejected", "proposed"),
    ],
)
def test_it_is_accepted_if_one_of_them_was(survivor, other, after):
    one = OrganisationFactory(review_state=survivor)
    merge(one, [OrganisationFactory(review_state=other)])
    assert Organisation.objects.get(pk=one.pk).review_state == after


@pytest.mark.parametrize("other", ["accepted", "proposed", "rejected"])
def test_a_rejected_one_never_stays(other):
    pair = OrganisationFactory(rejected=True), OrganisationFactory(review_state=other)
    with pytest.raises(ValueError, match="is rejected"):
        merge(pair[0], [pair[1]])
    assert Organisation.objects.filter(pk__in=[one.pk for one in pair]).count() == 2


def test_with_itself_it_stays_as_it_is(guild):
    merge(guild, [guild])
    assert Organisation.objects.filter(pk=guild.pk).exists()
    assert (names(guild), addresses(guild)) == ({}, set())


# -- Addresses ------------------------------------------------------------------------------------
def test_addresses_follow_through_merges_of_merges(guild):
    first, second = OrganisationFactory(slug="first"), OrganisationFactory(slug="second")
    first.keep_address("before-first")
    merge(second, [first])
    merge(guild, [second])
    assert addresses(guild) == {"before-first", "first", "second"}


def test_one_that_nobody_saw_brings_no_address_that_leads_elsewhere(guild):
    guild.keep_address("ring")
    other = OrganisationFactory()
    merge(other, [OrganisationFactory(slug="ring", proposed=True)])
    assert (addresses(guild), addresses(other)) == ({"ring"}, set())


def test_a_new_organisation_is_not_given_an_address_that_leads_elsewhere(guild):
    merge(guild, [OrganisationFactory(slug="num")])
    assert Organisation.objects.create(name="Union of Musicians", acronym="NUM").slug == "num-2"


# -- Imports --------------------------------------------------------------------------------------
@pytest.mark.parametrize("summary", [MILLERS, MILLERS.upper(), "NUM met."])
@pytest.mark.parametrize("state", ["accepted", "proposed"])
def test_a_merged_name_is_never_proposed_again(summary, state):
    guild = OrganisationFactory(review_state=state)
    imported(entry(summary=MILLERS))
    merge(guild, [Organisation.objects.get(acronym="NUM")])
    before = set(Organisation.objects.all())
    imported(entry("Another day", summary=summary))
    assert set(Organisation.objects.all()) == before
    if state == "accepted" or summary != "NUM met.":
        item = NewsItem.objects.get(title="Another day")
        assert list(item.organisations.all()) == [guild]


def test_the_same_page_again_changes_no_item(guild):
    imported(entry(summary=MILLERS))
    merge(guild, [Organisation.objects.get(acronym="NUM")])
    NewsItem.objects.get().organisations.clear()
    imported(entry(summary=MILLERS))
    assert not NewsItem.objects.get().organisations.exists()


# -- Reference data -------------------------------------------------------------------------------
def test_one_from_our_reference_data_does_not_come_back(guild):
    copac = Organisation.objects.get(slug="copac")
    merge(guild, [copac])
    after = everything()
    call_command("load_reference", verbosity=0)
    assert everything() == after
    assert not Organisation.objects.filter(name=copac.name).exists()


def load_changed(folder, find, put):
    """Load our reference data with other text in the organisations' file."""
    for name in ("countries.csv", "organisations.csv"):
        text = (settings.REFERENCE_DIR / name).read_text()
        (folder / name).write_text(text.replace(find, put) if name[0] == "o" else text)
    load(folder, lambda name: apps.get_model("taxonomy", name))


def test_nor_when_its_row_changes_whose_new_names_are_the_survivors(guild, tmp_path):
    copac = Organisation.objects.get(slug="copac")
    merge(guild, [copac])
    assert copac.name in (settings.REFERENCE_DIR / "organisations.csv").read_text()
    load_changed(tmp_path, copac.name, f"New {copac.name}")
    guild.refresh_from_db()
    assert guild.name == "Guild of Millers"
    assert not Organisation.objects.filter(name__endswith=copac.name).exists()
    assert ReferenceRow.objects.filter(table="organisation", term_id=guild.pk).exists()


def test_nor_when_our_reference_data_learns_of_it_later(guild, tmp_path):
    merge(guild, [OrganisationFactory(name="Late Union of Millers")])
    header = (settings.REFERENCE_DIR / "organisations.csv").read_text().splitlines()[0]
    row = {"name": "Late Union of Millers", "acronym": "LUM"}
    line = ",".join(row.get(column, "") for column in header.split(","))
    load_changed(tmp_path, header, f"{header}\n{line}")
    assert not Organisation.objects.filter(name="Late Union of Millers").exists()
    assert ReferenceRow.objects.get(key="lum").term_id == guild.pk
