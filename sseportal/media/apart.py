"""AVIF is read in a process of its own, of which the kernel bounds memory and time.

A few kilobytes may hold any picture whatever size they tell, and libavif lays out whatever they
promise before one can ask, so no look at the header makes reading safe.

`python -m sseportal.media.apart PIXELS` reads a file from its input. It writes a line of JSON,
`[[width, height], mode, [width, height]]` as the file says and of what is left, and the bytes of
what is left; of a file that says it has more than so many PIXELS nothing is left.
"""

import json
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import AvifImagePlugin, Image, UnidentifiedImageError

from sseportal.media.pixels import plain

ROOT = Path(__file__).resolve().parents[2]
BYTES_A_PIXEL = 20  # libavif holds a picture some times over
OWN_MEMORY = 30_000_000  # bytes, of the interpreter and its libraries
MOST_MEMORY = 180_000_000
MOST_SECONDS = 30
NO_AVIF, DAMAGED = 3, 4  # return codes


class Unknown(ValueError):
    """The content is no AVIF."""


def may_be_avif(content):
    return content[4:8] == b"ftyp"


def read(content, most_pixels):
    """`[width, height]` as the content says, and what `pixels.plain` leaves of it: None if it says
    that it has more than `most_pixels`. Raises Unknown, or whatever else if it can't be read."""
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(most_pixels)],
        input=content, stdout=subprocess.PIPE, cwd=ROOT, timeout=MOST_SECONDS,
    )  # fmt: skip
    if done.returncode == NO_AVIF:
        raise Unknown
    done.check_returncode()
    told = BytesIO(done.stdout)
    size, *left = json.loads(told.readline())
    return size, Image.frombytes(*left, told.read()) if left else None


def main(most_pixels):
    """The return code of the process."""
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # each would have a stack
    Image.MAX_IMAGE_PIXELS = None
    try:
        _tell(*_taken(sys.stdin.buffer.read(), most_pixels))
    except UnidentifiedImageError:
        return NO_AVIF
    except Exception:  # it is damaged, or takes more memory than what it says
        return DAMAGED
    return 0


def _taken(content, most_pixels):
    own = OWN_MEMORY + 2 * len(content)
    _bound(own)
    image = Image.open(BytesIO(content), formats=["AVIF"])
    width, height = size = image.size
    _bound(own + width * height * BYTES_A_PIXEL)
    return size, plain(image) if width * height <= most_pixels else None


def _bound(memory):
    """From now on the process may have so many bytes of data, but never more than MOST_MEMORY."""
    resource.setrlimit(resource.RLIMIT_DATA, (min(memory, MOST_MEMORY), MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _tell(size, image):
    left = [image.mode, image.size] if image else []
    sys.stdout.buffer.write(json.dumps([size, *left]).encode() + b"\n")
    if image:
        sys.stdout.buffer.write(image.tobytes())


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
