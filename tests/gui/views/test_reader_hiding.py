"""Passages folded away in the reader, shown again, and sources split at the caret."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.gui.views.reader_blocks import Blocks
from briefer.store import queries
from tests.gui.views.reader_desks import TEXT, Scene, scene

SECOND = TEXT.index("The two states")


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def lines(made: Scene) -> list[str]:
    return made.view.text.toPlainText().splitlines()


def hide(made: Scene, words: str) -> None:
    span = made.span(words)
    made.view.show_stretch(span.start, span.end)
    made.view.hiding.hide()


def test_a_passage_is_one_line_and_every_other_place_stays(reader: Scene) -> None:
    hide(reader, "She flew home.")
    assert lines(reader)[1] == "\u25b8 3 words hidden: show"
    view, span = reader.view, reader.span("The two states")
    assert view.text.blocks.text == TEXT
    view.show_stretch(span.start, span.end)
    assert view.text.textCursor().selectedText() == "The two states"
    assert view.selection() == span
    reader.session.undo()
    assert lines(reader) == TEXT.splitlines()


def test_the_caret_goes_over_it_by_sentence_and_word(reader: Scene) -> None:
    hide(reader, "She flew home.")
    view = reader.view
    view.show_stretch(0, 0)
    starts = []
    for _ in range(4):
        view.next_sentence()
        starts.append(view.text.caret)
    assert TEXT.index("She flew") not in starts
    assert SECOND in starts
    view.show_stretch(TEXT.index("unlawful"), TEXT.index("unlawful"))
    view.move_word(1)
    assert view.text.caret == SECOND


def test_it_is_shown_again_by_key_and_by_mouse(reader: Scene) -> None:
    view, place = reader.view, TEXT.index("She flew")
    for show in (key, click):
        hide(reader, "She flew home.")
        view.show_stretch(place, place)
        show(reader)
        assert lines(reader) == TEXT.splitlines()


def key(made: Scene) -> None:
    made.press(Qt.Key.Key_Return)


def click(made: Scene) -> None:
    text = made.view.text
    height = text.cursorRect().center().y()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, height))


def test_nothing_is_proposed_in_it(reader: Scene) -> None:
    view = reader.view
    reader.actor("Norland")
    hide(reader, "Norland said that Bell was welcome 🕊 there.")
    assert view.tags is not None
    found = [it for number in range(len(view.text.blocks)) for it in view.tags.proposals(number)]
    assert not [it for it in found if it.start >= TEXT.index("Norland said")]
    view.hiding.show()
    assert view.tags is not None
    found = [it for number in range(len(view.text.blocks)) for it in view.tags.proposals(number)]
    assert [it for it in found if it.start >= TEXT.index("Norland said")]


def test_what_is_tagged_is_not_hidden_and_that_is_told(reader: Scene) -> None:
    reader.tag("Ana Bell", reader.actor("Ana Bell"))
    hide(reader, "Ana Bell called it")
    assert reader.told[-1].text == "1 tag lies in this passage."
    assert lines(reader) == TEXT.splitlines()


def test_the_rest_becomes_a_source_of_its_own(reader: Scene) -> None:
    view = reader.view
    view.show_stretch(SECOND + 20, SECOND + 20)
    view.hiding.split()
    old, new = queries.sources(reader.session)[0], queries.sources(reader.session)[-1]
    assert old.id == reader.source
    assert queries.source_text(reader.session, new.id) == TEXT[SECOND:]
    assert lines(reader)[-1].endswith("words hidden: show")
    assert "is a source of its own" in reader.told[-1].text


def test_every_offset_outside_comes_back() -> None:
    text = "One.\n\nTwo 🕊 two. Three three.\nFour.\n"
    for hidden in ([(6, 17)], [(0, 5)], [(18, len(text))], [(0, 4), (6, 17), (31, 36)]):
        blocks = Blocks(text, "en", hidden)
        for offset in range(len(text) + 1):
            if text[offset : offset + 1].strip() and not any(low <= offset <= high for low, high in hidden):
                assert blocks.to_text(blocks.to_qt(offset)) == offset, (hidden, offset)
        for start, end in hidden:
            assert blocks.fold_at(start) == (start, end)
            assert blocks.sentences(blocks.block_at(start)) == ()
