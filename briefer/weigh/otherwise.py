"""Which passages tell otherwise than what is printed, so that no source stands under words of others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefer.model.facts import Fact
from briefer.model.ids import EvidenceId, FactId
from briefer.model.reconciliations import Matter, Reconciliation, ReconciliationKind, Way
from briefer.text.figures import Figure, figures_in
from briefer.weigh.accounts import Account, Speaker
from briefer.weigh.differences import (
    dates_differ,
    figure_words,
    places_differ,
    speakers_differ,
)

Otherwise = tuple[Matter, Speaker]
"""A matter and what a passage says in it: an EDTF string, an actor's key, or words."""


def told_otherwise(
    told: Fact, dates: Sequence[str], reconciliation: Reconciliation, accounts: Sequence[Account]
) -> Mapping[EvidenceId, tuple[Otherwise, ...]]:
    """Return what each passage says otherwise than the one fact that is told; those that agree are left out.

    `dates` are those that are told beside each other, if several are.
    """
    shown = dates or ([told.event_date.value] if told.event_date.value else [])
    figures = told_figures(told.statement, reconciliation, accounts)
    found = {
        account.item.id: (
            *_date(account, shown),
            *_figures(account, figures),
            *_place(account, told.place),
            *_speaker(account, reconciliation, accounts),
            *_words(account, told.statement, reconciliation),
        )
        for account in accounts
    }
    return {key: said for key, said in found.items() if said}


def told_figures(
    statement: str, reconciliation: Reconciliation, accounts: Sequence[Account]
) -> tuple[Figure, ...]:
    """Return the figures that are told: those decided on, else those of the statement.

    A figure that was decided on without a word of what it counts counts what the accounts' figures do.
    """
    choice = reconciliation.choice(Matter.FIGURE)
    if choice is None or not (decided := figures_in(choice.value)):
        return figures_in(statement)
    known = [figure for account in accounts for figure in account.figures]
    return tuple(_counting(figure, known) for figure in decided)


def is_figure_missing(statement: str, told: Iterable[Figure]) -> bool:
    """Return whether the statement lacks a number of the figures that are told."""
    stated = {end for figure in figures_in(statement) for end in (figure.low, figure.high)}
    return any(end not in stated for figure in told for end in (figure.low, figure.high))


def _counting(figure: Figure, known: Sequence[Figure]) -> Figure:
    """Return the figure with what it counts, taken from one that is known where its own words do not say."""
    if figure.kind or not known or any(figure.counts_like(other) for other in known):
        return figure
    like = next((other for other in known if other.agrees_with(figure)), known[0])
    return replace(figure, kind=like.kind, nouns=like.nouns)


def _date(account: Account, shown: Sequence[str]) -> Iterable[Otherwise]:
    value = account.date
    if value is not None and shown and all(dates_differ(value, date) for date in shown):
        yield Matter.DATE, value


def _figures(account: Account, told: Sequence[Figure]) -> Iterable[Otherwise]:
    for figure in account.figures:
        alike = [other for other in told if other.counts_like(figure)]
        if alike and not any(figure.agrees_with(other) for other in alike):
            yield Matter.FIGURE, figure_words(figure)


def _place(account: Account, told: str) -> Iterable[Otherwise]:
    place = account.fact.place
    if place and told and places_differ(place, told):
        yield Matter.PLACE, place


def _speaker(
    account: Account, reconciliation: Reconciliation, accounts: Sequence[Account]
) -> Iterable[Otherwise]:
    taken = taken_account(Matter.SPEAKER, reconciliation, accounts)
    if taken is not None and account.speaker and speakers_differ(account.speaker, taken.speaker):
        yield Matter.SPEAKER, account.speaker


def _words(account: Account, statement: str, reconciliation: Reconciliation) -> Iterable[Otherwise]:
    """Yield the account's own statement where it contradicts the one that is told."""
    choice = reconciliation.choice(Matter.WORDS)
    if reconciliation.kind is not ReconciliationKind.CONFLICT or (choice and choice.way is not Way.ONE):
        return
    taken: FactId = choice.fact if choice and choice.fact is not None else reconciliation.lead
    if account.fact.id != taken and account.fact.statement != statement:
        yield Matter.WORDS, account.fact.statement


def taken_account(
    matter: Matter, reconciliation: Reconciliation, accounts: Sequence[Account]
) -> Account | None:
    """Return the account that was taken in a matter, or None where none was."""
    choice = reconciliation.choice(matter)
    if choice is None or choice.way is not Way.ONE or choice.fact is None:
        return None
    return next((account for account in accounts if account.fact.id == choice.fact), None)
