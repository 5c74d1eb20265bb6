"""Where in a house file a note's parts go: by controls, form fields, placeholders, labels and styles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.export.docx.names import Element, q, value_of
from briefer.export.houses.lines import Line, words_of
from briefer.export.houses.words import (
    BRACKETED,
    DATE_LIKE,
    LABEL,
    MARKING,
    MARKING_HEAD,
    REFERENCE_LIKE,
    STYLE_WORDS,
    place_named,
    place_of_line,
    plain,
)
from briefer.model.houses import PLACES, HouseArea, HousePlace

_MARGINS = (HouseArea.HEADER, HouseArea.FOOTER)
_SHORT, _LONG = 70, 210
_BOILERPLATE = 200
_MANY = ("marking", "reference")


@dataclass(frozen=True, slots=True)
class _Found:
    """A place that was found, and how sure that is: 0 is surest."""

    place: HousePlace
    rank: int
    in_margin: bool


def places_of(lines: Sequence[Line]) -> tuple[tuple[HousePlace, ...], int, tuple[int, ...]]:
    """Return the places found, the row at which the body begins, and the rows of sample text before it."""
    found = [each for index, line in enumerate(lines) for each in _found(line, lines, index)]
    body = next((each.place.row for each in found if each.place.name == "body" and each.rank <= 1), 0)
    first = next(
        (line.row.number for line in lines if line.row.level and line.row.text.strip()), len(lines) + 1
    )
    chosen = _chosen(
        [
            each
            for each in found
            if each.place.name in PLACES and (each.rank <= 1 or each.in_margin or each.place.row < first)
        ]
    )
    named = bool(body)
    body = body or _body_row(lines, chosen)
    if not named:
        chosen = [place for place in chosen if _stands(place, lines, body)]
    return tuple(chosen), body, _dropped(lines, chosen, body)


def _stands(place: HousePlace, lines: Sequence[Line], body: int) -> bool:
    """Return whether a place lies in the part of the file that stays."""
    return not body or place.row < body or lines[place.row - 1].row.area in _MARGINS


def _found(line: Line, lines: Sequence[Line], index: int) -> Iterator[_Found]:
    """Yield all places that a line may be, and that of the cell beside it where it is a label."""
    in_margin = line.row.area in _MARGINS
    for name, words in _named_in(line):
        if place := place_named(name):
            stretch = "" if words == line.row.text else words
            yield _Found(HousePlace(place, line.row.number, stretch), 0, in_margin)
    beside = _beside(line, lines, index)
    if beside is not None:
        yield _Found(beside, 2, in_margin)
    for name, words, rank in _read_in(line.row.text) if beside is None else ():
        yield _Found(HousePlace(name, line.row.number, words), rank, in_margin)
    if not line.row.level and not in_margin and line.row.text.strip():
        if place := place_of_line(line.row.text):
            yield _Found(HousePlace(place, line.row.number), 4, in_margin)
        if place := _place_of_style(line.row.style):
            yield _Found(HousePlace(place, line.row.number), 5, in_margin)


def _beside(line: Line, lines: Sequence[Line], index: int) -> HousePlace | None:
    """Return the place in the cell to the right of a cell that holds a label and nothing else."""
    label = LABEL.match(line.row.text)
    if line.row.area is not HouseArea.TABLE or (label and line.row.text[label.end() :].strip()):
        return None
    place = place_named(label.group(1) if label else line.row.text)
    cell = _next_cell(line, lines, index) if place else None
    return None if cell is None else HousePlace(place, cell.row.number)


def _read_in(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the places that a line's words name: the place, the words that make way, how sure it is."""
    for match in BRACKETED.finditer(text):
        if place := place_named(match.group()):
            yield place, _part(match.group(), text), 1
    label = LABEL.match(text)
    if label and len(text) - label.end() <= _LONG and (place := place_named(label.group(1))):
        yield place, "", 2
    short = text if len(text) <= _SHORT else ""
    if date := DATE_LIKE.search(short):
        yield "date", _part(date.group(), text), 3
    for match in REFERENCE_LIKE.finditer(short):
        yield "reference", match.group(1), 3
    if MARKING.fullmatch(text) and MARKING_HEAD.match(text.strip(" \t-–")):
        yield "marking", "", 3


def _part(words: str, text: str) -> str:
    """Return words that are a part of a line, or nothing where they are all of it."""
    return "" if words == text.strip() else words


def _place_of_style(style: str) -> str:
    wanted = plain(style)
    if wanted in (plain("author"), plain("date"), plain("publication date"), plain("publicationdate")):
        return place_named(style)
    return next((role for role in ("title", "kind", "marking") if wanted in STYLE_WORDS[role]), "")


