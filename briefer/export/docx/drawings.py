"""A timeline as a drawing that Word itself can edit: a group of lines and text boxes, with its words as text.

DrawingML for Word 2010 and later ([MS-ODRAWXML] 2.5 and 2.6), in the form in which Word writes it: what does
not know it finds the words of the drawing instead.
"""

from xml.sax.saxutils import escape, quoteattr

from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import bookmark_of, words_xml
from briefer.export.languages import begins_rtl
from briefer.export.timelines import (
    DOT,
    LETTER,
    LINE,
    YEAR_LETTER,
    Bar,
    Dot,
    Drawing,
    Label,
    Line,
    Shape,
    Year,
    timeline_drawings,
)
from briefer.model.documents import Timeline
from briefer.text.cleaning import clean

_EMU = 12_700  # to a point
_TWENTIETHS = 20
_LEAST_WIDTH, _MOST_WIDTH = 200.0, 700.0
_FIRST_ID = 100_000  # above the ids of the house file's own drawings
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_COLOURS = {"axis": "1F3A5F", "tick": "1F3A5F", "stem": "8A96A8", "span": "9DB2CE", "dot": "1F3A5F"}
_WIDTHS = {"axis": 1.5, "tick": 0.75, "stem": 0.5}
_WORDS, _QUIET = "1B2430", "56637A"


def timeline_xml(timeline: Timeline, pen: Pen) -> str:
    """Return the paragraphs that hold the drawings of a timeline, and a bookmark for each of its facts."""
    width = min(max(pen.width / _TWENTIETHS, _LEAST_WIDTH), _MOST_WIDTH)
    return "".join(
        _paragraph_xml(drawing, pen) for drawing in timeline_drawings(timeline.title, timeline.marks, width)
    )


def _paragraph_xml(drawing: Drawing, pen: Pen) -> str:
    marks = "".join("".join(bookmark_of(fact, pen)) for fact in drawing.facts)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{pen.styles.id_of("drawing")}"/></w:pPr>'
        f"{marks}<w:r>{_drawing_xml(drawing, pen)}</w:r></w:p>"
    )


def _next_id(pen: Pen) -> int:
    pen.bookmarks.last += 1
    return _FIRST_ID + pen.bookmarks.last


def _drawing_xml(drawing: Drawing, pen: Pen) -> str:
    size = f'cx="{_emu(drawing.width)}" cy="{_emu(drawing.height)}"'
    number = _next_id(pen)
    said = clean(drawing.words)
    shapes = "".join(_shape_xml(shape, pen) for shape in drawing.shapes)
    return (
        f'<mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Timeline {number - _FIRST_ID}" descr={quoteattr(said)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/>'
        f"</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:t xml:space="preserve">{escape(said)}</w:t></mc:Fallback>'
        "</mc:AlternateContent>"
    )


def _shape_xml(shape: Shape, pen: Pen) -> str:
    match shape:
        case Line():
            return _line_xml(shape, pen)
        case Bar():
            return _solid_xml((shape.x, shape.y, shape.width, shape.height), "rect", "span", pen)
        case Dot():
            box = (shape.x - DOT, shape.y - DOT, 2 * DOT, 2 * DOT)
            return _solid_xml(box, "ellipse", "dot", pen)
        case Year():
            words = _text_xml(shape.words, YEAR_LETTER, _QUIET)
            return _box_xml((shape.x - 14, shape.y, 28.0, 9.0), _centred_xml(words, ""), pen)
        case Label():
            return _label_xml(shape, pen)


def _label_xml(label: Label, pen: Pen) -> str:
    """Return date and words, with a line more room than reckoned: the house's letters may be wide."""
    written = _centred_xml(_text_xml(" ".join(label.when), LETTER, _QUIET, bold=True), _bidi(label.when))
    written += _centred_xml(_text_xml(" ".join(label.lines), LETTER, _WORDS), _bidi(label.lines))
    top = label.y - LINE if label.is_above else label.y
    box = (label.x, top, label.width, label.height + LINE)
    return _box_xml(box, written, pen, at_foot=label.is_above)


def _bidi(lines: tuple[str, ...]) -> str:
    return "<w:bidi/>" if begins_rtl(lines) else ""


def _line_xml(line: Line, pen: Pen) -> str:
    left, right = sorted((line.x1, line.x2))
    top, bottom = sorted((line.y1, line.y2))
    rises = (line.x2 - line.x1) * (line.y2 - line.y1) < 0
    frame = _frame_xml((left, top, right - left, bottom - top), flipped=rises)
    return (
        f'<wps:wsp><wps:cNvPr id="{_next_id(pen)}" name="{line.role}"/><wps:cNvCnPr/><wps:spPr>{frame}'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{_emu(_WIDTHS[line.role])}"><a:solidFill>'
        f'<a:srgbClr val="{_COLOURS[line.role]}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def _solid_xml(box: tuple[float, float, float, float], form: str, role: str, pen: Pen) -> str:
    return (
        f'<wps:wsp><wps:cNvPr id="{_next_id(pen)}" name="{role}"/><wps:cNvSpPr/><wps:spPr>{_frame_xml(box)}'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{_COLOURS[role]}"/>'
        "</a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _box_xml(
    box: tuple[float, float, float, float], paragraphs: str, pen: Pen, *, at_foot: bool = False
) -> str:
    edge = "b" if at_foot else "t"
    return (
        f'<wps:wsp><wps:cNvPr id="{_next_id(pen)}" name="words"/><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'{_frame_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{edge}"><a:noAutofit/>'
        "</wps:bodyPr></wps:wsp>"
    )


def _frame_xml(box: tuple[float, float, float, float], *, flipped: bool = False) -> str:
    x, y, width, height = map(_emu, box)
    flip = ' flipV="1"' if flipped else ""
    return f'<a:xfrm{flip}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _centred_xml(runs: str, bidi: str) -> str:
    spacing = '<w:spacing w:before="0" w:after="0" w:line="196" w:lineRule="exact"/>'
    shape = f'{bidi}{spacing}<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{shape}</w:pPr>{runs}</w:p>"


def _text_xml(words: str, size: float, colour: str, *, bold: bool = False) -> str:
    """Return runs in the size and colour of a drawing's words."""
    half = round(size * 2)
    look = "<w:b/><w:bCs/>" if bold else ""
    look += f'<w:color w:val="{colour}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    runs = words_xml(words)
    runs = runs.replace("<w:rPr><w:rtl/>", f"<w:rPr>{look}<w:rtl/>")
    return runs.replace("<w:r><w:t", f"<w:r><w:rPr>{look}</w:rPr><w:t")


def _emu(points: float) -> int:
    return round(points * _EMU)
