"""Every version of an item is kept: who made it, when, what differs, and back to it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from interviews.models import Profile
from news.models import NewsItem
from sseportal.importing.models import Import
from sseportal.importing.undoing import undo
from sseportal.publishing.history.keeping import AT_ONCE, recording, remember
from sseportal.publishing.models import Status
from sseportal.taxonomy.merging import merge
from sseportal.taxonomy.models import Country
from tests.admin.newsroom import CONTENT, act, add, address, errors, news, profile
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
    QuestionFactory,
    SeriesFactory,
)
from tests.importing.pages import entry, imported
from tests.newsroom.at_once import once_looked
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return somebody("Editor")


@pytest.fixture
def desk(editor):
    return client_of(editor)


def versions(item):
    """From the first to the last."""
    return list(item.history.order_by("history_id"))


def save(client, item, **fields):
    """The form of a news item as it is, with some fields typed anew."""
    told = {
        "title": item.title, "slug": item.slug, "summary": item.summary, "status": item.status,
        "countries": list(item.countries.values_list("pk", flat=True)),
        "organisations": list(item.organisations.values_list("pk", flat=True)),
    }  # fmt: skip
    answer = client.post(address(NewsItem, "change", item.pk), news(**(told | fields)))
    assert answer.status_code == 302, errors(answer)
    item.refresh_from_db()
    return item


def page(item, name, **query):
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    return f"{address(type(item), name, item.pk)}?{asked}"


def changes(client, item):
    """What the history tells of each version, the newest first."""
    found = client.get(page(item, "history")).context["entries"]
    return [[line.in_words for line in entry.changes or []] for entry in found]


def restore(client, item, version, seen=None):
    url = page(item, "restore", version=version.pk)
    if seen is None:
        answer = client.get(url)
        seen = answer.context["restoring"].seen if answer.context else ""
    return client.post(url, {"seen": seen}, follow=True)


# -- What makes a version --------------------------------------------------------------------------


def test_each_saved_form_is_a_version_of_who_saved_it(desk, editor):
    add(desk, NewsItem, news(status="draft"))
    item = save(desk, NewsItem.objects.get(), title="Bakers meet")
    first, second = versions(item)
    assert (first.title, first.history_type) == ("Millers meet", "+")
    assert (second.title, second.history_type) == ("Bakers meet", "~")
    assert {first.history_user, second.history_user} == {editor}
    assert second.history_date == timezone.now()


def test_what_is_saved_as_it_was_is_no_version(desk):
    add(desk, NewsItem, news(status="draft"))
    item = NewsItem.objects.get()
    save(desk, item)
    assert len(versions(item)) == 1


def test_a_change_of_tags_alone_is_a_version(desk):
    item = NewsItemFactory(countries=["kenya"])
    peru = Country.objects.get(slug="peru")
    save(desk, item, countries=[peru.pk])
    assert changes(desk, item)[0] == ["countries: added Peru; removed Kenya"]


def test_people_and_questions_are_part_of_a_version(desk):
    person, series = PersonFactory(name="Awa Diop"), SeriesFactory()
    people = [{"person": person.pk, "role": "Miller", "organisation": "Ring"}]
    asked = [{"question": "Why?", "answer": "Bread."}]
    add(desk, Profile, profile(series, people, asked, status="draft"))
    parts = versions(Profile.objects.get())[0].history_parts
    assert parts["participants"][0]["person"] == [person.pk, "Awa Diop"]
    assert parts["participants"][0]["role"] == "Miller"
    assert parts["questions"][0] == {"question": "Why?", "answer": "<p>Bread.</p>", "position": 0}
    assert parts["names"] == {"series": series.name}


def test_an_action_on_many_is_a_version_of_each(desk, editor):
    items = NewsItemFactory.create_batch(2, draft=True)
    act(desk, NewsItem, "submit", items)
    for item in items:
        before, after = versions(item)
        assert (before.status, before.who) == (Status.DRAFT, "nobody of the newsroom")
        assert (after.status, after.history_user) == (Status.REVIEW, editor)
    assert changes(desk, items[0])[0] == ["status: draft → in review"]


def test_an_imported_item_has_what_the_import_brought_as_its_first_version(desk):
    (outcome,) = imported(entry(summary="As it came."))
    item = outcome.item
    assert versions(item) == []
    found = desk.get(page(item, "history")).context["entries"][0].version
    assert found.history_change_reason.startswith("Imported from page.txt, 1 (Import ")
    save(desk, item, summary="Better.", external_url=item.external_url)
    first, second = versions(item)
    assert (first.summary, second.summary) == ("As it came.", "Better.")
    assert first.history_change_reason.startswith("Imported from page.txt")


def test_what_an_import_changes_is_kept_before_and_after_and_so_is_its_undoing(
    moving_clock, editor
):
    imported(entry(summary=""))
    imported(entry(summary="As the source says now."), heading="Another page")
    item, record = NewsItem.objects.get(), Import.objects.latest("pk")
    first, second = versions(item)
    assert (first.summary, second.summary) == ("", "As the source says now.")
    assert second.history_change_reason == str(record)
    undo(record, editor)
    assert versions(item)[-1].summary == ""
    assert versions(item)[-1].history_user == editor


def test_an_import_writes_no_versions_of_what_is_new(django_assert_max_num_queries):
    imported(*(entry(f"Fair {number}", summary="In short.") for number in range(20)))
    assert NewsItem.objects.count() == 20 and not NewsItem.history.exists()


def test_what_changed_past_the_forms_is_kept_before_it_is_written_over(desk):
    item = NewsItemFactory(summary="First.")
    save(desk, item, summary="Second.")
    NewsItem.objects.filter(pk=item.pk).update(summary="By hand.")
    assert desk.get(page(item, "history")).context["entries"][0].version.key == "now"
    item.refresh_from_db()
    save(desk, item, summary="Third.")
    assert [one.summary for one in versions(item)] == ["First.", "Second.", "By hand.", "Third."]
    assert versions(item)[2].who == "nobody of the newsroom"


LONG = "Millers of the lake met in Kisumu and spoke of bread, ovens and flour for two days."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (LONG, f"{LONG} All of them", "text: 3 words added"),
        (LONG, LONG.replace("Kisumu", "Ghana, far off"), "text: 3 words added, 1 removed"),
        (LONG, LONG.replace("two ", ""), "text: 1 word removed"),
        (f"<p>{LONG}</p>", f"<p><b>{LONG}</b></p>", "text: formatting"),
        (f"{LONG}\n\nSo.", f"So.\n\n{LONG}", "text: order"),
    ],
)
def test_of_a_long_text_the_history_tells_how_much_of_it_changed(desk, old, new, told):
    item = save(desk, NewsItemFactory(countries=["kenya"]), body=old)
    save(desk, item, body=new)
    assert changes(desk, item)[0] == [told]


def test_the_address_of_the_original_is_called_as_in_the_form(desk):
    item = NewsItemFactory(countries=["kenya"])
    save(desk, item, external_url="https://example.org/")
    assert changes(desk, item)[0] == ["address of the original: – → https://example.org/"]
    assert "Address of the original:" in desk.get(address(NewsItem, "change", item.pk)).text


def test_versions_of_one_minute_are_told_apart_by_their_seconds(desk):
    item = save(desk, NewsItemFactory(countries=["kenya"]), title="Two")
    save(desk, item, title="Three")
    now = timezone.now().replace(second=5)
    for version, seconds in zip(versions(item), (0, 30, 3600), strict=True):
        version.history_date = now + timedelta(seconds=seconds)
        version.save()
    found = desk.get(page(item, "history")).context["entries"]
    assert [entry.when.rpartition(":")[2] for entry in found][1:] == ["35", "05"]
    assert found[0].when.count(":") == 1
    first, second, _third = versions(item)
    answer = desk.get(page(item, "compare", old=first.pk, new=second.pk))
    assert found[1].when in answer.text and found[2].when in answer.text


def test_a_merged_tag_is_told_of(desk):
    ring, other = OrganisationFactory(name="Ring"), OrganisationFactory(name="Ring Co-op")
    item = NewsItemFactory(organisations=[other])
    save(desk, item, summary="New.")
    merge(ring, [other])
    assert changes(desk, item)[0] == ["organisations: added Ring; removed Ring Co-op"]


def test_a_renamed_tag_is_no_change_of_an_item(desk):
    ring = OrganisationFactory(name="Ring")
    item = save(desk, NewsItemFactory(organisations=[ring]), summary="New.")
    ring.name = "Ring of Bakers"
    ring.save()
    assert "now" not in [
        one.version.key for one in desk.get(page(item, "history")).context["entries"]
    ]


def test_many_items_are_kept_in_few_queries(django_assert_max_num_queries, editor):
    items = NewsItemFactory.create_batch(30, draft=True, countries=["kenya"])
    with django_assert_max_num_queries(16), recording(items, editor, "All at once"):
        NewsItem.objects.update(summary="The same.")
    assert NewsItem.history.count() == 60
    assert set(NewsItem.history.filter(history_change_reason="All at once").values_list(
        "history_user_name", flat=True)) == {editor.username}  # fmt: skip


def test_more_items_than_a_query_takes_are_kept():
    NewsItem.objects.bulk_create(
        NewsItem(title=f"No. {n}", slug=f"no-{n}") for n in range(AT_ONCE + 1)
    )
    remember(NewsItem, NewsItem.objects.values_list("pk", flat=True))
    assert NewsItem.history.count() == AT_ONCE + 1


# -- Who and when ----------------------------------------------------------------------------------


def test_who_is_named_when_the_account_is_gone(desk):
    somebody_else = somebody("Editor", first_name="Ann")
    item = NewsItemFactory()
    with recording([item], somebody_else, ""):
        NewsItem.objects.update(summary="Hers.")
    name = somebody_else.username
    User.objects.filter(pk=somebody_else.pk).delete()
    assert name in desk.get(page(item, "history")).text


def test_the_history_has_pages(desk):
    item = NewsItemFactory(draft=True)
    for number in range(60):
        NewsItem.objects.update(summary=str(number))
        remember(NewsItem, [item.pk])
    answer = desk.get(page(item, "history", page=2))
    assert len(answer.context["entries"]) == 10
    assert answer.context["entries"][-1].version.summary == "0"
    assert desk.get(page(item, "history", page="x")).status_code == 200


# -- Two of them -----------------------------------------------------------------------------------


def test_words_that_differ_are_marked(desk):
    item = save(desk, NewsItemFactory(summary="Bread and salt."), summary="Bread <b>and</b> wine.")
    old, new = versions(item)
    text = desk.get(page(item, "compare", old=old.pk, new=new.pk)).text
    assert "Bread <del>and salt.</del>" in text
    assert "Bread <ins>&lt;b&gt;and&lt;/b&gt; wine.</ins>" in text


def test_tags_and_people_are_compared_with_the_rest(desk):
    part = ParticipantFactory(role="Baker", person__name="Awa Diop")
    item = part.profile
    QuestionFactory(profile=item, answer="With seven members.")
    remember(Profile, [item.pk])
    item.participants.update(role="Miller")
    item.questions.update(answer="With eight members.")
    item.countries.add(Country.objects.get(slug="south-sudan"))
    (old,) = versions(item)
    text = desk.get(page(item, "compare", old=old.pk, new="now")).text
    assert "<del>Awa Diop, Baker</del>" in text and "<ins>Awa Diop, Miller</ins>" in text
    assert "With <del>seven</del> members." in text
    assert "<ins>South Sudan</ins>" in text


def test_the_older_of_two_is_old_in_whatever_order_they_are_asked_for(desk):
    item = save(desk, NewsItemFactory(summary="Old."), summary="New.")
    first, second = versions(item)
    answer = desk.get(page(item, "compare", old=second.pk, new=first.pk))
    assert (answer.context["old"], answer.context["new"]) == (first, second)


def test_one_version_is_read_as_a_whole(desk):
    item = NewsItemFactory(summary="All of it.", countries=["kenya"])
    text = desk.get(page(item, "compare", new="now")).text
    assert "All of it." in text and "Kenya" in text and "1 June 2026" in text


@pytest.mark.parametrize("page_name", ["compare", "restore"])
@pytest.mark.parametrize("key", ["", "0", "-1", "x", "9" * 30, "%00", "²"])
def test_a_version_that_is_not_there_leads_back_to_the_list(desk, page_name, key):
    item = NewsItemFactory()
    answer = desk.get(page(item, page_name, new=key, version=key), follow=True)
    assert "no such version" in answer.text


@pytest.mark.parametrize("name", ["history", "compare", "restore"])
@pytest.mark.parametrize("pk", [999999, "x", "1/2", "9" * 30])
def test_an_item_that_is_not_there_is_not_found(desk, name, pk):
    assert desk.get(address(NewsItem, name, pk)).status_code == 404


# -- Who may ---------------------------------------------------------------------------------------


def test_a_writer_restores_nothing_in_what_is_published_at_that_moment(monkeypatch):
    author = somebody("Writer")
    writer, item = client_of(author), NewsItemFactory(author=author, draft=True, summary="Old.")
    save(writer, item, summary="New.", status="draft")
    seen = writer.get(page(item, "restore", version=versions(item)[0].pk)).context["restoring"].seen
    once_looked(monkeypatch, lambda: NewsItem.objects.update(status="published"))
    assert restore(writer, item, versions(item)[0], seen).status_code == 403
    item.refresh_from_db()
    assert item.summary == "New."


@pytest.mark.parametrize("model", CONTENT)
def test_who_may_only_view_an_item_reads_its_history_and_restores_nothing(staff_client, model):
    """What django-simple-history's own admin would let them do by POST."""
    user = User.objects.get(username="staff")
    user.user_permissions.set(_permissions(f"view_{model._meta.model_name}"))
    item = {NewsItem: NewsItemFactory, Profile: ProfileFactory}[model](summary="Old.")
    remember(model, [item.pk])
    model.objects.update(summary="New.")
    (version,) = versions(item)
    assert "Restore" not in staff_client.get(page(item, "history")).text
    assert staff_client.get(page(item, "compare", new=version.pk)).status_code == 200
    for url in (
        page(item, "restore", version=version.pk),
        page(item, "compare", new=version.pk),
        page(item, "history"),
        f"{page(item, 'history').rstrip('?')}{version.pk}/",
    ):
        staff_client.post(url, {"seen": "x", "title": "Mine now", "summary": "Mine now"})
    item.refresh_from_db()
    assert item.summary == "New." and len(versions(item)) == 1


