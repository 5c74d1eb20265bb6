"""The likeliest kind of a name nobody knows yet, and why it is proposed, in words."""

import re
from collections.abc import Mapping, Sequence

from briefer.model.actors import ActorKind
from briefer.suggest.kinds import is_acronym
from briefer.suggest.names_lists import Listed, listed_names
from briefer.suggest.names_runs import Piece
from briefer.suggest.names_words import ENDINGS

Sort = tuple[ActorKind, str]
_MOST_PERSON_WORDS = 5
_REACH = 24
_LONGEST_BRACKET = 3
_PLACE_BEFORE = re.compile(r"\b(in|at|near|from|into|outside|across|around|of the city of|city of|town of) $")
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he (?:[a-z]+ ){0,2}$")
_PERSONAL = re.compile(r"\b(?:bin|ibn|bint|van|von|[A-Z]\.) |\b[Aa]l-[A-Z]")
_PLACE_AFTER = re.compile(
    r" (province|district|region|city|town|village|port|airport|governorate|county|island|river)s?\b"
)
_HELD = re.compile(r"-(?:Occupied|Administered|Controlled|Held) ", re.IGNORECASE)
_FIRST_WORDS = frozenset(
    word for word, kind in ENDINGS.items() if kind in {ActorKind.ARMED_GROUP, ActorKind.PROGRAMME}
)
_BRACKET = re.compile(r" ?\([\"\u201c]?")


def kind_by_words(name: str) -> ActorKind | None:
    """Return the kind that a name's own words tell, by the open lists or a telling word, else None."""
    sort = _by_words(name, listed_names())
    return sort[0] if sort is not None else None


def sorts_of(text: str, found: Sequence[Piece], listed: Mapping[str, Listed]) -> dict[str, Sort]:
    """Return the kind and origin of each name found, by its words, the surest place deciding."""
    sorts: dict[str, Sort] = {}
    loose: dict[str, Piece] = {}
    holder = ""
    end = -_REACH
    for piece in found:
        quote = text[piece.start : piece.end]
        if piece.title:
            sorts[quote] = ActorKind.PERSON, f"after the title {piece.title}"
        elif quote not in sorts:
            if (sort := _by_words(quote, listed)) is not None:
                sorts[quote] = sort
            else:
                loose.setdefault(quote, piece)
        if piece.start - end <= _LONGEST_BRACKET and _is_bracketed(text[end : piece.start], holder, quote):
            kind = sorts[holder][0] if holder in sorts else ActorKind.ORGANISATION
            sorts[quote] = kind, f"in brackets after {holder}"
        holder, end = quote, piece.end
    _sort_loose(text, sorts, loose)
    return sorts


def _sort_loose(text: str, sorts: dict[str, Sort], loose: Mapping[str, Piece]) -> None:
    """Add the names that their words alone do not sort: whole names first, then parts of persons' names."""
    single = {quote: piece for quote, piece in loose.items() if quote not in sorts and " " not in quote}
    for quote, piece in loose.items():
        if quote not in sorts and quote not in single:
            sorts[quote] = _by_place(text, piece, quote)
    bearers: dict[str, str] = {}
    for quote, (kind, _) in sorts.items():
        if kind is ActorKind.PERSON and " " in quote:
            first, *_, last = quote.split()
            bearers.setdefault(last, quote)
            bearers.setdefault(first, quote)
    for quote, piece in single.items():
        if quote in bearers:
            sorts[quote] = ActorKind.PERSON, f"part of {bearers[quote]}"
        else:
            sorts[quote] = _by_place(text, piece, quote)


def _by_words(quote: str, listed: Mapping[str, Listed]) -> Sort | None:
    """Return what the words themselves tell, or None."""
    if quote in listed:
        return listed[quote].kind, listed[quote].origin
    head, of, _ = quote.partition(" of ")
    last = head.rpartition(" ")[2]
    if of and last in ENDINGS:
        return ENDINGS[last], f"begins with {last} of"
    words = quote.split(" ")
    first, last = words[0], words[-1]
    if first in _FIRST_WORDS and first != last:
        return ENDINGS[first], f"begins with {first}"
    if last in ENDINGS:
        return ENDINGS[last], f"ends in {last}"
    if is_acronym(quote):
        return ActorKind.ORGANISATION, "written in capitals"
    return None


def _by_place(text: str, piece: Piece, quote: str) -> Sort:
    """Return what the words before the name and its shape tell."""
    behind = text[max(0, piece.start - _REACH) : piece.start]
    if place := _PLACE_BEFORE.search(behind):
        return ActorKind.OTHER, f"capitals after “{place[1]}”"
    if place := _PLACE_AFTER.match(text, piece.end):
        return ActorKind.OTHER, f"capitals before “{place[1]}”"
    if _HELD.search(quote):
        return ActorKind.OTHER, "a place under somebody's rule"
    words = quote.count(" ") + 1
    if _ARTICLE_BEFORE.search(behind) and not _PERSONAL.search(quote):
        return ActorKind.ORGANISATION, "capitals after “the”"
    if (1 < words <= _MOST_PERSON_WORDS and " of " not in quote) or _PERSONAL.search(quote):
        return ActorKind.PERSON, "capitals, shaped like a person's name"
    return (
        ActorKind.OTHER,
        "capitals at the head of a sentence" if piece.is_initial else "capitals in a sentence",
    )


def _is_bracketed(between: str, holder: str, quote: str) -> bool:
    """Return whether this is the acronym in brackets right after a name that holds its first letter."""
    return _BRACKET.fullmatch(between) is not None and is_acronym(quote) and quote[0] in holder.upper()
