"""Figures in the forms of the newsroom: which pictures a text may show, what is asked of them, and
what keeps them."""

import pytest
from django.contrib.auth.models import Permission

from interviews.models import Profile
from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.publishing.figures import through
from sseportal.taxonomy.models import Country
from tests.admin.newsroom import act, add, address, errors, look, news, profile
from tests.factories import (
    NewsItemFactory,
    PictureFactory,
    ProfileFactory,
    QuestionFactory,
    SeriesFactory,
)
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.tables import as_csv, bring_in
from tests.newsroom.tables import errors as table_errors
from tests.newsroom.tables import look as look_at_table
from tests.newsroom.test_deleted import delete, recover
from tests.newsroom.test_history import page as history
from tests.newsroom.test_history import restore, versions
from tests.publishing.test_figures import figure, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return client_of(somebody("Publisher"))


@pytest.fixture
def writer():
    return somebody("Writer")


def formsets(response):
    return {each.formset.prefix: each.formset for each in response.context["inline_admin_formsets"]}


# -- Written --------------------------------------------------------------------------------------


def test_a_form_brings_figures_into_a_text_and_its_answers(publisher):
    first, second = PictureFactory(), PictureFactory()
    asked = [{"question": "Why?", "answer": figure(second, caption="B")}]
    add(publisher, Profile, profile(SeriesFactory(), questions=asked, body=figure(first)))
    assert held(Profile.objects.get()) == {first.pk, second.pk}


def test_a_picture_that_is_not_there_leaves_its_caption_alone(publisher):
    body = f"{figure(900_001, caption='A <em>mill</em>')}<p>b</p>{figure(900_002)}"
    add(publisher, NewsItem, news(body=body))
    assert NewsItem.objects.get().body == "<p>A <em>mill</em></p>\n<p>b</p>"


@pytest.mark.parametrize(
    "image",
    ["<img alt=x src='/pictures/{}/'>", '<IMG SRC="&#47;pictures&sol;{}/">',
     "<p><a href=x><img src=/pictures/{}/ ></a>", "<img src='/pictures/{}/' src='/pictures/1/'"],
)  # fmt: skip
def test_a_writer_shows_no_picture_that_they_may_not_see(writer, image):
    secret, own = PictureFactory(), PictureFactory(uploaded_by=writer)
    NewsItemFactory(draft=True, body=figure(secret))
    body = figure(own) + image.format(secret.pk)
    add(client_of(writer), NewsItem, news(status="draft", body=body))
    item = NewsItem.objects.get(author=writer)
    assert str(secret.pk) not in item.body and held(item) == {own.pk}
    assert client_of(writer).get(f"/pictures/{secret.pk}/").status_code == 404
    answer = client_of(writer).post(address(NewsItem, "preview_new"), news(body=body))
    assert own.token in answer.text and secret.token not in answer.text


def test_a_writer_keeps_the_pictures_that_others_put_into_their_text(writer):
    item = NewsItemFactory(draft=True, author=writer, body=figure(PictureFactory()))
    data = news(status="draft", title="New", slug=item.slug, body=item.body)
    client_of(writer).post(address(NewsItem, "change", item.pk), data)
    item.refresh_from_db()
    assert item.title == "New" and "<img" in item.body and item.figures.count() == 1


def test_who_has_nothing_to_do_with_pictures_loses_none_of_a_text():
    user = somebody("")
    codes = ["change_newsitem", "view_newsitem"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    item, client = NewsItemFactory(body=figure(PictureFactory())), client_of(user)
    page = client.get(address(NewsItem, "change", item.pk)).text
    assert 'name="body"' in page and "data-pictures" not in page
    client.post(address(NewsItem, "change", item.pk), news(title="New", body=item.body))
    item.refresh_from_db()
    assert item.title == "New" and item.figures.count() == 1


def test_a_preview_shows_figures_that_are_not_saved(publisher):
    first, second = PictureFactory(), PictureFactory(alt="Own")
    asked = [{"question": "Why?", "answer": figure(second)}]
    data = profile(SeriesFactory(), questions=asked, body=figure(first, caption="Typed"))
    page = publisher.post(address(Profile, "preview_new"), data).text
    assert first.token in page and second.token in page and "Typed" in page
    item = NewsItemFactory(draft=True, body=figure(first))
    page = publisher.post(address(NewsItem, "preview", item.pk), news(body=figure(second))).text
    assert second.token in page and first.token not in page and held(item) == {first.pk}


def test_a_table_brings_figures_in(publisher):
    picture = PictureFactory()
    body = figure(picture) + figure(900_001, caption="A mill")
    bring_in(publisher, ["title", "body"], ["Milk", body])
    item = NewsItem.objects.get()
    assert held(item) == {picture.pk} and "900001" not in item.body and "A mill" in item.body


# -- Asked for on publishing ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "alt", "is_complete"),
    [({"alt": ""}, "", False), ({"alt": ""}, "Own", True), ({"alt": "A mill"}, "", True),
     ({"alt": "", "is_decorative": True}, "", True)],
)  # fmt: skip
def test_an_alt_text_of_each_figure_is_asked_for_on_publishing(publisher, told, alt, is_complete):
    picture = PictureFactory(caption="The <mill>", **told)
    data = news(body=figure(picture, alt))
    answer = add(publisher, NewsItem, data)
    assert NewsItem.objects.exists() is is_complete
    if not is_complete:
        link = f'<a href="{address(Picture, "change", picture.pk)}">“The &lt;mill&gt;”</a>'
        assert link in answer.text and errors(answer).keys() == {"body"}
        add(publisher, NewsItem, data | {"status": "draft"})
        assert NewsItem.objects.get().figures.count() == 1


