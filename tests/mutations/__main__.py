"""Ten thousand mutants of each importer's samples, read under the limits of reading.

usage: python -m tests.mutations [--count N] [--seconds N] [--first SEED] [--json FILE] [IMPORTER ...]

The exit code is 1 where the reading process fell, or used more time or memory than it may. A mutant is
made again by its importer and number: python -m tests.mutations --write FILE IMPORTER NUMBER
"""

import argparse
import json
import resource
import sys
import time
from dataclasses import asdict
from pathlib import Path

from briefer.isolate.pool import AT_ONCE, Isolation
from tests.mutations.reading import Tally, made, most_frequent, tallied
from tests.mutations.samples import FORMATS, samples


def main() -> int:
    """Print a line for each importer, and what was stopped or failed."""
    asked = _asked()
    found = samples(asked.formats)
    if asked.write:
        name, number = asked.importers
        Path(asked.write).write_bytes(made(found[name], int(number))[1])
        return 0
    names = [name for name in found if name in asked.importers or not asked.importers]
    tallies: dict[str, Tally] = {}
    print("importer      mutants    read  refused  failed  stopped  slowest, s   seconds")
    begun = time.monotonic()
    for place, name in enumerate(names):
        if not found[name]:
            print(f"{name:12} has no sample in {asked.formats}")
            continue
        # Each has its share of the time; what one leaves, the next have.
        share = (asked.seconds - (time.monotonic() - begun)) / (len(names) - place)
        with Isolation(children=AT_ONCE) as pool:
            tally = tallied(
                found[name], pool, most=asked.count, until=time.monotonic() + share, first=asked.first
            )
        tallies[name] = tally
        _tell(name, tally)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"The starting process fell over none of them; it took at most {peak} MB.")
    if asked.json:
        Path(asked.json).write_text(
            json.dumps({name: asdict(it) for name, it in tallies.items()}, indent=1), "utf-8"
        )
    return int(any(tally.stopped for tally in tallies.values()))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("importers", nargs="*", metavar="IMPORTER")
    parser.add_argument("--count", type=int, default=10_000, help="mutants of each importer")
    parser.add_argument("--seconds", type=float, default=1e9, help="by the clock, for all importers")
    parser.add_argument("--first", type=int, default=0, help="the number of the first mutant")
    parser.add_argument("--json", default="", help="a file for all counts, with the numbers of mutants")
    parser.add_argument("--write", default="", help="a file for one mutant")
    parser.add_argument("--formats", type=Path, default=FORMATS, help="the folder of samples")
    return parser.parse_args()


def _tell(name: str, tally: Tally) -> None:
    failed, stopped = (sum(map(len, reasons.values())) for reasons in (tally.failed, tally.stopped))
    print(
        f"{name:12} {tally.count:8,} {tally.read:7,} {tally.refused:8,} {failed:7,} {stopped:8,}"
        f"  {tally.slowest:10.2f} (no. {tally.slowest_seed}) {tally.seconds:8.0f}",
        flush=True,
    )
    for reasons in (tally.stopped, tally.failed):
        for why, number, seeds in most_frequent(reasons):
            print(f"    {number} × {why} (as no. {', '.join(map(str, seeds))})", flush=True)


if __name__ == "__main__":
    sys.exit(main())
