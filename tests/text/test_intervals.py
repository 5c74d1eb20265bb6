"""The interval index gives what a plain walk over all intervals gives, whatever came and went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.intervals import Interval, IntervalIndex

POSITION = st.one_of(st.integers(0, 40), st.integers(0, 5_000), st.integers(0, 1 << 24))
LENGTH = st.one_of(st.integers(1, 30), st.integers(1, 3_000), st.integers(1, 1 << 22))
ENTRY = st.builds(
    lambda start, length, value: Interval(start, start + length, value), POSITION, LENGTH, st.integers(0, 3)
)


def index_of(entries: list[Interval[int]]) -> IntervalIndex[int]:
    index = IntervalIndex[int]()
    for entry in entries:
        index.add(*entry)
    return index


@given(st.lists(ENTRY, max_size=40), POSITION, LENGTH)
def test_overlapping_finds_what_a_plain_walk_finds(
    entries: list[Interval[int]], start: int, length: int
) -> None:
    end = start + length
    expected = {entry for entry in entries if entry.start < end and entry.end > start}
    found = index_of(entries).overlapping(start, end)
    assert set(found) == expected
    assert len(found) == len(expected)


@given(st.lists(ENTRY, min_size=1, max_size=40, unique=True), st.data())
def test_removed_intervals_are_gone_and_the_others_stay(
    entries: list[Interval[int]], data: st.DataObject
) -> None:
    index = index_of(entries)
    gone = data.draw(st.sets(st.sampled_from(entries)))
    for entry in gone:
        index.remove(*entry)
    assert set(index) == set(entries) - gone
    assert len(index) == len(entries) - len(gone)


@given(st.lists(ENTRY, max_size=40), POSITION)
def test_at_is_end_exclusive(entries: list[Interval[int]], position: int) -> None:
    found = set(index_of(entries).at(position))
    assert found == {entry for entry in entries if entry.start <= position < entry.end}


def test_results_come_in_reading_order_with_the_longer_first() -> None:
    index = index_of([Interval(5, 7, 1), Interval(0, 3, 2), Interval(5, 900, 3), Interval(0, 9_000, 4)])
    assert [item.value for item in index.overlapping(0, 10_000)] == [4, 2, 3, 1]
    assert [item.value for item in index] == [4, 2, 3, 1]


def test_an_equal_interval_is_held_once() -> None:
    index = index_of([Interval(1, 2, 7), Interval(1, 2, 7)])
    assert len(index) == 1
    index.remove(1, 2, 7)
    assert index.at(1) == ()


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_or_reversed_interval_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        IntervalIndex[int]().add(start, end, 0)


def test_removing_what_is_not_held_is_an_error() -> None:
    with pytest.raises(KeyError):
        IntervalIndex[int]().remove(0, 1, 0)
