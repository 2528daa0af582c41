"""What is hidden shows nowhere: not by a word, and not by a count.

Each hidden state is looked for on every public address that the URL resolver knows, in two ways:
no word of the hidden thing is there, and every byte is as it would be without it. Then it becomes
visible and is found, so that looking in the wrong places can't pass.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from interviews.models import Person, Profile, Series
from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.publishing.addresses import keep_address
from sseportal.publishing.models import Status
from sseportal.publishing.registry import publication_models
from sseportal.publishing.review_links import make_link
from sseportal.search import index
from sseportal.search.index import current
from sseportal.taxonomy.models import Organisation, ReviewState
from tests.factories import (
    HIDDEN_ORGANISATION_STATES,
    WAYS_TO_HIDE,
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    PictureFactory,
    ProfileFactory,
    QuestionFactory,
)
from tests.surfaces import (
    COUNTRY,
    OWN_PAGES,
    SAY_NOTHING_OF_CONTENT,
    SURFACES,
    WORDLESS,
    Sought,
    changed,
    crawl,
    public_names,
    surfaces_with,
)

DAY = date(2026, 6, 14)
# What a hidden item says in each of its fields; no visible thing says any of it.
CANARY = {
    "title": "Zanzaquil Umbrafox",
    "summary": "quorvexa",
    "body": "plimsovar",
    "credit": "© Velquist",
    "external_url": "https://jexbo.test",
}
CANARY_PICTURE = {"alt": "Krellaby", "caption": "Thrumwell", "credit": "© Ostrivane"}
CANARY_FIGURE = {"alt": "Quillmarsh", "credit": "© Dunvarrow", "token": "feed" * 8}
OF_BOTH = (
    *("zanzaquil", "umbrafox", "quorvexa", "plimsovar", "velquist", "jexbo"),
    *("krellaby", "thrumwell", "ostrivane", Sought.token),
    *("quillmarsh", "dunvarrow", "blenkrow", CANARY_FIGURE["token"]),
)
SAID = {
    "news": (*OF_BOTH, "dravomint"),
    "interviews": (*OF_BOTH, "brindlewick", "moxtarian", "fendraluxe", "grumvold", "ortivane"),
}
CANARY_WORDS = {word for words in SAID.values() for word in words}


def test_every_public_address_is_looked_at():
    assert sorted(public_names()) == sorted(SURFACES)


# -- Hidden items ---------------------------------------------------------------------------------


def picture():
    known = Picture.objects.filter(token=Sought.token).first()
    return known or PictureFactory(**CANARY_PICTURE, token=Sought.token, stored=True)


def figure():
    if not Picture.objects.filter(pk=Sought.figure).exists():
        PictureFactory(**CANARY_FIGURE, pk=Sought.figure, stored=True)
    image = f'<img src="/pictures/{Sought.figure}/" alt="">'
    return f"<figure>{image}<figcaption>Blenkrow</figcaption></figure>"


def hidden_news(*traits, number=Sought.number):
    canary = CANARY | {"body": CANARY["body"] + figure()}
    item = NewsItemFactory(
        **canary, **hiding(traits), pk=number, kind="event", kind_label="Dravomint",
        translation_of=NewsItem.objects.get(slug="beside"),
    )  # fmt: skip
    keep_address(item, Sought.was)
    return item


def hidden_profile(*traits, number=Sought.number):
    series, _ = Series.objects.get_or_create(
        slug="own", name="Brindlewick talks", description="moxtarian"
    )
    profile = ProfileFactory(
        **CANARY, **hiding(traits), pk=number, series=series,
        translation_of=Profile.objects.get(slug="beside"),
    )  # fmt: skip
    Person.objects.get_or_create(name="Ada Fendraluxe", slug="ada-fendraluxe")
    for person in Person.objects.filter(slug__in=Sought.people):
        ParticipantFactory(profile=profile, person=person, role="Grumvold", organisation="Ortivane")
    QuestionFactory(profile=profile, question="Why ortivane?", answer=f"For grumvold. {figure()}")
    keep_address(profile, Sought.was)
    return profile


def hiding(traits):
    """What both kinds are made with."""
    dated = {} if "undated" in traits else {"published_on": DAY}
    reef = Organisation.objects.filter(slug=Sought.organisation)
    about = {"countries": [COUNTRY], "organisations": reef, "language": "fr"}
    about["picture"] = picture()
    return dict.fromkeys(traits, True) | dated | about


def hide_in_every_way(make):
    """One of each, and one that visitors could read before."""
    for number, traits in zip(EVERY_WAY.numbers, WAYS_TO_HIDE, strict=False):
        make(*traits, number=number)
    withdrawn = make(number=EVERY_WAY.numbers[-1])
    assert current().slot_of(withdrawn._meta.app_label, withdrawn.pk) is not None
    withdrawn.status = Status.DRAFT
    withdrawn.save()


KINDS = {
    "news": (hidden_news, Sought(own="kind=event")),
    "interviews": (hidden_profile, Sought(own="series=own")),
}
EVERY_WAY = Sought(copies=len(WAYS_TO_HIDE))
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def site(db):
    """Of each kind a visible item with the tags of what will be hidden, and a newer one."""
    reef = OrganisationFactory(name="Reef Cooperative", slug=Sought.organisation)
    reef.keep_address(Sought.former)
    later = {"slug": "later", "published_on": DAY + timedelta(days=1), "countries": ["kenya"]}
    NewsItemFactory(**later)
    newer = ProfileFactory(**later)
    visible = {"slug": "beside", "published_on": DAY, "countries": [COUNTRY]}
    NewsItemFactory(title="A visible item", organisations=[reef], **visible)
    beside = ProfileFactory(title="A visible profile", organisations=[reef], **visible)
    ruth, omar = PersonFactory(slug="ruth"), PersonFactory(slug="omar")
    for profile, person in [(beside, ruth), (beside, omar), (newer, omar)]:
        ParticipantFactory(profile=profile, person=person, role="Baker")


def come_true(item):
    """A draft is published, a scheduled item's time comes."""
    type(item).objects.filter(pk=item.pk).update(
        status=Status.PUBLISHED, publish_at=item.publish_at and timezone.now()
    )


