"""Facts that may tell of one event are proposed with the reason, few of them, and never twice."""

import random
import time
from typing import Any

from briefer.model.actors import Actor, ActorKind
from briefer.model.dates import dated
from briefer.model.facts import Fact, FactActor
from briefer.model.ids import ActorId
from briefer.model.proposals import dismissed_facts
from briefer.suggest.event_traits import traits_among
from briefer.suggest.same_events import same_events
from tests.compose.making import a_source
from tests.weigh.making import fact, passage, told

ACTORS = tuple(
    Actor(ActorId(number), f"a{number}", name, ActorKind.OTHER)
    for number, name in enumerate(("Port Sareth", "Halden Grain", "Maren Oll"), 1)
)
SOURCES = tuple(a_source(number, published=dated("2026-10-13")) for number in range(1, 9))


def about(number: int, statement: str, date: str = "", actors: tuple[int, ...] = (1,), **more: Any) -> Fact:
    parts = tuple(FactActor(ActorId(actor)) for actor in actors)
    return fact(number, statement, date, actors=parts, **more)


NINE = about(1, "Nine dockworkers were killed when a silo exploded at Port Sareth.", "2026-10-12")
TWELVE = about(2, "Twelve people died in an explosion in a grain store.", "2026-10-13")
PERSIAN = about(3, "سیلوی غلات منفجر شد و ۱۲ نفر کشته شدند", "2026-10-13")
UNDATED = about(4, "The silo exploded and nine dockworkers died.")
CLOSED = about(5, "The port stays closed to ships until Thursday.", "2026-10-13/2026-10-15")
YEARS_AGO = about(6, "Nine dockworkers were killed when a silo exploded at Port Sareth.", "2019-10-12")


def pairs(*facts: Fact, **more: Any) -> list[tuple[int, int]]:
    found = same_events(facts, SOURCES, ACTORS, more.get("joined", ()), more.get("dismissed", ()))
    return [(min(it.one, it.other), max(it.one, it.other)) for it in found]


def test_the_reason_is_told_in_words() -> None:
    (found,) = same_events((NINE, UNDATED), SOURCES, ACTORS)
    assert found.origin == (
        "The same actors (Port Sareth); reported in the same days;"
        " like words (dockworkers, exploded, silo); the same figure (nine killed)"
    )
    (other,) = same_events((NINE, TWELVE), SOURCES, ACTORS)
    assert other.origin == "The same actors (Port Sareth); a day apart; how many were killed"
    assert other.strength < found.strength


def test_reports_in_two_languages_are_found_by_actor_date_and_figure() -> None:
    (found,) = same_events((TWELVE, PERSIAN), SOURCES, ACTORS)
    assert "the same date; the same figure (twelve killed)" in found.origin


def test_another_matter_of_the_same_days_is_not_proposed_nor_the_same_of_another_year() -> None:
    assert pairs(NINE, CLOSED, YEARS_AGO) == []


def test_two_parties_a_day_and_a_place_are_enough() -> None:
    both = [
        about(it, words, "2026-10-13", (1, 2), place="Sareth")
        for it, words in ((1, "They met."), (2, "Talks."))
    ]
    assert pairs(*both) == [(1, 2)]


def test_facts_of_one_source_are_two_facts() -> None:
    again = about(7, NINE.statement, "2026-10-12", evidence=(passage(7, NINE.statement, source=1),))
    assert pairs(NINE, again) == []


def test_what_is_joined_or_dismissed_is_not_proposed_again() -> None:
    assert pairs(NINE, UNDATED, joined=(told(NINE, UNDATED),)) == []
    assert pairs(NINE, UNDATED, dismissed=(dismissed_facts(NINE.id, UNDATED.id),)) == []


def test_facts_that_are_linked_by_stronger_proposals_are_not_proposed_once_more() -> None:
    facts = [about(number, NINE.statement, "2026-10-12") for number in range(1, 9)]
    assert len(pairs(*facts)) == 7
    assert len(pairs(*facts, joined=(told(*facts[:4]),))) == 4


def test_without_any_date_nothing_is_proposed() -> None:
    undated = tuple(a_source(number, published=dated("2026-10")) for number in range(1, 9))
    bare = tuple(a_source(number, published=about(9, "x").event_date) for number in range(1, 9))
    assert same_events((UNDATED, about(8, UNDATED.statement)), bare, ACTORS) == ()
    assert len(same_events((UNDATED, about(8, UNDATED.statement)), undated, ACTORS)) == 1


def test_traits_are_taken_over_where_the_fact_is_the_same() -> None:
    before = [each for each in traits_among((NINE, TWELVE), SOURCES, ACTORS) if each is not None]
    after = list(traits_among((NINE, UNDATED), SOURCES, ACTORS, before))
    assert after[0] is before[0]
    assert after[1] is not None


def test_the_work_does_not_grow_with_the_pairs() -> None:
    rng = random.Random(3)  # noqa: S311 - facts that can be made again
    words = [f"word{letter}{other}" for letter in "abcdefghij" for other in "klmnopqrst"]
    made = [
        about(number, " ".join(rng.choices(words, k=8)), f"2026-10-{rng.randrange(1, 29):02}", evidence=None)
        for number in range(1, 4001)
    ]
    sources = tuple(a_source(number, published=dated("2026-10-13")) for number in range(1, 4001))
    same_events(made[:50], sources, ACTORS)
    few = _seconds(made[:1000], sources)
    assert _seconds(made, sources) < 4 * few * 4


def _seconds(facts: list[Fact], sources: tuple[Any, ...]) -> float:
    begun = time.thread_time()
    same_events(facts, sources, ACTORS)
    return time.thread_time() - begun
