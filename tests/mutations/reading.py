"""Reads mutants in children under the limits of reading, and counts what becomes of them."""

import itertools
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError
from briefer.isolate.cancelling import Cancellation, StoppedError
from briefer.isolate.pool import Isolation
from briefer.jobs.abreast import abreast
from briefer.jobs.extract import extract_data
from briefer.jobs.unpacking import READ
from briefer.load.transfer import sources_from
from tests.mutations.containers import mutant
from tests.mutations.samples import Sample

_WHOLE = 10  # one mutant of so many goes the whole way of a file, the others to the importer alone
_LEAST = 2  # that are read


@dataclass(slots=True)
class Tally:
    """What became of one importer's mutants; `stopped` and `failed` say why, with the seeds of the first."""

    count: int = 0
    read: int = 0
    refused: int = 0
    stopped: dict[str, list[int]] = field(default_factory=dict)
    failed: dict[str, list[int]] = field(default_factory=dict)
    slowest: float = 0.0
    slowest_seed: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant: read, refused, stopped or failed, why, and how many seconds it took."""

    seed: int
    kind: str
    why: str
    seconds: float


def made(samples: Sequence[Sample], seed: int) -> tuple[Sample, bytes]:
    """Return the mutant of this number, and the sample it comes from; the same each time."""
    chance = Random(seed)  # noqa: S311 - repeatable, no secret
    sample = samples[seed % len(samples)]
    return sample, mutant(sample.data, chance, [other.data for other in samples])


def tallied(samples: Sequence[Sample], pool: Isolation, *, most: int, until: float, first: int = 0) -> Tally:
    """Return what became of up to `most` mutants from seed `first` on, begun before `until` by the clock.

    Two are read even where the clock ran out while other programs had the processor.
    """
    tally = Tally()
    begun = time.monotonic()
    for outcome in abreast(
        lambda seed, stop: _outcome(samples, seed, pool, stop), _seeds(first, most, until), pool.children
    ):
        _count(tally, outcome)
    tally.seconds = time.monotonic() - begun
    return tally


def _seeds(first: int, most: int, until: float) -> Iterator[int]:
    for seed in itertools.islice(itertools.count(first), most):
        if seed - first >= _LEAST and time.monotonic() > until:
            return
        yield seed


def _outcome(samples: Sequence[Sample], seed: int, pool: Isolation, stop: Cancellation) -> Outcome:
    sample, data = made(samples, seed)
    begun = time.monotonic()
    kind, why = "read", ""
    try:
        if seed % _WHOLE == 0:
            extract_data(Path(sample.name), data or b" ", pool, cancellation=stop)
        else:
            values = pool.run(READ, sample.importer.read, data, sample.name, cancellation=stop)
            sources_from(values, data)
    except StoppedError as error:
        kind, why = "stopped", error.what
    except BrieferError as error:
        kind, why = _told(error)
    except ChildError as error:
        kind, why = "failed", f"{error.kind}: {error.trace.strip().splitlines()[-1][:100]}"
    except (ValueError, TypeError, KeyError, RecursionError) as error:  # the child sent no sources
        kind, why = "failed", f"{type(error).__name__} of what it sent: {error!s:.100}"
    return Outcome(seed, kind, why, time.monotonic() - begun)


def _told(error: BrieferError) -> tuple[str, str]:
    """Return what the sentence of a whole reading stands for."""
    if "was stopped" in error.what or "of the processor" in error.what or "more memory" in error.what:
        return "stopped", error.what.rpartition(": ")[2]
    return ("failed", "by itself") if "broke down over it" in error.what else ("refused", "")


def _count(tally: Tally, outcome: Outcome) -> None:
    tally.count += 1
    if outcome.seconds > tally.slowest:
        tally.slowest, tally.slowest_seed = outcome.seconds, outcome.seed
    if outcome.kind == "read":
        tally.read += 1
    elif outcome.kind == "refused":
        tally.refused += 1
    else:
        reasons = tally.stopped if outcome.kind == "stopped" else tally.failed
        reasons.setdefault(outcome.why, []).append(outcome.seed)


def most_frequent(reasons: dict[str, list[int]], most: int = 5) -> list[tuple[str, int, list[int]]]:
    """Return the reasons, the most frequent first, with their number and the first seeds."""
    counted = Counter({why: len(seeds) for why, seeds in reasons.items()})
    return [(why, number, reasons[why][:3]) for why, number in counted.most_common(most)]
