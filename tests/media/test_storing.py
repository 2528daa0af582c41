"""Files of pictures: made anew, in sizes that fit, all or none."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from sseportal.media.models import Picture
from sseportal.media.renditions import MODERN, TYPES, files
from sseportal.media.storing import FOLDER, or_nothing, path_of, store
from tests.media.files import picture

CENTRE = (0.5, 0.5)


def stored():
    return set(default_storage.listdir(FOLDER)[1]) if default_storage.exists(FOLDER) else set()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def put(size=(90, 60), **fields):
    one = Picture(**fields)
    one.put(picture(size), "0" * 64)
    one.save()
    return one


def pixel(one, name):
    with default_storage.open(path_of(one.token, name)) as file:
        return Image.open(file).getpixel((5, 5))


def test_a_picture_is_made_in_all_sizes_that_are_not_larger_than_it():
    made = {name: size for name, size, _content in files(picture((900, 600)), CENTRE)}
    sizes = {name.partition(".")[0]: size for name, size in made.items()}
    assert sizes == {
        "master": (900, 600), "400": (400, 267), "800": (800, 533), "900": (900, 600),
        "card": (240, 160), "card-small": (120, 80), "face": (160, 160),
    }  # fmt: skip


@pytest.mark.parametrize("size", [(1, 1), (90, 60), (3, 900), (900, 3)])
def test_a_small_picture_is_never_enlarged(size):
    for _name, (width, height), _content in files(picture(size), CENTRE):
        assert width <= size[0] and height <= size[1]


@pytest.mark.parametrize(("mode", "last"), [("RGB", "jpg"), ("RGBA", "png")])
def test_each_size_is_made_in_modern_formats_and_one_that_all_know(mode, last):
    made = {name: content for name, _size, content in files(picture(mode=mode), CENTRE)}
    assert {name.partition(".")[2] for name in made} == {*MODERN, last}
    for name, content in made.items():
        image = Image.open(BytesIO(content))
        assert Image.MIME[image.format] == TYPES[name.partition(".")[2]]
        assert not image.getexif() and "icc_profile" not in image.info


@pytest.mark.parametrize(("focal", "is_red"), [((0, 0), True), ((1, 1), False)])
def test_cuts_are_made_about_the_focal_point(focal, is_red):
    made = {name: content for name, _size, content in files(picture((900, 300)), focal)}
    red, green, _blue = Image.open(BytesIO(made["face.jpg"])).getpixel((5, 5))
    assert (red > 200) is is_red and (green < 60) is is_red


def test_names_tell_nothing_and_never_come_twice():
    first, second = (store(picture(), CENTRE)[0] for _ in range(2))
    assert first != second and len(first) == 32 and int(first, 16)


@pytest.mark.parametrize("succeed", range(0, 12, 3))
def test_a_full_disk_leaves_no_file(succeed, monkeypatch):
    save, saved = default_storage.save, []

    def until_full(path, content):
        saved.append(path)
        if len(saved) > succeed:
            save(path, type(content)(content.read()[:10]))  # half of it
            raise OSError(28, "No space left on device")
        return save(path, content)

    monkeypatch.setattr(default_storage, "save", until_full)
    with pytest.raises(OSError, match="No space"):
        store(picture(), CENTRE)
    assert stored() == set()


def test_what_ends_in_an_error_later_leaves_no_file():
    with pytest.raises(ZeroDivisionError), or_nothing():
        store(picture(), CENTRE)
        assert stored()
        raise ZeroDivisionError
    assert stored() == set()


def test_a_deleted_picture_loses_its_files_once_it_is_sure(db, django_capture_on_commit_callbacks):
    one, other, kept = put(), put(), put()
    with django_capture_on_commit_callbacks() as waiting:
        one.delete()
        Picture.objects.filter(pk=other.pk).delete()
        assert len(stored()) == len(one.paths) * 3
    for callback in waiting:
        callback()
    assert stored() == {path.partition("/")[2] for path in kept.paths}


def test_what_is_replaced_gets_new_names(db, django_capture_on_commit_callbacks):
    one = put()
    before = {**one.files}, one.token
    with django_capture_on_commit_callbacks(execute=True):
        one.put(picture((30, 30)), "1" * 64)
        one.save()
    assert (one.width, one.height) == (30, 30) and before[1] != one.token
    assert stored() == {path.partition("/")[2] for path in one.paths}


def test_a_moved_focal_point_cuts_again_under_new_names(db):
    one = put((180, 60))
    before = one.token
    one.focal_x = 0
    one.cut_again()
    assert one.token != before and pixel(one, "face.jpg")[0] > 200


def test_a_picture_is_called_by_what_it_shows(db):
    assert str(Picture(alt="A mill", caption="Grain")) == "A mill"
    assert str(Picture(caption="Grain")) == "Grain"
    assert str(Picture(pk=7)) == "Picture 7"
