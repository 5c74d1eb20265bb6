"""Backups of sessions: each in the user's own data, verified by opening it, and thinned out with age."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import apsw

from briefer.errors import BrieferError
from briefer.store.placing import deliver, sync_folder
from briefer.store.retention import BackupRules, kept
from briefer.store.slices import UnderWay
from briefer.store.vetting import vet

_SUFFIX = ".briefer"
_UNCHECKED = ".unchecked"
_HOME = "home.json"
_MOMENT = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<name>.*)-(?P<moment>\d{8}T\d{12}Z)\.briefer", re.DOTALL)
_LEFT_FOR = timedelta(days=1)
_LONGEST = 40  # code points of a session's name in the name of a backup, so that no system finds it too long


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, the name its session had, when it was made (UTC), its size in bytes.

    `home` is the folder in which the session lay when it was last backed up, there or not.
    """

    path: Path
    name: str
    made: datetime
    size: int
    home: Path


def backups_of(identity: str, rules: BackupRules) -> tuple[Backup, ...]:
    """Return the verified backups of the session with this identity, the newest first."""
    return _in_folder(rules.folder / identity) if identity else ()


def all_backups(rules: BackupRules) -> tuple[Backup, ...]:
    """Return the verified backups of all sessions, the newest first."""
    try:
        folders = [folder for folder in rules.folder.iterdir() if folder.is_dir()]
    except OSError:
        return ()
    found = (backup for folder in folders for backup in _in_folder(folder))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def begin_backup(
    source: apsw.Connection, identity: str, session: Path, rules: BackupRules
) -> UnderWay[Backup]:
    """Return a backup that is being made of the session's file with this connection.

    Raises BrieferError where the folder cannot be written to.
    """
    folder = rules.folder / identity
    moment = datetime.now(UTC).strftime(_MOMENT)
    target = folder / f"{session.stem[:_LONGEST]}-{moment}{_UNCHECKED}"
    try:
        rules.folder.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        return UnderWay(source, target, _told(session, folder, lambda made: _accept(made, session, rules)))
    except (OSError, apsw.Error) as error:
        raise _none_made(session, folder) from error


def back_up(source: apsw.Connection, identity: str, session: Path, rules: BackupRules) -> Backup:
    """Return a new, verified backup of the session's file with this connection.

    Raises BrieferError where it could not be written or is not sound; then no file is left.
    """
    return finished(begin_backup(source, identity, session, rules), session, rules)


def finished(under_way: UnderWay[Backup], session: Path, rules: BackupRules) -> Backup:
    """Return the backup that is being made, when it is made; BrieferError where that cannot be."""
    try:
        return under_way.result()
    except (OSError, apsw.Error) as error:
        under_way.abandon()
        raise _none_made(session, rules.folder) from error


def restore(backup: Backup, folder: Path) -> Path:
    """Write the backup as a new session beside others in this folder; return the new file.

    Raises BrieferError where the backup is not sound or the folder does not take it.
    """
    vet(backup.path)
    stem = f"{backup.name} (backup {backup.made.astimezone():%Y-%m-%d %H.%M})"
    for number in count(1):
        target = folder / f"{stem}{f' {number}' if number > 1 else ''}{_SUFFIX}"
        with suppress(FileExistsError):
            deliver(backup.path, target, replace=False)
            break
    return target


def _accept(made: Path, session: Path, rules: BackupRules) -> Backup:
    """Give a copy its name as a backup once it has been opened, and remove those that have had their time."""
    vet(made)
    target = made.with_suffix(_SUFFIX)
    made.rename(target)
    (made.parent / _HOME).write_text(json.dumps({"home": str(session.parent)}), encoding="utf-8")
    sync_folder(made.parent)
    _sweep(made.parent)
    found = _in_folder(made.parent)
    accepted = next(backup for backup in found if backup.path == target)
    # A copy of the file may share its identity: what has another name is thinned out for itself.
    same_name = [backup for backup in found if backup.name == accepted.name]
    stay = kept((backup.made for backup in same_name), datetime.now(UTC), rules)
    for backup in same_name:
        if backup.made not in stay and backup != accepted:
            backup.path.unlink(missing_ok=True)
    return accepted


def _sweep(folder: Path) -> None:
    """Remove what was left unfinished by a process that has ended long ago."""
    for left in folder.glob(f"*{_UNCHECKED}*"):
        if datetime.now(UTC).timestamp() - left.stat().st_mtime > _LEFT_FOR.total_seconds():
            left.unlink(missing_ok=True)


def _told(session: Path, folder: Path, finish: Callable[[Path], Backup]) -> Callable[[Path], Backup]:
    """Return `finish` such that a fault leaves no file and is told."""

    def finish_or_tell(made: Path) -> Backup:
        try:
            return finish(made)
        except (OSError, apsw.Error, BrieferError) as error:
            with suppress(OSError):
                made.unlink(missing_ok=True)
            raise _none_made(session, folder) from error

    return finish_or_tell


def _in_folder(folder: Path) -> tuple[Backup, ...]:
    found = []
    with suppress(OSError):
        home = _home_of(folder)
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            if named and path.is_file():
                with suppress(ValueError):
                    made = datetime.strptime(named["moment"], _MOMENT).replace(tzinfo=UTC)
                    found.append(Backup(path, named["name"], made, path.stat().st_size, home))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def _home_of(folder: Path) -> Path:
    try:
        return Path(str(json.loads((folder / _HOME).read_text(encoding="utf-8"))["home"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Path.home()


def _none_made(session: Path, folder: Path) -> BrieferError:
    what = f"No backup of “{session.name}” could be made in {folder}."
    return BrieferError(what, "Make room there, or check that the folder may be written to.")
