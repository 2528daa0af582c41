"""Fewer points for the same line: Visvalingam and Whyatt's way (1993).

The point that makes the smallest triangle with its neighbours goes first, until the smallest left
is large enough. The ends stay, so that borders that two shapes share stay shared.
"""

from heapq import heapify, heappop, heappush


def simplified(places, smallest):
    """The indexes of the points to keep; `smallest` is a triangle's area in squares of a unit."""
    last = len(places) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    areas = {n: _area(places[n - 1], places[n], places[n + 1]) for n in range(1, last)}
    heap = [(area, n) for n, area in areas.items()]
    heapify(heap)
    while heap and heap[0][0] < smallest:
        area, n = heappop(heap)
        if areas.get(n) != area:
            continue  # gone, or weighed anew since
        del areas[n]
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for side in {left, right} & areas.keys():
            # never less than what went before it: or it would go with the next
            areas[side] = max(area, _area(places[before[side]], places[side], places[after[side]]))
            heappush(heap, (areas[side], side))
    return [0, *sorted(areas), last]


def _area(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
