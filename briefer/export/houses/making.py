"""A mapped Word file written as a house file: named controls where a note's parts go, sample text gone."""

from collections.abc import Sequence
from copy import deepcopy

from briefer.export.docx.controls import LINE, controls
from briefer.export.docx.names import NAMESPACES, Element, fragment, new, q, remove, replace_by
from briefer.export.docx.packages import Package, members_of, zip_members
from briefer.export.docx.title_block import FRAME
from briefer.export.houses.boxes import let_grow
from briefer.export.houses.covers import free_foot
from briefer.export.houses.cutting import (
    control,
    flatten,
    line_children,
    put_place,
    remove_paragraph,
    span_of_place,
    wrap_line,
)
from briefer.export.houses.lines import Line, lines_of, words_of
from briefer.export.houses.lists import name_lists
from briefer.export.houses.making_styles import put_styles
from briefer.export.houses.words import LABEL, place_named
from briefer.model.houses import HouseMapping, HousePlace

_R = "{" + NAMESPACES["r"] + "}"
_SHOWN = ("image", "hyperlink", "chart", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors")


def prepared(package: Package, mapping: HouseMapping) -> bytes:
    """Return the house file that a scrubbed file and its mapping make; the package is used up.

    A file that has named controls of ours already keeps its places.
    """
    name_lists(package)
    put_styles(package, mapping)
    if not is_native(package):
        lines = lines_of(package)
        _unwrap_all(package)
        _put_body(package, lines, mapping)
        _drop(lines, mapping)
        _put_places(lines, mapping.places)
        free_foot(package)
        _prune(package)
    return zip_members(members_of(package))


def is_native(package: Package) -> bool:
    """Return whether a file names the place of the body by a control, as the house files of packs do."""
    names = {name for name, _ in controls(package.document.tree())}
    return "body" in names and bool(names & (FRAME - {"body"}))


def _put_body(package: Package, lines: Sequence[Line], mapping: HouseMapping) -> None:
    """Put the control of the body where the note begins, and take out the sample text from there on."""
    body = package.document.tree().find(q("w:body"))
    if body is None:
        raise KeyError("w:body")
    place = control("body", [new("w:p")])
    first = next((line for line in lines if line.row.number == mapping.body), None)
    if first is None:
        _behind_all(body, place)
        return
    staying = {place.row for place in mapping.places} | set(mapping.kept)
    blocks = {id(_block(line, body)) for line in lines if line.row.number in staying}
    start = _block(first, body)
    start.addprevious(place)
    sample = [start, *start.itersiblings()]
    _take_out(body, [block for block in sample if id(block) not in blocks])


def _behind_all(body: Element, place: Element) -> None:
    last = body[-1] if len(body) and body[-1].tag == q("w:sectPr") else None
    page = fragment('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
    if last is None:
        body.extend([page, place])
    else:
        last.addprevious(page)
        last.addprevious(place)


def _block(line: Line, body: Element) -> Element:
    block = line.paragraphs[0]
    while (parent := block.getparent()) is not None and parent is not body:
        block = parent
    return block


def _take_out(body: Element, blocks: Sequence[Element]) -> None:
    """Remove blocks; the page of the section in which they begin becomes that of what is left."""
    section = next(
        (found for block in blocks if (found := block.find(f"{q('w:pPr')}/{q('w:sectPr')}")) is not None),
        None,
    )
    last = body.find(q("w:sectPr"))
    if section is not None and last is not None:
        own = deepcopy(section)
        for kind in own.findall(q("w:type")):
            own.remove(kind)
        body.replace(last, own)
    for block in blocks:
        if block.tag != q("w:sectPr"):
            remove(block)


def _drop(lines: Sequence[Line], mapping: HouseMapping) -> None:
    """Take out the lines of sample text before the body."""
    for line in reversed(lines):
        if line.row.number not in mapping.dropped:
            continue
        for paragraph in line.paragraphs:
            if "\n" in words_of(paragraph):
                flatten(paragraph)
                for child in line_children(paragraph, _line_number(paragraph, line)):
                    paragraph.remove(child)
            else:
                remove_paragraph(paragraph)


def _line_number(paragraph: Element, line: Line) -> int:
    return words_of(paragraph)[: line.start].count("\n")


def _put_places(lines: Sequence[Line], places: Sequence[HousePlace]) -> None:
    """Put controls for all places; the last of a paragraph first, so that offsets stay right."""
    placed = [line for line in lines if any(place.row == line.row.number for place in places)]
    for line in placed:
        for paragraph in line.paragraphs:
            flatten(paragraph)
    for line in reversed(placed):
        text = line.row.text
        own = [place for place in places if place.row == line.row.number]
        spans = sorted(
            ((span_of_place(text, place.name, place.words), place.name) for place in own), reverse=True
        )
        for paragraph in line.paragraphs:
            let_grow(paragraph)
            which, start = _line_at(paragraph, line)
            for (first, last), name in spans:
                put_place(paragraph, name, (start + first, start + last))
            (first, last), name = spans[0]
            if len(spans) == 1 and _is_label(text[:first]) and last == len(text):
                _stand_or_fall(paragraph, which, name, has_label=first > 0)


def _line_at(paragraph: Element, line: Line) -> tuple[int, int]:
    """Return the number of a line in its paragraph and the offset at which it begins, after earlier cuts."""
    before = words_of(paragraph)
    index = before.find(line.row.text, min(line.start, len(before)))
    start = line.start if index < 0 else index
    return before[:start].count("\n"), start


def _is_label(before: str) -> bool:
    label = LABEL.match(before)
    return not before or (label is not None and label.end() == len(before))


def _stand_or_fall(paragraph: Element, number: int, name: str, *, has_label: bool) -> None:
    """Put the control of a whole line around what goes where a place has no value."""
    row = next(paragraph.iterancestors(q("w:tr")), None)
    label = None if row is None else next(iter(row.findall(q("w:tc"))), None)
    beside = "" if label is None else "".join(words_of(each) for each in label.iter(q("w:p")))
    if row is not None and not has_label and place_named(beside) == name:
        _wrap(row, name)
    elif "\n" in words_of(paragraph):
        wrap_line(line_children(paragraph, number), name)
    elif (
        paragraph.find(f"{q('w:pPr')}/{q('w:sectPr')}") is None
        and next(paragraph.iter(q("w:drawing"), q("w:pict")), None) is None
    ):
        _wrap(paragraph, name)


def _wrap(block: Element, name: str) -> None:
    whole = control(LINE + name)
    replace_by(block, [whole])
    whole[-1].append(block)


def _unwrap_all(package: Package) -> None:
    """Put the content of every control in its place: what a house file named for itself is mapped by now."""
    for _, root in package.stories():
        for each in list(root.iter(q("w:sdt"))):
            content = each.find(q("w:sdtContent"))
            replace_by(each, [] if content is None else list(content))


def _prune(package: Package) -> None:
    """Take out the parts that nothing shows any more, such as the pictures of sample text."""
    for part, root in package.stories():
        used = {
            value
            for element in root.iter()
            for key, value in element.attrib.items()
            if str(key).startswith(_R)
        }
        for relation in list(part.relations.values()):
            if relation.type.rsplit("/", 1)[-1] in _SHOWN and relation.id not in used:
                del part.relations[relation.id]
    reached = {""}
    waiting = [""]
    while waiting:
        for relation in package.parts[waiting.pop()].relations.values():
            if not relation.external and relation.target in package.parts and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
    for name in set(package.parts) - reached:
        del package.parts[name]
