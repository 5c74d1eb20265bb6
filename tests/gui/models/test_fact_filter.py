"""What is looked for among the facts: each chip, words, days, and how it is kept with the session."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefer.commands.briefs import first_brief, send_fact
from briefer.gui.models.fact_filter import Facet, FactFilter, filter_of, sieve_of
from briefer.model.facts import Confidence, Credibility, FactKind, Grading, Modality, Reliability, Status
from briefer.store import queries
from tests.gui.desks import Scene
from tests.gui.models.fact_models import digests, facts_model, state, statements

B2 = Grading(Reliability.USUALLY, Credibility.PROBABLE)
State = Callable[..., object]


@pytest.fixture
def three(desk: Scene) -> Scene:
    known = {"actors": (desk.norland,), "event": "2024-01-10"}
    state(desk, "Plain.", **known)  # type: ignore[arg-type] # what differs between the facts
    state(
        desk,
        "Claimed.",
        kind=FactKind.STATEMENT,
        status=Status.CLAIMED,
        grading=B2,
        confidence=Confidence.LOW,
        event="2024-02",
        actors=(desk.bell, desk.norland),
    )
    state(desk, "Disputed.", status=Status.DISPUTED, event="2024-01-20/..", actors=(desk.estmark,))
    state(desk, "Bare event.", "Norland closed the strait on Monday.")
    return desk


@pytest.mark.parametrize(
    ("chips", "found"),
    [
        ([(Facet.KIND, "statement")], ["Claimed."]),
        ([(Facet.STATUS, "claimed"), (Facet.STATUS, "disputed")], ["Claimed.", "Disputed."]),
        ([(Facet.RELIABILITY, "B")], ["Claimed."]),
        ([(Facet.CREDIBILITY, "6")], ["Plain.", "Disputed.", "Bare event."]),
        ([(Facet.CONFIDENCE, "low")], ["Claimed."]),
        ([(Facet.UNDATED, "")], ["Bare event."]),
        ([(Facet.LOOK, "")], ["Claimed.", "Disputed.", "Bare event."]),
        ([(Facet.UNSENT, "")], ["Plain.", "Claimed.", "Disputed.", "Bare event."]),
        ([(Facet.STATUS, "claimed"), (Facet.KIND, "event")], []),
        ([(Facet.ACTOR, "nobody")], []),
    ],
)
def test_chips_narrow_the_facts(three: Scene, chips: list[tuple[Facet, str]], found: list[str]) -> None:
    model = facts_model(three)
    model.filter(FactFilter(chips=frozenset(chips)))
    assert sorted(statements(model)) == sorted(found)


def test_an_actor_and_a_section_narrow_too(three: Scene) -> None:
    model = facts_model(three)
    model.filter(FactFilter().toggled(Facet.ACTOR, str(three.bell)))
    assert statements(model) == ["Claimed."]
    brief = queries.brief(three.session, first_brief(three.session, three.desk.packs.packs[0]))
    plain = queries.facts(three.session)[0]
    send_fact(three.session, brief.id, brief.sections[1].id, plain.id)
    model.filter(FactFilter().toggled(Facet.UNSENT))
    assert "Plain." not in statements(model)
    three.session.undo()
    assert "Plain." in statements(model)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2024-01-15", "", {"Claimed.", "Disputed."}),
        ("", "2024-01-15", {"Plain."}),
        ("2024-01-10", "2024-01-10", {"Plain."}),
        ("2024-02-20", "2024-03", {"Claimed.", "Disputed."}),
        ("2023", "2023", set()),
    ],
)
def test_days_let_through_what_may_lie_between_them(
    three: Scene, first: str, last: str, found: set[str]
) -> None:
    model = facts_model(three)
    model.filter(FactFilter(first=first, last=last))
    assert set(statements(model)) == found


@pytest.mark.parametrize("words", ["vell ships", "PLAIN", "plaín", "f1"])
def test_words_look_through_all_that_a_fact_says(desk: Scene, words: str) -> None:
    state(desk, "Plain.")
    model = facts_model(desk)
    model.filter(FactFilter(words))
    assert statements(model) == ["Plain."]
    model.filter(FactFilter(f"{words} nowhere"))
    assert statements(model) == []


def test_what_lies_ahead_undated_needs_no_look(desk: Scene) -> None:
    state(desk, "They will meet.", modality=Modality.FUTURE, actors=(desk.bell,))
    facts = digests(desk)
    sieve = sieve_of(FactFilter().toggled(Facet.LOOK), facts)
    assert sieve is not None
    assert not sieve(list(facts.digests))


def test_nothing_looked_for_is_no_sieve(desk: Scene) -> None:
    assert sieve_of(FactFilter(), digests(desk)) is None
    assert FactFilter().is_empty


CHIPS = some.frozensets(some.tuples(some.sampled_from(list(Facet)), some.text(max_size=5)), max_size=5)


@given(some.text(max_size=20), CHIPS, some.sampled_from(["", "2024", "2024-01-02"]))
def test_a_filter_is_kept_as_it_is(words: str, chips: frozenset[tuple[Facet, str]], first: str) -> None:
    sought = FactFilter(words, chips, first, "")
    assert filter_of(sought.to_json()) == sought


@pytest.mark.parametrize(
    "kept",
    ["", "{", "[]", '{"words": "x"}', '{"words":"","chips":[["nothing","x"]],"first":"","last":""}',
     '{"words":"","chips":[],"first":"soon","last":""}', "null"],
)  # fmt: skip
def test_what_cannot_be_read_is_an_empty_filter(kept: str) -> None:
    assert filter_of(kept) == FactFilter()


def test_a_chip_is_set_and_taken_off() -> None:
    sought = FactFilter().toggled(Facet.KIND, "event")
    assert sought.has(Facet.KIND, "event")
    assert sought.values(Facet.KIND) == {"event"}
    assert sought.toggled(Facet.KIND, "event").is_empty
