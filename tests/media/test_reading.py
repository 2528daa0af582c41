"""What is left of files that somebody sent: pixels, or a reason."""

from types import SimpleNamespace

import pytest
from PIL import Image, ImageChops

from sseportal.media import apart, reading
from sseportal.media.reading import MOST_PIXELS, Refused, read
from tests.media.files import (
    PROFILE,
    REFUSED,
    SVG,
    TAKEN,
    animated,
    encoded,
    exif,
    jpeg,
    lying_avif,
    mpo,
    picture,
    png,
    sent,
)

RED, TEAL = (255, 0, 0), (0, 128, 128)


def image_of(content, name="photo.jpg"):
    return read(sent(content, name)).image


def at_corner(image):
    return image.convert("RGB").getpixel((2, 2))


def is_like(colour, other):
    return all(abs(one - two) < 12 for one, two in zip(colour, other, strict=True))


@pytest.mark.parametrize("name", TAKEN)
def test_of_what_is_taken_pixels_are_left_and_nothing_else(name):
    image = image_of(TAKEN[name], name)
    assert image.mode in ("RGB", "RGBA") and image.info == {} and not image.getexif()


@pytest.mark.parametrize("name", REFUSED)
def test_the_reason_of_a_refusal_names_the_file(name):
    with pytest.raises(Refused, match="^“" + name):
        image_of(REFUSED[name], name)


@pytest.mark.parametrize("name", ["bomb.png", "wide-bomb.png", "bomb.jpg", "bomb.webp", "over.png"])
def test_too_many_pixels_are_refused_by_the_header_alone(name, monkeypatch):
    monkeypatch.setattr(reading, "plain", None)
    with pytest.raises(Refused, match="more than 40 megapixels"):
        image_of(REFUSED[name])


def test_as_many_pixels_as_may_be_are_taken():
    content = encoded(Image.new("1", (8000, MOST_PIXELS // 8000)), "PNG")
    assert image_of(content).size == (2400, 1500)


def test_a_format_that_takes_more_memory_may_have_fewer_pixels():
    content = encoded(Image.new("RGB", (4000, 3000)), "WEBP", method=0, quality=1)
    with pytest.raises(Refused, match="more than the 10 megapixels"):
        image_of(content)


@pytest.mark.parametrize("written", [bytes, mpo])
@pytest.mark.parametrize(("size", "most"), [((7000, 3500), 24), ((4790, 4700), 17)])
def test_a_jpeg_of_layers_may_have_fewer_pixels(written, size, most, monkeypatch):
    monkeypatch.setattr(reading, "plain", None)
    content = written(jpeg(size, progressive=True, subsampling=0))
    with pytest.raises(Refused, match=f"more than the {most} megapixels"):
        image_of(content)


@pytest.mark.parametrize("name", ["scans.jpg", "scans-of-two.jpg"])
def test_a_jpeg_of_too_many_layers_is_refused_undecoded(name, monkeypatch):
    monkeypatch.setattr(reading, "plain", None)
    with pytest.raises(Refused, match="too many layers"):
        image_of(REFUSED[name])


def test_an_avif_of_too_many_pixels_is_refused_by_what_it_tells():
    content = lying_avif((30, 20), (3000, 3000))
    with pytest.raises(Refused, match="more than the 8 megapixels"):
        image_of(content)


def test_what_begins_as_an_avif_and_is_none_is_in_no_known_format():
    with pytest.raises(Refused, match="in a known format"):
        image_of(b"\0\0\0\x18ftypheic" + bytes(60))


def test_reading_an_avif_takes_no_longer_than_it_may(monkeypatch):
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.001)
    with pytest.raises(Refused, match="damaged"):
        image_of(TAKEN["some.avif"])


def test_what_an_avif_is_transparent_of_stays_so():
    clear = Image.new("RGBA", (30, 20), (*RED, 0))
    clear.paste((*TEAL, 255), (0, 0, 15, 20))
    found = image_of(encoded(clear, "AVIF"))
    assert (found.mode, found.size) == ("RGBA", (30, 20))
    assert is_like(at_corner(found), TEAL) and found.getpixel((28, 10))[3] == 0


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "P"])
def test_a_large_picture_is_shrunk_as_if_it_were_whole(mode):
    whole = Image.linear_gradient("L").resize((3000, 500)).convert("RGB")
    whole.paste(Image.radial_gradient("L"), (1000, 100))
    content = encoded(whole.convert("L").convert(mode), "PNG")
    wanted = whole.convert("L").resize((2400, 400), Image.Resampling.LANCZOS)
    found = image_of(content)
    assert found.size == wanted.size
    apart = ImageChops.difference(found.convert("L"), wanted)
    assert apart.getextrema()[1] <= 3


