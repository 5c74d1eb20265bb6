"""What stands between a session file and its page: the desk, and the sample in the user's own folder."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from briefer.commands.demo import make_sample, sample_articles
from briefer.compose.packs import find_packs, pack_folders
from briefer.errors import BrieferError
from briefer.gui.bus import Bus, notice_of
from briefer.gui.desk import Desk
from briefer.gui.known_names import KnownNames
from briefer.gui.loading import Reading
from briefer.isolate import Isolation
from briefer.jobs.extract import Extracted
from briefer.store.session import Session

_SAMPLE = "sample.briefer"


def make_desk(session: Session, isolation: Isolation, parent: QObject) -> Desk:
    """Return the desk of a session that was just opened; packs that cannot be used are told once."""
    bus = Bus(parent)
    names = KnownNames(session, bus)
    session.subscribe(names.forget)
    session.subscribe(bus.changed.emit)
    return Desk(session, bus, find_packs(pack_folders()), isolation, names)


def tell_packs(desk: Desk) -> None:
    """Tell of each folder that holds no usable pack, once the strip listens."""
    for fault in desk.packs.faults:
        desk.bus.told.emit(notice_of(fault.error))


def sample_path() -> Path:
    """Return where the sample session lies in the user's data folder, made yet or not."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / _SAMPLE


class SampleMaker(QObject):
    """Makes the sample session from its articles, which are read aside while the window stays quick.

    `made` carries the session, open; `failed` the BrieferError that says why there is none.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, isolation: Isolation, parent: QObject | None = None) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._isolation = isolation
        self._read: list[Extracted] = []
        self._reading: Reading | None = None

    def start(self) -> None:
        """Begin to read the articles; while that is under way already, do nothing."""
        if self._reading is None:
            self._read.clear()
            self._reading = Reading(sample_articles(), self._isolation, self)
            self._reading.read.connect(self._take)
            self._reading.fell.connect(self._fall)
            self._reading.finished.connect(self._finish)
            self._reading.start()

    def close(self) -> None:
        """Stop, and wait until nothing runs any more."""
        if self._reading is not None:
            self._reading.finished.disconnect(self._finish)
            self._reading.cancellation.cancel()
            self._reading.wait()

    def _take(self, extracted: Extracted) -> None:
        if extracted.error is not None:
            self.failed.emit(extracted.error)
        self._read.append(extracted)

    def _fall(self, error: Exception) -> None:
        raise error

    def _finish(self) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.deleteLater()
        articles = tuple(source for extracted in self._read for source in extracted.sources)
        if len(articles) < len(sample_articles()):
            return
        path = sample_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.made.emit(make_sample(path, articles))
        except BrieferError as error:
            self.failed.emit(error)
        except OSError as error:
            wrong = f"The sample cannot be written to {path.parent}: {error.strerror}."
            self.failed.emit(BrieferError(wrong, "Make room there, or make a session of your own."))
