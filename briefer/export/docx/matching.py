"""A note matched with its session again: which facts stand in which paragraph of a Word file of ours.

The bookmarks say it that the writer set. They stay while a paragraph is edited in Word, so that a note that
came back from clearance still tells which facts each of its paragraphs states or cites.
"""

import re
import zipfile
from dataclasses import dataclass

from lxml.etree import XMLSyntaxError

from briefer.errors import BrieferError
from briefer.export.docx.names import Element, q
from briefer.export.docx.packages import read_package

_FACT = re.compile(r"fact_([A-Za-z0-9]+)(?:_\d+)?")
_TEXT = re.compile(r"(?:text|paragraph)_\w+")
_SECTION = re.compile(r"section_(\w+)")


@dataclass(frozen=True, slots=True)
class MatchedParagraph:
    """A paragraph of a note: its bookmark, its section's, its words, and its facts' labels in order.

    A row's cell has no bookmark of its own. `section` is the section's name as far as a bookmark holds it.
    """

    bookmark: str
    section: str
    words: str
    facts: tuple[str, ...]


def matched(data: bytes) -> tuple[MatchedParagraph, ...]:
    """Return the paragraphs of a Word file that the writer gave bookmarks, or that state or cite a fact.

    A fact that is told apart by its key alone is named by it. Raises BrieferError where the bytes are no Word
    file.
    """
    try:
        body = read_package(data).document.tree()
    except (zipfile.BadZipFile, KeyError, XMLSyntaxError, ValueError) as fault:
        raise BrieferError("This is not a Word file.", "Choose the note that was exported.") from fault
    found = []
    section = ""
    for paragraph in body.iter(q("w:p")):
        names = _names(paragraph)
        section = next((match[1] for name in names if (match := _SECTION.fullmatch(name))), section)
        facts = tuple(dict.fromkeys(match[1] for name in names if (match := _FACT.fullmatch(name))))
        bookmark = next((name for name in names if _TEXT.fullmatch(name)), "")
        if facts or bookmark:
            found.append(MatchedParagraph(bookmark, section, _words(paragraph), facts))
    return tuple(found)


def _names(paragraph: Element) -> list[str]:
    return [mark.get(q("w:name"), "") for mark in paragraph.iter(q("w:bookmarkStart"))]


def _words(paragraph: Element) -> str:
    """Return the printed words, with a line feed for a line break; drawings and deleted words say nothing."""
    pieces = []
    for item in paragraph.iter(q("w:t"), q("w:br"), q("w:tab")):
        if any(up.tag == q("w:txbxContent") or up.tag.endswith("}Fallback") for up in item.iterancestors()):
            continue
        pieces.append("\n" if item.tag == q("w:br") else "\t" if item.tag == q("w:tab") else item.text or "")
    return "".join(pieces)
