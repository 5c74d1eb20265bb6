"""A thread that has files read by child processes."""

from collections.abc import Sequence
from pathlib import Path
from threading import Semaphore

from PySide6.QtCore import QObject, QThread, Signal

from briefer.errors import BrieferError
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.isolate.pool import Isolation
from briefer.jobs.extract import extract_files
from briefer.load.folders import files_of

_HELD = 8  # files that were read and are not taken yet

Found = tuple[tuple[Path, BrieferError | None], ...]
"""The files that are meant, each with the error where it stands for a folder that cannot be taken."""


class Reading(QThread):
    """Has the files read that were chosen, and those in folders, and says what became of each.

    `found` carries a Found, before anything is read; `begun` the path of a file, as its reading begins;
    `read` an Extracted, after which `take` is to be called: no more than a few are held at a time. `fell`
    carries an exception that is a bug of ours.
    """

    found = Signal(object)
    begun = Signal(object)
    read = Signal(object)
    fell = Signal(object)

    def __init__(self, paths: Sequence[Path], isolation: Isolation, parent: QObject) -> None:
        """Read nothing yet; `start` begins."""
        super().__init__(parent)
        self._paths, self._isolation = paths, isolation
        self._room = Semaphore(_HELD)
        self.cancellation = Cancellation()

    def take(self) -> None:
        """Say that one of the files that were read is taken, so that another may be."""
        self._room.release()

    def cancel(self) -> None:
        """Stop at once."""
        self.cancellation.cancel()
        self._room.release(_HELD)

    def run(self) -> None:
        """Read the files; this is called in the thread."""
        try:
            self._read()
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - handed to the thread that shows bugs
            self.fell.emit(error)

    def _read(self) -> None:
        found: dict[Path, BrieferError | None] = {}  # one that was asked for twice is read once
        for path, fault in files_of(self._paths):
            if self.cancellation.cancelled:
                return
            found[path] = fault
        self.found.emit(tuple(found.items()))
        paths = [path for path, fault in found.items() if fault is None]
        # In order, so that sources are listed as their files are, and not as chance has it.
        for extracted in extract_files(
            paths, self._isolation, cancellation=self.cancellation, begun=self.begun.emit, in_order=True
        ):
            self._room.acquire()
            self.read.emit(extracted)
