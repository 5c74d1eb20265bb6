"""Known actors found in a text by their names and aliases (Aho and Corasick 1975, pyahocorasick).

All hits are taken and judged by what stands around them before overlaps are resolved: an automaton
that keeps the longest hit only loses the shorter one when the longer turns out to be no whole word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import ahocorasick  # type: ignore[import-not-found]  # a C extension without stubs

from briefer.model.actors import Actor, Mention, MentionKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMention, Refusal
from briefer.suggest.known_forms import Name, end_of, names_of, words_of
from briefer.suggest.known_judging import Found, Place, places_of
from briefer.suggest.surroundings import is_in_address, is_whole_word
from briefer.text.intervals import IntervalIndex
from briefer.text.spellings import Folded, folded

_AROUND = 240  # code points beside a stretch by which what stands in it is judged


@dataclass(frozen=True, slots=True)
class _Layer:
    """Names in one automaton; of the actors in `restated` the layers below say nothing any more."""

    automaton: Any
    restated: frozenset[ActorId]
    longest: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of a set of actors, ready to be looked for in any number of texts."""

    layers: tuple[_Layer, ...]

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> tuple[ProposedMention, ...]:
        """Return where the text names the actors, in reading order; offsets are code points.

        A name that two actors share is proposed for each of them, and the origin says so. With `start` and
        `end` those mentions that begin in that stretch.
        """
        return tuple(
            ProposedMention(
                place.start,
                place.end,
                quote,
                place.name.kind,
                (place.name.actor.id,),
                _origin(place, quote),
            )
            for place in self.places(text, start, end)
            if not place.doubt and (quote := text[place.start : place.end])
        )

    def places(self, text: str, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
        """Return all places that begin in a stretch, those with a doubt too, in reading order."""
        stop = len(text) if end is None else end
        reach = _AROUND + 2 * max((layer.longest for layer in self.layers), default=0)
        low, high = max(0, start - reach), min(len(text), stop + reach)
        found = places_of(text, self._hits(text, low, high))
        return tuple(place for place in found if start <= place.start < stop)

    def names_any(self, text: str) -> bool:
        """Return whether any name might stand in the text, before it is judged by what stands around it."""
        plain = folded(text).text
        return any(next(layer.automaton.iter(plain), None) is not None for layer in self._filled())

    def restating(self, actors: Iterable[Actor], gone: Iterable[ActorId] = ()) -> "Gazetteer":
        """Return the gazetteer that knows these actors as they are now, and those gone no more.

        What was restated before and is not among them stays as it was; the many others are not read again.
        """
        changed = tuple(actors)
        layer = _layer(changed, frozenset(actor.id for actor in changed) | frozenset(gone))
        return Gazetteer((*self.layers, layer))

    def _filled(self) -> Iterator[_Layer]:
        return (layer for layer in self.layers if len(layer.automaton))

    def _hits(self, text: str, low: int, high: int) -> list[Found]:
        """Return the whole words between two offsets that are names, each stretch once with all its names."""
        plain = folded(text[low:high])
        merged: dict[tuple[int, int], dict[int, Name]] = {}
        overruled: frozenset[ActorId] = frozenset()
        for layer in reversed(self.layers):
            if len(layer.automaton):
                for first, last, name in _whole_words(text, low, plain, layer.automaton):
                    if name.actor.id not in overruled:
                        merged.setdefault((first, last), {}).setdefault(name.actor.id, name)
            overruled |= layer.restated
        return [Found(*span, tuple(names.values())) for span, names in merged.items()]


def gazetteer(actors: Iterable[Actor]) -> Gazetteer:
    """Return the gazetteer of the names and aliases of these actors."""
    return Gazetteer((_layer(actors, frozenset()),))


def known_mentions(text: str, actors: Sequence[Actor]) -> tuple[ProposedMention, ...]:
    """Return where the text names these actors, in reading order; offsets are code points."""
    return gazetteer(actors).mentions(text)


def proposals(
    text: str, actors: Sequence[Actor], mentions: Iterable[Mention], refusals: Iterable[Refusal]
) -> tuple[ProposedMention, ...]:
    """Return the mentions to propose in a text: those known, neither tagged yet nor refused.

    `mentions` and `refusals` are those of this one source. What lies across a tag is taken as decided;
    what lies wholly within one is proposed only where it is a demonym of another actor.
    """
    return undecided(known_mentions(text, actors), mentions, refusals)


def undecided(
    found: Iterable[ProposedMention], mentions: Iterable[Mention], refusals: Iterable[Refusal]
) -> tuple[ProposedMention, ...]:
    """Return the mentions found in one source that its tags and refusals leave open, as in `proposals`.

    What names several actors is refused with the first of them.
    """
    refused = {(refusal.span.start, refusal.span.end, refusal.actor) for refusal in refusals}
    tagged: IntervalIndex[Mention] = IntervalIndex()
    for mention in mentions:
        tagged.add(mention.span.start, mention.span.end, mention)
    return tuple(
        item
        for item in found
        if not any((item.start, item.end, actor) in refused for actor in item.actors)
        and not any(_is_settled(item, it.value) for it in tagged.overlapping(item.start, item.end))
    )


def _is_settled(found: ProposedMention, mention: Mention) -> bool:
    span = mention.span
    if set(found.actors) <= set(mention.actors) or (found.start, found.end) == (span.start, span.end):
        return True
    holds_tag = found.start <= span.start and span.end <= found.end
    lies_within = span.start <= found.start and found.end <= span.end
    return not holds_tag and not (lies_within and found.kind is MentionKind.DEMONYM)


def _layer(actors: Iterable[Actor], restated: frozenset[ActorId]) -> _Layer:
    forms: dict[str, dict[tuple[int, str], Name]] = {}
    for actor in actors:
        for form, name in names_of(actor):
            forms.setdefault(form, {}).setdefault((actor.id, name.cases), name)
    automaton = ahocorasick.Automaton()
    for form, names in forms.items():
        automaton.add_word(form, (len(form), tuple(names.values())))
    automaton.make_automaton()
    lengths = (
        len(name.alias.text) if name.cases else len(form)
        for form, names in forms.items()
        for name in names.values()
    )
    longest = max(lengths, default=0)
    return _Layer(automaton, restated, longest)


def _whole_words(text: str, low: int, plain: Folded, automaton: Any) -> Iterator[tuple[int, int, Name]]:
    """Yield start, end and name of what the automaton finds in the text from `low` on, folded as `plain`."""
    for last, (length, names) in automaton.iter(plain.text):
        begin = last + 1 - length
        start = low + plain.offset(begin)
        for name in names:
            stop = end_of(name, plain.text, begin, last + 1)
            if stop < 0:
                continue
            end = low + plain.end(stop)
            if is_whole_word(text, start, end) and not is_in_address(text, start, end):
                yield start, end, name


def _origin(place: Place, shown: str) -> str:
    """Return in words why an actor is proposed: by which name, shared with whom, known from where."""
    words = words_of(place.name, shown)
    if place.others:
        words += f", and also of {' and of '.join(actor.name for actor in place.others)}"
    if place.name.actor.origin:
        words += f", known from {place.name.actor.origin}"
    return words
