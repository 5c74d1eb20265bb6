"""A disk that writes down what SQLite asks of it, can fail on demand, and can lose its power."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import apsw

SECTOR = 512
SYNC, DELETION = -1, -2


class Event(NamedTuple):
    """A write of `data` at `offset`, a truncation to `offset`, or SYNC or DELETION in place of an offset."""

    name: str
    offset: int
    data: bytes | None = None


class Disk(apsw.VFS):
    """The system's disk for all connections made meanwhile.

    `events` is what was asked of it. With `faults` at a number it fails once, at that write or sync from now;
    with `is_full` at each write to a log.
    """

    def __init__(self) -> None:
        self.base = apsw.vfs_names()[0]
        self.events: list[Event] = []
        self.faults = 0
        self.is_full = False
        self.fault: type[apsw.Error] = apsw.IOError
        super().__init__("tested", self.base, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's own
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001, N802 - SQLite's own
        self.events.append(Event(Path(filename).name, DELETION))
        super().xDelete(filename, syncdir)

    def note(self, event: Event) -> None:
        if event.name:
            self.events.append(event)
        self.faults -= 1
        if self.faults == 0 or (self.is_full and event.name.endswith("-wal") and event.data is not None):
            raise self.fault


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(disk.base, name, flags)
        self._disk = disk
        full = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(full or "").name

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's own
        self._disk.note(Event(self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's own
        self._disk.note(Event(self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's own
        self._disk.note(Event(self._name, SYNC))
        super().xSync(flags)


@contextmanager
def watched_disk() -> Iterator[Disk]:
    """Give a disk through which every new connection goes."""
    disk = Disk()
    try:
        yield disk
    finally:
        apsw.set_default_vfs(disk.base)
        disk.unregister()


def after_power_cut(before: dict[str, bytes], events: list[Event], chance: random.Random) -> dict[str, bytes]:
    """Return what the files hold when the power goes after these events.

    All that was written before a file's last sync is there; of what came later any part may be, in whole
    sectors.
    """
    files = {name: bytearray(content) for name, content in before.items()}
    waiting: dict[str, list[Event]] = {}
    for event in events:
        if event.offset == DELETION:
            waiting.pop(event.name, None)
            files.pop(event.name, None)
        elif event.offset == SYNC:
            for written in waiting.pop(event.name, ()):
                _apply(files, written)
        else:
            waiting.setdefault(event.name, []).append(event)
    for written in (event for later in waiting.values() for event in later):
        if chance.random() < 0.5:
            _apply(files, _torn(written, chance))
    return {name: bytes(content) for name, content in files.items()}


def _apply(files: dict[str, bytearray], event: Event) -> None:
    content = files.setdefault(event.name, bytearray())
    if event.data is None:
        del content[event.offset :]
        return
    content.extend(bytes(max(event.offset - len(content), 0)))
    content[event.offset : event.offset + len(event.data)] = event.data


def _torn(event: Event, chance: random.Random) -> Event:
    if event.data is None or len(event.data) <= SECTOR or chance.random() < 0.5:
        return event
    sectors = chance.randrange(1, len(event.data) // SECTOR + 1)
    return event._replace(data=event.data[: sectors * SECTOR])
