"""Files and pasted texts on their way into a session, read aside while the window stays quick."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QMimeData, QObject, QThread, QTimer, Signal

from briefer.commands.sources import add_sources
from briefer.errors import BrieferError
from briefer.gui.bus import NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.dropped import files_in
from briefer.gui.version_deeds import offer
from briefer.gui.wording import count_words
from briefer.isolate import Cancellation, CancelledError, Isolation
from briefer.jobs.extract import Extracted, extract_files
from briefer.load.paste import source_from_paste
from briefer.load.registry import importers
from briefer.model.ids import new_key
from briefer.model.sources import LoadedSource
from briefer.store import queries

# Under these names browsers put the address of the page that was copied from beside the words.
_TELL_EVERY = 100  # milliseconds between two words on progress
_LINK_FORMATS = ("text/x-moz-url-priv", "chromium/x-source-url", "text/x-moz-url")


class Reading(QThread):
    """A thread that has files read one after the other in a child, and says what became of each."""

    read = Signal(object)  # an Extracted
    fell = Signal(object)  # an exception that is a bug of ours

    def __init__(self, paths: Sequence[Path], isolation: Isolation, parent: QObject) -> None:
        """Read nothing yet; `start` begins."""
        super().__init__(parent)
        self._paths, self._isolation = paths, isolation
        self.cancellation = Cancellation()

    def run(self) -> None:
        """Read the files; this is called in the thread."""
        try:
            for extracted in extract_files(self._paths, self._isolation, cancellation=self.cancellation):
                self.read.emit(extracted)
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - handed to the thread that shows bugs
            self.fell.emit(error)


class Loader(QObject):
    """Brings files and pasted texts into the session; what cannot be read is told, the rest goes on.

    `progressed` says what is being done, how many files are done and of how many, or 0 of 0 at the end;
    `loaded` carries the ids of the first sources that came in, and whether their particulars are to be asked.
    """

    progressed = Signal(str, int, int)
    loaded = Signal(object, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Begin with nothing to do."""
        super().__init__(parent)
        self._desk = desk
        self._reading: Reading | None = None
        self._waiting: list[Path] = []
        self._done = self._total = self._added = 0
        self._batch = 0
        self._arrived: deque[Extracted] = deque()
        self._storing = QTimer(self)  # one file each time round, so that reading and typing go on between
        self._storing.timeout.connect(self._store_one)
        self._since = QElapsedTimer()

    @property
    def is_busy(self) -> bool:
        """Whether files are being read, or wait to be read or stored."""
        return self._reading is not None or bool(self._waiting) or self._storing.isActive()

    def load(self, paths: Sequence[Path]) -> None:
        """Load these files, after those that are being loaded."""
        self._waiting.extend(paths)
        self._total += len(paths)
        if self._reading is None and self._waiting:
            self._batch = new_key()
            self._read_on()

    def paste(self, mime: QMimeData | None) -> None:
        """Load the files that the clipboard names, or make a source of the words it holds."""
        files = files_in(mime)
        if files:
            self.load(files)
            return
        text = mime.text() if mime is not None else ""
        html = mime.html() if mime is not None else ""
        made = self._desk.attempt(lambda: source_from_paste(text, html, _link_in(mime)))
        if made is not None:
            self._add((made,), ask=True)
            self._added = self._added if self.is_busy else 0

    def patterns(self) -> str:
        """Return the file-name patterns of the formats that can be loaded, as a file dialog wants them."""
        suffixes = sorted({suffix for importer in importers() for suffix in importer.suffixes})
        return " ".join(f"*{suffix}" for suffix in suffixes)

    def cancel(self) -> None:
        """Stop at once; what was loaded already stays."""
        self._waiting.clear()
        self._arrived.clear()
        if self._reading is not None:
            self._reading.cancellation.cancel()

    def close(self) -> None:
        """Stop, and wait until nothing runs any more."""
        self.cancel()
        if self._reading is not None:
            self._reading.wait()

    def _read_on(self) -> None:
        paths, self._waiting = tuple(self._waiting), []
        self._reading = Reading(paths, self._desk.isolation, self)
        self._reading.read.connect(self._arrive)
        self._reading.fell.connect(self._fall)
        self._reading.finished.connect(self._finish)
        self._tell_progress(paths[0])
        self._reading.start()

    def _arrive(self, extracted: Extracted) -> None:
        """Keep what was read until the window has dealt with what else happened."""
        self._arrived.append(extracted)
        if not self._storing.isActive():
            self._storing.start()

    def _store_one(self) -> None:
        if self._arrived:
            self._take(self._arrived.popleft())
        elif self._reading is None:
            self._storing.stop()
            self._end()
        else:
            self._storing.stop()

    def _take(self, extracted: Extracted) -> None:
        self._done += 1
        if extracted.error is not None:
            self._desk.bus.told.emit(notice_of(extracted.error))
        else:
            self._add(extracted.sources, ask=False)
        self._tell_progress(extracted.path)

    def _add(self, sources: Sequence[LoadedSource], *, ask: bool) -> None:
        session = self._desk.session
        before = {source.id for source in queries.sources(session)}
        group = self._batch or new_key()
        try:
            with session.step(self._label(sources), group=group):
                ids = add_sources(session, sources)
        except BrieferError as error:
            self._desk.bus.told.emit(notice_of(error))
            return
        for key in before.intersection(ids):
            name = queries.source(session, key).name
            self._desk.tell(f"“{name}” is in the session already.", "Its text and tags are shown.")
        offer(self._desk, [key for key in ids if key not in before], group)
        is_first = not self._added
        self._added += sum(key not in before for key in ids)
        if is_first:
            self.loaded.emit(ids, ask and not set(ids) & before)

    def _label(self, sources: Sequence[LoadedSource]) -> str:
        if self._total > 1:
            return f"Add {count_words(self._total, 'file')}"
        first = sources[0].title or sources[0].file_name or "pasted text"
        return f"Add source “{' '.join(first.split())[:40]}”"

    def _finish(self) -> None:
        if self._reading is not None:
            self._reading.deleteLater()
        self._reading = None
        if self._waiting:
            self._read_on()
        elif not self._storing.isActive():
            self._end()

    def _end(self) -> None:
        if self._total > 1:
            added = count_words(self._added, "source")
            self._desk.tell(f"Added {added} from {count_words(self._done, 'file')}.", kind=NoticeKind.DONE)
        self._done = self._total = self._added = self._batch = 0
        self._since.invalidate()
        self.progressed.emit("", 0, 0)

    def _fall(self, error: Exception) -> None:
        self.cancel()
        raise error

    def _tell_progress(self, path: Path) -> None:
        if self._since.isValid() and self._since.elapsed() < _TELL_EVERY:
            return
        self._since.start()
        number = min(self._done + 1, self._total)
        self.progressed.emit(f"Reading {path.name}, {number} of {self._total}", self._done, self._total)


def _link_in(mime: QMimeData | None) -> str:
    """Return the address that the clipboard says its words come from, or an empty string."""
    for name in _LINK_FORMATS:
        if mime is not None and mime.hasFormat(name):
            data = bytes(mime.data(name).data())
            words = data.decode("utf-16-le" if b"\0" in data else "utf-8", "replace").strip("\0 \r\n")
            return words.splitlines()[0] if words else ""
    urls = mime.urls() if mime is not None else []
    return next((url.toString() for url in urls if not url.isLocalFile()), "")
