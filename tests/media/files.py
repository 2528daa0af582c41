"""Files as people send them, honest and not: each made here, none is stored in the project."""

import random
import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, PngImagePlugin

CANARY = b"XCANARYX"  # in what must not be stored


def picture(size=(90, 60), mode="RGB", colour="teal"):
    """With a red square in its upper left quarter."""
    image = Image.new("RGB", size, colour)
    image.paste("red", (0, 0, max(1, size[0] // 2), max(1, size[1] // 2)))
    return image.convert(mode)


def encoded(image, format, **options):
    written = BytesIO()
    image.save(written, format, **options)
    return written.getvalue()


def jpeg(size=(90, 60), **options):
    return encoded(picture(size), "JPEG", quality=90, **options)


def png(size=(90, 60), mode="RGB", image=None, **options):
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", CANARY)
    return encoded(image or picture(size, mode), "PNG", pnginfo=told, **options)


def sent(content, name="photo.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type)


def exif(orientation=1):
    """With a place, a camera and a comment."""
    told = Image.Exif()
    told[0x0112], told[0x010F] = orientation, "XCANARYX camera"
    told.get_ifd(0x8825).update({1: "N", 2: (46.0, 12.0, 0.0), 3: "E", 4: (6.0, 8.0, 0.0)})
    told.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + CANARY
    return told.tobytes()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def huge_png(width=60_000, height=60_000, kind=2):
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    whole = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + whole + chunk(b"IEND", b"")


def huge_jpeg():
    content = bytearray(jpeg())
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", 65_000, 65_000)
    return bytes(content)


def huge_gif():
    return b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0xF7, 0, 0) + b"\0" * 768 + CANARY


def huge_webp():
    content = bytearray(encoded(picture(), "WEBP", lossless=True))
    content[21:25] = struct.pack("<I", (16_382 << 14) | 16_382)
    return bytes(content)


def scans(times=500):
    """A progressive JPEG that decodes a large picture again and again."""
    content = jpeg((2000, 2000), progressive=True)
    at = content.rindex(b"\xff\xda")
    return content[:at] + content[at:-2] * times + b"\xff\xd9"


def mpo(content):
    """A JPEG as cameras write it that take two pictures at once: it says where the second is."""
    one = jpeg((16, 16))
    two = encoded(picture((16, 16)), "MPO", save_all=True, append_images=[picture((16, 16))])
    at = two.index(b"\xff\xe2")
    told = two[at : at + 2 + int.from_bytes(two[at + 2 : at + 4])]
    return content[:2] + told + content[2:] + one


def lying_avif(size=(5000, 4000), told=(300, 200)):
    """It holds more than it tells."""
    content = bytearray(encoded(Image.new("RGB", size, "teal"), "AVIF", speed=10))
    at = content.index(b"ispe") + 8
    content[at : at + 8] = struct.pack(">II", *told)
    return bytes(content)


def many_avif(frames=2_500_000):
    """A film of so many frames of a byte each, of which libavif lays a table out."""
    content = bytearray(animated("AVIF"))
    sizes = content.index(b"stsz")
    rest = int.from_bytes(content[sizes - 4 : sizes]) - 20
    content[sizes - 4 : sizes] = struct.pack(">I", 20)
    content[sizes + 8 : sizes + 16] = struct.pack(">II", 1, frames)
    content[sizes + 16 : sizes + 24] = struct.pack(">I4s", rest, b"free")
    for box in (b"stsc", b"stts"):
        at = content.index(box) + (16 if box == b"stsc" else 12)
        content[at : at + 4] = struct.pack(">I", frames)
    return bytes(content) + bytes(frames)


def text_bomb():
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "A" * 60_000_000, zip=True)
    return encoded(picture(), "PNG", pnginfo=told)


def animated(format):
    others = [picture(colour="black")] * 3
    return encoded(picture(), format, save_all=True, append_images=others, duration=50)


SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)
HTML = b"<!doctype html><script>XCANARYX</script>"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

# Files that may be taken, but for what hangs on them.
TAKEN = {
    "polyglot.jpg": jpeg() + b"PK\x03\x04" + CANARY + b"<?php system($_GET[0]);",
    "polyglot.gif": encoded(picture(), "GIF") + b"*/=1;alert('XCANARYX')//",
    "gps.jpg": jpeg(exif=exif()),
    "comment.jpg": jpeg(comment=CANARY),
    "profile.jpg": jpeg(icc_profile=PROFILE + CANARY),
    "no-profile.jpg": jpeg(icc_profile=CANARY * 20),
    "two.jpg": mpo(jpeg()),
    "cmyk.jpg": encoded(picture(mode="CMYK"), "JPEG"),
    "grey.jpg": encoded(picture(mode="L"), "JPEG"),
    "sixteen.png": png(image=Image.new("I;16", (40, 40), 60_000)),
    "palette.png": png(mode="P", transparency=0),
    "clear.png": png(image=Image.new("RGBA", (40, 40), (9, 9, 9, 90))),
    "grey-clear.png": png(image=Image.new("LA", (40, 40), (9, 90))),
    "one-bit.png": png(mode="1"),
    "animated.gif": animated("GIF"),
    "animated.webp": animated("WEBP"),
    "animated.png": animated("PNG"),
    "clear.webp": encoded(Image.new("RGBA", (40, 40), (9, 9, 9, 90)), "WEBP"),
    "some.avif": encoded(picture(), "AVIF"),
    "one.png": png((1, 1)),
    "thin.png": png((3000, 1)),
    "a-png.jpg": png(),
    "run.exe": jpeg(),
    "../../etc/passwd.jpg": jpeg(),
    "nul\0name.jpg": jpeg(),
    "a" * 300 + ".jpg": jpeg(),
    "<b>.jpg": jpeg(),
}
# Files of which nothing may be stored.
REFUSED = {
    "picture.svg": SVG,
    "a-svg.png": b"\xef\xbb\xbf\n" + SVG,
    "page.jpg": HTML,
    "archive.jpg": b"PK\x03\x04" + bytes(60),
    "program.png": b"\x7fELF" + bytes(600),
    "text.jpg": "Ünïcode".encode("utf-16"),
    "cut.jpg": jpeg((900, 600))[:900],
    "cut.png": png((900, 600))[:400],
    "cut.webp": encoded(picture((900, 600)), "WEBP")[:200],
    "cut.avif": encoded(picture((900, 600)), "AVIF")[:-60],
    "header.jpg": jpeg()[:30],
    "bomb.png": huge_png(),
    "wide-bomb.png": huge_png(2_000_000_000, 1),
    "bomb.jpg": huge_jpeg(),
    "bomb.gif": huge_gif(),
    "bomb.webp": huge_webp(),
    "scans.jpg": scans(),
    "scans-of-two.jpg": mpo(scans()),
    "lying.avif": lying_avif(),
    "many.avif": many_avif(),
    "text-bomb.png": text_bomb(),
    "over.png": encoded(Image.new("1", (8000, 5001)), "PNG"),
    "picture.bmp": encoded(picture(), "BMP"),
    "picture.tif": encoded(picture(), "TIFF"),
    "picture.ico": encoded(picture(), "ICO"),
    "script.eps": encoded(picture(), "EPS"),
}


def altered(content, chance):
    """With some bytes otherwise, or missing, or once too often."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(content))
        content[at : at + chance.choice([0, 1, 1, 4])] = chance.randbytes(chance.choice([0, 1, 2]))
    return bytes(content)


def hostile(number, seed=1):
    """(name, content) of so many files, always the same."""
    chance = random.Random(seed)
    known = [*TAKEN.items(), *REFUSED.items()]
    small = [each for each in known if len(each[1]) < 20_000]
    yield from known
    for at in range(number - len(known)):
        name, content = chance.choice(small)
        if at % 5 == 0:
            content = chance.choice(known)[1][:16] + chance.randbytes(chance.randint(0, 4000))
        yield f"{at}-{name}", altered(content, chance)
