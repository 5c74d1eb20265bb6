"""Titles on a cover: one that is too long for it in the house's letters is set in smaller ones.

A title stands on a cover in large letters, often in a text box that is one sign of its paragraph. Where that
no longer fits below what stands above it, it goes to the next page, and the cover is left without a title.
The blank paragraphs above stay: they keep the title off an emblem, whose place in a picture is not known.
"""

from collections.abc import Sequence

from briefer.export.docx.free_pictures import sides_of
from briefer.export.docx.letters import points_of, set_points, size_of, words_of_run
from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.paging import LINE, Spacing, spacing_of
from briefer.export.docx.styles import Styles
from briefer.export.timelines import wrapped

_LEAST_SHARE = 0.4  # of the house's letters; a title of 500 characters needs no smaller ones
_STEP = 0.5  # points
_LETTERS = 0.93  # as wide as `width_of` takes them to be, in running words
_MOST_LINES = 200
_INSETS = 4 * 3.6  # points that a text box leaves free at both sides; it is half of that above and below
_TWENTIETHS, _EMU = 20, 12_700
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SAME_PAGE = "continuous"


def fit_cover_titles(body: Element, titles: Sequence[Sequence[Element]], styles: Styles) -> None:
    """Set the title on a cover in letters in which all of the cover stays on its page, by an estimate.

    A cover is a section of the house file that holds the title and ends before a new page. `titles` are the
    runs of each place of the title. Where a cover is in columns of a table or too long by itself, nothing
    changes.
    """
    cover, section = _cover(body, titles)
    if section is None or any(block.tag == q("w:tbl") for block in cover):
        return
    sides = sides_of(section)
    width = (sides.width - sides.left - sides.right) / _TWENTIETHS
    height = (sides.height - sides.top - sides.bottom) / _TWENTIETHS
    own = [runs for runs in titles if runs and _block_of(runs[0], body) in cover]
    full = max(points_of(run, _paragraph_of(run), styles) for runs in own for run in runs)
    points = full
    while points > full * _LEAST_SHARE and _height(cover, width, styles) > height:
        points -= _STEP
        for runs in own:
            set_points(runs, points)
    if _height(cover, width, styles) > height:
        for runs in own:
            set_points(runs, full)


def _cover(body: Element, titles: Sequence[Sequence[Element]]) -> tuple[list[Element], Element | None]:
    """Return the blocks of the section in which a title stands and its properties, if a new page follows."""
    blocks: list[Element] = []
    own = {_block_of(runs[0], body) for runs in titles if runs}
    sections = list(body.iter(q("w:sectPr")))
    for block in body:
        blocks.append(block)
        section = block.find(f"{q('w:pPr')}/{q('w:sectPr')}")
        if section is None:
            continue
        following = sections[sections.index(section) + 1 :]
        if own & {*blocks} and following and value_of(following[0], "w:type") != _SAME_PAGE:
            return blocks, section
        blocks = []
    return [], None


def _block_of(run: Element, body: Element) -> Element | None:
    return next((up for up in run.iterancestors() if up.getparent() is body), None)


def _paragraph_of(run: Element) -> Element:
    return next(run.iterancestors(q("w:p")))


def _height(blocks: Sequence[Element], width: float, styles: Styles) -> float:
    """Return about how high paragraphs are with the text boxes and pictures that stand in their lines."""
    return sum(_height_of(block, width, styles) for block in blocks if block.tag == q("w:p"))


def _height_of(paragraph: Element, width: float, styles: Styles) -> float:
    spacing = spacing_of(paragraph, styles)
    drawn = [_height_drawn(each, styles) for each in paragraph.iter(_INLINE) if _is_shown(each, paragraph)]
    if drawn:
        return max(drawn) + spacing.around
    runs = [run for run in paragraph.iter(q("w:r")) if _is_shown(run, paragraph)]
    words = "".join(map(words_of_run, runs))
    size = max((size_of(run, paragraph, styles) for run in runs), default=spacing.size)
    lines = max(len(wrapped(words, width / _LETTERS, size, _MOST_LINES)), 1)
    return lines * _pitch(spacing, size) + spacing.around


def _pitch(spacing: Spacing, size: float) -> float:
    return spacing.exact or size * LINE * spacing.share


def _is_shown(element: Element, paragraph: Element) -> bool:
    """Return whether an element is a paragraph's own: in no text box, and not what old programs show."""
    for up in element.iterancestors():
        if up is paragraph:
            return True
        if up.tag in (_FALLBACK, q("w:p")):
            return False
    return False


def _height_drawn(inline: Element, styles: Styles) -> float:
    """Return how high a picture is that stands in a line, or a text box, which grows with its words."""
    extent = inline.find(_EXTENT)
    width, height = ("" if extent is None else extent.get(name, "") for name in ("cx", "cy"))
    least = int(height) / _EMU if height.isdecimal() else 0.0
    content = next(inline.iter(q("w:txbxContent")), None)
    if content is None or not width.isdecimal():
        return least
    return _height(content.findall(q("w:p")), int(width) / _EMU - _INSETS, styles) + _INSETS / 2
