"""Writing the note: format, name and folder, how it is printed, what it lacks, what lies there already."""

import os
import pkgutil
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFileDialog, QPushButton, QWidget

from briefer.commands.outlining import set_options
from briefer.errors import BrieferError
from briefer.export.files import sweep
from briefer.export.registry import exporters
from briefer.gui.aside import Aside
from briefer.gui.bus import notice_of
from briefer.gui.desk import Desk
from briefer.gui.dialogs.export_parts import Clash, NoteChoices, gaps_box
from briefer.gui.models.brief_values import value_of
from briefer.gui.recent import usual_folder
from briefer.gui.views.parts import Words, column, form, heading, line, push_button, row
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.jobs.looks import look_of
from briefer.model.briefs import Brief
from briefer.model.note_options import AS_THE_PACK, NoteCopy, NoteOptions, kept_options, options_of
from briefer.model.packs import Pack
from briefer.paths import is_folder
from briefer.store import queries

if TYPE_CHECKING:
    from briefer.jobs.note import Note, Way

_FOLDER = "export/folder"
_FORMAT, _COPIES = "export_format_{}", "export_copies_{}"
_USUAL = "docx"
_SLOW = "pdf"
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 80
# Named by its dotted name and found when a note is written: the window starts without what that takes.
_JOB = "briefer.jobs.note"


@dataclass(frozen=True, slots=True)
class Written:
    """A note that was written: where it lies, its clean copy too, and what is to look at in them."""

    path: Path
    clean: Path | None = None
    warnings: tuple[str, ...] = ()


def default_name(brief: Brief, pack: Pack) -> str:
    """Return a file name without suffix: the reference where there is one, the title, and today's date."""
    by_role = {field.role or field.name: value_of(brief, field).strip() for field in pack.fields}
    title = by_role.get("title") or brief.title or pack.name
    day = f"{datetime.now().astimezone():%Y-%m-%d}"
    parts = [by_role.get("reference", ""), title[:_LONGEST], day]
    words = " ".join(part for part in parts if part)
    return " ".join(_UNSAFE.sub("-", words).split()).strip(". ") or "note"


def default_folder() -> Path:
    """Return the folder of the last export if it is still there, else the one where file dialogs begin."""
    last = Path(str(QSettings().value(_FOLDER, "")) or "/")
    return last if QSettings().contains(_FOLDER) and is_folder(last) else usual_folder()


