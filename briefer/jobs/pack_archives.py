"""A pack as it is handed on: its folder, or a zip of it, which is unpacked to be looked at."""

import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from briefer.compose.pack_files import PACK_FILE
from briefer.errors import BrieferError
from briefer.jobs.pack_checks import MOST_FILES
from briefer.load.containers import DAMAGE, ENCRYPTED
from briefer.paths import is_file

ARCHIVES = (".zip", ".briefpack")
"""What the names of packs in one file end with."""

_MOST_BYTES = 60 * 1024 * 1024
_PIECE = 1 << 20
_MB = 1024 * 1024
_JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db")
_ZIP_AGAIN = "Unpack it yourself and add the folder, or ask for a zip of the pack's folder alone."


@contextmanager
def pack_folder(path: Path) -> Iterator[Path]:
    """Give the folder of a pack: the path itself, or what a zip holds, unpacked for as long as it is needed.

    Raises BrieferError for a zip that is damaged, locked, too large, or that would put files elsewhere.
    """
    if not is_file(path) or path.suffix.casefold() not in (*ARCHIVES, ""):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="briefer-pack-") as place:
        root = Path(place) / (path.stem or "pack")
        root.mkdir()
        try:
            _unpack(path, root)
        except DAMAGE as fault:
            raise BrieferError(f"{path.name} is damaged or no zip.", _ZIP_AGAIN) from fault
        yield _with_pack(root)


def _unpack(path: Path, root: Path) -> None:
    """Write the members of a zip below a folder; nothing is written before all were looked at."""
    if path.stat().st_size > _MOST_BYTES:
        raise _too_large(path)
    with zipfile.ZipFile(path) as archive:
        members = [each for each in archive.infolist() if not each.is_dir() and not _is_junk(each.filename)]
        if len(members) > MOST_FILES:
            raise BrieferError(f"{path.name} holds more than {MOST_FILES} files.", _ZIP_AGAIN)
        if sum(member.file_size for member in members) > _MOST_BYTES:
            raise _too_large(path)
        for member in members:
            _refuse(path, member)
        for member in members:
            target = root.joinpath(*PurePosixPath(member.filename).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as stream, target.open("wb") as out:
                while piece := stream.read(_PIECE):
                    out.write(piece)


def _refuse(path: Path, member: zipfile.ZipInfo) -> None:
    """Raise for a member that is no plain file of the pack's folder."""
    name = member.filename
    parts = PurePosixPath(name).parts
    if ".." in parts or name.startswith(("/", "\\")) or "\\" in name or ":" in name:
        raise BrieferError(
            f"{path.name} would put a file outside the pack's folder: {name[:80]}.", "Do not use it."
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise BrieferError(f"{path.name} holds a link to another place: {name[:80]}.", _ZIP_AGAIN)
    if member.flag_bits & ENCRYPTED:
        raise BrieferError(f"{path.name} is locked by a password.", "Unpack it yourself and add the folder.")


def _with_pack(root: Path) -> Path:
    """Return the folder that holds pack.toml: this one, or the only one within it, as zips are often made."""
    inner = [each for each in root.iterdir() if each.is_dir()]
    if not (root / PACK_FILE).is_file() and len(inner) == 1 and (inner[0] / PACK_FILE).is_file():
        return inner[0]
    return root


def _is_junk(name: str) -> bool:
    return any(part in _JUNK for part in PurePosixPath(name).parts)


def _too_large(path: Path) -> BrieferError:
    what = f"{path.name} holds more than {_MOST_BYTES // _MB} MB, which is more than a pack may."
    return BrieferError(what, "Take the large pictures out of its Word file.")
