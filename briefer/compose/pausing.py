"""A pause of Python's cyclic garbage collector while something large is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the cyclic collector from running in the block, and leave it as it was before.

    A note is built as tens of thousands of values that are all still in use, and each run of the collector
    walks through them and frees nothing: that took a third of the time. Memory is freed as ever but for
    cycles, of which composing makes a few dozen; they are collected after the block.

    The collector is one for all threads. Whoever finds it running switches it on again, and whoever does not
    leaves it alone, so when all blocks have ended it runs if it ran before the first, whatever their order;
    a block during which another one ends merely loses the rest of its pause.
    """
    was_running = gc.isenabled()
    if was_running:
        gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
