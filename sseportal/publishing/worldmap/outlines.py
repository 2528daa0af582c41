"""Polygons as what a drawing needs of them: their outlines without inner borders, as SVG paths."""

from itertools import pairwise


def merged(rings):
    """The rings around all of `rings`: what two of them walk in opposite directions is inside."""
    edges = {}
    for ring in rings:
        for start, end in pairwise([*ring, ring[0]]):
            if start == end:
                continue
            if start in edges.get(end, ()):
                edges[end].remove(start)
            else:
                edges.setdefault(start, []).append(end)
    return list(_stitched(edges))


def _stitched(edges):
    for first in list(edges):
        while edges[first]:
            ring = [first]
            while (following := edges[ring[-1]].pop()) != first:
                ring.append(following)
            yield ring


def area(ring):
    """In squares of a unit; the sign tells the direction."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def centroid(ring):
    """The point on which a plate of that shape would balance, in whole units."""
    if not (size := area(ring)):
        return tuple(round(sum(axis) / len(ring)) for axis in zip(*ring, strict=True))
    x = y = 0
    for a, b in pairwise([*ring, ring[0]]):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return round(x / (6 * size)), round(y / (6 * size))


def as_path(rings):
    """SVG path data: `M10 20l3-4 5 6z`, closed, in steps."""
    return "".join(map(_closed, rings))


def _closed(ring):
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(ring)]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")
