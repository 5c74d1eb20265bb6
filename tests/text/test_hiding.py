"""A text with passages masked: as long as before, every other character in its place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefer.text.hiding import joined, masked

STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda it: (min(it), max(it))))


@given(st.text(max_size=30), STRETCHES)
def test_what_is_not_masked_stays_where_it_is(text: str, hidden: list[tuple[int, int]]) -> None:
    seen = masked(text, hidden)
    assert len(seen) == len(text)
    for place, sign in enumerate(text):
        is_hidden = any(low <= place < high for low, high in hidden)
        assert seen[place] == ("\n" if is_hidden else sign)


@given(STRETCHES)
def test_joined_stretches_lie_apart_and_cover_the_same(stretches: list[tuple[int, int]]) -> None:
    found = joined(stretches)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    covered = {place for low, high in stretches for place in range(low, high)}
    assert {place for low, high in found for place in range(low, high)} == covered
