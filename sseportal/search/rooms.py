"""Room for what is worth keeping, in memory, bounded."""

import threading
from collections import OrderedDict


class Room:
    """For values by their keys, up to so many bytes: what was not asked for longest goes first."""

    def __init__(self, most):
        self._most, self._bytes, self._kept = most, 0, OrderedDict()
        self._turn = threading.Lock()

    def __len__(self):
        return len(self._kept)

    def get(self, key):
        """None where there is nothing."""
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
            return None

    def put(self, key, value, size):
        with self._turn:
            _, before = self._kept.pop(key, (None, 0))
            self._kept[key] = value, size
            self._bytes += size - before
            while self._bytes > self._most:
                _, (_, size) = self._kept.popitem(last=False)
                self._bytes -= size
