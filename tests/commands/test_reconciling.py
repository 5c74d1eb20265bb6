"""Facts are joined, weighed, and parted again; each is one step, and nonsense is told in one sentence."""

import pytest

from briefer.commands import reconciling
from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, remove_fact
from briefer.commands.sources import add_sources, remove_source
from briefer.errors import BrieferError
from briefer.model.dates import dated
from briefer.model.facts import Attribution, AttributionKind, FactKind
from briefer.model.ids import FactId, ReconciliationId
from briefer.model.proposals import DismissalKind, dismissed_facts
from briefer.model.reconciliations import Choice, Matter, Reconciliation, ReconciliationKind, Way
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import labels

SAME, CONFLICT = ReconciliationKind.SAME_EVENT, ReconciliationKind.CONFLICT
REPORTS = (
    ("Wire", "Nine dockworkers were killed at Vell.", "2026-10-12", "Vell"),
    ("Courier", "Twelve dockworkers were killed at Vell.", "2026-10-12", "Vell harbour"),
    ("Herald", "Ten dockworkers were killed at Reke.", "2026-10-13", "Reke"),
    ("Post", "Nine dockworkers were killed.", "", ""),
)


@pytest.fixture
def facts(session: Session) -> tuple[FactId, ...]:
    """A fact of each report."""
    made = []
    for outlet, words, date, place in REPORTS:
        (source,) = add_sources(session, [LoadedSource(words, publisher=outlet)])
        draft = FactDraft(FactKind.EVENT, words, event_date=dated(date), place=place) if date else None
        passage = EvidenceDraft(span_of(source, words, 0, len(words)))
        made.append(add_fact(session, draft or FactDraft(FactKind.EVENT, words), [passage]))
    return tuple(made)


def the_one(session: Session) -> Reconciliation:
    (found,) = queries.reconciliations(session)
    return found


def because(matter: Matter, way: Way, value: str = "", fact: FactId | None = None) -> Choice:
    return Choice(matter, way, value, "It came later.", fact)


def test_facts_are_joined_the_first_leading(session: Session, facts: tuple[FactId, ...]) -> None:
    key = reconciling.join_facts(session, (facts[1], facts[0]), SAME)
    found = the_one(session)
    assert (found.id, found.label, found.kind) == (key, "r1", SAME)
    assert found.facts == (facts[1], facts[0])
    assert labels(session)[-1] == "Join f2 and f1 as same event"
    session.undo()
    assert queries.reconciliations(session) == ()


def test_a_joined_fact_brings_the_others_along(session: Session, facts: tuple[FactId, ...]) -> None:
    reconciling.join_facts(session, facts[:2], SAME)
    reconciling.join_facts(session, facts[2:], SAME)
    reconciling.join_facts(session, (facts[3], facts[0]), CONFLICT)
    found = the_one(session)
    assert found.facts == (facts[2], facts[3], facts[0], facts[1])
    assert (found.label, found.kind) == ("r2", CONFLICT)
    session.undo()
    assert [each.facts for each in queries.reconciliations(session)] == [facts[:2], facts[2:]]


def test_decisions_stay_when_groups_are_joined_unless_they_contradict(
    session: Session, facts: tuple[FactId, ...]
) -> None:
    one = reconciling.join_facts(session, facts[:2], SAME)
    other = reconciling.join_facts(session, facts[2:], SAME)
    for key, figure in ((one, "nine"), (other, "ten")):
        reconciling.decide(session, key, because(Matter.FIGURE, Way.ONE, figure))
        reconciling.decide(session, key, because(Matter.PLACE, Way.ONE, "Vell"))
    reconciling.state_as_one(session, other, "Dockworkers were killed.")
    reconciling.join_facts(session, (facts[0], facts[2]), SAME)
    found = the_one(session)
    assert [(choice.matter, choice.value) for choice in found.choices] == [(Matter.PLACE, "Vell")]
    assert found.statement == "Dockworkers were killed."


