"""House styles: an organisation's own Word file, and where in it a note's parts go."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PLACES: Final = ("marking", "kind", "to", "from", "date", "cut_off", "reference", "title")
"""The places of a note that a house file can name, beside that of its body, in the order of asking."""


class HouseArea(StrEnum):
    """In which part of the page a line of a house file stands."""

    BODY = "body"
    TABLE = "table"
    BOX = "text box"
    HEADER = "header"
    FOOTER = "footer"


class Means(StrEnum):
    """By what a style was found for a role."""

    NAME = "name"
    OUTLINE = "outline level"
    USE = "use in the file"
    LOOKS = "looks of the file"
    MADE = "made"
    CHOSEN = "chosen"

    @property
    def is_made(self) -> bool:
        """Return whether a style found by these means is one that the file did not have."""
        return self in (Means.LOOKS, Means.MADE)


@dataclass(frozen=True, slots=True)
class HouseRow:
    """One line of a house file: its number from 1, where it stands, its style's name and its words.

    `level` is the level of the heading that it is, from 1, or 0; `pictured` says that it holds a drawing.
    """

    number: int
    area: HouseArea
    style: str
    text: str
    level: int = 0
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class HousePlace:
    """Where a part of a note goes: the row, and which of its words make way for it; empty are all of them."""

    name: str
    row: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The style that a role of a note has in a house file; `base` is the style that a made one goes by."""

    role: str
    style: str
    means: Means
    base: str = ""


@dataclass(frozen=True, slots=True)
class HouseMapping:
    """What of a house file is used for what.

    The note's body begins at the row `body`; that row and those after it in the body of the file are sample
    text and go, all but `kept`; those before it stay, all but `dropped`. 0 puts the note behind everything
    that stands in the file.
    """

    styles: tuple[HouseStyle, ...]
    places: tuple[HousePlace, ...]
    body: int
    kept: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """A house style that was added: its name, the file it comes from, that file's hash, and its mapping.

    `removed` tells what was taken out of the file, one sentence each.
    """

    name: str
    file: str
    sha256: str
    mapping: HouseMapping
    rows: tuple[HouseRow, ...]
    removed: tuple[str, ...] = ()
