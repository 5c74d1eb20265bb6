"""Lines of a house file that hold several places with tabs between them, such as two numbers of a document.

The tabs are where the sample's words had room. With longer ones the line would go over into a second one in
the midst of a place. The last place then stands against the end of the line, and where there is no room for
that either, each place begins a line of its own.
"""

from collections.abc import Iterable, Sequence
from itertools import dropwhile, pairwise, takewhile

from briefer.export.docx.letters import width_of_runs
from briefer.export.docx.names import Element, new, paragraph_properties, put, q, remove, value_of
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.pens import Pen
from briefer.export.docx.styles import Styles

_TWENTIETHS = 20
_TAB = 720  # Word's distance of tabs where a file names none
_GAP = 240  # between the words before a tab and those that stand against the end of the line


def settle_shared_lines(body: Element, places: Sequence[Sequence[Element]], pen: Pen) -> None:
    """Keep each line of the body whole that holds several of these places, which are given by their runs.

    In cells and text boxes, and where a line has tabs of another kind than at the left, it stays as it is.
    """
    by_paragraph: dict[Element, list[Sequence[Element]]] = {}
    for runs in places:
        holder = runs[0].getparent() if runs else None
        if holder is not None and holder.getparent() is body:
            by_paragraph.setdefault(holder, []).append(runs)
    for paragraph, own in by_paragraph.items():
        ordered = sorted(own, key=lambda runs: paragraph.index(runs[0]))
        gaps = [_tabs_between(paragraph, first[-1], second[0]) for first, second in pairwise(ordered)]
        if gaps and all(gaps):
            _settle(paragraph, gaps, pen)


def _settle(paragraph: Element, gaps: Sequence[Sequence[Element]], pen: Pen) -> None:
    properties = paragraph_properties(paragraph)
    stops = _stops(properties, pen.styles)
    room = pen.width - _number(value_of(properties, "w:ind", "w:right"))
    runs = paragraph.findall(q("w:r"))
    if stops is None or next(paragraph.iter(q("w:br")), None) is not None:
        return
    if _end(runs, paragraph, stops, pen.styles) <= room:
        return
    words = width_of_runs(runs, paragraph, pen.styles) * _TWENTIETHS
    if len(gaps) == 1 and words + _GAP <= room and not _has_tab_outside(runs, gaps[0]):
        for tab in gaps[0][1:]:
            remove(tab)
        _stand_at_end(properties, stops, room)
        return
    for first, *others in gaps:
        first[:] = [each for each in first if each.tag == q("w:rPr")] + [new("w:br")]
        for tab in others:
            remove(tab)


def _tabs_between(paragraph: Element, first: Element, second: Element) -> list[Element]:
    """Return the first runs after a place that are tabs, side by side, if any are before the next place."""
    between = list(paragraph)[paragraph.index(first) + 1 : paragraph.index(second)]
    runs = (each for each in between if each.tag == q("w:r"))
    return list(takewhile(_is_tab, dropwhile(lambda run: not _is_tab(run), runs)))


def _is_tab(run: Element) -> bool:
    return [each.tag for each in run if each.tag != q("w:rPr")] == [q("w:tab")]


def _has_tab_outside(runs: Iterable[Element], gap: Sequence[Element]) -> bool:
    return any(run.find(q("w:tab")) is not None for run in runs if run not in gap)


def _stops(properties: Element, styles: Styles) -> tuple[int, ...] | None:
    """Return the places of a paragraph's tab stops; None where one is not at the left."""
    found: set[int] = set()
    named = [style.find(q("w:pPr")) for style in styles.chain(value_of(properties, "w:pStyle"))]
    for look in (*reversed(named), properties):
        for stop in () if look is None else look.iterfind(f"{q('w:tabs')}/{q('w:tab')}"):
            place, kind = _number(stop.get(q("w:pos"), "")), stop.get(q("w:val"))
            if kind == "clear":
                found.discard(place)
            elif kind in ("left", "start"):
                found.add(place)
            else:
                return None
    return tuple(sorted(found))


def _end(runs: Iterable[Element], paragraph: Element, stops: Sequence[int], styles: Styles) -> float:
    """Return where the words of a line end, in twentieths of a point."""
    place = 0.0
    for run in runs:
        if _is_tab(run):
            following = (stop for stop in stops if stop > place)
            place = next(following, (place // _TAB + 1) * _TAB)
        else:
            place += width_of_runs((run,), paragraph, styles) * _TWENTIETHS
    return place


def _stand_at_end(properties: Element, stops: Sequence[int], room: int) -> None:
    tabs = new("w:tabs")
    for stop in stops:
        tabs.append(new("w:tab", {"w:val": "clear", "w:pos": str(stop)}))
    tabs.append(new("w:tab", {"w:val": "right", "w:pos": str(room)}))
    put(properties, tabs, PARAGRAPH_ORDER)
    put(properties, new("w:jc", {"w:val": "left"}), PARAGRAPH_ORDER)


def _number(words: str) -> int:
    return int(words) if words.removeprefix("-").isdecimal() else 0
