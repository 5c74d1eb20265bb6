"""Rows as they are drawn: words and details in lines, dates in one piece, and marks where they belong."""

from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from briefer.gui.views import rows
from briefer.gui.views.rows import _draw_lines, _kept_whole, _Line, _lines

WORDS = "Kestovia shuts strait lane to Solvanian ships after boarding"


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return qapp.font()


def shown(words: str, font: QFont, width: int, most: int) -> list[str]:
    return [line.words for line in _lines(words, font, width, most)]


def test_words_go_on_in_the_next_line_and_are_cut_in_the_last_alone(font: QFont) -> None:
    assert shown(WORDS, font, 2_000, 3) == [WORDS]
    whole = shown(WORDS, font, 160, 9)
    assert " ".join(whole) == WORDS
    cut = shown(WORDS, font, 160, 2)
    assert (cut[0], len(cut)) == (whole[0], 2)
    assert cut[1].endswith("…")


def test_a_word_longer_than_the_row_goes_on_too(font: QFont) -> None:
    assert "".join(shown("x" * 90, font, 120, 99)) == "x" * 90


def test_a_date_is_not_torn_apart_and_right_to_left_names_are_not_cut_early(font: QFont) -> None:
    detail = _kept_whole("The Vardenne Observer and Evening Post · 15 Oct 2026")
    lines = shown(detail, font, 150, 4)
    assert any("15\u00a0Oct\u00a02026" in line for line in lines)
    apart = _kept_whole("\u200e\u2068چاپار کرانه\u2069 · \u206813 Oct 2026\u2069")
    assert not any("…" in line for line in shown(apart, font, 130, 2))


def test_marks_stand_on_the_words_they_belong_to_in_every_line() -> None:
    drawn: list[tuple[str, tuple[tuple[int, int], ...]]] = []
    lines = [_Line(0, "one strait"), _Line(11, "two strait")]
    picture = QPixmap(200, 60)
    with (
        QPainter(picture) as painter,
        patch.object(
            rows, "draw_marked", lambda _painter, _place, words, marks: drawn.append((words, marks))
        ),
    ):
        _draw_lines(painter, QPoint(), lines, ((4, 10), (15, 21)))
    assert [[words[start:end] for start, end in marks if start < len(words)] for words, marks in drawn] == [
        ["strait"],
        ["strait"],
    ]
