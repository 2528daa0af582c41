"""“Preview”: the public page of what is typed, of which nothing is saved and nothing is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Participant, Profile
from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.search import index
from sseportal.taxonomy.models import Country
from tests.admin.newsroom import address, news, profile
from tests.admin.newsroom import profile as interview
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    PictureFactory,
    ProfileFactory,
    QuestionFactory,
    SeriesFactory,
)
from tests.media.files import jpeg, sent
from tests.newsroom.staff import client_of, somebody
from tests.publishing.pages import tags

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


def shown(client, item, data):
    return client.post(address(type(item), "preview", item.pk), data)


def main(response):
    """What stands in the page itself, without the bar."""
    return response.text.partition("<main")[2].partition("</main>")[0]


def with_parts(profile, participants, questions, **fields):
    """The form of a saved interview, with rows that have ids."""
    data = interview(profile.series, **({"title": profile.title, "slug": profile.slug} | fields))
    for prefix, rows in {"participants": participants, "questions": questions}.items():
        data[f"{prefix}-TOTAL_FORMS"] = len(rows)
        data[f"{prefix}-INITIAL_FORMS"] = sum("id" in row for row in rows)
        for number, row in enumerate(rows):
            row = {"profile": profile.pk} | row
            data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


# -- It is the page that visitors will see --------------------------------------------------------


def test_a_preview_is_the_page_as_it_is_after_saving(client):
    """To the byte, but for what only a bar and machines are told."""
    NewsItemFactory.create_batch(2, countries=["kenya"])
    NewsItemFactory.create_batch(2, published_on="2026-06-20", countries=["peru"])
    original = NewsItemFactory(slug="autre", language="fr", published_on="2026-01-01")
    item = NewsItemFactory(draft=True, title="As it was", countries=["fiji"])
    data = news(
        title="Weavers & millers", slug="weavers", body="One.\n\nTwo <b>.", credit="© A",
        external_url="https://example.org/a", translation_of=original.pk,
        organisations=[OrganisationFactory().pk, OrganisationFactory(proposed=True).pk],
    )  # fmt: skip
    publisher = client_of(somebody("Publisher"))
    previewed = shown(publisher, item, data)
    assert publisher.post(address(NewsItem, "change", item.pk), data).status_code == 302
    assert main(previewed) == main(client.get("/news/weavers/"))
    assert "Related" in main(previewed) and 'hreflang="fr"' in main(previewed)


def test_a_picture_that_is_not_stored_yet_stands_in_the_page(editor, settings):
    item = NewsItemFactory(draft=True, picture=PictureFactory())
    told = {
        "picture_alt": "Millers at work",
        "picture_caption": "The mill",
        "picture_credit": "© A",
    }
    data = news(picture=item.picture.pk, picture_file=sent(jpeg((1000, 500))), **told)
    page = editor.post(address(NewsItem, "preview", item.pk), data)
    (image,) = tags(page, "img")
    assert image["src"].startswith("data:image/jpeg;base64,") and image["alt"] == "Millers at work"
    assert (image["width"], image["height"]) == ("800", "400")
    assert "The mill" in page.text and "© A" in page.text
    assert "img-src 'self' data:;" in page.headers["Content-Security-Policy"]
    assert Picture.objects.count() == 1


def test_what_is_told_of_a_chosen_picture_is_shown_as_it_is_typed(client):
    item = NewsItemFactory(draft=True, picture=PictureFactory(alt="A mill", caption="Before"))
    told = {"picture_alt": "A mill", "picture_caption": "After", "picture_shown": item.picture.pk}
    page = shown(client_of(somebody("Publisher")), item, news(picture=item.picture.pk, **told))
    assert "After" in page.text and "Before" not in page.text
    assert Picture.objects.get().caption == "Before"


def test_who_had_to_log_in_between_is_led_back_to_the_form(editor):
    page = editor.get(address(NewsItem, "preview_new"), follow=True)
    assert page.redirect_chain == [(address(NewsItem, "add"), 302)]
    assert "Nothing was sent to preview" in page.text


def test_so_is_that_of_an_interview_with_its_people_and_questions(client):
    known = ParticipantFactory().person
    item = ProfileFactory(draft=True)
    stays, goes = (ParticipantFactory(profile=item, role="Baker") for _ in range(2))
    question = QuestionFactory(profile=item, question="Why?", position=5)
    gone = QuestionFactory(profile=item, question="Left out?")
    data = with_parts(
        item,
        [
            {"id": stays.pk, "person": stays.person_id, "role": "Miller", "organisation": "",
             "position": 3},
            {"id": goes.pk, "person": goes.person_id, "position": 1, "DELETE": "on"},
            {"person": known.pk, "role": "Weaver", "organisation": "Guild", "position": 1},
        ],
        [
            {"id": gone.pk, "question": "Left out?", "position": 0, "DELETE": "on"},
            {"id": question.pk, "question": "Why now?", "answer": "So.", "position": 5},
            {"question": "First?", "answer": "Yes.", "position": 1},
        ],
        slug="people-and-questions",
    )  # fmt: skip
    publisher = client_of(somebody("Publisher"))
    previewed = shown(publisher, item, data)
    assert publisher.post(address(Profile, "change", item.pk), data).status_code == 302
    assert main(previewed) == main(client.get("/interviews/people-and-questions/"))
    assert "2 pieces" in main(previewed)


def test_an_item_that_was_never_saved_has_a_preview(client):
    data = news(title="Brand new", slug="new", organisations=[OrganisationFactory().pk])
    NewsItemFactory.create_batch(2)  # of the same day: it will be newer
    publisher = client_of(somebody("Publisher"))
    previewed = publisher.post(address(NewsItem, "preview_new"), data)
    assert not NewsItem.objects.filter(slug="new").exists()
    publisher.post(address(NewsItem, "add"), data)
    assert main(previewed) == main(client.get("/news/new/"))


def test_a_new_interview_has_one_too(editor):
    people = [{"person": PersonFactory(name="Awa Diop").pk, "role": "Miller", "organisation": ""}]
    data = profile(SeriesFactory(), people, [{"question": "How?", "answer": "Well."}])
    page = editor.post(address(Profile, "preview_new"), data | {"status": "draft"})
    assert "Awa Diop" in main(page) and "Miller" in main(page) and "How?" in main(page)
    assert not Profile.objects.exists() and not Participant.objects.exists()


def test_what_is_visible_already_keeps_its_neighbours(client, editor):
    older, item, newer = (NewsItemFactory(published_on=f"2026-06-0{n}") for n in (1, 2, 3))
    data = news(
        title=item.title, slug=item.slug, published_on="2026-06-02", summary="", countries=[]
    )
    page = main(shown(editor, item, data))
    assert page == main(client.get(item.get_absolute_url()))
    assert older.title in page and newer.title in page


def test_a_get_shows_what_is_saved():
    writer = somebody("Writer")
    item = NewsItemFactory(author=writer, review=True, title="Handed in")
    page = client_of(writer).get(address(NewsItem, "preview", item.pk))
    assert "Handed in" in main(page) and "Preview of what is saved" in page.text


# -- Errors ---------------------------------------------------------------------------------------


def test_what_could_not_be_saved_is_shown_and_told_on_top(editor):
    item = NewsItemFactory(draft=True, slug="mine")
    NewsItemFactory(slug="taken")
    data = news(slug="taken", status="draft", published_on="31 February", body="Typed.",
                external_url="no address")  # fmt: skip
    page = shown(editor, item, data)
    assert page.status_code == 200 and "Typed." in main(page)
    bar = page.text.partition("<main")[0]
    for told in (
        "could not be saved",
        "Date: Enter a valid date",
        "Address: ",
        "Address of the original: ",
    ):
        assert told in bar


def test_so_is_what_an_interview_lacks(editor):
    people = [{"person": "", "role": "Miller", "organisation": ""}]
    data = profile(SeriesFactory(), people, [{"question": "", "answer": "An answer."}])
    page = editor.post(address(Profile, "preview_new"), data | {"series": "", "title": ""})
    bar = page.text.partition("<main")[0]
    for told in ("Title: ", "Series: ", "Participant 1 – Person: ", "Question 1 – Question: "):
        assert told in bar
    assert "An answer." in main(page)


@pytest.mark.parametrize("model", [NewsItem, Profile])
@pytest.mark.parametrize("data", [{}, {"title": "\0", "publish_at_0": "x", "countries": "nan"}])
def test_no_form_is_too_odd(editor, model, data):
    assert editor.post(address(model, "preview_new"), data).status_code == 200


def test_what_publishing_would_ask_for_is_told():
    publisher = client_of(somebody("Publisher"))
    page = publisher.post(address(NewsItem, "preview_new"), news(summary="", countries=[]))
    assert "Before it is published" in page.text.partition("<main")[0]


# -- Nothing of it is saved or kept ---------------------------------------------------------------


def test_a_preview_writes_nothing(editor):
    item = ProfileFactory(draft=True)
    ParticipantFactory(profile=item)
    index.current()  # which brings in what was made above
    with CaptureQueriesContext(connection) as captured:
        shown(editor, item, profile(item.series, countries=[Country.objects.first().pk]))
    statements = [each["sql"].split()[0] for each in captured]
    assert set(statements) == {"SELECT"}


def test_the_index_and_what_is_kept_never_see_it(editor, client):
    item = NewsItemFactory(title="As it was", slug="item", countries=["kenya"])
    client.get("/news/item/"), client.get("/news/")
    before, kept = index.version_now(), len(index.current().kept)
    page = shown(editor, item, news(title="Typed only", slug="typed", organisations=[]))
    assert "Typed only" in page.text
    assert index.version_now() == before
    assert len(index.current().kept) <= kept + 1  # the newest, which every page may show
    for path in ("/news/item/", "/news/", "/feed.atom", "/search/?q=typed"):
        assert "Typed only" not in client.get(path).text
    assert client.get("/news/typed/").status_code == 404


def test_a_preview_is_for_nobodys_cache_and_no_search_engine(editor):
    page = editor.post(address(NewsItem, "preview_new"), news())
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert not tags(page, "link", rel="canonical") and "ld+json" not in page.text


# -- The way there and back -----------------------------------------------------------------------


def test_the_button_works_without_javascript(editor):
    item = NewsItemFactory(draft=True)
    forms = {address(NewsItem, "change", item.pk): address(NewsItem, "preview", item.pk),
             address(NewsItem, "add"): address(NewsItem, "preview_new")}  # fmt: skip
    for form, preview in forms.items():
        button, *_ = tags(editor.get(form), "input", **{"data-shortcut": "preview"})
        assert button["formaction"] == preview and button["formtarget"] == "_blank"


def test_who_may_only_read_has_a_link_to_it():
    writer = somebody("Writer")
    item = NewsItemFactory(author=writer, review=True)
    page = client_of(writer).get(address(NewsItem, "change", item.pk))
    assert tags(page, "a", href=address(NewsItem, "preview", item.pk), target="_blank")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"status": "draft"}, "Status: draft."),
        ({"status": "archived"}, "Status: archived."),
        ({"status": "published"}, "Status: published."),
        ({"publish_at_0": "2026-06-20", "publish_at_1": "10:00"},
         "Status: published from 20 June 2026, 10:00 (UTC)."),
    ],
)  # fmt: skip
def test_the_bar_tells_the_state_and_leads_back(fields, told):
    item = NewsItemFactory(draft=True)
    page = shown(client_of(somebody("Publisher")), item, news(**fields))
    bar = page.text.partition("<main")[0]
    assert told in " ".join(bar.split())
    assert tags(page, "a", href=address(NewsItem, "change", item.pk))
