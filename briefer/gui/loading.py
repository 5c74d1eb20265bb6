"""Files and pasted texts on their way into a session, read aside while the window stays quick."""

import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QMimeData, QObject, QTimer, Signal

from briefer.commands.sources import add_sources
from briefer.errors import NotStored
from briefer.gui.aside import Aside, beside
from briefer.gui.bus import NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.dropped import files_in, words_in
from briefer.gui.file_reading import Found, Reading
from briefer.gui.models.imports import Import, ImportsModel, Stage, names_of
from briefer.gui.storing import Stored, Storing
from briefer.gui.version_deeds import offer
from briefer.gui.wording import count_words, shortened
from briefer.jobs.extract import Extracted, warm_up
from briefer.jobs.pasted import read_markup
from briefer.load.choose import kinds_told
from briefer.load.files import shown_name
from briefer.load.paste import source_from_paste
from briefer.load.registry import importers
from briefer.model.ids import SourceId, new_key
from briefer.model.sources import LoadedSource
from briefer.store import queries

_TELL_EVERY = 100  # milliseconds between two words on progress
_MOMENT = 0.01  # seconds
_HELD_UP = 30  # milliseconds until it is tried again to store while something else is written
_HELD = 100  # and while another program holds the session's file
_CALM = 100  # milliseconds in which a dialog is shown before children are started
_SEE = "“Files loaded” in the menu File says which and why."


