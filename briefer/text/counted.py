"""What a figure counts: killed, wounded, persons, hours …, else the words that follow it."""

import re
from typing import NamedTuple

from briefer.text.figure_words import figure_words
from briefer.text.words import word_spans

_CLAUSE = re.compile("[.;:!?()\\[\\]\n\u3002\uff1b\uff1a\uff01\uff1f\u061b\u061f]")
_TOLL = re.compile(
    r"\b(?:death )?toll\b(?:\W+\w+){0,6}?\W+(?:to|at|of|is|was|from|stands?|stood)\W*$", re.IGNORECASE
)
_GROUP_OF = re.compile(r"(\w+)\s+of\s*$")
_BLANKS = " \u200c"
_COMMAS = ",\u060c\u3001"
_CURRENCIES = "$€£¥₽﷼"
_REACH = 60
_MOST = 3
_LEAST_PLURAL = 4


class Counted(NamedTuple):
    """What a figure counts: its kind, or an empty string, and the words that follow it, folded."""

    kind: str
    nouns: frozenset[str]


def counted_at(text: str, start: int, end: int, following: int) -> Counted:
    """Return what the figure at `start` to `end` counts; `following` is where the next figure begins.

    A word that shows the kind counts right before the figure (“killed nine”), else behind it up to the end
    of the clause or the next figure (“nine people were killed”). Offsets are code points.
    """
    before, after = _clause_before(text, start), _clause_after(text, end, following)
    kind = _kind_at_end(before) or _kind_in(after)
    return Counted(kind, frozenset(_nouns(before, after)))


def has_counter(text: str, end: int) -> bool:
    """Return whether a unit, as for persons or hours, or a word that shows a kind, follows right at `end`."""
    words = figure_words()
    after = text[end : end + _REACH].lstrip(_BLANKS)
    return any(pattern.match(after) for _, pattern in (*words.kinds, *words.units))


def has_measure(text: str, end: int) -> bool:
    """Return whether a Chinese measure word follows right at `end`."""
    return text.startswith(figure_words().measures, end)


def _clause_before(text: str, start: int) -> str:
    return _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]


def _clause_after(text: str, end: int, following: int) -> str:
    return _CLAUSE.split(text[end : min(end + _REACH, following)], maxsplit=1)[0]


def _kind_at_end(before: str) -> str:
    """Return the kind that the last word before a figure shows, where no comma stands between."""
    if _TOLL.search(before):
        return "killed"
    last = before.rstrip(_BLANKS)
    words = _folded_words(last)
    if not words or last.endswith(tuple(_COMMAS)):
        return ""
    return next((kind for kind, pattern in figure_words().kinds if pattern.fullmatch(words[-1])), "")


def _kind_in(after: str) -> str:
    """Return the kind that is named first in the words."""
    kinds = figure_words().kinds
    met = [(found.start(), kind) for kind, pattern in kinds if (found := pattern.search(after))]
    return min(met)[1] if met else ""


def _nouns(before: str, after: str) -> list[str]:
    """Return the sign of a currency, and up to three words until one that begins another phrase.

    Where none follows, “a crew of 11” counts crew.
    """
    sign = before.rstrip()[-1:]
    found = [sign] if sign and sign in _CURRENCIES else []
    if after.lstrip()[:1] in ("%", "\u066a"):
        found.append("percent")
    for word in _folded_words(after)[:_MOST]:
        if word in figure_words().ends:
            break
        found.append(_noun(word))
    if not found and (group := _GROUP_OF.search(before)):
        found.append(_noun(group[1].casefold()))
    return found


def _noun(word: str) -> str:
    """Return the name of a unit, else the word as one of its kind: “lorries” is “lorry”."""
    unit = next((unit for unit, pattern in figure_words().units if pattern.fullmatch(word)), "")
    if unit or len(word) < _LEAST_PLURAL or word.endswith("ss"):
        return unit or word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _folded_words(text: str) -> list[str]:
    return [text[start:end].casefold() for start, end in word_spans(text)]
