"""The bullets and numbers of a house file, given the names by which a note's lists are made.

Signs, formats and looks are the house's; indents are those of every note, so that what follows an item's
first paragraph stands below its words.
"""

from copy import deepcopy

from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.numbering import (
    BULLETS,
    DEFINITIONS,
    INSET_BULLETS,
    INSET_NUMBERS,
    NUMBERS,
    definition,
)
from briefer.export.docx.packages import Package

_KEPT = ("w:start", "w:numFmt", "w:lvlText", "w:lvlPicBulletId", "w:lvlJc", "w:rPr")
_NAMES = {"bullet": (BULLETS, INSET_BULLETS), "decimal": (NUMBERS, INSET_NUMBERS)}


def name_lists(package: Package) -> tuple[str, ...]:
    """Add a named definition for the house's own bullets and numbers; return the first signs of each."""
    part = package.part(package.document, "numbering")
    if part is None:
        return ()
    root = part.tree()
    known = {value_of(each, "w:name") for each in root.findall(q("w:abstractNum"))}
    if known & set(DEFINITIONS):
        return ()
    told = []
    for kind, names in _NAMES.items():
        found = _most_used(package, root, kind)
        if found is None:
            continue
        told.append(value_of(found.find(q("w:lvl")), "w:lvlText"))
        for name in names:
            _insert(root, _named(found, name, 1 + _last_number(root)))
    return tuple(told)


def _most_used(package: Package, root: Element, kind: str) -> Element | None:
    """Return the definition of lists of a kind that paragraphs and styles use most, if any does."""
    definitions = {each.get(q("w:abstractNumId"), ""): each for each in root.findall(q("w:abstractNum"))}
    numbers = {
        each.get(q("w:numId"), ""): value_of(each, "w:abstractNumId") for each in root.findall(q("w:num"))
    }
    uses: dict[str, int] = {}
    styles = package.part(package.document, "styles")
    for story, weight in ((package.document.tree(), 3), (None if styles is None else styles.tree(), 1)):
        for each in () if story is None else story.iter(q("w:numPr")):
            key = numbers.get(value_of(each, "w:numId"), "")
            uses[key] = uses.get(key, 0) + (weight if value_of(each, "w:ilvl") in ("", "0") else 0)
    fitting = [key for key, each in definitions.items() if uses.get(key) and _is_list(each, kind)]
    return definitions[max(fitting, key=lambda key: uses[key])] if fitting else None


def _is_list(found: Element, kind: str) -> bool:
    first = found.find(q("w:lvl"))
    is_heading = any(value_of(level, "w:pStyle").casefold().startswith("heading") for level in found)
    return first is not None and value_of(first, "w:numFmt") == kind and not is_heading


def _named(found: Element, name: str, number: int) -> Element:
    """Return a definition with the house's signs on levels that are set in as every note's are."""
    made = definition(name, number)
    own = {each.get(q("w:ilvl")): each for each in found.findall(q("w:lvl"))}
    for level in made.findall(q("w:lvl")):
        house = own.get(level.get(q("w:ilvl")))
        if house is None or not value_of(house, "w:lvlText"):
            continue
        indent = level.find(q("w:pPr"))
        ordered = [deepcopy(each) for key in _KEPT if (each := house.find(q(key))) is not None]
        level[:] = [each for each in ordered if each.tag != q("w:rPr")]
        if indent is not None:
            level.append(indent)
        level.extend(each for each in ordered if each.tag == q("w:rPr"))
    return made


def _last_number(root: Element) -> int:
    return max(
        (int(each.get(q("w:abstractNumId"), "0")) for each in root.findall(q("w:abstractNum"))), default=-1
    )


def _insert(root: Element, made: Element) -> None:
    first = root.find(q("w:num"))
    if first is None:
        root.append(made)
    else:
        first.addprevious(made)
