"""The window: the welcome page or the page of one session, and the strip below."""

import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from briefer.errors import BrieferError
from briefer.gui import session_copies
from briefer.gui.bus import Notice, NoticeKind, notice_of
from briefer.gui.dialogs import decisions, files
from briefer.gui.dropped import files_in
from briefer.gui.icons import redress
from briefer.gui.keyboard import Keyboard
from briefer.gui.leaving import may_leave
from briefer.gui.memory import release, settle
from briefer.gui.recent import note_opened
from briefer.gui.session_copies import SUFFIX
from briefer.gui.views.measures import room_on_screen
from briefer.gui.views.parts import column, rule
from briefer.gui.views.strip import Strip
from briefer.gui.views.welcome import Beginnings, WelcomePage
from briefer.load.files import shown_name
from briefer.paths import real_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from briefer.gui.opening import Opening
    from briefer.gui.page import SessionPage
    from briefer.isolate.pool import Isolation
    from briefer.model.changes import Changes

# Named by its dotted name and found when a session is wanted: until then no page, store or reader is loaded.
OPENING = "briefer.gui.opening:Opening"
_GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """One window, one session at a time.

    `page_shown` carries the SessionPage that was opened; `state_changed` says that what can be done may have
    changed; `asked` names something that only the table of actions can show: its palette, its keys.
    """

    page_shown = Signal(object)
    state_changed = Signal()
    asked = Signal(str)

    def __init__(self, isolation: "Isolation", keyboard: Keyboard) -> None:
        """Show the welcome page; files are read in this pool of child processes, keys are the keyboard's."""
        super().__init__()
        self.keyboard = keyboard
        self.page: SessionPage | None = None
        self._opening: Opening | None = None
        self._isolation = isolation
        self.strip = Strip(self._undo)
        self.strip.copy_asked.connect(self.go_on_elsewhere)
        begin = Beginnings(self.open_sample, self.new, self.open, self.new_from, self.open_path)
        self.welcome, self._stack = WelcomePage(begin), QStackedWidget()
        self._stack.addWidget(self.welcome)
        middle = QWidget()
        layout = column(middle, spacing=0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(rule())
        layout.addWidget(self.strip)
        self.setCentralWidget(middle)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        self.resize(room_on_screen(self, 1440, 900))
        self._restore()
        self._show_title()
        self.welcome.first.setFocus()

    def _restore(self) -> None:
        geometry = QSettings().value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def tell(self, error: BrieferError) -> None:
        """Show a fault in the strip."""
        self.strip.show_work("", 0, 0)
        self.strip.tell(notice_of(error))

    def new(self) -> None:
        """Ask where a new session is to lie, and make it."""
        if path := files.ask_new_session(self, "New session", "Untitled.briefer"):
            self._make(path)

    def new_from(self) -> None:
        """Ask for an earlier session, and make a new one that knows its actors."""
        other = files.ask_session(self, "Session whose actors are to be known")
        if other and (path := files.ask_new_session(self, "New session", f"{other.stem} 2{SUFFIX}")):
            self._make(path, other)

    def _make(self, path: Path, other: Path | None = None) -> None:
        if self._may_leave():
            self.opening.make(path, other)

    def open(self) -> None:
        """Ask for a session file and open it."""
        if path := files.ask_session(self, "Open a session"):
            self.open_path(path)

    def open_sample(self) -> None:
        """Open the sample, which is made in the user's data folder the first time."""
        if not self._may_leave():
            return
        self.strip.show_work("Opening the sample", 0, 1)
        self.opening.open_sample()

    def open_path(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Open a session file in place of the one that is open; where it cannot be opened, say why."""
        is_open = self.page is not None and self.page.desk.session.path == real_path(path)
        if not is_open and self._may_leave():
            self.opening.open(path, read_only=read_only, take_over=take_over)

    def add_folder(self) -> None:
        """Ask for a folder and load all files in it into the session."""
        if self.page is not None:
            self.page.loader.expect()
            if folder := files.ask_folder(self, "Add a folder"):
                self.page.loader.load((folder,))

    def watch_folder(self) -> None:
        """Ask for a folder and watch it from now on."""
        if self.page is not None and (folder := files.ask_folder(self, "Watch a folder")):
            self.page.watching.watch(folder)

    def add_files(self) -> None:
        """Ask for files and load them into the session."""
        if self.page is not None:
            self.page.loader.expect()
            self.page.loader.load(files.ask_sources(self, self.page.loader.patterns()))

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the session there."""
        self._try(session_copies.save_copy)

    def go_on_elsewhere(self) -> None:
        """Ask for a place and go on in a copy there, with all that is typed and not stored yet."""
        if self._try(session_copies.move_elsewhere) and self.page is not None:
            self.strip.dismiss_offers()
            note_opened(self.page.desk.session.path)
            self._show_title()
            self.page.brief.flush()

    def compact(self) -> None:
        """Drop the history for good, after asking."""
        if self._try(session_copies.compact):
            self.state_changed.emit()

    def close_session(self) -> None:
        """Leave the session and show the welcome page, unless something would be lost that is to be kept."""
        if not self._may_leave():
            return
        if fault := self._leave():
            self.tell(fault)
        self.welcome.refresh()
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.first.setFocus()
        self.strip.show_place("")
        self.strip.show_step("", can_undo=False)
        self._show_title()
        self.state_changed.emit()

    def ask(self, what: str) -> None:
        """Ask for something that only the table of actions can show: “palette”, “keys” or “about”."""
        self.asked.emit(what)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Let files be dropped."""
        if files_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if self.page is not None:
                self.page.loader.expect()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open a session that is dropped, load other files into the session that is open.

        They are copied, also where a file manager proposes to move them: it would delete them afterwards.
        """
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_files(files_in(event.mimeData()))

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Open the session among these files, or load them into the one that is open."""
        session = next((path for path in paths if path.suffix == SUFFIX), None)
        if session is not None:
            if len(paths) > 1:
                what = f"Of what was dropped the session “{shown_name(session)}” alone is opened."
                self.tell(BrieferError(what, "Drop the other files again to load them into it."))
            self.open_path(session)
        elif self.page is not None:
            self.page.loader.load(paths)
        elif paths:
            self.tell(BrieferError("No session is open.", "Make or open one, then drop the files again."))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the icons anew after a change of scheme, and take up packs that changed elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            redress(self)
            self.state_changed.emit()
        elif event.type() is QEvent.Type.ActivationChange and self.page is not None and self.isActiveWindow():
            self.page.desk.packs.renew()  # a pack may have been edited in another program meanwhile

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the session, remember the window's place, and go, unless something would be lost by it."""
        if not self._may_leave():
            event.ignore()
            return
        QSettings().setValue(_GEOMETRY, self.saveGeometry())
        if self._opening is not None:
            self._opening.close()
        if fault := self._leave():
            decisions.tell_last(self, fault)
        super().closeEvent(event)

    @property
    def opening(self) -> "Opening":
        """What opens sessions for this window; it is loaded when it is first wanted."""
        if self._opening is None:
            make: type[Opening] = pkgutil.resolve_name(OPENING)
            self._opening = make(self._isolation, self.keyboard, self)
            self._opening.opened.connect(self._show)
            self._opening.failed.connect(self._fail)
        return self._opening

    def _fail(self, error: BrieferError) -> None:
        self.tell(error)
        self.welcome.refresh()

    def _show(self, page: "SessionPage") -> None:
        if fault := self._leave():
            self.tell(fault)
        self.strip.show_work("", 0, 0)
        page.desk.bus.told.connect(self.strip.tell)
        page.desk.bus.changed.connect(self._show_step)
        page.placed.connect(self.strip.show_place)
        page.changed.connect(self.state_changed)
        page.add_asked.connect(self.add_files)
        page.loading_told.connect(self.strip.show_work)
        page.watching.offered.connect(self.strip.show_offer)
        page.desk.work.progressed.connect(self._show_work)
        page.keeper.moved.connect(self._show_title)
        for asked, run in self._answers(page):
            asked.connect(run)
        self.page = page
        settle()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        note_opened(page.desk.session.path)
        self.strip.show_step("", can_undo=False)
        self._show_title()
        page.tell_place()
        self.page_shown.emit(page)
        self.state_changed.emit()
        page.reader.setFocus()

    def _answers(self, page: "SessionPage") -> "tuple[tuple[SignalInstance, Callable[[], object]], ...]":
        """Return what is done in the page at each button of the strip."""
        strip, watching = self.strip, page.watching
        return (
            (strip.cancelled, page.loader.cancel),
            (strip.cancelled, page.desk.work.cancel),
            (strip.taken, watching.load),
            (strip.declined, watching.decline),
        )

    def _may_leave(self) -> bool:
        return self.page is None or may_leave(self.page, self)

    def _leave(self) -> BrieferError | None:
        """Leave the session that is open; return what is to be told of its end, if anything is."""
        page, self.page = self.page, None
        if page is None:
            return None
        fault = None
        page.leave()
        for asked, run in self._answers(page):
            asked.disconnect(run)
        self._stack.removeWidget(page)
        try:
            page.desk.session.close()
        except BrieferError as error:
            fault = error
        page.desk.bus.deleteLater()
        page.deleteLater()
        release()
        return fault

    def _undo(self) -> None:
        if self.page is not None:
            self.page.undo()

    def _show_step(self, changes: "Changes") -> None:
        if self.page is not None:
            # What is loaded goes behind other steps: then undo would take back another one.
            can_undo = self.page.desk.session.undo_label == changes.label
            self.strip.show_step(changes.label, can_undo=can_undo)

    def _show_title(self) -> None:
        session = self.page.desk.session if self.page else None
        if session is None:
            self.setWindowTitle("briefer")
            self.strip.show_saved("")
            return
        mark = " (copy for reading)" if session.read_only else ""
        self.setWindowTitle(f"{session.path.stem}{mark} - briefer")
        self._show_saved()

    def _show_work(self, words: str, done: int, total: int) -> None:
        self.strip.show_work(words, done, total)
        self._show_saved()

    def _show_saved(self) -> None:
        if self.page is not None:
            desk = self.page.desk
            stored = "Not saved yet" if desk.work.is_waiting else "Saved"
            self.strip.show_saved("Read only" if desk.session.read_only else stored)

    def _try(self, run: "Callable[[SessionPage, QWidget], str]") -> bool:
        """Do something with the open session's file, and tell of it; False where it was not done."""
        try:
            done = run(self.page, self) if self.page is not None else ""
        except BrieferError as error:
            self.tell(error)
            return False
        if done:
            self.strip.tell(Notice(done, kind=NoticeKind.DONE))
        return bool(done)
