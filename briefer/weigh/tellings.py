"""Tellings: each fact as it is told, facts that were reconciled as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from briefer.model.facts import Fact, Status
from briefer.model.ids import EvidenceId, FactId
from briefer.model.reconciliations import Matter, Reconciliation
from briefer.model.setting import value
from briefer.weigh.accounts import Account, accounts_of
from briefer.weigh.decided import told_dates, told_fact
from briefer.weigh.differences import Difference, speakers_differ, undecided
from briefer.weigh.otherwise import (
    Otherwise,
    is_figure_missing,
    taken_account,
    told_figures,
    told_otherwise,
)

_AGAINST = (Status.DISPUTED, Status.DENIED)

_Others = Mapping[EvidenceId, tuple[Otherwise, ...]]
_NOTHING: _Others = {}  # the same for all: there are as many as facts


@value
class Telling:
    """One fact as it is told, over the evidence of all its members.

    `fact` has the id and label of the leading member. `undecided` is what accounts differ in and nobody
    decided; `otherwise` says of a passage what it reports otherwise; `dates` are EDTF strings where several
    are told; `given` is a figure that was decided and that the statement does not have; `spoken` is the fact
    over the passages that speak of what is told, with the speaker who was decided on.
    """

    fact: Fact
    members: tuple[FactId, ...]
    spoken: Fact
    undecided: tuple[Difference, ...] = ()
    otherwise: _Others = field(default_factory=lambda: _NOTHING)
    dates: tuple[str, ...] = ()
    given: str = ""

    @property
    def differs(self) -> bool:
        """Whether accounts differ from each other or from what is told."""
        return bool(self.undecided or self.otherwise or self.dates)


def tellings(facts: Sequence[Fact], reconciliations: Iterable[Reconciliation]) -> tuple[Telling, ...]:
    """Return how the facts are told, in their order, those that are told as one where the first stands."""
    of_fact = {key: it for it in reconciliations for key in it.facts}
    if not of_fact:
        return tuple([Telling(fact, (fact.id,), fact, (), _NOTHING) for fact in facts])
    by_id = {fact.id: fact for fact in facts}
    found: dict[FactId, Telling] = {}
    for fact in facts:
        reconciliation = of_fact.get(fact.id)
        if reconciliation is None:
            found[fact.id] = Telling(fact, (fact.id,), fact)
        elif reconciliation.lead not in found:
            members = [by_id[key] for key in reconciliation.facts if key in by_id]
            found[reconciliation.lead] = told_as_one(members, reconciliation)
    return tuple(found.values())


def told_facts(facts: Sequence[Fact], reconciliations: Iterable[Reconciliation]) -> tuple[Fact, ...]:
    """Return the facts as they are told, those that were reconciled as one."""
    return tuple(telling.fact for telling in tellings(facts, reconciliations))


def told_as_one(facts: Sequence[Fact], reconciliation: Reconciliation) -> Telling:
    """Return how several facts, the leading one first, are told as one."""
    accounts = accounts_of(facts)
    fact, dates = told_fact(facts, reconciliation), told_dates(facts, reconciliation)
    otherwise = told_otherwise(fact, dates, reconciliation, accounts)
    return Telling(
        fact=fact,
        members=tuple(member.id for member in facts),
        spoken=_spoken(fact, reconciliation, accounts, otherwise),
        undecided=undecided(reconciliation, accounts),
        otherwise=otherwise,
        dates=dates,
        given=_given(fact, reconciliation, accounts),
    )


def leads(found: Iterable[Telling]) -> dict[FactId, FactId]:
    """Return for each fact the one that is printed and cited for it."""
    return {member: telling.fact.id for telling in found for member in telling.members}


def _spoken(
    fact: Fact,
    reconciliation: Reconciliation,
    accounts: Sequence[Account],
    otherwise: _Others,
) -> Fact:
    """Return the fact with the attribution that was decided on wherever another speaker is named.

    Who claims another figure than the one that is told claims nothing of what is told, and is left out.
    """
    taken = taken_account(Matter.SPEAKER, reconciliation, accounts)
    said = {account.item.id: account.speaker for account in accounts}
    evidence = tuple(
        replace(item, attribution=taken.item.attribution)
        if taken is not None and said[item.id] and speakers_differ(said[item.id], taken.speaker)
        else item
        for item in fact.evidence
        if item.status in _AGAINST or Matter.FIGURE not in dict(otherwise.get(item.id, ()))
    )
    return replace(fact, evidence=evidence or fact.evidence)


def _given(fact: Fact, reconciliation: Reconciliation, accounts: Sequence[Account]) -> str:
    """Return the figure that was decided where the statement lacks it, or an empty string."""
    choice = reconciliation.choice(Matter.FIGURE)
    if choice is None or not choice.value:
        return ""
    is_missing = is_figure_missing(fact.statement, told_figures(fact.statement, reconciliation, accounts))
    return choice.value if is_missing else ""
