"""A figure of speed: what was measured, beside a floor or a peer measured in the same job."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


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


def median_seconds(run: Callable[[], object], rounds: int = 5) -> float:
    """Return the median wall-clock seconds of several runs, after one that is not counted."""
    run()
    return statistics.median(_seconds(run) for _ in range(rounds))


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
