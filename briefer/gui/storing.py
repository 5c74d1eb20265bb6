"""What was read into the session: a piece at a time, all pieces undone as one."""

import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefer.commands.sources import AddedSource, adding, standing
from briefer.errors import BrieferError, HeldElsewhere, NotStored
from briefer.jobs.extract import Extracted
from briefer.model.ids import SourceId
from briefer.store.session import Session

_PIECE = 0.01  # seconds that one step may write; committing it and telling the views takes as long again


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a file that was read: its sources, those of them that are new, why not all came.

    `instead` has what took the place of records that were there, by these.
    """

    path: Path
    sources: tuple[SourceId, ...] = ()
    fresh: tuple[SourceId, ...] = ()
    instead: Mapping[SourceId, SourceId] = field(default_factory=dict)
    fault: BrieferError | None = None
    skipped: tuple[BrieferError, ...] = ()

    @property
    def new(self) -> int:
        """How many sources are new."""
        return len(self.fresh)


@dataclass(slots=True, eq=False)
class _Coming:
    """A file whose sources are being stored."""

    path: Path
    skipped: tuple[BrieferError, ...]
    adding: Iterator[AddedSource]
    added: list[AddedSource] = field(default_factory=list)

    def over(self, fault: BrieferError | None = None) -> Stored:
        """Return what became of it."""
        keys = standing(self.added)
        pairs = tuple(zip(self.added, keys, strict=True))
        fresh = tuple(dict.fromkeys(key for source, key in pairs if source.is_new))
        instead = {source.record: key for source, key in pairs if source.record is not None}
        return Stored(self.path, keys, fresh, instead, fault, self.skipped)


class Storing:
    """Stores the sources of files that were read, in the order they came."""

    def __init__(self, session: Session) -> None:
        """Have nothing to store."""
        self._session = session
        self._coming: deque[_Coming] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether anything waits to be stored."""
        return bool(self._coming)

    def add(self, read: Extracted) -> None:
        """Store the sources of this file, after those that wait."""
        if read.sources:
            self._coming.append(_Coming(read.path, read.skipped, adding(self._session, read.sources)))

    def give_up(self) -> tuple[Stored, ...]:
        """Store no more; return the files of which something is stored."""
        begun = tuple(file.over() for file in self._coming if file.added)
        self._coming.clear()
        return begun

    def put(self, label: str, group: int) -> tuple[Stored, ...]:
        """Store as much as takes a moment, in a step of this group; return the files that are over with it.

        What the disk does not take is told of each file that the step had something of. Where another
        program holds the session's file, all waits for the next time.
        """
        until = time.monotonic() + _PIECE
        over: list[Stored] = []
        before = {id(file): len(file.added) for file in self._coming}
        touched: list[_Coming] = []
        try:
            with self._session.step(label, group, joins=True):
                while self._coming and time.monotonic() < until:
                    touched.append(self._coming[0])
                    over += self._go_on(self._coming[0], label, until)
        except HeldElsewhere:
            return ()
        except BrieferError as error:
            return self._taken_back(touched or list(self._coming)[:1], before, error)
        return tuple(over)

    def _go_on(self, file: _Coming, label: str, until: float) -> tuple[Stored, ...]:
        """Store some of a file; return it where it is over."""
        stored = len(file.added)
        try:
            with self._session.step(label):
                for source in file.adding:
                    file.added.append(source)
                    if time.monotonic() >= until:
                        return ()
        except NotStored:
            raise
        except BrieferError as error:
            del file.added[stored:]
            self._coming.popleft()
            return (file.over(error),)
        self._coming.popleft()
        return (file.over(),)

    def _taken_back(
        self, files: list[_Coming], before: dict[int, int], error: BrieferError
    ) -> tuple[Stored, ...]:
        over = []
        for file in files:
            if file in self._coming:
                self._coming.remove(file)
            del file.added[before[id(file)] :]
            over.append(file.over(error))
        return tuple(over)
