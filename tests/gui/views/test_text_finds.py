"""All places of sought words in a text, looked for a little at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui.views import text_finds
from briefer.gui.views.text_finds import TextFinds
from briefer.text.folding import Keep
from tests.gui.heartbeat import Heartbeat

TEXT = "One café, two cafés, Cafe three."


@pytest.fixture
def finds(qapp: QApplication) -> TextFinds:
    return TextFinds(qapp)


def places(finds: TextFinds) -> list[tuple[int, int]]:
    return [finds.at(number) for number in range(len(finds))]


def test_all_places_are_found_in_order(finds: TextFinds) -> None:
    finds.seek(TEXT, "cafe")
    assert finds.is_done
    assert places(finds) == [(4, 8), (14, 18), (21, 25)]


def test_options_narrow_what_is_found(finds: TextFinds) -> None:
    finds.seek(TEXT, "Cafe", Keep.CASE)
    assert places(finds) == [(21, 25)]
    finds.seek(TEXT, "café", Keep.ACCENTS)
    assert places(finds) == [(4, 8), (14, 18)]
    finds.seek(TEXT, "café", whole=True)
    assert places(finds) == [(4, 8), (21, 25)]


def test_places_are_asked_for_by_stretch_and_by_offset(finds: TextFinds) -> None:
    finds.seek(TEXT, "cafe")
    assert finds.over(6, 15) == ((4, 8), (14, 18))
    assert finds.over(8, 14) == ()
    assert (finds.number_from(4), finds.number_from(5), finds.number_from(22)) == (0, 1, None)
    assert (finds.number_before(4), finds.number_before(14), finds.number_before(99)) == (None, 0, 2)
    assert (finds.number_of((14, 18)), finds.number_of((14, 19)), finds.number_of((99, 100))) == (
        1,
        None,
        None,
    )


def test_no_words_find_nothing(finds: TextFinds) -> None:
    finds.seek(TEXT, "cafe")
    finds.seek(TEXT, " ")
    assert (len(finds), finds.is_done, finds.over(0, 99)) == (0, True, ())


@given(
    st.text(st.sampled_from("ab é"), max_size=300),
    st.sampled_from(["a", "ab", "aa", "é", "b a"]),
    st.integers(1, 20),
)
def test_the_size_of_the_pieces_makes_no_difference(
    qapp: QApplication, text: str, words: str, piece: int
) -> None:
    found = []
    for size in (piece, 30_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(text_finds, "_PIECE", size)
            finds = TextFinds()
            finds.seek(text, words)
            while not finds.is_done:  # a slice ends by the clock
                qapp.processEvents()
            found.append(places(finds))
    assert found[0] == found[1]


@pytest.mark.parametrize("words", ["e", "strait", "zeppelin"])
@pytest.mark.usefixtures("own_heap")
def test_a_million_words_are_looked_through_without_a_stall(
    finds: TextFinds, qtbot: QtBot, words: str
) -> None:
    text = "The envoy closed the “strait” on Monday é. " * 130_000
    with Heartbeat() as heart:
        finds.seek(text, words)
        qtbot.waitUntil(lambda: finds.is_done, timeout=30_000)
    assert len(finds) == text.casefold().replace("é", "e").count(words)
    assert heart.longest < 0.1


def test_what_is_sought_anew_stops_what_was_sought_before(finds: TextFinds, qtbot: QtBot) -> None:
    finds.seek("The strait. " * 300_000, "strait")
    assert not finds.is_done
    finds.seek(TEXT, "two")
    qtbot.wait(20)
    assert places(finds) == [(10, 13)]
