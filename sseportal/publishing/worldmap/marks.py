"""Where the marks of small countries stand: at home, or moved until none covers another."""

from functools import lru_cache
from itertools import combinations
from math import hypot

RADIUS = 23  # of what can be hit: 24 CSS pixels across, and a little, where the map is 1100 wide
ROUNDS = 400


@lru_cache(64)
def apart(homes, width, height):
    """For each (x, y) of `homes` the nearest place found that is 2 * RADIUS from all others."""
    places = [list(home) for home in homes]
    for _ in range(ROUNDS):
        close = [pair for pair in combinations(places, 2) if _overlap(*pair) > 0]
        for one, other in close:
            _part(one, other)
        for place in places:
            place[:] = _within(place[0], width), _within(place[1], height)
        if not close:
            break
    return tuple((round(x), round(y)) for x, y in places)


def _overlap(one, other):
    return 2 * RADIUS - hypot(other[0] - one[0], other[1] - one[1])


def _part(one, other):
    """Each gives way by a half, along the line between them."""
    x, y = other[0] - one[0], other[1] - one[1]
    distance = hypot(x, y) or 1
    # a little more than needed: rounding must not bring them back
    step = (_overlap(one, other) + 1.5) / 2 / distance
    x, y = (x, y) if x or y else (1, 0)
    one[:] = one[0] - x * step, one[1] - y * step
    other[:] = other[0] + x * step, other[1] + y * step


def _within(at, size):
    return min(max(at, RADIUS), size - RADIUS)
