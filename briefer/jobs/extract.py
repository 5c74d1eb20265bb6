"""Files to sources, each read in a child process, and the files that lie in them or beside them too."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.errors import BrieferError
from briefer.isolate import Cancellation, CancelledError, ChildError, Isolation
from briefer.load.about import filled
from briefer.load.choose import HEAD, choose_importer
from briefer.load.files import read_beside, read_file, shown_name
from briefer.load.registry import importers
from briefer.load.transfer import sources_from
from briefer.model.extensions import Importer
from briefer.model.sources import Beside, Enclosed, LoadedSource, Readable

_READ = "briefer.load.transfer:read_sources"
_BY_HAND = "Open it in its own program, copy the text and paste it."
_DEEPEST = 5  # files in files in files
_MOST = 5_000  # files within one
_LARGEST = 200 << 20  # bytes of all files within one
_LOG = logging.getLogger(__name__)


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
    chosen_from = importers() if readers is None else readers
    reading = _Reading(path, isolation, chosen_from, cancellation or Cancellation())
    reading.read(Enclosed(path.name, read_file(path)), shown_name(path), depth=0)
    if not reading.sources:
        if len(reading.skipped) == 1:
            raise reading.skipped[0]
        raise BrieferError(f"“{shown_name(path)}” holds nothing that can be loaded.", _BY_HAND)
    return Extracted(path, tuple(reading.sources), skipped=tuple(reading.skipped))


class _Reading:
    """One file's reading, with all that is found in it."""

    def __init__(
        self, path: Path, isolation: Isolation, readers: Sequence[Importer], cancellation: Cancellation
    ) -> None:
        self.sources: list[LoadedSource] = []
        self.skipped: list[BrieferError] = []
        self._folder, self._isolation = path.parent, isolation
        self._readers, self._cancellation = readers, cancellation
        self._count = self._size = 0

    def read(self, file: Enclosed, shown: str, *, depth: int, outer: int | None = None) -> None:
        """Take in a file's sources; `outer` is the place of the source that it is attached to."""
        places: dict[int, int] = {}
        for number, item in enumerate(self._items(file, shown)):
            if isinstance(item, LoadedSource):
                places[number] = len(self.sources)
                attached = 0 if outer is None else len(self.sources) - outer
                self.sources.append(replace(filled(item, file.about), attached=attached))
                continue
            to = outer if item.attached_to is None else places.get(item.attached_to, outer)
            try:
                self._descend(item, shown, depth + 1, to)
            except CancelledError:
                raise
            except BrieferError as error:
                self.skipped.append(error)

    def _descend(self, item: Enclosed | Beside, outside: str, depth: int, outer: int | None) -> None:
        if isinstance(item, Beside):
            item = Enclosed(item.path, read_beside(self._folder, item.path), item.about, item.attached_to)
        self._count += 1
        self._size += len(item.data)
        name = shown_name(Path(item.name))
        if depth > _DEEPEST:
            what = f"“{name}” in “{outside}” lies too deep: files in files are read to a depth of {_DEEPEST}."
            raise BrieferError(what, "Unpack it and load it by itself.")
        if self._count > _MOST or self._size > _LARGEST:
            what = (
                f"“{name}” in “{outside}” was left out: of what one file holds, {_MOST:,} files"
                f" and {_LARGEST >> 20} MB are read."
            )
            raise BrieferError(what, "Unpack it and load the rest by itself.")
        self.read(item, f"{name}” in “{outside}", depth=depth, outer=outer)

    def _items(self, file: Enclosed, shown: str) -> tuple[Readable, ...]:
        try:
            chosen = choose_importer(file.data[:HEAD], file.name, self._readers)
        except BrieferError as error:
            raise _inside(shown, file.name, error) from error
        try:
            values = self._isolation.run(
                _READ, chosen.read, file.data, _storable(file.name), cancellation=self._cancellation
            )
            return sources_from(values, file.data)
        except CancelledError:
            raise
        except BrieferError as error:
            raise _naming(shown, _inside(shown, file.name, error)) from error
        except ChildError as error:
            _LOG.debug("The importer %s fell over a file:\n%s", chosen.name, error.trace)
            raise _unreadable(shown, chosen, error.kind) from error
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise _unreadable(shown, chosen, type(error).__name__) from error


def extract_files(
    paths: Iterable[Path], isolation: Isolation, *, cancellation: Cancellation | None = None
) -> Iterator[Extracted]:
    """Yield for each file, in the order given, what became of it; one that fails does not stop the others.

    Raises CancelledError.
    """
    readers = importers()
    for path in paths:
        try:
            yield extract_file(path, isolation, readers=readers, cancellation=cancellation)
        except CancelledError:
            raise
        except BrieferError as error:
            yield Extracted(path, (), error)


def warm_up(isolation: Isolation) -> None:
    """Start the child and let it load the libraries that pages need, so that the first file is quick."""
    page = b"<html><body><p>One page to begin with.</p></body></html>"
    isolation.warm(_READ, "briefer.load.html:read", page, "page.html")


def _naming(name: str, error: BrieferError) -> BrieferError:
    """Return the error with the file's name in its sentence."""
    if name in error.what:
        return error
    sentence = error.what[:1].lower() + error.what[1:]
    return BrieferError(f"“{name}” could not be loaded: {sentence}", error.next_step or _BY_HAND)


def _inside(shown: str, name: str, error: BrieferError) -> BrieferError:
    """Return the error with the file named as it is known to the analyst: within another."""
    return BrieferError(error.what.replace(f"“{shown_name(Path(name))}”", f"“{shown}”", 1), error.next_step)


def _unreadable(name: str, importer: Importer, kind: str) -> BrieferError:
    return BrieferError(
        f"“{name}” could not be loaded: the reader of {importer.title} failed ({kind}).",
        _BY_HAND,
    )


def _storable(name: str) -> str:
    """Return a file's name without what cannot be written in UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
