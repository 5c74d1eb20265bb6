"""What a Word file's styles say that bears on its words: which are hidden, which are headings."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # the strict form of ISO/IEC 29500
)
_OFF = ("0", "false", "off", "none")
_HEADINGS = ("title", "heading 1")
_LEVELS = tuple("012345678")
_DEEPEST = 12  # styles based on styles


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their id: whether one hides its words (None: it does not say), what it is based on.

    `headings` are those of titles; `lists` says of which list, and of which level of it, its paragraphs are.
    """

    hides: dict[str, bool | None] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    headings: frozenset[str] = frozenset()
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)

    def hidden(self, style: str) -> bool | None:
        """Return whether words in this style are hidden, asking those it is based on; None if none says."""
        for _ in range(_DEEPEST):
            says = self.hides.get(style)
            if says is not None:
                return says
            style = self.based_on.get(style, "")
        return None

    def numbered(self, style: str) -> tuple[str, int]:
        """Return the list and the level of it that a style's paragraphs are of; none has an empty id."""
        for _ in range(_DEEPEST):
            if style in self.lists:
                return self.lists[style]
            style = self.based_on.get(style, "")
        return "", 0


def styles_of(root: Element) -> Styles:
    """Return the styles of the part of that name."""
    hides, based_on, headings, lists = {}, {}, set(), {}
    for style in children(root, "style"):
        name = attribute(style, "styleId")
        hides[name] = switch(child(style, "rPr"), "vanish")
        based_on[name] = value_of(child(style, "basedOn"))
        if value_of(child(style, "name")).lower() in _HEADINGS:
            headings.add(name)
        listed = child(child(style, "pPr"), "numPr")
        if listed is not None:
            level = value_of(child(listed, "ilvl"))
            lists[name] = value_of(child(listed, "numId")), int(level) if level in _LEVELS else 0
    return Styles(hides, based_on, frozenset(headings), lists)


def name_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of this name in either of Word's namespaces."""
    return (item for item in element if item.tag in (NAMESPACES[0] + name, NAMESPACES[1] + name))


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of this name in either of Word's namespaces, or None."""
    return None if element is None else next(children(element, name), None)


def attribute(element: Element, name: str) -> str:
    """Return an attribute in either of Word's namespaces, or an empty string."""
    return str(element.get(NAMESPACES[0] + name) or element.get(NAMESPACES[1] + name) or "")


def value_of(element: Element | None) -> str:
    """Return the attribute that holds an element's value, or an empty string."""
    return "" if element is None else attribute(element, "val")


def switch(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off, or None where it is not there (17.17.4)."""
    found = child(properties, name)
    return None if found is None else value_of(found) not in _OFF


def hides_run(styles: Styles, run: Element, style: str) -> bool:
    """Return what the nearest that says so says: the run, its style, its paragraph's `style`."""
    properties = child(run, "rPr")
    said = switch(properties, "vanish")
    if said is None:
        said = styles.hidden(value_of(child(properties, "rStyle")))
    return bool(styles.hidden(style) if said is None else said)
