"""Pictures in the newsroom: sent in the form of an item or chosen, told of, and by whom."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from news.models import NewsItem
from sseportal.media import storing
from sseportal.media.models import Picture
from sseportal.media.storing import FOLDER, path_of
from tests.admin.newsroom import act, add, address, ask, errors, look, news
from tests.factories import NewsItemFactory, PictureFactory
from tests.media.files import REFUSED, jpeg, sent
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def publisher():
    return client_of(somebody("Publisher"))


def stored():
    return default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []


def told(**fields):
    """Of a picture, as the form of an item asks for it."""
    found = {"alt": "Millers at a mill", "caption": "", "credit": "", "focal_x": "0.5",
             "focal_y": "0.5"}  # fmt: skip
    return {f"picture_{name}": value for name, value in (found | fields).items()}


def with_picture(content=None, name="IMG_1234.jpg", picture=None, **fields):
    item = {name: fields.pop(name) for name in list(fields) if name in ("status", "title")}
    return news(**item, **told(**fields), picture_file=sent(content or jpeg(), name))


def messages(answer):
    return " ".join(str(each) for each in answer.context["messages"])


def saved(client, item, **fields):
    return client.post(address(NewsItem, "change", item.pk), news(**fields), follow=True)


# -- Sent in the form of an item ------------------------------------------------------------------


def test_an_illustrated_item_is_added_in_one_form(publisher, client):
    add(publisher, NewsItem, with_picture(credit="© Ada", caption="At work", focal_x="0.1"))
    item = NewsItem.objects.get()
    assert item.is_visible and item.picture.alt == "Millers at a mill"
    assert (item.picture.credit, item.picture.caption) == ("© Ada", "At work")
    assert (item.picture.focal_x, item.picture.uploaded_by.username[:9]) == (0.1, "Publisher")
    page = client.get(item.get_absolute_url())
    assert item.picture.wide.src in page.text and "IMG_1234" not in page.text


def test_a_picture_is_no_version_of_the_item_that_has_its_number(publisher):
    picture, other = PictureFactory(pk=900_001, alt="Old"), NewsItemFactory(pk=900_001)
    item = NewsItemFactory(picture=picture)
    saved(publisher, item, picture=picture.pk, **told(alt="A mill"), picture_shown=picture.pk)
    picture.refresh_from_db()
    assert picture.alt == "A mill"
    assert not other.history.exists() and item.history.exists()


def test_nothing_of_the_name_or_of_the_bytes_that_were_sent_is_stored(publisher):
    content = jpeg(comment=b"XCANARYX")
    add(publisher, NewsItem, with_picture(content, "../secret-name.jpg"))
    assert len(stored()) > 5 and not any("secret" in name for name in stored())
    for name in stored():
        with default_storage.open(f"{FOLDER}/{name}") as file:
            assert b"XCANARYX" not in (found := file.read()) and found != content


@pytest.mark.parametrize("name", ["picture.svg", "page.jpg", "cut.jpg", "bomb.png"])
def test_a_refused_file_is_told_at_its_field_and_nothing_is_lost(publisher, name):
    answer = add(publisher, NewsItem, with_picture(REFUSED[name], name, title="Typed"))
    assert [f"“{name}”: " in error for error in errors(answer)["picture_file"]] == [True]
    assert 'value="Typed"' in answer.text and "Millers at a mill" in answer.text
    assert not stored() and not Picture.objects.exists() and not NewsItem.objects.exists()


def test_an_upload_outlives_an_error_elsewhere(publisher):
    answer = add(publisher, NewsItem, with_picture(title=""))
    picture = Picture.objects.get()
    assert errors(answer).keys() == {"title"} and "The picture was kept" in messages(answer)
    shown = answer.context["adminform"].form
    assert shown["picture"].value() == shown["picture_shown"].value() == picture.pk
    again = told(alt="Better") | {"picture": picture.pk, "picture_shown": picture.pk}
    add(publisher, NewsItem, news(**again))
    picture.refresh_from_db()
    assert NewsItem.objects.get().picture == picture and picture.alt == "Better"


def test_an_upload_outlives_asking_for_tags_without_a_script(publisher):
    answer = add(publisher, NewsItem, with_picture() | {"_suggest": "1"})
    assert answer.context["adminform"].form["picture"].value() == Picture.objects.get().pk
    assert not NewsItem.objects.exists()


def test_a_full_disk_is_told_and_leaves_nothing(publisher, monkeypatch):
    save = default_storage.save

    def full(path, content):
        save(path, content)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storing.default_storage, "save", full)
    answer = add(publisher, NewsItem, with_picture(title="Typed"))
    assert "could not be stored" in errors(answer)["picture_file"][0]
    assert 'value="Typed"' in answer.text
    assert not stored() and not Picture.objects.exists() and not NewsItem.objects.exists()


def test_a_save_that_fails_leaves_no_file(publisher, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(NewsItem, "save", fail)
    with pytest.raises(ZeroDivisionError):
        add(publisher, NewsItem, with_picture())
    assert not stored()


@pytest.mark.parametrize("focal", ["-0.1", "1.1", "nan", "inf", "left"])
def test_a_focal_point_outside_the_picture_is_refused(publisher, focal):
    answer = add(publisher, NewsItem, with_picture(focal_x=focal))
    assert errors(answer).keys() == {"picture_focal_x"}


# -- Alt text -------------------------------------------------------------------------------------


def test_an_alt_text_is_asked_for_on_publishing(publisher):
    answer = add(publisher, NewsItem, with_picture(alt=""))
    assert errors(answer).keys() == {"picture_alt"}


@pytest.mark.parametrize("status", ["draft", "review", "archived"])
def test_and_on_nothing_else(publisher, status):
    add(publisher, NewsItem, with_picture(alt="", status=status))
    assert NewsItem.objects.get().picture.alt == ""


def test_a_decorative_picture_needs_none(publisher, client):
    add(publisher, NewsItem, with_picture(alt="", is_decorative="on"))
    item = NewsItem.objects.get()
    assert item.is_visible and 'alt=""' in client.get(item.get_absolute_url()).text


@pytest.mark.parametrize("alt", ["IMG_1234.jpg", "img_1234", "millers.PNG", "DSC0042"])
def test_the_name_of_a_file_is_no_alt_text(publisher, alt):
    answer = add(publisher, NewsItem, with_picture(alt=alt, status="draft"))
    assert "name of a file" in errors(answer)["picture_alt"][0]


def test_of_several_those_without_alt_text_are_not_published(publisher):
    complete = {"review": True, "summary": "In short.", "countries": ["kenya"]}
    bare = NewsItemFactory(picture=PictureFactory(alt=""), title="Bare", **complete)
    whole = NewsItemFactory(picture=PictureFactory(), **complete)
    page = look(publisher, NewsItem, "publish", [bare, whole]).text
    assert "an alt text for its picture" in page and "Bare" in page
    act(publisher, NewsItem, "publish", [bare, whole])
    assert set(NewsItem.objects.visible()) == {whole}


def test_what_lacks_an_alt_text_is_counted_and_listed(publisher):
    wanting = NewsItemFactory(picture=PictureFactory(alt=""))
    NewsItemFactory(picture=PictureFactory(alt="", is_decorative=True))
    NewsItemFactory(picture=PictureFactory())
    NewsItemFactory(archived=True, picture=PictureFactory(alt=""))
    url = f"{address(NewsItem)}?attention=alt"
    assert f'<a href="{url}">1 ' in publisher.get("/admin/").text
    assert list(publisher.get(url).context["cl"].result_list) == [wanting]


# -- Chosen from the library ----------------------------------------------------------------------


def test_a_picture_is_chosen_and_what_is_told_of_it_stays(publisher):
    item, picture = NewsItemFactory(), PictureFactory(alt="A mill", credit="© Ada")
    saved(publisher, item, picture=picture.pk, **told(alt=""))
    item.refresh_from_db()
    picture.refresh_from_db()
    assert item.picture == picture and (picture.alt, picture.credit) == ("A mill", "© Ada")


def test_what_the_form_tells_of_another_picture_is_not_told_of_the_one_chosen(publisher):
    old, new = PictureFactory(alt="Old"), PictureFactory(alt="New")
    item = NewsItemFactory(picture=old)
    saved(publisher, item, picture=new.pk, **told(alt="Old"), picture_shown=old.pk)
    new.refresh_from_db()
    assert new.alt == "New"


def test_what_is_told_of_a_picture_is_changed_in_the_form_of_its_item(publisher):
    picture = PictureFactory(alt="Old")
    item = NewsItemFactory(picture=picture)
    saved(publisher, item, picture=picture.pk, **told(alt="Better"), picture_shown=picture.pk)
    picture.refresh_from_db()
    assert picture.alt == "Better"


def test_a_picture_of_an_item_is_replaced_and_stays_in_the_library(publisher):
    old = PictureFactory()
    item = NewsItemFactory(picture=old)
    saved(publisher, item, picture=old.pk, picture_file=sent(jpeg()), **told())
    item.refresh_from_db()
    assert item.picture != old and Picture.objects.count() == 2


def test_a_moved_focal_point_cuts_the_picture_again(publisher):
    add(publisher, NewsItem, with_picture(jpeg((180, 60))))
    item, before = NewsItem.objects.get(), Picture.objects.get().token
    shown = {"picture": item.picture.pk, "picture_shown": item.picture.pk}
    saved(publisher, item, **shown, **told(focal_x="0"))
    picture = Picture.objects.get()
    assert picture.token != before
    with default_storage.open(path_of(picture.token, "face.jpg")) as file:
        assert Image.open(BytesIO(file.read())).getpixel((5, 5))[0] > 200


def test_words_without_a_picture_are_not_lost_unsaid(publisher):
    answer = add(publisher, NewsItem, news(**told(alt="A mill", is_decorative="")))
    assert errors(answer).keys() == {"picture_alt"}


# -- The library ----------------------------------------------------------------------------------


def test_the_library_takes_a_picture_in_and_shows_it(publisher):
    data = {"file": sent(jpeg()), "alt": "A mill", "focal_x": "0.5", "focal_y": "0.5"}
    publisher.post(address(Picture, "add"), data)
    picture = Picture.objects.get()
    listed = publisher.get(address(Picture), {"q": "mill"})
    assert picture.face.src in listed.text
    again = data | {"file": sent(jpeg()), "focal_x": "0.2"}
    publisher.post(address(Picture, "change", picture.pk), again)
    assert Picture.objects.get().token != picture.token


def test_the_library_says_why_it_refuses(publisher):
    data = {"file": sent(REFUSED["picture.svg"], "x.svg"), "focal_x": "0.5", "focal_y": "0.5"}
    answer = publisher.post(address(Picture, "add"), data)
    assert "“x.svg”: SVG is refused" in errors(answer)["file"][0]


def test_a_file_that_is_not_kept_is_asked_for_again(publisher):
    data = {"file": sent(jpeg()), "alt": "x.jpg", "focal_x": "0.5", "focal_y": "0.5"}
    answer = publisher.post(address(Picture, "add"), data)
    assert "choose the file again" in errors(answer)["file"][0] and not stored()


def test_a_picture_in_use_is_not_deleted(publisher):
    picture = PictureFactory()
    NewsItemFactory(picture=picture)
    publisher.post(address(Picture, "delete", picture.pk), {"post": "yes"})
    act(publisher, Picture, "delete_selected", [picture])
    assert Picture.objects.exists()


@pytest.mark.parametrize(("query", "found"), [("used=yes", 1), ("used=no", 2), ("alt=none", 1)])
def test_the_library_is_narrowed(publisher, query, found):
    NewsItemFactory(draft=True, picture=PictureFactory())
    PictureFactory()
    PictureFactory(alt="")
    assert publisher.get(f"{address(Picture)}?{query}").context["cl"].result_count == found


# -- Who may do what ------------------------------------------------------------------------------


@pytest.fixture
def writer():
    return somebody("Writer")


@pytest.fixture
def pictures(writer):
    """{whose: Picture}"""
    other = somebody("Editor")
    found = {
        "own": PictureFactory(uploaded_by=writer, alt="Own mill"),
        "public": PictureFactory(uploaded_by=other, alt="Public mill"),
        "in own item": PictureFactory(uploaded_by=other, alt="Lent mill"),
        "of a draft": PictureFactory(uploaded_by=other, alt="Secret mill"),
        "unused": PictureFactory(uploaded_by=other, alt="Unused mill"),
        "nobody's": PictureFactory(uploaded_by=None, alt="Stray mill"),
    }
    NewsItemFactory(picture=found["public"])
    NewsItemFactory(picture=found["in own item"], author=writer, draft=True)
    NewsItemFactory(picture=found["of a draft"], draft=True)
    return found


def test_a_writer_finds_their_own_pictures_and_those_that_are_shown(writer, pictures):
    client, seen = client_of(writer), {"own", "public", "in own item"}
    wanted = {pictures[whose].alt for whose in seen}
    listed = client.get(address(Picture)).context["cl"].result_list
    assert {picture.alt for picture in listed} == wanted
    found = ask(client, NewsItem, "picture", "mill").json()["results"]
    assert {each["text"] for each in found} == wanted
    for whose, picture in pictures.items():
        answer = client.get(address(Picture, "change", picture.pk))
        assert (answer.status_code == 200) is (whose in seen)


def test_a_writer_chooses_none_that_they_may_not_see(writer, pictures):
    answer = add(
        client_of(writer), NewsItem, news(status="draft", picture=pictures["of a draft"].pk)
    )
    assert "picture" in errors(answer) and "Secret" not in answer.text


def test_a_writer_is_told_nothing_of_a_picture_by_its_number(writer, pictures):
    hidden = pictures["of a draft"].pk
    answer = add(client_of(writer), NewsItem, news(status="draft", title="", picture_shown=hidden))
    assert "Secret" not in answer.text and pictures["of a draft"].token not in answer.text


def test_a_writer_changes_their_own_picture_until_it_is_public(writer, pictures):
    client, own = client_of(writer), pictures["own"]
    item = NewsItemFactory(picture=own, author=writer, draft=True)
    data = {"alt": "Better", "focal_x": "0.5", "focal_y": "0.5"}
    client.post(address(Picture, "change", own.pk), data)
    own.refresh_from_db()
    assert own.alt == "Better"
    item.status = "published"
    item.save()
    assert client.post(address(Picture, "change", own.pk), data).status_code == 403


def test_a_writer_tells_nothing_of_another_s_picture(writer, pictures):
    public, item = pictures["public"], NewsItemFactory(author=writer, draft=True)
    data = news(status="draft", picture=public.pk, **told(alt="Mine now"))
    answer = client_of(writer).post(address(NewsItem, "change", item.pk), data)
    assert "may not change" in errors(answer)["picture_alt"][0]
    public.refresh_from_db()
    assert public.alt == "Public mill"


def test_who_may_only_read_an_item_sends_no_picture(writer):
    item = NewsItemFactory(author=writer, review=True)
    data = with_picture()
    answer = client_of(writer).post(address(NewsItem, "change", item.pk), data)
    assert answer.status_code == 403 and not stored()
    assert "picture_file" not in client_of(writer).get(address(NewsItem, "change", item.pk)).text


def test_who_may_not_add_pictures_chooses_one(pictures):
    """Permissions are the administrators' to give, whatever the roles say."""
    user = somebody("")
    codes = ["add_newsitem", "change_newsitem", "view_picture"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    item, client = NewsItemFactory(), client_of(user)
    page = client.get(address(NewsItem, "change", item.pk))
    assert "picture_file" not in page.text and "id_picture" in page.text
    data = news(picture=pictures["unused"].pk, picture_file=sent(jpeg()))
    client.post(address(NewsItem, "change", item.pk), data)
    item.refresh_from_db()
    assert item.picture == pictures["unused"] and not stored()


def test_where_a_picture_is_shown_tells_a_writer_of_nobody_else_s_drafts(writer, pictures):
    NewsItemFactory(title="Secret plan", picture=pictures["public"], draft=True)
    page = client_of(writer).get(address(Picture, "change", pictures["public"].pk))
    assert page.status_code == 200 and "Secret plan" not in page.text
    page = client_of(somebody("Editor")).get(address(Picture, "change", pictures["public"].pk))
    assert "Secret plan" in page.text


@pytest.mark.parametrize("role", ["Writer", "Editor"])
def test_who_may_not_delete_has_no_way_to(role, pictures):
    act(client_of(somebody(role)), Picture, "delete_selected", [pictures["unused"]])
    assert Picture.objects.filter(pk=pictures["unused"].pk).exists()


def test_files_of_a_draft_are_for_those_who_may_see_it(writer, pictures, client):
    def status(asking, whose):
        answer = asking.get(reverse("picture", args=[pictures[whose].token, "800.jpg"]))
        answer.getvalue()  # and so its file is closed
        return answer.status_code

    for picture in pictures.values():
        default_storage.save(path_of(picture.token, "800.jpg"), BytesIO(b"x"))
    assert status(client_of(writer), "own") == 200
    assert status(client_of(writer), "of a draft") == 404
    assert status(client_of(somebody("Editor")), "of a draft") == 200
    assert status(client_of(somebody("")), "of a draft") == 404
    assert status(client, "of a draft") == status(client, "own") == 404
    assert status(client, "public") == 200