def _permissions(*codenames):
    return Permission.objects.filter(codename__in=codenames)


def test_a_writer_reads_no_version_of_anothers_item_whatever_the_address(editor):
    writer = somebody("Writer")
    own, other = NewsItemFactory(draft=True, author=writer), NewsItemFactory(summary="Secret.")
    remember(NewsItem, [own.pk, other.pk])
    client, (theirs,) = client_of(writer), versions(other)
    for name in ("compare", "restore"):
        for item in (own, other):
            answer = client.get(
                page(item, name, new=theirs.pk, old=theirs.pk, version=theirs.pk), follow=True
            )
            assert "Secret." not in answer.text
    restore(client, own, theirs, seen="x")
    own.refresh_from_db()
    assert own.summary != "Secret."


def test_the_original_of_anothers_is_not_named_to_a_writer():
    writer = somebody("Writer")
    original = NewsItemFactory(title="Secret plan", draft=True)
    item = NewsItemFactory(draft=True, author=writer, translation_of=original, language="fr")
    remember(NewsItem, [item.pk])
    (version,) = versions(item)
    client = client_of(writer)
    assert "Secret plan" not in client.get(page(item, "compare", new=version.pk)).text
    NewsItem.objects.filter(pk=item.pk).update(translation_of=None, summary="x")
    answer = client.get(page(item, "restore", version=version.pk))
    assert "Secret plan" not in answer.text
    restore(client, item, version)
    item.refresh_from_db()
    assert item.translation_of is None and item.summary == ""


def test_versions_have_no_permissions_to_give_away():
    assert not _permissions("view_historicalnewsitem", "change_historicalprofile").exists()
