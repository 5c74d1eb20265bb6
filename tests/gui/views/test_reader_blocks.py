"""Offsets of a source and positions of the document are mapped onto each other without loss."""

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefer.gui.views.reader_blocks import CUT_NEAR, Blocks

SENTENCE = "The envoy of the river state left before noon. "
PIECE = st.sampled_from(
    ["a", "Word ", "🕊", "e\u0301", "\n", "\u2028", "\u2029", "\x85", "\t", "“", ". ", "שלום", "中", "\ufdd0"]
)
TEXT = st.lists(PIECE, max_size=30).map("".join)
LONG = st.lists(st.sampled_from([SENTENCE * 9, "🕊" * 700, "x" * 1_500, "\n", ". ", " "]), max_size=12).map(
    "".join
)


@given(st.one_of(TEXT, LONG))
def test_every_offset_comes_back(text: str) -> None:
    blocks = Blocks(text)
    for offset in range(len(text) + 1):
        assert blocks.to_text(blocks.to_qt(offset)) == offset
        assert blocks.to_text(blocks.to_qt(offset, ends=True)) == offset


@given(st.one_of(TEXT, LONG))
@example("a\r\nb")
@example("\ud800")
def test_the_document_holds_each_character_where_the_map_says(qtbot: QtBot, text: str) -> None:
    blocks = Blocks(text)
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    edit.setPlainText(blocks.shown)
    document = edit.document()
    assert document.blockCount() == len(blocks)
    for number in range(len(blocks)):
        start, end = blocks.span(number)
        block = document.findBlockByNumber(number)
        assert block.position() == blocks.to_qt(start)
        assert block.position() + len(block.text().encode("utf-16-le")) // 2 == blocks.to_qt(end, ends=True)
        kept = "".join("\ufffd" if it in "\r\ufdd0\ud800" else it for it in text[start:end])
        assert block.text() == kept


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = SENTENCE * 200
    blocks = Blocks(text)
    assert len(blocks) > 3
    for number in range(len(blocks)):
        start, end = blocks.span(number)
        assert text[start:].startswith("The envoy")
        assert end - start < 2 * CUT_NEAR
        assert blocks.ends_paragraph(number) is (number == len(blocks) - 1)
    assert "".join(text[slice(*blocks.span(number))] for number in range(len(blocks))) == text


def test_a_stretch_without_sentences_or_spaces_is_cut_too() -> None:
    blocks = Blocks("x" * 50_000)
    assert all(end - start <= 2 * CUT_NEAR for start, end in map(blocks.span, range(len(blocks))))


def test_short_paragraphs_are_not_cut() -> None:
    blocks = Blocks("One.\n\nTwo. Three.")
    assert [blocks.span(number) for number in range(len(blocks))] == [(0, 4), (5, 5), (6, 17)]
    assert all(blocks.ends_paragraph(number) for number in range(3))


def test_sentences_are_walked_across_blocks() -> None:
    text = "One here. Two here.\n\nThree here."
    blocks = Blocks(text)
    seen = []
    at = blocks.sentence_at(0)
    while at is not None:
        seen.append(text[slice(*at)])
        at = blocks.sentence_after(at[0])
    assert seen == ["One here.", "Two here.", "Three here."]
    assert blocks.sentence_before(text.index("Three")) == (10, 19)
    assert blocks.sentence_before(0) is None
    assert blocks.sentence_at(20) == (21, 32)


def test_the_gap_behind_a_sentence_belongs_to_it() -> None:
    blocks = Blocks("  One here.   Two here.  ")
    assert blocks.sentence_at(0) == (2, 11)
    assert blocks.sentence_at(12) == (2, 11)
    assert blocks.sentence_at(25) == (14, 23)


def test_a_blank_text_has_no_sentence() -> None:
    blocks = Blocks(" \n \n")
    assert blocks.sentence_at(1) is None
    assert blocks.sentence_after(0) is None


@given(LONG)
def test_blocks_over_a_stretch_hold_all_of_it(text: str) -> None:
    blocks = Blocks(text)
    for start in range(0, len(text), 997):
        end = min(start + 2_500, len(text))
        over = blocks.blocks_over(start, end)
        assert blocks.span(over[0])[0] <= start
        assert blocks.span(over[-1])[1] >= end - 1
