"""Packs of the user's: a folder copied to the user's packs after it was checked, and removed from them."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.compose.pack_files import PACK_FILE
from briefer.compose.packs import HOUSE_FILE, is_shipped, pack_by_id, pack_folders, read_pack
from briefer.compose.pieces import SHARED
from briefer.compose.samples import SAMPLE_FILE
from briefer.errors import BrieferError
from briefer.export.docx.packages import members_of, zip_members
from briefer.export.houses.reading import read_house
from briefer.isolate.pool import Isolation
from briefer.jobs.pack_archives import pack_folder
from briefer.jobs.pack_checks import TO_BE_TAKEN_OUT, checked, files_of, is_sound
from briefer.model.pack_findings import PackFinding, Weight
from briefer.model.packs import Pack

_DONE = "It was taken out."


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a pack that is to be added: the findings, its name and id where they could be read.

    `replaces` says that the user has a pack with its id already, `refused` why it cannot be added though it
    is sound.
    """

    findings: tuple[PackFinding, ...]
    name: str = ""
    identity: str = ""
    replaces: bool = False
    refused: str = ""

    @property
    def can_be_added(self) -> bool:
        """Whether nothing stands in its way."""
        return is_sound(self.findings) and not self.refused


def examine_pack(path: Path, isolation: Isolation | None = None) -> Examined:
    """Check a pack's folder, or a zip of it, as `checked` does, and say what adding it would mean.

    Nothing is changed. Raises what pack_folder does.
    """
    with pack_folder(path) as folder:
        findings = checked(folder, isolation)
        try:
            pack = read_pack(folder)
        except BrieferError:
            return Examined(findings)
        replaces = (pack_folders()[-1] / pack.id).exists()
        refused = str(_taken(pack)) if _is_id_of_shipped(pack) else ""
        return Examined(findings, pack.name, pack.id, replaces, refused)


def add_pack(
    path: Path, *, replacing: bool = False, isolation: Isolation | None = None
) -> tuple[Pack, tuple[PackFinding, ...]]:
    """Copy a pack to the user's packs, its Word file made safe; return it with what is to be known.

    `path` is its folder or a zip of it. Only what the pack names is copied. Raises BrieferError where it has
    a fault, where a shipped pack has its id, or where the user has one already and is not `replacing` it,
    and what pack_folder does.
    """
    with pack_folder(path) as folder:
        return _added(folder, replacing=replacing, isolation=isolation)


def _added(
    folder: Path, *, replacing: bool, isolation: Isolation | None
) -> tuple[Pack, tuple[PackFinding, ...]]:
    findings = checked(folder, isolation)
    faults = [each for each in findings if each.weight is Weight.FAULT]
    if faults:
        more = f" There are {len(faults) - 1} more faults." if len(faults) > 1 else ""
        first = faults[0]
        raise BrieferError(
            f"{first.file}{f', line {first.line}' if first.line else ''}: {first.what}{more}",
            "See all with: briefer packs check DIR.",
        )
    pack = read_pack(folder)
    home = pack_folders()[-1]
    target = home / pack.id
    if _is_id_of_shipped(pack):
        raise _taken(pack)
    if target.exists() and not replacing:
        raise BrieferError(f"You have a pack “{pack.id}” already.", "Remove it first, or replace it.")
    names = _own_files(pack)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".adding-", dir=home) as name:
        fresh = Path(name) / pack.id
        _copy(folder, fresh, names)
        if target.exists():
            shutil.rmtree(target)
        fresh.rename(target)
    return read_pack(target), (*map(_as_done, findings), *_left_behind(folder, names))


def _is_id_of_shipped(pack: Pack) -> bool:
    return (pack_folders()[0] / pack.id).exists()


def _taken(pack: Pack) -> BrieferError:
    return BrieferError(
        f"A pack that came with briefer has the id “{pack.id}”.", "Give yours an id of its own."
    )


def copy_pack(identity: str, folder: Path) -> Pack:
    """Copy a pack to a new folder, to be changed there; its id and name are the folder's. Return the copy.

    Raises BrieferError where there is no such pack, the folder is there already, its name is no id, or it
    cannot be made.
    """
    pack = pack_by_id(identity)
    fresh = re.sub(r"[^a-z0-9]+", "-", folder.name.casefold()).strip("-")
    if not fresh:
        raise BrieferError(f"“{folder.name}” gives a pack no id.", "Use letters and digits in its name.")
    try:
        folder.mkdir(parents=True)
        _copy(pack.folder, folder, _own_files(pack))
        text = (folder / PACK_FILE).read_text(encoding="utf-8")
        text = _with_line(_with_line(text, "id", fresh), "name", folder.name)
        (folder / PACK_FILE).write_text(text, encoding="utf-8")
    except FileExistsError as error:
        raise BrieferError(f"There is a “{folder.name}” already.", "Choose another name.") from error
    except OSError as error:
        raise BrieferError(f"The folder “{folder.name}” cannot be made: {error.strerror}.") from error
    return read_pack(folder)


def _with_line(text: str, key: str, value: str) -> str:
    """Return a pack.toml with another value of a key at its head."""
    line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    return re.sub(rf"^{key} *=.*$", lambda _: line, text, count=1, flags=re.MULTILINE)


def _as_done(each: PackFinding) -> PackFinding:
    """Return a finding as it is told once the pack has been added."""
    return replace(each, next_step=_DONE) if each.next_step == TO_BE_TAKEN_OUT else each


def _left_behind(folder: Path, names: Sequence[str]) -> Iterator[PackFinding]:
    for path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        if name not in names:
            yield PackFinding(Weight.REMARK, name, "The file is no part of the pack and was left behind.")


def _own_files(pack: Pack) -> tuple[str, ...]:
    """Return the names of all files that a pack is made of, within its folder."""
    pieces = [name for name, _ in pack.pieces if not name.startswith(SHARED)]
    named = [PACK_FILE, *(section.file for section in pack.sections), *pieces]
    return tuple(
        dict.fromkeys(
            [*named, *(each for each in (SAMPLE_FILE, HOUSE_FILE) if (pack.folder / each).is_file())]
        )
    )


def _copy(folder: Path, target: Path, names: Sequence[str]) -> None:
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == HOUSE_FILE:
            path.write_bytes(zip_members(members_of(read_house(folder / name).package)))
        else:
            path.write_bytes((folder / name).read_bytes())


def remove_pack(identity: str) -> Path:
    """Remove a pack of the user's and return where it was; BrieferError for a shipped or unknown one."""
    home = pack_folders()[-1]
    own = home / identity
    if not re.fullmatch(r"[\w.-]+", identity) or not own.is_dir():
        pack = pack_by_id(identity)
        if is_shipped(pack):
            raise BrieferError(
                f"The pack “{identity}” came with briefer and stays.", "Remove one of your own."
            )
        own = pack.folder
    if own.is_symlink():
        own.unlink()
    else:
        shutil.rmtree(own)
    return own
