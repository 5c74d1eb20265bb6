"""How sessions become pages: opened, made, made from another's actors, and the sample."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from briefer.commands.demo import make_sample, sample_articles
from briefer.commands.reuse import actors_of, take_actors
from briefer.errors import BrieferError, HeldElsewhere
from briefer.gui.bus import Bus, notice_of
from briefer.gui.desk import Desk
from briefer.gui.dialogs import decisions
from briefer.gui.dialogs.waiting import wait_until
from briefer.gui.file_reading import Reading
from briefer.gui.keyboard import Keyboard
from briefer.gui.pack_shelf import PackShelf
from briefer.gui.page import SessionPage
from briefer.gui.proposals import Proposals
from briefer.gui.working import Work
from briefer.isolate.pool import Isolation
from briefer.store.database import is_free
from briefer.store.locks import SessionInUse
from briefer.store.session import Session, create_session, open_session

if TYPE_CHECKING:
    from briefer.jobs.extract import Extracted

_SAMPLE = "sample.briefer"
_LONGEST = 2_000  # milliseconds for which opening waits until another program lets go of the file
_HELD = "“{}” is opened as soon as another program lets go of it."
_PATIENCE = 30  # milliseconds for which the window may stand still because another program holds the file


class Opening(QObject):
    """Opens session files for a window.

    `opened` carries the SessionPage that was made; `failed` the BrieferError that says why there is none.
    A session that is open elsewhere is asked about here.
    """

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, isolation: Isolation, keyboard: Keyboard, window: QWidget) -> None:
        """Open sessions for this window; files are read in this pool of child processes."""
        super().__init__(window)
        self._isolation = isolation
        self._keyboard = keyboard
        self._window = window
        self._packs = PackShelf(self)
        self._reading: Reading | None = None
        self._read: list[Extracted] = []

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Open a session file; where another window holds it, do as the analyst decides."""
        try:
            session = self._opened(path, read_only=read_only, take_over=take_over)
        except SessionInUse as error:
            choice = decisions.ask_in_use(self._window, error)
            if choice is decisions.InUse.COPY:
                self.open(path, read_only=True)
            elif choice is decisions.InUse.TAKE_OVER:
                self.open(path, take_over=True)
        except BrieferError as error:
            self.failed.emit(error)
        else:
            self._show(session)

    def _opened(self, path: Path, *, read_only: bool, take_over: bool) -> Session:
        """Return a session; one that another program holds is waited for while the window goes on."""
        run = partial(open_session, path, read_only=read_only, take_over=take_over, patience=_PATIENCE)
        try:
            return run()
        except HeldElsewhere:
            if not wait_until(self._window, _HELD.format(path.name), lambda: is_free(path), _LONGEST):
                raise
        return run()

    def make(self, path: Path, other: Path | None = None) -> None:
        """Make a session file, which knows the actors of another session where one is named."""
        try:
            actors = actors_of(other) if other is not None else ()
            session = create_session(path)
        except BrieferError as error:
            self.failed.emit(error)
            return
        if other is not None:
            try:
                take_actors(session, actors, other.stem)
            except BrieferError as error:
                self.failed.emit(error)
        self._show(session)

    def open_sample(self) -> None:
        """Open the sample; the first time it is made, from articles that are read aside meanwhile."""
        if sample_path().exists():
            self.open(sample_path())
        elif self._reading is None:
            self._read.clear()
            self._reading = Reading(sample_articles(), self._isolation, self)
            self._reading.read.connect(self._keep)
            self._reading.fell.connect(_fall)
            self._reading.finished.connect(self._make_sample)
            self._reading.start()

    def close(self) -> None:
        """Stop, and wait until nothing runs any more."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.finished.disconnect(self._make_sample)
            reading.cancel()
            reading.wait()

    def _keep(self, extracted: "Extracted") -> None:
        self._read.append(extracted)
        if self._reading is not None:
            self._reading.take()

    def _make_sample(self) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.deleteLater()
        if len(self._read) == len(sample_articles()):
            self._attempt(self._sample)

    def _sample(self) -> None:
        for extracted in self._read:
            if extracted.error is not None:
                raise extracted.error
        path = sample_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            wrong = f"The sample cannot be written to {path.parent}: {error.strerror}."
            raise BrieferError(wrong, "Make room there, or make a session of your own.") from error
        by_path = {extracted.path: extracted.sources for extracted in self._read}
        articles = tuple(source for file in sample_articles() for source in by_path[file])
        self._show(make_sample(path, articles))

    def _attempt(self, run: Callable[[], None]) -> None:
        try:
            run()
        except BrieferError as error:
            self.failed.emit(error)

    def _show(self, session: Session) -> None:
        self._packs.renew()
        desk = make_desk(session, self._packs, self._isolation, self._keyboard, self._window)
        page = SessionPage(desk)
        self.opened.emit(page)
        if session.notice:
            page.desk.tell(session.notice)
        for fault in page.desk.packs.faults:
            page.desk.bus.told.emit(notice_of(fault.error))


def make_desk(
    session: Session, packs: PackShelf, isolation: Isolation, keyboard: Keyboard, parent: QObject
) -> Desk:
    """Return the desk of a session that was just opened."""
    bus = Bus(parent)
    session.wait_at_most(_PATIENCE)
    work = Work(bus, is_held=session.is_held_elsewhere)
    names = Proposals(session, bus, is_held_up=lambda: work.writing)
    session.subscribe(names.forget)
    session.subscribe(bus.changed.emit)
    bus.gather_while(lambda: work.writing)
    work.written.connect(bus.hand_over)
    work.failed.connect(lambda error: bus.told.emit(notice_of(error)))
    return Desk(session, bus, packs, isolation, names, keyboard, work)


def sample_path() -> Path:
    """Return where the sample session lies in the user's data folder, made yet or not."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / _SAMPLE


def _fall(error: Exception) -> None:
    raise error
