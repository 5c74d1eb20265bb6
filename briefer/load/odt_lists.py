"""The numbers that an OpenDocument text puts before the items of lists (ISO/IEC 26300-1, 16.30)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from briefer.load.list_marks import BULLET, written

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LEVELS = tuple(map(str, range(1, 11)))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its form, what stands around it, and how many levels show."""

    start: int
    form: str
    before: str
    after: str
    shown: int
    is_bullet: bool


@dataclass(slots=True)
class Lists:
    """The styles of lists by their name, and how far each list has counted; lists lie in lists."""

    styles: dict[str, dict[int, Level]] = field(default_factory=dict)
    _open: list[tuple[str, int]] = field(default_factory=list)
    _left: dict[str, int] = field(default_factory=dict)

    def enter(self, element: Element) -> None:
        """Begin a list, or a list within one, which has the other's style unless it has its own."""
        outer = self._open[-1][0] if self._open else ""
        style = element.get(f"{_TEXT}style-name", outer)
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true"
        goes_on = goes_on or element.get(f"{_TEXT}continue-list") is not None
        before = self._left.get(style, 0) if goes_on and not self._open else 0
        self._open.append((style, before))

    def leave(self) -> None:
        """End the list that was begun last."""
        style, count = self._open.pop()
        if not self._open:
            self._left[style] = count

    def mark(self) -> str:
        """Return what stands before the next item, which is counted by that."""
        style, count = self._open[-1]
        self._open[-1] = (style, count + 1)
        depth = len(self._open)
        level = self.styles.get(style, {}).get(depth)
        if level is None or level.is_bullet:
            return BULLET if level is not None else ""
        places = range(max(1, depth - level.shown + 1), depth + 1)
        numbers = [self._at(style, place) for place in places]
        return f"{level.before}{'.'.join(filter(None, numbers))}{level.after}".strip() if any(numbers) else ""

    def _at(self, style: str, depth: int) -> str:
        level = self.styles[style].get(depth)
        count = max(self._open[depth - 1][1], 1)
        return written(level.start + count - 1, level.form) if level else ""


def list_styles(roots: Iterable[Element]) -> dict[str, dict[int, Level]]:
    """Return the styles of lists in the parts with these roots."""
    return {
        style.get(f"{_STYLE}name", ""): {
            int(level.get(f"{_TEXT}level", "1")): _level(level)
            for level in style
            if level.get(f"{_TEXT}level", "1") in _LEVELS
        }
        for root in roots
        for style in root.iter(f"{_TEXT}list-style")
    }


def _level(element: Element) -> Level:
    return Level(
        _number(element.get(f"{_TEXT}start-value")),
        element.get(f"{_STYLE}num-format", ""),
        element.get(f"{_STYLE}num-prefix", ""),
        element.get(f"{_STYLE}num-suffix", ""),
        _number(element.get(f"{_TEXT}display-levels")),
        is_bullet=element.tag == f"{_TEXT}list-level-style-bullet",
    )


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < len(_LEVELS) else 1