def test_what_a_large_picture_is_transparent_of_stays_so():
    clear = Image.new("RGBA", (3000, 1000), (*RED, 0))
    clear.paste((*TEAL, 255), (0, 0, 1500, 1000))
    found = image_of(encoded(clear, "PNG"))
    assert (found.mode, found.size) == ("RGBA", (2400, 800))
    assert found.getpixel((100, 790)) == (*TEAL, 255) and found.getpixel((2300, 10))[3] == 0


def test_a_large_file_is_refused_unread():
    file = SimpleNamespace(name="photo.jpg", size=reading.MOST_BYTES + 1)
    with pytest.raises(Refused, match="larger than 20 MB"):
        read(file)


def test_an_svg_is_refused_for_what_it_is():
    with pytest.raises(Refused, match="SVG is refused, as it can hold programs"):
        image_of(SVG, "harmless.png")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation):
    image = image_of(jpeg((90, 60), exif=exif(orientation)))
    assert image.size == ((90, 60) if orientation < 5 else (60, 90))
    red = {
        1: (2, 2),
        2: (-3, 2),
        3: (-3, -3),
        4: (2, -3),
        5: (2, 2),
        6: (-3, 2),
        7: (-3, -3),
        8: (2, -3),
    }
    x, y = red[orientation]
    assert is_like(image.getpixel((x % image.width, y % image.height)), RED)


def test_colours_are_those_of_the_profile():
    found = at_corner(image_of(jpeg(icc_profile=swapped())))
    assert found[1] > 200 and found[0] < 60, "its red is sRGB's green"


def swapped():
    """A profile that has green where sRGB has red."""
    profile = bytearray(PROFILE)
    red, green = (profile[at : at + 8] for at in places(profile, b"rXYZ", b"gXYZ"))
    for at, value in zip(places(profile, b"rXYZ", b"gXYZ"), (green, red), strict=True):
        profile[at : at + 8] = value
    return bytes(profile)


def places(profile, *names):
    """Where the tags of a profile say where they are."""
    return [profile.index(name, 128) + 4 for name in names]


@pytest.mark.parametrize("profile", [b"nonsense", PROFILE[:200], b"\0" * 128])
def test_a_profile_that_makes_no_sense_is_overlooked(profile):
    assert is_like(at_corner(image_of(jpeg(icc_profile=profile))), RED)


@pytest.mark.parametrize("mode", ["CMYK", "L", "P", "1", "RGB"])
def test_each_kind_of_pixels_looks_as_it_did(mode):
    content = encoded(picture(mode=mode), "JPEG" if mode == "CMYK" else "PNG")
    wanted = picture(mode=mode).convert("RGB").getpixel((2, 2))
    assert is_like(at_corner(image_of(content)), wanted)


def test_sixteen_bits_become_the_upper_eight():
    content = encoded(Image.new("I;16", (9, 9), 0x8000), "PNG")
    assert at_corner(image_of(content)) == (128, 128, 128)


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_image_is_taken(format):
    assert is_like(at_corner(image_of(animated(format))), RED)


def test_transparency_stays_and_where_there_is_none_goes():
    clear = encoded(Image.new("RGBA", (9, 9), (0, 0, 0, 90)), "PNG")
    dense = encoded(Image.new("RGBA", (9, 9), (0, 0, 0, 255)), "PNG")
    palette = encoded(picture(mode="P"), "PNG", transparency=picture(mode="P").getpixel((2, 2)))
    found = [image_of(content) for content in (clear, dense, palette)]
    assert [image.mode for image in found] == ["RGBA", "RGB", "RGBA"]
    assert found[2].getpixel((2, 2))[3] == 0


def test_the_name_and_the_type_that_were_sent_tell_nothing():
    assert read(sent(png(), "x.svg", "text/html")).image.size == (90, 60)


def test_a_name_is_shown_without_what_can_t_be_printed():
    assert reading.shown("a\0b\u202egpj.exe" + "x" * 200) == "abgpj.exe" + "x" * 71
    assert reading.shown(None) == "?"
