"""Facts that were reconciled are told as one, and no passage stands under words it does not support."""

from dataclasses import replace
from typing import Any

import pytest

from briefer.model.dates import Basis, dated
from briefer.model.facts import Fact, FactActor, FactKind, Status
from briefer.model.ids import ActorId, EvidenceId
from briefer.model.reconciliations import Choice, Matter, ReconciliationKind, Way
from briefer.weigh.tellings import Telling, leads, tellings
from tests.weigh.making import choice, fact, passage, told

NINE = fact(1, "Nine people were killed.", "2026-10-12", "Vell")
TWELVE = fact(2, "Twelve people were killed.", "2026-10-13", "Reke", deadline="2026-11-01")
AGAIN = fact(3, "In all, nine people were killed.", "2026-10")
ALONE = fact(4, "Ships waited.")
ALL = (NINE, TWELVE, AGAIN)


def telling(*choices: Choice, facts: tuple[Fact, ...] = ALL, **more: Any) -> Telling:
    (found,) = tellings(facts, (told(*facts, choices=choices, **more),))
    return found


def otherwise(found: Telling) -> dict[int, list[Any]]:
    return {int(key): [value for _, value in said] for key, said in found.otherwise.items()}


def test_facts_alone_are_told_as_they_are() -> None:
    (found,) = tellings((ALONE,), ())
    assert (found.fact, found.members, found.spoken, found.differs) == (ALONE, (ALONE.id,), ALONE, False)


def test_facts_told_as_one_stand_where_the_first_of_them_does() -> None:
    found = tellings((ALONE, TWELVE, NINE), (told(NINE, TWELVE),))
    assert [each.fact.id for each in found] == [ALONE.id, NINE.id]
    assert leads(found) == {ALONE.id: ALONE.id, NINE.id: NINE.id, TWELVE.id: NINE.id}


def test_the_leading_facts_words_stand_over_the_evidence_of_all() -> None:
    found = telling().fact
    assert (found.id, found.label, found.statement) == (NINE.id, "f1", NINE.statement)
    assert [item.id for item in found.evidence] == [EvidenceId(1), EvidenceId(2), EvidenceId(3)]
    assert (found.event_date, found.place, found.deadline) == (NINE.event_date, "Vell", "2026-11-01")


def test_a_passage_that_two_facts_rest_on_is_cited_once() -> None:
    shared = passage(1, "Nine people were killed.")
    again = fact(
        2, "Nine died.", evidence=(passage(9, "Nine people were killed.", source=1), passage(3, "x"))
    )
    found = telling(facts=(fact(1, "Nine people were killed.", evidence=(shared,)), again)).fact
    assert [item.id for item in found.evidence] == [EvidenceId(1), EvidenceId(3)]


def test_actors_of_all_have_the_part_that_the_leading_fact_gives_them() -> None:
    one = fact(1, "It burned.", actors=(FactActor(ActorId(1), "subject"), FactActor(ActorId(1), "speaker")))
    other = fact(2, "It burned.", actors=(FactActor(ActorId(1), "object"), FactActor(ActorId(2), "object")))
    assert telling(facts=(one, other)).fact.actors == (*one.actors, other.actors[1])


def test_what_nobody_decided_is_open_and_the_passages_say_what_they_report() -> None:
    found = telling()
    assert [difference.matter for difference in found.undecided] == [Matter.DATE, Matter.FIGURE, Matter.PLACE]
    assert otherwise(found) == {2: ["2026-10-13", "twelve", "Reke"]}
    assert found.differs


def test_the_account_that_was_taken_gives_the_statement() -> None:
    found = telling(choice(Matter.FIGURE, "twelve killed", fact=TWELVE))
    assert found.fact.statement == TWELVE.statement
    assert found.fact.label == "f1"
    assert otherwise(found) == {1: ["nine"], 2: ["2026-10-13", "Reke"], 3: ["nine"]}
    worded = telling(
        choice(Matter.FIGURE, "twelve killed", fact=TWELVE), choice(Matter.WORDS, "x", fact=AGAIN)
    )
    assert worded.fact.statement == AGAIN.statement
    assert worded.given == "twelve killed"


def test_the_analysts_own_statement_goes_before_all() -> None:
    found = telling(
        choice(Matter.FIGURE, "nine to twelve", Way.RANGE), statement="Nine to twelve people were killed."
    )
    assert found.fact.statement == "Nine to twelve people were killed."
    assert found.given == ""
    assert 2 not in otherwise(found) or "twelve" not in otherwise(found)[2]


