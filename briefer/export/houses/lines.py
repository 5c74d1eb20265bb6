"""The lines of a house file, in the order in which it is read, each with the elements that hold it.

A line is what stands between two line breaks of a paragraph. A text box is there twice in most files, once
for new and once for old programs: the second copy is a twin of the first one's line.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.packages import Package
from briefer.model.houses import HouseArea, HouseRow

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Line:
    """A row and where it stands: its paragraph and that one's twins, and its offsets in their words."""

    row: HouseRow
    paragraphs: tuple[Element, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StyleNames:
    """The names and outline levels (from 1, else 0) of a file's paragraph styles, by id."""

    names: dict[str, str]
    levels: dict[str, int]
    default: str

    def of(self, paragraph: Element) -> str:
        """Return the id of the style that a paragraph has."""
        return value_of(paragraph.find(q("w:pPr")), "w:pStyle") or self.default


def style_names(package: Package) -> StyleNames:
    """Return the names of a package's paragraph styles."""
    part = package.part(package.document, "styles")
    names: dict[str, str] = {}
    levels: dict[str, int] = {}
    default = ""
    for style in () if part is None else part.tree().iter(q("w:style")):
        if style.get(q("w:type"), "paragraph") != "paragraph":
            continue
        key = style.get(q("w:styleId"), "")
        names[key] = value_of(style, "w:name")
        levels[key] = level_of(style)
        if style.get(q("w:default")) in ("1", "true", "on"):
            default = key
    return StyleNames(names, levels, default)


def level_of(holder: Element) -> int:
    """Return the outline level that a style gives itself, from 1, or 0 for body text."""
    outline = value_of(holder.find(q("w:pPr")), "w:outlineLvl")
    return int(outline) + 1 if outline.isdecimal() and int(outline) < _LEVELS else 0


def lines_of(package: Package) -> tuple[Line, ...]:
    """Return all lines: those of the document, then those of headers and footers in the order of parts."""
    styles = style_names(package)
    lines: list[Line] = []
    for area, root in _stories(package):
        for paragraph in root.iter(q("w:p")):
            if _is_second_copy(paragraph):
                continue
            own_area = area or _area_of(paragraph)
            together = (paragraph, *_twins(paragraph))
            for start, end in _spans(words_of(paragraph)):
                row = _row(len(lines) + 1, own_area, paragraph, styles, (start, end))
                lines.append(Line(row, together, start, end))
    return tuple(lines)


def _stories(package: Package) -> Iterator[tuple[HouseArea | None, Element]]:
    """Yield body, headers and footers with the area that all their lines are in; None has to be looked at."""
    yield None, package.document.tree()
    for name in sorted(package.parts):
        for area in (HouseArea.HEADER, HouseArea.FOOTER):
            if name.startswith(f"word/{area.value}") and name.endswith(".xml"):
                yield area, package.parts[name].tree()


def _row(
    number: int, area: HouseArea, paragraph: Element, styles: StyleNames, span: tuple[int, int]
) -> HouseRow:
    key = styles.of(paragraph)
    return HouseRow(
        number,
        area,
        styles.names.get(key, ""),
        words_of(paragraph)[slice(*span)],
        styles.levels.get(key, 0),  # a level of the paragraph's own is often left over from elsewhere
        next(paragraph.iter(q("w:drawing"), q("w:pict")), None) is not None,
    )


def _spans(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in words.split("\n"):
        yield start, start + len(piece)
        start += len(piece) + 1


def _is_second_copy(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(_FALLBACK), None) is not None


def _area_of(paragraph: Element) -> HouseArea:
    for up in paragraph.iterancestors():
        if up.tag == q("w:txbxContent"):
            return HouseArea.BOX
        if up.tag == q("w:tc"):
            return HouseArea.TABLE
    return HouseArea.BODY


def _twins(paragraph: Element) -> tuple[Element, ...]:
    """Return the paragraphs of the other copies of the text box that a paragraph stands in."""
    box = next(paragraph.iterancestors(q("w:txbxContent")), None)
    both = None if box is None else next(box.iterancestors(_ALTERNATIVES), None)
    if box is None or both is None:
        return ()
    index = list(box.iter(q("w:p"))).index(paragraph)
    twins = []
    for other in both.iter(q("w:txbxContent")):
        paragraphs = list(other.iter(q("w:p")))
        if other is not box and index < len(paragraphs):
            twin = paragraphs[index]
            twins += [twin] if words_of(twin) == words_of(paragraph) else []
    return tuple(twins)


def runs_of(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, also those within links and controls, without those of text boxes."""
    for run in paragraph.iter(q("w:r")):
        is_gone = next(run.iterancestors(q("w:del"), q("w:moveFrom")), None) is not None
        if next(run.iterancestors(q("w:p")), None) is paragraph and not is_gone:
            yield run


def words_of(paragraph: Element) -> str:
    """Return a paragraph's words; a tab is a tab and a line break a line feed."""
    return "".join(word_of(child) for run in runs_of(paragraph) for child in run)


def word_of(child: Element) -> str:
    """Return the word that a child of a run prints."""
    if child.tag == q("w:t"):
        return child.text or ""
    if child.tag in (q("w:br"), q("w:cr")):
        return "\n" if child.get(q("w:type"), "textWrapping") == "textWrapping" else ""
    return {q("w:tab"): "\t", q("w:noBreakHyphen"): "-"}.get(child.tag, "")
