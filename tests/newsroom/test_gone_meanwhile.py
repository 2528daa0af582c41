"""A picture or a tag goes at the moment at which somebody saves an item with it."""

from contextlib import contextmanager
from threading import Event

import pytest
from django.contrib.auth.models import User
from django.db.models.signals import post_delete, pre_delete

from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.taxonomy.models import Organisation
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, OrganisationFactory, PictureFactory
from tests.newsroom.at_once import at_once, clear, elsewhere, last_change
from tests.newsroom.sending import opened
from tests.newsroom.staff import client_of
from tests.publishing.test_figures import figure

# Who writes to SQLite writes alone.
pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db,
    pytest.mark.usefixtures("moving_clock"),
]


@pytest.fixture
def taking(settings, tmp_path):
    """Two who are at work, a picture, an organisation, an item that one has open, for threads."""
    settings.MEDIA_ROOT = tmp_path

    def make():
        clients = [client_of(User.objects.create_superuser(name)) for name in ("one", "two")]
        item = NewsItemFactory(title="First")
        return clients[0], opened(clients[1], item), PictureFactory(), OrganisationFactory()

    before = elsewhere(last_change)
    made = elsewhere(make)
    yield made
    elsewhere(lambda: forget(*made[2:]))
    elsewhere(lambda: clear(before))


def forget(picture, organisation):
    NewsItem.objects.all().delete()
    Picture.objects.filter(pk=picture.pk).delete()
    Organisation.objects.filter(name__startswith=organisation.name).delete()


@contextmanager
def held_up(signal, sender, seconds=1):
    """(that it was reached, to let it go on): what sends the signal waits there."""
    reached, go_on = Event(), Event()

    def wait(**told):
        reached.set()
        go_on.wait(seconds)

    signal.connect(wait, sender=sender)
    try:
        yield reached, go_on
    finally:
        signal.disconnect(wait, sender=sender)


def sent_meanwhile(page, reached, go_on):
    """Sent once the other has got as far as that, who goes on when it is done."""

    def send():
        reached.wait(5)
        try:
            return page.send()
        finally:
            go_on.set()

    return send


def put(page, picture, how):
    told = {"body": figure(picture)} if how == "text" else {"picture": str(picture.pk)}
    return page.type(**told)


@pytest.mark.parametrize("how", ["text", "beside"])
@pytest.mark.parametrize("at_once_many", [False, True])
def test_a_picture_that_an_item_takes_at_that_moment_is_not_deleted(taking, how, at_once_many):
    other, page, picture, _organisation = taking
    url = address(Picture) if at_once_many else address(Picture, "delete", picture.pk)
    data = {"action": "delete_selected", "_selected_action": [picture.pk]} if at_once_many else {}

    def delete():
        return other.post(url, data | {"post": "yes"}, follow=True).text

    with held_up(pre_delete, Picture, seconds=5) as moments:
        text, back = at_once(delete, sent_meanwhile(put(page, picture, how), *moments))
    assert back is None and "put to use just now" in text and "success" not in text
    assert elsewhere(lambda: Picture.objects.filter(pk=picture.pk).exists())


def test_who_takes_a_picture_that_is_deleted_at_that_moment_keeps_what_is_typed(taking):
    other, page, picture, _organisation = taking
    url = address(Picture, "delete", picture.pk)

    def delete():
        return other.post(url, {"post": "yes"}).status_code

    put(page, picture, "beside").type(title="Typed")
    with held_up(post_delete, Picture) as moments:
        status, back = at_once(delete, sent_meanwhile(page, *moments))
    assert status == 302 and "Deleted, or merged, just now" in back.answer.text
    assert back.values["title"] == ["Typed"]
    assert elsewhere(back.type(picture="").send) is None


def test_a_figure_of_a_picture_that_is_deleted_at_that_moment_breaks_nothing(taking):
    other, page, picture, _organisation = taking
    url = address(Picture, "delete", picture.pk)

    def delete():
        return other.post(url, {"post": "yes"}).status_code

    with held_up(post_delete, Picture) as moments:
        status, back = at_once(delete, sent_meanwhile(put(page, picture, "text"), *moments))
    assert status == 302 and back is None


def test_who_tags_with_what_is_merged_at_that_moment_keeps_what_is_typed(taking):
    other, page, _picture, organisation = taking
    survivor = elsewhere(lambda: OrganisationFactory(name=f"{organisation.name} of Ghana"))
    data = {
        "action": "merge", "_selected_action": [organisation.pk, survivor.pk],
        "merge": "1", "survivor": survivor.pk,
    }  # fmt: skip

    def merge():
        return other.post(address(Organisation), data).status_code

    page.type(title="Typed", organisations=[str(organisation.pk)])
    with held_up(pre_delete, Organisation) as moments:
        status, back = at_once(merge, sent_meanwhile(page, *moments))
    assert status == 302 and f"just now: {organisation.name}. Choose anew." in back.answer.text
    assert back.values["title"] == ["Typed"] and not back.values.get("organisations")
    assert elsewhere(back.type(organisations=[str(survivor.pk)]).send) is None
