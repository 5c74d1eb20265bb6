"""Commands on reconciliations: facts joined as one event or as a conflict, weighed, and parted again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from briefer.commands.wording import one_line, plain_faults, shown
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.facts import Fact
from briefer.model.ids import FactId, ReconciliationId, new_key
from briefer.model.proposals import dismissed_facts
from briefer.model.reconciliations import RANGED, Choice, Matter, Reconciliation, ReconciliationKind, Way
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session
from briefer.weigh.accounts import accounts_of
from briefer.weigh.values import value_of

_FEWEST = 2
_KIND_WORDS = {ReconciliationKind.SAME_EVENT: "same event", ReconciliationKind.CONFLICT: "conflict"}


def join_facts(session: Session, facts: Sequence[FactId], kind: ReconciliationKind) -> ReconciliationId:
    """Join facts, the first one leading, and return the reconciliation's id.

    A fact that is part of a reconciliation brings all of that along; what was decided there stays, but where
    two of them decided one matter in two ways, it is open again. Raises BrieferError where fewer than two
    facts are named, or they are joined like this already.
    """
    if len(set(facts)) < _FEWEST:
        raise BrieferError("One fact alone cannot be joined.", "Choose two facts or more.")
    old, merged = joined(session, facts, kind)
    if old == (merged,):
        what = f"These facts are joined already, as {_KIND_WORDS[kind]}."
        raise BrieferError(what, "Choose a fact that is not among them, or join them the other way.")
    with session.step(f"Join {_labels(session, merged.facts)} as {_KIND_WORDS[kind]}"):
        for gone in old[1:]:
            remove(session, Collection.RECONCILIATION, gone.id)
        writing.put_reconciliation(session, merged)
    return merged.id


def take_out(session: Session, fact_id: FactId) -> None:
    """Take a fact out of the reconciliation that it is part of; with two facts, both are parted.

    What was decided on its account is open again. Raises BrieferError where it is part of none.
    """
    fact = queries.fact(session, fact_id)
    before = _reconciliation_of(session, fact)
    left = tuple(key for key in before.facts if key != fact_id)
    if len(left) < _FEWEST:
        part_facts(session, before.id)
        return
    choices = tuple(choice for choice in before.choices if choice.fact != fact_id)
    with session.step(f"Take {fact.label} out of {before.label}"):
        writing.put_reconciliation(session, replace(before, facts=left, choices=choices))


def lead_with(session: Session, fact_id: FactId) -> None:
    """Let a fact lead the reconciliation that it is part of: it is cited for all and printed, unless decided.

    Raises BrieferError where it is part of none.
    """
    fact = queries.fact(session, fact_id)
    before = _reconciliation_of(session, fact)
    if before.lead == fact_id:
        return
    order = (fact_id, *(key for key in before.facts if key != fact_id))
    with session.step(f"Lead {before.label} with {fact.label}"):
        writing.put_reconciliation(session, replace(before, facts=order))


def decide(session: Session, reconciliation_id: ReconciliationId, choice: Choice) -> None:
    """Store what the analyst decided in a matter, in place of what was decided in it before.

    Where the choice has no value of its own, it is that of the account taken, or of all. Raises BrieferError
    where one is to be taken and it is not said which, or a range is given of what has none.
    """
    before = queries.reconciliation(session, reconciliation_id)
    others = tuple(other for other in before.choices if other.matter is not choice.matter)
    with plain_faults():
        after = replace(before, choices=_in_order((*others, _completed(session, before, choice))))
    with session.step(f"Decide the {choice.matter} of {before.label}"):
        writing.put_reconciliation(session, after)


def reopen(session: Session, reconciliation_id: ReconciliationId, matter: Matter) -> None:
    """Take back what was decided in a matter; nothing happens where nothing was."""
    before = queries.reconciliation(session, reconciliation_id)
    if before.choice(matter) is None:
        return
    left = tuple(choice for choice in before.choices if choice.matter is not matter)
    with session.step(f"Reopen the {matter} of {before.label}"):
        writing.put_reconciliation(session, replace(before, choices=left))


def state_as_one(session: Session, reconciliation_id: ReconciliationId, statement: str) -> None:
    """Set the one statement that is printed; a blank one leaves it to the account that leads or was taken."""
    before = queries.reconciliation(session, reconciliation_id)
    words = one_line(statement)
    if words != before.statement:
        with session.step(f"Word {before.label} “{shown(words)}”" if words else f"Unword {before.label}"):
            writing.put_reconciliation(session, replace(before, statement=words))


def part_facts(session: Session, reconciliation_id: ReconciliationId) -> None:
    """Part all facts of a reconciliation again; each stays as its outlet has it."""
    before = queries.reconciliation(session, reconciliation_id)
    with session.step(f"Part {_labels(session, before.facts)}"):
        remove(session, Collection.RECONCILIATION, reconciliation_id)


def dismiss_pairs(session: Session, pairs: Sequence[tuple[FactId, FactId]]) -> None:
    """Keep in mind that the facts of each pair do not tell of one event, so that it is not proposed again."""
    facts = dict.fromkeys(key for pair in pairs for key in pair)
    with session.step(f"Dismiss {_labels(session, facts)} as one event"):
        for one, other in pairs:
            writing.add_dismissal(session, dismissed_facts(one, other))


def joined(
    session: Session, facts: Sequence[FactId], kind: ReconciliationKind
) -> tuple[tuple[Reconciliation, ...], Reconciliation]:
    """Return the reconciliations that two facts or more are part of, and the one they come to.

    It goes on from the first of the old ones; nothing is stored.
    """
    old = tuple(_distinct(queries.reconciliation_of(session, key) for key in facts))
    members = tuple(dict.fromkeys(key for fact in facts for key in _with_others(fact, old)))
    if not old:
        label = queries.next_label(session, Collection.RECONCILIATION)
        return (), Reconciliation(ReconciliationId(new_key()), label, kind, members)
    return old, replace(
        old[0],
        kind=kind,
        facts=members,
        statement=next((each.statement for each in old if each.statement), ""),
        choices=_in_order(_agreed(choice for each in old for choice in each.choices)),
        note="\n".join(each.note for each in old if each.note),
    )


def _agreed(choices: Iterable[Choice]) -> Iterable[Choice]:
    """Yield the first choice of each matter in which all of them hold the same."""
    for _, found in groupby(_in_order(choices), lambda choice: choice.matter):
        first, *others = found
        if all((other.way, other.value) == (first.way, first.value) for other in others):
            yield first


def _in_order(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: list(Matter).index(choice.matter)))


def _completed(session: Session, reconciliation: Reconciliation, choice: Choice) -> Choice:
    """Return the choice with its words on one line, and a value."""
    if choice.way is Way.RANGE and choice.matter not in RANGED:
        what = f"There is no range of a {_NOUNS[choice.matter]}."
        raise BrieferError(what, "Take one account, or tell both.")
    value = one_line(choice.value)
    if not value:
        accounts = accounts_of(queries.fact(session, key) for key in reconciliation.facts)
        names = {actor.id: actor.name for actor in queries.actors(session)}
        value = value_of(choice, accounts, names)
    if choice.way is Way.ONE and not value:
        raise BrieferError("It is not said what holds.", "Take an account that says it, or write what holds.")
    return replace(choice, value=value, reason=one_line(choice.reason))


_NOUNS = {Matter.PLACE: "place", Matter.SPEAKER: "speaker", Matter.WORDS: "statement"}


def _reconciliation_of(session: Session, fact: Fact) -> Reconciliation:
    found = queries.reconciliation_of(session, fact.id)
    if found is None:
        raise BrieferError(f"{fact.label} is not joined with any other fact.", "Join it first.")
    return found


def _with_others(fact: FactId, old: Sequence[Reconciliation]) -> tuple[FactId, ...]:
    return next((each.facts for each in old if fact in each.facts), (fact,))


def _distinct(found: Iterable[Reconciliation | None]) -> Iterable[Reconciliation]:
    return {each.id: each for each in found if each is not None}.values()


def _labels(session: Session, facts: Iterable[FactId]) -> str:
    labels = [queries.fact(session, key).label for key in facts]
    return shown(", ".join(labels)) if len(labels) > _FEWEST else " and ".join(labels)
