"""Looks: what a house file is built from, read from a text file of tools/looks.

A look names paper, fonts, colours, and the shape of each style where it differs from the plain look, which is
that of the information note. Sizes and spaces are in points, margins and column widths in millimetres and
percent; a colour is six hexadecimal digits or one of the look's own names.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

LOOKS = Path(__file__).resolve().parent.parent / "looks"

PAPERS = MappingProxyType({"a4": (11906, 16838), "letter": (12240, 15840)})
"""Width and height in twentieths of a point."""

TWIPS_IN_POINT, TWIPS_IN_MM = 20, 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Shape:
    """The look of one paragraph style; what is empty or None comes from the style it rests on.

    `line` is the pitch in lines, or in points where `exact`; `top`, `left_line`, `bottom`, `right_line` are
    borders as “width colour space”; `chip` is the colour behind the letters themselves.
    """

    font: str = ""
    size: float = 0
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    underline: bool | None = None
    color: str = ""
    tracking: float = 0
    align: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    exact: bool = False
    left: float = 0
    right: float = 0
    hanging: float = 0
    fill: str = ""
    chip: str = ""
    top: str = ""
    left_line: str = ""
    bottom: str = ""
    right_line: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    outline: int = 0
    tab: bool = False
    based_on: str = "Normal"
    following: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The look of one table style: lines as “width colour”, the head's fill and line, and room in cells."""

    top: str = ""
    bottom: str = ""
    sides: str = ""
    rows: str = ""
    columns: str = ""
    head: str = ""
    head_line: str = ""
    room: float = 2
    inset: float = 5


@dataclass(frozen=True, slots=True)
class Look:
    """All that a house file is built from.

    `margins` are top, right, bottom and left in millimetres, `edge` is how far from the edge header and
    footer stand; `block` is the order of the title block's parts; `label_width` is in percent, `label_end`
    and `title_lead` are words after each label and before the title; `header` and `footer` are the order of
    their lines; `bullets` are the marks of lists by level, where they are not the usual ones.
    """

    name: str
    paper: str = "a4"
    margins: tuple[float, float, float, float] = (28, 24, 26, 24)
    edge: float = 10.5
    font: str = "Calibri"
    heading_font: str = ""
    size: float = 11
    line: float = 1.1
    colors: Mapping[str, str] = field(default_factory=dict)
    block: tuple[str, ...] = ("kind", "title", "fields")
    label_width: float = 21.6
    label_end: str = ""
    title_lead: str = ""
    header: tuple[str, ...] = ("marking", "running title")
    footer: tuple[str, ...] = ("kind and page", "marking")
    bullets: tuple[str, ...] = ()
    styles: Mapping[str, Shape] = field(default_factory=dict)
    tables: Mapping[str, Grid] = field(default_factory=dict)

    @property
    def page(self) -> tuple[int, int]:
        """Width and height of the paper in twentieths of a point."""
        return PAPERS[self.paper]

    @property
    def margin_twips(self) -> tuple[int, int, int, int]:
        """The margins in twentieths of a point."""
        top, right, bottom, left = (twips_of_mm(length) for length in self.margins)
        return top, right, bottom, left

    @property
    def text_width(self) -> int:
        """The width of the text in twentieths of a point."""
        _, right, _, left = self.margin_twips
        return self.page[0] - left - right

    def color(self, name: str) -> str:
        """Return six hexadecimal digits for a colour's name in this look, or for themselves."""
        return self.colors.get(name, name)


def twips_of_mm(length: float) -> int:
    """Return millimetres in twentieths of a point."""
    return round(length * TWIPS_IN_MM)


def twips(points: float) -> int:
    """Return points in twentieths of a point."""
    return round(points * TWIPS_IN_POINT)


def look_of(pack: str, plain: Look) -> Look:
    """Return the look of a pack: the plain look with what its file says differently.

    Raises SystemExit that names the file and a word in it that a look does not have.
    """
    path = LOOKS / f"{pack}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return _changed(plain, data)
    except (TypeError, KeyError) as fault:
        raise SystemExit(f"{path}: {fault}") from fault


def _changed(plain: Look, data: dict[str, Any]) -> Look:
    colors = {**plain.colors, **data.pop("colors", {})}
    shapes, grids = dict(plain.styles), dict(plain.tables)
    for name, changes in data.pop("styles", {}).items():
        shapes[name] = replace(shapes.get(name, Shape()), **changes)
    for name, changes in data.pop("tables", {}).items():
        grids[name] = replace(grids.get(name, Grid()), **changes)
    lists = {each.name for each in fields(Look) if "tuple" in str(each.type)}
    plainly = {key: tuple(value) if key in lists else value for key, value in data.items()}
    return replace(plain, **plainly, colors=colors, styles=shapes, tables=grids)
