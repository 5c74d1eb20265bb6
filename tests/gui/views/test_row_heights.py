"""The heights of many rows: what comes, goes and is measured moves what lies below, and nothing else."""

from hypothesis import given
from hypothesis import strategies as some

from briefer.gui.views.row_heights import RowHeights

EDITS = some.lists(
    some.tuples(some.sampled_from(["in", "out", "measure"]), some.integers(0, 30), some.integers(1, 90)),
    max_size=30,
)


@given(some.integers(0, 20), EDITS)
def test_tops_are_the_sums_of_the_heights_above(count: int, edits: list[tuple[str, int, int]]) -> None:
    made = RowHeights()
    made.reset(count)
    for kind, place, size in edits:
        row = place % (len(made) + 1)
        if kind == "in":
            made.insert(row, size % 4)
        elif kind == "out":
            made.remove(row, min(size % 4, len(made) - row))
        elif row < len(made):
            assert made.measure(row, size) is (made.height(row) == size) or made.height(row) == size
            assert made.is_measured(row)
    heights = [made.height(row) for row in range(len(made))]
    assert [made.top(row) for row in range(len(made))] == [sum(heights[:row]) for row in range(len(made))]
    assert made.total == sum(heights)
    for row in range(len(made)):
        assert made.row_at(made.top(row)) == row
        assert made.row_at(made.top(row) + heights[row] - 1) == row


def test_a_place_before_or_behind_all_is_the_first_or_last_row() -> None:
    made = RowHeights()
    assert made.row_at(0) == -1
    made.reset(3)
    assert (made.row_at(-5), made.row_at(10**6)) == (0, 2)


def test_what_is_forgotten_counts_as_before_till_it_is_measured() -> None:
    made = RowHeights()
    made.reset(3)
    made.measure(1, 80)
    made.forget()
    assert not made.is_measured(1)
    assert made.height(1) == 80
    assert not made.measure(1, 80)
    assert made.measure(1, 81)
