"""A new fact's card in step with its statement: what is proposed follows the words that are written.

What the analyst changed by hand stays as it is.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QLineEdit

from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.fact_entry import dating_of, read_facts, switched_on
from briefer.gui.views.actor_parts import ActorParts
from briefer.gui.views.date_field import DateField
from briefer.gui.views.fact_fields import EvidenceFields
from briefer.gui.views.fact_passages import FactPassages
from briefer.gui.views.parts import choose, chosen
from briefer.model.dates import Dating
from briefer.model.facts import FactActor, FactKind, Modality, Status
from briefer.model.proposals import ProposedFact
from briefer.model.spans import Span


class Fields(Protocol):
    """The fields of a card that hold what is proposed."""

    kind: QComboBox
    actors: ActorParts
    date: DateField
    deadline: QLineEdit
    place: QLineEdit
    passages: FactPassages


class Following:
    """Puts what is proposed for a new fact into its card, anew as its statement is written."""

    def __init__(self, desk: Desk, span: Span, card: Fields) -> None:
        """Read the passage; `proposed` is what is proposed on all of it."""
        self._desk, self._span, self._card = desk, span, card
        self._facts = read_facts(desk, span)
        self.proposed = switched_on(desk, self._facts.whole())

    def follow(self, statement: str) -> None:
        """Propose what the words say that this statement tells."""
        self._show(switched_on(self._desk, self._facts.told(statement)))

    def read_again(self, statement: str) -> None:
        """Read the passage anew, as when its date of publication was set."""
        self._facts = read_facts(self._desk, self._span)
        self.follow(statement)

    def _show(self, proposed: ProposedFact) -> None:
        before, self.proposed = self.proposed, proposed
        if proposed != before:
            published = self._card.passages.published()
            _follow_fact(self._card, before, proposed, published)
            _follow_passage(self._card.passages.fields, before, proposed)


def parts_of(proposed: ProposedFact) -> tuple[FactActor, ...]:
    """Return the actors that are proposed, with their parts."""
    return tuple(FactActor(part.actor, part.role) for part in proposed.parts)


def show_parts(actors: ActorParts, proposed: ProposedFact) -> None:
    """Show the actors that are proposed, each with where it stands."""
    actors.show_parts(parts_of(proposed), {part.actor: part.origin for part in proposed.parts})


def _follow_fact(card: Fields, before: ProposedFact, after: ProposedFact, published: Dating) -> None:
    if chosen(card.kind, FactKind) is before.kind:
        choose(card.kind, after.kind)
    if parts_of(after) != parts_of(before) and _holds(card.actors, before):
        show_parts(card.actors, after)
    if card.place.text() == before.place:
        card.place.setText(after.place)
    _follow_date(card.date.text, before, after, lambda dating: card.date.show_date(dating, published))
    card.date.offer(after.dates, after.around, lacks_publication=after.lacks_publication)
    if card.deadline.text() == (dating_of(before.deadline).value or ""):
        card.deadline.setText(dating_of(after.deadline).value or "")


def _follow_date(
    field: QLineEdit, before: ProposedFact, after: ProposedFact, show: Callable[[Dating], None]
) -> None:
    if field.text() == (dating_of(before.event).value or ""):
        show(dating_of(after.event))


def _follow_passage(fields: EvidenceFields, before: ProposedFact, after: ProposedFact) -> None:
    if chosen(fields.status, Status) is before.status:
        choose(fields.status, after.status)
    if chosen(fields.modality, Modality) is before.modality:
        choose(fields.modality, after.modality)
    if after.attribution != before.attribution and fields.said() == before.attribution:
        fields.show_attribution(after.attribution)


def _holds(actors: ActorParts, proposed: ProposedFact) -> bool:
    """Return whether the actors are still those that were proposed."""
    try:
        return actors.parts() == parts_of(proposed)
    except BrieferError:
        return False