def _named_in(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the names of controls, form fields and bookmarks in or around a line, with their words."""
    paragraph = line.paragraphs[0]
    text = line.row.text
    for control in (*paragraph.iterancestors(q("w:sdt")), *paragraph.iter(q("w:sdt"))):
        properties = control.find(q("w:sdtPr"))
        inner = "".join(words_of(each) for each in control.iter(q("w:p"))) or _inline_words(control)
        words = text if any(up is control for up in paragraph.iterancestors()) else inner
        if not words or words in text:
            for name in ("w:tag", "w:alias"):
                yield value_of(properties, name), words
    for data in paragraph.iter(q("w:ffData")):
        if "\n" not in words_of(paragraph):
            yield value_of(data, "w:name"), _result_of(data)
    for mark in paragraph.iter(q("w:bookmarkStart")):
        if "\n" not in words_of(paragraph):
            yield mark.get(q("w:name"), ""), ""


def _inline_words(control: Element) -> str:
    return "".join(text.text or "" for text in control.iter(q("w:t")))


def _result_of(data: Element) -> str:
    """Return the words that a form field shows."""
    run = next(data.iterancestors(q("w:r")), None)
    words, shown = "", False
    while run is not None:
        for item in run:
            kind = item.get(q("w:fldCharType"))
            if kind == "end":
                return words
            shown = shown or kind == "separate"
            words += (item.text or "") if shown and item.tag == q("w:t") else ""
        run = run.getnext()
    return words


def _next_cell(line: Line, lines: Sequence[Line], index: int) -> Line | None:
    """Return the first line of the cell to the right of a line's cell, if there is one in its row."""
    cell = next(line.paragraphs[0].iterancestors(q("w:tc")), None)
    right = None if cell is None else cell.getnext()
    while right is not None and right.tag != q("w:tc"):
        right = right.getnext()
    if right is None:
        return None
    other = next((each for each in lines[index + 1 :] if _stands_in(right, each)), None)
    return None if other is None or place_named(other.row.text) else other


def _stands_in(holder: Element, line: Line) -> bool:
    return any(up is holder for up in line.paragraphs[0].iterancestors())


def _chosen(found: Sequence[_Found]) -> list[HousePlace]:
    """Return one place of each name in the document, the surest and then the first; in margins all."""
    taken: set[tuple[int, str]] = set()
    chosen: dict[str, _Found] = {}
    repeated: list[_Found] = []
    for each in sorted(found, key=lambda each: (each.rank, each.place.row)):
        key = (each.place.row, each.place.words)
        whole = (each.place.row, "")
        if key in taken or whole in taken or (not each.place.words and any(r == key[0] for r, _ in taken)):
            continue
        if each.in_margin or each.place.name in _MANY:
            repeated.append(each)
        elif each.place.name in chosen:
            continue
        else:
            chosen[each.place.name] = each
        taken.add(key)
    _heading_of_form(found, chosen, taken)
    places = [each.place for each in (*chosen.values(), *repeated)]
    return sorted(places, key=lambda place: (place.row, place.words))


def _heading_of_form(found: Sequence[_Found], chosen: dict[str, _Found], taken: set[tuple[int, str]]) -> None:
    """Give the kind of note the line set as a title, where the title has a labelled place of its own."""
    if "kind" in chosen or "title" not in chosen or chosen["title"].rank == 5:  # noqa: PLR2004 - by style
        return
    for each in found:
        if each.place.name == "title" and each.rank == 5 and (each.place.row, "") not in taken:  # noqa: PLR2004
            chosen["kind"] = _Found(HousePlace("kind", each.place.row), 5, in_margin=False)
            return


def _body_row(lines: Sequence[Line], places: Sequence[HousePlace]) -> int:
    """Return the row at which sample text begins, or 0 where the note goes behind all that stands there."""
    inner = [line for line in lines if line.row.area not in _MARGINS]
    rows = _last_section(inner)
    if len(rows) < len(inner):
        if not any(line.row.level for line in rows):
            said = sum(len(line.row.text) for line in rows)
            return 0 if said > _BOILERPLATE or not rows else rows[0].row.number
    else:
        rows = inner
    return _after_places(rows, places)


def _last_section(inner: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of the last section, where those before it are a cover; else all lines."""
    start = 0
    for index, line in enumerate(inner):
        if line.paragraphs[0].find(f"{q('w:pPr')}/{q('w:sectPr')}") is not None:
            start = index + 1
    before = inner[:start]
    is_cover = sum(1 for line in before if line.row.level) <= 1
    return inner[start:] if is_cover else inner


def _after_places(rows: Sequence[Line], places: Sequence[HousePlace]) -> int:
    placed = {place.row for place in places}
    heading = next(
        (i for i, line in enumerate(rows) if line.row.level and line.row.number not in placed), None
    )
    front = (
        rows[:heading]
        if heading is not None and any(r.row.number in placed for r in rows[:heading])
        else rows
    )
    last = max((index for index, line in enumerate(front) if line.row.number in placed), default=-1)
    if last < 0:
        first = heading if heading is not None else 0
        while heading is None and first < len(rows) and rows[first].row.pictured:
            first += 1
        return rows[first].row.number if first < len(rows) else 0
    holder = _block_of(rows[last])
    after = [line for line in rows[last + 1 :] if _block_of(line) is not holder]
    return after[0].row.number if after else 0


def _block_of(line: Line) -> Element:
    """Return the element of the body that a line stands in: its paragraph, table or box's paragraph."""
    block = line.paragraphs[0]
    for up in block.iterancestors():
        if up.tag == q("w:body"):
            return block
        block = up
    return block


def _dropped(lines: Sequence[Line], places: Sequence[HousePlace], body: int) -> tuple[int, ...]:
    """Return the labelled lines of a title block that no place of ours fills."""
    placed = {place.row for place in places}
    blocks = [line.paragraphs[0] for line in lines if line.row.number in placed]
    return tuple(
        line.row.number
        for line in lines
        if line.row.number not in placed
        and (not body or line.row.number < body)
        and line.row.area not in _MARGINS
        and line.paragraphs[0] in blocks
        and LABEL.match(line.row.text)
    )
