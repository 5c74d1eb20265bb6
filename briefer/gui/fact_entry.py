"""What a fact card begins with: the words, actors and dates that stand in the passage."""

import re
from collections.abc import Sequence

from briefer.model.actors import Mention
from briefer.model.dates import UNDATED, Dating, dated, is_edtf
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Evidence,
    FactActor,
    FactKind,
    Grading,
    Modality,
)
from briefer.model.ids import ActorId, EvidenceId, new_key
from briefer.model.proposals import ProposedDate
from briefer.model.sources import Source
from briefer.model.spans import Span
from briefer.text.dates import dates_in

_SAID = re.compile(
    r"\b(said|says|stated|told|announced|according to|claimed|added|confirmed|denied|warned|urged"
    r"|reiterated|emphasi[sz]ed|expressed)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]{3,}[”\"]")
_AHEAD = re.compile(r"\b(will|shall|is to|are to|plans? to|agreed to|is due to|are due to)\b", re.IGNORECASE)

ROLES = ("subject", "object", "speaker", "recipient", "party", "target", "beneficiary", "place", "topic")


def kind_of(quote: str) -> FactKind:
    """Return the kind to begin with: a statement where the passage says that someone said something."""
    return FactKind.STATEMENT if _SAID.search(quote) else FactKind.EVENT


def evidence_of(span: Span, source: Source) -> Evidence:
    """Return the evidence that this passage is, graded as its source is, with what its wording shows."""
    said = _SAID.search(span.quote)
    kind = AttributionKind.NONE
    if said:
        kind = AttributionKind.PARTIAL_QUOTE if _QUOTED.search(span.quote) else AttributionKind.INDIRECT
    return Evidence(
        EvidenceId(new_key()),
        span,
        attribution=Attribution(kind, verb=said[0] if said else ""),
        modality=Modality.FUTURE if _AHEAD.search(span.quote) else Modality.ACTUAL,
        grading=Grading(source.reliability),
    )


def actors_in(span: Span, mentions: Sequence[Mention], kind: FactKind) -> tuple[FactActor, ...]:
    """Return each actor mentioned in the passage once, in the order of the text, the first with a part."""
    inside = sorted(
        (item for item in mentions if item.span.start < span.end and item.span.end > span.start),
        key=lambda item: (item.span.start, -item.span.end),
    )
    found = tuple(dict.fromkeys(actor for item in inside for actor in item.actors))
    first = "speaker" if kind is FactKind.STATEMENT else "subject"
    return tuple(FactActor(actor, "" if number else first) for number, actor in enumerate(found))


def dates_of(span: Span, source: Source) -> tuple[ProposedDate, ...]:
    """Return the dates that the passage names and that could be resolved, in the order of the text."""
    found = dates_in(span.quote, source.published)
    known = {item.value: item for item in reversed(found) if item.value is not None}
    return tuple(item for item in found if item.value is not None and known[item.value] is item)


def dating_of(proposed: ProposedDate) -> Dating:
    """Return the proposal as a date with its basis."""
    return UNDATED if proposed.value is None else dated(proposed.value, proposed.basis)


def read_date(words: str, published: Dating) -> str | None:
    """Return the EDTF value of what was typed, or None where it is no date.

    An EDTF string stands for itself; other words are read as the text of a source that was published on
    this date would be (“Tuesday”, “18 January”), and must be a date as a whole.
    """
    typed = words.strip()
    if is_edtf(typed):
        return typed
    for item in dates_in(typed, published):
        if item.value is not None and not (typed[: item.start] + typed[item.end :]).strip(" ,.").strip():
            return item.value
    return None


def same_actor_twice(parts: Sequence[FactActor]) -> ActorId | None:
    """Return an actor that is given the same part twice, or None."""
    seen: set[FactActor] = set()
    for part in parts:
        if part in seen:
            return part.actor
        seen.add(part)
    return None
