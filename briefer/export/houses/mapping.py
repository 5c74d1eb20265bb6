"""The mapping that is proposed for a house file, and the one that an analyst's choices make of it."""

from collections.abc import Mapping, Sequence

from briefer.export.docx.names import q, value_of
from briefer.export.docx.packages import Package
from briefer.export.houses.lines import Line, lines_of
from briefer.export.houses.places import places_of
from briefer.export.houses.styles import guess_styles
from briefer.model.houses import HouseMapping, HousePlace, HouseRow


def proposed(package: Package, *, body: int | None = None) -> HouseMapping:
    """Return the mapping that the file suggests; `body` is where the note begins, where that is known."""
    lines = lines_of(package)
    places, found, dropped = places_of(lines)
    begin = found if body is None else body
    if body is not None:
        places = tuple(place for place in places if _stays(place, lines, body))
    return HouseMapping(guess_styles(package, lines, begin), places, begin, (), dropped)


def _stays(place: HousePlace, lines: Sequence[Line], body: int) -> bool:
    row = lines[place.row - 1].row
    return not body or place.row < body or row.area.value in ("header", "footer")


def rows_of(package: Package) -> tuple[HouseRow, ...]:
    """Return all lines of a file in the order in which they are numbered."""
    return tuple(line.row for line in lines_of(package))


def style_names_of(package: Package) -> Mapping[str, tuple[str, ...]]:
    """Return the names of a file's styles by kind: paragraph, character, table; hidden ones too."""
    part = package.part(package.document, "styles")
    names: dict[str, list[str]] = {}
    for style in () if part is None else part.tree().findall(q("w:style")):
        names.setdefault(style.get(q("w:type"), "paragraph"), []).append(value_of(style, "w:name"))
    return {kind: tuple(sorted(each, key=str.casefold)) for kind, each in names.items()}
