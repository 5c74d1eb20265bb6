"""Files to sources, each read in a child process, and the files that lie in them or beside them too."""

import logging
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from briefer.errors import BrieferError
from briefer.isolate import Cancellation, CancelledError, ChildError, Isolation
from briefer.jobs.abreast import abreast
from briefer.load.about import filled
from briefer.load.choose import HEAD, choose_importer
from briefer.load.files import checked, read_beside, read_file, shown_name
from briefer.load.folders import files_of
from briefer.load.registry import importers
from briefer.load.transfer import sources_from
from briefer.model.extensions import Importer
from briefer.model.sources import Beside, Enclosed, LoadedSource, Readable, Recorded, Unread

READ = "briefer.load.transfer:read_sources"
"""The dotted name of the function that a child runs: with an importer’s `read`, bytes and a file name."""

_BY_HAND = "Open it in its own program, copy the text and paste it."
_DEEPEST = 5  # files in files in files
_HANDS = 2  # threads that feed the children; with a third, two children took a tenth longer
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
    checked(data, shown_name(path))
    chosen_from = importers() if readers is None else readers
    reading = _Reading(folder, isolation, chosen_from, cancellation or Cancellation())
    reading.read(Enclosed(path.name, data), shown_name(path), depth=0)
    if not reading.sources:
        if len(reading.skipped) == 1:
            raise reading.skipped[0]
        raise BrieferError(f"“{shown_name(path)}” holds nothing that can be loaded.", _BY_HAND)
    return Extracted(path, tuple(reading.sources), skipped=tuple(reading.skipped))


class _Box:
    """The files within one file, by their names, and the places of the sources that were read from them."""

    def __init__(self, items: Iterable[Readable]) -> None:
        self.files = {PurePath(item.name).name: item for item in items if isinstance(item, Enclosed)}
        self.places: dict[str, range] = {}


