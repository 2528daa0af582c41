"""The map as a template draws it: every country with items by shape or mark, shaded by number."""

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from sseportal.publishing.worldmap.marks import apart

WORLD = Path(__file__).with_name("world.json")
STEPS = 5


@dataclass(frozen=True)
class Place:
    """A country with items. A small one has a mark, at some distance if others stand there."""

    term: object
    count: int
    url: str
    path: str  # SVG path data, "" for what lies beyond the map
    step: int  # 1 for few items, up to STEPS
    home: tuple  # where its middle is, (x, y)
    mark: tuple | None

    @property
    def is_away(self):
        return self.mark != self.home


@dataclass(frozen=True)
class Step:
    number: int
    first: int
    last: int


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    land: str  # path data of all that has no items
    places: list
    steps: list


@cache
def world():
    """{"width", "height", "rest", "countries": {code: {"d", "at", "small"}}}"""
    return json.loads(WORLD.read_text("utf-8"))


def draw(counts, link):
    """The Drawing of [(country, number of items)]; `link` gives a country's URL."""
    shapes = world()["countries"]
    known = [(term, n) for term, n in counts if term.code in shapes]
    codes = frozenset(term.code for term, _ in known)
    steps, marks = steps_to(max((n for _, n in known), default=0)), marks_of(codes)

    def place(term, n):
        shape, step = shapes[term.code], step_of(n, steps)
        home, mark = tuple(shape["at"]), marks.get(term.code)
        return Place(term, n, link(term), shape["d"], step, home, mark)

    # Marks go last: nothing is drawn over them.
    places = sorted((place(*row) for row in known), key=lambda place: place.mark is not None)
    return Drawing(world()["width"], world()["height"], _land_without(codes), places, steps)


def _land_without(codes):
    bare = [shape["d"] for code, shape in world()["countries"].items() if code not in codes]
    return world()["rest"] + "".join(bare)


def step_of(count, steps):
    return bisect_left([step.last for step in steps], count) + 1


def steps_to(most):
    """At most STEPS ranges of numbers from 1 to `most`, each wider than the one before."""
    lasts = sorted({round(most ** (n / STEPS)) for n in range(1, STEPS + 1)}) if most else []
    return [Step(n, first + 1, last) for n, (first, last) in enumerate(pairwise([0, *lasts]), 1)]


def marks_of(codes):
    """{code: (x, y)} of the small ones; the others stay free to be hit."""
    shapes = world()["countries"]
    homes = {code: tuple(shapes[code]["at"]) for code in sorted(codes)}
    small = [code for code in homes if shapes[code]["small"]]
    middles = tuple(homes[code] for code in homes if code not in small)
    size = world()["width"], world()["height"]
    return dict(
        zip(small, apart(tuple(homes[code] for code in small), middles, *size), strict=True)
    )
