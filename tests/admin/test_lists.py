"""The change lists: search, filters, actions, and as many queries for many items as for few."""

from itertools import count

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from interviews.models import Participant, Person, Profile, Series
from news.models import NewsItem
from sseportal.importing.models import Import, Sighting, SourceDocument
from sseportal.media.models import Picture
from sseportal.taxonomy.models import Country, Organisation
from tests.admin.newsroom import CONTENT, act, address, ask, look
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

pytestmark = pytest.mark.django_db
OURS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in {"news", "interviews", "taxonomy", "importing"}
]
IMPORTED = {Import, Sighting, SourceDocument}
FACTORIES = {NewsItem: NewsItemFactory, Profile: ProfileFactory}


def found(client, model, **parameters):
    return {str(each) for each in client.get(address(model), parameters).context["cl"].result_list}


def way_to(client, page):
    """The breadcrumbs of a page."""
    _before, _mark, rest = client.get(page).text.partition('class="breadcrumbs">')
    return [part.strip() for part in strip_tags(rest.partition("</div>")[0]).split("&rsaquo;")]


def an_item_of_everything():
    ParticipantFactory(profile=QuestionFactory().profile)
    imported(entry("A fair", summary="In Kenya."), entry("A feast"))
    imported(entry("Loop Magazine, editor", label="COOP Champions"))


def test_every_kind_of_content_has_an_admin():
    assert {NewsItem, Profile, Person, Series, Country, Organisation} | IMPORTED == set(OURS)


@pytest.mark.parametrize("model", OURS)
def test_every_page_answers(editor_client, model):
    an_item_of_everything()
    pages = [address(model), address(model, "change", model._base_manager.first().pk)]
    pages += [] if model in IMPORTED else [address(model, "add")]
    assert [editor_client.get(page).status_code for page in pages] == [200] * len(pages)


def test_the_front_page_answers(editor_client):
    assert "Newsroom" in editor_client.get("/admin/").text


@pytest.mark.parametrize(
    ("model", "crumbs"),
    [(NewsItem, ["Home", "News"]), (Person, ["Home", "Interviews and profiles", "People"])],
)
def test_the_way_to_a_page_names_nothing_twice(editor_client, model, crumbs):
    add = f"Add {model._meta.verbose_name}"
    assert way_to(editor_client, address(model)) == crumbs
    assert way_to(editor_client, address(model, "add")) == [*crumbs, add]


@pytest.mark.parametrize("model", OURS)
def test_every_search_box_answers(editor_client, model):
    an_item_of_everything()
    assert editor_client.get(address(model), {"q": "o'x % _ \""}).status_code == 200


# -- Search, filters, dates ----------------------------------------------------------------------
@pytest.mark.parametrize("field", ["title", "summary", "body"])
@pytest.mark.parametrize("model", CONTENT)
def test_content_is_searched_by_its_words(editor_client, model, field):
    wanted, _ = FACTORIES[model](**{field: "Bread and salt"}), FACTORIES[model]()
    assert found(editor_client, model, q="salt bread") == {wanted.title}


def test_interviews_are_searched_by_their_people(editor_client):
    wanted, _ = ParticipantFactory(person__name="Awa Diop"), ParticipantFactory()
    assert found(editor_client, Profile, q="awa diop") == {wanted.profile.title}


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (NewsItem, "translation_of"), (NewsItem, "picture"), (NewsItem, "countries"),
        (Profile, "series"), (Participant, "person"),
    ],
)  # fmt: skip
def test_a_nul_in_what_is_looked_for_is_left_out(editor_client, model, field):
    assert ask(editor_client, model, field, "a\0").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "published_on__year=9999", "published_on__year=9999&published_on__month=12",
        "published_on__year=9999&published_on__month=12&published_on__day=31",
        "publish_at__gte=9999-12-31T23:59:59-14:00", "publish_at__gte=0001-01-01T00:00:00%2B14:00",
        f"id__in={'9' * 30}", "title__regex=(",
    ],
)  # fmt: skip
@pytest.mark.parametrize("model", CONTENT)
def test_what_no_list_leads_to_leads_back_to_the_list(editor_client, model, query):
    """Unless a database understands it."""
    FACTORIES[model]()
    answer = editor_client.get(f"{address(model)}?{query}")
    assert answer.status_code == 200 or answer.headers["Location"] == f"{address(model)}?e=1"


