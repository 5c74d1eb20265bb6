"""Sessions on network drives and in synced folders: a local copy is edited and written back whole.

The copy lies in the user's own data until it has been written back for the last time. What a crash leaves
there is taken up at the next opening. Where the file in its own place was changed by someone else meanwhile,
both are kept: ours beside it, under a name that says whose it is.
"""

import json
import secrets
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import apsw

from briefer.errors import BrieferError
from briefer.paths import user_folder
from briefer.store.copies import back_up, copy_with_log, private_folder
from briefer.store.database import connect, connect_reading
from briefer.store.identity import identity_of
from briefer.store.locks import Lock, SessionInUse, hold
from briefer.store.mounts import why_apart
from briefer.store.placing import deliver, sha256_of
from briefer.store.retention import BackupRules
from briefer.store.vetting import vet

Connect = Callable[[Path], apsw.Connection]

_WHENCE = "whence.json"
_UNNAMED = "unnamed"
_DAMAGED = "damaged-"
_MARK = (
    "select count(*), max(position), total(undone),"
    " (select id from journal order by position desc limit 1) from journal"
)


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where local copies lie, which paths need one (see `why_apart`), and how often they are written back."""

    folder: Path = field(default_factory=lambda: user_folder() / "working")
    every: timedelta = timedelta(seconds=60)
    why_apart: Callable[[Path], str] = why_apart


@dataclass(frozen=True, slots=True)
class Places:
    """Where work is kept safe beside a session's own file, and how often: settings of the user's."""

    backups: BackupRules = field(default_factory=BackupRules)
    working: Workplace = field(default_factory=Workplace)


@dataclass(frozen=True, slots=True)
class Whence:
    """Where a local copy comes from, and the state in which the two were last the same.

    `home` is the path of the session's own place, `base` the SHA-256 of the file there, `mark` the history.
    """

    home: str
    base: str
    mark: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A session that is edited in `copy`; `lock` holds that, and `every` is how often it is written back."""

    copy: Path
    whence: Whence
    lock: Lock
    every: timedelta

    @property
    def home(self) -> Path:
        """The session's own place."""
        return Path(self.whence.home)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A local copy, open, what the analyst is to know about it, and whether it is ahead of its own place."""

    apart: Apart
    connection: apsw.Connection
    notice: str
    is_ahead: bool = False


def mark_of(connection: apsw.Connection) -> str:
    """Return what tells one state of a session's history from another."""
    return repr(connection.execute(_MARK).fetchall()[0])


def fetch(path: Path, reason: str, workplace: Workplace, connected: Connect) -> Fetched:
    """Return a local copy of the session at this path, or the one that a crash has left, opened to write.

    Raises BrieferError for a file that is no sound session, and where there is no room for the copy.
    """
    vet(path)
    try:
        return _fetch(path, reason, workplace, connected)
    except OSError as error:
        what = f"“{path.name}” cannot be copied to this computer: {error.strerror or error}."
        raise BrieferError(what, f"Make room in {workplace.folder}, then open it again.") from error


def _fetch(path: Path, reason: str, workplace: Workplace, connected: Connect) -> Fetched:
    fresh = workplace.folder / _identity_in(path) / secrets.token_hex(8)
    fresh.mkdir(parents=True, mode=0o700)
    try:
        copy = copy_with_log(path, fresh)
        base = sha256_of(copy)
        notices = [f"It lies {reason}, so a copy on this computer is edited and written back."]
        for left in _left_over(path, fresh, workplace.every):
            taken = _take_up(left, path, base, connected, notices)
            if taken is not None:
                shutil.rmtree(fresh)
                return Fetched(left, taken, " ".join(notices), is_ahead=True)
        lock = hold(copy)
        connection = connected(copy)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    apart = Apart(copy, Whence(str(path), base, mark_of(connection)), lock, workplace.every)
    _note(apart)
    return Fetched(apart, connection, " ".join(notices))


def write_back(whole: Path, apart: Apart) -> Apart:
    """Put a whole copy in its session's own place, or beside what was changed there meanwhile.

    Returns what holds then: with another `home` where it was put beside. It touches files alone, so any
    thread may do it. Raises BrieferError where it cannot be done; then the file there is as it was.
    """
    vet(whole)
    with closing(connect_reading(whole, immutable=True)) as connection:
        mark = mark_of(connection)
    home = apart.home
    if _changed_there(apart):
        if mark == apart.whence.mark:  # only the view changed here: theirs is the newer one
            return apart
        home, base = put_beside(whole, home)
    else:
        base = deliver(whole, home, replace=True)
    written = replace(apart, whence=Whence(str(home), base, mark))
    _note(written)
    return written


