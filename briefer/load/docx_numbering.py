"""The numbers that Word puts before the paragraphs of lists (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from briefer.load.docx_styles import Styles, attribute, child, children, value_of
from briefer.load.list_marks import BULLET, written

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, the form of its numbers, and the text around them."""

    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The file's lists by their id: which definition each follows, its levels, and how far it has counted."""

    definition: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, paragraph: Element, styles: Styles) -> str:
        """Return what stands before a paragraph, which is counted by that, or an empty string."""
        properties = child(paragraph, "pPr")
        said = child(properties, "numPr")
        style = value_of(child(properties, "pStyle"))
        inherited, level = styles.numbered(style)
        name = value_of(child(said, "numId")) or inherited
        level = _number(value_of(child(said, "ilvl")), level)
        shown = self.levels.get(name, {}).get(level)
        if shown is None:
            return ""
        counts = self._counted(name, level)
        if shown.form == "bullet":
            return BULLET
        return _PLACE.sub(lambda place: self._at(name, counts, int(place[1]) - 1), shown.text)

    def _counted(self, name: str, level: int) -> dict[int, int]:
        """Return the counts of a list's levels, with this one gone on and the deeper ones begun anew."""
        counts = self._counts.setdefault(self.definition[name], {})
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        start = self.levels[name][level].start
        counts[level] = counts[level] + 1 if level in counts else start
        return counts

    def _at(self, name: str, counts: dict[int, int], level: int) -> str:
        shown = self.levels[name].get(level)
        return written(counts.get(level, shown.start), shown.form) if shown else ""


def numbering_of(root: Element) -> Numbering:
    """Return the lists of the part of that name."""
    definitions = {
        attribute(item, "abstractNumId"): dict(map(_level, children(item, "lvl")))
        for item in children(root, "abstractNum")
    }
    found = Numbering()
    for item in children(root, "num"):
        name, definition = attribute(item, "numId"), value_of(child(item, "abstractNumId"))
        levels = dict(definitions.get(definition, {}))
        overrides = [(_number(attribute(it, "ilvl"), 0), it) for it in children(item, "lvlOverride")]
        for level, override in overrides:
            start = value_of(child(override, "startOverride"))
            if level in levels and start:
                levels[level] = Level(_number(start, 1), levels[level].form, levels[level].text)
        # A list that begins anew counts by itself.
        found.definition[name] = f"{definition}/{name}" if overrides else definition
        found.levels[name] = levels
    return found


def _level(element: Element) -> tuple[int, Level]:
    start = _number(value_of(child(element, "start")), 1)
    form = value_of(child(element, "numFmt")) or "decimal"
    return _number(attribute(element, "ilvl"), 0), Level(start, form, value_of(child(element, "lvlText")))


def _number(words: str, otherwise: int) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < _LEVELS else otherwise