class ExportDialog(QDialog):
    """Asks for format, name and folder and writes the note; `written` carries where it lies."""

    written = Signal(object)

    def __init__(
        self, desk: Desk, brief: Brief, pack: Pack, gaps: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Offer the format and folder used last."""
        super().__init__(parent)
        self._desk, self._brief, self._pack = desk, brief, pack
        lacking = look_of(pack, brief).lacking
        self.gaps = (*gaps, lacking) if lacking else tuple(gaps)
        self.setWindowTitle("Export the note")
        self.setMinimumWidth(480)
        sweep(default_folder())
        self._formats = {exporter.name: exporter for exporter in exporters()}
        self.format = QComboBox()
        self.format.setAccessibleName("Format")
        for name, exporter in self._formats.items():
            self.format.addItem(exporter.title, name)
        last = desk.session.recall(_FORMAT.format(brief.id)) or _USUAL
        self.format.setCurrentIndex(max(self.format.findData(last), 0))
        settled = options_of(brief).settled(pack)
        self.choices = NoteChoices(settled, desk.session.recall(_COPIES.format(brief.id)))
        self._aside = Aside("export", self)
        self._cancellation: Cancellation | None = None
        self.name = line("File name", default_name(brief, pack))
        self.folder = line("Folder", str(default_folder()))
        self.clash = Clash()
        self.fault = Words(tone="fault")
        self.fault.setAccessibleName("Why the note was not written")
        self.fault.hide()
        self.export = QPushButton("Export")
        self.export.clicked.connect(self._write)
        self.cancel = push_button("Cancel", self.reject)
        self._aside.failed.connect(self._fail)
        for changed in (
            self.format.currentIndexChanged,
            self.name.textChanged,
            self.folder.textChanged,
            self.choices.changed,
        ):
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
        """Where the note will be written, after the choice about what lies there; the first of two copies."""
        return next(iter(self._targets().values()))

    def _paths(self) -> dict[NoteCopy, Path]:
        """Return where each copy would be written, not regarding what lies there."""
        if not self.choices.wants_both:
            return {self.choices.options.copy: self.path}
        paths: Callable[[Path], dict[NoteCopy, Path]] = pkgutil.resolve_name(f"{_JOB}:copy_paths")
        return paths(self.path)

    def _targets(self) -> dict[NoteCopy, Path]:
        return {copy: self.clash.target(path) for copy, path in self._paths().items()}

    def _check(self) -> None:
        has_name = bool(_UNSAFE.sub("-", self.name.text()).strip(". "))
        self.export.setEnabled(has_name and bool(self.folder.text().strip()))
        self.clash.look_at(self._paths().values() if has_name else ())
        self.fault.hide()
        self.adjustSize()

    def _write(self) -> None:
        """Write the note: at once, or beside the window where LibreOffice has a part in it."""
        targets, format_name = self._targets(), str(self.format.currentData())
        try:
            queries.find_copies(self._desk.session)
            content = queries.brief_content(self._desk.session, self._brief.id)
            self._cancellation = Cancellation()
            make: Callable[..., Way] = pkgutil.resolve_name(f"{_JOB}:Way")
            way = make(format_name, "", self.choices.options, self._desk.isolation, self._cancellation)
            job: Callable[..., Any] = pkgutil.resolve_name(f"{_JOB}:write_copies")
            if format_name == _SLOW:
                self._set_busy(busy=True)
                self._aside.run(lambda: job(way, content, self._pack, targets), self._finish)
                return
            self._finish(job(way, content, self._pack, targets))
        except BrieferError as error:
            self._fail(error)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.format, self.name, self.folder, self.export, self.clash):
            widget.setEnabled(not busy)
        self.choices.set_enabled(enabled=not busy)
        self.export.setText("Making the PDF…" if busy else "Export")
        self.fault.hide()

    def _finish(self, notes: "tuple[Note, ...]") -> None:
        """Keep the choices for this brief, and tell where the note lies."""
        self._set_busy(busy=False)
        session, paths = self._desk.session, [note.path for note in notes]
        QSettings().setValue(_FOLDER, str(paths[0].parent))
        session.remember(_FORMAT.format(self._brief.id), str(self.format.currentData()))
        session.remember(_COPIES.format(self._brief.id), self.choices.kept)
        if not session.read_only:
            self._desk.attempt(lambda: set_options(session, self._brief.id, self._chosen()))
        warnings = tuple(dict.fromkeys(words for note in notes for words in note.warnings))
        self.written.emit(Written(paths[0], paths[1] if len(paths) > 1 else None, warnings))
        self.accept()

    def _chosen(self) -> dict[str, str]:
        """Return what the brief keeps: the choices that its pack does not make itself."""
        usual, chosen = AS_THE_PACK.settled(self._pack), self.choices.options
        return kept_options(
            NoteOptions(
                None if chosen.notes is usual.notes else chosen.notes,
                None if chosen.citations == usual.citations else chosen.citations,
                None if chosen.join_notes == usual.join_notes else chosen.join_notes,
            )
        )

    def _fail(self, error: BrieferError) -> None:
        self._set_busy(busy=False)
        if isinstance(error, CancelledError):
            return
        self.fault.setText(str(error))
        self.fault.show()
        self._desk.bus.told.emit(notice_of(error))
        self.clash.look_at(self._paths().values())

    def reject(self) -> None:
        """Stop the making of a PDF, or close the dialog where none is being made."""
        if self._aside.is_busy and self._cancellation is not None:
            self._cancellation.cancel()
            return
        super().reject()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for the note", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _lay_out(self) -> None:
        place = column(self, margin=18, spacing=12)
        place.addWidget(heading("Export the note", scale=1.25))
        if self.gaps:
            place.addWidget(gaps_box(self.gaps))
        fields = form()
        fields.addRow("&Format", self.format)
        fields.addRow("File &name", self.name)
        folder = QWidget()
        folder.setLayout(row(self.folder, push_button("Choose…", self._choose_folder, "folder-open")))
        label = Words("Folder")
        label.setBuddy(self.folder)
        fields.addRow(label, folder)
        self.choices.add_to(fields)
        place.addLayout(fields)
        place.addWidget(self.clash)
        place.addWidget(self.fault)
        place.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ApplyRole)
        self.export.setDefault(True)
        place.addWidget(buttons)
        self.name.setFocus()
