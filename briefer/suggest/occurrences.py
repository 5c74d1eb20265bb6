"""All places in a text where one actor, or some words, are named: those that are plain, and those in doubt.

Offsets are code points, ends exclusive.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.model.actors import Actor, Mention, MentionKind
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import Occurrence, Refusal
from briefer.model.spans import Span, span_of
from briefer.suggest.known import Gazetteer, gazetteer
from briefer.suggest.known_judging import Place
from briefer.suggest.names_lists import listed_names
from briefer.suggest.names_runs import Piece, pieces
from briefer.suggest.stretches import Stretch, stretches
from briefer.text.intervals import Interval, IntervalIndex

_SHOWN = 60
_OVER_END = 200  # code points by which a name may reach over the end of a stretch


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for, under which names, among all actors of the session."""

    actor: Actor
    names: Gazetteer
    everyone: Gazetteer


def sought(actor: Actor, everyone: Gazetteer) -> Sought:
    """Return what to look for an actor with; `everyone` are the names of the session's actors.

    The actor need not be one of them: of words that nobody has yet it is one made for the search.
    """
    return Sought(actor, gazetteer([actor]), everyone.restating([actor]))


def occurrences(
    who: Sought,
    source: SourceId,
    text: str,
    mentions: Sequence[Mention] = (),
    refusals: Iterable[Refusal] = (),
) -> Iterator[tuple[Occurrence, ...]]:
    """Yield where a source names an actor or is tagged as naming it, in reading order, stretch by stretch.

    `mentions` and `refusals` are those of this source.
    """
    tagged: IntervalIndex[Mention] = IntervalIndex()
    for mention in mentions:
        tagged.add(mention.span.start, mention.span.end, mention)
    refused = {(it.span.start, it.span.end) for it in refusals if it.actor == who.actor.id}
    own = [mention for mention in mentions if who.actor.id in mention.actors]
    for stretch in stretches(text):
        found = {
            (it.span.start, it.span.end): Occurrence(it.span, it.kind, "", it)
            for it in own
            if stretch.start <= it.span.start < stretch.end
        }
        for place, longer in _places(who, text, stretch):
            span = span_of(source, text, place.start, place.end)
            if (span.start, span.end) not in found:
                there = tagged.overlapping(span.start, span.end)
                found[span.start, span.end] = _occurrence(place, span, longer, there, refused)
        yield tuple(sorted(found.values(), key=lambda it: (it.span.start, -it.span.end)))


def _places(who: Sought, text: str, stretch: Stretch) -> Iterator[tuple[Place, str]]:
    """Yield the places where names of the actor stand, each with the longer name nobody knows around it.

    A short form inside the actor's own longer name is none.
    """
    words = text[stretch.start : stretch.end + _OVER_END]
    if not who.names.names_any(words):
        return
    unknown = list(pieces(words, listed_names()))
    found = who.everyone.places(text, stretch.start, stretch.end)
    places = [place for place in found if place.name.actor.id == who.actor.id]
    own = {at for place in places if not place.doubt for at in range(place.start, place.end)}
    for place in places:
        if not place.doubt or place.start not in own:
            start, end = place.start - stretch.start, place.end - stretch.start
            yield place, _longer(words, unknown, start, end)


def _longer(words: str, unknown: Sequence[Piece], start: int, end: int) -> str:
    """Return the name around a place that begins before it or goes on behind it, or ""."""
    for piece in unknown:
        if piece.start <= start and end <= piece.end and (piece.start, piece.end) != (start, end):
            return words[piece.start : piece.end]
    return ""


def _occurrence(
    place: Place,
    span: Span,
    longer: str,
    there: Sequence[Interval[Mention]],
    refused: set[tuple[int, int]],
) -> Occurrence:
    kind = place.name.kind
    same = next((it.value for it in there if (it.start, it.end) == (span.start, span.end)), None)
    if same is not None:
        return Occurrence(span, kind, _doubt(place, longer), same)
    if (span.start, span.end) in refused:
        return Occurrence(span, kind, "refused before")
    across = [it.value for it in there if not _may_lie_in(kind, span, it.value)]
    if across:
        return Occurrence(span, kind, f"part of the tag “{_shown(across[0].span.quote)}”")
    return Occurrence(span, kind, _doubt(place, longer))


def _doubt(place: Place, longer: str) -> str:
    if place.doubt:
        return place.doubt
    if place.others:
        return f"also a name of {' and of '.join(actor.name for actor in place.others)}"
    if longer and place.name.kind is not MentionKind.DEMONYM:
        return f"part of “{_shown(longer)}”"
    return ""


def _may_lie_in(kind: MentionKind, span: Span, mention: Mention) -> bool:
    """Return whether a tag leaves room for another: a demonym in a body’s name, or a name around a tag."""
    holds = span.start <= mention.span.start and mention.span.end <= span.end
    lies_within = mention.span.start <= span.start and span.end <= mention.span.end
    return holds or (lies_within and kind is MentionKind.DEMONYM)


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def actor_of_words(words: str, actors: Iterable[Actor]) -> Actor:
    """Return the actor that alone goes by these words, else one made for looking for them, whose id is 0."""
    named = [actor for actor in actors if words in actor.names]
    return named[0] if len(named) == 1 else Actor(ActorId(0), "", words)
