"""The bytes of a file that the user chose, and nothing else's."""

import os
import re
import stat
from pathlib import Path

from briefer.errors import BrieferError

LARGEST = 50 << 20

# Control characters, and the marks that make a name read in another order than it is written.
_MISLEADING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_NAME_SHOWN = 80


def shown_name(path: Path | str) -> str:
    """Return a file's name as a sentence can show it: on one line, in reading order, of bearable length."""
    name = _MISLEADING.sub("\ufffd", os.path.basename(path) or str(path))  # noqa: PTH119 - Path drops what “..” ends in
    return name if len(name) <= _NAME_SHOWN else f"{name[: _NAME_SHOWN - 10]}…{name[-9:]}"


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file of 1 byte to 50 MB.

    The last part of the path may not be a symbolic link: what the user sees in a folder is what is read.
    Raises BrieferError for anything that is no such file or cannot be read; nothing is waited for, as at a
    pipe.
    """
    name = shown_name(path)
    try:
        descriptor = _opened(path)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
            before = os.fstat(file.fileno())
            _check_kind(before, name)
            data = file.read(before.st_size + 1)  # and no room for the largest, which takes longer to get
            after = os.fstat(file.fileno())
    except OSError as error:
        raise _fault(error, path, name) from error
    except ValueError as error:  # a null character in the name
        raise _refusal(name, "is no name of a file", "Choose the file again.") from error
    if len(data) <= LARGEST and (_marks(before) != _marks(after) or len(data) != after.st_size):
        raise _refusal(name, "is being written", "Wait until it is finished and load it again.")
    checked(data, name)
    return data


def checked(data: bytes, name: str) -> None:
    """Raise BrieferError where bytes that go by this name are none, or too many, to be read."""
    if len(data) > LARGEST:
        raise _too_large(name, len(data))
    if not data:
        raise _refusal(name, "is empty", "Save or download it again.")


def read_beside(folder: Path | None, name: str) -> bytes:
    """Return the bytes of a file in this folder or below it, named by a path that some other file gives.

    Raises BrieferError as `read_file` does, and where the path leads, by its words or by a link, elsewhere,
    or there is no folder.
    """
    if folder is None:
        raise _refusal(shown_name(name), "was to lie beside what has no folder", "Load it by itself.")
    parts = name.split("/")
    is_plain = all(part not in ("", ".", "..") and "\0" not in part for part in parts)
    if not is_plain or "\\" in name or Path(name).is_absolute() or Path(name).drive:
        raise _refusal(shown_name(name), "does not lie beside the file that names it", "Load it by itself.")
    above = folder
    for part in parts[:-1]:
        above /= part
        if above.is_symlink():
            raise _refusal(
                shown_name(name), "is reached by way of a link and was not read", "Load it by itself."
            )
    return read_file(folder.joinpath(*parts))


def _opened(path: Path) -> int:
    """Return a descriptor; the flags that a system does not have are left out."""
    if stat.S_ISLNK(os.lstat(path).st_mode):
        target = shown_name(path.readlink())
        name = shown_name(path)
        raise _refusal(name, f"is a link to “{target}” and was not read", "Choose the file itself.")
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    return os.open(path, flags)


def _check_kind(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _is_folder(name)
    if not stat.S_ISREG(status.st_mode):
        raise _refusal(name, "is a device or a pipe, not a file", "Choose a file.")
    if status.st_size > LARGEST:
        raise _too_large(name, status.st_size)


def _marks(status: os.stat_result) -> tuple[int, int]:
    """Return what changes when a file is written to."""
    return status.st_size, status.st_mtime_ns


def _refusal(name: str, what: str, next_step: str) -> BrieferError:
    return BrieferError(f"“{name}” {what}.", next_step)


def _is_folder(name: str) -> BrieferError:
    return BrieferError(f"“{name}” is a folder.", "Choose the files in it.")


def _too_large(name: str, size: int) -> BrieferError:
    return BrieferError(
        f"“{name}” has {max(size >> 20, (LARGEST >> 20) + 1)} MB; at most {LARGEST >> 20} MB are read.",
        "Save the part that you need as a smaller file.",
    )


def _fault(error: OSError, path: Path, name: str) -> BrieferError:
    """Return the sentence for what the system refused."""
    if isinstance(error, FileNotFoundError):
        above = path.parent
        place = f"the folder “{shown_name(above)}”" if above.parts else "the folder that you work in"
        return BrieferError(f"“{name}” was not found.", f"Look for it in {place} or choose it again.")
    if isinstance(error, IsADirectoryError):
        return _is_folder(name)
    if isinstance(error, PermissionError):
        if os.path.isdir(path):  # noqa: PTH112 - as Windows tells it; Path raises in a folder that is closed to us
            return _is_folder(name)
        return BrieferError(f"“{name}” may not be read by you.", "Ask its owner for leave, or copy it first.")
    reason = error.strerror or type(error).__name__
    return BrieferError(
        f"“{name}” could not be read: {reason}.", "Copy it to this computer's disk and try again."
    )
