"""What is sought, in FTS5's query language and as it is looked for in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.store.index_names import ActorNames
from briefer.store.matching import matching_of
from briefer.text.folding import fold
from briefer.text.sought import read_sought


def names(*of_actors: tuple[str, ...]) -> ActorNames:
    made = ActorNames()
    for number, each in enumerate(of_actors):
        made.put(number, each)
    return made


CPEC = names(("China-Pakistan Economic Corridor", "CPEC"), ("China", "PRC", "Chinese"))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("norl", '(("norl" *))'),
        ("the strait ", '(("the")) AND (("strait"))'),
        ('"the strait"', '(("the strait"))'),
        ("AND", '(("and" *))'),
        ("u.s. x", '(("u s")) AND (("x" *))'),
        ("cpec", '(("cpec" *) OR ("china pakistan economic corridor"))'),
        ('"cpec"', '(("cpec"))'),
        ("prc talks", '(("prc") OR ("china") OR ("chinese")) AND (("talks" *))'),
        ("-cpec", ""),
    ],
)
def test_words_become_a_query(typed: str, query: str) -> None:
    assert matching_of(read_sought(typed).terms, CPEC).query == query


def test_the_longest_name_is_taken() -> None:
    matching = matching_of(read_sought("on China Pakistan Economic Corridor").terms, CPEC)
    assert matching.also == ("CPEC",)
    assert len(matching.clauses) == 2


def test_a_name_that_is_forgotten_stands_for_nothing() -> None:
    known = names(("Norland", "Northland"))
    assert known.others(("norland",)) == ("Northland",)
    known.put(0, ("Norland",))
    assert known.others(("norland",)) == ()
    known.put(0, ())
    assert known.actors(("norland",)) == frozenset()


@pytest.mark.parametrize(
    ("typed", "text", "is_met"),
    [
        ("cpec", "Work on the China–Pakistan Economic Corridor.", True),
        ('"cpec"', "Work on the China–Pakistan Economic Corridor.", False),
        ("wor cor", "Work on the corridor", False),
        ("work cor", "Work on the corridor", True),
        ("work -corridor", "Work on the corridor", False),
        ("-delay", "Work on the corridor", True),
    ],
)
def test_a_text_meets_what_is_sought(typed: str, text: str, is_met: bool) -> None:  # noqa: FBT001
    assert matching_of(read_sought(typed).terms, CPEC).is_met_by(fold(text)) is is_met


@given(st.text())
def test_anything_typed_becomes_a_query_that_can_be_asked(typed: str) -> None:
    matching = matching_of(read_sought(typed).terms, CPEC)
    assert matching.query.count('"') % 2 == 0
    matching.pattern.search("anything")