class _Reading:
    """One file's reading, with all that is found in it."""

    def __init__(
        self,
        folder: Path | None,
        isolation: Isolation,
        readers: Sequence[Importer],
        cancellation: Cancellation,
    ) -> None:
        self.sources: list[LoadedSource] = []
        self.skipped: list[BrieferError] = []
        self._folder, self._isolation = folder, isolation
        self._readers, self._cancellation = readers, cancellation
        self._count = self._size = 0

    def read(
        self,
        file: Enclosed,
        shown: str,
        *,
        depth: int,
        outer: int | None = None,
        around: _Box | None = None,
    ) -> None:
        """Take in a file's sources.

        `outer` is the place of the source that it is attached to, `around` what holds it.
        """
        places: dict[int, int] = {}
        items = self._items(file, shown)
        box = _Box(items)
        for number, item in enumerate(items):
            if isinstance(item, LoadedSource):
                if not item.text.strip():
                    self.skipped.append(
                        BrieferError(f"“{shown}” has no text.", "Load another version of it.")
                    )
                    continue
                places[number] = len(self.sources)
                attached = 0 if outer is None else len(self.sources) - outer
                self.sources.append(replace(filled(item, file.about), attached=attached))
                continue
            if isinstance(item, Recorded):
                self._record(item, shown, depth + 1, outer, around)
                continue
            if isinstance(item, Unread):
                what = f"“{shown_name(item.name)}” in “{shown}” {item.why}"
                self.skipped.append(BrieferError(what, item.next_step))
                continue
            to = outer if item.attached_to is None else places.get(item.attached_to, outer)
            try:
                self._take(item, shown, depth + 1, to, box)
            except CancelledError:
                raise
            except BrieferError as error:
                self.skipped.append(_alone(error))

    def _take(self, item: Enclosed | Beside, outside: str, depth: int, outer: int | None, box: _Box) -> None:
        """Take in a file, and keep which sources it gave, unless a list of references came and took it."""
        name = PurePath(item.name).name if isinstance(item, Enclosed) else ""
        if item is not box.files.get(name):
            self._descend(item, outside, depth, outer, box)
        elif name not in box.places:
            start = len(self.sources)
            box.places[name] = range(start, start)
            self._descend(item, outside, depth, outer, box)
            box.places[name] = range(start, len(self.sources))

    def _record(
        self, record: Recorded, outside: str, depth: int, outer: int | None, around: _Box | None
    ) -> None:
        """Take in a record's files, or the record itself where none can be read, with the reasons."""
        is_taken = False
        faults = []
        for file in record.files:
            try:
                is_taken |= self._named(file, outside, depth, outer, around)
            except CancelledError:
                raise
            except BrieferError as error:
                faults.append(error)
        for fault in faults:
            named = (
                fault.what
                if "names it" in fault.what or outside in fault.what
                else f"{fault.what[:-1]}: “{outside}” names it."
            )
            self.skipped.append(BrieferError(named, fault.next_step))
        if not is_taken:
            warnings = (*record.otherwise.warnings, *(fault.what for fault in faults))
            attached = 0 if outer is None else len(self.sources) - outer
            self.sources.append(replace(record.otherwise, warnings=warnings, attached=attached))

    def _named(self, file: Beside, outside: str, depth: int, outer: int | None, around: _Box | None) -> bool:
        """Take in a file that a record names, and return whether it gave any source.

        It lies beside the list or, where the list came in an archive or an e-mail, is looked for by its name
        in the same; there it may have been read before.
        """
        name = PurePath(file.path).name
        if around is None or name not in around.files:
            before = len(self.sources)
            self._descend(file, outside, depth, outer, None)
            return len(self.sources) > before
        self._take(around.files[name], outside, depth, outer, around)
        places = around.places[name]
        for place in places:
            self.sources[place] = filled(self.sources[place], file.about)
        return bool(places)

    def _descend(
        self, item: Enclosed | Beside, outside: str, depth: int, outer: int | None, around: _Box | None
    ) -> None:
        if isinstance(item, Beside):
            if depth > 1:  # what came in an archive or an e-mail may not name the analyst's own files
                what = f"“{shown_name(item.path)}” is named by “{outside}” and was not read."
                raise BrieferError(what, "Load it by itself.")
            data = read_beside(self._folder, item.path)
            item = Enclosed(item.path, data, item.about, item.attached_to)
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
        self.read(item, f"{name}” in “{outside}", depth=depth, outer=outer, around=around)

    def _items(self, file: Enclosed, shown: str) -> tuple[Readable, ...]:
        try:
            chosen = choose_importer(file.data[:HEAD], file.name, self._readers)
        except BrieferError as error:
            raise _inside(shown, file.name, error) from error
        try:
            values = self._isolation.run(
                READ, chosen.read, file.data, _storable(file.name), cancellation=self._cancellation
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
    paths: Iterable[Path],
    isolation: Isolation,
    *,
    cancellation: Cancellation | None = None,
    begun: Callable[[Path], object] | None = None,
    in_order: bool = False,
) -> Generator[Extracted, None, None]:
    """Yield what became of each file, and of each in a folder, as it is done; one that fails stops no other.

    As many are read at once as the isolation has children; where it has one, a second is at hand. No more
    than three times as many are held until they are taken: who stores them more slowly must not take them
    sooner. With `in_order` they come in the order given. `begun` is told of each file when its
    reading begins, in the thread that takes what is yielded. Raises CancelledError, at once.
    """
    readers = importers()

    def read(file: tuple[Path, BrieferError | None], stop: Cancellation) -> Extracted:
        path, fault = file
        try:
            if fault is not None:
                raise fault
            return extract_file(path, isolation, readers=readers, cancellation=stop)
        except CancelledError:
            raise
        except BrieferError as error:
            return Extracted(path, (), _alone(error))

    return abreast(
        read,
        files_of(paths),
        max(_HANDS, isolation.children),
        cancellation=cancellation,
        begun=None if begun is None else lambda file: begun(file[0]),
        in_order=in_order,
    )


def warm_up(isolation: Isolation) -> None:
    """Start the children and have each load the libraries that pages need: the first files are quick then."""
    page = b"<html><body><p>One page to begin with.</p></body></html>"
    asked = (READ, "briefer.load.html:read", page, "page.html")
    threads = [threading.Thread(target=isolation.warm, args=asked) for _ in range(isolation.children)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _alone(error: BrieferError) -> BrieferError:
    """Return the error without the frames that it went through: they hold the whole file."""
    return BrieferError(error.what, error.next_step)


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
