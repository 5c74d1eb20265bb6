"""How a finished file gets its name: all at once, held meanwhile, and so that it survives a power cut."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from briefer.errors import BrieferError
from briefer.store.copies import BESIDE
from briefer.store.locks import hold

_CHUNK = 1 << 20
_NAME_SHOWN = 40


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """Give a path beside `target` for a new file that is moved there; what is left of it is removed.

    The target is held meanwhile. Raises BrieferError where the folder does not take the file, SessionInUse
    where the target is open elsewhere.
    """
    with _faults_told(target):
        lock = hold(target)
        try:
            with _beside(target) as made:
                yield made
        finally:
            lock.release()


def deliver(whole: Path, target: Path, *, replace: bool) -> str:
    """Copy a whole file to `target`, which this process holds or nobody knows; return its SHA-256.

    What arrived is read back and compared before it gets its name. Raises FileExistsError where the name is
    taken and `replace` is not set, BrieferError where the folder does not take the file.
    """
    with _faults_told(target), _beside(target) as made:
        digest = copy_whole(whole, made)
        put_in_place(made, target, replace=replace)
    return digest


def copy_whole(whole: Path, made: Path) -> str:
    """Copy a file, read the copy back to compare it, and sync it; return its SHA-256."""
    shutil.copyfile(whole, made)
    sync_file(made)
    digest = sha256_of(made)
    if digest != sha256_of(whole):
        what = f"The copy did not arrive whole in {made.parent}."
        raise BrieferError(what, "Check the network and that disk, then try again.")
    return digest


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    made = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        yield made
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


@contextmanager
def _faults_told(target: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise
    except (OSError, apsw.Error) as error:
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            what = f"The name “{target.name[:_NAME_SHOWN]}…” or that of its folder is too long."
            raise BrieferError(what, "Choose a shorter one.") from error
        reason = error.strerror if isinstance(error, OSError) else "the disk is full or reported a fault"
        what = f"“{target.name}” cannot be written in {target.parent}: {reason}."
        raise BrieferError(what, "Choose another folder, or make room there.") from error


def put_in_place(made: Path, target: Path, *, replace: bool) -> None:
    """Give a finished file its name, all at once and so that it survives a power cut.

    Raises FileExistsError where the name is taken and `replace` is not set.
    """
    _set_aside_logs(target)
    if replace:
        made.replace(target)
    else:
        try:
            os.link(made, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if target.exists():
                raise FileExistsError(target) from None
            made.rename(target)
        made.unlink(missing_ok=True)
    sync_folder(target.parent)


def _set_aside_logs(target: Path) -> None:
    """Rename what an earlier file of this name has left behind: SQLite would bring it into the new one."""
    for suffix in (*BESIDE, "-shm"):
        left = target.with_name(target.name + suffix)
        with suppress(FileNotFoundError):
            left.replace(left.with_name(left.name + ".old"))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def sync_file(path: Path) -> None:
    """Make a file's content survive a power cut; OSError where the disk does not take it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can do so."""
    with suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
