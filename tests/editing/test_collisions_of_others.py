"""What is true of two editors at one item is true of all that several people write in."""

from functools import partial

import pytest
from django.core.files.storage import default_storage

from interviews.models import Person, Series
from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.media.storing import FOLDER
from sseportal.taxonomy.models import Country, Organisation
from tests.admin.newsroom import address
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    PersonFactory,
    PictureFactory,
    SeriesFactory,
)
from tests.media.files import jpeg, sent
from tests.newsroom.sending import Page, opened
from tests.newsroom.staff import client_of, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moving_clock")]

# What somebody changes, and what somebody else does.
CASES = {
    "picture": (partial(PictureFactory, alt="A mill"), {"credit": "© Ada"}, {"caption": "Milled"}),
    "organisation": (OrganisationFactory, {"acronym": "RU"}, {"name": "Ring Union of Ghana"}),
    "country": (
        lambda: Country.objects.get(slug="kenya"), {"un_name": "The Kenya"}, {"name": "Kenia"}
    ),
    "person": (PersonFactory, {"slug": "awa-diop"}, {"name": "Awa Diop"}),
    "series": (SeriesFactory, {"description": "Talks."}, {"name": "Talks with bakers"}),
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request, db):
    make, theirs, mine = request.param
    return make(), theirs, mine


@pytest.fixture
def omar():
    return client_of(somebody("Editor"))


def now(one):
    return type(one).objects.get(pk=one.pk)


def says(one, told):
    return {name: getattr(now(one), name) for name in told} == told


def files():
    return default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []


def test_the_second_is_told_and_both_are_kept(mara, omar, case):
    one, theirs, mine = case
    first, second = opened(mara, one), opened(omar, one)
    assert first.type(**theirs).send() is None
    back = second.type(**mine).send()
    assert says(one, theirs) and not says(one, mine)
    assert [each.choice for each in back.collision.differences] == [
        f"_keep-{name}" for name in theirs
    ]
    assert "<strong>Mara Diop</strong>" in back.answer.text
    assert back.send() is None
    assert says(one, theirs | mine)


def test_one_s_own_saves_and_the_back_button_alarm_nobody(mara, case):
    one, theirs, mine = case
    page = opened(mara, one).type(**theirs)
    assert page.send("_continue") is None
    assert page.send("_continue") is None
    assert page.type(**mine).send() is None
    assert opened(mara, one).send() is None
    assert says(one, theirs | mine)


def test_a_popup_is_told_too_and_closes_on_saving(mara, omar, case):
    one, theirs, mine = case
    url = f"{address(type(one), 'change', one.pk)}?_popup=1"
    second = Page(omar, url).type(**mine)
    opened(mara, one).type(**theirs).send()
    back = second.send()
    assert back.collision and back.values["_popup"] == ["1"]
    answer = omar.post(url, back.values)
    assert "popup_response.js" in answer.text
    assert says(one, theirs | mine)


def test_what_a_browser_kept_comes_back_and_nothing_is_saved(mara, case):
    one, _theirs, mine = case
    back = opened(mara, one).type(**mine).send("_restore")
    assert {name: back.values[name] for name in mine} == {
        name: [text] for name, text in mine.items()
    }
    assert "nothing is saved yet" in back.answer.text
    assert not says(one, mine)


def test_other_names_are_rows_of_an_organisation(mara, omar):
    one = OrganisationFactory(name="Ring Union")
    second = opened(omar, one).type(acronym="RU")
    opened(mara, one).row("other_names", text="Ring", kind="former").send()
    (difference,) = second.send().collision.differences
    assert "Ring" in difference.theirs and difference.mine == ""


@pytest.mark.parametrize("model", [Person, Series, Organisation])
def test_a_double_click_adds_once(mara, model):
    page = Page(mara, address(model, "add")).type(name="Once", slug="once")
    assert page.send() is None
    assert page.send("_continue") is None
    assert model.objects.filter(name="Once").count() == 1


def test_who_may_only_look_has_nothing_to_keep():
    page = client_of(somebody("Writer")).get(address(Series, "change", SeriesFactory().pk))
    assert page.status_code == 403 or "_made_from" not in page.text


# -- Files ----------------------------------------------------------------------------------------


def test_a_picture_that_collides_stores_no_file_and_asks_for_it_again(mara, omar):
    picture = PictureFactory(alt="A mill", stored=True)
    before = files()
    second = opened(omar, picture).type(file=[sent(jpeg())], focal_x="0.2")
    opened(mara, picture).type(alt="A mill in Ghana").send()
    back = second.send()
    assert "choose the file again" in back.answer.text
    assert files() == before and now(picture).focal_x == 0.5


def test_another_file_with_the_same_words_is_another_picture(mara):
    page = Page(mara, address(Picture, "add")).type(credit="© Ada")
    for content in (jpeg((90, 60)), jpeg((120, 60))):
        assert page.type(file=[sent(content)]).send() is None
    assert sorted(Picture.objects.values_list("width", flat=True)) == [90, 120]


def test_a_double_click_with_a_file_adds_once(mara):
    page = Page(mara, address(Picture, "add"))
    for _click in range(2):
        assert page.type(file=[sent(jpeg())]).send() is None
    assert Picture.objects.count() == 1


def test_a_picture_that_was_forgotten_may_follow_with_the_same_words(mara):
    item = NewsItemFactory(title="First")
    for page in (opened(mara, item), Page(mara, address(NewsItem, "add"))):
        assert page.type(title="Second").send() is None
        assert page.type(picture_file=[sent(jpeg())]).send() is None
    assert NewsItem.objects.filter(picture__isnull=False).exists()
    assert now(item).picture is not None


def test_a_former_name_outlasts_the_back_button(mara):
    one = OrganisationFactory(name="Ring Union")
    page = opened(mara, one).type(name="Ring Union of Ghana")
    assert page.send() is None
    back = page.type(acronym="RU").send()
    assert [each.label for each in back.collision.differences] == ["Other names"]
    assert back.send() is None
    assert now(one).acronym == "RU"
    assert list(now(one).other_names.values_list("text", flat=True)) == ["Ring Union"]
