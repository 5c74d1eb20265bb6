"""What a document says of itself in its properties and in its first lines: headline, byline, day.

Neither is stated for machines as a web page states it, so a day found here is an inferred one, and each value
tells where it came from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.load.facts import language_tag
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.text.moments import moment_of

_LONGEST_TITLE = 200
_LOOKED_AT = 8  # lines
_SHORTEST_DAY = 8  # characters: a year alone may be anything
_LONGEST_DAY = 60
_TEMPLATE_DAY = "2013-12-23"  # of python-docx's own template, which its files keep
_SENTENCE = re.compile(r"[.!?;:,…]['\"”’»)]*$")
_BYLINE = re.compile(r"(?:By|BY|by)\s+(?P<name>[^\W\d_].{2,100})")
_BEFORE_DAY = re.compile(r"(?:published|posted|updated|date|issued)\s*(?:on\b)?\s*:?\s*", re.IGNORECASE)
# What programs put there by themselves: a file's name, or words that stand for none.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b.*|(?:untitled|unbenannt|sans titre|sin título)\b.*|"
    r"document ?\d*|unknown title|(?:word|text) document|\S+\.(?:docx?|rtf|odt|pdf|html?|indd|qxd|txt|epub))",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:python-docx|unknown(?: author)?|anonymous|author|(?:windows |microsoft office )?user|"
    r"admin(?:istrator)?|owner|pc|root|[\w.-]+@[\w.-]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file's properties say, as they are written there; empty where they say nothing."""

    title: str = ""
    author: str = ""
    created: str = ""
    language: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """The fields that could be filled, and where each came from (see LoadedSource)."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: Dating = UNDATED
    language: str = ""
    bases: tuple[tuple[str, str], ...] = ()


def opening_of(text: str, properties: Properties, named: str, heading: str = "") -> Opening:
    """Return what is known of a document with this text.

    `named` is what the properties are called, as in “the PDF's properties”; `heading` is the first paragraph
    that the document itself marks as a title.
    """
    lines = [line.strip() for line in text[:20_000].split("\n") if line.strip()]
    values = {
        "title": _first(
            (own_title(properties.title), named), (heading, "the first heading"), _headline(lines)
        ),
        "byline": _first((own_author(properties.author), named), _byline(lines)),
        "publisher": _first((_line(properties.publisher), named)),
        "published": _first(_day(lines), (_created(properties.created), f"{named}: created")),
        "language": _first((language_tag(properties.language), named)),
    }
    day = values["published"][0]
    return Opening(
        title=values["title"][0],
        byline=values["byline"][0],
        publisher=values["publisher"][0],
        published=dated(day, Basis.INFERRED) if day else UNDATED,
        language=values["language"][0],
        bases=tuple((field, basis) for field, (value, basis) in values.items() if value),
    )


def _first(*candidates: tuple[str, str]) -> tuple[str, str]:
    return next((candidate for candidate in candidates if candidate[0]), ("", ""))


def _line(words: str) -> str:
    return " ".join(words.split())[:500]


def own_title(words: str) -> str:
    """Return a title on one line, or nothing where a program put it there by itself."""
    return "" if _NO_TITLE.fullmatch(_line(words)) else _line(words)


def own_author(words: str) -> str:
    """Return an author on one line, or nothing where a program put it there by itself."""
    return "" if _NO_AUTHOR.fullmatch(_line(words)) else _line(words)


def _created(words: str) -> str:
    """Return the day alone: the hour at which a file was begun is no hour of publication."""
    day = (moment_of(words) or "").partition("T")[0]
    return "" if day == _TEMPLATE_DAY else day


def _headline(lines: Sequence[str]) -> tuple[str, str]:
    """Return the first line where it is short, no sentence, and something follows it."""
    first = lines[0] if len(lines) > 1 else ""
    is_other = bool(_BYLINE.fullmatch(first) or _day(lines[:1])[0])
    if len(first) > _LONGEST_TITLE or _SENTENCE.search(first) or is_other:
        return "", ""
    return first, "the first line"


def _byline(lines: Sequence[str]) -> tuple[str, str]:
    matches = (_BYLINE.fullmatch(line) for line in lines[:_LOOKED_AT] if not _SENTENCE.search(line))
    return next((match["name"] for match in matches if match), ""), "the first lines"


def _day(lines: Sequence[str]) -> tuple[str, str]:
    return next(_days(lines), ""), "the first lines"


def _days(lines: Sequence[str]) -> Iterator[str]:
    """Yield the moments that stand on a line of their own among the first."""
    for line in lines[:_LOOKED_AT]:
        words = _BEFORE_DAY.sub("", line, count=1)
        if _SHORTEST_DAY <= len(words) <= _LONGEST_DAY and (moment := moment_of(words)):
            yield moment
