"""Numbers in a text, in figures of any script or in words of five languages.

Ordinals, times, days, and numbers that are part of a name (“F-16”, “Pier 9”) count nothing and are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefer.text.counted import has_counter, has_measure
from briefer.text.figure_words import figure_words
from briefer.text.number_words import HALF, NumberWord, Part, Reading
from briefer.text.words import word_spans

BEFORE = 30
"""Code points before a number in which what it belongs to, or is qualified by, is looked for."""

_BEHIND = 14  # code points behind a number that show a date or a time
_DIGITS = re.compile("\\d+(?:[.,\u066b\u066c\u060c\u2019'\u00a0\u202f]\\d+)*")
_GROUPING = dict.fromkeys(map(ord, "\u2019'\u00a0\u202f\u066c\u060c"))
_JOINED = re.compile(r"[\s\u200c\u00a0\u202f]*|[-\u2010\u2011]")
_IN_A_NAME = re.compile(r"(?:[A-Za-z]{1,3}[-\u2010\u2011]?|(?P<name>[A-Z][\w.]*)\s|[#№/:]\s?)$")
_ARTICLE = re.compile(r"(?<!\w)[Aa]\s+$")
_AFTER_NUMBER = re.compile(r"[-\u2010\u2011]?[A-Za-z]|[:/]\d|\s?(?:o['\u2019]clock|[ap]\.?m\b)")
_NO_ONE = re.compile(
    r"(?:\b(?:no|this|that|the|any|every|each|which|another|only)\s+|\S[-\u2010])$", re.IGNORECASE
)
_ONE_OF = re.compile(r"\s+(?:of|another|by|to|in|day|side|hand|who|that|is|was|has|and|or)\b|\s*[^\w\s]|\s*$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at code points `start` to `end` (end exclusive)."""

    start: int
    end: int
    value: Decimal


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of the text that count something, in order; offsets are code points."""
    spans = list(word_spans(text))
    place = 0
    while place < len(spans):
        number, used = _number_at(text, spans, place)
        if number is not None and _is_counted(text, number, used):
            yield number
        place += max(used, 1)


def _number_at(text: str, spans: list[tuple[int, int]], place: int) -> tuple[Number | None, int]:
    """Return the number that begins with this word, or None, and how many words it takes."""
    reading, (start, end) = Reading(), spans[place]
    used = place + 1
    word = _word(text, spans[place])
    if word is not None:
        if not reading.take(word):
            return None, 1
    elif (value := _value_of(text[start:end])) is not None:
        reading.take_figures(value)
    else:
        return None, 1
    while used < len(spans) and _JOINED.fullmatch(text[end : spans[used][0]]):
        following, skipped = _next_word(text, spans, used, reading)
        if following is None or not reading.take(following):
            break
        used += skipped
        end = spans[used - 1][1]
    if word is not None and word.part in (Part.TIMES, Part.BIG):
        start -= len(article.group()) if (article := _ARTICLE.search(text[max(0, start - 4) : start])) else 0
    return Number(start, end, reading.value), used - place


def _next_word(
    text: str, spans: list[tuple[int, int]], place: int, reading: Reading
) -> tuple[NumberWord | None, int]:
    """Return the number word at this place or behind a joining word, and how many words that takes."""
    words = figure_words()
    if (word := _word(text, spans[place])) is not None:
        return word, 1
    ahead = [text[slice(*span)].casefold() for span in spans[place : place + 3]]
    if (half := next((each for each in words.halves if tuple(ahead[: len(each)]) == each), None)) is not None:
        return HALF, len(half)
    for joining in words.joining:
        if ahead[0] == joining and len(ahead) > 1 and (joining != "and" or reading.ends_round):
            return words.numbers.get(ahead[1]), 2
        if (
            not joining.isascii()
            and ahead[0].startswith(joining)
            and ahead[0][len(joining) :] in words.numbers
        ):
            return words.numbers[ahead[0][len(joining) :]], 1
    return None, 1


def _word(text: str, span: tuple[int, int]) -> NumberWord | None:
    return figure_words().numbers.get(text[slice(*span)].casefold())


def _value_of(word: str) -> Decimal | None:
    """Return the value of a number in figures of any script; a comma or point before three digits groups."""
    if not _DIGITS.fullmatch(word):
        return None
    plain = word.translate(_GROUPING).replace("\u066b", ".")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:  # two points, as in the number of a version
        return None


def _is_counted(text: str, number: Number, used: int) -> bool:
    """Return whether the number counts something, and is no part of a name, a date, a time, another word."""
    written, behind = text[number.start : number.end], text[number.end : number.end + _BEHIND]
    is_in_figures = written[0].isdecimal()
    if "\u4e00" <= written[-1] <= "\u9fff":
        return has_measure(text, number.end)
    if used == 1 and written.casefold() in figure_words().unsure:
        if written.casefold() == "one":
            return not (
                _NO_ONE.search(text[max(0, number.start - BEFORE) : number.start])
                or _ONE_OF.match(text, number.end)
            )
        return has_counter(text, number.end)
    return not (
        is_in_figures
        and (
            _AFTER_NUMBER.match(behind)
            or (figure_words().months.match(behind) and not has_measure(text, number.end))
            or _is_in_a_name(text[max(0, number.start - BEFORE) : number.start], behind)
        )
    )


def _is_in_a_name(before: str, behind: str) -> bool:
    """Return whether a number belongs to a name (“Pier 9”, “F-16”) or counts a note (“[3]”)."""
    if before.endswith("[") and behind.startswith("]"):
        return True
    name = _IN_A_NAME.search(before)
    return name is not None and (name["name"] or "").casefold() not in figure_words().openers
