"""A timeline as drawings in a web page: SVG within the page, in the page's own colours by day and night."""

from html import escape

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

_WIDTH = 470.0  # points, which the page stretches to its text width
_BASELINE = 0.8  # of the size of letters

DRAWING_STYLE = """
.timeline{margin:1rem 0 1.3rem}
.timeline svg{display:block;width:100%;height:auto;overflow:visible}
.timeline .axis{stroke:var(--navy);stroke-width:1.5}.timeline .tick{stroke:var(--navy);stroke-width:.75}
.timeline .stem{stroke:var(--quiet);stroke-width:.5}.timeline .span{fill:var(--navy);opacity:.45}
.timeline .dot{fill:var(--navy)}.timeline text{fill:var(--ink);text-anchor:middle}
.timeline .when{font-weight:700;fill:var(--quiet)}.timeline .year{fill:var(--quiet)}
"""


def timeline_html(timeline: Timeline) -> str:
    """Return the drawings of a timeline, each with words for those who cannot see it."""
    drawings = timeline_drawings(timeline.title, timeline.marks, _WIDTH)
    return f'<div class="timeline">{"".join(map(_svg, drawings))}</div>' if drawings else ""


def _svg(drawing: Drawing) -> str:
    shapes = "".join(map(_shape, drawing.shapes))
    said = escape(clean(drawing.words))
    return (
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {drawing.width:.1f} {drawing.height:.1f}" '
        f'font-size="{LETTER}">{shapes}</svg>'
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Line():
            ends = f'x1="{shape.x1:.1f}" y1="{shape.y1:.1f}" x2="{shape.x2:.1f}" y2="{shape.y2:.1f}"'
            return f'<line class="{shape.role}" {ends}/>'
        case Bar():
            box = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
            return f'<rect class="span" {box}/>'
        case Dot():
            return f'<circle class="dot" cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{DOT}"/>'
        case Year():
            at = f'x="{shape.x:.1f}" y="{shape.y + YEAR_LETTER * _BASELINE:.1f}" font-size="{YEAR_LETTER}"'
            return f'<text class="year" {at}>{shape.words}</text>'
        case Label():
            return _label(shape)


def _label(label: Label) -> str:
    middle = label.x + label.width / 2
    written = []
    for index, line in enumerate((*label.when, *label.lines)):
        name = ' class="when"' if index < len(label.when) else ""
        y = label.y + LINE * index + LETTER * _BASELINE
        written.append(f'<text{name} x="{middle:.1f}" y="{y:.1f}">{escape(line)}</text>')
    return "".join(written)
