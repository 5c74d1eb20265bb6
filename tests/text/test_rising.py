"""As many pairs as possible stay in order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefer.text.rising import rising


def test_what_moved_is_left_out() -> None:
    assert rising([(0, 0), (1, 3), (2, 1), (3, 2)]) == [(0, 0), (2, 1), (3, 2)]
    assert rising([]) == []


@given(st.lists(st.integers(0, 20), max_size=7, unique=True))
def test_no_longer_row_rises(places: list[int]) -> None:
    pairs = list(enumerate(places))
    found = rising(pairs)
    assert [there for _, there in found] == sorted(there for _, there in found)
    longer = combinations(places, len(found) + 1)
    assert not any(list(row) == sorted(row) for row in longer)
