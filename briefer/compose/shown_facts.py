"""What a citation shows of its fact, in plain lines, by which a change since it was written is told."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefer.compose.material import CITATION
from briefer.model.actors import Actor
from briefer.model.drafting import Seen
from briefer.model.facts import Evidence, Fact, Modality, Status
from briefer.model.ids import ActorId, SourceId
from briefer.model.sources import Source

_LONGEST = 600  # code points of a line that are kept to be shown again


class Change(StrEnum):
    """What became of a citation since it was written."""

    NONE = "none"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """A citation as it was seen, and what its fact shows now; `now` is empty where the fact is gone."""

    seen: Seen
    change: Change
    now: str = ""


def shown_lines(
    fact: Fact, sources: Mapping[SourceId, Source], actors: Mapping[ActorId, Actor]
) -> tuple[str, ...]:
    """Return the lines that stand for a fact: its statement, when and where, and each passage it rests on."""
    event = fact.event_date.value
    when = " · ".join(
        part
        for part in (event or "not dated", f"by {fact.deadline}" if fact.deadline else "", fact.place)
        if part
    )
    return (
        " ".join(fact.statement.split()),
        f"{when} ({fact.event_date.basis})" if event else when,
        *(_passage(item, sources, actors) for item in fact.evidence),
    )


def seen_of(fact: Fact, sources: Mapping[SourceId, Source], actors: Mapping[ActorId, Actor]) -> Seen:
    """Return a citation of the fact as it is now."""
    lines = shown_lines(fact, sources, actors)
    sha256 = hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()
    kept = (line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…" for line in lines)
    return Seen(fact.label, fact.id, sha256, "\n".join(kept))


def seen_in(text: str, before: Iterable[Seen], now: Mapping[str, Seen]) -> tuple[Seen, ...]:
    """Return the citations of a text: those there before as they were seen, new ones as their facts are now.

    `now` is by label in lower case; a label of no fact is seen only if it was before.
    """
    old = {seen.label.casefold(): seen for seen in before}
    labels = dict.fromkeys(label.casefold() for label in CITATION.findall(text))
    found = (old.get(label) or now.get(label) for label in labels)
    return tuple(seen for seen in found if seen is not None)


def standings(seen: Iterable[Seen], now: Mapping[str, Seen]) -> Iterator[Standing]:
    """Return what became of each citation; another fact of the same label is not the one that was cited."""
    for each in seen:
        fresh = now.get(each.label.casefold())
        if fresh is None or fresh.fact != each.fact:
            yield Standing(each, Change.GONE)
        else:
            change = Change.NONE if fresh.sha256 == each.sha256 else Change.CHANGED
            yield Standing(each, change, fresh.words)


def seen_by_label(
    facts: Iterable[Fact], sources: Mapping[SourceId, Source], actors: Mapping[ActorId, Actor]
) -> dict[str, Seen]:
    """Return every fact as a citation would show it now, by its label in lower case."""
    return {fact.label.casefold(): seen_of(fact, sources, actors) for fact in facts}


def _passage(item: Evidence, sources: Mapping[SourceId, Source], actors: Mapping[ActorId, Actor]) -> str:
    said = item.attribution
    actor = actors.get(said.actor) if said.actor is not None else None
    source = sources.get(item.span.source)
    parts = (
        f"“{' '.join(item.span.quote.split())}”",
        f"“{' '.join(item.translation.split())}”" if item.translation else "",
        source.label if source else "",
        actor.name if actor else said.who,
        item.status if item.status is not Status.REPORTED else "",
        item.modality if item.modality is not Modality.ACTUAL else "",
        item.report_date or "",
        item.grading.code,
    )
    return " · ".join(part for part in parts if part)
