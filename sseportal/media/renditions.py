"""The sizes and formats in which pages show a picture. None is larger than the picture is."""

from io import BytesIO

from PIL import Image, ImageOps

from sseportal.media.pixels import fitting

WIDTHS = (400, 800, 1600)
# {name: (width, height)} of what is cut about the focal point
CROPS = {"card": (240, 160), "card-small": (120, 80), "face": (160, 160)}
MASTER = "master"  # what others are made of again when the focal point moves; never shown
TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}
MODERN = ("avif", "webp")
SAVED = {
    "avif": {"format": "AVIF", "quality": 50, "speed": 6},
    "webp": {"format": "WEBP", "quality": 70, "method": 4},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "png": {"format": "PNG"},
}
# Lists have many, small on dense screens: less will do.
OF_CROPS = SAVED | {
    "avif": SAVED["avif"] | {"quality": 40},
    "webp": SAVED["webp"] | {"quality": 55},
}
OF_MASTER = {"jpg": {"format": "JPEG", "quality": 92, "subsampling": 0}, "png": {"format": "PNG"}}


def fallback_of(image):
    """The suffix of what every browser shows."""
    return "png" if image.mode == "RGBA" else "jpg"


def widths_of(width):
    """Those of `WIDTHS` that are narrower than the picture, and its own if it is narrower too."""
    return [*(each for each in WIDTHS if each < width), min(width, WIDTHS[-1])]


def files(image, focal):
    """(name, (width, height), bytes) of each file in turn; `focal` is (x, y), both 0 to 1."""
    last = fallback_of(image)
    yield f"{MASTER}.{last}", image.size, encoded(image, OF_MASTER[last])
    for name, size in images(image, focal):
        for suffix in (*MODERN, last):
            options = OF_CROPS if name in CROPS else SAVED
            yield f"{name}.{suffix}", size.size, encoded(size, options[suffix])


def images(image, focal):
    """(name, Image)"""
    width, height = image.size
    for wide in dict.fromkeys(widths_of(width)):
        size = (wide, max(1, round(height * wide / width)))
        yield str(wide), image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    for name, size in CROPS.items():
        yield name, ImageOps.fit(image, fitting(size, image.size), centering=focal)


def encoded(image, options):
    written = BytesIO()
    image.save(written, **options)
    return written.getvalue()