def test_an_alt_text_of_the_figures_of_answers_is_asked_for_as_well(publisher):
    bare = PictureFactory(alt="")
    asked = [{"question": "Why?", "answer": figure(bare)}]
    data = profile(SeriesFactory(), questions=asked)
    answer = add(publisher, Profile, data)
    assert not Profile.objects.exists()
    assert f"“Picture {bare.pk}”" in formsets(answer)["questions"].forms[0].errors["answer"][0]
    add(publisher, Profile, data | {"questions-0-DELETE": "on"})
    assert Profile.objects.exists()


def test_of_several_those_with_a_figure_without_alt_text_are_not_published(publisher):
    complete = {"review": True, "summary": "In short.", "countries": ["kenya"]}
    bare = NewsItemFactory(body=figure(PictureFactory(alt="")), title="Bare", **complete)
    whole = [
        NewsItemFactory(body=figure(PictureFactory(alt=library), own), **complete)
        for library, own in (("", "Own"), ("Library", ""))
    ]
    page = look(publisher, NewsItem, "publish", [bare, *whole]).text
    assert "an alt text for a picture in its text" in page
    act(publisher, NewsItem, "publish", [bare, *whole])
    assert set(NewsItem.objects.visible()) == set(whole)


def test_figures_without_an_alt_text_are_counted_and_listed(publisher):
    wanting = NewsItemFactory(body=figure(PictureFactory(alt="")))
    NewsItemFactory(body=figure(PictureFactory(alt=""), "Own"))
    NewsItemFactory(body=figure(PictureFactory(alt="", is_decorative=True)))
    NewsItemFactory(archived=True, body=figure(PictureFactory(alt="")))
    url = f"{address(NewsItem)}?attention=alt"
    assert f'<a href="{url}">1 ' in publisher.get("/admin/").text
    assert list(publisher.get(url).context["cl"].result_list) == [wanting]


def test_a_table_publishes_no_answer_with_a_figure_without_alt_text(publisher):
    question = QuestionFactory(answer=figure(PictureFactory(alt="")))
    item = question.profile
    Profile.objects.update(status="draft", summary="In short.")
    item.countries.set(Country.objects.filter(slug="kenya"))
    page = look_at_table(publisher, as_csv(["id", "status"], [item.pk, "published"]), Profile)
    assert [column for _row, column in table_errors(page)] == ["body"]


# -- Kept -----------------------------------------------------------------------------------------


def test_a_picture_that_a_text_shows_is_not_deleted_and_the_item_named(publisher):
    picture = PictureFactory()
    question = QuestionFactory(answer=figure(picture))
    page = publisher.get(address(Picture, "delete", picture.pk)).text
    link = f'<a href="{address(Profile, "change", question.profile_id)}">'
    assert link in page and question.profile.title in page
    publisher.post(address(Picture, "delete", picture.pk), {"post": "yes"})
    act(publisher, Picture, "delete_selected", [picture])
    assert Picture.objects.exists()


def test_the_library_knows_the_pictures_of_texts(publisher):
    used, unused = PictureFactory(), PictureFactory()
    item = NewsItemFactory(title="Milk", draft=True, body=figure(used))
    for query, wanted in (("used=yes", [used]), ("used=no", [unused])):
        listed = publisher.get(f"{address(Picture)}?{query}")
        assert list(listed.context["cl"].result_list) == wanted
    page = publisher.get(address(Picture, "change", used.pk)).text
    assert f'<a href="{address(NewsItem, "change", item.pk)}">Milk</a>' in page


def test_who_may_not_change_an_item_changes_no_picture_that_it_shows(writer):
    own = PictureFactory(uploaded_by=writer)
    data = {"alt": "Better", "focal_x": "0.5", "focal_y": "0.5"}
    assert client_of(writer).post(address(Picture, "change", own.pk), data).status_code == 302
    NewsItemFactory(body=figure(own))
    assert client_of(writer).post(address(Picture, "change", own.pk), data).status_code == 403


def test_what_is_restored_shows_its_pictures_again(publisher):
    picture = PictureFactory()
    question = QuestionFactory(answer=figure(picture))
    item = question.profile
    rows = {"questions-INITIAL_FORMS": 1, "questions-0-id": question.pk}
    data = profile(item.series, questions=[{"question": "Why?", "answer": "a"}], slug=item.slug)
    publisher.post(address(Profile, "change", item.pk), data | rows)
    assert held(item) == set()
    restore(publisher, item, versions(item)[0])
    assert held(item) == {picture.pk}


