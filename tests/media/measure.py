"""`python -m tests.media.measure FOLDER`: what becomes of each file of a folder, once it is
uploaded, and the most memory that it took, with its children, in MB, as JSON."""

import json
import os
import re
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

os.environ["DJANGO_SETTINGS_MODULE"] = "sseportal.settings"

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402

from sseportal.media.forms import PictureField  # noqa: E402
from sseportal.media.storing import store  # noqa: E402


def fate(path):
    """A token for what was stored, an error in words for what was refused."""
    file = SimpleUploadedFile(path.name, path.read_bytes())
    try:
        upload = PictureField().clean(file)
    except ValidationError as error:
        return {"refused": " ".join(error.messages)}
    return {"stored": store(upload.image, (0.5, 0.5))[0]}


def memory(process, what):
    """In MB. Of this process alone: getrusage tells of the one that started it, too."""
    told = Path(f"/proc/{process}/status").read_text()
    return int(re.search(rf"{what}:\s+(\d+) kB", told)[1]) // 1024


def children():
    """The processes that this one began and that are no longer the same as it."""
    own = Path("/proc/self/cmdline").read_bytes()
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            if Path(f"/proc/{child}/cmdline").read_bytes() != own:
                yield child


def together():
    """What this process has, with the most that those that it began had: so far, in MB."""
    had = memory("self", "VmRSS")
    with suppress(OSError, TypeError):  # they are gone meanwhile
        had += sum(memory(child, "VmHWM") for child in children())
    return had


@contextmanager
def watched(peaks):
    """Adds to `peaks` what is taken, again and again."""
    done = Event()

    def watch():
        while not done.wait(0.005):
            peaks.append(together())

    watching = Thread(target=watch)
    watching.start()
    yield
    done.set()
    watching.join()


if __name__ == "__main__":
    peaks = []
    with watched(peaks):
        fates = {path.name: fate(path) for path in sorted(Path(sys.argv[1]).iterdir())}
    print(json.dumps({"fates": fates, "peak": max(memory("self", "VmHWM"), *peaks)}))
