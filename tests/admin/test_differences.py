"""The page where an editor sees what the source says otherwise, and takes it or not."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from interviews.models import Participant, Profile
from news.models import NewsItem
from sseportal.importing.differences import differences
from sseportal.importing.models import Sighting
from sseportal.publishing.history.keeping import remember
from sseportal.publishing.outgoing.checking import collect
from sseportal.publishing.outgoing.models import OutgoingLink
from tests.admin.newsroom import CONTENT, act, address, news
from tests.factories import NewsItemFactory, ProfileFactory
from tests.importing.pages import entry, everything, imported
from tests.newsroom.at_once import once_looked
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.tables import bring_in

pytestmark = pytest.mark.django_db
LABELS = {NewsItem: "News", Profile: "COOP Champions"}
TITLE, SHORT, LONG = "Awa Diop, baker of Ring Co-op", "Bread.", "Bread <b>and</b> salt."
ALSO_OURS = {"kind": "event", "kind_label": "Feast"}


def differing(model=NewsItem, **edit):
    """An item with a summary of the editor's own, and a longer one of the source."""
    label = LABELS[model]
    imported(entry(TITLE, label=label, summary=SHORT))
    model.objects.update(summary="Our bread.", **edit)
    imported(entry(TITLE, label=label, summary=LONG))
    return model.objects.get()


def page(item):
    return address(type(item), "differences", item.pk)


def form(item):
    return address(type(item), "change", item.pk)


def decide(client, item, how, seen=None):
    seen = seen or differences(item)[0].seen
    return client.post(page(item), {how: seen}, follow=True)


def allow(user, *codenames):
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))


@pytest.fixture
def staff(staff_client, django_user_model):
    return django_user_model.objects.get(username="staff")


# -- What is seen ----------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
def test_the_form_says_what_the_source_says_otherwise_and_leads_there(editor_client, model):
    item = differing(model)
    text = editor_client.get(form(item)).text
    assert f'<a href="{page(item)}">The source says otherwise: summary</a>' in text
    assert editor_client.get(page(item)).status_code == 200


@pytest.mark.parametrize("model", CONTENT)
def test_the_form_says_nothing_where_nothing_differs(editor_client, model):
    imported(entry(TITLE, label=LABELS[model], summary=SHORT))
    assert "says otherwise" not in editor_client.get(form(model.objects.get())).text


def test_both_sides_are_shown_with_the_words_that_differ_as_text(editor_client):
    text = editor_client.get(page(differing())).text
    assert "<del>Our bread.</del>" in text
    assert "<ins>Bread &lt;b&gt;and&lt;/b&gt; salt.</ins>" in text


def test_the_page_says_which_document_said_it_and_when(editor_client):
    text = editor_client.get(page(differing())).text
    sighting = address(Sighting, "change", Sighting.objects.latest("pk").pk)
    assert f'<a href="{sighting}">page.txt, 1</a>, imported on 15 June 2026' in text


def test_every_button_says_what_it_is_about(editor_client):
    text = re.sub(r"<[^>]+>", "", editor_client.get(page(differing())).text)
    assert "Keep mine: summary" in text and "Take it: summary" in text


def test_where_nothing_differs_the_page_says_so(editor_client):
    text = editor_client.get(page(NewsItemFactory())).text
    assert "The source says nothing else." in text and 'name="take"' not in text


# -- What is decided -------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
def test_what_is_taken_is_saved_and_kept_in_the_item_s_history(editor_client, editor, model):
    item = differing(model)
    response = decide(editor_client, item, "take")
    assert model.objects.get().summary == LONG
    log = LogEntry.objects.get()
    assert (log.user, log.object_id) == (editor, str(item.pk))
    assert log.get_change_message() == "Taken from page.txt: summary."
    assert "Summary: taken from the source." in response.text


def interview_whose_source_says_more():
    told = "The ILO interviewed Ms. Awa Diop"
    imported(entry("On bread", label=LABELS[Profile], summary=f"{told}."))
    Participant.objects.update(role="Chair")
    imported(entry("On bread", label=LABELS[Profile], summary=f"{told}, President of Ring Union."))
    return Profile.objects.get()


def test_people_who_are_taken_are_a_version_by_who_took_them(editor_client, editor):
    response = decide(editor_client, interview_whose_source_says_more(), "take")
    assert "Participants: taken from the source." in response.text
    version = Profile.objects.get().history.latest("history_id")
    assert version.history_user == editor
    assert version.history_change_reason == "Taken from page.txt: participants."
    assert [one["role"] for one in version.history_parts["participants"]] == ["President"]


