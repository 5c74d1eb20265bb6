"""The files that folders hold, for loading all of them."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from briefer.errors import BrieferError
from briefer.load.files import shown_name

MOST = 10_000
"""Files that are taken from one folder and the folders in it."""

_NEXT = "Choose the files in it that you need, or a folder of fewer."
# What systems, browsers and office programs leave in folders, and sessions of this program.
_LITTER_NAMES = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin", "lost+found"})
_LITTER_ENDS = (
    ".tmp", ".temp", ".bak", ".swp", ".part", ".partial", ".crdownload", ".download", ".lnk",
    ".briefer", ".briefer-wal", ".briefer-shm", ".briefer-journal",
)  # fmt: skip
_LITTER_BEGINS = (".", "~$", "~wrl")
_WINDOWS_HIDDEN = 0x2 | 0x4  # FILE_ATTRIBUTE_HIDDEN, FILE_ATTRIBUTE_SYSTEM
_MAC_HIDDEN = 0x8000  # UF_HIDDEN
# Beside a page that a browser saved whole lies a folder of its pictures and scripts.
_PAGES = (".html", ".htm", ".xhtml")
_COMPANIONS = ("_files", "-files", ".files", "_file", "-dateien", "_archivos", "_fichiers")


def files_of(paths: Iterable[Path]) -> Iterator[tuple[Path, BrieferError | None]]:
    """Yield the files that are meant, with the error in place of a folder that cannot be taken.

    A folder stands for the files in it and below, sorted by name, those of a folder before those below it.
    Hidden files, litter of systems, downloads that are not finished, sessions and links are left out. What
    is no folder, or a link, comes as it is; a file that came already is not found in a folder again.
    """
    known: set[Path] = set()
    for path in paths:
        for found, error in _meant(path):
            if found == path or found not in known:
                known.add(found)
                yield found, error


def is_litter(name: str) -> bool:
    """Return whether a file or folder of this name is none that anyone put there to be read."""
    folded = name.casefold()
    return folded in _LITTER_NAMES or folded.startswith(_LITTER_BEGINS) or folded.endswith(_LITTER_ENDS)


def _meant(path: Path) -> Sequence[tuple[Path, BrieferError | None]]:
    try:
        if not stat.S_ISDIR(path.lstat().st_mode):
            return ((path, None),)
    except (OSError, ValueError):  # told where the file is read
        return ((path, None),)
    found = _below(path)
    if len(found) > MOST:
        found = [(path, BrieferError(f"“{shown_name(path)}” holds more than {MOST:,} files.", _NEXT))]
    if not found:
        found = [(path, BrieferError(f"“{shown_name(path)}” holds no file that can be loaded.", _NEXT))]
    return found


def _below(folder: Path) -> list[tuple[Path, BrieferError | None]]:
    """Return the files in a folder and in those below, and those of them that are closed; few over MOST."""
    found: list[tuple[Path, BrieferError | None]] = []
    waiting = [folder]
    while waiting and len(found) + len(waiting) <= MOST + 1:
        above = waiting.pop()
        try:
            files, folders = _listed(above)
        except OSError as error:
            found.append((above, _closed(above, error)))
            continue
        found += [(file, None) for file in files]
        waiting += reversed(folders)
    return found


def _listed(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the files and the folders right in a folder that are to be read, by name; raises OSError."""
    with os.scandir(folder) as entries:
        shown = [entry for entry in entries if not (is_litter(entry.name) or _is_apart(entry))]
    shown.sort(key=lambda entry: (entry.name.casefold(), entry.name))
    pages = {PurePath(entry.name).stem for entry in shown if entry.name.casefold().endswith(_PAGES)}
    folders = [folder / entry.name for entry in shown if entry.is_dir() and not _belongs(entry.name, pages)]
    return [folder / entry.name for entry in shown if entry.is_file()], folders


def _closed(folder: Path, error: OSError) -> BrieferError:
    reason = error.strerror or type(error).__name__
    what = f"The folder “{shown_name(folder)}” could not be read: {reason}."
    return BrieferError(what, "Ask its owner for leave, or choose the files in it.")


def _is_apart(entry: "os.DirEntry[str]") -> bool:
    """Return whether the entry is a link, or hidden by its attributes, or cannot be looked at."""
    try:
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():
            return True
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return True
    hidden = getattr(status, "st_file_attributes", 0) & _WINDOWS_HIDDEN
    return bool(hidden or getattr(status, "st_flags", 0) & _MAC_HIDDEN)


def _belongs(name: str, pages: set[str]) -> bool:
    folded = name.casefold()
    return any(folded.endswith(end) and name[: -len(end)] in pages for end in _COMPANIONS)
