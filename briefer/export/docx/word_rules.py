"""Rules of Word's that neither a schema nor LibreOffice knows: of tables, drawings, controls and settings.

Word repairs or refuses a file that breaks them, or opens it in an old version's mode, or asks its reader a
question. Sources: ECMA-376 part 1, 17.4, 17.5.2, 17.11, 17.15 and 20.4.2.5; [MS-DOCX] 2.4 on compatibility.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefer.export.docx.names import NAMESPACES, Element, q, value_of
from briefer.export.docx.notes import ENDNOTE, FOOTNOTE
from briefer.export.docx.packages import Package
from briefer.export.docx.properties import WORD_MODE

_DRAWN = f"{{{NAMESPACES['wp']}}}"
_BOOKMARK = re.compile(r"[^\W\d]\w{0,39}")
_ASKING = {
    "w:updateFields": "Word would ask its reader whether to update the fields.",
    "w:attachedTemplate": "The note is attached to a template.",
    "w:mailMerge": "The note is set up to merge letters.",
}
_SIDES = ("w:headerReference", "w:footerReference")
_NAMED = ("dc:creator", "cp:lastModifiedBy")


def rule_faults(package: Package) -> Iterator[str]:
    """Yield a sentence for each rule of Word's that a file breaks."""
    yield from _repeated_ids(package)
    for part, root in package.stories():
        for fault in (*_table_faults(root), *_drawing_faults(root), *_run_faults(root)):
            yield f"{part.name}: {fault}"
    yield from _misplaced_notes(package)
    yield from _settings_faults(package)
    yield from _style_chain_faults(package)
    yield from _section_faults(package)
    yield from _named_people(package)


def _repeated_ids(package: Package) -> Iterator[str]:
    roots = [root for _, root in package.stories()]
    controls = [value_of(item, "w:id") for root in roots for item in root.iter(q("w:sdtPr"))]
    drawings = [item.get("id", "") for root in roots for item in root.iter(f"{_DRAWN}docPr")]
    for kind, ids in (("content control", controls), ("drawing", drawings)):
        for key, times in Counter(filter(None, ids)).items():
            if times > 1:
                yield f"The id {key} is that of {times} {kind}s."


def _table_faults(root: Element) -> Iterator[str]:
    for table in root.iter(q("w:tbl")):
        columns = len(table.findall(f"{q('w:tblGrid')}/{q('w:gridCol')}"))
        rows = [row for row in table.iter(q("w:tr")) if _table_of(row) is table]
        if not rows:
            yield "A table has no rows."
        for row in rows:
            cells = [cell for cell in row.iter(q("w:tc")) if _row_of(cell) is row]
            if not cells:
                yield "A row of a table has no cells."
            if columns and _span(row, cells) > columns:
                yield f"A row of a table is wider than its {columns} columns."
            if any(not len(cell) or _last_block(cell).tag != q("w:p") for cell in cells):
                yield "A cell of a table does not end with a paragraph."
        following = table.getnext()
        if following is not None and following.tag == q("w:tbl"):
            yield "Two tables touch, which Word shows as one."
        heads = [row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None for row in rows]
        if any(later and not earlier for earlier, later in pairwise(heads)):
            yield "A row below the head of a table is said to be repeated."


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors(q("w:tbl")), None)


def _row_of(cell: Element) -> Element | None:
    return next(cell.iterancestors(q("w:tr")), None)


def _last_block(cell: Element) -> Element:
    """Return a cell's last block; where that is a control, the last one within."""
    last = cell[-1]
    while last.tag == q("w:sdt"):
        content = last.find(q("w:sdtContent"))
        if content is None or not len(content):
            break
        last = content[-1]
    return last


def _span(row: Element, cells: Iterable[Element]) -> int:
    """Return how many columns of the grid a row takes up."""
    around = row.find(q("w:trPr"))
    spans = [value_of(around, "w:gridBefore"), value_of(around, "w:gridAfter")]
    inner = [value_of(cell.find(q("w:tcPr")), "w:gridSpan") or "1" for cell in cells]
    return sum(int(span) for span in (*spans, *inner) if span.isdecimal())