def test_links_that_what_is_taken_lacks_are_forgotten(editor_client):
    item = differing()
    NewsItem.objects.update(summary="Our bread, https://gone.test/a.")
    collect()
    assert OutgoingLink.objects.exists()
    decide(editor_client, NewsItem.objects.get(pk=item.pk), "take")
    assert not OutgoingLink.objects.exists()


@pytest.mark.parametrize("model", CONTENT)
def test_what_is_kept_is_suggested_no_more(editor_client, model):
    item = differing(model)
    response = decide(editor_client, item, "keep")
    assert "Summary: stays as it is." in response.text
    assert "says otherwise: " not in response.text
    assert model.objects.get().summary == "Our bread."


def test_who_leaves_an_item_as_it_is_stands_in_the_log_and_makes_no_version(editor_client, editor):
    item = differing()
    decide(editor_client, item, "keep")
    log = LogEntry.objects.get()
    assert (log.user, log.object_id) == (editor, str(item.pk))
    assert log.get_change_message() == "Not taken from page.txt: summary."
    assert not item.history.exists()


def test_the_last_decision_leads_back_to_the_form_and_others_to_the_next(editor_client):
    item = differing(**ALSO_OURS)
    Sighting.objects.filter(pk=Sighting.objects.latest("pk").pk).update(
        suggestions={"summary": LONG, "kind": "news"}
    )
    assert len(differences(item)) == 2
    assert decide(editor_client, item, "take").redirect_chain == [(page(item), 302)]
    item.refresh_from_db()
    assert decide(editor_client, item, "keep").redirect_chain == [(form(item), 302)]


@pytest.mark.parametrize("how", ["take", "keep"])
def test_what_another_editor_changed_meanwhile_is_looked_at_again(editor_client, how):
    item = differing()
    seen = differences(item)[0].seen
    NewsItem.objects.update(summary="Somebody else’s.")
    response = decide(editor_client, item, how, seen)
    assert "changed in the meantime" in response.text
    assert NewsItem.objects.get().summary == "Somebody else’s."
    assert len(differences(NewsItem.objects.get())) == 1


@pytest.mark.parametrize("data", [{}, {"take": ""}, {"keep": "\0"}, {"take": "x", "keep": "y"}])
def test_what_no_button_sends_does_nothing(editor_client, data):
    item = differing()
    response = editor_client.post(page(item), data, follow=True)
    assert response.status_code == 200 and len(differences(item)) == 1


def test_what_the_item_may_not_say_is_not_taken_and_told_why(editor_client):
    item = differing()
    sighting = Sighting.objects.latest("pk")
    Sighting.objects.exclude(pk=sighting.pk).delete()
    sighting.suggestions = {"credit": "x" * 400}
    sighting.reading |= {"credit": {"raw": "x" * 400}}
    sighting.save()
    response = decide(editor_client, item, "take")
    assert "This can’t be taken: Ensure this value has at most 300 characters" in response.text
    assert NewsItem.objects.get().credit == "" and not LogEntry.objects.exists()


def test_what_an_editor_types_in_is_settled(editor_client):
    item = differing()
    data = news(title=item.title, slug=item.slug, summary=LONG)
    editor_client.post(form(item), data)
    assert NewsItem.objects.get().summary == LONG
    assert not Sighting.objects.exclude(suggestions={}).exists()


def test_what_a_restored_version_says_as_the_source_does_is_settled(editor_client):
    item = differing()
    NewsItem.objects.update(summary=LONG)
    remember(NewsItem, [item.pk])
    NewsItem.objects.update(summary="Our bread.")
    url = f"{address(NewsItem, 'restore', item.pk)}?version={item.history.latest().pk}"
    editor_client.post(url, {"seen": editor_client.get(url).context["restoring"].seen})
    assert NewsItem.objects.get().summary == LONG
    assert not Sighting.objects.exclude(suggestions={}).exists()


def test_people_in_a_table_as_the_source_has_them_are_settled(editor_client, settings, tmp_path):
    settings.TABLES_DIR = tmp_path
    item = interview_whose_source_says_more()
    (difference,) = [one for one in differences(item) if "participants" in one.source]
    people = " | ".join(difference.source["participants"][0])
    bring_in(editor_client, ["id", "people"], [str(item.pk), people], model=Profile)
    assert item.participants.get().role == "President"
    assert not [one for one in Sighting.objects.all() if "participants" in one.suggestions]


