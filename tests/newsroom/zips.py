"""Archives that are not what their headers or the names of their parts say."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def repacked(data, change, method=ZIP_DEFLATED):
    """The archive of what `change(name, content)` gives for each part."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", method) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return file.getvalue()


def renamed(data, old, new):
    """With a part of another name, by which the others call it."""

    def change(name, content):
        before, after = (path.rpartition("/")[2].encode() for path in (old, new))
        return (new, content) if name == old else (name, content.replace(before, after))

    return repacked(data, change)


def with_part(data, part, content, **packing):
    """With another content of one part."""
    return repacked(
        data, lambda name, old: (name, content if name == part else old), **packing
    )  # fmt: skip


def lying(data, part, promised=1000):
    """It says of a part that so many bytes of it are all."""
    with ZipFile(BytesIO(data)) as archive:
        begins = archive.read(part)[:promised]
    data = bytearray(data)
    at = data.rindex(part.encode()) - 46  # of its entry in the list at the end
    data[at + 16 : at + 20] = struct.pack("<I", zlib.crc32(begins))
    data[at + 24 : at + 28] = struct.pack("<I", promised)
    return bytes(data)
