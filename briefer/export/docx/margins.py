"""Headers and footers: the marking and “page x of y” on every page, whichever kind of page it is.

First and even pages have headers and footers of their own, also where they are not in use yet: a reader who
switches them on in Word must not lose the marking. Where the note names a scheme, its rules say where the
marking stands and how it is set, and otherwise the house file does.
"""

from collections.abc import Iterator
from dataclasses import replace

from briefer.export.docx.controls import (
    RUN_ORDER,
    clear_places,
    controls,
    fill,
    settle_lines,
    text_runs,
    unwrap,
)
from briefer.export.docx.directions import embed, turn
from briefer.export.docx.free_pictures import Sides, free_pictures, sides_of
from briefer.export.docx.header_room import FilledHeader, leave_gap, make_room
from briefer.export.docx.letters import lines_of
from briefer.export.docx.long_markings import LEAST_POINTS, fit_over_pictures, room_of
from briefer.export.docx.names import (
    Element,
    add,
    fragment,
    new,
    paragraph_of,
    paragraph_properties,
    put,
    q,
    run_properties,
)
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.packages import WORD_TYPE, Package, Part
from briefer.export.docx.pens import Pen
from briefer.export.docx.running_titles import fit_running_title
from briefer.export.docx.text_boxes import is_too_wide
from briefer.export.docx.title_block import values_of
from briefer.export.languages import page_words
from briefer.export.markings import MarkingLook, marking_look
from briefer.model.documents import Document

_ABOVE_MARKING = "60"  # twentieths of a point between what a footer holds and the ground of the marking
KINDS = ("default", "first", "even")


def fill_margins(document: Document, package: Package, pen: Pen) -> None:
    """Fill the controls of all headers and footers, and add marking and page number where they lack."""
    sections = list(package.document.tree().iter(q("w:sectPr")))
    values = values_of(document)
    pen = replace(
        pen, on_pictures=any(next(free_pictures(root), None) is not None for _, root in package.stories())
    )
    numbered = any(has_page_number(root) for part, root in package.stories() if _is_margin(part))
    filled: dict[str, FilledHeader] = {}
    headers: list[dict[str, FilledHeader]] = [{} for _ in sections]
    for at, section in enumerate(sections):
        for side in ("header", "footer"):
            for kind in KINDS:
                part = _margin(package, section, side, kind, create=section is sections[0])
                if part is None:
                    continue
                if side == "footer" and not numbered:
                    _put_page_line(part.tree(), document.language, pen)
                if part.name not in filled:
                    line, titles = _fill_margin(part.tree(), side, document, values, pen)
                    sides = sides_of(section)
                    filled[part.name] = FilledHeader(part.tree(), line, _lines_of(line, sides, document, pen))
                    for runs in titles:
                        fit_running_title(part.tree(), runs, sides, pen.styles)
                    if side == "header":
                        leave_gap(part.tree(), sides.width - sides.left - sides.right, pen.styles)
                if side == "header":
                    headers[at][kind] = filled[part.name]
    settings = package.part(package.document, "settings")
    even = settings is not None and settings.tree().find(q("w:evenAndOddHeaders")) is not None
    make_room(sections, headers, even=even)


def _lines_of(line: Element | None, sides: Sides, document: Document, pen: Pen) -> int:
    """Return how many lines the marking takes that was put into a header or footer, if one was.

    Over pictures it is made shorter first.
    """
    if line is None:
        return 1
    look = marking_look(document.scheme, document.marking)
    least = look.points if look is not None and look.points else LEAST_POINTS
    fit_over_pictures(line, sides, pen.styles, least)
    return lines_of(line, room_of(line, sides), pen.styles)


def _is_margin(part: Part) -> bool:
    return part.content_type in (f"{WORD_TYPE}header+xml", f"{WORD_TYPE}footer+xml")


def _put_page_line(root: Element, language: str, pen: Pen) -> None:
    """Print the number of the page, which a house file that has it nowhere leaves to us."""
    if not has_page_number(root):
        root.insert(0, page_line(language, pen))


def margins(package: Package, section: Element, side: str) -> Iterator[tuple[str, Part]]:
    """Yield the kind of page and the part for each header or footer that a section has."""
    for reference in section.findall(q(f"w:{side}Reference")):
        relation = package.document.relations.get(reference.get(q("r:id"), ""))
        if relation is not None and relation.target in package.parts:
            yield reference.get(q("w:type"), "default"), package.parts[relation.target]


def _margin(package: Package, section: Element, side: str, kind: str, *, create: bool) -> Part | None:
    found = dict(margins(package, section, side)).get(kind)
    if found is not None or not create:
        return found  # later sections go on with what the section before them has
    tag = "hdr" if side == "header" else "ftr"
    part = Part(package.free_name(f"word/{side}"), f"{WORD_TYPE}{side}+xml", root=fragment(f"<w:{tag}/>"))
    relation = package.add(package.document, side, part)
    for stale in section.findall(q(f"w:{side}Reference")):
        if stale.get(q("w:type"), "default") == kind:
            section.remove(stale)
    references = len([item for item in section if item.tag in _REFERENCES])
    section.insert(references, new(f"w:{side}Reference", {"w:type": kind, "r:id": relation}))
    return part


