"""The longest row of pairs in which both places rise: what stayed in order where other things moved."""

from bisect import bisect_left
from collections.abc import Sequence


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many of the pairs as rise in their second places; they are given by their first ones."""
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        ends[length : length + 1] = [there]
        rows[length : length + 1] = [number]
        before.append(rows[length - 1] if length else -1)
    found: list[tuple[int, int]] = []
    number = rows[-1] if rows else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
