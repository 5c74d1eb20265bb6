"""What the export dialog is made of: how notes are printed, what lies at a path, what the note lacks."""

import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QListWidget,
    QRadioButton,
    QWidget,
)

from briefer.export.files import is_as_exported, next_free_name
from briefer.gui.views.parts import Ground, column, small_words
from briefer.gui.wording import count_words
from briefer.model.documents import NoteKind
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.paths import is_file

if TYPE_CHECKING:
    from briefer.compose.citation_styles import CitationStyle

# Named by its dotted name and found when the dialog opens: the window starts without what that takes.
_STYLES = "briefer.compose.citation_styles:citation_styles"
_MOST_GAPS = 6
_BOTH = "both"
_KINDS = {
    NoteKind.FOOTNOTES: "Footnotes",
    NoteKind.ENDNOTES: "Endnotes",
    NoteKind.NONE: "No notes",
}
_COPIES = {
    NoteCopy.CLEARANCE.value: "One file, with quotes and grades",
    NoteCopy.CLEAN.value: "One clean file, with sources alone",
    _BOTH: "Two files: one for clearance, one clean",
}


class NoteChoices(QObject):
    """The choices of how the notes of a brief are printed, and for whom; `changed` tells of each new one."""

    changed = Signal()

    def __init__(self, options: NoteOptions, copies: str) -> None:
        """Show settled options, and which copies were written last."""
        super().__init__()
        self.notes = _box("Where notes stand", {kind.value: words for kind, words in _KINDS.items()})
        _choose(self.notes, options.notes or "")
        styles: Callable[[], tuple[CitationStyle, ...]] = pkgutil.resolve_name(_STYLES)
        self.style = _box("Citation style", {style.id: style.title for style in styles()})
        _choose(self.style, options.citations or "")
        self.joined = QCheckBox("One note for all sources of a &sentence")
        self.joined.setChecked(bool(options.join_notes))
        self.copies = _box("Which copies", _COPIES)
        _choose(self.copies, copies)
        for box in (self.notes, self.style, self.copies):
            box.currentIndexChanged.connect(lambda _: self._tell())
        self.joined.toggled.connect(lambda _: self._tell())
        self._tell()

    @property
    def options(self) -> NoteOptions:
        """What is chosen; the copy is that of one file."""
        return NoteOptions(
            NoteKind(self.notes.currentData()),
            str(self.style.currentData()),
            self.joined.isChecked(),
            NoteCopy.CLEAN if self.copies.currentData() == NoteCopy.CLEAN else NoteCopy.CLEARANCE,
        )

    @property
    def wants_both(self) -> bool:
        """Whether two files are asked for."""
        return bool(self.copies.currentData() == _BOTH)

    @property
    def kept(self) -> str:
        """Which copies are written, in the word that a later dialog is given."""
        return str(self.copies.currentData())

    def add_to(self, form: QFormLayout) -> None:
        """Add the choices as rows."""
        form.addRow("&Copies", self.copies)
        form.addRow("N&otes", self.notes)
        form.addRow("Citation st&yle", self.style)
        form.addRow("", self.joined)

    def set_enabled(self, *, enabled: bool) -> None:
        """Let the choices be made or not."""
        for widget in (self.copies, self.notes, self.style, self.joined):
            widget.setEnabled(enabled)
        if enabled:
            self._follow()

    def _tell(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        has_notes = self.notes.currentData() != NoteKind.NONE
        self.style.setEnabled(has_notes)
        self.joined.setEnabled(has_notes)


class Clash(QWidget):
    """Says what lies at the paths; what was edited or comes from elsewhere is kept."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self._words = small_words()
        self.keep, self.replace = QRadioButton(), QRadioButton("Replace it")
        self.keep.setChecked(True)
        self._choice = QButtonGroup(self)
        place = column(self, spacing=4)
        place.addWidget(self._words)
        for button in (self.keep, self.replace):
            self._choice.addButton(button)
            place.addWidget(button)
        self._others: tuple[Path, ...] = ()

    def target(self, path: Path) -> Path:
        """Return where a note for this path is written, after the choice about what lies there.

        What came or was edited since it was looked at is kept: nobody was asked about it.
        """
        is_given_up = path in self._others and self.replace.isChecked()
        return path if is_given_up or not is_file(path) or is_as_exported(path) else next_free_name(path)

    def look_at(self, paths: Iterable[Path]) -> None:
        """Say what lies at the paths."""
        there = [path for path in paths if is_file(path)]
        self._others = tuple(path for path in there if not is_as_exported(path))
        self.setVisible(bool(there))
        self.keep.setVisible(bool(self._others))
        self.replace.setVisible(bool(self._others))
        if self._others:
            self.keep.setChecked(True)
            first, more = self._others[0], len(self._others) > 1
            self.keep.setText(
                f"Keep {'them' if more else 'it'}, and write “{next_free_name(first).name}”".replace(
                    "&", "&&"
                )
            )
            self.replace.setText("Replace them" if more else "Replace it")
            self._words.setText(
                f"{_named(self._others)} there already and {'were' if more else 'was'} edited since, "
                f"or {'come' if more else 'comes'} from elsewhere."
            )
        elif there:
            self._words.setText(
                f"{_named(there).removesuffix(' is').removesuffix(' are')} from an earlier export "
                f"{'are' if len(there) > 1 else 'is'} replaced; nobody has edited "
                f"{'them' if len(there) > 1 else 'it'}."
            )
        self._words.set_tone("warning" if self._others else "muted")


def gaps_box(gaps: Sequence[str]) -> Ground:
    """Return a quiet box that lists what the note still lacks."""
    box = Ground("band")
    place = column(box, margin=10, spacing=3)
    title = small_words(
        f"{count_words(len(gaps), 'thing')} to look at; the note can be written all the same.", tone="warning"
    )
    place.addWidget(title)
    if len(gaps) > _MOST_GAPS:
        place.addWidget(_listed(gaps))
    else:
        for sentence in gaps:
            place.addWidget(small_words(f"•  {sentence}", tone="text"))
    return box


def _listed(gaps: Sequence[str]) -> QListWidget:
    """Return a list of more than can be shown at once, to go through by keys."""
    shown = QListWidget()
    shown.setAccessibleName("What to look at")
    shown.setWordWrap(True)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.addItems([f"•  {sentence}" for sentence in gaps])
    shown.setFixedHeight((_MOST_GAPS + 2) * shown.fontMetrics().lineSpacing())
    return shown


def _named(paths: Sequence[Path]) -> str:
    names = " and ".join(f"“{path.name}”" for path in paths)
    return f"{names} {'are' if len(paths) > 1 else 'is'}"


def _box(name: str, values: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in values.items():
        box.addItem(words, value)
    return box


def _choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))