def test_what_is_restored_is_told_to_lack_a_picture_that_was_deleted(publisher):
    picture = PictureFactory()
    item = NewsItemFactory(body=figure(picture, caption="A mill"))
    publisher.post(address(NewsItem, "change", item.pk), news(slug=item.slug, body="<p>a</p>"))
    key = picture.pk
    picture.delete()
    first = versions(item)[0]
    page = publisher.get(history(item, "restore", version=first.pk)).text
    assert f"Picture {key} is not there any more" in page
    restore(publisher, item, first)
    item.refresh_from_db()
    assert item.body == "<p>A mill</p>"


def test_what_was_deleted_shows_its_pictures_again_when_it_is_back(publisher):
    picture = PictureFactory()
    question = QuestionFactory(answer=figure(picture))
    item = question.profile
    delete(publisher, item)
    recover(publisher, item)
    assert held(item) == {picture.pk} and through(Profile)._base_manager.count() == 1


def test_two_versions_compared_name_the_pictures_of_a_text(publisher):
    picture = PictureFactory()
    item = NewsItemFactory(body="<p>a</p>")
    data = news(slug=item.slug, body=f"<p>a</p>{figure(picture)}")
    publisher.post(address(NewsItem, "change", item.pk), data)
    old, new = versions(item)
    told = publisher.get(history(item, "compare", old=old.pk, new=new.pk)).context["lines"]
    assert [line.new for line in told if line.label == "text"] == [f"a\n\n[Picture {picture.pk}]"]


# -- Chosen ---------------------------------------------------------------------------------------


def chosen_from(client, **query):
    answer = client.get(address(Picture, "choose"), query)
    assert "private" in answer["Cache-Control"] and "no-store" in answer["Cache-Control"]
    return answer.json()


def test_the_newest_pictures_are_offered_and_those_with_words(publisher):
    old, new = PictureFactory(alt="A mill", credit="© Ada"), PictureFactory(alt="", caption="Weir")
    told = chosen_from(publisher)
    assert told["told"] == "2 pictures" and told["pictures"][0] == {
        "id": new.pk,
        "address": f"/pictures/{new.pk}/",
        "thumbnail": new.card.src,
        "label": "Weir",
        "lacks_alt": True,
        "alt": "",
        "is_decorative": False,
        "caption": "Weir",
        "credit": new.credit,
        "focal_x": 0.5,
        "focal_y": 0.5,
    }
    assert [each["id"] for each in chosen_from(publisher, id=old.pk)["pictures"]] == [old.pk]
    assert [each["label"] for each in chosen_from(publisher, q="ada mil")["pictures"]] == [old.alt]
    assert chosen_from(publisher, q="dam") == {"pictures": [], "told": "No picture was found."}


@pytest.mark.parametrize("key", ["0", "x", "-1", "²", "9" * 40, "1\0"])
def test_no_key_is_too_odd_to_be_asked_for(publisher, key):
    PictureFactory()
    assert chosen_from(publisher, id=key)["pictures"] == []


@pytest.mark.parametrize("query", ["\0", "%", "a " * 5000, "🐟", "'\\"])
def test_no_words_are_too_odd_to_be_searched_for(publisher, query):
    assert chosen_from(publisher, q=query)["pictures"] == []


def test_of_many_pictures_the_newest_are_offered(publisher):
    PictureFactory.create_batch(25)
    told = chosen_from(publisher)
    assert len(told["pictures"]) == 24 and "The newest 24" in told["told"]


def test_a_writer_is_offered_what_they_may_see(writer):
    own = PictureFactory(uploaded_by=writer)
    public, lent = PictureFactory(), PictureFactory()
    PictureFactory(alt="Secret")
    NewsItemFactory(body=figure(public))
    NewsItemFactory(body=figure(lent), draft=True, author=writer)
    found = chosen_from(client_of(writer))["pictures"]
    assert {each["label"] for each in found} == {own.alt, public.alt, lent.alt}
    secret = Picture.objects.get(alt="Secret")
    assert chosen_from(client_of(writer), id=secret.pk)["pictures"] == []


def test_the_editor_is_told_where_pictures_are_chosen(publisher):
    page = publisher.get(address(Profile, "add")).text
    assert page.count(f'data-pictures="{address(Picture, "choose")}"') == 2


def test_who_may_only_read_an_item_reads_its_texts_as_pages_show_them(writer):
    picture = PictureFactory()
    body = f"<h2>Milk</h2><p>For <strong>all</strong> &lt;b&gt;.</p>{figure(picture)}"
    item = ProfileFactory(author=writer, body=body)
    QuestionFactory(profile=item, question="Why?", answer="<p>So <em>be it</em>.</p>")
    page = client_of(writer).get(address(Profile, "change", item.pk)).text
    assert "<p>For <strong>all</strong> &lt;b&gt;.</p>" in page and "<h2>Milk</h2>" in page
    assert "<p>So <em>be it</em>.</p>" in page and picture.url("800.jpg") in page
    assert "Send a new one, or choose one of the library." not in page
