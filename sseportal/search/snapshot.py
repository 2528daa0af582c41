"""The index in memory, as it is at one version: who has which value, and in which order.

Each document has a slot; a facet's value has the set of the slots that have it. Slots follow the
date, so that a page of a set is a slice of it; those that came late, with an older date than
others had before, are merged in. A snapshot never changes for who reads it: the next one shares
what stayed the same.
"""

import gc
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from itertools import islice

from pyroaring import BitMap

from sseportal.search.models import Document
from sseportal.search.rooms import Room
from sseportal.search.sources import sources

# So many late documents, or a tenth of all dropped ones, and all slots are dealt anew.
MAX_LATE = 1000
MANY = 10_000
MOST_BYTES = 16_000_000  # of what is kept with a snapshot, and of answers
ORDERS = ("newest", "oldest", "title")
BY_DATE = ("newest", "oldest")  # those in which the key of a thing is its place


class Snapshot:
    """`having[facet][value]` is a set of slots; `names` is room for what facets remember of
    their values' names, `kept` for what is made of the documents in slots; both are emptied when
    a name changes, as are answers. `found` is room for the slots that have certain words."""

    def __init__(self, using, version):
        self.using, self.version = using, version
        self.documents = []  # by slot: (kind, object id)
        self.numbers = array("Q")  # by slot: the document's own number
        self.keys = array("Q")  # by slot: greater is newer
        self.values = []  # by slot: its facets, as Document has them
        self.slots = {}  # document number -> slot
        self.having = defaultdict(dict)
        self.all, self.late = BitMap(), BitMap()
        self.names, self._orders = {}, {}
        self.kept, self._answers = Room(MOST_BYTES), Room(MOST_BYTES)
        self.found = Room(MOST_BYTES)

    # -- Making one ----------------------------------------------------------------------------

    @classmethod
    def load(cls, using, version):
        new = cls(using, version)
        rows = sorted(_rows(using), key=_key)
        new.documents = [(row[1], row[2]) for row in rows]
        new.numbers = array("Q", [row[0] for row in rows])
        new.keys = array("Q", map(_key, rows))
        new.values = [row[5] for row in rows]
        new.slots = {row[0]: slot for slot, row in enumerate(rows)}
        new.all = BitMap(range(len(rows)))
        found = defaultdict(lambda: array("I"))
        for slot, values in enumerate(new.values):
            for value in values.split():
                found[value].append(slot)
        for value, slots in found.items():
            facet, _, name = value.partition(":")
            new.having[facet][name] = BitMap(slots)
        new.in_order = len(rows)
        _leave_alone(rows)
        return new

    def moved_on(self, version, numbers, keep_names):
        """The snapshot of `version`, in which these documents differ."""
        new = Snapshot(self.using, version)
        for name in ("documents", "numbers", "keys", "values", "slots", "in_order", "found"):
            setattr(new, name, getattr(self, name))  # only ever appended to
        new.all, new.late = self.all.copy(), self.late.copy()
        new.having = defaultdict(dict, {f: dict(sets) for f, sets in self.having.items()})
        if keep_names:
            new.names, new.kept, new._answers = self.names, self.kept, self._answers
        own = set()
        for number in numbers:
            new._drop(number, own)
        for row in _rows(self.using, numbers):
            new._add(row, own)
        return new

    def can_move(self, numbers):
        """Whether it is worth it; after many late documents it is not."""
        dropped = len(self.documents) - len(self.all)
        return (
            len(self.late) + len(numbers) <= MAX_LATE and dropped <= MAX_LATE + len(self.all) / 10
        )

    def _set(self, value, own):
        """The set of a value, copied before its first change: others may be reading it."""
        facet, _, name = value.partition(":")
        if value not in own:
            own.add(value)
            self.having[facet][name] = BitMap(self.having[facet].get(name, ()))
        return self.having[facet][name]

    def _drop(self, number, own):
        slot = self.slots.pop(number, None)
        if slot is None:
            return
        self.all.discard(slot)
        self.late.discard(slot)
        for value in self.values[slot].split():
            self._set(value, own).discard(slot)

    def _add(self, row, own):
        slot, key = len(self.documents), _key(row)
        if slot == self.in_order and (not slot or key > self.keys[-1]):
            self.in_order += 1
        else:
            self.late.add(slot)
        self.documents.append((row[1], row[2]))
        self.numbers.append(row[0])
        self.keys.append(key)
        self.values.append(row[5])
        self.slots[row[0]] = slot
        self.all.add(slot)
        for value in row[5].split():
            self._set(value, own).add(slot)

    def remember(self, key, size, make, sets=None):
        """What `make` answers: it is the same for as long as the snapshot stands. What is made of
        these `sets` and of names alone is the same in later ones too, while the sets are: a slot
        keeps its values. `size` tells how many bytes an answer takes, roughly."""
        stand = self.version if sets is None else sets
        stood, answer = self._answers.get(key) or (None, None)
        if stood is None or stood != stand:
            answer = make()
            self._answers.put(key, (stand, answer), size(answer) + sum(map(self._size, sets or ())))
        return answer

    def _size(self, slots):
        """Bytes that a set takes: by number where it is sparse, else a bit for each slot."""
        return min(2 * len(slots), len(self.documents) // 8)

    # -- Sets of slots -------------------------------------------------------------------------

    def of(self, facet, *values):
        """The documents that have one of the values."""
        sets = self.having.get(facet, {})
        return BitMap.union(BitMap(), *(sets[value] for value in values if value in sets))

    def values_of(self, facet, slot):
        """[value] that the document in a slot has of a facet"""
        pairs = (value.partition(":") for value in self.values[slot].split())
        return [value for name, _, value in pairs if name == facet]

    def counts(self, facet, among):
        """[(value, how many of the set `among` have it)], without those at zero."""
        sets = list(self.having.get(facet, {}).items())
        how_many = len if among == self.all else among.intersection_cardinality
        return [(value, n) for value, slots in sets if (n := how_many(slots))]

    def numbered(self, numbers):
        """The set of the documents with these numbers."""
        slots = map(self.slots.get, numbers)
        return BitMap([slot for slot in slots if slot is not None]) & self.all

    def since(self, day):
        """What is dated from `day` on; of a month or year alone, if any day of it is."""
        month, year = day.replace(day=1), day.replace(month=1, day=1)
        coarse = self.of("precision", "1") & self._from(month)
        return self._from(day) | coarse | (self.of("precision", "2") & self._from(year))

    def until(self, day):
        """What is dated to `day`."""
        return self.all - self._from(day, after=True)

    def _from(self, day, after=False):
        key = _date_key(day.toordinal() + after, 2)
        first = bisect_left(self.keys, key, 0, self.in_order)
        late = BitMap(slot for slot in self.late if self.keys[slot] >= key)
        return (BitMap(range(first, self.in_order)) | late) & self.all

    def slot_of(self, kind, object_id):
        """The slot of one thing, or None when it is not visible."""
        found = Document.objects.using(self.using).filter(kind=kind, object_id=object_id)
        slots = self.numbered(found.values_list("pk", flat=True))
        return slots[0] if slots else None

    def slots_of(self, kind, object_id):
        """The set with its slot, empty when it is not visible."""
        slot = self.slot_of(kind, object_id)
        return BitMap() if slot is None else BitMap([slot])

    # -- Orders --------------------------------------------------------------------------------

    def slots_in(self, among, order, start, stop):
        """The slots of a set from one place to another in an order: of ORDERS, or a list of slots
        that has them all."""
        if order == "newest":
            return self._newest(among, start, stop)
        return list(islice(filter(among.__contains__, self._order(order)), start, stop))

    def newest(self, among):
        """All slots of a set, the newest first."""
        return self._newest(among, 0, len(among))

    def beside(self, among, slot):
        """(the next newer one, the next older one) of a set, None where there is none."""
        return self.around(among - BitMap([slot]), self.keys[slot])

    def around(self, among, key):
        """The same for whatever has this key and is not in the set."""
        place = self._place(among, key)
        newer = self._newest(among, place - 1, place) if place else []
        return (newer or [None])[0], (self._newest(among, place, place + 1) or [None])[0]

    def key_of(self, kind, object_id, starts, precision):
        return _key((None, kind, object_id, starts, precision, ""))

    def passed(self, among, order, key):
        """How many of a set stand in an order of BY_DATE up to the thing that has, or had, this
        key."""
        if order == "newest":
            return self._place(among, key - 1)
        slots = self._order(order)
        first = bisect_right(slots, _oldest_key(key), key=self._by_oldest())
        return among.intersection_cardinality(BitMap(slots[:first]))

    def _place(self, among, key):
        """How many of a set are newer than a key."""
        late = among & self.late
        return self._newer(among - late, key) + sum(self.keys[each] > key for each in late)

    def _newest(self, among, start, stop):
        """Slots follow the date but for the late ones, of which each has its place."""
        late = among & self.late
        if not late:
            return _backwards(among, start, stop)
        late, prompt = self._sorted(late), among - late

        def place(nth):
            return nth + self._newer(prompt, self.keys[late[nth]])

        before, after = (bisect_left(range(len(late)), at, key=place) for at in (start, stop))
        slots = late[before:after] + _backwards(prompt, start - before, stop - after)
        return self._sorted(slots)

    def _sorted(self, slots):
        return sorted(slots, key=self.keys.__getitem__, reverse=True)

    def _newer(self, prompt, key):
        first = bisect_right(self.keys, key, 0, self.in_order)
        return len(prompt) - (prompt.rank(first - 1) if first else 0)

    def _order(self, order):
        if not isinstance(order, str):
            return order
        if order not in self._orders:
            self._orders[order] = sorted(self.all, key=getattr(self, f"_by_{order}")())
        return self._orders[order]

    def _by_title(self):
        titles = Document.objects.using(self.using).values_list("pk", "sort_title")
        by_slot = {self.slots.get(number): title for number, title in titles.iterator()}
        return lambda slot: (by_slot.get(slot, ""), self.documents[slot])

    def _by_oldest(self):
        return lambda slot: _oldest_key(self.keys[slot])


def _leave_alone(rows):
    """Whoever looks for garbage looks at all that lives, a tenth of a second for 100,000 rows: what
    was loaded stays for long, and holds none."""
    if len(rows) >= MANY:
        gc.collect()
        gc.freeze()


def _backwards(slots, start, stop):
    """Those of a set from one place to another, counted from its end."""
    size = len(slots)
    return list(slots[max(0, size - stop) : max(0, size - start)])[::-1]


# A key is one number of 64 bits: the day, how precise it is, the object, its kind. What is dated by
# its month alone comes after what has a day in it, so it is the older one of its first day.
_PRECISIONS, _OBJECTS, _KINDS = 2, 36, 4


def _key(row):
    _number, kind, object_id, starts, precision, _facets = row
    below = object_id << _KINDS | list(sources()).index(kind)
    return _date_key(starts.toordinal(), precision) | below


def _date_key(ordinal, precision):
    return (ordinal << _PRECISIONS | 2 - precision) << _OBJECTS + _KINDS


def _oldest_key(key):
    """What is dated by its month or year alone comes last within that in this order, too. A day
    that no calendar has, from a key that was made up, is the first or the last of all."""
    below = key & ((1 << _OBJECTS + _KINDS) - 1)
    ordinal, coarse = divmod(key >> _OBJECTS + _KINDS, 1 << _PRECISIONS)
    day, precision = date.fromordinal(min(max(ordinal, 1), date.max.toordinal())), 2 - coarse
    return day.year, precision == 2, day.month, precision == 1, day.day, below


def _rows(using, numbers=None):
    rows = Document.objects.using(using).order_by()
    if numbers is not None:
        rows = rows.filter(pk__in=numbers)
    names = ("pk", "kind", "object_id", "starts", "precision", "facets")
    return rows.values_list(*names).iterator(chunk_size=5000)
