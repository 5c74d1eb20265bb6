"""Names that no actor has yet, proposed by light rules over capitals and open lists.

Offsets are code points, ends exclusive. By the project's conventions a name leaves out articles, ranks,
titles and possessive endings. Written for English.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefer.model.proposals import ProposedName
from briefer.suggest.names_kinds import sorts_of
from briefer.suggest.names_lists import Listed, listed_names
from briefer.suggest.names_runs import Piece, pieces
from briefer.suggest.names_words import EVENTS, WITHOUT_A_NAME

_SHORTEST = 2
_REACH = 200
_SHORTEST_SHOUTED = 4
_NUMBERED = (" Flight", " Terminal", " Gate", " Route", " Highway")
_NUMBER = re.compile(r" \d")
_VERBAL = ("ing", "ly", "ed")
_CURRENCIES = frozenset("$£€¥₹#")
_SPEECH = frozenset({"said", "says", "told", "announced", "added", "stated", "denied", "confirmed"})


def proposed_names(text: str, known: Collection[str] = ()) -> tuple[ProposedName, ...]:
    """Return the names in a text, in reading order, without those in `known`: actors' names as printed."""
    listed = listed_names()
    found = list(pieces(text, listed))
    inside = _words_inside(text, found)
    small = frozenset(text.split())
    told = frozenset(
        text[piece.start : piece.end]
        for piece in found
        if piece.is_initial and not _is_event(text, piece) and _is_told(text, piece.end)
    )
    kept = [
        piece
        for candidate in found
        if (piece := _judged(text, candidate, inside | told, small, listed)) is not None
    ]
    sorts = sorts_of(text, kept, listed)
    return tuple(
        ProposedName(piece.start, piece.end, quote, *sorts[quote])
        for piece in kept
        if (quote := text[piece.start : piece.end]) not in known
    )


def _words_inside(text: str, found: Sequence[Piece]) -> frozenset[str]:
    """Return the words of the names that do not open a sentence."""
    words: set[str] = set()
    for piece in found:
        if not piece.is_initial:
            words.update(text[piece.start : piece.end].split())
    return frozenset(words)


def _judged(
    text: str, piece: Piece, inside: frozenset[str], small: frozenset[str], listed: Mapping[str, Listed]
) -> Piece | None:
    """Return the piece if it is a name, shortened where its first word is only a sentence's; else None."""
    quote = text[piece.start : piece.end]
    if quote.endswith(_NUMBERED) and _NUMBER.match(text, piece.end):
        piece = replace(piece, end=piece.start + len(quote.rpartition(" ")[0]))
        quote = text[piece.start : piece.end]
    if (
        text[piece.end : piece.end + 1] in _CURRENCIES
        or quote in WITHOUT_A_NAME
        or len(quote) < _SHORTEST
        or _is_shouted(text, piece, quote)
        or (not piece.title and _is_event(text, piece))
    ):
        return None
    if not piece.is_initial or piece.title or quote in listed:
        return piece
    first, _, rest = quote.partition(" ")
    if first in inside or first in listed or not (first.istitle() and first.isalpha()):
        return piece
    if not rest:
        return piece if first.lower() not in small and _is_told(text, piece.end) else None
    if rest[0].isupper() and (first.lower() in small or (rest in listed and first.endswith(_VERBAL))):
        return Piece(piece.end - len(rest), piece.end, is_initial=False)
    return piece


def _is_event(text: str, piece: Piece) -> bool:
    """Return whether a name is that of a war, a conference, an operation, a time: of what happens."""
    quote = text[piece.start : piece.end]
    first, last = quote.partition(" ")[0], quote.rpartition(" ")[2]
    return " " in quote and (first == "Operation" or last in EVENTS)


def _is_told(text: str, end: int) -> bool:
    """Return whether a lone word at the head of a sentence does what only somebody does: owns, or says."""
    if text[end : end + 2] in {"'s", "\u2019s"}:
        return True
    return text[end + 1 : end + 12].partition(" ")[0] in _SPEECH


def _is_shouted(text: str, piece: Piece, quote: str) -> bool:
    """Return whether the words stand in a line of capitals, where capitals tell nothing."""
    if not quote.isupper() or len(quote) < _SHORTEST_SHOUTED:
        return False
    before = text[max(0, piece.start - _REACH) : piece.start].rpartition("\n")[2]
    after = text[piece.end : piece.end + _REACH].partition("\n")[0]
    line = (before + quote + after).strip()
    return " " in line and line.isupper()
