"""House styles in the user's folder: added from an organisation's Word file, listed, mapped anew, removed."""

import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from briefer.errors import BrieferError
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.files import write_atomically
from briefer.export.houses.looks import StyleLook, style_looks
from briefer.export.houses.making import is_native, prepared
from briefer.export.houses.mapping import proposed, rows_of, style_names_of
from briefer.export.houses.reading import read_house
from briefer.export.houses.records import house_of, house_text
from briefer.jobs.looks import MADE, RECORD, forget_house, houses_folder, no_house
from briefer.jobs.pages import ExactPages, PagePicture
from briefer.model.documents import Document
from briefer.model.houses import House, HouseMapping, HousePlace, HouseRow

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SOURCE = "original.docx"
_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class OpenedHouse:
    """An organisation's file that was read: name and hash, safe bytes, lines, and what is proposed for it.

    `styles` are the names of its styles by kind; `native` says that it names its places itself.
    """

    file: str
    sha256: str
    data: bytes
    rows: tuple[HouseRow, ...]
    mapping: HouseMapping
    styles: Mapping[str, tuple[str, ...]]
    removed: tuple[str, ...]
    native: bool


@dataclass(frozen=True, slots=True)
class Houses:
    """The house styles there are, in the order of their names, and the faults of others."""

    houses: tuple[House, ...]
    faults: tuple[BrieferError, ...] = ()


def open_house_file(path: Path) -> OpenedHouse:
    """Return an organisation's Word file, made safe, with the mapping that is proposed for it.

    Raises BrieferError where it cannot be used.
    """
    read = read_house(path)
    mapping = proposed(read.package)
    return OpenedHouse(
        path.name,
        read.sha256,
        zip_members(members_of(read.package)),
        rows_of(read.package),
        mapping,
        style_names_of(read.package),
        read.removed,
        is_native(read.package),
    )


def made_house(opened: OpenedHouse, mapping: HouseMapping) -> bytes:
    """Return the house file that the opened file becomes with a mapping."""
    return prepared(read_package(opened.data), mapping)


def proposal_for_body(opened: OpenedHouse, body: int) -> HouseMapping:
    """Return the mapping that is proposed where the note is known to begin at a row."""
    return proposed(read_package(opened.data), body=body)


def name_for(path: Path) -> str:
    """Return a name for the house style of a file, made from the file's."""
    return _LETTERS.sub("-", path.stem.casefold()).strip("-")[:40].strip("-") or "house"


def add_house(name: str, opened: OpenedHouse, mapping: HouseMapping) -> House:
    """Store a house style under a name, in place of one that has it, and return it.

    Raises BrieferError where the name is none, or where it cannot be stored.
    """
    if not _NAME.fullmatch(name):
        raise BrieferError(
            f"“{name}” is no name for a house style.", "Use small letters, digits and hyphens."
        )
    house = House(name, opened.file, opened.sha256, mapping, opened.rows, opened.removed)
    made = made_house(opened, mapping)
    folder = houses_folder() / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BrieferError(f"{folder} cannot be made: {fault.strerror}.", "Free its place.") from fault
    write_atomically(folder / _SOURCE, opened.data)
    write_atomically(folder / MADE, made)
    write_atomically(folder / RECORD, house_text(house).encode())
    return house


def mapping_carried_over(opened: OpenedHouse, old: House) -> HouseMapping | None:
    """Return the mapping of a house style for a newer version of its file.

    That is where each line that the old mapping names still stands there, by its words; else None.
    """
    rows = {row.number: row.text for row in old.rows}
    moved: dict[int, int] = {}
    mapping = old.mapping
    named = {place.row for place in mapping.places} | {*mapping.kept, *mapping.dropped, mapping.body} - {0}
    for number in sorted(named):
        found = [row.number for row in opened.rows if row.text == rows.get(number)]
        if not found:
            return None
        moved[number] = min(found, key=lambda each: abs(each - number))
    known = {name for names in opened.styles.values() for name in names}
    if any(style.style not in known and not style.means.is_made for style in mapping.styles):
        return None
    return replace(
        mapping,
        places=tuple(HousePlace(each.name, moved[each.row], each.words) for each in mapping.places),
        body=moved.get(mapping.body, 0),
        kept=tuple(moved[number] for number in mapping.kept),
        dropped=tuple(moved[number] for number in mapping.dropped),
    )


def find_houses() -> Houses:
    """Return all house styles of the user's."""
    houses, faults = [], []
    with suppress(OSError):
        for folder in sorted(each for each in houses_folder().iterdir() if each.is_dir()):
            try:
                houses.append(_read(folder))
            except BrieferError as fault:
                faults.append(fault)
    return Houses(tuple(houses), tuple(faults))


def house_named(name: str) -> House:
    """Return the house style of that name; raises BrieferError that names those there are."""
    found = find_houses()
    for house in found.houses:
        if house.name == name:
            return house
    raise no_house(name, [house.name for house in found.houses])


def reopened(house: House) -> OpenedHouse:
    """Return the file of a house style, to map it anew.

    Raises BrieferError where the file is gone or damaged.
    """
    opened = open_house_file(houses_folder() / house.name / _SOURCE)
    return replace(opened, file=house.file, sha256=house.sha256, removed=house.removed, mapping=house.mapping)


def remove_house(name: str) -> None:
    """Remove a house style, also a damaged one; packs that had it chosen have their own look again.

    Raises BrieferError where there is none of that name.
    """
    folder = houses_folder() / name
    if not (_NAME.fullmatch(name) and folder.is_dir()):
        folder = houses_folder() / house_named(name).name
    shutil.rmtree(folder, ignore_errors=True)
    forget_house(name)


def _read(folder: Path) -> House:
    where = f"The house style “{folder.name}”, {RECORD}"
    try:
        text = (folder / RECORD).read_text(encoding="utf-8")
    except FileNotFoundError as fault:
        raise BrieferError(f"{where}: the file is missing.", f"Remove the folder {folder}.") from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise BrieferError(
            f"{where} cannot be read.", "Remove the house style and add its file again."
        ) from fault
    house = house_of(text, where)
    return replace(house, name=folder.name)


def looks_in(opened: OpenedHouse) -> Mapping[tuple[str, str], StyleLook]:
    """Return how the styles of the opened file look, by kind and name."""
    return style_looks(read_package(opened.data))


def first_page(
    opened: OpenedHouse, mapping: HouseMapping, document: Document, pages: ExactPages, width: int
) -> PagePicture:
    """Return the first page of a note in the look of a mapped file, in a width in pixels.

    Raises BrieferError where LibreOffice is not installed or fails.
    """
    with TemporaryDirectory(prefix="briefer-house-") as folder:
        path = Path(folder) / MADE
        path.write_bytes(made_house(opened, mapping))
        return first_page_in(path, document, pages, width)


def first_page_in(house: Path, document: Document, pages: ExactPages, width: int) -> PagePicture:
    """Return the first page of a note in the look of a house file, as `first_page` does."""
    return pages.picture(pages.lay_out(document, house), 0, width)
