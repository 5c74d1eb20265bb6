"""The words by which figures are found, read from resources/figures, one file a language."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from briefer.paths import resources_folder
from briefer.text.number_words import NumberWord, Part

Named = tuple[tuple[str, re.Pattern[str]], ...]

_PARTS = (
    ("numbers", Part.SMALL),
    ("hundreds", Part.HUNDREDS),
    ("times", Part.TIMES),
    ("big", Part.BIG),
)
_TEN = Decimal(10)
_CURRENCIES = "$€£¥₽﷼"
_ARABIC = frozenset(map(chr, range(0x600, 0x700)))
_HAN = frozenset(map(chr, range(0x4E00, 0xA000)))
_JOINED_ON = "و?(?:ال)?"  # in Arabic script “and” and “the” are written as one with the word


@dataclass(frozen=True, slots=True)
class FigureWords:
    """All languages' words in one: tables by word in lower case, and patterns.

    The patterns of `qualifiers` and `between` end where the text they look through ends; `span` is what may
    stand between the two numbers of a range; `kinds` and `units` name what a word shows.
    """

    numbers: Mapping[str, NumberWord]
    halves: frozenset[tuple[str, ...]]
    joining: frozenset[str]
    unsure: frozenset[str]
    measures: tuple[str, ...]
    openers: frozenset[str]
    ends: frozenset[str]
    qualifiers: Named
    between: re.Pattern[str]
    span: re.Pattern[str]
    months: re.Pattern[str]
    kinds: Named
    units: Named


@cache
def figure_words() -> FigureWords:
    """Return the words of all languages."""
    folder = resources_folder() / "figures"
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return FigureWords(
        numbers=_numbers(files),
        halves=frozenset(tuple(words.split()) for words in _all(files, "half")),
        joining=frozenset(_all(files, "joining")),
        unsure=frozenset(_all(files, "unsure")),
        measures=tuple(_all(files, "measures")),
        openers=frozenset(_all(files, "openers")),
        ends=frozenset(_all(files, "ends")),
        qualifiers=tuple((sort, _ending(words)) for sort, words in _merged(files, "qualifiers").items()),
        between=_ending(_all(files, "between")),
        span=_span(_all(files, "to")),
        months=re.compile(rf"\s*(?:{_either(_all(files, 'months'))})"),
        kinds=tuple((kind, _whole(words)) for kind, words in _merged(files, "kinds").items()),
        units=tuple((unit, _whole(words)) for unit, words in _merged(files, "units").items()),
    )


def _numbers(files: Sequence[Mapping[str, Any]]) -> dict[str, NumberWord]:
    found = {
        word: NumberWord(Decimal(value), part)
        for file in files
        for member, part in _PARTS
        for value, words in file[member].items()
        for word in words
    }
    return found | {word: NumberWord(_TEN, Part.TEEN) for word in _all(files, "teens")}


def _all(files: Sequence[Mapping[str, Any]], member: str) -> list[str]:
    return [word for file in files for word in file.get(member, ())]


def _merged(files: Sequence[Mapping[str, Any]], member: str) -> dict[str, list[str]]:
    names = dict.fromkeys(name for file in files for name in file[member])
    return {name: [word for file in files for word in file[member].get(name, ())] for name in names}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the words right before a number, at the end of what is looked through."""
    # Han is written without blanks, so that a word may begin within what counts as one.
    return re.compile(
        rf"(?:(?<!\w)|(?<=[\u4e00-\u9fff]))(?:{_either(words)})\s*(?:[{_CURRENCIES}]\s?)?$", re.IGNORECASE
    )


def _span(words: Iterable[str]) -> re.Pattern[str]:
    apart = [word for word in words if word[0] not in _HAN]
    close = [word for word in words if word[0] in _HAN]
    dashes = "-\u2010-\u2015~\uff5e"
    pattern = rf"\s?[{dashes}]\s?|\s+(?:{_either(apart)})\s+|\s?(?:{_either(close)})\s?"
    return re.compile(pattern, re.IGNORECASE)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words: Han ones stand anywhere, others as whole words.

    A word that ends in a hyphen takes any ending.
    """
    parts = []
    for word in words:
        stem = re.escape(word.removesuffix("-"))
        if word[0] not in _HAN and word[0].isalpha():
            ending = r"\w*" if word.endswith("-") else r"(?!\w)"
            stem = rf"(?<!\w){_JOINED_ON if word[0] in _ARABIC else ''}{stem}{ending}"
        parts.append(stem)
    return re.compile("|".join(parts), re.IGNORECASE)
