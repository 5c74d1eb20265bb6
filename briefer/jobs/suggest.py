"""What would be proposed in a loaded source, as the plain data that ``briefer suggest --json`` prints."""

from collections.abc import Sequence
from typing import Any

from briefer.model.actors import Actor
from briefer.model.proposals import ProposedMention
from briefer.model.sources import LoadedSource
from briefer.suggest.known import known_mentions
from briefer.suggest.names import proposed_names
from briefer.suggest.speakers import proposed_speakers
from briefer.text.dates import dates_in


def suggest(loaded: LoadedSource, actors: Sequence[Actor]) -> dict[str, Any]:
    """Return the mentions of these actors, other names, dates and speakers in a source.

    Offsets are code points of its text. An actor is named by its label; what an actor is called is no other
    name. Dates are resolved against the source's date of publication; where there is none they are left open.
    """
    labels = {actor.id: actor.label for actor in actors}
    mentions = known_mentions(loaded.text, actors)
    return {
        "mentions": [
            {
                "start": found.start,
                "end": found.end,
                "quote": found.quote,
                "kind": found.kind,
                "actor": labels[found.actor],
                "origin": found.origin,
            }
            for found in mentions
        ],
        "names": _names(loaded.text, actors, mentions),
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


def _names(text: str, actors: Sequence[Actor], mentions: Sequence[ProposedMention]) -> list[dict[str, Any]]:
    """Return the names that are no actor's, nor lie in the mention of one."""
    known = {name for actor in actors for name in actor.names}
    mentioned = {place for found in mentions for place in range(found.start, found.end)}
    return [
        {"start": name.start, "end": name.end, "quote": name.quote, "kind": name.kind, "origin": name.origin}
        for name in proposed_names(text, known)
        if not (name.start in mentioned and name.end - 1 in mentioned)
    ]