def crawl_while(client, sought, hide):
    """What a visitor gets while `hide()` has made something hidden, which is undone after."""
    with transaction.atomic():
        hide()
        crawled = crawl(client, sought)
        transaction.set_rollback(True)
    return crawled


@each_kind
def test_hidden_items_leave_no_trace(client, site, kind):
    make, sought = KINDS[kind]
    sought = replace(sought, copies=EVERY_WAY.copies)
    before = crawl(client, sought)
    with transaction.atomic():
        hide_in_every_way(make)
        assert changed(before, crawl(client, sought)) == set()
        forget_what_is_kept()
        hidden = crawl(client, sought)
        transaction.set_rollback(True)
    assert changed(before, hidden) == set()
    assert [word for word in CANARY_WORDS if surfaces_with(word, hidden)] == []


def forget_what_is_kept():
    """As in a process that begins."""
    index._snapshots.clear()


def test_hidden_items_leave_no_trace_in_pages_that_are_kept(client, site, settings):
    settings.PAGE_CACHE = True
    before = crawl(client, Sought())
    assert changed(before, crawl(client, Sought())) == set()
    hidden = crawl_while(client, Sought(), lambda: hidden_news("scheduled"))
    assert changed(before, hidden) == set()


@pytest.mark.parametrize(("kind", "is_kept"), [("news", False), ("interviews", True)])
def test_what_a_reviewer_reads_shows_nowhere_else(client, site, settings, kind, is_kept):
    settings.PAGE_CACHE = is_kept
    make, sought = KINDS[kind]
    before = crawl(client, sought)

    def hide():
        path = f"/review/{make_link(make('draft'), 'Ada', None)}/"
        page = client.get(path)
        assert [word for word in SAID[kind] if word not in page.text.lower()] == []
        assert client.get(f"{path}pictures/{sought.token}/800.jpg").getvalue() == b"picture"

    hidden = crawl_while(client, sought, hide)
    assert changed(before, hidden) == set()
    assert [word for word in CANARY_WORDS if surfaces_with(word, hidden)] == []


@pytest.mark.parametrize(("kind", "state"), [("news", "scheduled"), ("interviews", "draft")])
def test_what_was_hidden_shows_everywhere_once_it_is_published(client, site, kind, state):
    make, sought = KINDS[kind]
    before = crawl(client, sought)
    come_true(make(state))
    published = crawl(client, sought)
    (other,) = KINDS.keys() - {kind}
    silent = SAY_NOTHING_OF_CONTENT | {f"{other}:{page}" for page in OWN_PAGES}
    silent |= {f"api:{other}", f"api:{other}-item"}
    assert changed(before, published) == SURFACES.keys() - silent
    assert surfaces_with("zanzaquil", published) == SURFACES.keys() - silent - WORDLESS
    assert found_at_last(kind, published) == []
    assert (
        published[f"{kind}:detail", "get", reverse(f"{kind}:detail", args=[sought.was])][0] == 301
    )


