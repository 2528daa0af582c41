"""What a page writes of a picture: its sources, the image that every browser knows, fixed sizes."""

from base64 import b64encode
from dataclasses import dataclass

from sseportal.media.renditions import MODERN, SAVED, TYPES, encoded, fallback_of

# As wide as the text of a page, by the stylesheet.
SIZES = "(min-width: 43rem) 41rem, 100vw"
MIDDLE = 800


@dataclass(frozen=True)
class Shown:
    """`sources` are [(type, srcset)], `src` the last resort; width and height in CSS pixels."""

    sources: list
    src: str
    width: int
    height: int
    sizes: str = ""


def wide(picture):
    """The whole picture, as wide as there is room."""
    widths = picture.widths
    middle = max((width for width in widths if width <= MIDDLE), default=widths[0])
    name = f"{middle}.{picture.fallback}"
    width, height, _bytes = picture.files[name]
    sources = [
        (TYPES[suffix], ", ".join(f"{picture.url(f'{each}.{suffix}')} {each}w" for each in widths))
        for suffix in MODERN
    ]
    return Shown(sources, picture.url(name), width, height, SIZES)


def in_page(image):
    """The same of pixels that are not stored: they stand in the page itself."""
    width, suffix = min(image.width, MIDDLE), fallback_of(image)
    size = (width, max(1, round(image.height * width / image.width)))
    content = b64encode(encoded(image.resize(size), SAVED[suffix])).decode()
    return Shown([], f"data:{TYPES[suffix]};base64,{content}", *size)


def crop(picture, name, width, height, dense=None):
    """A cut of it; `dense` is the name of the same for screens with twice the pixels."""

    def srcset(suffix):
        both = [picture.url(f"{name}.{suffix}")]
        return ", ".join([*both, f"{picture.url(f'{dense}.{suffix}')} 2x"] if dense else both)

    sources = [(TYPES[suffix], srcset(suffix)) for suffix in MODERN]
    return Shown(sources, picture.url(f"{name}.{picture.fallback}"), width, height)
