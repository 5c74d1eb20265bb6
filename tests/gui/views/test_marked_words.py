"""Words with what was found in them marked."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from briefer.gui import theme
from briefer.gui.views.marked_words import draw_marked

pytestmark = pytest.mark.usefixtures("qapp", "light")


def painted(words: str, marks: tuple[tuple[int, int], ...]) -> QImage:
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(QFont("DejaVu Sans", 12))
    draw_marked(painter, QPoint(4, 4), words, marks)
    painter.end()
    return image


def columns_with_mark(image: QImage) -> set[int]:
    found = theme.current_tones().found
    return {x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == found}


def test_what_was_found_lies_on_a_colour_of_its_own() -> None:
    assert columns_with_mark(painted("the strait is shut", ())) == set()
    first = columns_with_mark(painted("the strait is shut", ((0, 3),)))
    second = columns_with_mark(painted("the strait is shut", ((4, 10),)))
    assert first
    assert second
    assert max(first) < min(second)


def test_characters_beyond_the_basic_plane_shift_no_mark() -> None:
    plain = columns_with_mark(painted("xx strait", ((3, 9),)))
    astral = columns_with_mark(painted("𝒳𝒳 strait", ((3, 9),)))
    assert astral
    assert abs(len(plain) - len(astral)) <= 2


def test_marks_of_words_that_were_cut_are_left_out() -> None:
    assert columns_with_mark(painted("the…", ((10, 14),))) == set()
    assert columns_with_mark(painted("the…", ((2, 14),)))


def test_marks_of_words_read_from_the_right_lie_under_them() -> None:
    first = columns_with_mark(painted("قال الوزير", ((0, 3),)))
    second = columns_with_mark(painted("قال الوزير", ((4, 10),)))
    assert min(first) > max(second)


def test_words_on_the_mark_can_be_read() -> None:
    for dark in (False, True):
        tones = theme.tones(dark)
        assert theme.contrast(tones.text, tones.found) >= 4.5
