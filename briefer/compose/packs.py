"""The packs there are: those that come with briefer, and the user's own."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefer.compose.pack_files import PACK_FILE, read_pack
from briefer.compose.words import nearest
from briefer.errors import BrieferError
from briefer.model.packs import Pack
from briefer.paths import templates_folder, user_folder

__all__ = [
    "PackFault",
    "Packs",
    "Readings",
    "find_packs",
    "house_file",
    "is_shipped",
    "pack_by_id",
    "pack_folders",
    "packs_in",
    "read_folders",
    "read_pack",
]

HOUSE_FILE = "house.docx"
USUAL_PACK = "information-note"
_MOST_FILES = 500  # that are looked at in a folder
_KEPT = 64  # packs that were read

Files = tuple[tuple[str, int, int], ...]
"""Path, time of change in nanoseconds and size in bytes of what lies in a pack's folder."""


@dataclass(frozen=True, slots=True)
class PackFault:
    """A folder that holds no usable pack, and why."""

    folder: Path
    error: BrieferError


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs that were found, in the order of their names, and the folders that could not be used."""

    packs: tuple[Pack, ...]
    faults: tuple[PackFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder gave, a pack or the reason why it holds none, and what its files were then."""

    files: Files
    outcome: Pack | BrieferError


Readings = Mapping[Path, Reading]
"""Readings by the folders of packs, in the order in which ids are taken."""


def pack_folders() -> tuple[Path, ...]:
    """Return the folders that hold packs: the shipped one, then the user's own, which need not exist."""
    return templates_folder(), user_folder() / "packs"


def find_packs(folders: Sequence[Path]) -> Packs:
    """Return the packs in these folders; one that cannot be used is listed with its reason."""
    return packs_in(read_folders(folders))


def read_folders(folders: Sequence[Path], former: Readings | None = None) -> Readings:
    """Read all packs in these folders; one whose files are what they were at a `former` reading is kept."""
    former = former or {}
    return {folder: _reading(folder, former.get(folder)) for folder in _candidates(folders)}


def packs_in(readings: Readings) -> Packs:
    """Return the packs that were read, as `find_packs` does."""
    packs: dict[str, Pack] = {}
    faults: list[PackFault] = []
    for folder, reading in readings.items():
        if isinstance(reading.outcome, BrieferError):
            faults.append(PackFault(folder, reading.outcome))
            continue
        pack = reading.outcome
        first = packs.setdefault(pack.id, pack)
        if first is not pack:
            what = f"Pack “{folder.name}”, {PACK_FILE}: the id “{pack.id}” is taken by {first.folder}."
            faults.append(PackFault(folder, BrieferError(what, "Give it an id of its own.")))
    return Packs(tuple(sorted(packs.values(), key=lambda pack: pack.name.casefold())), tuple(faults))


def pack_by_id(identity: str, packs: Packs | None = None) -> Pack:
    """Return the pack with this id, of those given or of all there are.

    Raises BrieferError for an unknown one, naming those there are, and the pack's own fault where it cannot
    be used.
    """
    packs = packs or find_packs(pack_folders())
    for pack in packs.packs:
        if pack.id == identity:
            return pack
    for fault in packs.faults:
        if fault.folder.name == identity:
            raise fault.error
    known = [pack.id for pack in packs.packs]
    raise BrieferError(
        f"There is no pack “{identity}”{nearest(identity, known)}.",
        f"The packs are {', '.join(known)}." if known else "No pack was found.",
    )


def is_shipped(pack: Pack) -> bool:
    """Return whether the pack came with briefer, and so is trusted to be rendered in the program itself."""
    return pack.folder.resolve().is_relative_to(templates_folder().resolve())


def house_file(pack: Pack) -> Path:
    """Return the pack's Word file, or that of the usual pack where it has none."""
    own = pack.folder / HOUSE_FILE
    return own if own.is_file() else templates_folder() / USUAL_PACK / HOUSE_FILE


def _reading(folder: Path, former: Reading | None) -> Reading:
    """Read a pack, unless nothing in its folder changed; one that came out the same stays the same value."""
    files = _files_in(folder)
    if former is not None and former.files == files:
        return former
    try:
        outcome: Pack | BrieferError = _pack_of(folder, files)
    except BrieferError as error:
        outcome = error
    return Reading(files, former.outcome if former is not None and former.outcome == outcome else outcome)


@lru_cache(maxsize=_KEPT)
def _pack_of(folder: Path, _files: Files) -> Pack:
    """Read a pack, once in this process as long as its files stay what they are; faults are not kept."""
    return read_pack(folder)


def _files_in(folder: Path) -> Files:
    """Return name, time of change and size of what lies in a pack's folder and in those within it."""
    found: list[tuple[str, int, int]] = []
    waiting = [str(folder)]
    while waiting and len(found) < _MOST_FILES:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                state = entry.stat()
                found.append((entry.path, state.st_mtime_ns, state.st_size))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    return tuple(sorted(found))


def _candidates(folders: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for folder in folders:
        try:
            found += sorted(
                each for each in folder.iterdir() if each.is_dir() and not each.name.startswith((".", "_"))
            )
        except OSError:
            continue  # a folder of packs that is not there or cannot be read holds none
    return found
