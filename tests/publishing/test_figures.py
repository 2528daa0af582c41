"""Figures in texts where visitors meet them: which pictures they make public, and how they are
shown."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from interviews.models import Profile, Question
from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.media.renditions import TYPES
from tests.factories import NewsItemFactory, PictureFactory, ProfileFactory, QuestionFactory
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db
STATES = ["draft", "review", "archived", "scheduled"]


def figure(picture, alt="", caption=""):
    key = getattr(picture, "pk", picture)
    told = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="/pictures/{key}/" alt="{alt}">{told}</figure>'


@pytest.fixture
def picture():
    return PictureFactory(stored=True, alt="Millers <at> work", credit="© Ada", caption="Library’s")


def milk(picture, alt="", caption="The <em>mill</em>", **fields):
    body = f"<p>Before.</p>\n{figure(picture, alt, caption)}\n<p>After.</p>"
    return NewsItemFactory(slug="milk", title="Milk", body=body, **fields)


def file_of(picture):
    return f"/pictures/{picture.token}/800.jpg"


def got(client, path):
    answer = client.get(path)
    answer.getvalue()  # and so its file is closed
    return answer


def statuses(client, picture):
    paths = f"/pictures/{picture.pk}/", file_of(picture)
    return [got(client, path).status_code for path in paths]


def held(item):
    return set(item.figures.values_list("pk", flat=True))


# -- The lasting address --------------------------------------------------------------------------


def test_the_lasting_address_leads_to_the_file_as_it_is_now(client, picture):
    milk(picture)
    answer = client.get(f"/pictures/{picture.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, file_of(picture))
    assert answer["Cache-Control"] == "private, no-store" and not answer.cookies
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    Picture.objects.update(token="beef" * 8)
    assert client.get(f"/pictures/{picture.pk}/")["Location"] == f"/pictures/{'beef' * 8}/800.jpg"


@pytest.mark.parametrize("state", STATES)
def test_the_picture_of_a_hidden_text_is_none_to_visitors(client, picture, state):
    milk(picture, **{state: True})
    hidden, none = client.get(f"/pictures/{picture.pk}/"), client.get("/pictures/900001/")
    assert statuses(client, picture) == [404, 404]
    assert sorted(hidden.headers.items()) == sorted(none.headers.items())


@pytest.mark.parametrize("key", [0, 2**63, 2**64, "9" * 5000])
def test_a_number_that_is_none_of_a_picture_is_not_found(client, key):
    assert client.get(f"/pictures/{key}/").status_code == 404


def test_a_picture_is_reachable_while_a_visible_text_shows_it(client, picture):
    item = milk(picture, draft=True)
    reached = [statuses(client, picture)]
    for status in ("published", "archived"):
        NewsItem.objects.filter(pk=item.pk).update(status=status)
        reached.append(statuses(client, picture))
    assert reached == [[404, 404], [302, 200], [404, 404]]


def test_a_scheduled_text_shows_its_picture_from_its_second_on(client, picture):
    item = milk(picture, scheduled=True)
    with time_machine.travel(item.publish_at - timedelta(seconds=1), tick=False):
        assert statuses(client, picture) == [404, 404]
    with time_machine.travel(item.publish_at, tick=False):
        assert statuses(client, picture) == [302, 200]


def test_members_of_staff_see_the_picture_of_a_text_that_they_may_read(client, picture):
    writer = somebody("Writer")
    item = milk(picture, draft=True)
    assert statuses(client_of(somebody("Editor")), picture) == [302, 200]
    assert statuses(client_of(writer), picture) == [404, 404]
    NewsItem.objects.filter(pk=item.pk).update(author=writer)
    assert statuses(client_of(writer), picture) == [302, 200]


# -- Whichever way a text is written --------------------------------------------------------------


def test_an_item_has_the_pictures_of_its_texts_however_they_are_written(picture):
    item, bare = milk(picture), {"title": "x", "body": figure(picture)}
    other = PictureFactory()
    assert held(item) == {picture.pk}
    for write, wanted in [
        (lambda: NewsItem.objects.filter(pk=item.pk).update(body=figure(other)), {other.pk}),
        (lambda: NewsItem(pk=item.pk, **bare).save(update_fields=["title"]), {other.pk}),
        (lambda: NewsItem(pk=item.pk, **bare).save(update_fields=["body"]), {picture.pk}),
        (lambda: NewsItem.objects.filter(pk=item.pk).update(body=""), set()),
        (
            lambda: NewsItem.objects.bulk_update(
                [NewsItem(pk=item.pk, body=figure(other) + figure(picture))], ["body"]
            ),
            {other.pk, picture.pk},
        ),
    ]:
        write()
        assert held(item) == wanted
    (made,) = NewsItem.objects.bulk_create([NewsItem(slug="x", **bare)])
    assert held(made) == {picture.pk}


def test_an_interview_has_the_pictures_of_its_answers_too(picture):
    first, second = PictureFactory(), PictureFactory()
    profile = ProfileFactory(body=figure(picture))
    asked = [QuestionFactory(profile=profile, answer=figure(one)) for one in (first, second)]
    assert held(profile) == {picture.pk, first.pk, second.pk}
    asked[0].delete()
    assert held(profile) == {picture.pk, second.pk}
    Question.objects.filter(pk=asked[1].pk).update(answer=figure(first))
    assert held(profile) == {picture.pk, first.pk}
    profile.save()
    assert held(profile) == {picture.pk, first.pk}
    profile.questions.all().delete()
    assert held(profile) == {picture.pk}
    profile.questions.bulk_create([Question(profile=profile, question="?", answer=figure(second))])
    assert held(profile) == {picture.pk, second.pk}


def test_a_picture_that_a_text_shows_is_not_deleted(picture):
    item = milk(picture)
    with pytest.raises(ProtectedError):
        picture.delete()
    with pytest.raises(ProtectedError):
        Picture.objects.all().delete()
    item.delete()
    picture.delete()


@pytest.mark.parametrize("body", ["<p>a</p>", figure(1)])
def test_a_text_that_stays_as_it_was_asks_little(body):
    PictureFactory(pk=1)
    item = NewsItemFactory(body=body)
    with CaptureQueriesContext(connection) as captured:
        item.save()
    asked = [query["sql"] for query in captured]
    assert len([sql for sql in asked if 'FROM "news_newsitemfigure' in sql]) == 1
    assert not [sql for sql in asked if 'INTO "news_newsitemfigure' in sql]


# -- On pages -------------------------------------------------------------------------------------


def test_a_page_shows_a_figure_as_it_shows_the_item_s_own_picture(client, picture):
    milk(picture)
    page = client.get("/news/milk/").text
    shown = page[page.index("<figure>") : page.index("</figure>")]
    assert re.findall(r'type="([^"]+)"', shown) == [TYPES["avif"], TYPES["webp"]]
    assert f"/pictures/{picture.token}/400.avif 400w, " in shown
    assert 'width="800" height="533" alt="Millers &lt;at&gt; work" loading="lazy"' in shown
    assert "<figcaption>The <em>mill</em>" in shown and "© Ada" in shown
    assert "Library’s" not in shown and f"/pictures/{picture.pk}/" not in page
    assert page.index("Before.") < page.index("<figure>") < page.index("After.")


def test_an_alt_text_written_in_the_text_goes_before_the_library_s(client, picture):
    milk(picture, alt="&quot;Mill&quot; &amp; sacks")
    assert 'alt="&quot;Mill&quot; &amp; sacks"' in client.get("/news/milk/").text


def test_a_decorative_picture_says_nothing(client):
    milk(PictureFactory(alt="A flourish", is_decorative=True), caption="")
    page = client.get("/news/milk/").text
    assert 'alt="" loading="lazy"' in page and "flourish" not in page
    assert "<figcaption>" not in page


def test_an_answer_shows_its_figures(client, picture):
    question = QuestionFactory(answer=figure(picture, caption="C"))
    page = client.get(question.profile.get_absolute_url()).text
    assert f"/pictures/{picture.token}/800.jpg" in page and "<figcaption>C" in page


def test_a_picture_that_is_not_there_shows_no_broken_image(client):
    milk(900_001)
    page = client.get("/news/milk/").text
    assert "<figure" not in page and "<img" not in page and "mill" not in page


def test_nor_does_one_that_came_after_the_text(client):
    """Its number was written before it was there: it may be of a draft."""
    milk(900_001)
    PictureFactory(pk=900_001)
    assert "<img" not in client.get("/news/milk/").text


@pytest.mark.parametrize("path", ["/news/milk/", "/api/v1/news/{}/"])
def test_what_was_kept_of_an_item_is_never_behind_its_figures(client, picture, path, settings):
    settings.PAGE_CACHE = True
    item = milk(picture)
    path = path.format(item.pk)
    assert "Millers" in client.get(path).content.decode()
    Picture.objects.update(alt="Bakers")
    assert "Bakers" in client.get(path).content.decode()
    NewsItem.objects.update(body="")
    assert "Bakers" not in client.get(path).content.decode()


def asked(client, path):
    client.get(path)
    NewsItem.objects.update(updated_at="2026-06-02T00:00Z")  # nothing of them is kept
    client.get("/news/feed.atom")
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_a_page_with_figures_asks_once_more_and_one_without_no_more(client):
    NewsItemFactory(slug="milk", body="<p>a</p>")
    before = asked(client, "/news/milk/")
    pictures = "".join(figure(PictureFactory()) for _ in range(3))
    NewsItem.objects.update(body=pictures)
    assert asked(client, "/news/milk/") == before + 1


@pytest.mark.parametrize("path", ["/", "/news/", "/news/feed.json", "/api/v1/news/"])
def test_lists_ask_nothing_of_figures(client, path):
    items = NewsItemFactory.create_batch(3)
    before = asked(client, path)
    for item in items:
        NewsItem.objects.filter(pk=item.pk).update(body=figure(PictureFactory()))
    assert asked(client, path) == before


# -- Elsewhere ------------------------------------------------------------------------------------


def test_programs_get_figures_with_addresses_that_last(client, picture):
    item = milk(picture)
    image = (
        f'<img src="http://testserver/pictures/{picture.pk}/" alt="Millers &lt;at&gt; work"'
        ' width="800" height="533">'
    )
    caption = "<figcaption>The <em>mill</em> © Ada</figcaption>"
    told = client.get(f"/api/v1/news/{item.pk}/").json()
    assert told["body_html"] == (
        f"<p>Before.</p>\n<figure>{image}{caption}</figure>\n<p>After.</p>"
    )
    assert told["body"] == "Before.\n\nThe mill\n\nAfter."


def test_programs_get_the_figures_of_answers(client, picture):
    question = QuestionFactory(answer=figure(picture, alt="Own") + figure(900_001))
    told = client.get(f"/api/v1/interviews/{question.profile_id}/").json()
    (asked,) = told["questions"]
    assert asked["answer_html"].count("<img") == 1 and 'alt="Own"' in asked["answer_html"]


def test_lists_feeds_and_files_say_nothing_of_figures(client, picture):
    milk(picture)
    for path in ("/news/feed.atom", "/news/feed.json", "/news/items.json", "/api/v1/news/"):
        answer = client.get(path)
        assert "/pictures/" not in answer.getvalue().decode()


def test_what_another_kind_shows_makes_a_picture_public_as_well(client, picture):
    QuestionFactory(answer=figure(picture))
    assert statuses(client, picture) == [302, 200]
    Profile.objects.update(status="draft")
    assert statuses(client, picture) == [404, 404]
