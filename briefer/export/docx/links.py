"""Links and bookmarks of a note: one relation for each address, one name for each place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefer.export.addresses import safe_address
from briefer.export.docx.names import Element, fragment, q, remove
from briefer.export.docx.packages import Part

_NO_NAME = re.compile(r"\W", re.ASCII)
_MOST_BASE_CHARACTERS = 40 - 7  # the limit for a bookmark's name in Word, less a number behind it

_MOST_SECTION_CHARACTERS = 20


@dataclass(slots=True)
class Links:
    """The outside addresses that one part points at."""

    part: Part
    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, url: str) -> str:
        """Return the id of the relation to an address, or an empty text where it may not be linked."""
        known = self.ids.get(url)
        if known is None:
            address = safe_address(url)
            known = self.part.relate("hyperlink", address, external=True) if address else ""
            self.ids[url] = known
        return known


@dataclass(slots=True)
class Bookmarks:
    """The bookmarks of a note: ids and names are each used once, names without regard to case.

    `section` is the section that is being written, and `texts` how many of its paragraphs have a name.
    """

    last: int
    names: set[str]
    counts: dict[str, int] = field(default_factory=dict)
    section: str = ""
    texts: int = 0
    _text: str = "text_"

    def begin_section(self, name: str) -> None:
        """Count the paragraphs anew for a section of this name."""
        self.section, self.texts = name, 0
        self._text = _base_of(f"text_{name[:_MOST_SECTION_CHARACTERS]}_") if name else "text_"

    def next_text(self) -> str:
        """Return the name of the section's next paragraph, the same for the same paragraph each time."""
        self.texts += 1
        return f"{self._text}{self.texts}"

    def open(self, name: str) -> tuple[str, str]:
        """Return the XML of a new bookmark's start and end; a taken name gets a number."""
        self.last = number = self.last + 1
        if len(name) > _MOST_BASE_CHARACTERS or not (name.isascii() and name.isidentifier()):
            name = _base_of(name)
        key = name.casefold()
        if key in self.names:
            name, key = self._free(name, key)
        self.names.add(key)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'

    def _free(self, base: str, key: str) -> tuple[str, str]:
        """Return a taken name with the next number behind it, and how it is looked up."""
        count = self.counts.get(key, 1) + 1
        while f"{key}_{count}" in self.names:
            count += 1
        self.counts[key] = count
        return f"{base}_{count}", f"{key}_{count}"

    def around(self, runs: Sequence[Element], name: str) -> None:
        """Put a bookmark around runs that stand in one paragraph; none where there are no runs."""
        if runs:
            start, end = self.open(name)
            runs[0].addprevious(fragment(start))
            runs[-1].addnext(fragment(end))


def _base_of(name: str) -> str:
    """Return a name without what Word does not take in one, short enough for a number behind it."""
    return _NO_NAME.sub("_", name)[:_MOST_BASE_CHARACTERS]


def bookmarks_of(stories: Iterable[Element]) -> Bookmarks:
    """Return the bookmarks that a house file already has, to go on from, after putting them in order.

    Real house files repeat ids and names: ids are counted anew, and what is repeated or left open goes.
    """
    marks = Bookmarks(0, set())
    for root in stories:
        _put_in_order(root, marks)
    return marks


def _put_in_order(root: Element, marks: Bookmarks) -> None:
    opened: dict[str, Element] = {}
    for item in list(root.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        key = item.get(q("w:id"), "")
        if item.tag == q("w:bookmarkStart"):
            name = item.get(q("w:name"), "").casefold()
            if name in marks.names or key in opened:
                remove(item)
            else:
                opened[key] = item
                marks.names.add(name)
        elif key in opened:
            marks.last += 1
            for end in (opened.pop(key), item):
                end.set(q("w:id"), str(marks.last))
        else:
            remove(item)
    for item in opened.values():
        remove(item)