@pytest.mark.parametrize("chosen", [(), (0,), (0, 0)])
def test_one_fact_alone_is_not_joined(
    session: Session, facts: tuple[FactId, ...], chosen: tuple[int, ...]
) -> None:
    with pytest.raises(BrieferError, match="One fact alone"):
        reconciling.join_facts(session, [facts[number] for number in chosen], SAME)


def test_what_is_joined_already_is_said(session: Session, facts: tuple[FactId, ...]) -> None:
    reconciling.join_facts(session, facts[:2], SAME)
    with pytest.raises(BrieferError, match="joined already, as same event"):
        reconciling.join_facts(session, (facts[1], facts[0]), SAME)
    reconciling.join_facts(session, facts[:2], CONFLICT)
    assert the_one(session).kind is CONFLICT


def test_a_fact_is_taken_out_and_what_was_decided_on_it_is_open_again(
    session: Session, facts: tuple[FactId, ...]
) -> None:
    key = reconciling.join_facts(session, facts[:3], SAME)
    reconciling.decide(session, key, because(Matter.FIGURE, Way.ONE, fact=facts[1]))
    reconciling.decide(session, key, because(Matter.DATE, Way.ONE, fact=facts[0]))
    reconciling.take_out(session, facts[1])
    found = the_one(session)
    assert found.facts == (facts[0], facts[2])
    assert [choice.matter for choice in found.choices] == [Matter.DATE]
    reconciling.take_out(session, facts[0])
    assert queries.reconciliations(session) == ()
    with pytest.raises(BrieferError, match="f1 is not joined"):
        reconciling.take_out(session, facts[0])


@pytest.mark.parametrize("removal", ["fact", "source"])
def test_a_removed_fact_leaves_what_was_decided_on_it_open(
    session: Session, facts: tuple[FactId, ...], removal: str
) -> None:
    key = reconciling.join_facts(session, facts[:3], SAME)
    reconciling.decide(session, key, because(Matter.FIGURE, Way.ONE, fact=facts[1]))
    before = the_one(session)
    if removal == "fact":
        remove_fact(session, facts[1])
    else:
        remove_source(session, queries.fact(session, facts[1]).evidence[0].span.source)
    assert the_one(session).choices == ()
    session.undo()
    assert the_one(session) == before


def test_another_fact_leads(session: Session, facts: tuple[FactId, ...]) -> None:
    reconciling.join_facts(session, facts[:3], SAME)
    reconciling.lead_with(session, facts[2])
    assert the_one(session).facts == (facts[2], facts[0], facts[1])
    count = len(labels(session))
    reconciling.lead_with(session, facts[2])
    assert len(labels(session)) == count


@pytest.mark.parametrize(
    ("what", "account", "value"),
    [
        ((Matter.FIGURE, Way.ONE), 1, "twelve killed"),
        ((Matter.FIGURE, Way.RANGE), None, "nine to twelve killed"),
        ((Matter.FIGURE, Way.BOTH), None, "nine or twelve or ten killed"),
        ((Matter.DATE, Way.ONE), 2, "2026-10-13"),
        ((Matter.DATE, Way.RANGE), None, "2026-10-12/2026-10-13"),
        ((Matter.DATE, Way.BOTH), None, ""),
        ((Matter.PLACE, Way.ONE), 2, "Reke"),
        ((Matter.PLACE, Way.BOTH), None, "Vell or Vell harbour or Reke"),
        ((Matter.WORDS, Way.ONE), 1, "Twelve dockworkers were killed at Vell."),
    ],
)
def test_a_choice_without_a_value_gets_that_of_the_accounts(
    session: Session, facts: tuple[FactId, ...], what: tuple[Matter, Way], account: int | None, value: str
) -> None:
    key = reconciling.join_facts(session, facts, SAME)
    taken = None if account is None else facts[account]
    reconciling.decide(session, key, because(*what, fact=taken))
    (choice,) = the_one(session).choices
    assert (choice.value, choice.fact, choice.reason) == (value, taken, "It came later.")


