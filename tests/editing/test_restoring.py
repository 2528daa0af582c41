"""What a browser kept of a form comes back as it was typed; what was saved is forgotten there."""

import pytest

from interviews.models import Profile
from news.models import NewsItem
from sseportal.taxonomy.models import Country
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, PersonFactory, ProfileFactory, QuestionFactory
from tests.newsroom.sending import Page, opened
from tests.newsroom.staff import client_of, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moving_clock")]


@pytest.fixture
def editor():
    return client_of(somebody("Publisher"))


def origin(page):
    return page.values["_made_from"]


def test_rows_tags_and_dates_come_back_and_nothing_is_saved(editor):
    interview = QuestionFactory(profile=ProfileFactory()).profile
    ghana, ben = Country.objects.get(slug="ghana"), PersonFactory(name="Ben")
    page = opened(editor, interview).row("questions", question="How?", position="1")
    page.row("participants", person=str(ben.pk), role="Miller", position="0")
    page.type(
        title="Typed", countries=[str(ghana.pk)], published_on="31 Febr",
        publish_at_0="2026-07-01", publish_at_1="09:30", **{"questions-0-DELETE": "on"},
    )  # fmt: skip
    back = page.send("_restore")
    for name in set(page.values) - {"csrfmiddlewaretoken"}:
        assert back.values[name] == page.values[name], name
    assert ">Ghana</option>" in back.answer.text and ">Ben</option>" in back.answer.text
    assert "nothing is saved yet" in back.answer.text
    assert 'class="errornote"' not in back.answer.text
    assert Profile.objects.get().title == interview.title


def test_a_new_item_comes_back_too(editor):
    page = Page(editor, address(NewsItem, "add")).type(title="Typed")
    back = page.send("_restore")
    assert back.values["title"] == ["Typed"]
    assert not NewsItem.objects.exists()
    back.type(published_on="2026-06-01").send()
    assert NewsItem.objects.get().title == "Typed"


def test_what_comes_back_knows_which_state_it_was_made_from(editor):
    item = NewsItemFactory(title="First")
    page = opened(editor, item).type(title="Typed")
    opened(client_of(somebody("Publisher")), item).type(title="Theirs").send()
    assert page.send("_restore").differing == {"Title": ("Typed", "Theirs")}


def test_a_saved_form_is_named_so_that_the_browser_forgets_it(editor):
    page = opened(editor, NewsItemFactory(published_on=None, draft=True)).type(title="")
    back = page.send()
    assert "saved_form" not in editor.cookies
    assert origin(back) == origin(page)
    back.type(title="Typed").send()
    assert f'"form": "{editor.cookies["saved_form"].value}"' in origin(page)[0]
    assert not editor.cookies["saved_form"]["httponly"]


def test_each_form_has_a_name_of_its_own(editor):
    item = NewsItemFactory()
    assert origin(opened(editor, item)) != origin(opened(editor, item))
