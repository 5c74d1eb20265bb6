"""The sessions that were opened lately, remembered beside the window's other settings."""

import json
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
    return tuple(Recent(Path(path), opened, is_file(Path(path))) for opened, path in _entries())


def note_opened(path: Path) -> None:
    """Put this session first among the recent ones, and its folder as the one to begin in."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    _keep([(now, str(path)), *_others(path)][:_MOST])
    note_folder(path.parent)


def forget(path: Path) -> None:
    """Take this session out of the list; the file stays where it is."""
    _keep(_others(path))


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


def _others(path: Path) -> list[tuple[str, str]]:
    return [(opened, other) for opened, other in _entries() if other != str(path)]


def _keep(entries: list[tuple[str, str]]) -> None:
    # As JSON: a path may hold any character but NUL, and Qt takes a list of one for no list.
    QSettings().setValue(_SETTING, json.dumps(entries))


def _entries() -> list[tuple[str, str]]:
    """Return when each session was opened, and its path; nothing where the settings hold something else."""
    try:
        found = json.loads(str(QSettings().value(_SETTING, "")))
        return [(str(opened), str(path)) for opened, path in found]
    except (ValueError, TypeError):
        return []
