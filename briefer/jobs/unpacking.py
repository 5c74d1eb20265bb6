"""One file’s reading, with the files that lie in it or beside it, each read in a child process."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Self

from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError, Outcome
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.isolate.pool import Isolation
from briefer.load.about import filled
from briefer.load.choose import HEAD, choose_importer
from briefer.load.files import read_beside, shown_name
from briefer.load.transfer import sources_from
from briefer.model.extensions import Importer
from briefer.model.sources import Beside, Enclosed, LoadedSource, Readable, Recorded, Unread

READ = "briefer.load.transfer:read_sources"
"""The dotted name of the function that a child runs: with an importer’s `read`, bytes and a file name."""

BY_HAND = "Open it in its own program, copy the text and paste it."
_DEEPEST = 5  # files in files in files
_MOST = 5_000  # files within one
_LARGEST = 200 << 20  # bytes of all files within one
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A file on its way to a child, its name as the analyst knows it, and the importer that is to read it."""

    file: Enclosed
    shown: str
    importer: Importer

    @classmethod
    def of(cls, file: Enclosed, shown: str, readers: Sequence[Importer]) -> Self:
        """Choose the importer; raises BrieferError where there is none."""
        try:
            return cls(file, shown, choose_importer(file.data[:HEAD], file.name, readers))
        except BrieferError as error:
            raise _inside(shown, file.name, error) from error

    def arguments(self) -> tuple[str, bytes, str]:
        """Return with what the child is to call READ."""
        return self.importer.read, self.file.data, _storable(self.file.name)

    def items(self, outcome: Outcome) -> tuple[Readable, ...]:
        """Return what the child found; raises BrieferError and CancelledError."""
        try:
            return sources_from(outcome.value(), self.file.data)
        except CancelledError:
            raise
        except BrieferError as error:
            raise _naming(self.shown, _inside(self.shown, self.file.name, error)) from error
        except ChildError as error:
            _LOG.debug("The importer %s fell over a file:\n%s", self.importer.name, error.trace)
            raise _unreadable(self.shown, self.importer, error.kind) from error
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise _unreadable(self.shown, self.importer, type(error).__name__) from error


class _Box:
    """The files within one file, by their names, and the places of the sources that were read from them."""

    def __init__(self, items: Iterable[Readable]) -> None:
        self.files = {PurePath(item.name).name: item for item in items if isinstance(item, Enclosed)}
        self.places: dict[str, range] = {}


class Reading:
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

    def take_in(
        self,
        asked: Asked,
        outcome: Outcome,
        *,
        depth: int,
        outer: int | None = None,
        around: _Box | None = None,
    ) -> None:
        """Take in a file's sources.

        `outer` is the place of the source that it is attached to, `around` what holds it.
        """
        shown = asked.shown
        places: dict[int, int] = {}
        items = asked.items(outcome)
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
                self.sources.append(replace(filled(item, asked.file.about), attached=attached))
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
                self.skipped.append(without_frames(error))

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
        asked = Asked.of(item, f"{name}” in “{outside}", self._readers)
        (outcome,) = self._isolation.run_each(READ, [asked.arguments()], cancellation=self._cancellation)
        self.take_in(asked, outcome, depth=depth, outer=outer, around=around)


def without_frames(error: BrieferError) -> BrieferError:
    """Return the error without the frames that it went through: they hold the whole file."""
    return BrieferError(error.what, error.next_step)


def _naming(name: str, error: BrieferError) -> BrieferError:
    """Return the error with the file's name in its sentence."""
    if name in error.what:
        return error
    sentence = error.what[:1].lower() + error.what[1:]
    return BrieferError(f"“{name}” could not be loaded: {sentence}", error.next_step or BY_HAND)


def _inside(shown: str, name: str, error: BrieferError) -> BrieferError:
    """Return the error with the file named as it is known to the analyst: within another."""
    return BrieferError(error.what.replace(f"“{shown_name(Path(name))}”", f"“{shown}”", 1), error.next_step)


def _unreadable(name: str, importer: Importer, kind: str) -> BrieferError:
    return BrieferError(
        f"“{name}” could not be loaded: the reader of {importer.title} failed ({kind}).",
        BY_HAND,
    )


def _storable(name: str) -> str:
    """Return a file's name without what cannot be written in UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
