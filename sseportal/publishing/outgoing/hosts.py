"""One request at a time to each host, with a pause before the next."""

import threading
import time
from collections import defaultdict
from contextlib import contextmanager

PAUSE = 1  # seconds


class Hosts:
    def __init__(self, pause=PAUSE):
        self.pause = pause
        self._own, self._locks, self._last = threading.Lock(), defaultdict(threading.Lock), {}

    @contextmanager
    def turn(self, host):
        with self._own:
            lock = self._locks[host]
        with lock:
            since = time.monotonic() - self._last.get(host, float("-inf"))
            time.sleep(max(0, self.pause - since))
            try:
                yield
            finally:
                self._last[host] = time.monotonic()