def test_a_list_that_fails_by_itself_is_not_said_to_be_asked_wrongly(editor_client, monkeypatch):
    def fail(changes, request):
        raise ValueError

    monkeypatch.setattr(ChangeList, "get_results", fail)
    for query in ("", "?e=1"):
        with pytest.raises(ValueError):
            editor_client.get(address(NewsItem) + query)


@pytest.mark.parametrize("ticked", ["abc", "9" * 30, "9" * 5000])
@pytest.mark.parametrize("model", [*CONTENT, Organisation, Country, Person, Series, Picture, User])
def test_what_no_list_has_is_not_looked_for(editor_client, model, ticked):
    data = {"action": "delete_selected", "_selected_action": [ticked]}
    answer = editor_client.post(address(model), data, follow=True)
    assert "Choose items of the list." in answer.text


@pytest.mark.parametrize(("factory", "model"), [(PersonFactory, Person), (SeriesFactory, Series)])
def test_people_and_series_are_searched_by_name(editor_client, factory, model):
    factory(name="Awa Diop"), factory()
    assert found(editor_client, model, q="diop") == {"Awa Diop"}


def test_provenance_is_searched_by_what_was_printed(editor_client):
    imported(entry("A fair"), entry("A feast", summary="With bread."))
    assert found(editor_client, Sighting, q="bread") == {"page.txt, 2"}
    assert found(editor_client, SourceDocument, q="cooperative") == {"page.txt"}


@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize(("field", "value"), [("status", "archived"), ("language", "fr")])
def test_content_is_filtered(editor_client, model, field, value):
    wanted, _ = FACTORIES[model](**{field: value}), FACTORIES[model]()
    assert found(editor_client, model, **{f"{field}__exact": value}) == {wanted.title}


def test_news_is_filtered_by_kind_and_interviews_by_series(editor_client):
    call, talk = NewsItemFactory(kind="call"), ProfileFactory()
    NewsItemFactory(), ProfileFactory()
    assert found(editor_client, NewsItem, kind__exact="call") == {call.title}
    assert found(editor_client, Profile, series__id__exact=talk.series.pk) == {talk.title}


@pytest.mark.parametrize("model", CONTENT)
def test_content_is_browsed_by_date(editor_client, model):
    old = FACTORIES[model](published_on="2021-05-03")
    FACTORIES[model](), FACTORIES[model](undated=True)
    assert found(editor_client, model, published_on__year=2021) == {old.title}


@pytest.mark.parametrize("model", CONTENT)
def test_a_vague_date_is_shown_as_vague(editor_client, model):
    FACTORIES[model](published_on="2023-03-01", date_precision="month")
    assert "March 2023" in editor_client.get(address(model)).text


# -- Actions --------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
def test_items_are_published_and_those_without_a_summary_are_named_and_left(editor_client, model):
    complete = FACTORIES[model](review=True, summary="In short.", countries=["kenya"])
    bare = FACTORIES[model](title="No <words>", draft=True, countries=["kenya"])
    page = look(editor_client, model, "publish", [complete, bare])
    assert page.context["found"].staying == {"it lacks a summary": [bare]}
    assert "No &lt;words&gt;" in page.text and "It lacks a summary" in page.text
    response = act(editor_client, model, "publish", [complete, bare])
    assert "1 item changed." in response.text
    assert model.objects.get(pk=complete.pk).is_visible
    assert model.objects.get(pk=bare.pk).status == "draft"


@pytest.mark.parametrize("model", CONTENT)
def test_items_are_withdrawn(editor_client, model):
    items = FACTORIES[model].create_batch(2)
    kept = FACTORIES[model]()
    act(editor_client, model, "withdraw", items)
    assert list(model.objects.visible()) == [kept]


@pytest.mark.parametrize(("action", "state"), [("publish", "review"), ("withdraw", "published")])
def test_an_action_is_logged_for_the_items_that_it_changed(editor_client, editor, action, state):
    item = NewsItemFactory(status=state, summary="In short.", countries=["kenya"])
    for _ in range(2):
        act(editor_client, NewsItem, action, [item])
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.user) == (str(item.pk), editor)
    assert "status" in str(entry)


