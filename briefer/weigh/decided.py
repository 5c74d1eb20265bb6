"""What the analyst's decisions make of several facts: one statement, date and place over all evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from briefer.model.dates import UNDATED, Basis, Dating, bounds_of, dated
from briefer.model.facts import Evidence, Fact, FactActor
from briefer.model.reconciliations import Choice, Matter, Reconciliation, Way

_BASES = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.GIVEN)  # from firm to weak
_OPEN_ENDS = {date.min: "..", date.max: ".."}


def told_fact(facts: Sequence[Fact], reconciliation: Reconciliation) -> Fact:
    """Return the one fact that stands for all of them, the leading one first: its label, all evidence."""
    return replace(
        facts[0],
        statement=told_statement(facts, reconciliation),
        evidence=tuple(_evidence(facts)),
        actors=tuple(_actors(facts)),
        event_date=_dating(facts, reconciliation.choice(Matter.DATE)),
        deadline=next((fact.deadline for fact in facts if fact.deadline), None),
        place=_place(facts, reconciliation.choice(Matter.PLACE)),
    )


def told_statement(facts: Sequence[Fact], reconciliation: Reconciliation) -> str:
    """Return the one statement: the analyst's, else that of the account whose words or figure were taken."""
    if reconciliation.statement:
        return reconciliation.statement
    by_id = {fact.id: fact for fact in facts}
    choices = (reconciliation.choice(matter) for matter in (Matter.WORDS, Matter.FIGURE))
    taken = (by_id[choice.fact] for choice in choices if choice is not None and choice.fact in by_id)
    return next(taken, facts[0]).statement


def told_dates(facts: Sequence[Fact], reconciliation: Reconciliation) -> tuple[str, ...]:
    """Return the dates that are told beside each other, as EDTF strings; none where one date is told."""
    choice = reconciliation.choice(Matter.DATE)
    if choice is None or choice.way is not Way.BOTH:
        return ()
    values = {fact.event_date.value for fact in facts} - {None}
    return tuple(sorted((value for value in values if value is not None), key=bounds_of))


def span_of_dates(values: Iterable[str]) -> str | None:
    """Return the EDTF string from the first day of all to the last, None where there is no date."""
    bounds = [bounds_of(value) for value in values]
    if not bounds:
        return None
    first, last = min(begin for begin, _ in bounds), max(end for _, end in bounds)
    if first == last:
        return first.isoformat()
    ends = [_OPEN_ENDS.get(day) or day.isoformat() for day in (first, last)]
    return None if ends == ["..", ".."] else "/".join(ends)


def _evidence(facts: Sequence[Fact]) -> Iterable[Evidence]:
    """Return the evidence of all, a passage that several rest on once."""
    first = {item.span: item for fact in reversed(facts) for item in reversed(fact.evidence)}
    return (item for fact in facts for item in fact.evidence if first[item.span] is item)


def _actors(facts: Sequence[Fact]) -> Iterable[FactActor]:
    """Yield the parts in the leading fact, then the actors that others alone name."""
    yield from facts[0].actors
    named = {part.actor for part in facts[0].actors}
    for fact in facts[1:]:
        yield from (part for part in fact.actors if part.actor not in named)
        named |= {part.actor for part in fact.actors}


def _dating(facts: Sequence[Fact], choice: Choice | None) -> Dating:
    datings = [fact.event_date for fact in facts if fact.event_date.value is not None]
    if choice is None:
        return datings[0] if datings else UNDATED
    if choice.way is Way.ONE:
        taken = [fact for fact in facts if fact.event_date.value == choice.value]
        first = next((fact for fact in taken if fact.id == choice.fact), taken[0] if taken else None)
        return dated(choice.value, Basis.GIVEN) if first is None else first.event_date
    value = choice.value or span_of_dates(dating.value for dating in datings if dating.value is not None)
    return dated(value, _weakest(datings)) if value else UNDATED


def _weakest(datings: Sequence[Dating]) -> str:
    """Return the weakest basis among the dates; the analyst's own words count as given."""
    bases = {Basis(it.basis) if it.basis in tuple(Basis) else Basis.GIVEN for it in datings}
    return next((basis for basis in reversed(_BASES) if basis in bases), Basis.GIVEN)


def _place(facts: Sequence[Fact], choice: Choice | None) -> str:
    if choice is not None and choice.value:
        return choice.value
    return next((fact.place for fact in facts if fact.place), "")