def give_up(apart: Apart) -> None:
    """Remove a local copy that is not needed any more."""
    apart.lock.release()
    shutil.rmtree(apart.copy.parent, ignore_errors=True)
    with suppress(OSError):  # others of the same session may be there
        apart.copy.parent.parent.rmdir()


def put_beside(whole: Path, home: Path) -> tuple[Path, str]:
    """Put a whole copy beside a file that was changed meanwhile; return its path and SHA-256."""
    host, today = socket.gethostname(), datetime.now().astimezone().strftime("%Y-%m-%d")
    for number in count(1):
        more = f" {number}" if number > 1 else ""
        target = home.with_name(f"{home.stem} (copy of {host} {today}{more}){home.suffix}")
        with suppress(FileExistsError):
            return target, deliver(whole, target, replace=False)
    raise AssertionError  # count() does not end


def kept_both(theirs: Path, ours: Path) -> str:
    """Return the sentence that says where two versions of a session are."""
    what = f"“{theirs.name}” was changed elsewhere meanwhile"
    return f"{what}, so your version is kept beside it as “{ours.name}”."


def _changed_there(apart: Apart) -> bool:
    try:
        return sha256_of(apart.home) != apart.whence.base
    except FileNotFoundError:
        return False
    except OSError as error:
        what = f"“{apart.home.name}” cannot be reached in {apart.home.parent}: {error.strerror}."
        raise BrieferError(what, "Your edits are safe on this computer; check the network.") from error


def _left_over(path: Path, fresh: Path, every: timedelta) -> Iterator[Apart]:
    """Give the local copies of this session that a crash has left, each held."""
    # A file of before there were identities has had its first copy among the unnamed.
    for parent in {fresh.parent, fresh.parent.with_name(_UNNAMED)}:
        for folder in list(parent.iterdir()) if parent.is_dir() else ():
            whence = None if folder == fresh or folder.name.startswith(_DAMAGED) else _noted(folder)
            if whence is None or not _is_of(whence, path):
                continue
            copy = next(folder.glob("*.briefer"), folder / path.name)
            with suppress(SessionInUse):
                yield Apart(copy, replace(whence, home=str(path)), hold(copy), every)


def _is_of(whence: Whence, path: Path) -> bool:
    """Return whether a local copy belongs to the session at this path, which may have been renamed.

    Another file may hold the same session, as a copy of it: then the copy's own place still has its file.
    """
    home = Path(whence.home)
    return home == path or (home.parent.is_dir() and not home.exists())


def _take_up(
    left: Apart, path: Path, base: str, connected: Connect, notices: list[str]
) -> apsw.Connection | None:
    """Return a connection to what a crash has left, or None where the file there is to be opened.

    Where that was changed meanwhile, ours is put beside it.
    """
    try:
        connection = connected(left.copy)
    except BrieferError:
        left.lock.release()
        left.copy.parent.rename(left.copy.parent.with_name(f"{_DAMAGED}{left.copy.parent.name}"))
        notices.append("What was left of an earlier session on this computer is damaged and was set aside.")
        return None
    if left.whence.base == base:
        notices.append("Edits that had not been written back yet are taken up.")
        _note(left)
        return connection
    with closing(connection), private_folder() as folder:
        if mark_of(connection) != left.whence.mark:
            whole = Path(folder) / left.copy.name
            back_up(connection, whole)
            ours, _ = put_beside(whole, path)
            notices.append(kept_both(path, ours))
    give_up(left)
    return None


def _identity_in(path: Path) -> str:
    with private_folder() as folder:
        copy = copy_with_log(path, Path(folder))
        with closing(connect(copy)) as connection:
            return identity_of(connection) or _UNNAMED


def _note(apart: Apart) -> None:
    told = json.dumps(asdict(apart.whence))
    made = apart.copy.parent / f"{_WHENCE}.new"
    made.write_text(told, encoding="utf-8")
    made.replace(apart.copy.parent / _WHENCE)


def _noted(folder: Path) -> Whence | None:
    try:
        told = json.loads((folder / _WHENCE).read_text(encoding="utf-8"))
        return Whence(str(told["home"]), str(told["base"]), str(told["mark"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
