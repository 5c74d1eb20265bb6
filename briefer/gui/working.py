"""Long work on one session, done in slices that nobody feels, one job after another."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError

_SLICE = 0.012  # seconds of work at a time; a step that writes may take a little longer
_UNTOLD = 0.25  # seconds for which a job goes on before anything is said of it
_PAUSE = 4  # milliseconds in which the window does what else is due
_HELD = 100  # milliseconds until it is looked again whether another program still holds the file


Parts = Iterator[tuple[int, int]]
"""A job: it yields after each piece how much is done, and of how much."""


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    words: str
    parts: Parts
    then: Callable[[], object]
    writes: bool
    begun: float = field(default_factory=time.monotonic)


class Work(QObject):
    """Takes jobs that yield between pieces of a few milliseconds.

    `progressed` says what is being done, how much is done and of how much, or 0 of 0 when all is over;
    `failed` carries the BrieferError that ended a job, `cancelled` comes when jobs were given up, `written`
    when one that writes is over, however it ended. A job that writes waits while another program holds the
    session's file; those that only read go on.
    """

    progressed = Signal(str, int, int)
    failed = Signal(object)
    cancelled = Signal()
    written = Signal()

    def __init__(self, parent: QObject | None = None, *, is_held: Callable[[], bool] = lambda: False) -> None:
        """Begin with nothing to do; `is_held` says at once whether another program holds the file."""
        super().__init__(parent)
        self._jobs: deque[_Job] = deque()
        self._is_held = is_held
        self._is_told = False
        self._is_waiting = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    @property
    def is_busy(self) -> bool:
        """Whether any job is not over yet."""
        return bool(self._jobs)

    @property
    def writing(self) -> str:
        """What is being written in several steps that are to stay together, in words, or empty."""
        return self._jobs[0].words if self._jobs and self._jobs[0].writes else ""

    @property
    def is_waiting(self) -> bool:
        """Whether what is to be written waits for another program to let go of the file."""
        return self._is_waiting

    def has(self, words: str) -> bool:
        """Return whether a job of these words is not over yet."""
        return any(job.words == words for job in self._jobs)

    def begin(
        self,
        words: str,
        parts: Parts,
        then: Callable[[], object] = lambda: None,
        *,
        writes: bool = False,
    ) -> None:
        """Do a job after those before it, and call `then` at its end; a short one is over at once.

        One that writes goes before those that only read.
        `words` say what is being done (“Tagging China”). `writes` says that the job makes steps that belong
        together, so that no other is to come between them.
        """
        job = _Job(words, parts, then, writes)
        ahead = sum(other.writes for other in self._jobs) if writes else len(self._jobs)
        self._jobs.insert(ahead, job)
        if self._jobs[0] is job:
            self._work()

    def finish_writing(self) -> None:
        """Make the steps left of what is being written, as far as no other program holds the file."""
        self._look()
        while self.writing and not self._is_waiting:
            self._take_part(self._jobs[0])
            self._look()

    def cancel(self) -> None:
        """Give up what is being done and what waits; steps that were made stay, and undo takes them back."""
        is_given_up, was_writing = bool(self._jobs), bool(self.writing)
        self._jobs.clear()
        self._is_waiting = False
        self._rest()
        if was_writing:
            self.written.emit()
        if is_given_up:
            self.cancelled.emit()

    def _work(self) -> None:
        until = time.monotonic() + _SLICE
        while (job := self._next()) is not None:  # one part at least: a short job is over at once
            self._take_part(job)
            if time.monotonic() >= until:
                break
        if not self._jobs:
            self._rest()
            return
        if self._is_waiting:
            self._is_told = True
            self.progressed.emit(f"{self.writing}: waiting until another program lets go of the file", 0, 1)
        pause = _HELD if job is None else _PAUSE
        if not self._timer.isActive() or self._timer.interval() != pause:
            self._timer.start(pause)

    def _next(self) -> _Job | None:
        """Return the job whose turn it is: none of those that write while another program holds the file."""
        self._look()
        return next((job for job in self._jobs if not (job.writes and self._is_waiting)), None)

    def _look(self) -> None:
        """Look whether what is to be written has to wait."""
        self._is_waiting = bool(self.writing) and self._is_held()

    def _take_part(self, job: _Job) -> None:
        try:
            done = next(job.parts, None)
            if done is not None and done[0] >= done[1]:  # all is done: it is over at once, not a slice later
                done = next(job.parts, None)
        except BrieferError as error:
            self._drop(job)
            self.failed.emit(error)
            return
        except BaseException:
            self._drop(job)
            raise
        if done is None:
            self._drop(job)
            job.then()
        elif self._jobs and time.monotonic() - job.begun > _UNTOLD:
            self._is_told = True
            self.progressed.emit(job.words, *done)

    def _drop(self, job: _Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        if job.writes:
            self.written.emit()

    def _rest(self) -> None:
        self._timer.stop()
        if self._is_told:
            self._is_told = False
            self.progressed.emit("", 0, 0)


def of(total: int, steps: Iterator[int]) -> Parts:
    """Yield how far steps that tell how many they have done are, of so many."""
    return ((done, total) for done in steps)
