"""How much room the words of a line take, by the sizes that its runs and styles give: an estimate."""

from collections.abc import Iterable, Sequence
from math import ceil, floor

from briefer.export.docx.controls import RUN_ORDER
from briefer.export.docx.names import Element, new, put, q, run_properties, value_of
from briefer.export.docx.styles import Styles
from briefer.export.timelines import width_of

_CAPITALS = 1.2  # as wide as small letters
_USUAL_SIZE = 20  # half points
_OFF = ("0", "false", "off")
_TWENTIETHS = 20


def lines_of(paragraph: Element, room: int, styles: Styles) -> int:
    """Return how many lines a paragraph needs where one is so wide, in twentieths of a point."""
    return max(
        ceil(width_of_runs(paragraph.iter(q("w:r")), paragraph, styles) * _TWENTIETHS / max(room, 1)), 1
    )


def width_of_runs(runs: Iterable[Element], paragraph: Element, styles: Styles) -> float:
    """Return how wide the words of a paragraph's runs are on one line, in points."""
    return sum(width_of(words_of_run(run), size_of(run, paragraph, styles)) for run in runs)


def words_of_run(run: Element) -> str:
    """Return the words of a run."""
    return "".join(text.text or "" for text in run.iter(q("w:t")))


def size_of(run: Element, paragraph: Element, styles: Styles) -> float:
    """Return the size of a run's letters in points, that of capitals as wide as they are."""
    looks = _looks_of_run(run, paragraph, styles)
    return _points(looks) * _width(looks)


def points_of(run: Element, paragraph: Element, styles: Styles) -> float:
    """Return the size of a run's letters in points, as it is set."""
    return _points(_looks_of_run(run, paragraph, styles))


def set_points(runs: Iterable[Element], points: float) -> None:
    """Set the letters of runs in a size, down to the half point that Word knows."""
    for run in runs:
        properties = run_properties(run)
        for name in ("w:sz", "w:szCs"):
            put(properties, new(name, {"w:val": str(floor(points * 2))}), RUN_ORDER)


def size_of_style(style_id: str, styles: Styles) -> float:
    """Return the size of a style's letters in points, that of capitals as wide as they are."""
    looks = _looks(None, (style_id,), styles)
    return _points(looks) * _width(looks)


def _looks_of_run(run: Element, paragraph: Element, styles: Styles) -> Sequence[Element | None]:
    own = run.find(q("w:rPr"))
    names = (value_of(own, "w:rStyle"), value_of(paragraph.find(q("w:pPr")), "w:pStyle"))
    return _looks(own, names, styles)


def _looks(own: Element | None, names: Iterable[str], styles: Styles) -> Sequence[Element | None]:
    """Return the run properties that may say how letters are set, the nearest first."""
    named = (style.find(q("w:rPr")) for name in names for style in styles.chain(name))
    return own, *named, styles.root.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}")


def _points(looks: Sequence[Element | None]) -> float:
    size = next((found for each in looks if (found := value_of(each, "w:sz")).isdecimal()), str(_USUAL_SIZE))
    return int(size) / 2


def _width(looks: Sequence[Element | None]) -> float:
    """Return how much wider than small letters these are."""
    marks = (None if each is None else each.find(q("w:caps")) for each in looks)
    caps = next((mark for mark in marks if mark is not None), None)
    is_wide = caps is not None and caps.get(q("w:val")) not in _OFF
    return _CAPITALS if is_wide else 1
