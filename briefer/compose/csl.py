"""Sources as a citation style prints them, by citeproc-py.

The style never sees the words of a source. It is given one private-use character for each, which no rule of
a style changes or reads as format, and the words are put back where these come out. So a title stays as it
is, whatever it looks like. This module is found by its name when a style is chosen: it takes a tenth of a
second to import.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from citeproc import (  # type: ignore[import-untyped] # it comes without types
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc.source import (  # type: ignore[import-untyped] # it comes without types
    BibliographySource,
    Date,
    Name,
    Reference,
)
from citeproc.string import NoCase  # type: ignore[import-untyped] # it comes without types

from briefer.compose.citation_styles import CitationStyle
from briefer.compose.csl_data import csl_data
from briefer.compose.csl_shapes import Shape, shaped
from briefer.compose.source_forms import FormsOf, SourceForms, Wording
from briefer.errors import BrieferError
from briefer.model.documents import Emphasis, Inline, Link, Strong, Text
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.text.direction import kept_apart

_WORDS = ("title", "genre", "container-title", "author", "URL", "publisher")
_FIELD = {name: chr(0xF0000 + number) for number, name in enumerate(_WORDS)}
_NAME_OF = {sign: name for name, sign in _FIELD.items()}
_ITALIC, _BOLD, _CLOSE = "\U000f0010", "\U000f0011", "\U000f0012"
_SIGNS = re.compile("([\U000f0000-\U000f0012])")
_AMERICAN = re.compile(f"([”’])({_CLOSE}*)([,.])")
_STOPS = (".", "?", "!", "…")
_LEFT_OVER = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\([ ,;:.]*\)|\[[ ,;:.]*\]", ""),
        (r" {2,}", " "),
        (r"\. (?:[.,;:] ?)+", ". "),
        (r"[,;:] ?(?=[,;:.)])", ""),
        (r" (?=[.,;])", ""),
        (r"^[ .,;:]+|[ ,;:]+$", ""),
    )
)
_STOP = re.compile(r"^([’”]?)\.")
_MARKS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
_SCHEMES = ("http://", "https://", "mailto:")


class _Marks:
    """What citeproc-py asks of a format: signs around italics and bold, and words left as they are."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    @staticmethod
    def _plain(text: object) -> str:
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802 - citeproc-py's name
        return f"{_ITALIC}{text}{_CLOSE}"

    @staticmethod
    def Bold(text: object) -> str:  # noqa: N802 - citeproc-py's name
        return f"{_BOLD}{text}{_CLOSE}"

    Oblique = Italic
    Light = Underline = Superscript = Subscript = SmallCaps = _plain


def forms_in(style: CitationStyle, sources: Mapping[SourceId, Source], wording: Wording) -> FormsOf:
    """Return what gives the forms of a source in this style, each made once.

    Raises BrieferError where the style cannot be carried out.
    """
    printer = _printer(style, wording.language)

    @cache
    def forms_of(key: SourceId) -> SourceForms:
        words, item = _masked(sources[key], wording)
        texts = printer.print(json.dumps(item))
        if "genre" in item and item["genre"] not in texts[0]:  # not every style tells what has no title
            texts = printer.print(json.dumps({**item, "title": item["genre"]}))
        full, ibid, later = (_inlines(text, words) for text in texts)
        return SourceForms(full, ibid or full, later or full, printer.stops_within)

    return forms_of


@dataclass(frozen=True, slots=True)
class _Printer:
    """What prints data of a source, as JSON, in the forms of a style."""

    print: Callable[[str], tuple[str, str, str]]
    stops_within: bool


@lru_cache(maxsize=8)
def _printer(style: CitationStyle, language: str) -> _Printer:
    """Return what prints in a style; sources of which the same is known are printed once, being but signs."""
    try:
        root = ET.parse(str(style.file)).getroot()  # noqa: S314 - expat ≥ 2.4.1 bounds entities
        whole = _processed(root, language)
        within = whole.root.get_locale_option("punctuation-in-quote") == "true"
    except Exception as fault:  # whatever a foreign style leads to, it is told
        raise _unusable(style, fault) from fault

    @lru_cache(maxsize=64)
    def made_for(shape: Shape) -> Any:
        return _processed(ET.fromstring(shaped(root, shape)), language)  # noqa: S314 - written a line before

    @lru_cache(maxsize=4096)
    def printed(item: str) -> tuple[str, str, str]:
        data = json.loads(item)
        try:
            found = _rendered(made_for(_shape_of(data)), data)
        except Exception as fault:  # whatever a foreign style leads to, it is told
            raise _unusable(style, fault) from fault
        if not found[0]:
            raise _unusable(style, ValueError("it prints nothing"))
        texts = map(tidied, found)
        full, ibid, later = (_AMERICAN.sub(r"\3\1\2", text) if within else text for text in texts)
        return full, ibid, later

    return _Printer(printed, within)


