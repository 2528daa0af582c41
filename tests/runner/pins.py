"""Requirements are pinned with hashes, and what is installed is what is pinned."""

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FILES = ("requirements.txt", "requirements-postgres.txt", "requirements-dev.txt")
NOT_PINNED = {"pip", "setuptools", "wheel"}


def problems(root=Path()):
    pins = {name: list(entries((root / name).read_text())) for name in FILES}
    for name, found in pins.items():
        yield from (f"{name}: {entry} has no hash" for entry, hashed in found if not hashed)
    wanted = {name: versions(found) for name, found in pins.items()}
    development = wanted["requirements-dev.txt"]
    for name in FILES[:2]:
        yield from differences(name, wanted[name], "requirements-dev.txt", development, part=True)
    yield from differences("requirements-dev.txt", development, "installed", installed())


def entries(text):
    """(requirement, whether it has a hash) of every pinned requirement."""
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.M).replace("\\\n", " ")
    for line in filter(str.strip, text.splitlines()):
        requirement, *hashes = line.split(" --hash=")
        yield requirement.strip(), bool(hashes)


def versions(found):
    requirements = [Requirement(entry) for entry, _ in found]
    return {
        canonicalize_name(each.name): str(each.specifier).removeprefix("==")
        for each in requirements
        if not each.marker or each.marker.evaluate()
    }


def installed():
    found = {canonicalize_name(each.name): each.version for each in distributions()}
    return {name: version for name, version in found.items() if name not in NOT_PINNED}


def differences(left, a, right, b, part=False):
    for name in sorted(a if part else a | b):
        if a.get(name) != b.get(name):
            yield f"{name}: {a.get(name)} in {left}, {b.get(name)} in {right}"


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or None)
