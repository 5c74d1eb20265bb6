"""A sentence seen as words: its tokens, which of them are finite verbs, and which of these is the main one.

Light rules over the shape of words and what stands beside them; nothing is parsed. Offsets are code points
of the source. Written for English: elsewhere no verb is found, and nothing is concluded.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.suggest.clause_words import (
    AUXILIARIES,
    IRREGULAR,
    NOT_PAST,
    PLACED,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    words_of,
)

_TOKEN = re.compile(r"['\u2019]s\b|\w+n['\u2019]t\b|\w+|[^\w\s]")
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_PAUSES = frozenset(",;:\u2014\u2013()")
_SHORTEST_PAST = 4
_BETWEEN = words_of("also now still again even both then later soon already currently")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence; `low` is the word in lower case."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        """The word in lower case, with a plain apostrophe."""
        return self.text.lower().replace("\u2019", "'")


@dataclass(frozen=True, slots=True)
class Clauses:
    """The tokens of a stretch of text.

    `names` are the stretches in it that name someone, which hold no verb; `bearers` are the ends of those
    that can do something, as “Iran” can and “Iranian” cannot.
    """

    tokens: tuple[Token, ...]
    names: tuple[tuple[int, int], ...]
    bearers: frozenset[int]

    def first_at(self, offset: int) -> int:
        """Return the number of the first token that begins at this offset or after it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def is_finite(self, number: int) -> bool:
        """Return whether a token is a verb in the past or an auxiliary: “executed”, “met”, “has”."""
        token = self.tokens[number]
        if not token.text.isalpha() and token.low not in AUXILIARIES:
            return False
        if token.text[0].isupper() or self._is_hyphened(number) or self._is_named(token):
            return False
        if token.low in AUXILIARIES:
            return True
        before = self.tokens[number - 1].low if number else ""
        if before in PLACED or before in PREPOSITIONS or before == "'s":
            return False
        return token.low in IRREGULAR or self._is_past(token)

    def is_present(self, number: int) -> bool:
        """Return whether a token may be a verb of the third person: “China faces”, “…, keeps”."""
        token, before = self.tokens[number], self.tokens[number - 1] if number else None
        if before is None or not token.text.isalpha() or not token.text.islower() or self._is_named(token):
            return False
        if not token.low.endswith("s") or token.low.endswith(("ss", "us", "is")):
            return False
        if before.low in _BETWEEN and number > 1:
            before = self.tokens[number - 2]
        return before.low in PRONOUNS or before.text == "," or before.end in self.bearers

    def main_verb(self, start: int, end: int) -> int:
        """Return the number of the first finite verb between these offsets that no subclause holds, or -1."""
        here = range(self.first_at(start), self.first_at(end))
        free = [number for number in here if not self._is_subordinate(number, here.start)]
        past = next((number for number in free if self.is_finite(number)), -1)
        return past if past >= 0 else next((number for number in free if self.is_present(number)), -1)

    def verbs(self, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of all finite verbs between these offsets."""
        here = range(self.first_at(start), self.first_at(end))
        return tuple(number for number in here if self.is_finite(number) or self.is_present(number))

    def _is_subordinate(self, number: int, first: int) -> bool:
        """Return whether a word that opens another clause stands between the last pause and a token."""
        for place in range(number - 1, first - 1, -1):
            token = self.tokens[place]
            if token.text in _PAUSES:
                return place > first and self.tokens[place - 1].low in SUBORDINATORS
            if token.low in SUBORDINATORS:
                return True
        return False

    def _is_past(self, token: Token) -> bool:
        is_long = len(token.text) >= _SHORTEST_PAST
        return is_long and token.low.endswith("ed") and token.low not in NOT_PAST

    def _is_hyphened(self, number: int) -> bool:
        beside = (number - 1, number + 1)
        return any(0 <= at < len(self.tokens) and self.tokens[at].text in _HYPHENS for at in beside)

    def _is_named(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self.names)


def clauses(
    text: str, start: int, end: int, names: Sequence[tuple[int, int]], bearers: Iterable[int] = ()
) -> Clauses:
    """Return the tokens of the text between two offsets, with what names someone in it."""
    tokens = tuple(Token(*match.span(), match[0]) for match in _TOKEN.finditer(text, start, end))
    return Clauses(tokens, tuple(names), frozenset(bearers))
