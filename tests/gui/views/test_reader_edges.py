"""Where the ends of a tag go: by word, by character, by dragging; never to nothing, never out of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_edges import Edge, Move, dragged, moved, with_edge

TEXT = "Norland closed the strait.\nEstmark's envoy 🇳🇴 cafe\u0301 👩‍🚒 left."


def words(stretch: tuple[int, int]) -> str:
    return TEXT[slice(*stretch)]


def at(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


@pytest.mark.parametrize(
    ("quote", "edge", "step", "after"),
    [
        ("closed", Edge.END, 1, "closed the"),
        ("closed the", Edge.END, -1, "closed"),
        ("closed", Edge.START, -1, "Norland closed"),
        ("Norland closed", Edge.START, 1, "closed"),
        ("strait", Edge.END, 1, "strait.\nEstmark"),
        ("Estmark", Edge.START, -1, "strait.\nEstmark"),
        ("closed", Edge.END, -1, "closed"),
        ("closed", Edge.START, 1, "closed"),
        ("Norland", Edge.START, -1, "Norland"),
        ("left", Edge.END, 1, "left"),
    ],
)
def test_by_word(quote: str, edge: Edge, step: int, after: str) -> None:
    assert words(moved(Blocks(TEXT), at(quote), Move(edge, step))) == after


@pytest.mark.parametrize(
    ("quote", "edge", "step", "after"),
    [
        ("Estmark", Edge.END, 1, "Estmark'"),
        ("Estmark'", Edge.END, -1, "Estmark"),
        ("Norland", Edge.END, 1, "Norland c"),
        ("closed", Edge.START, -1, "d closed"),
        ("envoy", Edge.END, 1, "envoy 🇳🇴"),
        ("cafe\u0301", Edge.END, -1, "caf"),
        ("caf", Edge.END, 1, "cafe\u0301"),
        ("left", Edge.START, -1, "👩‍🚒 left"),
        ("left.", Edge.END, 1, "left."),
        ("N", Edge.END, -1, "N"),
    ],
)
def test_by_character_as_a_reader_sees_it(quote: str, edge: Edge, step: int, after: str) -> None:
    assert words(moved(Blocks(TEXT), at(quote), Move(edge, step, by_character=True))) == after


def test_a_dragged_end_lies_where_the_word_under_it_does() -> None:
    blocks, closed = Blocks(TEXT), at("closed")
    inside = TEXT.index("strait") + 2
    assert words(dragged(blocks, closed, Edge.END, inside, by_character=False)) == "closed the strait"
    assert words(dragged(blocks, closed, Edge.END, inside, by_character=True)) == "closed the st"
    assert words(dragged(blocks, closed, Edge.START, 3, by_character=False)) == "Norland closed"
    assert dragged(blocks, closed, Edge.END, 0, by_character=False) == closed
    assert with_edge((3, 9), Edge.START, 9) == (3, 9)


PIECES = st.lists(
    st.sampled_from(
        ["Norland", " ", "'s", "\n", "🕊", "e\u0301", "中文", "שלום", "👩‍🚒", ".", "  \n ", "a-b", "🇳🇴"]
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=150)
@given(PIECES.map("".join), st.data())
def test_a_tag_stays_a_stretch_of_words_and_there_is_a_way_back(text: str, data: st.DataObject) -> None:
    blocks = Blocks(text)
    start = data.draw(st.integers(0, len(text) - 1))
    stretch = (start, data.draw(st.integers(start + 1, len(text))))
    move = Move(
        data.draw(st.sampled_from(list(Edge))), data.draw(st.sampled_from([-1, 1])), data.draw(st.booleans())
    )
    after = moved(blocks, stretch, move)
    assert 0 <= after[0] < after[1] <= len(text)
    kept = 1 - move.edge.value
    assert after[kept] == stretch[kept]
    if after != stretch:
        assert (after[move.edge.value] - stretch[move.edge.value]) * move.step > 0
        edge = text[after[1] - 1] if move.edge is Edge.END else text[after[0]]
        assert not edge.isspace()
        back = moved(blocks, after, Move(move.edge, -move.step, move.by_character))
        assert (back[move.edge.value] - after[move.edge.value]) * move.step <= 0
