"""Reading TopoJSON: shapes that share their borders, as arcs of small steps.

An arc is a list of (longitude, latitude) in degrees; a shape's polygon is a list of arcs, each by
its number, or by its complement when it is walked backwards.
"""

from itertools import accumulate


def read_arcs(topology):
    """[[(longitude, latitude)]]"""
    (x_scale, y_scale), (west, south) = (topology["transform"][k] for k in ("scale", "translate"))

    def place(step):
        return step[0] * x_scale + west, step[1] * y_scale + south

    walks = [accumulate(map(tuple, arc), _add) for arc in topology["arcs"]]
    return [unwrapped([place(at) for at in walk]) for walk in walks]


def _add(at, step):
    return at[0] + step[0], at[1] + step[1]


def read_polygons(shape, arcs):
    """[[ring of (longitude, latitude)]]: an outline, and holes, without the repeated last point."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [[_ring(numbers, arcs) for numbers in polygon] for polygon in polygons]


def _ring(numbers, arcs):
    walked = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return unwrapped([point for arc in walked for point in arc[:-1]])


def unwrapped(points):
    """The line goes on past 180 degrees instead of jumping round the globe."""
    found, turns = [], 0
    for n, (longitude, latitude) in enumerate(points):
        turns += round((points[n - 1][0] - longitude) / 360) if n else 0
        found.append((longitude + 360 * turns, latitude))
    return found
