"""What would be proposed in a loaded source, as the plain data that ``briefer suggest --json`` prints."""

from collections.abc import Sequence
from typing import Any

from briefer.model.actors import Actor
from briefer.model.proposals import ProposedName
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
        "mentions": [
            {
                "start": found.start,
                "end": found.end,
                "quote": found.quote,
                "kind": found.kind,
                "actor": labels[found.actors[0]],
                "actors": [labels[key] for key in found.actors],
                "origin": found.origin,
            }
            for found in proposed.mentions
        ],
        "names": [
            {"start": it.start, "end": it.end, "quote": it.quote, "kind": it.kind, "origin": it.origin}
            for it in proposed.names
        ],
        "dates": [
            {
                "start": date.start,
                "end": date.end,
                "quote": date.quote,
                "value": date.value,
                "precision": date.precision,
                "basis": date.basis,
            }
            for date in dates_in(loaded.text, loaded.published)
        ],
        "speakers": [
            {
                "start": said.start,
                "end": said.end,
                "quote": said.quote,
                "speaker": said.speaker,
                "cue": said.cue,
            }
            for said in proposed_speakers(loaded.text)
        ],
    }