_REFERENCES = (q("w:headerReference"), q("w:footerReference"))


def _fill_margin(
    root: Element, side: str, document: Document, values: dict[str, str], pen: Pen
) -> tuple[Element | None, list[list[Element]]]:
    """Fill a header or footer; a marking that its text box is too narrow for gets a line of its own.

    Return the paragraph that was added for the marking, if one was, and the runs of each title.
    """
    filled, line = set(), None
    titles: list[list[Element]] = []
    settle_lines(root, values)
    look = marking_look(document.scheme, document.marking)
    places = list(controls(root))
    tight = any(
        name == "marking" and is_too_wide(document.marking, control, pen.styles) for name, control in places
    )
    for name, control in places:
        if name in values and not (tight and name == "marking"):
            runs = fill(control, values[name])
            unwrap(control)
            filled.add(name)
            if name == "title":
                turn(runs, values[name], pen)
                titles.append(runs)
            embed(runs, values[name])
            if name == "marking" and look is not None:
                _set_marking(runs, look, pen)
    clear_places(root)
    is_asked = side == "header" or look is None or look.foot
    if document.marking and is_asked and "marking" not in filled:
        line = _styled("marking", pen)
        runs = text_runs(document.marking)
        line.extend(runs)
        if side == "header":
            root.insert(0, line)
        else:
            if look is not None and look.ground:
                add(line[0], "w:spacing", {"w:before": _ABOVE_MARKING})
            root.append(line)
        if look is not None:
            _set_marking(runs, look, pen)
        _keep_legible(root, runs, pen)
    if not len(root):
        add(root, "w:p")
    return line, titles


def _keep_legible(root: Element, runs: list[Element], pen: Pen) -> None:
    """Put paper under the words of a marking where pictures may lie below them."""
    if pen.on_pictures or next(free_pictures(root), None) is not None:
        for run in runs:
            properties = run_properties(run)
            if properties.find(q("w:shd")) is None:  # a scheme may have a ground of its own
                paper = new("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "FFFFFF"})
                put(properties, paper, RUN_ORDER)


def _set_marking(runs: list[Element], look: MarkingLook, pen: Pen) -> None:
    """Set a marking as its scheme has it; a paragraph that holds other words too keeps its alignment."""
    paragraph = paragraph_of(runs)
    if paragraph is not None:
        properties = paragraph_properties(paragraph)
        # In a paragraph that runs from right to left Word takes “left” for the side where lines begin.
        is_bidi = pen.rtl and properties.find(q("w:bidi")) is not None
        align = "left" if is_bidi and look.align == "right" else look.align
        put(properties, new("w:jc", {"w:val": align}), PARAGRAPH_ORDER)
    for run in runs:
        _set_run(run, look)


def _set_run(run: Element, look: MarkingLook) -> None:
    if not look.colour and not look.points:
        return
    properties = run_properties(run)
    values: list[Element] = [new("w:b"), new("w:bCs")]
    if look.points:
        half = {"w:val": str(round(look.points * 2))}
        values += [new("w:sz", half), new("w:szCs", half)]
    if look.colour:
        values += [
            new("w:color", {"w:val": look.colour}),
            new("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": look.ground}),
        ]
    for value in values:
        put(properties, value, RUN_ORDER)


def has_page_number(root: Element) -> bool:
    """Return whether a header or footer prints the number of the page."""
    instructions = [item.text or "" for item in root.iter(q("w:instrText"))]
    instructions += [item.get(q("w:instr"), "") for item in root.iter(q("w:fldSimple"))]
    return any(text.split()[:1] == ["PAGE"] for text in instructions)


def page_line(language: str, pen: Pen) -> Element:
    """Return a paragraph that prints “Page x of y” in the note's language."""
    before, between = page_words(language)
    paragraph = _styled("page", pen)
    paragraph.extend(text_runs(before))
    _write_field(paragraph, "PAGE")
    paragraph.extend(text_runs(between))
    _write_field(paragraph, "NUMPAGES")
    return paragraph


def _styled(role: str, pen: Pen) -> Element:
    paragraph = new("w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", {"w:val": pen.styles.id_of(role)})
    if pen.rtl:
        add(properties, "w:bidi")
    return paragraph


def _write_field(paragraph: Element, instruction: str) -> None:
    """Append a field in the long form, which holds a result to show until it is computed anew."""
    for step in ("begin", "", "separate", "1", "end"):
        run = add(paragraph, "w:r")
        if step in ("begin", "separate", "end"):
            add(run, "w:fldChar", {"w:fldCharType": step})
        elif step:
            add(run, "w:t").text = step
        else:
            words = add(run, "w:instrText")
            words.set(q("xml:space"), "preserve")
            words.text = f" {instruction} "