def _drawing_faults(root: Element) -> Iterator[str]:
    widths = [int(size.get(q("w:w"), "0")) for size in root.iter(q("w:pgSz"))]
    widest = max(widths, default=0) * 635  # English Metric Units to a twentieth of a point
    for extent in root.iter(f"{_DRAWN}extent"):
        width, height = (int(extent.get(side, "0")) for side in ("cx", "cy"))
        if width <= 0 or height <= 0:
            yield "A drawing has no size."
        if widest and width > widest:
            yield "A drawing is wider than the page."


def _run_faults(root: Element) -> Iterator[str]:
    for item in root.iter(q("w:t"), q("w:instrText")):
        words = item.text or ""
        if words != words.strip(" ") and item.get(q("xml:space")) != "preserve":
            yield f"The blank beside “{words.strip()[:20]}” is not kept."
            break
    for link in root.iter(q("w:hyperlink")):
        if next(link.iterancestors(q("w:hyperlink")), None) is not None:
            yield "A link stands within a link."
            break
    for mark in root.iter(q("w:bookmarkStart")):
        name = mark.get(q("w:name"), "")
        if not _BOOKMARK.fullmatch(name):
            yield f"Word takes no bookmark of the name “{name}”."


def _misplaced_notes(package: Package) -> Iterator[str]:
    """Yield notes that hang on what Word lets carry none: headers, footers, notes, and boxes of text."""
    marks = [q(f"w:{kind}Reference") for kind in (FOOTNOTE, ENDNOTE)]
    for part, root in package.stories():
        for mark in root.iter(*marks):
            if part is not package.document:
                yield f"{part.name}: a note hangs on words that can carry none."
            elif next(mark.iterancestors(q("w:txbxContent")), None) is not None:
                yield "A note hangs on words in a box."


def _settings_faults(package: Package) -> Iterator[str]:
    part = package.part(package.document, "settings")
    if part is None:
        yield "There are no settings, so that Word opens the note in the mode of an old version."
        return
    root = part.tree()
    modes = [
        item.get(q("w:val"), "")
        for item in root.iter(q("w:compatSetting"))
        if item.get(q("w:name")) == "compatibilityMode"
    ]
    if not any(mode.isdecimal() and int(mode) >= WORD_MODE for mode in modes):
        yield "Word opens the note in the mode of an old version."
    yield from (words for name, words in _ASKING.items() if root.find(q(name)) is not None)
    for kind in (FOOTNOTE, ENDNOTE):
        notes = package.part(package.document, f"{kind}s")
        if notes is None:
            continue
        separators = {
            note.get(q("w:id"), "") for note in notes.tree().findall(q(f"w:{kind}")) if note.get(q("w:type"))
        }
        named = {mark.get(q("w:id"), "") for mark in root.iterfind(f"{q(f'w:{kind}Pr')}/{q(f'w:{kind}')}")}
        if named != separators:
            yield f"The settings do not name the separators of the {kind}s."


def _style_chain_faults(package: Package) -> Iterator[str]:
    part = package.part(package.document, "styles")
    styles = () if part is None else part.tree().findall(q("w:style"))
    bases = {style.get(q("w:styleId"), ""): value_of(style, "w:basedOn") for style in styles}
    for style, base in bases.items():
        if base and base not in bases:
            yield f"The style {style} builds on {base}, which is missing."
        met = {style}
        while base in bases and base not in met:
            met.add(base)
            base = bases[base]  # noqa: PLW2901 - the walk goes on from there
        if base == style:
            yield f"The style {style} builds on itself."


def _section_faults(package: Package) -> Iterator[str]:
    for section in package.document.tree().iter(q("w:sectPr")):
        kinds = Counter(
            (item.tag, item.get(q("w:type"), "default")) for item in section if item.tag in map(q, _SIDES)
        )
        if any(times > 1 for times in kinds.values()):
            yield "A section has two headers or two footers of one kind."


def _named_people(package: Package) -> Iterator[str]:
    part = package.part(package.parts[""], "core-properties")
    for name in _NAMED if part is not None else ():
        if part is not None and (part.tree().findtext(q(name)) or "").strip():
            yield f"The properties name somebody: {name.partition(':')[2]}."
