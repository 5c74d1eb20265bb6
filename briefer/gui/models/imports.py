"""What became of each file that is loaded, and of those in it that were left out: values, and their rows."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from briefer.errors import BrieferError
from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, Index, shown_of
from briefer.gui.wording import count_words, shortened
from briefer.load.files import shown_name
from briefer.model.ids import SourceId
from briefer.model.sources import Source

_TOP = QModelIndex()


class Stage(StrEnum):
    """How far the loading of a file is."""

    WAITING = "waiting"
    READING = "reading"
    STORED = "stored"
    THERE = "already there"
    FAILED = "failed"
    CANCELLED = "cancelled"


OVER = frozenset(Stage) - {Stage.WAITING, Stage.READING}
_AGAIN = frozenset({Stage.FAILED, Stage.CANCELLED})
_SHOWN, _NAMED = 40, 3  # code points of a title, and labels
_ICONS = {
    Stage.WAITING: "circle",
    Stage.READING: "circle-dot",
    Stage.STORED: "circle-check",
    Stage.THERE: "circle-check",
    Stage.FAILED: "circle-alert",
    Stage.CANCELLED: "circle-x",
}


@dataclass(frozen=True, slots=True)
class Import:
    """A file that is loaded: how far that is, its sources, and why it or what lies in it could not be.

    `sources` are all that it holds, `new` how many of them came in now; `skipped` are the faults of files in
    it or beside it. `there` names those that were there already, and `records` tells how many of the new
    ones took the place of a record that was there.
    """

    path: Path
    stage: Stage = Stage.WAITING
    sources: tuple[SourceId, ...] = ()
    new: int = 0
    fault: BrieferError | None = None
    skipped: tuple[BrieferError, ...] = ()
    there: str = ""
    records: int = 0

    @property
    def faults(self) -> tuple[BrieferError, ...]:
        """All that could not be loaded: itself, or what lies in it."""
        return (*(() if self.fault is None else (self.fault,)), *self.skipped)

    @property
    def comes_again(self) -> bool:
        """Whether it can be tried again: it failed or was cancelled, or something in it was left out.

        What is left out may be there by now, beside a list of references or in a file that was saved anew.
        """
        return self.stage in _AGAIN or (self.stage in OVER and bool(self.skipped))

    @property
    def is_in_trouble(self) -> bool:
        """Whether it, or anything in it, could not be loaded."""
        return self.stage is Stage.FAILED or bool(self.skipped)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row: a file by its number, or what was left out in it, counted from 1."""

    number: int
    inner: int = 0


