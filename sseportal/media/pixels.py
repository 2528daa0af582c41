"""Pixels without what came along: upright, in sRGB, in a size that is easy to work with."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps

LARGEST = (2400, 2400)
SRGB = ImageCms.createProfile("sRGB")
DEEP = ("I", "F", "I;16", "I;16L", "I;16B")


def plain(image):
    """RGB, or RGBA if any pixel is transparent, of an opened picture, and no word beside it. Of an
    animation the first image."""
    image = _shallow(image)
    image.thumbnail(LARGEST, Image.Resampling.LANCZOS, reducing_gap=2.0)
    image = ImageOps.exif_transpose(image)
    image = _in_srgb(image)
    image.info.clear()  # Pillow would write comments, EXIF and profiles of it into new files
    return image


def _shallow(image):
    """In a mode that can be shrunk well."""
    if image.format == "JPEG":
        image.draft(None, LARGEST)  # shrunk by up to eight in being read
        return image
    image.load()
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
