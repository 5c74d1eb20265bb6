"""The sessions that were opened lately, remembered beside the window's other settings."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from briefer.paths import is_file, is_folder

_SETTING = "sessions/recent"
_FOLDER = "sessions/folder"
_MOST = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A session file that was opened, when (ISO 8601 in UTC), and whether it is still there."""

    path: Path
    opened: str
    exists: bool


def recent_sessions() -> tuple[Recent, ...]:
    """Return the sessions opened lately, the latest first; what is gone is marked, not left out."""
    found = []
    for entry in _entries():
        opened, _, path = entry.partition("|")
        found.append(Recent(Path(path), opened, is_file(Path(path))))
    return tuple(found)


def note_opened(path: Path) -> None:
    """Put this session first among the recent ones, and its folder as the one to begin in."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    others = [entry for entry in _entries() if entry.partition("|")[2] != str(path)]
    QSettings().setValue(_SETTING, "\n".join([f"{now}|{path}", *others][:_MOST]))
    note_folder(path.parent)


def forget(path: Path) -> None:
    """Take this session out of the list; the file stays where it is."""
    kept = [entry for entry in _entries() if entry.partition("|")[2] != str(path)]
    QSettings().setValue(_SETTING, "\n".join(kept))


def note_folder(folder: Path) -> None:
    """Remember the folder in which file dialogs begin."""
    QSettings().setValue(_FOLDER, str(folder))


def usual_folder() -> Path:
    """Return the folder in which file dialogs begin: the last one used, else the user's documents."""
    remembered = Path(str(QSettings().value(_FOLDER, "")) or ".")
    if remembered.is_absolute() and is_folder(remembered):
        return remembered
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if is_folder(Path(documents)) else Path.home()


def _entries() -> list[str]:
    value = str(QSettings().value(_SETTING, ""))
    return [entry for entry in value.split("\n") if "|" in entry]
