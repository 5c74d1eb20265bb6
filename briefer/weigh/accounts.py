"""Accounts: one fact as one passage has it, so that what outlets say can be set side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefer.model.facts import Evidence, Fact
from briefer.model.ids import ActorId, SourceId
from briefer.text.figures import Figure, figures_in

Speaker = ActorId | str
"""Who is said to have said it: an actor's key, words, or an empty string."""


@dataclass(frozen=True, slots=True)
class Account:
    """A fact as one of its passages has it.

    `figures` are those of the fact's statement; where the passage gives another number of the same, that
    number stands instead.
    """

    fact: Fact
    item: Evidence
    figures: tuple[Figure, ...]

    @property
    def source(self) -> SourceId:
        """The source of the passage."""
        return self.item.span.source

    @property
    def date(self) -> str | None:
        """The date of the event, as an EDTF string, or None."""
        return self.fact.event_date.value

    @property
    def speaker(self) -> Speaker:
        """Who is said to have said it."""
        said = self.item.attribution
        return said.who if said.actor is None else said.actor


def accounts_of(facts: Iterable[Fact]) -> tuple[Account, ...]:
    """Return an account of each passage of each fact; a passage that several facts share gives one each."""
    return tuple(_account(fact, item, stated) for fact, stated in _stated(facts) for item in fact.evidence)


def _stated(facts: Iterable[Fact]) -> Iterable[tuple[Fact, tuple[Figure, ...]]]:
    return ((fact, figures_in(fact.statement)) for fact in facts)


def _account(fact: Fact, item: Evidence, stated: tuple[Figure, ...]) -> Account:
    told = figures_in(item.translation or item.span.quote) if stated else ()
    return Account(fact, item, tuple(_as_told(figure, told) for figure in stated))


def _as_told(stated: Figure, told: tuple[Figure, ...]) -> Figure:
    """Return the figure as stated, unless the passage counts the same and gives other numbers alone."""
    alike = [figure for figure in told if figure.counts_like(stated)]
    if not alike or any(figure.agrees_with(stated) for figure in alike):
        return stated
    return replace(alike[0], kind=stated.kind, nouns=stated.nouns)
