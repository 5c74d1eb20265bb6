"""What facts are compared by when one event is looked for in two of them: time, actors, figures, words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefer.model.actors import Actor
from briefer.model.dates import bounds_of
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, SourceId
from briefer.model.sources import Source
from briefer.text.figure_words import figure_words
from briefer.text.figures import Figure, figures_in

_REPORTED_WITHIN = timedelta(days=4)
_WORD = re.compile(r"\w{4,}")
_STEM = 6
_LONGEST = timedelta(days=62)
# Words that reports of any event share.
_COMMON = frozenset(
    {
        *("about", "after", "also", "been", "before", "from", "have", "into", "more", "near", "over", "said"),
        *("says", "than", "that", "their", "there", "they", "this", "were", "when", "which", "while", "will"),
        *("with", "would", "according", "told", "during", "where", "since", "other", "some", "people"),
    }
)


@dataclass(frozen=True, slots=True)
class Traits:
    """A fact as it is compared. `first` and `last` are the days on which it can have happened.

    `is_dated` says that the fact itself gives them; else they are the days before its report. `words` are the
    words of its statement and quotes, each under its first letters, for comparing them across endings.
    """

    fact: Fact
    sources: frozenset[SourceId]
    actors: frozenset[ActorId]
    first: date
    last: date
    is_dated: bool
    place: str
    figures: tuple[Figure, ...]
    words: Mapping[str, str]


def traits_among(
    facts: Iterable[Fact], sources: Iterable[Source], actors: Iterable[Actor], before: Sequence[Traits] = ()
) -> Iterator[Traits | None]:
    """Yield the traits of each fact, or None where it cannot be said when it may have happened.

    Those in `before`, which were made of the same sources and actors, are taken over where the fact is the
    same.
    """
    by_id = {source.id: source for source in sources}
    names = {actor.id: _words_in(actor.name) for actor in actors}
    known = {each.fact.id: each for each in before}
    for fact in facts:
        old, days = known.get(fact.id), _days(fact, by_id)
        if old is not None and old.fact is fact:
            yield old
        else:
            yield _traits_of(fact, days, names) if days is not None else None


def _traits_of(fact: Fact, days: tuple[date, date], names: Mapping[ActorId, Mapping[str, str]]) -> Traits:
    speakers = (item.attribution.actor for item in fact.evidence)
    actors = {part.actor for part in fact.actors} | {speaker for speaker in speakers if speaker is not None}
    told = " ".join((fact.statement, *(item.translation or item.span.quote for item in fact.evidence)))
    named = {stem for actor in actors for stem in names.get(actor, ())}
    return Traits(
        fact,
        frozenset(item.span.source for item in fact.evidence),
        frozenset(actors),
        *days,
        fact.event_date.value is not None,
        " ".join(fact.place.casefold().split()),
        figures_in(fact.statement),
        {stem: word for stem, word in _words_in(told).items() if stem not in named},
    )


def _words_in(text: str) -> dict[str, str]:
    """Return the longer words of a text but numbers, in lower case, each under its first letters."""
    words, numbers = _WORD.findall(text.casefold()), figure_words().numbers
    return {
        word[:_STEM]: word for word in words if word.isalpha() and word not in _COMMON and word not in numbers
    }


def _days(fact: Fact, sources: Mapping[SourceId, Source]) -> tuple[date, date] | None:
    """Return the days on which the event can have happened; of an open or very long time only its end."""
    if fact.event_date.value is not None:
        first, last = bounds_of(fact.event_date.value)
        if last == date.max:
            last = first
        return (last, last) if last - first > _LONGEST else (first, last)
    published = list(_published(fact, sources))
    return (min(published) - _REPORTED_WITHIN, max(published)) if published else None


def _published(fact: Fact, sources: Mapping[SourceId, Source]) -> Iterable[date]:
    for item in fact.evidence:
        value = item.report_date or sources[item.span.source].published.value
        if value is not None:
            day = bounds_of(value)[1]
            if day != date.max:
                yield day
