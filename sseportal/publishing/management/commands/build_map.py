"""Makes `worldmap/world.json` anew from two packages of the npm registry; nothing at run time
needs them, or the network."""

import hashlib
import io
import json
import tarfile
from base64 import b64encode
from pathlib import Path
from urllib.request import urlopen

from django.core.management.base import BaseCommand, CommandError

from sseportal.publishing.worldmap.drawing import WORLD
from sseportal.publishing.worldmap.making import make_world

REGISTRY = "https://registry.npmjs.org"
# Natural Earth (public domain) as TopoJSON, ISC licence; its numeric codes, MIT licence.
ATLAS = (
    f"{REGISTRY}/world-atlas/-/world-atlas-2.0.2.tgz",
    "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
    "package/countries-10m.json",
)
CODES = (
    f"{REGISTRY}/i18n-iso-countries/-/i18n-iso-countries-7.14.0.tgz",
    "nXHJZYtNrfsi1UQbyRqm3Gou431elgLjKl//CYlnBGt5aTWdRPH1PiS2T/p/n8Q8LnqYqzQJik3Q7mkwvLokeg==",
    "package/codes.json",
)


class Command(BaseCommand):
    help = "Makes the shapes of the world map from Natural Earth's geometry, over the network."

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, default=WORLD)

    def handle(self, *args, output, **options):
        codes = {numeric: alpha_2 for alpha_2, _, numeric, *_ in member(*CODES)}
        output.write_text(as_lines(make_world(member(*ATLAS), codes)), "utf-8")
        self.stdout.write(f"{output}: {output.stat().st_size:,} bytes")


def member(url, sha512, name):
    """The JSON of one file of a package, which must be the very one that was looked at."""
    with urlopen(url, timeout=60) as answer:
        archive = answer.read()
    if b64encode(hashlib.sha512(archive).digest()).decode() != sha512:
        raise CommandError(f"{url} is another file than before.")
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        return json.load(package.extractfile(name))


def as_lines(world):
    """JSON with a line a country, for readable differences."""
    countries = world["countries"].items()
    lines = [f"{json.dumps(code)}: {json.dumps(shape)}" for code, shape in countries]
    head = json.dumps({name: value for name, value in world.items() if name != "countries"})
    return head[:-1] + ', "countries": {\n' + ",\n".join(lines) + "\n}}\n"
