"""Writing the note: format, name and folder, what it still lacks, and what lies there already."""

import os
import pkgutil
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.export.files import is_as_exported, next_free_name
from briefer.export.registry import exporters
from briefer.gui.bus import notice_of
from briefer.gui.desk import Desk
from briefer.gui.models.brief_values import value_of
from briefer.gui.views.parts import Ground, Words, column, heading, line, push_button, row, small_words
from briefer.gui.wording import count_words
from briefer.model.briefs import Brief
from briefer.model.packs import Pack
from briefer.paths import is_file, is_folder
from briefer.store import queries

_FOLDER = "export/folder"
_FORMAT = "export/format"
_USUAL = "docx"
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 80
_MOST_GAPS = 6
# Named by its dotted name and found when a note is written: the window starts without what that takes.
_WRITE = "briefer.jobs.note:write_note"


@dataclass(frozen=True, slots=True)
class Written:
    """A note that was written, and where it lies."""

    path: Path


def default_name(brief: Brief, pack: Pack) -> str:
    """Return a file name without suffix: the reference where there is one, the title, and today's date."""
    by_role = {field.role or field.name: value_of(brief, field).strip() for field in pack.fields}
    title = by_role.get("title") or brief.title or pack.name
    day = f"{datetime.now().astimezone():%Y-%m-%d}"
    parts = [by_role.get("reference", ""), title[:_LONGEST], day]
    words = " ".join(part for part in parts if part)
    return " ".join(_UNSAFE.sub("-", words).split()).strip(". ") or "note"


def default_folder() -> Path:
    """Return the folder of the last export if it is still there, else the folder of documents."""
    last = Path(str(QSettings().value(_FOLDER, "")) or "/")
    if QSettings().contains(_FOLDER) and is_folder(last):
        return last
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class ExportDialog(QDialog):
    """Asks for format, name and folder and writes the note; `written` carries where it lies."""

    written = Signal(object)

    def __init__(
        self, desk: Desk, brief: Brief, pack: Pack, gaps: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Offer the format and folder used last."""
        super().__init__(parent)
        self._desk, self._brief, self._pack = desk, brief, pack
        self.gaps = tuple(gaps)
        self.setWindowTitle("Export the note")
        self.setMinimumWidth(480)
        self._formats = {exporter.name: exporter for exporter in exporters()}
        self.format = QComboBox()
        self.format.setAccessibleName("Format")
        for name, exporter in self._formats.items():
            self.format.addItem(exporter.title, name)
        last = str(QSettings().value(_FORMAT, _USUAL))
        self.format.setCurrentIndex(max(self.format.findData(last), self.format.findData(_USUAL), 0))
        if self.format.findData(last) >= 0:
            self.format.setCurrentIndex(self.format.findData(last))
        self.name = line("File name", default_name(brief, pack))
        self.folder = line("Folder", str(default_folder()))
        self.clash = Clash()
        self.fault = Words(tone="fault")
        self.fault.setAccessibleName("Why the note was not written")
        self.fault.hide()
        self.export = QPushButton("Export")
        self.export.clicked.connect(self._write)
        for changed in (self.format.currentIndexChanged, self.name.textChanged, self.folder.textChanged):
            changed.connect(lambda *_: self._check())
        self._lay_out()
        self._check()

    @property
    def path(self) -> Path:
        """Where the note would be written, not regarding what lies there."""
        exporter = self._formats[str(self.format.currentData())]
        name = _UNSAFE.sub("-", self.name.text()).strip(". ")
        if not name.lower().endswith(exporter.suffix):
            name += exporter.suffix
        # Unlike Path.expanduser, this lets the “~name” of nobody stand.
        return Path(os.path.expanduser(self.folder.text())) / name  # noqa: PTH111 - see above

    @property
    def target(self) -> Path:
        """Where the note will be written, after the choice about what lies there."""
        return next_free_name(self.path) if self.clash.is_to_keep else self.path

    def _check(self) -> None:
        has_name = bool(_UNSAFE.sub("-", self.name.text()).strip(". "))
        self.export.setEnabled(has_name and bool(self.folder.text().strip()))
        self.clash.look_at(self.path if has_name else None)
        self.fault.hide()
        self.adjustSize()

    def _write(self) -> None:
        target = self.target
        write: Callable[..., object] = pkgutil.resolve_name(_WRITE)
        try:
            queries.find_copies(self._desk.session)
            content = queries.brief_content(self._desk.session, self._brief.id)
            write(content, self._pack, target, str(self.format.currentData()), isolation=self._desk.isolation)
        except BrieferError as error:
            self.fault.setText(str(error))
            self.fault.show()
            self._desk.bus.told.emit(notice_of(error))
            self.clash.look_at(self.path)
            return
        QSettings().setValue(_FOLDER, str(target.parent))
        QSettings().setValue(_FORMAT, str(self.format.currentData()))
        self.written.emit(Written(target))
        self.accept()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for the note", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _lay_out(self) -> None:
        place = column(self, margin=18, spacing=12)
        place.addWidget(heading("Export the note", scale=1.25))
        if self.gaps:
            place.addWidget(gaps_box(self.gaps))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("F&ormat", self.format)
        form.addRow("File &name", self.name)
        folder = QWidget()
        folder.setLayout(row(self.folder, push_button("Choose…", self._choose_folder, "folder-open")))
        label = Words("Folder")
        label.setBuddy(self.folder)
        form.addRow(label, folder)
        place.addLayout(form)
        place.addWidget(self.clash)
        place.addWidget(self.fault)
        place.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(push_button("Cancel", self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ApplyRole)
        self.export.setDefault(True)
        place.addWidget(buttons)
        self.name.setFocus()


class Clash(QWidget):
    """Says what lies at the path; one that was edited or comes from elsewhere is kept."""

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
        self._is_other = False

    @property
    def is_to_keep(self) -> bool:
        """Whether the note is written beside what lies there."""
        return self._is_other and self.keep.isChecked()

    def look_at(self, path: Path | None) -> None:
        """Say what lies at the path."""
        is_there = path is not None and is_file(path)
        self._is_other = is_there and path is not None and not is_as_exported(path)
        self.setVisible(is_there)
        self.keep.setVisible(self._is_other)
        self.replace.setVisible(self._is_other)
        if path is None or not is_there:
            return
        if self._is_other:
            self.keep.setChecked(True)
            self.keep.setText(f"Keep it, and write “{next_free_name(path).name}”".replace("&", "&&"))
            self._words.setText(
                f"“{path.name}” is there already and was edited since, or comes from elsewhere."
            )
        else:
            self._words.setText(f"“{path.name}” from an earlier export is replaced; nobody has edited it.")
        self._words.set_tone("warning" if self._is_other else "muted")


def gaps_box(gaps: Sequence[str]) -> Ground:
    """Return a quiet box that lists what the note still lacks."""
    box = Ground("band")
    place = column(box, margin=10, spacing=3)
    title = small_words(
        f"{count_words(len(gaps), 'thing')} to look at; the note can be written all the same.", tone="warning"
    )
    place.addWidget(title)
    for sentence in gaps[:_MOST_GAPS]:
        place.addWidget(small_words(f"•  {sentence}", tone="text"))
    if len(gaps) > _MOST_GAPS:
        place.addWidget(small_words(f"and {len(gaps) - _MOST_GAPS} more"))
    return box
