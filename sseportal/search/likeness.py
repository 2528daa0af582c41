"""Which documents have the most in common with one."""

from pyroaring import BitMap

# Of an item that names dozens, the rarest say enough.
MAX_VALUES = 12


def most_alike(snapshot, shared, but, limit):
    """The slots with the greatest sum of weights, equal ones newest first, at most `limit`.

    `shared` is [(set of slots, weight)], a whole number for each value that counts; `but` a set
    of slots to leave out.
    """
    rarest = sorted(shared, key=lambda pair: len(pair[0]))[:MAX_VALUES]
    found = []
    for slots in _by_weight(rarest):
        found += snapshot.slots_in(slots - but, "newest", 0, limit - len(found))
        if len(found) == limit:
            break
    return found


def _by_weight(shared):
    """The sets of those with each sum of weights, the greatest first, above zero."""
    sums = [BitMap.union(BitMap(), *(slots for slots, _ in shared))]
    for slots, weight in shared:
        without = [each - slots for each in sums] + [BitMap()] * weight
        having = [BitMap()] * weight + [each & slots for each in sums]
        sums = [one | other for one, other in zip(without, having, strict=True)]
    return reversed(sums[1:])
