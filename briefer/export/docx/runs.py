"""Inlines as runs: words, marks of footnotes, links and the bookmarks of statements.

What repeats with every fact is written as text and not as elements, which is several times as fast; each
word passes through `text_xml`, so that nothing in it can act as XML.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from xml.sax.saxutils import escape

from briefer.export.docx.languages import language_attributes
from briefer.export.docx.pens import PLAIN, Look, Pen
from briefer.export.languages import has_rtl, stretches
from briefer.model.documents import (
    Citation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Statement,
    Strong,
    Text,
)
from briefer.model.ids import FactId
from briefer.text.cleaning import clean

BREAKS = re.compile("([\n\t\u2028\u2029])")
# Whatever may be illegal, act as XML, break a line or run from right to left: most words have none of it.
_UNUSUAL = re.compile("[^\x20-\x25\x27-\x3b\x3d\x3f-\x7e\xa0-\u058f\u0900-\u2027\u202a-\ud7ff]")
_USUAL_BYTES = bytes(sign for sign in range(0x80) if _UNUSUAL.match(chr(sign)) is None)
_MOST_LABEL_CHARACTERS = 24
_MOST_AGAIN = 1024
_NOTHING: Mapping[int, tuple[Inline, str]] = {}
_SHORT = 32  # words that come again: spaces between others, outlets


def inlines_xml(inlines: Sequence[Inline], pen: Pen, look: Look = PLAIN) -> str:
    """Return the runs of inlines, for a paragraph or a link.

    Two marks of notes side by side are kept apart by a raised comma. A fact that is cited without being
    stated just before gets its bookmark at the mark.
    """
    written: list[str] = []
    stated = None
    follows_mark = False
    again = pen.again if look is PLAIN else _NOTHING
    for place, inline in enumerate(inlines, 1):
        if (known := again.get(id(inline))) is not None:
            written.append(known[1])
            stated, follows_mark = None, False
        elif isinstance(inline, Text):
            xml = words_xml(inline.text, look, inline.language)
            written.append(xml)
            if len(inline.text) < _SHORT:
                _keep(inline, xml, pen, look)
            stated, follows_mark = None, False
        elif type(inline) is Statement:
            # Its citation is right behind it, as a rule.
            mark = inlines[place] if place < len(inlines) else None
            label = mark.label if type(mark) is Citation and mark.fact == inline.fact else None
            start, end = bookmark_of(inline.fact, pen, label)
            written += (start, _within_xml(inline.inlines, pen, look), end)
            stated, follows_mark = inline.fact, False
        elif type(inline) is Citation and pen.note_pen is not None:
            if follows_mark and pen.notes is not None:
                written.append(words_xml(",", PLAIN.made(style=pen.styles.id_of(f"{pen.notes.kind}-mark"))))
            start, end = ("", "") if inline.fact == stated else bookmark_of(inline.fact, pen, inline.label)
            written += (start, _citation_xml(inline, pen), end)
            follows_mark = True
        else:
            written.append(_other_xml(inline, pen, look))
            stated, follows_mark = None, False
    return "".join(written)


def _other_xml(inline: Inline, pen: Pen, look: Look) -> str:
    """Return the runs of an inline that is neither plain text nor a statement, nor a citation with a note."""
    match inline:
        case Strong() | Emphasis():
            return _set_xml(inline, pen, look)
        case Link():
            return _link_xml(inline, pen, look)
        case Code():
            return words_xml(inline.text, look.made(style=pen.styles.id_of("code")))
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case Citation():
            return _citation_xml(inline, pen)
    return ""


def _set_xml(inline: Strong | Emphasis, pen: Pen, look: Look) -> str:
    """Return the runs of words that are set strongly or with emphasis."""
    within = inline.inlines
    own = look.made(bold=True) if isinstance(inline, Strong) else look.made(italic=True)
    xml = _within_xml(within, pen, own)
    if len(within) == 1 and type(within[0]) is Text:
        _keep(inline, xml, pen, look)
    return xml


def _keep(inline: Inline, xml: str, pen: Pen, look: Look) -> None:
    """Keep the runs of words that may come again.

    Dates, titles of sources and outlets are the very same values wherever facts share them.
    """
    if look is PLAIN and len(pen.again) < _MOST_AGAIN:
        pen.again[id(inline)] = inline, xml


def _within_xml(inlines: Sequence[Inline], pen: Pen, look: Look) -> str:
    """Return the runs of what an inline holds, which is one text as a rule."""
    first = inlines[0] if len(inlines) == 1 else None
    if isinstance(first, Text):
        return words_xml(first.text, look, first.language)
    return inlines_xml(inlines, pen, look)


def words_xml(text: str, look: Look = PLAIN, language: str = "") -> str:
    """Return runs with these words; each stretch in one direction of writing has its own."""
    if look is not PLAIN or language or len(text) < _SHORT:
        return _again_xml(text, look, language)
    if _is_usual(text):
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return _any_words_xml(text, PLAIN, "")


@lru_cache(maxsize=1024)
def _again_xml(text: str, look: Look, language: str) -> str:
    """Return words that are short or set in a way of their own, such as outlets, dates and titles.

    They come again with each fact.
    """
    if text and _is_usual(text):
        properties = _properties_xml(look, language, rtl=False)
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return _any_words_xml(text, look, language)


def _any_words_xml(text: str, look: Look, language: str) -> str:
    text = clean(text)
    if not text:
        return ""
    if not has_rtl(text):
        return f"<w:r>{_properties_xml(look, language, rtl=False)}{text_xml(text)}</w:r>"
    return "".join(
        f"<w:r>{_properties_xml(look, language, rtl=rtl)}{text_xml(piece)}</w:r>"
        for piece, rtl in stretches(text)
    )


def _is_usual(text: str) -> bool:
    """Return whether words have no unusual character.

    Bytes are deleted several times as fast as a pattern goes through characters; it looks at those left over.
    """
    left = text.encode("utf-8", "surrogatepass").translate(None, _USUAL_BYTES)
    return not left or _are_usual(left)


@lru_cache(maxsize=1024)
def _are_usual(left: bytes) -> bool:
    """Return whether none of these characters is unusual; the same few, such as “”, come again and again."""
    return _UNUSUAL.search(left.decode("utf-8", "surrogatepass")) is None


def text_xml(text: str) -> str:
    """Return cleaned words as a run holds them, with line breaks and tabs as Word has them."""
    if BREAKS.search(text) is None:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    written = []
    for piece in BREAKS.split(text):
        if piece == "\t":
            written.append("<w:tab/>")
        elif piece and piece in "\n\u2028\u2029":
            written.append("<w:br/>")
        elif piece:
            written.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return "".join(written)


@cache
def _properties_xml(look: Look, language: str, *, rtl: bool) -> str:
    """Return a run's properties in the order of the schema, or nothing where it has none."""
    written = f'<w:rStyle w:val="{look.style}"/>' if look.style else ""
    written += "<w:b/><w:bCs/>" if look.bold else ""
    written += "<w:i/><w:iCs/>" if look.italic else ""
    written += "<w:rtl/>" if rtl else ""
    attributes = "".join(f' {name}="{value}"' for name, value in language_attributes(language).items())
    written += f"<w:lang{attributes}/>" if attributes else ""
    return f"<w:rPr>{written}</w:rPr>" if written else ""


def _link_xml(link: Link, pen: Pen, look: Look) -> str:
    relation = "" if look.linked else pen.links.id_of(link.url)
    if not relation:
        return inlines_xml(link.inlines, pen, look)
    words = inlines_xml(link.inlines, pen, look.made(style=pen.styles.id_of("link"), linked=True))
    return f'<w:hyperlink r:id="{relation}" w:history="1">{words}</w:hyperlink>'


def bookmark_of(fact: FactId, pen: Pen, cited: str | None = None) -> tuple[str, str]:
    """Return the start and end of a bookmark that names a fact by its label, or else by its key.

    `cited` is its label, where that is at hand.
    """
    label = pen.labels.of(fact) if cited is None else cited
    name = label if label and len(label) <= _MOST_LABEL_CHARACTERS else str(fact)
    return pen.bookmarks.open(f"fact_{name}")


def _citation_xml(citation: Citation, pen: Pen) -> str:
    if pen.note_pen is None:  # a note cannot carry a note: it names the fact instead
        return words_xml(f"[{citation.label}]")
    if pen.notes is None:
        return ""
    return pen.notes.add(inlines_xml(citation.note, pen.note_pen), pen.styles)
