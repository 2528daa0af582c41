"""Pictures where visitors meet them: pages, feeds, what machines are told, their own files."""

import gzip
import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image, ImageOps

from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.media.renditions import CROPS, OF_CROPS, TYPES, encoded
from tests.factories import (
    NewsItemFactory,
    ParticipantFactory,
    PersonFactory,
    PictureFactory,
    ProfileFactory,
)
from tests.publishing.pages import says_in_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    told = {"alt": "Millers <at> work", "caption": "The mill", "credit": "© Ada"}
    return NewsItemFactory(slug="milk", title="Milk", picture=PictureFactory(stored=True, **told))


def file_of(picture, name="800.jpg"):
    return reverse("picture", args=[picture.token, name])


def got(client, path):
    answer = client.get(path)
    answer.getvalue()  # and so its file is closed
    return answer


# -- Where it is shown ----------------------------------------------------------------------------


def test_an_article_shows_it_with_caption_and_credit(client, item):
    page = client.get("/news/milk/").text
    figure = page[page.index("<figure>") : page.index("</figure>")]
    assert re.findall(r'type="([^"]+)"', figure) == [TYPES["avif"], TYPES["webp"]]
    assert f"{file_of(item.picture, '400.avif')} 400w, " in figure
    assert 'width="800" height="533" alt="Millers &lt;at&gt; work"' in figure
    assert "The mill" in figure and "© Ada" in figure and "lazy" not in figure


@pytest.mark.parametrize("path", ["/", "/news/", "/news/?q=milk", "/search/?q=milk"])
def test_a_card_shows_a_cut_of_a_fixed_size(client, item, path):
    page = client.get(path).text
    assert page.count('<picture class="thumb">') == 1
    assert f"{file_of(item.picture, 'card.avif')} 2x" in page
    assert 'width="120" height="80" alt="Millers &lt;at&gt; work" loading="lazy"' in page


def test_a_person_has_the_face_of_the_newest_piece_about_them_alone(client):
    person, other = PersonFactory(), PersonFactory()
    alone, both, bare = (ProfileFactory(picture=PictureFactory()) for _ in range(3))
    type(bare).objects.filter(pk=bare.pk).update(picture=None)
    for piece, people in ((alone, [person]), (both, [person, other]), (bare, [person])):
        for one in people:
            ParticipantFactory(profile=piece, person=one)
    for path in ("/interviews/people/", f"/interviews/people/{person.slug}/"):
        page = client.get(path).text
        assert file_of(alone.picture, "face.avif") in page
        assert both.picture.token not in page
    page = client.get("/interviews/").text
    assert file_of(both.picture, "card.avif") in page, "a piece of two people has a card's"
    assert file_of(alone.picture, "face.avif") in page


def test_a_decorative_picture_says_nothing(client):
    NewsItemFactory(slug="milk", picture=PictureFactory(alt="A flourish", is_decorative=True))
    page = client.get("/news/milk/").text
    assert 'alt=""' in page and "A flourish" not in page


def test_feeds_have_it(client, item):
    url = f"http://testserver{file_of(item.picture)}"
    link = f'<link href="{url}" length="7" rel="enclosure" type="image/jpeg"'
    atom = client.get("/news/feed.atom").text
    assert link in atom or all(
        part in atom for part in ('rel="enclosure"', f'href="{url}"', 'type="image/jpeg"')
    )
    (told,) = client.get("/news/feed.json").json()["items"]
    assert told["image"] == url


def test_who_shares_a_link_is_told_of_it(client, item):
    page = client.get("/news/milk/").text
    url = f"http://testserver{file_of(item.picture)}"
    assert f'<meta property="og:image" content="{url}">' in page
    assert '<meta property="og:image:alt" content="Millers &lt;at&gt; work">' in page
    assert '<meta property="og:image:width" content="800">' in page
    assert 'content="summary_large_image"' in page


def test_search_engines_are_told_of_it(client, item):
    page = client.get("/news/milk/").text
    block = re.search(r'application/ld\+json">(.*?)</script>', page)[1]
    image = json.loads(block)["@graph"][0]["image"]
    assert image == {
        "@type": "ImageObject",
        "url": f"http://testserver{file_of(item.picture)}",
        "width": 800,
        "height": 533,
        "caption": "The mill",
        "creditText": "© Ada",
    }


def test_programs_are_told_of_it(client, item):
    wanted = {"url": f"http://testserver{file_of(item.picture)}", "alt": "Millers <at> work",
              "caption": "The mill", "credit": "© Ada", "width": 800, "height": 533}  # fmt: skip
    assert client.get("/api/v1/news/").json()["items"][0]["picture"] == wanted
    assert json.loads(client.get("/news/items.json").getvalue())["items"][0]["picture"] == wanted
    assert wanted["url"] in client.get("/news/items.csv").getvalue().decode()


def test_an_item_without_one_is_as_it_was(client):
    NewsItemFactory(slug="milk")
    page = client.get("/news/milk/").text
    assert "<img" not in page and "og:image" not in page and '"image"' not in page
    assert client.get("/api/v1/news/").json()["items"][0]["picture"] is None