class ImportsModel(QAbstractListModel):
    """All files of a batch in the order they were asked for, or those alone that are in trouble.

    `counted` says that files came, or are further than they were.
    """

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._files: list[Import] = []
        self._rows: list[tuple[int, int]] = []
        self._tally: Counter[Stage] = Counter()
        self._in_trouble: set[int] = set()
        self._over = 0  # before this one all are over
        self.only_failed = False

    # What there is

    @property
    def files(self) -> Sequence[Import]:
        """All files, shown or not."""
        return self._files

    @property
    def total(self) -> int:
        """How many files there are."""
        return len(self._files)

    @property
    def done(self) -> int:
        """How many of them are over, in one way or another."""
        return sum(self._tally[stage] for stage in OVER)

    @property
    def in_trouble(self) -> int:
        """How many of them, or files in them, could not be loaded."""
        return len(self._in_trouble)

    @property
    def left_out(self) -> int:
        """How many files within or beside others could not be loaded."""
        return sum(len(self._files[number].skipped) for number in self._in_trouble)

    @property
    def first_under_way(self) -> int:
        """The number of the first file that is not over, or of the last one where all are."""
        while self._over < len(self._files) - 1 and self._files[self._over].stage in OVER:
            self._over += 1
        return self._over

    def count(self, *stages: Stage) -> int:
        """Return how many files are at any of these stages."""
        return sum(self._tally[stage] for stage in stages)

    def at(self, *stages: Stage) -> list[int]:
        """Return the numbers of the files at any of these stages."""
        return [number for number, file in enumerate(self._files) if file.stage in stages]

    @property
    def again(self) -> list[int]:
        """The numbers of the files that can be tried again."""
        return [number for number, file in enumerate(self._files) if file.comes_again]

    @property
    def faults(self) -> list[BrieferError]:
        """All that could not be loaded, of the files and of what lies in them."""
        return [fault for number in sorted(self._in_trouble) for fault in self._files[number].faults]

    # What changes

    def clear(self) -> None:
        """Forget all files."""
        self.beginResetModel()
        self._files, self._rows, self._in_trouble = [], [], set()
        self._tally.clear()
        self._over = 0
        self.endResetModel()
        self.counted.emit()

    def extend(self, paths: Iterable[Path]) -> range:
        """Let these files wait, behind those there are; return their numbers."""
        made = [Import(path) for path in paths]
        numbers = range(len(self._files), len(self._files) + len(made))
        self._files += made
        self._tally[Stage.WAITING] += len(made)
        if made and not self.only_failed:
            first = len(self._rows)
            self.beginInsertRows(_TOP, first, first + len(made) - 1)
            self._rows += [(number, 0) for number in numbers]
            self.endInsertRows()
        self.counted.emit()
        return numbers

    def put(self, number: int, file: Import) -> None:
        """Say how far a file is now."""
        before = self._files[number]
        self._keep(number, file)
        self._show(number, before)
        self.counted.emit()

    def note(self, number: int, stage: Stage) -> None:
        """Say that a file is at this stage now, and nothing else of it."""
        self.put(number, replace(self._files[number], stage=stage))

    def begin_again(self, numbers: Iterable[int]) -> None:
        """Let files wait once more; what came of them stays theirs."""
        self.beginResetModel()
        for number in numbers:
            before = self._files[number]
            again = replace(before, stage=Stage.WAITING, fault=None, skipped=())
            self._keep(number, again)
            self._over = min(self._over, number)
        self._fill_rows()
        self.endResetModel()
        self.counted.emit()

    def put_instead(self, instead: Mapping[SourceId, SourceId], besides: int) -> int:
        """Let sources that took the place of others be what files hold besides the one that brought them.

        Returns how many of those others count as new.
        """
        twice: set[SourceId] = set()
        for number, file in enumerate(self._files if instead else ()):
            if number != besides and not instead.keys().isdisjoint(file.sources):
                twice |= instead.keys() & set(file.sources if file.new else ())
                sources = tuple(dict.fromkeys(instead.get(key, key) for key in file.sources))
                self._files[number] = replace(file, sources=sources)
        return len(twice)

    def give_up(self) -> None:
        """Say that the files that are not over were cancelled."""
        for number in self.at(Stage.WAITING, Stage.READING):
            self._keep(number, replace(self._files[number], stage=Stage.CANCELLED))
        self.redraw()
        self.counted.emit()

    def show_only_failed(self, *, only: bool) -> None:
        """Show the files in trouble alone, or all."""
        self.beginResetModel()
        self.only_failed = only
        self._fill_rows()
        self.endResetModel()
        self.counted.emit()

    def redraw(self) -> None:
        """Have every row drawn again, as after a change of colours."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _keep(self, number: int, file: Import) -> None:
        self._tally[self._files[number].stage] -= 1
        self._tally[file.stage] += 1
        self._files[number] = file
        (self._in_trouble.add if file.is_in_trouble else self._in_trouble.discard)(number)

    def _fill_rows(self) -> None:
        shown = sorted(self._in_trouble) if self.only_failed else range(len(self._files))
        self._rows = [row for number in shown for row in self._rows_of(number)]

    def _rows_of(self, number: int) -> list[tuple[int, int]]:
        return [(number, inner) for inner in range(len(self._files[number].skipped) + 1)]

    def _show(self, number: int, before: Import) -> None:
        """Show a file as it is now, with what lies in it."""
        first = bisect_left(self._rows, (number, 0))
        there = bisect_left(self._rows, (number + 1, 0)) - first
        is_shown = not self.only_failed or number in self._in_trouble
        rows = self._rows_of(number) if is_shown else []
        if there > len(rows):
            self.beginRemoveRows(_TOP, first + len(rows), first + there - 1)
            del self._rows[first + len(rows) : first + there]
            self.endRemoveRows()
        elif there < len(rows):
            self.beginInsertRows(_TOP, first + there, first + len(rows) - 1)
            self._rows[first + there : first + there] = rows[there:]
            self.endInsertRows()
        if there and rows and before != self._files[number]:
            self.dataChanged.emit(self.index(first), self.index(first + min(there, len(rows)) - 1))

    # Rows

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, index: Index) -> ImportRow | None:
        """Return what stands in a row, or None where there is none."""
        return ImportRow(*self._rows[index.row()]) if 0 <= index.row() < len(self._rows) else None

    def file_at(self, index: Index) -> Import | None:
        """Return the file of a row, or the one that what stands there lies in."""
        row = self.row_at(index)
        return self._files[row.number] if row else None

    def index_of(self, number: int) -> QModelIndex:
        """Return the row of a file, an invalid one where it is not shown."""
        row = bisect_left(self._rows, (number, 0))
        return self.index(row) if row < len(self._rows) and self._rows[row][0] == number else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row's face for FACE, and its words for Qt's display, spoken and tooltip roles."""
        row = self.row_at(index)
        if row is None:
            return None
        file = self._files[row.number]
        return shown_of(_inner_face(file.skipped[row.inner - 1]) if row.inner else _face(file), role)


