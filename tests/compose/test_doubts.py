"""What is odd about the facts of a note and about its days."""

from dataclasses import replace
from typing import Any

import pytest

from briefer.compose.doubts import doubts
from briefer.compose.material import material_of
from briefer.model.dates import dated
from briefer.model.facts import Credibility, Fact, Grading, Modality
from tests.compose.making import a_content, a_fact, a_pack, a_source, evidence

CONFIRMED = Grading(credibility=Credibility.CONFIRMED)


def told(
    *facts: Fact, day: str = "2025-03-13", cut_off: str | None = None, **changes: Any
) -> tuple[str, ...]:
    content = a_content(facts, **changes)
    content = replace(content, brief=replace(content.brief, cut_off=cut_off))
    return tuple(doubt.sentence for doubt in doubts(material_of(content, a_pack()), day))


def test_confirmed_by_others_needs_two_origins() -> None:
    alone = a_fact(evidence=(evidence("one", grading=CONFIRMED),))
    both = a_fact(evidence=(evidence("one", grading=CONFIRMED), evidence("other words", 2, 2)))
    assert told(alone) == (
        "f1 is graded as confirmed by other sources, and all of its sources have one origin.",
    )
    assert told(both) == ()
    copied = (a_source(1), a_source(2))  # of one publisher
    assert len(told(both, sources=copied)) == 1


def test_a_deadline_that_has_passed_is_told() -> None:
    fact = a_fact(deadline="2025-03-12")
    assert told(fact) == ("The deadline of f1 has passed by the day of the note.",)
    assert told(fact, day="2025-03-12") == ()


@pytest.mark.parametrize(
    ("day", "modality", "is_told"),
    [
        ("2025-03-14", Modality.ACTUAL, True),
        ("2025-03-14", Modality.FUTURE, False),
        ("2025-03-12", Modality.ACTUAL, False),
    ],
)
def test_what_is_told_as_done_before_it_can_be_is_told(day: str, modality: Modality, is_told: bool) -> None:  # noqa: FBT001 - a case
    fact = a_fact(date=day, evidence=(evidence(modality=modality),))
    told_so = "f1 is told as done, and its day is later than that on which its source was published."
    assert told(fact, day="2025-03-20") == ((told_so,) if is_told else ())


def test_the_days_of_the_note_itself() -> None:
    assert told(a_fact(), cut_off="2025-03-14") == ("The cut-off is later than the day of the note.",)
    old = (a_source(1, published=dated("2025-01-12")), a_source(2))
    assert told(a_fact(), sources=old, cut_off="2025-03-13") == (
        "The youngest source of the note is 60 days older than its cut-off.",
    )
    assert told(a_fact(), sources=old, cut_off="2025-02-01") == told(a_fact(), sources=old) == ()
