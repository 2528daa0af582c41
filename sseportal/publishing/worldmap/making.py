"""From the geometry of all countries to `world.json`."""

from collections import defaultdict

from sseportal.publishing.worldmap.outlines import area, as_path, centroid, merged
from sseportal.publishing.worldmap.projection import CENTRE, HEIGHT, WIDTH, project
from sseportal.publishing.worldmap.simplify import simplified
from sseportal.publishing.worldmap.topojson import read_arcs, read_polygons

SMALLEST_TRIANGLE = 5
SMALLEST_ISLAND = 12
SMALL_COUNTRY = 130  # its largest part: some 43,000 square kilometres
WITHOUT_SHAPE = {"AQ": (0, -55)}  # below the map's end; its mark stands on it

# Shapes without a code of ISO 3166 that the United Nations count to a country; the others, without
# one, belong to no country here.
NAMELESS = {"Somaliland": "SO", "N. Cyprus": "CY", "Indian Ocean Ter.": "AU"}
# Parts that have a code of their own, or that the United Nations count to another country, but
# stand under the first: (whose shape, whose part, west, south, east, north).
PARTS = [
    ("FR", "GF", -55, 2, -51, 6), ("FR", "GP", -62, 15.8, -61, 16.6),
    ("FR", "MQ", -61.3, 14.3, -60.7, 15), ("FR", "RE", 55, -22, 56, -20),
    ("FR", "YT", 44.9, -13.1, 45.4, -12.5), ("NL", "BQ", -69, 11, -62, 18),
    ("NO", "SJ", -10, 70.5, -7, 72), ("NO", "SJ", 10, 74, 34, 81), ("NO", "BV", 3, -55, 4, -54),
    ("NZ", "TK", -173, -10, -171, -8), ("AU", "CC", 96, -13, 98, -11),
    ("AU", "CX", 105, -11, 106, -10), ("RU", "UA", 32, 44, 37, 46.5),
]  # fmt: skip


def make_world(topology, codes):
    """`codes` is {ISO 3166 numeric: alpha-2}; a country is {"d": path, "at": (x, y), "small"}."""
    drawn = defaultdict(list)
    for code, polygon in _polygons(topology, codes):
        drawn[code] += [_projected(ring) for ring in polygon]
    land = _shape(drawn.pop("", []))
    shapes = {code: _shape(drawn[code]) for code in sorted(drawn.keys() - WITHOUT_SHAPE.keys())}
    marks = {
        code: {"d": "", "at": _place(*at), "small": True} for code, at in WITHOUT_SHAPE.items()
    }
    return {"width": WIDTH, "height": HEIGHT, "rest": land["d"], "countries": shapes | marks}


def _polygons(topology, codes):
    """(alpha-2 or "", polygon) of each, simplified, in degrees east of the map's cut."""
    arcs = [_simplified(arc) for arc in read_arcs(topology)]
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        whole = codes.get(shape.get("id"), NAMELESS.get(name, ""))
        for polygon in read_polygons(shape, arcs):
            yield _code(whole, polygon[0]), [_shifted(polygon[0], ring) for ring in polygon]


def _simplified(arc):
    return [arc[n] for n in simplified([project(*point) for point in arc], SMALLEST_TRIANGLE)]


def _code(whole, outline):
    longitude, latitude = _middle(outline)
    for parent, part, west, south, east, north in PARTS:
        if parent == whole and west <= longitude <= east and south <= latitude <= north:
            return part
    return whole


def _middle(outline):
    return tuple((min(axis) + max(axis)) / 2 for axis in zip(*outline, strict=True))


def _shifted(outline, ring):
    """What lies west of the map's cut comes in from the east."""
    turn = 360 if _middle(outline)[0] < CENTRE - 180 else 0
    return [(longitude + turn, latitude) for longitude, latitude in ring]


def _projected(ring):
    return [_place(*point) for point in ring]


def _place(longitude, latitude):
    return tuple(map(round, project(longitude, latitude)))


def _shape(rings):
    rings = [ring for ring in merged(rings) if len(ring) > 2] or rings
    largest = max(rings, key=_size, default=[])
    kept = [ring for ring in rings if len(ring) > 2 and _size(ring) >= SMALLEST_ISLAND]
    return {
        "d": as_path(kept or [_speck(largest)]) if rings else "",
        "at": centroid(largest) if rings else None,
        "small": _size(largest) < SMALL_COUNTRY if rings else False,
    }


def _size(ring):
    return abs(area(ring))


def _speck(ring):
    x, y = centroid(ring)
    return [(x - 2, y), (x, y - 2), (x + 2, y), (x, y + 2)]