def said_of(file: Import) -> str:
    """Return in one sentence or a few words what became of a file."""
    if file.fault is not None:
        return f"{file.fault.what} {file.fault.next_step}".strip()
    as_which = f" as {file.there}" if file.there else ""
    if file.stage is Stage.STORED and len(file.sources) == 1:
        return "stored in the place of its record" if file.records else "stored"
    if file.stage is Stage.STORED:
        there = len(file.sources) - file.new
        more = f", {file.records:,} in the place of a record" if file.records else ""
        more += f", {there:,} already there{as_which}" if there else ""
        return f"stored: {count_words(file.new, 'source')}{more}"
    if file.stage is Stage.THERE:
        return f"{file.stage}{as_which}"
    if file.stage is Stage.CANCELLED and file.new:
        return f"cancelled; {count_words(file.new, 'source')} of it stored"
    return file.stage.value


def names_of(sources: Sequence[Source]) -> str:
    """Return what sources are called where there is little room: “s3 “Lane closed””, “s1, s4 and 5 more”."""
    if len(sources) == 1:
        return f"{sources[0].label} “{shortened(' '.join(sources[0].name.split()), _SHOWN)}”"
    named = [source.label for source in sources[:_NAMED]]
    more = len(sources) - len(named)
    return f"{', '.join(named)} and {more:,} more" if more else ", ".join(named)


def _face(file: Import) -> Face:
    tone = theme.current_tones()
    name, said = shown_name(file.path), said_of(file)
    colours = {Stage.FAILED: tone.fault, Stage.STORED: tone.done, Stage.READING: tone.accent}
    waits = file.stage in (Stage.WAITING, Stage.CANCELLED)
    is_failed = file.fault is not None
    return Face(
        text=name,
        detail=said if is_failed else "",
        count="" if is_failed else said,
        mark=icons.tinted_icon(_ICONS[file.stage], colours.get(file.stage, tone.muted)),
        is_faint=waits,
        lines=3,
        spoken=f"{name}: {said}",
        tip=f"{_shown_path(file.path)}\n{said}",
    )


def _inner_face(fault: BrieferError) -> Face:
    said = f"{fault.what} {fault.next_step}".strip()
    return Face(
        text="left out",
        detail=said,
        mark=icons.tinted_icon("circle-alert", theme.current_tones().warning),
        lines=3,
        spoken=f"left out: {said}",
        tip=said,
    )


def _shown_path(path: Path) -> str:
    """Return a path as a sentence can show it, each part as the name of a file."""
    return str(Path(*(part if part == path.anchor else shown_name(part) for part in path.parts)))