PATHS = ["/", "/news/", "/news/milk/", "/news/feed.json", "/api/v1/news/"]


@pytest.mark.parametrize("path", PATHS)
def test_what_was_kept_of_an_item_is_never_behind_its_picture(client, item, path, settings):
    settings.PAGE_CACHE = True
    before = client.get(path).content.decode()
    assert item.picture.token in before
    Picture.objects.update(token="beef" * 8, alt="Bakers", credit="© Bo")
    after = client.get(path).content.decode()
    assert "beef" * 8 in after and item.picture.token not in after
    NewsItem.objects.update(picture=None)
    assert "beef" * 8 not in client.get(path).content.decode()


def test_a_picture_that_no_item_has_leaves_what_is_kept_alone(client, item):
    client.get("/news/")
    PictureFactory()
    with CaptureQueriesContext(connection) as captured:
        client.get("/news/")
    assert len(captured) == 1


@pytest.mark.parametrize("path", ["/", "/news/", "/interviews/people/", "/api/v1/news/"])
def test_pictures_cost_no_query(client, path):
    def asked():
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    make = [NewsItemFactory, ProfileFactory]
    items = [each(countries=["kenya"]) for each in make for _ in range(5)]
    for item in items[5:]:
        ParticipantFactory(profile=item)
    before = asked()
    for item in items:
        item.picture = PictureFactory()
        item.save()
    assert asked() == before


def test_a_list_of_pictures_weighs_little(client, settings):
    """What a browser with twice the pixels loads of a list of twenty."""
    photo = Image.effect_noise((60, 40), 90).resize((1500, 1000), Image.Resampling.BICUBIC)
    colours = Image.merge("RGB", [photo, photo.rotate(180), Image.effect_noise(photo.size, 12)])
    cut = ImageOps.fit(colours, CROPS["card"])
    weight = len(encoded(cut, OF_CROPS["avif"]))
    for _ in range(20):
        NewsItemFactory(picture=PictureFactory(), countries=["kenya"], summary="In short. " * 20)
    page = client.get("/news/")
    assert page.text.count('class="thumb"') == 20
    names = ("portal.css", "combobox.js", "lists.js")
    static = [settings.STATICFILES_DIRS[0] / name for name in names]
    texts = [page.content, *(path.read_bytes() for path in static)]
    assert 20 * weight + sum(len(gzip.compress(text)) for text in texts) < 100_000


# -- Its files ------------------------------------------------------------------------------------


def test_a_file_is_sent_to_be_kept_for_good(client, item):
    answer = got(client, file_of(item.picture, "card.avif"))
    assert answer.status_code == 200 and answer["Content-Type"] == "image/avif"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in answer.get("Vary", "") and not answer.cookies


def test_a_file_is_the_same_for_programs_that_ask_for_its_head(client, item):
    answer = client.head(file_of(item.picture))
    answer.getvalue()  # and so its file is closed
    assert answer.status_code == 200 and answer["Content-Length"] == "7"


@pytest.mark.parametrize("state", ["draft", "review", "archived", "scheduled"])
def test_files_of_what_is_hidden_are_none_to_visitors(client, state):
    hidden = NewsItemFactory(**{state: True}, picture=PictureFactory(stored=True))
    answers = [
        got(client, path) for path in (file_of(hidden.picture), f"/pictures/{'0' * 31}x/800.jpg")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1


def test_one_visible_item_makes_a_picture_public(client, item):
    NewsItemFactory(draft=True, picture=item.picture)
    ProfileFactory(archived=True, picture=item.picture)
    assert got(client, file_of(item.picture)).status_code == 200
    NewsItem.objects.filter(pk=item.pk).update(status=NewsItem.Status.ARCHIVED)
    assert got(client, file_of(item.picture)).status_code == 404


def test_a_scheduled_picture_appears_at_its_second(client):
    item = NewsItemFactory(scheduled=True, picture=PictureFactory(stored=True))
    path = file_of(item.picture)
    with time_machine.travel(item.publish_at - timedelta(seconds=1), tick=False):
        assert got(client, path).status_code == 404
    with time_machine.travel(item.publish_at, tick=False):
        assert got(client, path).status_code == 200


def test_staff_get_a_draft_s_files_for_themselves_alone(editor_client):
    item = NewsItemFactory(draft=True, picture=PictureFactory(stored=True))
    answer = got(editor_client, file_of(item.picture))
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "name", ["master.jpg", "900.jpg", "800.svg", "..%2f..%2fsecret-key", "%00", "800.jpg%00.png"]
)
def test_nothing_else_is_sent(client, item, name):
    assert got(client, f"/pictures/{item.picture.token}/{name}").status_code == 404


def test_a_file_that_is_missing_is_not_found(client, item):
    default_storage.delete(f"pictures/{item.picture.token}-800.jpg")
    assert got(client, file_of(item.picture)).status_code == 404


def test_a_title_is_followed_by_its_picture_s_credit(client, item):
    assert says_in_order(client.get("/news/milk/"), "Milk", "The mill", "© Ada")
