"""The widths of sources, text and side panel: as they were left where these suit window and text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.pane_sizes import shared_out

LETTER = 8


def test_what_was_left_is_kept() -> None:
    assert shared_out(1440, LETTER, [200, 800, 440]) == [200, 800, 440]
    assert shared_out(1500, LETTER, [200, 800, 440]) == [200, 860, 440]


@pytest.mark.parametrize("left", [[], [200, 800], [700, 300, 440], [200, 1200, 40]])
def test_what_does_not_suit_the_window_is_forgotten(left: list[int]) -> None:
    assert shared_out(1440, LETTER, left) == shared_out(1440, LETTER, [])


def test_both_sides_grow_with_the_text() -> None:
    small, large = shared_out(1440, 6, []), shared_out(1440, 12, [])
    assert small[0] < large[0]
    assert small[2] < large[2]


@given(st.integers(600, 6000), st.integers(3, 40), st.lists(st.integers(0, 6000), max_size=3))
def test_the_text_keeps_two_fifths_at_least_and_nothing_is_lost(
    width: int, letter: int, left: list[int]
) -> None:
    listed, text, side = shared_out(width, letter, left)
    assert listed + text + side == width
    assert text >= 0.4 * width
