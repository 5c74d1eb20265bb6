"""What a look into a watched folder shows, and which of it is new: plain values, no window."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

from briefer.load.folders import is_litter

_UNFINISHED = (".part", ".partial", ".crdownload", ".download")
_MOST_TOLD = 10  # names


class Seen(NamedTuple):
    """A file as one look saw it: its name, its size in bytes, when it was changed in nanoseconds."""

    name: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Looks:
    """What the looks into one folder came to.

    `known` was there from the beginning or has been offered; `new` is whole and to be offered; `unsettled` is
    new, but may still be written to.
    """

    known: frozenset[Seen] = frozenset()
    new: tuple[Seen, ...] = ()
    unsettled: frozenset[Seen] = frozenset()

    def after(self, there: Iterable[Seen]) -> "Looks":
        """Return what is known after another look: a file that is as it was at the look before is whole."""
        fresh = [seen for seen in there if seen not in self.known]
        whole = self.unsettled | frozenset(self.new)
        return Looks(
            self.known & frozenset(there),
            tuple(seen for seen in fresh if seen in whole),
            frozenset(seen for seen in fresh if seen not in whole),
        )

    def offered(self, names: Iterable[str] | None = None) -> "Looks":
        """Return what is known when the new files of these names, or all of them, are answered for."""
        wanted = None if names is None else frozenset(names)
        done = {seen for seen in (*self.new, *self.unsettled) if wanted is None or seen.name in wanted}
        if wanted is None:
            done -= self.unsettled
        new = tuple(seen for seen in self.new if seen not in done)
        return Looks(self.known | done, new, self.unsettled - done)


def look(folder: Path, wanted: frozenset[str]) -> tuple[Seen, ...]:
    """Return the files right in a folder that have one of these suffixes or names, in small letters, by name.

    Left out are links, what is empty, and what a browser has not finished. Raises OSError.
    """
    found: list[Seen] = []
    unfinished: set[str] = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            name = PurePath(entry.name)
            if name.suffix.casefold() in _UNFINISHED:
                unfinished.add(name.stem)
            elif not (
                wanted.isdisjoint((name.suffix.casefold(), entry.name.casefold())) or is_litter(entry.name)
            ):
                found += _seen(entry)
    return tuple(sorted(seen for seen in found if seen.name not in unfinished))


def _seen(entry: "os.DirEntry[str]") -> tuple[Seen, ...]:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone meanwhile
        return ()
    is_whole = stat.S_ISREG(status.st_mode) and status.st_size > 0
    return (Seen(entry.name, status.st_size, status.st_mtime_ns),) if is_whole else ()


def names_told(names: Iterable[str]) -> str:
    """Return the first of these names, one a line, and how many more there are."""
    every = tuple(names)
    rest = len(every) - _MOST_TOLD
    return "\n".join((*every[:_MOST_TOLD], *((f"and {rest:,} more",) if rest > 0 else ())))
