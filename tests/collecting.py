"""The collector of cyclic garbage as the window's memory sees it in tests.

Thawing is for all or nothing: a window that closes would give back to the collector every module and test of
the process, over which each later round then walks. In tests nothing that a window makes is frozen, so that
what it leaves is freed when it closes, and modules and tests stay frozen.
"""

import gc
from types import ModuleType

_ALL = 2


class Collector:
    """Collects as the real one does and freezes nothing, but what lives when the tests begin."""

    def __init__(self) -> None:
        self._is_owed = False
        self._is_lent = False

    def begin(self) -> None:
        """Keep all that lives now out of the rounds of this process."""
        gc.collect()
        gc.freeze()

    def end_test(self) -> None:
        """Free what a test left behind where it would have been frozen."""
        if self._is_lent:
            gc.unfreeze()
            self.begin()
        elif self._is_owed:
            gc.collect()
        self._is_lent = self._is_owed = False

    def lend(self) -> ModuleType:
        """Return the real one, for a test that is about it."""
        self._is_lent = True
        return gc

    def collect(self, generation: int = _ALL) -> int:
        """Free cyclic garbage, all of it where no generation is given."""
        self._is_owed = self._is_owed and generation < _ALL
        return gc.collect(generation)

    def freeze(self) -> None:
        """Note that what lives now would be kept until the window closes."""
        self._is_owed = True

    def unfreeze(self) -> None:
        """Leave all as it is: nothing of the window was frozen."""


COLLECTOR = Collector()
