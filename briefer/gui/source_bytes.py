"""What is done with the bytes that a source was loaded from: save them, read them in another encoding."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefer.commands.rereading import take_reading
from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.bus import NoticeKind, Target, notice_of
from briefer.gui.desk import Desk
from briefer.gui.dialogs.files import ask_new_file
from briefer.gui.views.source_details import can_be_read_again
from briefer.jobs.rereading import read_again
from briefer.load.encodings import encoding_words
from briefer.load.files import shown_name
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries


class SourceBytes(QObject):
    """Saves the original of a source, or reads it again aside; what comes of it is told in the strip."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Do nothing yet; dialogs lie over `parent`."""
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._is_left = False
        self._aside = Aside("reading again", self)
        self._aside.failed.connect(lambda error: desk.bus.told.emit(notice_of(error)))

    @property
    def is_busy(self) -> bool:
        """Whether a source is being read again."""
        return self._aside.is_busy

    def stop(self) -> None:
        """Take nothing more that is read."""
        self._is_left = True

    def can_be_read_again(self, key: SourceId) -> bool:
        """Return whether the encoding of a source's bytes can be chosen."""
        session = self._desk.session
        return can_be_read_again(queries.source(session, key), queries.original_size(session, key))

    def save(self, key: SourceId) -> None:
        """Ask for a place and write the original there."""
        source = queries.source(self._desk.session, key)
        name = shown_name(source.file_name or f"{source.name}.txt").replace("\ufffd", "_")
        data = self._desk.look(lambda: queries.original(self._desk.session, key))
        if not data:
            self._desk.tell("Nothing was kept of this source but its text.")
            return
        if (path := ask_new_file(self._parent, "Save the original", name)) is not None:
            self._desk.look(lambda: self._write(path, data))

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.write_bytes(data)
        except OSError as error:
            what = f"“{path.name}” cannot be written: {error.strerror}."
            raise BrieferError(what, "Choose another place.") from error
        self._desk.tell(f"Saved {path.name}.", kind=NoticeKind.DONE)

    def read_again(self, key: SourceId, encoding: str) -> None:
        """Read a source's bytes in this encoding, and show what comes of it."""
        session, isolation = self._desk.session, self._desk.isolation
        name = queries.source(session, key).file_name
        data = self._desk.look(lambda: queries.original(session, key))
        if data:
            self._aside.run(
                lambda: read_again(data, name, encoding, isolation),
                lambda reading: self._take(key, reading, encoding),
            )

    def _take(self, key: SourceId, reading: LoadedSource, encoding: str) -> None:
        session = self._desk.session
        if self._is_left or key not in queries.source_ids(session):
            return
        new = self._desk.attempt(lambda: take_reading(session, key, reading))
        if new is not None:
            is_beside = key in queries.source_ids(session)
            self._desk.point(Target(new, 0, 0))
            beside = " The first reading stays beside it, since there are tags in it." if is_beside else ""
            self._desk.tell(f"Read as {encoding_words(encoding)}.{beside}", kind=NoticeKind.DONE)
