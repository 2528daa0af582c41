"""Reading files that somebody sent: their header first, what they hold only if that is bearable.

A file is what its content says, never what its name or its sender says.
"""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from threading import Lock

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from sseportal.media import apart
from sseportal.media.pixels import is_halved, plain

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")  # and AVIF, which is read apart
MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000
MOST_MEMORY = 170_000_000  # bytes that decoding may take, beside what the process has
MOST_SCANS = 100  # of a progressive JPEG, each of which decodes the whole again

# Bytes a pixel that decoding takes at its peak. libwebp holds a picture some times over, too.
BY_FORMAT = {"WEBP": 16, "AVIF": apart.BYTES_A_PIXEL}
BY_MODE = {"1": 1, "L": 1, "P": 1, "I;16": 2}
OTHERWISE = 4


_one_at_a_time = Lock()  # so that all of a process's threads together need no more


class Refused(ValueError):
    """The reason, in words for who sent the file."""


@dataclass(frozen=True)
class Upload:
    """What is left of a file: upright pixels in sRGB, at most as wide and high as `LARGEST`."""

    image: Image.Image
    digest: str  # of the file as it was sent, hexadecimal
    name: str


def read(file):
    """The Upload of a file that has a `name` and a `size` in bytes; Refused if it is none."""
    name = shown(file.name)
    try:
        return _read(file, name)
    except Refused as reason:
        raise Refused(f"“{name}”: {reason}") from reason


def _read(file, name):
    if file.size > MOST_BYTES:
        raise Refused(_("the file is larger than %d MB.") % (MOST_BYTES // 1_000_000))
    content = file.read(MOST_BYTES + 1)
    with _one_at_a_time:
        image = _apart(content) if apart.may_be_avif(content) else _here(content)
    return Upload(image, sha256(content).hexdigest(), name)


def _here(content):
    image = _opened(content)
    _check(image, content)
    try:
        return plain(image)
    except Exception as error:  # whatever the readers of formats stumble over
        raise Refused(_damaged()) from error


def _apart(content):
    each = BY_FORMAT["AVIF"]
    try:
        size, image = apart.read(content, MOST_MEMORY // each)
    except apart.Unknown as error:
        raise Refused(_unknown()) from error
    except Exception as error:  # as above
        raise Refused(_damaged()) from error
    _check_size(size, each)
    return image


def shown(name):
    """A name as it may stand in a message."""
    return "".join(char for char in name or "" if char.isprintable())[:80] or "?"


def _opened(content):
    """The picture by its header; nothing is decoded yet."""
    if is_svg(content):
        raise Refused(
            _("SVG is refused, as it can hold programs; save it as PNG, JPEG or WebP instead.")
        )
    try:
        image = Image.open(BytesIO(content), formats=FORMATS)
        # A JPEG that says where a second one is, as some cameras take: the first is read as any.
        return JpegImageFile(BytesIO(content)) if image.format == "MPO" else image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(_too_large()) from error
    except UnidentifiedImageError as error:
        raise Refused(_unknown()) from error
    except Exception as error:  # as above
        raise Refused(_("the beginning of the picture is damaged.")) from error


def is_svg(content):
    beginning = content[:4096].lower()
    return b"<svg" in beginning and beginning.lstrip(b"\xef\xbb\xbf \t\r\n\0")[:1] == b"<"


def _check(image, content):
    _check_size(image.size, bytes_a_pixel(image))
    if image.format == "JPEG" and content.count(b"\xff\xda") > MOST_SCANS:
        raise Refused(_("the picture is built of too many layers; save it again as plain JPEG."))


def _check_size(size, bytes_each):
    pixels = size[0] * size[1]
    if not pixels:
        raise Refused(_("the picture has no pixels."))
    if pixels > MOST_PIXELS:
        raise Refused(_too_large())
    if pixels * bytes_each > MOST_MEMORY:
        most = int(MOST_MEMORY / bytes_each / 1_000_000)
        told = _("the picture has more than the %d megapixels that one of its format may have.")
        raise Refused(told % most)


def _too_large():
    return _("the picture has more than %d megapixels.") % (MOST_PIXELS // 1_000_000)


def _unknown():
    return _("this is no picture in a known format: JPEG, PNG, WebP, AVIF or GIF.")


def _damaged():
    return _("the picture is damaged or cut off; save or send it again.")


def bytes_a_pixel(image):
    if image.format == "JPEG" and image.info.get("progressive"):
        return _coefficients(image.layer) + (1 if is_halved(image.size) else OTHERWISE)
    return BY_FORMAT.get(image.format) or BY_MODE.get(image.mode, OTHERWISE)


def _coefficients(layers):
    """Two bytes a sample: a progressive JPEG is held whole. `layers`: [(id, across, down, …)]"""
    across, down = (max(layer[at] for layer in layers) for at in (1, 2))
    return sum(2 * layer[1] * layer[2] for layer in layers) / (across * down)
