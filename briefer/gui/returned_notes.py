"""Notes that came back: chosen, read and compared beside the window, and their words taken over."""

import pkgutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.commands.facts import edit_fact
from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.bus import NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.dialogs.returned_note import ReturnedNoteDialog, Told
from briefer.gui.models.brief_facts import target_of
from briefer.gui.wording import count_words
from briefer.model.briefs import BriefContent
from briefer.model.facts import Fact
from briefer.model.ids import BriefId
from briefer.model.packs import Pack
from briefer.store import queries

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.check.returned.values import ParagraphFate
    from briefer.isolate.pool import Isolation
    from briefer.jobs.returned import Returned
    from briefer.model.changes import Changes
    from briefer.model.returned import ReadNote

# Found when a note is chosen: the window starts without what reads and writes Word files.
_JOB = "briefer.jobs.returned"
_TAKE_WORDS = "briefer.commands.returned:take_words"
_FOLDER = "returned/folder"
_KIND = "Word documents (*.docx);;All files (*)"


class ReturnedNotes(QObject):
    """Compares one note at a time with the brief that was shown when it was chosen."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Compare nothing yet; dialogs lie over the parent."""
        super().__init__(parent)
        self._desk, self._over = desk, parent
        self._aside = Aside("returned note", self)
        self._aside.failed.connect(self._fail)
        self._name = ""
        self._note: ReadNote | None = None
        self._brief: BriefId | None = None
        self._pack: Pack | None = None
        self._is_stale = False
        self._turn = 0
        self.returned: Returned | None = None
        self.dialog: ReturnedNoteDialog | None = None
        desk.bus.gathered.connect(self._follow)

    @property
    def is_busy(self) -> bool:
        """Whether a note is being read or compared."""
        return self._aside.is_busy

    def show(self, brief: BriefId, pack: Pack) -> None:
        """Show the comparison that is open for this brief again, or ask for a note."""
        if self.dialog is not None and self._brief == brief:
            self.dialog.show()
            self.dialog.raise_()
            self.dialog.activateWindow()
            if self._is_stale and not self._aside.is_busy:
                self._compare()
        else:
            self.ask(brief, pack)

    def ask(self, brief: BriefId, pack: Pack) -> None:
        """Ask for the note that came back, and compare it."""
        folder = str(QSettings().value(_FOLDER, "") or QSettings().value("export/folder", ""))
        chosen, _ = QFileDialog.getOpenFileName(self._over, "The note that came back", folder, _KIND)
        if chosen:
            QSettings().setValue(_FOLDER, str(Path(chosen).parent))
            self.open(Path(chosen), brief, pack)

    def open(self, path: Path, brief: BriefId, pack: Pack) -> None:
        """Read this note and compare it with a brief."""
        self.leave()
        self._brief, self._pack = brief, pack
        self._desk.tell(f"Reading “{path.name}”…")
        read: Callable[[Path, Isolation], ReadNote] = pkgutil.resolve_name(f"{_JOB}:read_back")
        shown: Callable[[Path], str] = pkgutil.resolve_name("briefer.load.files:shown_name")
        self._name, isolation = shown(path), self._desk.isolation
        self._aside.run(lambda: read(path, isolation), partial(self._take_in, self._turn))

    def _take_in(self, turn: int, note: "ReadNote") -> None:
        if turn == self._turn:
            self._note = note
            self._compare()

    def _compare(self) -> None:
        note, pack, name = self._note, self._pack, self._name
        if note is None or pack is None:
            return
        brief = next((it.id for it in queries.briefs(self._desk.session) if it.id == self._brief), None)
        if brief is None:
            self.leave()
            return
        self._is_stale = False
        queries.find_copies(self._desk.session)
        content = queries.brief_content(self._desk.session, brief)
        compared: Callable[..., Returned] = pkgutil.resolve_name(f"{_JOB}:compared")
        self._aside.run(lambda: compared(name, note, content, pack), partial(self._show, self._turn, content))

    def _show(self, turn: int, content: BriefContent, returned: "Returned") -> None:
        if turn != self._turn:
            return  # left, or another note was chosen since
        is_new = self.dialog is None
        if self.dialog is None:
            self.dialog = self._made_dialog()
        self.returned = returned
        self.dialog.show_returned(returned, self._told(returned, content))
        if is_new:
            self._desk.tell(f"“{returned.shown}” is compared with the brief.", kind=NoticeKind.DONE)
            place = self.dialog.frameGeometry()
            place.moveCenter(self._over.window().frameGeometry().center())
            self.dialog.move(place.topLeft())
            self.dialog.show()
        if self._is_stale and self.dialog.isVisible():
            self._compare()

    def _made_dialog(self) -> ReturnedNoteDialog:
        made = ReturnedNoteDialog(self._over)
        made.take_asked.connect(self._take_over)
        made.keep_asked.connect(self._keep)
        made.fact_asked.connect(self._point)
        made.other_asked.connect(self._ask_other)
        made.finished.connect(lambda _: self.leave())
        return made

    def _told(self, returned: "Returned", content: BriefContent) -> Told:
        session = self._desk.session
        facts = {fact.label.casefold(): fact for fact in content.facts}
        names = {source.id: source.name for source in content.sources}
        sources = {label: names.get(fact.evidence[0].span.source, "") for label, fact in facts.items()}
        since: Callable[..., int] = pkgutil.resolve_name(f"{_JOB}:steps_since")
        steps = since(session.history(), returned.note.created)
        return Told(facts, sources, steps, can_edit=not session.read_only)

    def _take_over(self, fates: "list[ParagraphFate]") -> None:
        returned, brief = self.returned, self._brief
        if returned is None or brief is None or self._aside.is_busy:
            return
        takings = returned.takings(fates)
        take: Callable[..., object] = pkgutil.resolve_name(_TAKE_WORDS)
        if not takings:
            return
        done = self._desk.attempt(lambda: take(self._desk.session, brief, takings), waits=False)
        if done:
            words = f"Took over what became of {count_words(len(fates), 'paragraph')}; citations stay."
            self._desk.tell(words, kind=NoticeKind.DONE)

    def _keep(self, fact: Fact, comment: str) -> None:
        note = f"{fact.note}\n{comment}" if fact.note.strip() else comment
        if comment not in fact.note:
            self._desk.attempt(lambda: edit_fact(self._desk.session, replace(fact, note=note)))
        self._desk.tell(f"The comment is kept as the note of {fact.label}.", kind=NoticeKind.DONE)

    def _point(self, fact: Fact) -> None:
        """Show a fact and its sentence in the window; the dialog waits out of the way."""
        if self.dialog is not None:
            self.dialog.hide()
        self._desk.point(target_of(fact))
        self._over.window().activateWindow()
        say = self._desk.keyboard.keymap.say
        step = say(
            "{} brings the comparison back.", "compare_returned", otherwise="The menu Brief brings it back."
        )
        self._desk.tell(f"The comparison with “{self._name}” waits.", step)

    def _ask_other(self) -> None:
        if self._brief is not None and self._pack is not None:
            self.ask(self._brief, self._pack)

    def _follow(self, _: "Changes") -> None:
        """Compare anew after a step, once the dialog is seen: what was taken over is no difference then."""
        self._is_stale = self.dialog is not None
        if self.dialog is not None and self.dialog.isVisible() and not self._aside.is_busy:
            self._compare()

    def _fail(self, error: BrieferError) -> None:
        if self.dialog is None:
            self._desk.bus.told.emit(notice_of(error))
            self._note = None
        else:
            self.dialog.show_fault(str(error))

    def leave(self) -> None:
        """Forget the note that was compared."""
        dialog, self.dialog = self.dialog, None
        self._turn += 1
        self._note = self.returned = self._brief = self._pack = None
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()
