"""Actors on their way to and from files: read and written aside, stored step by step."""

from pathlib import Path

from PySide6.QtCore import QObject

from briefer.commands.actor_import import ImportReport, checked_actors, importing
from briefer.gui.aside import Aside
from briefer.gui.bus import NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.plain import count_words
from briefer.gui.working import of
from briefer.jobs.actor_files import load_actors, save_actors
from briefer.model.actors import LoadedActor
from briefer.store import queries

THREAD = "files of actors"


class ActorExchange(QObject):
    """Imports and exports the actors of the session; what came of it is told in the strip."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Begin with nothing to do."""
        super().__init__(parent)
        self._desk = desk
        self._aside, self._is_left = Aside(THREAD, self), False
        self._aside.failed.connect(lambda error: desk.bus.told.emit(notice_of(error)))

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read or written."""
        return self._aside.is_busy

    def take(self, path: Path) -> None:
        """Take up the actors of a file, all of them or none."""

        def read() -> tuple[tuple[LoadedActor, ...], tuple[str, ...]]:
            file = load_actors(path)
            return checked_actors(file, path.name), file.left

        self._aside.run(read, lambda found: self._store(path.name, *found))

    def write(self, path: Path) -> None:
        """Write all actors of the session to a file."""
        actors = queries.actors(self._desk.session)
        done = f"Wrote {count_words(len(actors), 'actor')} to {path.name}."
        self._aside.run(lambda: save_actors(path, actors), lambda _: self._tell(done))

    def stop(self) -> None:
        """Store no more; what is being written is finished."""
        self._is_left = True

    def _store(self, name: str, actors: tuple[LoadedActor, ...], left: tuple[str, ...]) -> None:
        if self._is_left:  # what was read since then is for a session that is closed
            return
        reports: list[ImportReport] = []

        def tell() -> None:
            number = sum(report.added + report.completed for report in reports)
            rest = f" Left in the file: {', '.join(left)}." if left else ""
            kept = len(actors) - number
            there = f" {kept:,} had nothing new." if kept else ""
            self._tell(f"{count_words(number, 'actor')} of {name} added or completed.{there}{rest}")

        steps = importing(self._desk.session, actors, name, reports)
        self._desk.work.begin(f"Importing {name}", of(len(actors), steps), tell, writes=True)

    def _tell(self, words: str) -> None:
        self._desk.tell(words, kind=NoticeKind.DONE)
