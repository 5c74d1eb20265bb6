"""The command houses: an organisation's Word file as the look of notes."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from briefer.cli.output import UsageError, complain, cut, listed, on_one_line, say, say_json
from briefer.compose.packs import pack_by_id
from briefer.jobs.houses import (
    OpenedHouse,
    add_house,
    find_houses,
    house_named,
    mapping_carried_over,
    name_for,
    open_house_file,
    proposal_for_body,
    remove_house,
)
from briefer.jobs.looks import choose_house, chosen_houses
from briefer.model.houses import (
    PLACES,
    House,
    HouseMapping,
    HousePlace,
    HouseRow,
    HouseStyle,
    Means,
)

_WHAT = {
    "marking": "marking",
    "kind": "kind of note",
    "to": "To",
    "from": "From",
    "date": "date",
    "cut_off": "cut-off",
    "reference": "reference",
    "title": "subject",
}


def houses(asked: Namespace) -> int:
    """List the house styles and the packs that have one; the exit code is 1 where one cannot be used."""
    found = find_houses()
    chosen = chosen_houses()
    if asked.json:
        say_json([_as_json(house, chosen) for house in found.houses])
    elif not found.houses:
        say("There are no house styles. Add one with: briefer houses add FILE --name NAME")
    for house in () if asked.json else found.houses:
        packs = listed(pack for pack, name in chosen.items() if name == house.name)
        say(f"{house.name}  from {on_one_line(house.file)}" + (f"; used for {packs}" if packs else ""))
        say(f"    {_places_in_short(house.mapping)}")
    for fault in found.faults:
        complain(fault)
    return 1 if found.faults else 0


def add(asked: Namespace) -> int:
    """Make a Word file a house style, and say what was found, made and taken out."""
    opened = open_house_file(asked.file)
    name = asked.name or name_for(asked.file)
    house = add_house(name, opened, _wanted(asked, opened, name))
    say(f"Added the house style “{house.name}” from {on_one_line(opened.file)}.")
    for line in _told(house, opened):
        say(line)
    return 0


def rows(asked: Namespace) -> int:
    """List the lines of a Word file with the numbers by which places are pointed at."""
    for row in open_house_file(asked.file).rows:
        say(_row_words(row))
    return 0


def show(asked: Namespace) -> int:
    """Say how a house style is mapped."""
    house = house_named(asked.name)
    if asked.json:
        say_json(_as_json(house, chosen_houses()))
        return 0
    say(f"{house.name}  from {on_one_line(house.file)}  (SHA-256 {house.sha256[:16]}…)")
    for line in _told(house, None):
        say(line)
    return 0


def remove(asked: Namespace) -> int:
    """Remove a house style."""
    remove_house(asked.name)
    say(f"Removed the house style “{asked.name}”.")
    return 0


def use(asked: Namespace) -> int:
    """Choose the house style of a pack's notes, or take the pack's own look again."""
    if bool(asked.name) == asked.own:
        raise UsageError("name a house style, or say --own for the pack's own look")
    pack = pack_by_id(asked.pack)
    choose_house(pack.id, asked.name or "")
    look = f"the house style “{asked.name}”" if asked.name else "its own look"
    say(f"Notes of the pack “{pack.id}” have {look}.")
    return 0


def _wanted(asked: Namespace, opened: OpenedHouse, name: str) -> HouseMapping:
    """Return the mapping that the command asks for: what is proposed, with what it points at itself."""
    old = next((house for house in find_houses().houses if house.name == name), None)
    pointed = asked.places or asked.styles or asked.kept or asked.dropped or asked.body is not None
    if old is not None and not pointed and (carried := mapping_carried_over(opened, old)):
        say(f"What you pointed out in {on_one_line(old.file)} holds for this file too.")
        return carried
    mapping = opened.mapping
    if asked.body is not None:
        _row(opened, asked.body, may_be_none=True)
        mapping = proposal_for_body(opened, asked.body)
    own = [_place(words, opened) for words in asked.places]
    names = {place.name for place in own}
    taken = {place.row for place in own}
    places = [each for each in mapping.places if each.name not in names and each.row not in taken]
    kept = tuple(_row(opened, number) for number in asked.kept)
    dropped = tuple(_row(opened, number) for number in asked.dropped)
    left = [each for each in mapping.dropped if each not in kept and each not in taken]
    return replace(
        mapping,
        places=tuple(sorted([*places, *own], key=lambda place: place.row)),
        styles=_styles(asked.styles, opened, mapping.styles),
        kept=kept,
        dropped=tuple(sorted({*left, *dropped})),
    )


def _place(words: str, opened: OpenedHouse) -> HousePlace:
    name, equals, where = words.partition("=")
    number, _, stretch = where.partition(":")
    if not equals or name not in PLACES or not number.isdecimal():
        raise UsageError(f"--place takes NAME=LINE or NAME=LINE:WORDS, with one of {', '.join(PLACES)}")
    row = _row(opened, int(number))
    if stretch and stretch not in opened.rows[row - 1].text:
        raise UsageError(f"line {row} does not hold “{stretch[:40]}”")
    return HousePlace(name, row, stretch)


def _row(opened: OpenedHouse, number: int, *, may_be_none: bool = False) -> int:
    if not (1 <= number <= len(opened.rows)) and not (may_be_none and number == 0):
        raise UsageError(f"the file has no line {number}; see briefer houses lines FILE")
    return number


def _styles(
    asked: Iterable[str], opened: OpenedHouse, styles: Sequence[HouseStyle]
) -> tuple[HouseStyle, ...]:
    chosen = {style.role: style for style in styles}
    known = {name for names in opened.styles.values() for name in names}
    for words in asked:
        role, equals, name = words.partition("=")
        if not equals or role not in chosen:
            raise UsageError(f"--style takes ROLE=STYLE, with one of {', '.join(chosen)}")
        if name not in known:
            raise UsageError(f"the file has no style “{name[:40]}”")
        chosen[role] = HouseStyle(role, name, Means.CHOSEN)
    return tuple(chosen.values())


def _told(house: House, opened: OpenedHouse | None) -> list[str]:
    """Return what is to be known of a house style: styles, places, what stays, what was taken out."""
    mapping, by_number = house.mapping, {row.number: row for row in house.rows}
    if opened is not None and opened.native:
        lines = ["Places: the file names its places itself, by content controls."]
    else:
        lines = ["Places:", *(_place_words(place, by_number) for place in mapping.places)]
        begin = by_number.get(mapping.body)
        lines.append(
            f"    body: line {begin.number}, “{cut(begin.text, 40)}”, and what follows it goes"
            if begin
            else "    body: behind all that stands in the file, on a new page"
        )
        missing = [_WHAT[name] for name in PLACES if name not in {place.name for place in mapping.places}]
        lines += [f"    without a place, printed above the body: {', '.join(missing)}"] if missing else []
        lines += _left_standing(house)
    lines.append("Styles:")
    groups = dict.fromkeys((each.means, each.base) for each in mapping.styles)
    lines += [
        f"    {_means_words(means, base)}: "
        + listed(
            f"{each.role} = {each.style}"
            for each in mapping.styles
            if (each.means, each.base) == (means, base)
        )
        for means, base in groups
    ]
    lines.append("Taken out:" if house.removed else "Taken out: nothing.")
    return [*lines, *(f"    {on_one_line(words)}" for words in house.removed)]


def _place_words(place: HousePlace, rows: dict[int, HouseRow]) -> str:
    row = rows.get(place.row)
    shown = place.words or (row.text if row else "")
    return f"    {_WHAT[place.name]}: line {place.row} ({row.area.value if row else '?'}), “{cut(shown, 40)}”"


def _left_standing(house: House) -> list[str]:
    mapping = house.mapping
    placed = {place.row for place in mapping.places}
    stays = [
        row
        for row in house.rows
        if row.text.strip()
        and row.number not in placed
        and row.number not in mapping.dropped
        and (
            row.area.value in ("header", "footer")
            or not mapping.body
            or row.number < mapping.body
            or row.number in mapping.kept
        )
    ]
    gone = [row for row in house.rows if row.number in mapping.dropped]
    lines = [f"    dropped: line {row.number}, “{cut(row.text, 40)}”" for row in gone]
    if stays:
        words = (
            f"line {stays[0].number}"
            if len(stays) == 1
            else f"{len(stays)} lines, from line {stays[0].number}"
        )
        lines.append(f"    left as it stands: {words}, “{cut(stays[0].text, 40)}”")
    return lines


def _means_words(means: Means, base: str) -> str:
    words = {
        Means.NAME: "found by name",
        Means.OUTLINE: "found by outline level",
        Means.USE: "found by use in the file",
        Means.LOOKS: "made in the look of the file's own text",
        Means.MADE: "made",
        Means.CHOSEN: "chosen by you",
    }[means]
    return f"{words}, after {base}" if base else words


def _places_in_short(mapping: HouseMapping) -> str:
    names = dict.fromkeys(place.name for place in mapping.places)
    return "places: " + (listed(_WHAT[name] for name in names) or "none") + f"; body at line {mapping.body}"


def _row_words(row: HouseRow) -> str:
    level = f", heading {row.level}" if row.level else ""
    picture = ", picture" if row.pictured else ""
    return f"{row.number:4}  {row.area.value:8}  {cut(row.text, 60)}  [{row.style}{level}{picture}]"


def _as_json(house: House, chosen: dict[str, str]) -> dict[str, Any]:
    mapping = house.mapping
    return {
        "name": house.name,
        "file": house.file,
        "sha256": house.sha256,
        "packs": [pack for pack, name in chosen.items() if name == house.name],
        "body": mapping.body,
        "kept": list(mapping.kept),
        "dropped": list(mapping.dropped),
        "places": [{"name": each.name, "row": each.row, "words": each.words} for each in mapping.places],
        "styles": [
            {"role": each.role, "style": each.style, "means": each.means.value, "base": each.base}
            for each in mapping.styles
        ],
        "removed": list(house.removed),
    }