@pytest.mark.parametrize("model", [*CONTENT, Organisation, Country])
def test_deleting_is_the_last_of_the_actions(editor_client, model):
    OrganisationFactory(), [make() for make in FACTORIES.values()]
    actions = [
        name
        for name, _label in editor_client.get(address(model))
        .context["action_form"]
        .fields["action"]
        .choices
    ]
    assert actions.index("delete_selected") == len(actions) - 1 > 0


# -- Provenance -----------------------------------------------------------------------------------
def test_an_item_shows_where_it_was_seen(editor_client):
    (outcome,) = imported(entry(), heading="Page of news")
    text = editor_client.get(address(NewsItem, "change", outcome.item.pk)).text
    assert address(Sighting, "change", Sighting.objects.get().pk) in text
    assert "Page of news" in text


def test_a_document_leads_to_its_items_and_which_were_deleted(editor_client):
    outcomes = imported(entry("A fair"), entry("A feast"))
    outcomes[0].item.delete()
    document = SourceDocument.objects.get().pk
    listed = f"{address(Sighting)}?document__id__exact={document}"
    assert listed in editor_client.get(address(SourceDocument, "change", document)).text
    text = editor_client.get(listed).text
    assert "deleted by an editor" in text
    assert address(NewsItem, "change", outcomes[1].item.pk) in text


# -- Queries --------------------------------------------------------------------------------------
MARKS = count(10)
MAKE = FACTORIES | {
    Person: PersonFactory,
    Series: SeriesFactory,
    Organisation: OrganisationFactory,
    Country: lambda: Country.objects.create(name=next(MARKS), code=next(MARKS), slug=next(MARKS)),
    Import: lambda: imported(entry(f"Fair {next(MARKS)}")),
    Sighting: lambda: imported(entry(f"Fair {next(MARKS)}")),
    SourceDocument: lambda: imported(entry(f"Fair {next(MARKS)}")),
}


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


PINNED = {
    NewsItem: 8, Profile: 9, Person: 6, Series: 6, Country: 8, Organisation: 8,
    SourceDocument: 8, Sighting: 8, Import: 8,
}  # fmt: skip


@pytest.mark.parametrize("model", OURS)
def test_a_list_asks_as_often_for_many_items_as_for_few(editor_client, model):
    asked = []
    for more in (3, 6):
        for _ in range(more):
            MAKE[model]()
        editor_client.get(address(model))
        asked.append(queries(editor_client, address(model)))
    assert asked == [PINNED[model]] * 2


def test_a_document_asks_as_often_for_many_entries_as_for_few(editor_client):
    def asked(count, heading):
        imported(*(entry(f"{heading} {n}") for n in range(count)), heading=heading)
        document = SourceDocument.objects.get(heading=heading)
        return queries(editor_client, address(SourceDocument, "change", document.pk))

    asked(1, "Warm")
    assert asked(3, "Few") == asked(9, "Many")


@pytest.mark.parametrize("factory", [NewsItemFactory, ProfileFactory])
def test_what_waits_for_its_time_is_called_scheduled(editor_client, factory):
    item = factory(scheduled=True)
    assert ">scheduled<" in editor_client.get(address(type(item))).text
    form = editor_client.get(address(type(item), "change", item.pk)).text
    assert "Status: <strong>scheduled</strong>" in form


# -- Where there is no room for columns ------------------------------------------------------------
def test_each_cell_of_a_row_tells_its_column(editor_client):
    NewsItemFactory(kind="call")
    text = editor_client.get(address(NewsItem)).text
    assert '<td data-label="Kind" class="field-kind">Call</td>' in text
    assert '<td class="action-checkbox">' in text and '<th class="field-title">' in text


def test_a_link_leads_to_the_filter_of_a_list_that_has_one(editor_client):
    assert 'href="#changelist-filter"' in editor_client.get(address(NewsItem)).text
    assert 'href="#changelist-filter"' not in editor_client.get(address(Person)).text


def test_what_has_no_date_yet_comes_first(editor_client):
    NewsItemFactory(title="Of today", published_on="2026-06-15")
    for title in ("Begun", "Just begun"):
        NewsItemFactory(title=title, draft=True, published_on=None)
    listed = editor_client.get(address(NewsItem)).context["cl"].result_list
    assert [item.title for item in listed] == ["Just begun", "Begun", "Of today"]
