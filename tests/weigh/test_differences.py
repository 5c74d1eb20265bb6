"""Accounts are set side by side: what differs is found, and what only looks so is not."""

import pytest

from briefer.model.facts import FactKind
from briefer.model.ids import ActorId
from briefer.model.reconciliations import Matter, ReconciliationKind, Way
from briefer.weigh.accounts import accounts_of
from briefer.weigh.differences import Difference, differences, undecided
from tests.weigh.making import choice, fact, passage, told

NINE = fact(1, "Nine people were killed at Vell.", "2026-10-12", "Vell", actor=1)
TWELVE = fact(2, "Twelve people were killed at Vell harbour.", "2026-10-13", "Vell harbour", actor=2)


def matters(*facts: object) -> list[Matter]:
    return [difference.matter for difference in differences(accounts_of(facts))]  # type: ignore[arg-type]


def test_dates_figures_and_speakers_that_differ_are_found_in_the_accounts_words() -> None:
    assert differences(accounts_of((NINE, TWELVE))) == (
        Difference(Matter.DATE, ("2026-10-12", "2026-10-13")),
        Difference(Matter.FIGURE, ("nine", "twelve"), "killed"),
        Difference(Matter.SPEAKER, (ActorId(1), ActorId(2))),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-10-12", "2026-10"),
        ("2026-10-12", "2026-10-12T14:00"),
        ("2026-10-11/2026-10-13", "2026-10-12"),
        ("../2026-10-12", "2026-10-01"),
        ("2026-10-12", ""),
    ],
)
def test_dates_that_can_be_the_same_do_not_differ(one: str, other: str) -> None:
    assert matters(fact(1, "It burned.", one), fact(2, "It burned.", other)) == []


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        ("Vell", "Port of Vell", False),
        ("vell", "Vell ", False),
        ("Vell", "", False),
        ("Vell", "Reke", True),
        ("Vell", "Vellin", True),
    ],
)
def test_places(one: str, other: str, is_other: bool) -> None:  # noqa: FBT001 - what is expected
    found = matters(fact(1, "It burned.", place=one), fact(2, "It burned.", place=other))
    assert found == ([Matter.PLACE] if is_other else [])


def test_figures_are_compared_by_what_they_count() -> None:
    one = fact(1, "Nine people were killed and 30 wounded; 12 ships burned.")
    other = fact(2, "Nine people were killed and 40 wounded.")
    assert differences(accounts_of((one, other))) == (Difference(Matter.FIGURE, ("30", "40"), "wounded"),)


def test_figures_of_two_languages_are_compared() -> None:
    other = fact(2, "Twelve people were killed.", evidence=(passage(2, "۱۲ نفر کشته شدند"),))
    persian = fact(3, "Nine people were killed.", evidence=(passage(3, "۱۲ نفر کشته شدند"),))
    assert differences(accounts_of((NINE, other, persian)))[0].values == ("nine", "twelve")
    assert differences(accounts_of((NINE, persian)))[0].values == ("nine", "12")


def test_a_translation_is_read_before_the_original() -> None:
    item = passage(2, "Neuf morts", translation="Nine people were killed")
    assert differences(accounts_of((NINE, fact(2, "Nine people were killed.", evidence=(item,)))))[:1] == ()


def test_a_passage_that_gives_another_figure_than_its_fact_is_found() -> None:
    both = fact(
        1, "Nine people were killed.", evidence=(passage(1, "Nine were killed"), passage(2, "killing 12"))
    )
    assert differences(accounts_of((both,)))[0].values == ("nine", "12")


def test_a_speaker_in_words_is_compared_with_one_in_words() -> None:
    said = [
        fact(it, "It burned.", evidence=(passage(it, "x", who=who),))
        for it, who in ((1, "a guard"), (2, "hauliers"))
    ]
    assert matters(*said) == [Matter.SPEAKER]
    assert matters(said[0], fact(3, "It burned.", actor=1)) == []


def test_what_is_decided_is_not_open_any_more() -> None:
    accounts = accounts_of((NINE, TWELVE))
    assert [it.matter for it in undecided(told(NINE, TWELVE), accounts)] == [Matter.DATE, Matter.FIGURE]
    decided = told(NINE, TWELVE, choices=(choice(Matter.DATE, way=Way.BOTH),))
    assert [it.matter for it in undecided(decided, accounts)] == [Matter.FIGURE]


def test_who_said_it_is_to_be_decided_of_statements_alone() -> None:
    said = [fact(it, "It was an accident.", actor=it, kind=FactKind.STATEMENT) for it in (1, 2)]
    assert [it.matter for it in undecided(told(*said), accounts_of(said))] == [Matter.SPEAKER]


def test_in_a_conflict_the_words_are_to_be_decided_and_not_the_speaker() -> None:
    one, other = (
        fact(number, words, actor=number, kind=FactKind.STATEMENT)
        for number, words in ((1, "It was an accident."), (2, "It was an attack."))
    )
    conflict = told(one, other, kind=ReconciliationKind.CONFLICT)
    (found,) = undecided(conflict, accounts_of((one, other)))
    assert found == Difference(Matter.WORDS, ("It was an accident.", "It was an attack."))
