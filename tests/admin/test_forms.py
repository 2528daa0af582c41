"""An editor adds and changes content through the real forms."""

import pytest

from interviews.models import Profile
from news.models import NewsItem
from tests.admin.newsroom import (
    CONTENT,
    add,
    address,
    errors,
    news,
    profile,
    publication,
    suggestions,
)
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    PersonFactory,
    ProfileFactory,
    SeriesFactory,
)
from tests.importing.pages import imported
from tests.newsroom.sending import Page

pytestmark = pytest.mark.django_db


def data_for(model, **fields):
    return news(**fields) if model is NewsItem else profile(SeriesFactory(), **fields)


# -- Countries and organisations by autocomplete -------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize(
    ("field", "term", "name"),
    [
        ("countries", "Swaziland", "Eswatini"), ("countries", "turk", "Türkiye"),
        ("countries", "SZ", "Eswatini"),
        ("organisations", "ILO", "International Labour Organization"),
        ("organisations", "labour org", "International Labour Organization"),
    ],
)  # fmt: skip
def test_a_tag_is_found_by_any_of_its_names(editor_client, model, field, term, name):
    assert name in suggestions(editor_client, model, field, term)


def test_a_field_for_one_has_a_name_for_none(editor_client):
    nothing, series = '<option value="" selected>---------</option>', SeriesFactory()
    assert editor_client.get(address(Profile, "add")).text.count(nothing) >= 2
    text = editor_client.get(f"{address(Profile, 'add')}?series={series.pk}").text
    assert f'<option value="{series.pk}" selected>' in text
    assert '<option value="">---------</option>' in text


@pytest.mark.parametrize("model", CONTENT)
def test_an_item_is_added_with_what_the_autocomplete_offered(editor_client, model):
    kenya = suggestions(editor_client, model, "countries", "Kenya")["Kenya"]
    ilo = suggestions(editor_client, model, "organisations", "ILO")
    ilo = ilo["International Labour Organization"]
    add(editor_client, model, data_for(model, countries=[kenya], organisations=[ilo]))
    item = model.objects.get()
    assert list(item.countries.slugs()) == ["kenya"]
    assert list(item.organisations.slugs()) == ["ilo"]


@pytest.mark.parametrize("value", ["999999", "0", ""])
def test_a_tag_that_is_none_is_refused_at_its_field(editor_client, value):
    response = add(editor_client, NewsItem, news(countries=[value]))
    assert list(errors(response)) == ["countries"]


# -- Translations ---------------------------------------------------------------------------------
@pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])
def test_originals_are_offered_and_translations_are_not(editor_client, make):
    original = make(title="Millers meet")
    make(title="Les meuniers se rencontrent", language="fr", translation_of=original)
    offered = suggestions(editor_client, type(original), "translation_of", "")
    assert offered == {"Millers meet": str(original.pk)}


@pytest.mark.parametrize("model", CONTENT)
def test_a_translation_is_added_beside_its_original(editor_client, model):
    add(editor_client, model, data_for(model, title="Millers"))
    original = model.objects.get()
    fields = {"title": "Meuniers", "language": "fr", "translation_of": original.pk}
    add(editor_client, model, data_for(model, **fields))
    assert original.translations.get().title == "Meuniers"
    again = add(editor_client, model, data_for(model, **fields))
    assert list(errors(again)) == ["language"]


# -- Beside imports ------------------------------------------------------------------------------
def test_saving_an_item_unchanged_leaves_it_to_the_next_import(editor_client):
    short, long = ["Bread.\n\n    Cake."], ["Bread.\n\n    Cake.\n\n    More of it."]
    imported(["News", "A mill reopens", "3 May 2021", *short])
    item = NewsItem.objects.get()
    same = news(
        title=item.title, slug=item.slug, kind_label="News", published_on="2021-05-03",
        summary=item.summary.replace("\n", "\r\n"),
    )  # fmt: skip
    editor_client.post(address(NewsItem, "change", item.pk), same)
    imported(["News", "A mill reopens", "3 May 2021", *long])
    assert NewsItem.objects.get().summary == "Bread.\nCake.\nMore of it."