def test_a_speaker_that_is_taken_is_named(session: Session, facts: tuple[FactId, ...]) -> None:
    bell = add_actor(session, "Ana Bell")
    words = "It was an accident."
    (source,) = add_sources(session, [LoadedSource(words)])
    said = EvidenceDraft(
        span_of(source, words, 0, len(words)), attribution=Attribution(AttributionKind.INDIRECT, bell)
    )
    fact = add_fact(session, FactDraft(FactKind.STATEMENT, words), [said])
    key = reconciling.join_facts(session, (facts[0], fact), SAME)
    reconciling.decide(session, key, because(Matter.SPEAKER, Way.ONE, fact=fact))
    assert the_one(session).choices[0].value == "Ana Bell"


def test_a_later_decision_takes_the_place_of_the_earlier_one(
    session: Session, facts: tuple[FactId, ...]
) -> None:
    key = reconciling.join_facts(session, facts[:2], SAME)
    reconciling.decide(session, key, because(Matter.FIGURE, Way.ONE, fact=facts[0]))
    reconciling.decide(session, key, because(Matter.FIGURE, Way.RANGE))
    assert [choice.way for choice in the_one(session).choices] == [Way.RANGE]
    reconciling.reopen(session, key, Matter.FIGURE)
    assert the_one(session).choices == ()
    assert labels(session)[-1] == "Reopen the figure of r1"
    reconciling.reopen(session, key, Matter.FIGURE)
    assert labels(session).count("Reopen the figure of r1") == 1


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (because(Matter.PLACE, Way.RANGE), "no range of a place"),
        (because(Matter.WORDS, Way.RANGE), "no range of a statement"),
        (because(Matter.DATE, Way.ONE), "not said what holds"),
        (because(Matter.SPEAKER, Way.ONE), "not said what holds"),
        (because(Matter.FIGURE, Way.ONE, fact=FactId(7)), "not said what holds"),
        (because(Matter.FIGURE, Way.ONE, "nine", FactId(7)), "takes the account of a fact that is part"),
    ],
)
def test_nonsense_is_told_and_nothing_stored(
    session: Session, facts: tuple[FactId, ...], choice: Choice, words: str
) -> None:
    key = reconciling.join_facts(session, facts[:2], SAME)
    with pytest.raises(BrieferError, match=words):
        reconciling.decide(session, key, choice)
    assert the_one(session).choices == ()


def test_the_one_statement_is_kept_on_one_line(session: Session, facts: tuple[FactId, ...]) -> None:
    key = reconciling.join_facts(session, facts[:2], SAME)
    reconciling.state_as_one(session, key, " Nine to twelve\ndockworkers died. ")
    assert the_one(session).statement == "Nine to twelve dockworkers died."
    reconciling.state_as_one(session, key, "  ")
    assert the_one(session).statement == ""


def test_facts_are_parted_again(session: Session, facts: tuple[FactId, ...]) -> None:
    key = reconciling.join_facts(session, facts[:3], SAME)
    reconciling.part_facts(session, key)
    assert labels(session)[-1] == "Part f1, f2, f3"
    assert queries.reconciliations(session) == ()
    assert len(queries.facts(session)) == 4
    with pytest.raises(KeyError):
        queries.reconciliation(session, ReconciliationId(key))


def test_a_pair_is_dismissed_for_good(session: Session, facts: tuple[FactId, ...]) -> None:
    reconciling.dismiss_pairs(session, [(facts[1], facts[0])])
    assert queries.dismissals(session, DismissalKind.SAME_EVENT) == (dismissed_facts(facts[0], facts[1]),)
    session.undo()
    assert queries.dismissals(session, DismissalKind.SAME_EVENT) == ()
