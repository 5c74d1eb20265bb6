"""Long work written as a generator that pauses after each few milliseconds and returns its outcome."""

from collections.abc import Generator
from typing import TypeVar

Outcome = TypeVar("Outcome")


def finished(work: Generator[None, None, Outcome]) -> Outcome:
    """Return what the work returns, made without a pause."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome
