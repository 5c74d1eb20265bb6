"""Names that no actor has yet, proposed by light rules over capitals and open lists.

Offsets are code points, ends exclusive. By the project's conventions a name leaves out articles, ranks,
titles and possessive endings. Written for English.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefer.model.proposals import ProposedName
from briefer.suggest.names_kinds import sorts_of
from briefer.suggest.names_lists import Listed, listed_names
from briefer.suggest.names_runs import Piece, pieces
from briefer.suggest.names_words import WITHOUT_A_NAME

_SHORTEST = 2
_REACH = 200
_SHORTEST_SHOUTED = 4
_VERBAL = ("ing", "ly", "ed")
_CURRENCIES = frozenset("$£€¥₹#")
_SPEECH = frozenset({"said", "says", "told", "announced", "added", "stated", "denied", "confirmed"})


@dataclass(frozen=True, slots=True)
class RankedName:
    """One name with all its places in a text, likeliest kind and origin; `count` is how often it occurs."""

    quote: str
    count: int
    first: ProposedName


def proposed_names(text: str, known: Collection[str] = ()) -> tuple[ProposedName, ...]:
    """Return the names in a text, in reading order, without those in `known`: actors' names as printed."""
    listed = listed_names()
    found = list(pieces(text, listed))
    inside = _words_inside(text, found)
    small = frozenset(text.split())
    kept = [
        piece for candidate in found if (piece := _judged(text, candidate, inside, small, listed)) is not None
    ]
    sorts = sorts_of(text, kept, listed)
    return tuple(
        ProposedName(piece.start, piece.end, quote, *sorts[quote])
        for piece in kept
        if (quote := text[piece.start : piece.end]) not in known
    )


def ranked(names: Iterable[ProposedName]) -> tuple[RankedName, ...]:
    """Return each name once, the most frequent first, then as they come in the text."""
    firsts: dict[str, ProposedName] = {}
    counts: Counter[str] = Counter()
    for name in names:
        firsts.setdefault(name.quote, name)
        counts[name.quote] += 1
    return tuple(RankedName(quote, count, firsts[quote]) for quote, count in counts.most_common())


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
    if (
        text[piece.end : piece.end + 1] in _CURRENCIES
        or quote in WITHOUT_A_NAME
        or len(quote) < _SHORTEST
        or _is_shouted(text, piece, quote)
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
