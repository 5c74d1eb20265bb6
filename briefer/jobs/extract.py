"""Files to sources, each read in a child process, and the files that lie in them or beside them too."""

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import BrieferError
from briefer.isolate.answers import Outcome
from briefer.isolate.cancelling import CANCELLED, Cancellation, CancelledError
from briefer.isolate.pool import Isolation
from briefer.jobs.abreast import abreast
from briefer.jobs.unpacking import BY_HAND, READ, Asked, Reading, without_frames
from briefer.load.files import checked, read_file, shown_name
from briefer.load.folders import files_of
from briefer.load.registry import importers
from briefer.model.extensions import Importer
from briefer.model.sources import Enclosed, LoadedSource

_HANDS = 2  # threads that feed the children; with a third, two children took a tenth longer
_ALONE = 16  # files of a batch that are read each by itself: few files are shared out among the children
_TOGETHER = 8  # small files at most that a child reads before another call has its turn
_SMALL = 16 << 10  # bytes

_Meant = tuple[Path, BrieferError | None]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one file: its sources, or the error that says why there are none.

    `skipped` says of each file within or beside it that could not be loaded why.
    """

    path: Path
    sources: tuple[LoadedSource, ...]
    error: BrieferError | None = None
    skipped: tuple[BrieferError, ...] = ()


def extract_file(
    path: Path,
    isolation: Isolation,
    *,
    readers: Sequence[Importer] | None = None,
    cancellation: Cancellation | None = None,
) -> Extracted:
    """Return the sources in a file; `readers` are the importers to choose from, else all that are installed.

    The file is read here, in one go, and understood in the child. Raises BrieferError, whose sentence names
    the file, and CancelledError.
    """
    data = read_file(path)
    return extract_data(path, data, isolation, readers=readers, cancellation=cancellation, folder=path.parent)


def extract_data(  # noqa: PLR0913 - as extract_file, with what that looks up
    path: Path,
    data: bytes,
    isolation: Isolation,
    *,
    readers: Sequence[Importer] | None = None,
    cancellation: Cancellation | None = None,
    folder: Path | None = None,
) -> Extracted:
    """Return the sources in the bytes of a file of this name, and in those beside it where `folder` is given.

    Raises what extract_file raises.
    """
    chosen_from = importers() if readers is None else readers
    reading = Reading(folder, isolation, chosen_from, cancellation or Cancellation())
    asked = _asked(path, data, chosen_from)
    (outcome,) = isolation.run_each(READ, [asked.arguments()], cancellation=cancellation)
    return _extracted(path, reading, asked, outcome)


def _asked(path: Path, data: bytes, readers: Sequence[Importer]) -> Asked:
    """Return a file made ready for a child; raises BrieferError."""
    checked(data, shown_name(path))
    return Asked.of(Enclosed(path.name, data), shown_name(path), readers)


def _extracted(path: Path, reading: Reading, asked: Asked, outcome: Outcome) -> Extracted:
    """Return what a file gave of which the child’s answer is here; raises BrieferError."""
    reading.take_in(asked, outcome, depth=0)
    if not reading.sources:
        if len(reading.skipped) == 1:
            raise reading.skipped[0]
        raise BrieferError(f"“{shown_name(path)}” holds nothing that can be loaded.", BY_HAND)
    return Extracted(path, tuple(reading.sources), skipped=tuple(reading.skipped))


def extract_files(
    paths: Iterable[Path],
    isolation: Isolation,
    *,
    cancellation: Cancellation | None = None,
    begun: Callable[[Path], object] | None = None,
    in_order: bool = False,
) -> Generator[Extracted, None, None]:
    """Yield what became of each file, and of each in a folder, as it is done; one that fails stops no other.

    As many are read at once as the isolation has children; where it has one, a second is at hand. Where there
    are many, small ones are sent to a child several together. No more than three times as many are held until
    they are taken: who stores them more slowly must not take them sooner. With `in_order` they come in the
    order given. `begun` is told of each file before it is yielded, and of one of those read together when
    their reading begins, in the thread that takes what is yielded. Raises CancelledError, at once.
    """
    readers = importers()
    stopped = cancellation or Cancellation()
    groups = abreast(
        lambda group, stop: _read_together(group, isolation, readers, stop),
        _groups(files_of(paths)),
        max(_HANDS, isolation.children),
        cancellation=stopped,
        begun=None if begun is None else lambda group: begun(group[0][0]),
        in_order=in_order,
    )
    with contextlib.closing(groups):
        for group in groups:
            for number, extracted in enumerate(group):
                if stopped.cancelled:
                    raise CancelledError(CANCELLED)
                if number and begun is not None:
                    begun(extracted.path)
                yield extracted


def _groups(files: Iterable[_Meant]) -> Iterator[tuple[_Meant, ...]]:
    """Yield the files in their order; after the first few, small ones next to each other come together."""
    group: list[_Meant] = []
    for number, (path, fault) in enumerate(files):
        is_small = number >= _ALONE and fault is None and _size(path) <= _SMALL
        if group and not is_small:
            yield tuple(group)
            group = []
        group.append((path, fault))
        if not is_small or len(group) == _TOGETHER:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _size(path: Path) -> int:
    """Return a file's size in bytes, 0 where it cannot be had: that is told where the file is read."""
    try:
        return path.lstat().st_size
    except (OSError, ValueError):
        return 0


def _read_together(
    group: Sequence[_Meant], isolation: Isolation, readers: Sequence[Importer], stop: Cancellation
) -> tuple[Extracted, ...]:
    """Return what became of each file, all read by one child."""
    made: list[Asked | Extracted] = []

    def arguments() -> Iterator[tuple[str, bytes, str]]:
        for path, fault in group:
            try:
                if fault is not None:
                    raise fault
                asked = _asked(path, read_file(path), readers)
            except BrieferError as error:
                made.append(Extracted(path, (), without_frames(error)))
            else:
                made.append(asked)
                yield asked.arguments()

    outcomes = iter(isolation.run_each(READ, arguments(), cancellation=stop))
    done = []
    for (path, _), asked in zip(group, made, strict=True):
        if isinstance(asked, Asked):
            try:
                reading = Reading(path.parent, isolation, readers, stop)
                done.append(_extracted(path, reading, asked, next(outcomes)))
            except CancelledError:
                raise
            except BrieferError as error:
                done.append(Extracted(path, (), without_frames(error)))
        else:
            done.append(asked)
    return tuple(done)


def warm_up(isolation: Isolation) -> None:
    """Start the children and have each load the libraries that pages need: the first files are quick then.

    Where any child is there already, nothing is done. It may go on in a thread while the isolation is used or
    closed.
    """
    page = b"<html><body><p>One page to begin with.</p></body></html>"
    isolation.warm(READ, "briefer.load.html:read", page, "page.html")