def tidied(text: str) -> str:
    """Return a style's text without the marks that are left around what a source does not have."""
    for pattern, instead in _LEFT_OVER:
        text = pattern.sub(instead, text)
    return text.strip()


def _processed(root: ET.Element, language: str) -> Any:
    """Return a style as citeproc-py has it, which reads files alone."""
    return CitationStylesStyle(BytesIO(ET.tostring(root)), locale=language or None, validate=False)


def _shape_of(item: Mapping[str, Any]) -> Shape:
    uncertain = (name for name, value in item.items() if isinstance(value, dict) and value.get("circa"))
    return Shape(item["type"], frozenset(item) - {"id", "type"}, frozenset(uncertain))


def _unusable(style: CitationStyle, fault: Exception) -> BrieferError:
    what = f"The citation style “{style.title}” could not be carried out ({type(fault).__name__}: {fault})."
    return BrieferError(" ".join(what.split()), "Choose another style.")


def _masked(source: Source, wording: Wording) -> tuple[dict[str, str], Mapping[str, Any]]:
    """Return the words of a source by the sign that stands for each, and the source's data with the signs."""
    data = csl_data(source)
    if not any(name in data for name in ("author", "container-title", "publisher", "URL")):
        data["container-title"] = wording.unknown_outlet
    if "title" not in data:
        named = wording.untitled_file.replace("{file}", source.file_name)
        data["genre"] = named if source.file_name else wording.untitled
    words = {
        _FIELD[name]: source.byline if name == "author" else data[name] for name in _WORDS if name in data
    }
    return words, {**data, "id": "", **{_NAME_OF[sign]: sign for sign in words}}


def _rendered(csl: Any, item: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return a source as the style prints it at first, right after itself, and after another one."""
    made = {
        name.replace("-", "_"): _value(name, value) for name, value in item.items() if name not in _OUTSIDE
    }
    known = BibliographySource()
    known.add(Reference("it", item["type"], **made))
    known.add(Reference("other", item["type"], **made))
    bibliography = CitationStylesBibliography(csl, known, _Marks)
    order = ("it", "it", "other", "it")
    cited = [Citation([CitationItem(key)]) for key in order]
    for each in cited:
        bibliography.register(each)
    written = [str(bibliography.cite(each, _nothing)) for each in cited]
    return written[0], written[1], written[3]


_OUTSIDE = ("id", "type")


def _nothing(_item: object) -> str:
    return ""


def _value(name: str, value: Any) -> Any:
    if name == "author":
        return [Name(family=NoCase(value))]
    if not isinstance(value, dict):
        return NoCase(value)
    parts = dict(zip(("year", "month", "day"), value["date-parts"][0], strict=False))
    return Date(**parts, circa=bool(value.get("circa")))


def _inlines(text: str, words: Mapping[str, str]) -> tuple[Inline, ...]:
    """Return a style's text as inlines, the words of the source put back."""
    stack: list[tuple[str, list[Inline]]] = [("", [])]
    for part in filter(None, _SIGNS.split(text)):
        if part in (_ITALIC, _BOLD):
            stack.append((part, []))
        elif part == _CLOSE and len(stack) > 1:
            sign, inner = stack.pop()
            stack[-1][1].append(Emphasis(tuple(inner)) if sign == _ITALIC else Strong(tuple(inner)))
        elif part in words:
            stack[-1][1].append(_told(_NAME_OF[part], words[part]))
        elif part not in _NAME_OF and part != _CLOSE:
            _append(stack[-1][1], part)
    return tuple(inline for _, inlines in stack for inline in inlines)


def _told(name: str, words: str) -> Inline:
    if name == "URL" and words.casefold().startswith(_SCHEMES):
        return Link(words, (Text(words),))
    return Text(kept_apart(words))


def _append(inlines: list[Inline], words: str) -> None:
    """Add a style's words; a stop behind a title that ends in one is not said twice."""
    last = inlines[-1] if inlines else None
    if isinstance(last, Text) and last.text.rstrip(_MARKS).endswith(_STOPS):
        words = _STOP.sub(r"\1", words)
    if words:
        inlines.append(Text(words))
