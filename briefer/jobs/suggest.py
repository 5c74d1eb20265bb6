"""What would be proposed in a loaded source, as the plain data that ``briefer suggest --json`` prints."""

from collections.abc import Mapping, Sequence
from typing import Any

from briefer.model.actors import Actor
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedDate, ProposedMention, ProposedName, ProposedSpeaker
from briefer.model.sources import LoadedSource
from briefer.suggest.speakers import proposed_speakers
from briefer.suggest.stretches import proposed_in
from briefer.text.dates import dates_in


def suggest(
    loaded: LoadedSource, actors: Sequence[Actor], others: Sequence[ProposedName] = ()
) -> dict[str, Any]:
    """Return the mentions of these actors, other names, dates and speakers in a source.

    Offsets are code points of its text. An actor is named by its label; what an actor is called is no other
    name. `others` are names found by other means. Dates are resolved against the source's date of
    publication; where there is none they are left open.
    """
    labels = {actor.id: actor.label for actor in actors}
    proposed = proposed_in(loaded.text, actors, others)
    return {
        "mentions": [_mention(found, labels) for found in proposed.mentions],
        "names": [{**_place(name), "kind": name.kind, "origin": name.origin} for name in proposed.names],
        "dates": [
            {**_place(date), "value": date.value, "precision": date.precision, "basis": date.basis}
            for date in dates_in(loaded.text, loaded.published)
        ],
        "speakers": [
            {**_place(said), "speaker": said.speaker, "cue": said.cue}
            for said in proposed_speakers(loaded.text)
        ],
    }


def _mention(found: ProposedMention, labels: Mapping[ActorId, str]) -> dict[str, Any]:
    """Return a mention as plain data; `actor`, the first of its actors, is what older readers look for."""
    actors = [labels[key] for key in found.actors]
    return {
        **_place(found),
        "kind": found.kind,
        "actor": actors[0],
        "actors": actors,
        "origin": found.origin,
    }


def _place(found: ProposedMention | ProposedName | ProposedDate | ProposedSpeaker) -> dict[str, Any]:
    return {"start": found.start, "end": found.end, "quote": found.quote}
