"""A text without passages that are not to be read or searched, every other character in its place."""

from collections.abc import Iterable

Stretch = tuple[int, int]


def masked(text: str, hidden: Iterable[Stretch]) -> str:
    """Return a text of the same length, with line ends in place of these stretches.

    A line end is part of no word, and no sentence goes over it.
    """
    pieces, done = [], 0
    for start, end in sorted(hidden):
        pieces += [text[done:start], "\n" * (min(end, len(text)) - max(start, done))]
        done = max(done, min(end, len(text)))
    return "".join([*pieces, text[done:]])


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches in order, those that touch made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)
