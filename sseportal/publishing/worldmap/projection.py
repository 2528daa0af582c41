"""Equal Earth (Šavrič, Patterson, Jenny 2018): areas keep their proportions."""

from math import asin, cos, pi, radians, sin, sqrt

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
WIDTH = 2000  # of the whole globe, in units of the drawing
SCALE = WIDTH * M * A1 / (2 * pi)
# The map is cut through the Bering Strait: Asia stays whole, the Pacific's islands together.
CENTRE = 11
NORTH = 83.7  # degrees of latitude; the map ends there and at SOUTH
SOUTH = -56


def project(longitude, latitude):
    """(x to the right, y down) in units of the drawing; degrees east of the cut, and north."""
    x, y = _equal_earth(radians(longitude - CENTRE), radians(latitude))
    return WIDTH / 2 + SCALE * x, SCALE * (TOP - y)


def _equal_earth(longitude, latitude):
    t = asin(M * sin(latitude))
    x = longitude * cos(t) / (M * (A1 + 3 * A2 * t**2 + t**6 * (7 * A3 + 9 * A4 * t**2)))
    return x, t * (A1 + A2 * t**2 + t**6 * (A3 + A4 * t**2))


TOP = _equal_earth(0, radians(NORTH))[1]
HEIGHT = round(project(0, SOUTH)[1])
