"""Who is named in a passage: tagged there, or known by a name that stands there, each place once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefer.model.actors import Actor, Mention, MentionKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMention
from briefer.suggest.clause_words import words_of

_APOSTROPHES = "'\u2019"
_OWN = words_of("his its their our my your whose")


@dataclass(frozen=True, slots=True)
class Party:
    """A place where a text names one or more actors; offsets are code points.

    `is_owner` says that it is followed by a possessive's ending or is a possessive pronoun; `origin` says in
    words why it counts as naming them.
    """

    start: int
    end: int
    actors: tuple[ActorId, ...]
    kind: MentionKind
    is_owner: bool
    origin: str


def parties_in(
    text: str,
    stretch: tuple[int, int],
    mentions: Iterable[Mention],
    proposals: Iterable[ProposedMention],
    actors: Mapping[ActorId, Actor],
) -> tuple[Party, ...]:
    """Return who is named in a stretch of the text, in reading order, the longest of nested names only.

    A tag goes before a proposal that it overlaps.
    """
    start, end = stretch
    tagged = [
        Party(item.span.start, item.span.end, item.actors, item.kind, is_owner=False, origin="tagged")
        for item in mentions
        if start <= item.span.start and item.span.end <= end
    ]
    proposed = [
        Party(item.start, item.end, item.actors, item.kind, is_owner=False, origin=f"proposed: {item.origin}")
        for item in proposals
        if start <= item.start and item.end <= end and all(actor in actors for actor in item.actors)
    ]
    kept = _outermost([*tagged, *(item for item in proposed if not _overlaps(item, tagged))])
    return tuple(_with_owner(text, item) for item in kept)


def _overlaps(party: Party, others: Iterable[Party]) -> bool:
    return any(party.start < other.end and party.end > other.start for other in others)


def _outermost(found: list[Party]) -> list[Party]:
    kept: list[Party] = []
    for party in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or party.end > kept[-1].end:
            kept.append(party)
        elif (party.start, party.end) == (kept[-1].start, kept[-1].end):  # a name that two actors share
            both = tuple(dict.fromkeys((*kept[-1].actors, *party.actors)))
            kept[-1] = Party(party.start, party.end, both, party.kind, is_owner=False, origin=party.origin)
    return kept


def _with_owner(text: str, party: Party) -> Party:
    words = text[party.start : party.end]
    is_owner = words.lower() in _OWN or (party.kind is MentionKind.PRONOUN and words.lower() == "her")
    after = text[party.end : party.end + 2]
    if after[:1] in tuple(_APOSTROPHES):
        is_owner = after[1:] in ("s", "S") or (words[-1:] in "sS" and after[1:2].isspace())
    return Party(party.start, party.end, party.actors, party.kind, is_owner, party.origin)
