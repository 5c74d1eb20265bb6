"""Timelines: events in proportion to time, words that never overlap, nothing that breaks them."""

from itertools import pairwise
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.export.timelines import (
    LETTER,
    Bar,
    Dot,
    Drawing,
    Label,
    Line,
    Shape,
    Year,
    timeline_drawings,
    when_words,
    width_of,
    wrapped,
)
from briefer.model.documents import TimeMark
from briefer.model.ids import FactId

WIDTH = 450.0
Kind = TypeVar("Kind", bound=Shape)


def _mark(begins: str, words: str = "An event", ends: str = "", fact: int = 1) -> TimeMark:
    return TimeMark(begins, ends or begins, words, FactId(fact))


def _of(drawing: Drawing, kind: type[Kind]) -> list[Kind]:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def test_events_stand_in_proportion_to_time() -> None:
    marks = (_mark("2030-01-01"), _mark("2030-01-11"), _mark("2030-04-11"))
    (drawing,) = timeline_drawings("", marks, WIDTH)
    first, second, third = (dot.x for dot in _of(drawing, Dot))
    assert (second - first) / (third - first) == pytest.approx(0.1)


def test_an_event_that_lasts_has_a_bar_from_its_first_to_its_last_day() -> None:
    (drawing,) = timeline_drawings("", (_mark("2030-01-01"), _mark("2030-02-01", ends="2030-03-01")), WIDTH)
    (bar,) = _of(drawing, Bar)
    begins, ends = _of(drawing, Dot)[1].x, WIDTH - _of(drawing, Dot)[0].x
    assert bar.x == pytest.approx(begins)
    assert bar.x + bar.width == pytest.approx(ends)


def test_years_are_named_and_ticks_are_few() -> None:
    (drawing,) = timeline_drawings("", (_mark("2029-06-01"), _mark("2031-06-01")), WIDTH)
    assert [year.words for year in _of(drawing, Year)] == ["2030", "2031"]
    for last in ("2029-06-20", "2029-12-01", "2040-01-01", "9999-12-31"):
        (drawing,) = timeline_drawings("", (_mark("2029-06-01"), _mark(last)), WIDTH)
        ticks = [line for line in _of(drawing, Line) if line.role == "tick"]
        assert len(ticks) <= 40


def test_many_events_take_several_drawings_that_hold_them_all() -> None:
    marks = tuple(_mark(f"2030-01-{day:02}", f"Event {day}", fact=day) for day in range(1, 20))
    drawings = timeline_drawings("Talks", marks, WIDTH)
    assert [len(_of(drawing, Label)) for drawing in drawings] == [6, 6, 7]
    assert [fact for drawing in drawings for fact in drawing.facts] == [mark.fact for mark in marks]
    assert drawings[0].words.startswith("Talks. 2030-01-01: Event 1; 2030-01-02: Event 2")
    assert drawings[2].words.startswith("2030-01-13: Event 13")


def test_no_events_give_no_drawing() -> None:
    assert timeline_drawings("Talks", (), WIDTH) == ()


def test_a_date_is_printed_as_it_is_given_or_else_as_days() -> None:
    assert when_words(TimeMark("2030-01-01", "2030-02-01", "", FactId(1), "early 2030")) == "early 2030"
    assert when_words(_mark("2030-01-01")) == "2030-01-01"
    assert when_words(_mark("2030-01-01", ends="2030-01-05")) == "2030-01-01 – 2030-01-05"


def test_words_are_broken_into_lines_and_cut_with_an_ellipsis() -> None:
    assert wrapped("one two", 200, LETTER, 3) == ("one two",)
    assert wrapped("", 200, LETTER, 3) == ()
    lines = wrapped("word " * 100, 60, LETTER, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("word…")
    assert all(width_of(line, LETTER) <= 60 for line in lines)
    assert all(width_of(line, LETTER) <= 60 for line in wrapped("w" * 400, 60, LETTER, 4))


@pytest.mark.parametrize("width", [-20.0, 0.0, 3.0])
def test_a_sheet_without_room_for_words_comes_to_an_end(width: float) -> None:
    assert wrapped("two words", width, LETTER, 3)[0] == "t"
    assert timeline_drawings("Events", [_mark(f"2026-10-{day:02}") for day in range(1, 9)], width)


DAYS = st.one_of(st.dates().map(str), st.sampled_from(["", "2030", "2030-02-30", "no day"]))
MARKS = st.lists(st.builds(TimeMark, DAYS, DAYS, st.text(max_size=300), st.just(FactId(1))), max_size=20)


@settings(max_examples=60)
@given(marks=MARKS, width=st.floats(200, 700))
def test_nothing_leaves_the_drawing_and_no_labels_touch(marks: list[TimeMark], width: float) -> None:
    for drawing in timeline_drawings("", marks, width):
        for side in (True, False):
            labels = [label for label in _of(drawing, Label) if label.is_above is side]
            assert all(one.x + one.width < other.x for one, other in pairwise(labels))
            assert all(label.x >= 0 and label.x + label.width <= width for label in labels)
            assert all(0 <= label.y <= drawing.height - label.height for label in labels)
        assert all(0 <= dot.x <= width for dot in _of(drawing, Dot))
        assert all(bar.x + bar.width <= width for bar in _of(drawing, Bar))
