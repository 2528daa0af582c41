"""Work on many objects that all live to the end of it."""

import gc
from contextlib import contextmanager


@contextmanager
def uncollected():
    """No search for garbage meanwhile: there is none, and looking for it costs a quarter."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
