"""`python -m tests.media.measure FOLDER`: what becomes of each file of a folder, once it is
uploaded, and the most memory that it took, in MB, as JSON."""

import json
import os
import re
import sys
from pathlib import Path

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


def peak():
    """Of this process alone: getrusage tells of the one that started it, too."""
    told = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", told)[1]) // 1024


if __name__ == "__main__":
    fates = {path.name: fate(path) for path in sorted(Path(sys.argv[1]).iterdir())}
    print(json.dumps({"fates": fates, "peak": peak()}))
