"""The window: the welcome page or the page of one session, and the strip below."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from briefer.commands.reuse import reuse_actors
from briefer.errors import BrieferError
from briefer.gui.bus import Notice, NoticeKind, notice_of
from briefer.gui.dialogs import decisions, files
from briefer.gui.icons import redress
from briefer.gui.loading import files_in, patterns
from briefer.gui.opening import SampleMaker, make_desk, sample_path, tell_packs
from briefer.gui.page import SessionPage
from briefer.gui.recent import note_opened
from briefer.gui.views.parts import column, rule
from briefer.gui.views.strip import Strip
from briefer.gui.views.welcome import Beginnings, WelcomePage
from briefer.isolate import Isolation
from briefer.model.changes import Changes
from briefer.store.locks import SessionInUse
from briefer.store.session import Session, create_session, open_session

_GEOMETRY = "window/geometry"
_SUFFIX = ".briefer"
_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """One window, one session at a time.

    `page_shown` carries the SessionPage that was opened; `state_changed` says that what can be done may have
    changed; `asked` names something that only the table of actions can show: its palette, its keys.
    """

    page_shown = Signal(object)
    state_changed = Signal()
    asked = Signal(str)

    def __init__(self, isolation: Isolation) -> None:
        """Show the welcome page; files are read in this pool of child processes."""
        super().__init__()
        self.page: SessionPage | None = None
        self._isolation = isolation
        self.strip = Strip(self._undo)
        self._sample = SampleMaker(isolation, self)
        self._sample.made.connect(self._show)
        self._sample.failed.connect(self.tell)
        begin = Beginnings(self.open_sample, self.new, self.open, self.new_from, self.open_path)
        self.welcome = WelcomePage(begin)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        middle = QWidget()
        layout = column(middle, spacing=0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(rule())
        layout.addWidget(self.strip)
        self.setCentralWidget(middle)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        self.resize(*_SIZE)
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
            self._begin(path)

    def new_from(self) -> None:
        """Ask for an earlier session, and make a new one that knows its actors."""
        other = files.ask_session(self, "Session whose actors are to be known")
        if other and (path := files.ask_new_session(self, "New session", f"{other.stem} 2{_SUFFIX}")):
            self._begin(path, other)

    def open(self) -> None:
        """Ask for a session file and open it."""
        if path := files.ask_session(self, "Open a session"):
            self.open_path(path)

    def open_sample(self) -> None:
        """Open the sample, which is made in the user's data folder the first time."""
        if sample_path().exists():
            self.open_path(sample_path())
            return
        self.strip.show_work("Making the sample", 0, 1)
        self._sample.start()

    def open_path(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Open a session file in place of the one that is open; where it cannot be opened, say why."""
        if self.page is not None and self.page.desk.session.path == path.resolve():
            return
        try:
            session = open_session(path, read_only=read_only, take_over=take_over)
        except SessionInUse as error:
            choice = decisions.ask_in_use(self, error)
            if choice is decisions.InUse.COPY:
                self.open_path(path, read_only=True)
            elif choice is decisions.InUse.TAKE_OVER:
                self.open_path(path, take_over=True)
        except BrieferError as error:
            self.tell(error)
            self.welcome.refresh()
        else:
            self._show(session)

    def add_files(self) -> None:
        """Ask for files and load them into the session."""
        if self.page is not None:
            self.page.loader.load(files.ask_sources(self, patterns()))

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the session there."""
        if self.page is None:
            return
        session = self.page.desk.session
        path = files.ask_new_session(self, "Save a copy", f"{session.path.stem} copy{_SUFFIX}")
        if path:
            self.page.brief.flush()
            self._try(partial(session.save_copy, path), f"A copy is saved as “{path.name}”.")

    def compact(self) -> None:
        """Drop the history for good, after asking."""
        if self.page is not None and decisions.ask_compact(self):
            self._try(self.page.desk.session.compact, "The history is dropped.")
            self.state_changed.emit()

    def close_session(self) -> None:
        """Leave the session and show the welcome page."""
        self._leave()
        self.welcome.refresh()
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.first.setFocus()
        self.strip.show_place("")
        self.strip.show_step("", can_undo=False)
        self._show_title()
        self.state_changed.emit()

    def ask_palette(self) -> None:
        """Ask for the list of every action."""
        self.asked.emit("palette")

    def ask_keys(self) -> None:
        """Ask for the page of keys."""
        self.asked.emit("keys")

    def ask_about(self) -> None:
        """Ask for what this program is."""
        self.asked.emit("about")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Let files be dropped."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open a session that is dropped, load other files into the session that is open."""
        event.acceptProposedAction()
        self.take_files(files_in(event.mimeData()))

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Open the session among these files, or load them into the one that is open."""
        session = next((path for path in paths if path.suffix == _SUFFIX), None)
        if session is not None:
            self.open_path(session)
        elif self.page is not None:
            self.page.loader.load(paths)
        elif paths:
            self.tell(BrieferError("No session is open.", "Make or open one, then drop the files again."))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the icons anew after a change of scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            redress(self)
            self.state_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the session, remember the window's place, and go."""
        QSettings().setValue(_GEOMETRY, self.saveGeometry())
        self._sample.close()
        self._leave()
        super().closeEvent(event)

    def _begin(self, path: Path, other: Path | None = None) -> None:
        try:
            session = create_session(path)
        except BrieferError as error:
            self.tell(error)
            return
        self._show(session)
        if other is not None:
            self._try(lambda: reuse_actors(session, other), f"The actors of “{other.stem}” are known here.")

    def _show(self, session: Session) -> None:
        self._leave()
        self.strip.show_work("", 0, 0)
        desk = make_desk(session, self._isolation, self)
        desk.bus.told.connect(self.strip.tell)
        desk.bus.changed.connect(self._show_step)
        page = SessionPage(desk)
        page.placed.connect(self.strip.show_place)
        page.changed.connect(self.state_changed)
        page.add_asked.connect(self.add_files)
        page.loader.progressed.connect(self.strip.show_work)
        self.strip.cancelled.connect(page.loader.cancel)
        self.page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        note_opened(session.path)
        self.strip.show_step("", can_undo=False)
        self._show_title()
        page.tell_place()
        self.page_shown.emit(page)
        self.state_changed.emit()
        page.reader.setFocus()
        tell_packs(desk)

    def _leave(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        page.leave()
        self.strip.cancelled.disconnect(page.loader.cancel)
        self._stack.removeWidget(page)
        try:
            page.desk.session.close()
        except BrieferError as error:
            self.tell(error)
        page.desk.bus.deleteLater()
        page.deleteLater()

    def _undo(self) -> None:
        if self.page is not None:
            self.page.undo()

    def _show_step(self, changes: Changes) -> None:
        if self.page is not None:
            self.strip.show_step(changes.label, can_undo=bool(self.page.desk.session.undo_label))

    def _show_title(self) -> None:
        session = self.page.desk.session if self.page else None
        if session is None:
            self.setWindowTitle("briefer")
            self.strip.show_saved("")
            return
        mark = " (copy for reading)" if session.read_only else ""
        self.setWindowTitle(f"{session.path.stem}{mark} - briefer")
        self.strip.show_saved("Read only" if session.read_only else "Saved")

    def _try(self, run: Callable[[], object], done: str) -> None:
        try:
            run()
        except BrieferError as error:
            self.tell(error)
            return
        self.strip.tell(Notice(done, kind=NoticeKind.DONE))
