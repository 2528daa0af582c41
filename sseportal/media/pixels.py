"""Pixels without what came along: upright, in sRGB, in a size that is easy to work with."""

from io import BytesIO
from itertools import chain
from math import ceil, floor

from PIL import Image, ImageCms, ImageOps

LARGEST = (2400, 2400)
BAND = 64  # rows
REACH = 3  # rows to either side that a row is made of, before they are scaled: Lanczos's window
SRGB = ImageCms.createProfile("sRGB")
DEEP = ("I", "F", "I;16", "I;16L", "I;16B")


def plain(image):
    """RGB, or RGBA if any pixel is transparent, of an opened picture, and no word beside it. Of an
    animation the first image. The picture itself is closed."""
    image = ImageOps.exif_transpose(_small(image))
    image = _in_srgb(image)
    image.info.clear()  # Pillow would write comments, EXIF and profiles of it into new files
    return image


def fitting(size, within):
    """`size`, smaller by as much as it must be to be cut out of `within`."""
    shrink = min(1, *(whole / part for whole, part in zip(within, size, strict=True)))
    return tuple(max(1, round(each * shrink)) for each in size)


def is_halved(size):
    """Whether a JPEG of that size is shrunk in being read, so that it never is there whole."""
    small = fitting(size, LARGEST)
    return all(whole >= 2 * part for whole, part in zip(size, small, strict=True))


def _small(image):
    """At most as large as LARGEST, in a mode that can be worked with."""
    if image.format == "JPEG":
        image.draft(None, fitting(image.size, LARGEST))  # shrunk by up to eight in being read
        image.thumbnail(LARGEST, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return image
    image.load()
    size = fitting(image.size, LARGEST)
    if size == image.size:
        return _shallow(image)
    small = _in_bands(image, size)
    image.close()
    return small


def _in_bands(image, size):
    """The picture in another size, a band at a time: Pillow would copy it whole to convert it."""
    bands = {top: min(top + BAND, size[1]) for top in range(0, size[1], BAND)}
    parts = ((top, _band(image, size, top, end)) for top, end in bands.items())
    _, first = begun = next(parts)
    small = Image.new(first.mode, size)
    for top, part in chain([begun], parts):
        small.paste(part, (0, top))
    small.info = {name: told for name, told in image.info.items() if name != "transparency"}
    return small


def _band(image, size, top, end):
    """The rows from `top` to before `end` of the small picture."""
    scale = image.height / size[1]
    above = max(0, floor(top * scale - REACH * scale))
    below = min(image.height, ceil(end * scale + REACH * scale))
    band = _shallow(image.crop((0, above, image.width, below)))
    box = (0, top * scale - above, image.width, min(end * scale - above, band.height))
    return band.resize((size[0], end - top), Image.Resampling.LANCZOS, box=box)


def _shallow(image):
    """In a mode that can be shrunk well."""
    if image.mode in DEEP:
        return _eight_bits(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA") or "transparency" in image.info:
        clear = image.mode == "PA" or "transparency" in image.info
        return image.convert("RGBA" if clear else "RGB")
    return image


def _eight_bits(image):
    """The upper eight of sixteen; Pillow alone would cut bright ones off."""
    deep = image if image.mode.startswith("I") else image.convert("I")
    return deep.point(lambda value: value * (1 / 256)).convert("L")


def _in_srgb(image):
    profile, alpha = image.info.get("icc_profile"), None
    if image.mode in ("RGBA", "LA", "La", "RGBa"):
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    image = _converted(image, profile).convert("RGB")
    if alpha and alpha.getextrema()[0] < 255:
        image.putalpha(alpha)
    return image


def _converted(image, profile):
    """By its colour profile; one that makes no sense is overlooked."""
    if not profile:
        return image
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, given, SRGB, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
