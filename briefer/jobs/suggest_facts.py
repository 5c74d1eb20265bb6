"""A fact for each sentence of a loaded source, as it would begin on a card, in the form of a tag file."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from briefer.model.actors import Actor
from briefer.model.facts import Attribution
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedFact
from briefer.model.sources import LoadedSource
from briefer.suggest.fact_drafts import Named, Printed, draft_fact
from briefer.suggest.stretches import proposed_in
from briefer.text.sentences import sentence_spans


def suggest_facts(loaded: LoadedSource, actors: Sequence[Actor]) -> list[dict[str, Any]]:
    """Return the facts that the sentences of a source make, about these actors, each resting on its sentence.

    Offsets are code points of the source's text. An actor is named by its label.
    """
    by_key = {actor.id: actor for actor in actors}
    named = Named((), proposed_in(loaded.text, actors).mentions, by_key)
    printed = Printed(loaded.text, loaded.published, loaded.language)
    source = sha256(loaded.text.encode()).hexdigest()
    return [
        _fact(
            draft_fact(printed, start, end, named),
            {"source": source, "start": start, "end": end, "quote": loaded.text[start:end]},
            by_key,
        )
        for start, end in sentence_spans(loaded.text)
    ]


def _fact(proposed: ProposedFact, span: Mapping[str, Any], actors: Mapping[ActorId, Actor]) -> dict[str, Any]:
    event = proposed.event
    return {
        "kind": proposed.kind,
        "statement": " ".join(span["quote"].split()),
        "actors": [{"actor": actors[part.actor].label, "role": part.role} for part in proposed.parts],
        "event_date": {"value": event.value, "precision": event.precision, "basis": event.basis}
        if event is not None
        else None,
        "deadline": None if proposed.deadline is None else proposed.deadline.value,
        "place": proposed.place,
        "evidence": [
            {
                **span,
                "attribution": _attribution(proposed.attribution, actors),
                "status": proposed.status,
                "modality": proposed.modality,
            }
        ],
    }


def _attribution(said: Attribution, actors: Mapping[ActorId, Actor]) -> dict[str, Any]:
    who = said.who if said.actor is None else actors[said.actor].label
    return {"kind": said.kind, "who": who, "verb": said.verb}
