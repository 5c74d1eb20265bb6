"""A footnote for each of 2,000 and 20,000 facts, against docxtpl, pandoc and a raw floor, in time and memory.

Each writer runs in a process of its own, all in turns. What is held against each other is processor time, on
which other work on the computer has the least influence, and the most memory that the process held. docxtpl
has no footnotes: it prints the same words with the notes at the end, and once the statements alone.
"""

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.figures import Figure, Memory

COUNTS = (2_000, 20_000)
_ROUNDS = 3
_OURS = {"ours": "compose and export", "ours_styled": "the same in a citation style"}
_PEERS = {  # with the ratio of time and of memory that is hoped for; no number where it only shows what is so
    "docxtpl": ("docxtpl, notes at the end", 1.0, 2.0),
    "docxtpl_bare": ("docxtpl, statements alone", 1.0, 2.0),
    "pandoc": ("pandoc, of our Markdown", 1.0, 1.0),
    "floor": ("raw XML and zip", float("inf"), float("inf")),
}


def figures() -> Iterator[Figure | Memory]:
    """Yield time and memory of each of our ways against each peer."""
    peers = {name: peer for name, peer in _PEERS.items() if name != "pandoc" or shutil.which("pandoc")}
    for count in COUNTS:
        taken = _measured((*_OURS, *peers), count)
        for ours, what in _OURS.items():
            for name, (peer, time_aim, memory_aim) in peers.items():
                title = f"{what}, {count:,} footnotes"
                yield Figure(f"{title}, time", taken[ours][0], peer, taken[name][0], time_aim)
                sizes = (int(taken[each][1]) for each in (ours, name))
                yield Memory(f"{title}, memory", next(sizes), peer, next(sizes), memory_aim)


def _measured(writers: tuple[str, ...], count: int) -> dict[str, tuple[float, float]]:
    """Return median processor seconds and bytes of memory of each writer."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in writers}
    for _ in range(_ROUNDS):
        for name in writers:
            found[name].append(run(name, count))
    return {
        name: (statistics.median(it[0] for it in each), statistics.median(it[1] for it in each))
        for name, each in found.items()
    }


def run(writer: str, count: int) -> tuple[float, float]:
    """Return processor seconds and bytes of one run.

    Raises ValueError where the writer made other than one footnote for each fact, or docxtpl any.
    """
    command = [sys.executable, "-m", "tests.bench.footnote_writers", writer, str(count)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if said["notes"] != (0 if writer.startswith("docxtpl") else count):
        message = f"{writer} wrote {said['notes']} footnotes for {count} facts"
        raise ValueError(message)
    return said["cpu"], said["peak"]
