"""The note written out: the dialog that asks where, what is said afterwards, and exact pages."""

from PySide6.QtCore import QObject, Qt

from briefer.gui.bus import NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.dialogs.exact_pages import ExactView
from briefer.gui.dialogs.export import ExportDialog, Written
from briefer.gui.models.brief_findings import told_once
from briefer.gui.models.brief_gaps import without_pack
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views.brief_findings import BriefFindings
from briefer.gui.views.brief_panes import BriefPanes


class BriefExporting(QObject):
    """Exports the brief that is shown; `dialog` is the one that asked last, `exact` shows exact pages."""

    def __init__(self, desk: Desk, state: BriefState, panes: BriefPanes, findings: BriefFindings) -> None:
        """Ask nothing yet."""
        super().__init__(panes)
        self._desk, self._state, self._panes = desk, state, panes
        self._findings = findings
        self.dialog: ExportDialog | None = None
        self.exact = ExactView(desk)
        panes.bar.export_asked.connect(self.export)
        panes.written.failed.connect(lambda words: desk.tell(words, kind=NoticeKind.FAULT))

    def export(self) -> None:
        """Ask for format and place, and write the note there."""
        self._panes.flush()
        brief, pack = self._state.brief, self._state.pack
        if brief is None or pack is None:
            self._tell_no_note("export")
            return
        lacking = told_once(self._findings.finish())
        self.dialog = ExportDialog(self._desk, brief, pack, lacking, self._panes)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.written.connect(self._on_written)
        self.dialog.open()

    def show_exact_pages(self) -> None:
        """Show the note in pages as LibreOffice lays its Word file out."""
        self._panes.flush()
        content, pack = self._state.content, self._state.pack
        if content is None or pack is None:
            self._tell_no_note("show")
            return
        self.exact.show(content, pack, self._panes)

    def _tell_no_note(self, deed: str) -> None:
        """Say why there is no note to do something with."""
        brief = self._state.brief
        if brief is None:
            self._desk.tell(f"There is no note to {deed} yet.", "Start a brief with an installed pack first.")
        else:
            self._desk.bus.told.emit(notice_of(without_pack(brief.pack)))

    def _on_written(self, note: Written) -> None:
        self._panes.written.say(note.path, note.clean)
        if note.clean is not None and note.warnings:
            self._desk.tell(note.warnings[-1])
            return
        self._desk.tell(f"Exported “{note.path.name}”.", kind=NoticeKind.DONE)