class Loader(QObject):
    """Brings files and pasted texts into the session; what cannot be read is told, the rest goes on.

    `files` lists what became of each file of a batch: those that were loaded together, and others that were
    asked for meanwhile. `asked` carries the paths that are to be loaded, `begun` says that a batch of more
    than one file begins, `ended` that nothing is left to do; `progressed` what is being done, how many files
    are done and of how many, or 0 of 0 at the end. `loaded` carries the ids of the sources of a single file,
    or of pasted words, and whether their particulars are to be asked.
    """

    asked = Signal(object)
    begun = Signal()
    ended = Signal()
    progressed = Signal(str, int, int)
    loaded = Signal(object, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Begin with nothing to do."""
        super().__init__(parent)
        self._desk = desk
        self.files = ImportsModel(self)
        self._reading: Reading | None = None
        self._wanted: list[Path] = []
        # By the number of each of its rows: a file can be asked for more than once.
        self._again: dict[Path, list[int]] = {}  # those that are wanted once more
        self._in_hand: dict[Path, list[int]] = {}  # and those that are looked for now
        self._under_way: dict[Path, list[int]] = {}
        self._group, self._label, self._is_told, self._is_closed = 0, "", False, False
        self._twice = 0  # new sources whose place others took within the batch
        self._storing = Storing(desk.session)
        self._fresh: deque[SourceId] = deque()  # stored, and perhaps newer copies of what is there
        self._timer = QTimer(self)  # a piece each time round, so that reading and typing go on between
        self._timer.timeout.connect(self._store)
        self._since, self._last = QElapsedTimer(), Path()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(lambda: beside(lambda: warm_up(desk.isolation), "start children"))
        self._aside = Aside("read the clipboard", self)
        self._aside.failed.connect(lambda error: desk.bus.told.emit(notice_of(error)))

    @property
    def is_busy(self) -> bool:
        """Whether files are being read, or wait to be read or stored."""
        is_reading = self._reading is not None or bool(self._wanted)
        return is_reading or self._timer.isActive() or self._aside.is_busy

    def expect(self) -> None:
        """Have the children started in a moment, as files are likely to come: the first is read sooner."""
        if not (self.is_busy or self._desk.session.read_only):
            self._calm.start()

    def load(self, paths: Sequence[Path]) -> None:
        """Load these files, and those in folders among them, after those that are being loaded."""
        self._calm.stop()
        if paths and not self.is_busy:
            self.files.clear()
            self._begin()
        self.asked.emit(paths)
        self._wanted.extend(paths)
        self._read_on()

    def retry(self, numbers: Iterable[int]) -> None:
        """Load those of these files again of which anything failed or was cancelled, in the same batch."""
        again = [number for number in numbers if self.files.files[number].comes_again]
        if again and not self.is_busy:
            self._is_told = False
        self.files.begin_again(again)
        for number in again:
            path = self.files.files[number].path
            self._again.setdefault(path, []).append(number)
            self._wanted.append(path)
        self._read_on()

    def paste(self, mime: QMimeData | None) -> None:
        """Load the files that the clipboard names, or make a source of the words it holds."""
        if files := files_in(mime):
            self.load(files)
            return
        words = words_in(mime)
        if not words.text.strip() and words.html.strip():
            isolation = self._desk.isolation
            self._aside.run(lambda: read_markup(words.html, words.link, isolation), self._add_pasted)
        elif (made := self._desk.look(lambda: source_from_paste(*words))) is not None:
            self._add_pasted(made)

    def _add_pasted(self, pasted: LoadedSource) -> None:
        if self._is_closed:
            return
        before = frozenset(queries.source_ids(self._desk.session))
        group = new_key()

        def tell(made: tuple[SourceId, ...]) -> None:
            is_new = made[0] not in before
            self._tell_known(made, is_new=is_new)
            if is_new:
                offer(self._desk, made, group)
            self.loaded.emit(made, is_new)

        self._desk.attempt(lambda: add_sources(self._desk.session, (pasted,), group=group), tell)

    def patterns(self) -> str:
        """Return the file-name patterns of the formats that can be loaded, as a file dialog wants them."""
        return " ".join((*(f"*{suffix}" for suffix in sorted(suffixes())), *sorted(names())))

    def cancel(self) -> None:
        """Stop at once; what was loaded already stays."""
        self._wanted.clear()
        self._again.clear()
        for left in self._storing.give_up():
            for number in self._under_way.pop(left.path):
                file = self.files.files[number]
                over = replace(file, stage=Stage.CANCELLED, sources=left.sources, new=left.new)
                self.files.put(number, over)
        self._under_way.clear()
        self.files.give_up()
        if self._reading is not None:
            self._reading.cancel()

    def make_way(self) -> None:
        """Stop where the last step is one of loading: it is to be undone, and no other is to follow."""
        if self.is_busy and self._desk.session.undo_group == self._group:
            self.cancel()

    def close(self) -> None:
        """Stop, wait until nothing runs any more, and do and tell nothing from then on."""
        self.cancel()
        self._is_closed = True
        self._timer.stop()
        self._calm.stop()
        if self._reading is not None:
            self._reading.wait()
            self._reading = None

    # Reading

    def _begin(self) -> None:
        self._group, self._label, self._is_told = new_key(), "", False
        self._twice = 0

    def _read_on(self) -> None:
        if self._reading is not None or self._timer.isActive() or not self._wanted:
            return
        paths, self._wanted = tuple(self._wanted), []
        self._in_hand, self._again = self._again, {}
        self._reading = Reading(paths, self._desk.isolation, self)
        self._reading.found.connect(self._find)
        self._reading.begun.connect(self._note_begun)
        self._reading.read.connect(self._arrive)
        self._reading.fell.connect(self._fall)
        self._reading.finished.connect(self._finish)
        self._tell_progress(paths[0], self.files.total or len(paths))
        self._reading.start()

    def _find(self, found: Found) -> None:
        """List what is going to be read."""
        reading = self._reading
        if reading is None or reading.cancellation.cancelled:
            return
        again, self._in_hand = self._in_hand, {}
        fresh = [path for path, _ in found if path not in again]
        numbers = {path: [number] for path, number in zip(fresh, self.files.extend(fresh), strict=True)}
        self._under_way = numbers | {path: again[path] for path, _ in found if path in again}
        for path in again.keys() - self._under_way.keys():  # folders that have files now
            for number in again[path]:
                self.files.put(number, Import(path, Stage.STORED))
        if self._is_batch:
            self.begun.emit()
        if found:
            self._tell_progress(found[0][0])
        for path, fault in found:
            if fault is not None:
                self._note_over(Stored(path, fault=fault))

    def _note_begun(self, path: Path) -> None:
        if path in self._under_way:
            for number in self._under_way[path]:
                self.files.note(number, Stage.READING)
            self._tell_progress(path)

    def _arrive(self, read: Extracted) -> None:
        """Keep what was read until the window has dealt with what else happened."""
        if read.path not in self._under_way:
            self._take_next()
        elif read.error is not None:
            self._take_next()
            self._note_over(Stored(read.path, fault=read.error, skipped=read.skipped))
        else:
            self._label = _label(read.sources)
            self._storing.add(read)
            self._timer.start(0)

    def _take_next(self) -> None:
        if self._reading is not None:
            self._reading.take()

    def _finish(self) -> None:
        if self._reading is None:  # it was waited for as the loader was closed
            return
        self._reading.deleteLater()
        self._reading = None
        if not self._timer.isActive():
            self._go_on()

    def _go_on(self) -> None:
        """Read what is wanted besides, now that all that was read is stored, or come to the end."""
        if self._wanted:
            self._read_on()
        else:
            self._end()

    def _fall(self, error: Exception) -> None:
        self.cancel()
        raise error

    # Storing

    def _store(self) -> None:
        if self._desk.work.writing:  # steps that belong together: none may come between them
            self._timer.start(_HELD_UP)
            return
        if self._desk.session.is_held_elsewhere():
            words = "What was read waits until another program lets go of the file"
            self.progressed.emit(words, self.files.done, self.files.total)
            self._timer.start(_HELD)
            return
        self._timer.start(0)
        if self._fresh:
            self._offer_versions()
        elif self._storing.is_busy:
            if self._is_batch:
                self._label = f"Add {count_words(self.files.total, 'file')}"
            for stored in self._storing.put(self._label, self._group):
                self._take_next()
                self._note_over(stored)
        if not (self._storing.is_busy or self._fresh or self._desk.work.writing):
            self._timer.stop()
            if self._reading is None:
                self._go_on()

    def _offer_versions(self) -> None:
        """Look which of the new sources are newer copies, for a moment or until tags of one are carried."""
        until = time.monotonic() + _MOMENT
        while self._fresh and not self._desk.work.writing and time.monotonic() < until:
            key = self._fresh.popleft()
            if queries.sources(self._desk.session, (key,)):  # it was not removed or undone meanwhile
                offer(self._desk, (key,), self._group)

    @property
    def _is_batch(self) -> bool:
        """Whether there is more than one file: then the list of files says what becomes of them."""
        return self.files.total > 1

    def _note_over(self, stored: Stored) -> None:
        """List what became of a file, and tell of it where it is the only one."""
        first, *others = self._under_way.pop(stored.path)
        self._fresh.extend(stored.fresh)
        self._twice += self.files.put_instead(stored.instead, first)
        file = self._over(self.files.files[first], stored)
        self.files.put(first, file)
        for number in others:  # what is new is counted once
            again = Stage.FAILED if stored.fault else Stage.THERE
            self.files.put(number, replace(file, stage=again, new=0))
        if stored.fault is not None and (not self._is_batch or isinstance(stored.fault, NotStored)):
            kinds = kinds_told((stored.fault,), importers)
            next_step = f"{stored.fault.next_step} {kinds}".strip()
            self._desk.bus.told.emit(replace(notice_of(stored.fault), next_step=next_step))
        if stored.sources and not self._is_batch:
            self._tell_known(stored.sources, is_new=bool(stored.new))
            self.loaded.emit(stored.sources, False)  # noqa: FBT003 - a signal's value
        self._tell_progress(stored.path)

    def _over(self, before: Import, stored: Stored) -> Import:
        """Return what became of a file, with what came of it when it was tried before."""
        sources = stored.sources or before.sources
        new = min(before.new + stored.new, len(sources))
        stage = Stage.FAILED if stored.fault else Stage.STORED if new else Stage.THERE
        there = [key for key in stored.sources if key not in {*stored.fresh, *before.sources}]
        known = queries.sources(self._desk.session, there) if there else ()
        return Import(
            stored.path,
            stage,
            sources,
            new,
            stored.fault,
            stored.skipped,
            there=names_of(known) or before.there,
            records=before.records + len(set(stored.instead.values())),
        )

    # What is told

    def _tell_known(self, sources: Sequence[SourceId], *, is_new: bool) -> None:
        """Say so where the only source that was asked for is there already."""
        if not is_new and len(sources) == 1:
            name = queries.source(self._desk.session, sources[0]).name
            self._desk.tell(f"“{name}” is in the session already.", "Its text and tags are shown.")

    def _end(self) -> None:
        self._desk.bus.hand_over()
        if self.files.total and not self._is_told:
            self._is_told = True
            self._tell_end()
        self._since.invalidate()
        self.progressed.emit("", 0, 0)
        self.ended.emit()

    def _tell_end(self) -> None:
        """Say in a sentence what came of the files, unless that is told already."""
        files = self.files.files
        failed, cancelled = self.files.count(Stage.FAILED), self.files.count(Stage.CANCELLED)
        left_out = sum(len(file.skipped) for file in files)
        if not self._is_batch and not left_out:
            return
        said = f"Added {count_words(sum(file.new for file in files) - self._twice, 'source')}"
        said += f" from {count_words(len(files) - cancelled, 'file')}"
        said += f"; {cancelled:,} cancelled" if cancelled else ""
        said += f"; {failed:,} could not be loaded" if failed else ""
        said += f"; {count_words(left_out, 'file')} in them left out" if left_out else ""
        self._desk.tell(f"{said}.", _SEE if failed or left_out else "", NoticeKind.DONE)

    def tell_again(self) -> None:
        """Say once more what is being done, where anything is."""
        if self.is_busy:
            self._since.invalidate()
            self._tell_progress(self._last)

    def _tell_progress(self, path: Path, total: int = 0) -> None:
        total = total or self.files.total
        self._last = path
        if self._since.isValid() and self._since.elapsed() < _TELL_EVERY:
            return
        self._since.start()
        number = min(self.files.done + 1, total)
        words = f"Reading {shown_name(path)}, {number:,} of {total:,}"
        self.progressed.emit(words, self.files.done, total)


def suffixes() -> frozenset[str]:
    """Return the suffixes of the files that can be loaded, each with its dot, in small letters."""
    return frozenset(suffix.casefold() for importer in importers() for suffix in importer.suffixes)


def names() -> frozenset[str]:
    """Return the names of files that can be loaded whatever their suffix, in small letters."""
    return frozenset(name.casefold() for importer in importers() for name in importer.names)


def _label(sources: Sequence[LoadedSource]) -> str:
    """Return the label of the step that adds the sources of one file."""
    if len(sources) > 1:
        return f"Add {count_words(len(sources), 'source')}"
    return f"Add source “{shortened(sources[0].title or sources[0].file_name, 40)}”"
