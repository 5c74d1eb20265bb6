"""Copies made a little at a time, so that a window stays quick, and what is done with them aside."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Generic, TypeVar

import apsw

from briefer.store.database import connect_making
from briefer.store.placing import sync_file

Outcome = TypeVar("Outcome")

_PAGES = 32  # copied between looks at the clock
_TAKEN = (apsw.BusyError, apsw.LockedError)


class UnderWay(Generic[Outcome]):
    """A copy of a session that is being made, and then handed to `finish` in a thread of its own.

    Writes to the session between two slices are part of the copy. `finish` must only touch files, and may
    raise; `result` raises the same.
    """

    def __init__(self, source: apsw.Connection, target: Path, finish: Callable[[Path], Outcome]) -> None:
        self._target = target
        self._finish = finish
        self._made = connect_making(target)
        # What a power cut may take is a copy that nobody counts on yet: it is synced before it is used.
        self._made.pragma("synchronous", "off")
        self._backup: apsw.Backup | None = self._made.backup("main", source, "main")
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copy")
        self._future: Future[Outcome] | None = None
        self._fault: apsw.Error | None = None

    def work(self, seconds: float) -> bool:
        """Copy for about so many seconds, or look whether the rest is done; return whether all is over.

        A fault of the disk is over too: `result` raises it.
        """
        if self._fault is not None:
            return True
        if self._future is not None:
            return self._future.done()
        try:
            self._copy(time.monotonic() + seconds)
        except _TAKEN:  # a step is being made: at another moment
            return False
        except apsw.Error as error:
            self._fault = error
            return True
        return False

    def result(self) -> Outcome:
        """Return what `finish` returned, or raise what it raised; wait for it if need be.

        Raises apsw.Error where the copy could not be made; `abandon` is due then.
        """
        while self._future is None:
            self.work(1.0)
            if self._fault is not None:
                raise self._fault
        self._pool.shutdown()
        return self._future.result()

    def abandon(self) -> bool:
        """Give the copy up, or wait for the rest where it is whole; return whether that was so."""
        if self._future is None:
            if self._backup is not None:
                self._backup.close(force=True)
                self._backup = None
            self._made.close(force=True)
            self._target.unlink(missing_ok=True)
        self._pool.shutdown()
        return self._future is not None

    def _copy(self, until: float) -> None:
        while self._backup is not None:
            self._backup.step(_PAGES)
            if self._backup.done:
                self._backup.finish()
                self._backup = None
                self._made.pragma("journal_mode", "delete")
                self._made.close()
                self._future = self._pool.submit(self._sync_and_finish)
            elif time.monotonic() > until:
                break

    def _sync_and_finish(self) -> Outcome:
        sync_file(self._target)
        return self._finish(self._target)
