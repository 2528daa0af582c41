"""A thousand files that mean harm, sent to a process of its own."""

import json
import subprocess
import sys

import pytest
from PIL import Image

from tests.media.files import CANARY, REFUSED, TAKEN, encoded, hostile, jpeg, mpo, picture
from tests.processes import ROOT, environment

FILES = 1000
MOST_MEGABYTES = 300


def half_clear(size):
    image = picture(size).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(size))
    return image


def heaviest():
    """{name: content} of what takes the most memory of all that is read."""
    layers = {"progressive": True, "subsampling": 0}
    return {
        "layers.jpg": jpeg((6000, 4000), **layers),
        "layers-of-two.jpg": mpo(jpeg((7900, 5000), **layers)),
        "largest.png": encoded(picture((7900, 5000)), "PNG", compress_level=1),
        "clear.png": encoded(half_clear((7900, 5000)), "PNG", compress_level=1),
        "largest.webp": encoded(picture((3200, 3200)), "WEBP", quality=10, method=0),
        "largest.avif": encoded(half_clear((3400, 2490)), "AVIF", speed=10, subsampling="4:4:4"),
    }


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """{name in the folder: (name, content)}, the folder"""
    folder = tmp_path_factory.mktemp("sent")
    heavy = heaviest()
    files = [*heavy.items(), *hostile(FILES - len(heavy))]
    for number, (_name, content) in enumerate(files):
        (folder / str(number)).write_bytes(content)
    return dict(zip(map(str, range(FILES)), files, strict=True)), folder


@pytest.fixture(scope="module")
def outcome(sent, tmp_path_factory):
    """What `measure` tells, and the folder of what was stored."""
    data = tmp_path_factory.mktemp("data")
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.media.measure", str(sent[1])],
        env=environment(data), cwd=ROOT, capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout), data / "media" / "pictures"


def test_each_of_a_thousand_is_stored_anew_or_refused_with_a_reason(sent, outcome):
    fates = outcome[0]["fates"]
    assert len(fates) == FILES
    for number, (name, _content) in sent[0].items():
        fate = fates[number]
        assert ("stored" in fate) is (name in TAKEN or "stored" in fate)
        assert not (name in REFUSED and "stored" in fate), name
        assert "stored" in fate or fate["refused"].startswith(f"“{number}”: "), fate


def test_none_is_stored_as_it_was_sent(sent, outcome):
    were_sent = {content for _name, content in sent[0].values()}
    stored = [path.read_bytes() for path in outcome[1].iterdir()]
    assert len(stored) > 500
    assert not any(content in were_sent or CANARY in content for content in stored)


def test_what_is_stored_are_pictures_and_nothing_else(outcome):
    formats = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
    for path in outcome[1].iterdir():
        with Image.open(path) as image:
            assert image.format == formats[path.suffix]


def test_they_take_less_memory_than_they_may(outcome):
    assert outcome[0]["peak"] < MOST_MEGABYTES
