"""That an index finds the members which reading each text would find, whatever was put again or dropped."""

from collections.abc import Generator
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefer.commands.facts import edit_fact, remove_fact
from briefer.gui.models import word_index
from briefer.gui.models.fact_filter import Facet, FactFilter, sieve_of
from briefer.gui.models.facts import FactsModel
from briefer.gui.models.timeline import TimelineModel
from briefer.gui.models.word_index import WordIndex
from briefer.model.facts import FactKind
from briefer.store import queries
from tests.gui.desks import Scene
from tests.gui.models.fact_models import digests, facts_model, state, statements

Result = TypeVar("Result")

TEXTS = some.lists(some.text("abİ", max_size=3), max_size=4).map(" \n".join)
STEPS = some.lists(some.tuples(some.integers(0, 9), some.none() | TEXTS), max_size=40)
SOUGHT = some.lists(some.text("abİ", min_size=1, max_size=2), min_size=1, max_size=3)


def ended(search: Generator[None, None, Result]) -> Result:
    while True:
        try:
            next(search)
        except StopIteration as end:
            found: Result = end.value
            return found


@given(steps=STEPS, sought=SOUGHT)
def test_it_finds_what_reading_each_text_finds(
    steps: list[tuple[int, str | None]], sought: list[str]
) -> None:
    index, texts = WordIndex(), dict[int, str]()
    for member, text in steps:
        if text is None:
            index.drop(member)
            texts.pop(member, None)
        else:
            index.put(member, text)
            texts[member] = text
    read = {member for member, text in texts.items() if all(letters in text for letters in sought)}
    assert set(ended(index.find(sought))) == read
    assert index.texts == texts


def test_a_word_of_few_is_found_without_reading_the_texts_of_many() -> None:
    index = WordIndex()
    for member in range(1_000):
        index.put(member, f"fact {member} of the harbour" + (" and a ferry" if member % 100 == 7 else ""))
    index.texts.update(dict.fromkeys(index.texts, ""))
    assert set(ended(index.find(["erry"]))) == set(range(7, 1_000, 100))


def test_a_search_that_pauses_goes_on_while_more_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_index, "_SHELF", 2)
    index = WordIndex()
    for member in range(9):
        index.put(member, f"w{member} x")
    search = index.find(["w8"])
    next(search)
    for member in range(9, 30):
        index.put(member, f"w{member} y")
    assert set(ended(search)) == {8}


def test_facts_are_found_as_the_sieve_lets_them_through_after_each_edit(desk: Scene) -> None:
    known = digests(desk)
    facts, line = FactsModel(desk.session, known), TimelineModel(desk.session, known)
    for number in range(6):
        sank = "sank" if number % 2 else "sailed"
        state(desk, f"Ferry {number} {sank}.", event=f"2024-01-0{number + 1}")
    ferries = queries.facts(desk.session)
    edit_fact(desk.session, replace(ferries[0], statement="Ferry 0 sank too."))
    remove_fact(desk.session, ferries[1].id)
    remove_fact(desk.session, ferries[3].id)
    desk.session.undo()
    for words, numbers in {
        "erry sank": {0, 3, 5},
        "SANK 3": {3},
        "sailed": {2, 4},
        "f": {0, 2, 3, 4, 5},
    }.items():
        sought, found = FactFilter(words), {ferries[number].id for number in numbers}
        sieve = sieve_of(sought, known)
        assert sieve is not None
        assert set(sieve(list(known.digests))) == found
        facts.filter(sought)
        assert set(facts.shown_members()) == found
        line.filter(sought)
        assert {line.fact_at(line.index(row)) for row in range(line.rowCount())} - {None} == found


def test_words_and_chips_narrow_together(desk: Scene) -> None:
    model = facts_model(desk)
    state(desk, "Ferry sank.", kind=FactKind.EVENT)
    state(desk, "Ferry will sink.", kind=FactKind.STATEMENT)
    model.filter(FactFilter("ferry").toggled(Facet.KIND, "statement"))
    assert statements(model) == ["Ferry will sink."]
