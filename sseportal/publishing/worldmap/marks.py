"""Where the marks of small countries stand: at home, or beside it where something is covered."""

from functools import lru_cache
from itertools import count
from math import cos, dist, sin, tau

RADIUS = 23  # of what can be hit: 24 CSS pixels across, and a little, where the map is 1100 wide
CLEAR = 12  # that stays free around the middle of a country without a mark
RING, DIRECTIONS = 5, 24  # how finely places around a home are tried


@lru_cache(64)
def apart(homes, middles, width, height):
    """For each (x, y) of `homes` the nearest place where its mark covers no other and no middle."""
    places = []
    for home in homes:
        near = [(place, 2 * RADIUS) for place in places]
        near += [(middle, RADIUS + CLEAR) for middle in middles]
        places.append(_nearest(home, near, width, height))
    return tuple(places)


def _nearest(home, near, width, height):
    return next(
        place
        for place in _around(*home)
        if _is_inside(place, width, height)
        and all(dist(place, other) >= distance for other, distance in near)
    )


def _around(x, y):
    """(x, y), then whole places on ever larger rings."""
    yield x, y
    for radius in count(RING, RING):
        for turn in range(DIRECTIONS):
            angle = tau * turn / DIRECTIONS
            yield round(x + radius * cos(angle)), round(y + radius * sin(angle))


def _is_inside(place, width, height):
    x, y = place
    return RADIUS <= x <= width - RADIUS and RADIUS <= y <= height - RADIUS
