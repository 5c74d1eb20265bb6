"""Which Word file a note looks like: a house style chosen for the note or for its pack, or the pack's own.

It reads names alone and no Word file, so that a window may ask at any time.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefer.compose.packs import house_file
from briefer.compose.words import nearest
from briefer.errors import BrieferError
from briefer.export.files import keep_file
from briefer.model.briefs import Brief
from briefer.model.note_options import LOOK, OWN_LOOK
from briefer.model.packs import Pack
from briefer.paths import user_folder

MADE: Final = "house.docx"
RECORD: Final = "house.toml"
_CHOSEN = "packs.json"


@dataclass(frozen=True, slots=True)
class Look:
    """The Word file that a note looks like.

    `house` is the name of the house style, empty for the pack's own look; `lacking` is a sentence where a
    house style was chosen that is not here; `stamp` is another number once the file is another.
    """

    path: Path
    house: str = ""
    lacking: str = ""
    stamp: int = 0


def houses_folder() -> Path:
    """Return the folder of the user's house styles, which need not exist."""
    return user_folder() / "houses"


def house_names() -> tuple[str, ...]:
    """Return the names of the house styles that can be used, in order."""
    names: list[str] = []
    with suppress(OSError):
        names = [each.name for each in houses_folder().iterdir() if _is_whole(each)]
    return tuple(sorted(names))


def house_path(name: str) -> Path:
    """Return the house file of a house style; raises BrieferError where there is none of that name."""
    names = house_names()
    if name in names:
        return houses_folder() / name / MADE
    if (houses_folder() / name / RECORD).is_file() and name.replace("-", "").isalnum():
        raise BrieferError(f"The house style “{name}” has lost its file.", "Add its Word file again.")
    raise no_house(name, names)


def no_house(name: str, names: Sequence[str]) -> BrieferError:
    """Return the error that there is no house style of a name; it tells those there are."""
    return BrieferError(
        f"There is no house style “{name[:40]}”{nearest(name, names)}.",
        f"There are {', '.join(names)}." if names else "Add one with: briefer houses add FILE --name NAME.",
    )


def chosen_houses() -> dict[str, str]:
    """Return the names of the house styles that were chosen for packs, by the packs' ids."""
    try:
        data = json.loads((houses_folder() / _CHOSEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = data.items() if isinstance(data, dict) else ()
    return {pack: name for pack, name in pairs if isinstance(name, str)}


def choose_house(pack: str, name: str) -> None:
    """Choose a house style for all notes of a pack; an empty name takes the pack's own look again.

    Raises BrieferError where there is no house style of that name.
    """
    chosen = chosen_houses()
    chosen.pop(pack, None)
    if name:
        house_path(name)
        chosen[pack] = name
    _write_chosen(chosen)


def forget_house(name: str) -> None:
    """Let the packs that a house style was chosen for have their own look again."""
    _write_chosen({pack: each for pack, each in chosen_houses().items() if each != name})


def look_of(pack: Pack, brief: Brief | None = None, asked: str = "") -> Look:
    """Return the look of a note: that asked for, else the brief's, else the pack's.

    The pack's is the house style that was chosen for it, or its own look; it also stands in for a brief's
    house style that is not here. Raises BrieferError where the one asked for is not here.
    """
    if asked:
        return _look(house_path(asked), asked)
    wanted = brief.option(LOOK) if brief is not None else ""
    if wanted == OWN_LOOK:
        return _look(house_file(pack))
    names = house_names()
    if wanted in names:
        return _look(houses_folder() / wanted / MADE, wanted)
    usual = chosen_houses().get(pack.id, "")
    lacking = next((_lacking(name) for name in (wanted, usual) if name and name not in names), "")
    if usual in names:
        return _look(houses_folder() / usual / MADE, usual, lacking)
    return _look(house_file(pack), "", lacking)


def _look(path: Path, house: str = "", lacking: str = "") -> Look:
    stamp = 0
    with suppress(OSError):
        stamp = path.stat().st_mtime_ns
    return Look(path, house, lacking, stamp)


def _lacking(name: str) -> str:
    return f"The house style “{name[:40]}” is not on this computer, so the note has the look of its pack."


def _is_whole(folder: Path) -> bool:
    return (folder / RECORD).is_file() and (folder / MADE).is_file()


def _write_chosen(chosen: Mapping[str, str]) -> None:
    path = houses_folder() / _CHOSEN
    if chosen or path.is_file():
        keep_file(path, (json.dumps(dict(sorted(chosen.items())), indent=1) + "\n").encode())
