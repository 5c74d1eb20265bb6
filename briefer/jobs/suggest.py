"""What would be proposed in a loaded source, as the plain data that ``briefer suggest --json`` prints."""

from collections.abc import Sequence
from typing import Any

from briefer.model.actors import Actor
from briefer.model.sources import LoadedSource
from briefer.suggest.known import known_mentions
from briefer.text.dates import dates_in


def suggest(loaded: LoadedSource, actors: Sequence[Actor]) -> dict[str, Any]:
    """Return the mentions of these actors and the dates in a source; offsets are code points of its text.

    An actor is named by its label. Dates are resolved against the source's date of publication; where there
    is none they are left open. Who said what is not proposed yet.
    """
    labels = {actor.id: actor.label for actor in actors}
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
            for found in known_mentions(loaded.text, actors)
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
        "speakers": [],
    }
