"""What the facts of a note rest on, and who stands in them, gathered in one pass.

The facts of a long note do not stay in the processor's cache from one pass to the next, and each pass would
wait for all of them again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.model.facts import Fact
from briefer.model.ids import ActorId, FactId, SourceId


@dataclass(frozen=True, slots=True)
class Uses:
    """Some facts; how many of them rest on each source, in the order of use, and the grades of its passages.

    `standing` are the facts in which an actor stands, `speaking` those that rest on its words, each in the
    order in which the actors come up; `dated` counts the facts with an event date.
    """

    facts: Sequence[Fact]
    dated: int
    passages: int
    facts_on: Mapping[SourceId, int]
    grades: Mapping[SourceId, set[str]]
    standing: Mapping[ActorId, Sequence[FactId]]
    speaking: Mapping[ActorId, Sequence[FactId]]


def actors_in(fact: Fact) -> tuple[ActorId, ...]:
    """Return the actors that stand in a fact, those with a part in it first, then its speakers, each once."""
    parts = [part.actor for part in fact.actors]
    return tuple(dict.fromkeys((*parts, *_speakers(fact))))


def uses_of(facts: Sequence[Fact]) -> Uses:
    """Return what these facts rest on, and who stands in them."""
    dated = passages = 0
    facts_on: defaultdict[SourceId, int] = defaultdict(int)
    grades: defaultdict[SourceId, set[str]] = defaultdict(set)
    standing: defaultdict[ActorId, list[FactId]] = defaultdict(list)
    speaking: defaultdict[ActorId, list[FactId]] = defaultdict(list)
    last_on: dict[SourceId, FactId] = {}
    for fact in facts:
        key, is_spoken = fact.id, False
        dated += fact.event_date.value is not None
        passages += len(fact.evidence)
        for item in fact.evidence:
            source, speaker = item.span.source, item.attribution.actor
            grades[source].add(item.grading.code)
            if last_on.get(source) != key:
                last_on[source] = key
                facts_on[source] += 1
            if speaker is not None:
                is_spoken = True
                if speaking[speaker][-1:] != [key]:
                    speaking[speaker].append(key)
        if is_spoken or fact.actors:
            for actor in actors_in(fact):
                standing[actor].append(key)
    return Uses(facts, dated, passages, facts_on, grades, standing, speaking)


def _speakers(fact: Fact) -> list[ActorId]:
    """Return the known actors to whom any of a fact's evidence is attributed."""
    return [item.attribution.actor for item in fact.evidence if item.attribution.actor is not None]
