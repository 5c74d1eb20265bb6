"""A figure: what was measured, in time or in memory, beside a floor or a peer measured in the same job."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds that something took and seconds of what it is held against; `aim` is the ratio hoped for."""

    name: str
    seconds: float
    against: str
    against_seconds: float
    aim: float

    @property
    def ratio(self) -> float:
        """How many times as long it took as what it is held against."""
        return self.seconds / self.against_seconds

    def __str__(self) -> str:
        """One line: the name, the ratio, the aim, and both times."""
        verdict = "reached" if self.ratio <= self.aim else "NOT reached"
        return (
            f"{self.name}: {self.ratio:.2f} x {self.against} "
            f"(aim <= {self.aim:g}: {verdict}; {self.seconds:.4f} s against {self.against_seconds:.4f} s)"
        )


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes that something holds and bytes of what it is held against; `aim` is the ratio hoped for."""

    name: str
    size: int
    against: str
    against_size: int
    aim: float

    def __str__(self) -> str:
        """One line: the name, the ratio, the aim, and both sizes."""
        ratio = self.size / self.against_size
        verdict = "reached" if ratio <= self.aim else "NOT reached"
        return (
            f"{self.name}: {ratio:.2f} x {self.against} (aim <= {self.aim:g}: {verdict}; "
            f"{self.size / _MEGABYTE:.0f} MB against {self.against_size / _MEGABYTE:.0f} MB)"
        )


def percentile_95(times: Sequence[float]) -> float:
    """Return the least of the times that 95 in 100 of them do not exceed."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def in_turns(runs: Sequence[Callable[[], object]], rounds: int) -> tuple[list[float], ...]:
    """Return the wall-clock seconds of each run, all run in turns, so that a busy moment falls on each."""
    taken: tuple[list[float], ...] = tuple([] for _ in runs)
    for _ in range(rounds):
        for run, times in zip(runs, taken, strict=True):
            times.append(_seconds(run))
    return taken


def median_seconds(run: Callable[[], object], rounds: int = 5) -> float:
    """Return the median wall-clock seconds of several runs, after one that is not counted."""
    run()
    return statistics.median(_seconds(run) for _ in range(rounds))


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
