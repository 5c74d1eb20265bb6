"""Days that a later reader cannot place, and weekdays that are another's."""

import pytest

from briefer.check.days import day_doubts
from tests.check.prose_samples import prose, rules, stated
from tests.compose.making import a_fact

FACTS = {"f1": a_fact(1, date="2023-01-16"), "f2": a_fact(2, date="2024-01-16")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on Tuesday.", ["DAT02"]),
        ("They met yesterday, and recently.", ["DAT02", "DAT02"]),
        ("They meet next week.", ["DAT02"]),
        ("They order seed in the last week of February 2024.", []),
        ("He said: “We met yesterday.”", []),
        ("They met on Tuesday 16 January 2024.", []),
        ("They met on Wednesday 16 January 2024.", ["DAT04"]),
        ("They met on Wednesday, January 16, 2024.", ["DAT04"]),
        ("They met on Tuesday 30 February 2024.", ["DAT04"]),
        ("They met on 16 January[@f1].", ["DAT03"]),
        ("They met on 16 January[@f2].", []),
        ("They met on 16 January.", []),
        ("They met on 16 January 2023[@f1].", []),
    ],
)
def test_what_is_told_of_a_notes_days(text: str, found: list[str]) -> None:
    assert rules(day_doubts, text, facts=FACTS, year=2024) == found


def test_a_statement_is_read_too_and_the_right_weekday_is_told() -> None:
    assert rules(day_doubts, stated("They met on Tuesday.")) == ["DAT02"]
    (doubt,) = day_doubts(prose("They met on Wednesday 16 January 2024."))
    assert doubt.sentence == "In “Here”, Wednesday 16 January 2024 was a Tuesday."