def test_a_figure_that_was_decided_and_is_not_in_the_statement_is_given() -> None:
    assert telling(choice(Matter.FIGURE, "nine to twelve", Way.RANGE)).given == "nine to twelve"
    assert telling(choice(Matter.FIGURE, "nine killed")).given == ""


@pytest.mark.parametrize(
    ("decided", "date", "otherwise_said"),
    [
        (choice(Matter.DATE, "2026-10-13", fact=TWELVE), dated("2026-10-13"), {1}),
        (choice(Matter.DATE, "2026-10-14"), dated("2026-10-14", Basis.GIVEN), {1, 2}),
        (choice(Matter.DATE, "2026-10-12/2026-10-13", Way.RANGE), dated("2026-10-12/2026-10-13"), set()),
        (choice(Matter.DATE, "", Way.BOTH), dated("2026-10-01/2026-10-31"), set()),
    ],
)
def test_the_date_is_what_was_decided(decided: Choice, date: Any, otherwise_said: set[int]) -> None:
    found = telling(decided)
    assert found.fact.event_date == date
    said = {int(key) for key, all_said in found.otherwise.items() if Matter.DATE in dict(all_said)}
    assert said == otherwise_said


def test_the_date_rests_on_what_the_account_that_was_taken_has_it_rest_on() -> None:
    stated = replace(fact(5, "Nine people were killed."), event_date=dated("2026-10-12", Basis.STATED))
    derived = replace(fact(6, "Nine people were killed."), event_date=dated("2026-10-12", Basis.RESOLVED))
    decided = choice(Matter.DATE, "2026-10-12", fact=stated)
    assert telling(decided, facts=(derived, stated)).fact.event_date.basis == Basis.STATED


def test_dates_told_beside_each_other_are_kept_and_their_weakest_ground_counts() -> None:
    undated = fact(5, "Nine people were killed.")
    inferred = replace(fact(6, "Nine people were killed."), event_date=dated("2026-10-14", Basis.INFERRED))
    found = telling(choice(Matter.DATE, "", Way.BOTH), facts=(NINE, undated, inferred))
    assert found.dates == ("2026-10-12", "2026-10-14")
    assert found.fact.event_date == dated("2026-10-12/2026-10-14", Basis.INFERRED)


def test_places_told_beside_each_other_are_no_one_s_alone() -> None:
    found = telling(choice(Matter.PLACE, "Vell or Reke", Way.BOTH))
    assert found.fact.place == "Vell or Reke"
    assert Matter.PLACE not in {matter for said in found.otherwise.values() for matter, _ in said}


def test_the_speaker_that_was_decided_on_speaks_and_the_others_are_told() -> None:
    said = tuple(fact(it, "It was an accident.", actor=it, kind=FactKind.STATEMENT) for it in (1, 2))
    found = telling(choice(Matter.SPEAKER, "B", fact=said[1]), facts=said)
    assert [item.attribution.actor for item in found.spoken.evidence] == [2, 2]
    assert [item.attribution.actor for item in found.fact.evidence] == [1, 2]
    assert otherwise(found) == {1: [1]}


def test_who_claims_another_figure_claims_nothing_of_what_is_told() -> None:
    claimed = fact(2, "Twelve people were killed.", evidence=(passage(2, "Twelve", status=Status.CLAIMED),))
    denied = fact(3, "Twelve people were killed.", evidence=(passage(3, "Twelve", status=Status.DENIED),))
    found = telling(facts=(NINE, claimed, denied))
    assert [item.id for item in found.fact.evidence] == [1, 2, 3]
    assert [item.id for item in found.spoken.evidence] == [1, 3]
    taken = telling(choice(Matter.FIGURE, "twelve killed", fact=claimed), facts=(NINE, claimed))
    assert [item.id for item in taken.spoken.evidence] == [2]


def test_in_a_conflict_the_other_accounts_are_told_under_the_one_that_is_printed() -> None:
    one, other = fact(1, "It was an accident."), fact(2, "It was an attack.")
    kind = ReconciliationKind.CONFLICT
    assert otherwise(telling(facts=(one, other), kind=kind)) == {2: ["It was an attack."]}
    taken = telling(choice(Matter.WORDS, other.statement, fact=other), facts=(one, other), kind=kind)
    assert taken.fact.statement == "It was an attack."
    assert otherwise(taken) == {1: ["It was an accident."]}
    both = telling(choice(Matter.WORDS, "x", Way.BOTH), facts=(one, other), kind=kind, statement="Either.")
    assert otherwise(both) == {}
