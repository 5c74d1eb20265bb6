"""The mapping of a house file as text, in TOML, so that it can be read and changed without the program."""

import json
import tomllib
from typing import Any

from briefer.errors import BrieferError
from briefer.model.houses import (
    PLACES,
    House,
    HouseArea,
    HouseMapping,
    HousePlace,
    HouseRow,
    HouseStyle,
    Means,
)

_VERSION = 1


def house_text(house: House) -> str:
    """Return a house style as text, which `house_of` reads again."""
    mapping = house.mapping
    lines = [
        f"version = {_VERSION}",
        f"name = {_said(house.name)}",
        f"file = {_said(house.file)}",
        f"sha256 = {_said(house.sha256)}",
        f"removed = [{', '.join(map(_said, house.removed))}]",
        "",
        "# The note begins at this line of the file; 0 puts it behind all that stands there.",
        f"body = {mapping.body}",
        f"kept = [{', '.join(map(str, mapping.kept))}]",
        f"dropped = [{', '.join(map(str, mapping.dropped))}]",
    ]
    for place in mapping.places:
        lines += ["", "[[places]]", f"name = {_said(place.name)}", f"row = {place.row}"]
        lines += [f"words = {_said(place.words)}"] if place.words else []
    for style in mapping.styles:
        lines += ["", "[[styles]]", f"role = {_said(style.role)}", f"style = {_said(style.style)}"]
        lines += [f"means = {_said(style.means.value)}"]
        lines += [f"base = {_said(style.base)}"] if style.base else []
    for row in house.rows:
        lines += ["", "[[rows]]", f"number = {row.number}", f"area = {_said(row.area.value)}"]
        lines += [f"style = {_said(row.style)}", f"text = {_said(row.text)}"]
        lines += [f"level = {row.level}"] if row.level else []
        lines += ["pictured = true"] if row.pictured else []
    return "\n".join(lines) + "\n"


def _said(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def house_of(text: str, where: str) -> House:
    """Return the house style that a text describes; `where` names its file.

    Raises BrieferError where the text is not such a description.
    """
    try:
        data = tomllib.loads(text)
        if data["version"] > _VERSION:
            raise BrieferError(f"{where} was written by a newer briefer.", "Update this one.")
        places = tuple(_place(each) for each in data.get("places", ()))
        mapping = HouseMapping(
            tuple(_style(each) for each in data.get("styles", ())),
            places,
            int(data["body"]),
            tuple(map(int, data.get("kept", ()))),
            tuple(map(int, data.get("dropped", ()))),
        )
        rows = tuple(_row(each) for each in data.get("rows", ()))
        removed = tuple(map(str, data.get("removed", ())))
        return House(str(data["name"]), str(data["file"]), str(data["sha256"]), mapping, rows, removed)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise BrieferError(
            f"{where} is damaged: {fault}.", "Remove the house style and add its file again."
        ) from fault


def _place(data: dict[str, Any]) -> HousePlace:
    if data["name"] not in PLACES:
        raise ValueError(f"there is no place {data['name']}")
    return HousePlace(data["name"], int(data["row"]), str(data.get("words", "")))


def _style(data: dict[str, Any]) -> HouseStyle:
    return HouseStyle(str(data["role"]), str(data["style"]), Means(data["means"]), str(data.get("base", "")))


def _row(data: dict[str, Any]) -> HouseRow:
    return HouseRow(
        int(data["number"]),
        HouseArea(data["area"]),
        str(data["style"]),
        str(data["text"]),
        int(data.get("level", 0)),
        bool(data.get("pictured", False)),
    )