def test_what_comes_back_as_the_source_says_it_is_settled(editor_client):
    item = differing()
    NewsItem.objects.update(summary=LONG)
    editor_client.post(address(NewsItem, "delete", item.pk), {"post": "yes"})
    url = address(NewsItem, "recover", item.pk)
    editor_client.post(url, {"seen": editor_client.get(url).context["restoring"].seen})
    assert NewsItem.objects.get().summary == LONG
    assert not Sighting.objects.exclude(suggestions={}).exists()


# -- Who may ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize("how", ["take", "keep"])
def test_a_visitor_is_sent_to_the_login(client, model, how):
    item = differing(model)
    before = everything()
    for answer in (client.get(page(item)), client.post(page(item), {how: "x"})):
        assert answer.status_code == 302 and "/admin/login/" in answer.url
    assert everything() == before


@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize("how", ["take", "keep"])
@pytest.mark.parametrize(("permission", "get"), [(None, 403), ("add", 404), ("view", 200)])
def test_who_may_not_change_it_decides_nothing(staff_client, staff, model, how, permission, get):
    item = differing(model)
    allow(staff, f"{permission}_{model._meta.model_name}", "change_person", "change_sighting")
    before = everything()
    assert staff_client.get(page(item)).status_code == get
    answer = staff_client.post(page(item), {how: differences(item)[0].seen})
    assert answer.status_code in (403, 404)
    assert everything() == before


@pytest.mark.parametrize("model", CONTENT)
def test_who_may_only_view_sees_both_sides_and_no_buttons(staff_client, staff, model):
    allow(staff, f"view_{model._meta.model_name}")
    text = staff_client.get(page(differing(model))).text
    assert "<ins>" in text and 'name="take"' not in text and 'name="keep"' not in text


@pytest.mark.parametrize("model", CONTENT)
def test_who_may_change_it_decides(staff_client, staff, model):
    allow(staff, f"change_{model._meta.model_name}")
    decide(staff_client, differing(model), "take")
    assert model.objects.get().summary == LONG


@pytest.mark.parametrize("how", ["take", "keep"])
def test_a_writer_decides_nothing_in_what_is_published_at_that_moment(monkeypatch, how):
    writer = somebody("Writer")
    item = differing(author=writer, status="draft")
    seen = differences(item)[0].seen
    once_looked(monkeypatch, lambda: NewsItem.objects.update(status="published"))
    assert decide(client_of(writer), item, how, seen).status_code == 403
    item.refresh_from_db()
    assert item.summary == "Our bread." and differences(item)


def test_another_site_decides_nothing(client, editor):
    item = differing()
    client.handler.enforce_csrf_checks = True
    client.force_login(editor)
    assert decide(client, item, "take").status_code == 403
    assert NewsItem.objects.get().summary == "Our bread."


@pytest.mark.parametrize("pk", [999999, "x", "1/2", "_2F"])
def test_what_is_not_there_is_not_found(editor_client, pk):
    url = address(NewsItem, "differences", pk)
    assert {editor_client.get(url).status_code, editor_client.post(url).status_code} == {404}


# -- The list --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("model", "factory"), [(NewsItem, NewsItemFactory), (Profile, ProfileFactory)]
)
def test_the_list_finds_what_differs(editor_client, model, factory):
    item = differing(model)
    other = factory()

    def found():
        return list(editor_client.get(address(model), {"source": "differs"}).context["cl"].queryset)

    assert found() == [item]
    assert set(editor_client.get(address(model)).context["cl"].queryset) == {item, other}
    decide(editor_client, item, "keep")
    assert found() == []


def test_what_differs_of_one_kind_is_not_taken_for_another(editor_client):
    """Items of different kinds may have the same number."""
    profile = differing(Profile)
    NewsItemFactory(pk=profile.pk)
    listed = editor_client.get(address(NewsItem), {"source": "differs"}).context["cl"].queryset
    assert not listed.exists()


def test_actions_leave_the_suggestions_alone(editor_client):
    item = differing()
    act(editor_client, NewsItem, "withdraw", [item])
    assert len(differences(NewsItem.objects.get())) == 1