@each_kind
def test_a_hidden_original_leaves_no_trace_on_its_translation(client, site, kind):
    make, sought = KINDS[kind]

    def hide(state):
        item = make(state)
        type(item).objects.filter(pk=item.pk).update(translation_of=None)
        type(item).objects.filter(slug="beside").update(translation_of=item)
        return item

    before = crawl(client, sought)
    hidden = crawl_while(client, sought, lambda: hide("review"))
    assert changed(before, hidden) == set()

    come_true(hide("draft"))
    page = client.get(reverse(f"{kind}:detail", args=["beside"]))
    assert 'hreflang="fr"' in page.text


def found_at_last(kind, crawled):
    """The canary words of `kind` that its own page does not say, once it is public."""
    own = crawled[f"{kind}:detail", "get", reverse(f"{kind}:detail", args=[Sought.slug])]
    return [word for word in SAID[kind] if word not in own[2].decode().lower()]


# -- Hidden organisations -------------------------------------------------------------------------

# What names no organisation.
UNMOVED = {
    *("picture", "picture-now", "country-list", "sitemap-news", "interviews:people", "map"),
    "api:countries",
}
GUILD = Sought(
    slug="beside",
    organisation="zanzaquil-guild",
    former="zanzaquil-hall",
    words=("Zanzaquil Umbrafox", "Dravomint"),
)


def hidden_organisation(state):
    """An organisation that visible items are tagged with."""
    guild = OrganisationFactory(
        name="Zanzaquil Umbrafox", slug=GUILD.organisation, acronym="Dravomint", **{state: True}
    )
    guild.other_names.create(text="Velquist")
    guild.keep_address(GUILD.former)
    for model in publication_models():
        model.objects.get(slug="beside").organisations.add(guild)
    return guild


def test_a_hidden_organisation_leaves_no_trace_until_it_is_accepted(client, site):
    before = crawl(client, GUILD)
    for state in HIDDEN_ORGANISATION_STATES:
        hidden = crawl_while(client, GUILD, lambda state=state: hidden_organisation(state))
        assert changed(before, hidden) == set(), state
        assert [word for word in CANARY_WORDS if surfaces_with(word, hidden)] == [], state

    guild = hidden_organisation("proposed")
    Organisation.objects.filter(pk=guild.pk).update(review_state=ReviewState.ACCEPTED)
    accepted = crawl(client, GUILD)
    untouched = SAY_NOTHING_OF_CONTENT | UNMOVED
    assert changed(before, accepted) == SURFACES.keys() - untouched
    for surface in ("organisation-detail", "organisation-feed", "organisation-json-feed"):
        assert accepted[surface, "get", reverse(surface, args=[GUILD.former])][0] == 301
    found = surfaces_with("zanzaquil", accepted)
    assert {"home", "organisation-list", "country-feed", "sitemap-section"} <= found


# -- The rule has two spellings -------------------------------------------------------------------


@pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])
@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("minutes", [None, -1, 0, 1])
def test_an_item_and_its_queryset_agree_on_what_is_visible(db, make, status, minutes):
    when = None if minutes is None else timezone.now() + timedelta(minutes=minutes)
    item = make(status=status, publish_at=when)
    assert type(item).objects.visible().filter(pk=item.pk).exists() is item.is_visible
    assert item.is_visible is (status == Status.PUBLISHED and minutes != 1)


@pytest.mark.parametrize("state", ReviewState.values)
def test_an_organisation_and_its_queryset_agree_on_what_is_visible(db, state):
    guild = OrganisationFactory(review_state=state)
    assert Organisation.objects.visible().filter(pk=guild.pk).exists() is guild.is_visible
    assert guild.is_visible is (state == ReviewState.ACCEPTED)


def test_a_scheduled_item_appears_by_the_clock_alone(client, db):
    item = NewsItemFactory(scheduled=True)
    assert client.get(item.get_absolute_url()).status_code == 404
    with time_machine.travel(item.publish_at, tick=False):
        assert client.get(item.get_absolute_url()).status_code == 200