# -- Adding and changing -------------------------------------------------------------------------
def test_a_news_item_is_added_and_shown_to_visitors(editor_client, client):
    add(editor_client, NewsItem, news(kind="event", summary="In Dakar."))
    item = NewsItem.objects.get()
    assert (item.kind, item.summary, item.slug) == ("event", "In Dakar.", "millers-meet")
    client.logout()
    assert "In Dakar." in client.get(item.get_absolute_url()).text


def test_a_profile_is_added_with_a_person_and_questions(editor_client):
    awa, series = PersonFactory(name="Awa Diop"), SeriesFactory()
    person = {"person": awa.pk, "role": "Miller", "organisation": "Ring Co-op"}
    questions = [{"question": "Why?", "answer": "Bread."}, {"question": "And then?", "answer": ""}]
    add(editor_client, Profile, profile(series, people=[person], questions=questions))
    item = Profile.objects.get()
    assert item.series == series
    assert item.participants.get().affiliation == "Miller, Ring Co-op"
    assert [one.question for one in item.questions.all()] == ["Why?", "And then?"]


def test_one_person_is_not_twice_in_a_profile(editor_client):
    person = {"person": PersonFactory().pk, "role": "", "organisation": ""}
    response = add(editor_client, Profile, profile(SeriesFactory(), people=[person, person]))
    assert "Please correct the duplicate data for person" in response.text
    assert not Profile.objects.exists()


def test_tags_are_changed_and_taken_away(editor_client):
    item = NewsItemFactory(countries=["kenya", "senegal"], organisations=[OrganisationFactory()])
    ghana = suggestions(editor_client, NewsItem, "countries", "Ghana")["Ghana"]
    kenya = suggestions(editor_client, NewsItem, "countries", "Kenya")["Kenya"]
    editor_client.post(address(NewsItem, "change", item.pk), news(countries=[kenya, ghana]))
    assert set(item.countries.slugs()) == {"kenya", "ghana"}
    assert not item.organisations.exists()


def test_saving_an_imported_item_as_it_is_changes_nothing_but_the_time(editor_client, seeded):
    item = Profile.objects.first()
    form = editor_client.get(address(Profile, "change", item.pk)).context["adminform"].form
    before = {key: item.__dict__[key] for key in ("title", "summary", "slug", "source_key")}
    tags = set(item.countries.slugs()), set(item.organisations.slugs())
    initial = {key: "" if value is None else value for key, value in form.initial.items()}
    initial |= {name: [tag.pk for tag in getattr(item, name).all()]
                for name in ("countries", "organisations")}  # fmt: skip
    people = {"participants-TOTAL_FORMS": 0, "participants-INITIAL_FORMS": 0,
              "questions-TOTAL_FORMS": 0, "questions-INITIAL_FORMS": 0}  # fmt: skip
    response = editor_client.post(address(Profile, "change", item.pk), initial | people)
    assert response.status_code == 302
    item = Profile.objects.get(pk=item.pk)
    assert {key: item.__dict__[key] for key in before} == before
    assert (set(item.countries.slugs()), set(item.organisations.slugs())) == tags


# -- Dates -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("precision", "date"),
    [("day", "2026-06-17"), ("month", "2026-06-01"), ("year", "2026-01-01")],
)
@pytest.mark.parametrize("model", CONTENT)
def test_a_vague_date_becomes_the_first_of_its_period(editor_client, model, precision, date):
    data = data_for(model, published_on="2026-06-17", date_precision=precision)
    add(editor_client, model, data)
    assert str(model.objects.get().published_on) == date


@pytest.mark.parametrize("model", CONTENT)
def test_nothing_that_is_published_loses_its_date(editor_client, model):
    add(editor_client, model, data_for(model))
    item = model.objects.get()
    response = editor_client.post(
        address(model, "change", item.pk), data_for(model, slug=item.slug, published_on="")
    )
    assert errors(response) == {"published_on": ["A published item needs a date."]}
    item.refresh_from_db()
    assert item.published_on


def test_a_date_that_is_none_is_told_at_its_field(editor_client):
    response = add(editor_client, NewsItem, news(published_on="31 February"))
    assert list(errors(response)) == ["published_on"]
    assert "Enter a valid date." in errors(response)["published_on"]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-06-20", "2026-06-20 00:00:00"),
        ("2026-06-20T10:00Z", "2026-06-20 10:00:00"),
        ("0001-01-01T00:00:00+14:00", ""),
        ("abc", ""),
    ],
)
def test_a_new_form_shows_the_time_in_its_address_if_it_is_one(editor_client, moment, shown):
    answer = editor_client.get(address(NewsItem, "add"), {"publish_at": moment})
    parts = answer.context["adminform"].form["publish_at"].subwidgets[0].data["subwidgets"]
    assert " ".join(part["value"] or "" for part in parts).strip() == shown


@pytest.mark.parametrize("model", CONTENT)
def test_a_draft_needs_no_date(editor_client, model):
    add(editor_client, model, data_for(model, published_on="", status="draft"))
    assert model.objects.get().published_on is None


# -- Addresses -------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
def test_an_empty_address_is_made_from_the_title_and_is_unique(editor_client, model):
    for _ in range(3):
        add(editor_client, model, data_for(model, title="Ümit, Işık & co."))
    slugs = set(model.objects.values_list("slug", flat=True))
    assert slugs == {"umit-isik-co", "umit-isik-co-2", "umit-isik-co-3"}


@pytest.mark.parametrize("title", ["合作社", "!!!", "x" * 500])
def test_any_title_gives_an_address(editor_client, title):
    for _ in range(2):
        add(editor_client, NewsItem, news(title=title))
    assert NewsItem.objects.count() == 2


def test_an_address_that_is_taken_is_refused_at_its_field(editor_client):
    item = NewsItemFactory()
    assert list(errors(add(editor_client, NewsItem, news(slug=item.slug)))) == ["slug"]


# -- What is missing -------------------------------------------------------------------------------
def test_every_missing_field_is_told_at_once(editor_client):
    data = publication(title="", language="", status="", date_precision="")
    assert set(errors(add(editor_client, NewsItem, data))) >= {"title", "language", "status"}


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ({}, True),
        ({"draft": True}, False),
        ({"scheduled": True}, False),
        ({"archived": True}, False),
    ],
)
@pytest.mark.parametrize("factory", [NewsItemFactory, ProfileFactory])
def test_only_what_visitors_see_has_a_link_to_the_site(editor_client, factory, state, shown):
    item = factory(**state)
    text = editor_client.get(address(type(item), "change", item.pk)).text
    assert ("View on site" in text) is shown


def test_an_interview_needs_nobody_in_it_to_be_a_draft(editor_client):
    page = Page(editor_client, address(Profile, "add"))
    assert page.values["participants-TOTAL_FORMS"] == ["1"]
    assert page.type(title="Bread", series=str(SeriesFactory().pk)).send() is None
    assert not Profile.objects.get().participants.exists()


def test_the_link_that_deletes_is_the_last_of_its_row(editor_client):
    item = NewsItemFactory(draft=True)
    row = editor_client.get(address(NewsItem, "change", item.pk)).text.rpartition("submit-row")[2]
    last = max(row.index(each) for each in ('name="_publish"', 'name="_preview"', 'name="_save"'))
    assert row.count("deletelink") == 1 and row.index("deletelink") > last


def test_each_field_of_a_row_tells_its_column(editor_client):
    text = editor_client.get(address(Profile, "add")).text
    for name, label in (("person", "Person"), ("role", "Role"), ("organisation", "Organisation")):
        assert f'<td class="field-{name}" data-label="{label}">' in text
