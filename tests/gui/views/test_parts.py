"""Small parts: plain words in colours that follow the scheme, choices, folds, rows that are drawn."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.views.parts import Fold, Ground, RowStack, Words, choice, choose, chosen, icon_button, line
from briefer.gui.views.rows import row_list
from briefer.model.facts import Reliability, Status
from tests.gui.desks import on_screen


def test_words_are_plain_whatever_they_look_like(qtbot: QtBot) -> None:
    made = Words("<img src=/dev/zero>")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("dark", [True, False])
def test_tones_follow_the_scheme(qtbot: QtBot, *, dark: bool) -> None:
    before = QGuiApplication.palette()
    ground = Ground("fault_paper")
    words = Words("x", tone="fault", parent=ground)
    qtbot.addWidget(ground)
    try:
        QGuiApplication.setPalette(theme.palette_of(not dark))
        QGuiApplication.setPalette(theme.palette_of(dark))
        QApplication.processEvents()
        assert words.palette().windowText().color() == theme.tones(dark).fault
        assert ground.palette().window().color() == theme.tones(dark).fault_paper
        words.set_tone("muted")
        ground.set_tone("tint")
        assert words.palette().windowText().color() == theme.tones(dark).muted
        assert ground.palette().window().color() == theme.tones(dark).tint
    finally:
        QGuiApplication.setPalette(before)


def test_a_choice_holds_values(qtbot: QtBot) -> None:
    box = choice("Status", Status, Status.DENIED)
    qtbot.addWidget(box)
    assert chosen(box, Status) is Status.DENIED
    choose(box, Status.CLAIMED)
    assert box.currentText() == "Claimed"
    grades = choice("Reliability", Reliability, Reliability.FAIRLY)
    qtbot.addWidget(grades)
    assert grades.currentText() == "C · fairly reliable"


def test_controls_have_names(qtbot: QtBot) -> None:
    button, field = icon_button("x", "Close this", lambda: None), line("Place", "Vell")
    for made in (button, field):
        qtbot.addWidget(made)
    assert (button.accessibleName(), button.toolTip()) == ("Close this", "Close this")
    assert field.accessibleName() == "Place"


def test_a_fold_opens_and_closes(qtbot: QtBot) -> None:
    inside = QLabel("inside")
    made = Fold("More", inside)
    on_screen(qtbot, made, 200, 100)
    assert not inside.isVisible()
    made._head.click()
    assert inside.isVisible()
    made._head.click()
    assert not inside.isVisible()


def test_rows_of_a_form_come_and_go(qtbot: QtBot) -> None:
    stack = RowStack()
    qtbot.addWidget(stack)
    one, two = QLabel("1"), QWidget()
    stack.add(one)
    stack.add(two)
    assert stack.rows(QLabel) == (one,)
    stack.drop(two)
    stack.clear()
    assert stack.rows(QWidget) == ()


FACES = (
    Face("short", "detail", "7", "1", QColor("#cb056d")),
    Face("many words " * 30, "detail", lines=3),
    Face("many words " * 30, lines=1, is_faint=True),
    Face("🕊 " * 60, "🕊", lines=2, badge="f100"),
    Face(""),
)


@pytest.mark.parametrize("face", FACES, ids=range(len(FACES)))
@pytest.mark.parametrize("points", [9, 24])
@pytest.mark.parametrize("width", [60, 320])
def test_rows_are_drawn_at_any_size(qtbot: QtBot, face: Face, points: int, width: int) -> None:
    marked = Face(
        face.text, face.detail, face.count, face.badge, face.colour, icons.icon("user"), lines=face.lines
    )
    model = RowsModel[int](lambda number: number, lambda number: marked if number else face)
    view = row_list("Rows")
    view.setFont(QFont(view.font().family(), points))
    view.setModel(model)
    model.set_rows([0, 1])
    on_screen(qtbot, view, width, 400)
    view.setCurrentIndex(model.index(1))
    picture = QPixmap(QSize(width, 400))
    view.render(picture)
    assert view.sizeHintForRow(0) >= view.fontMetrics().height()
    assert not picture.isNull()


def test_more_lines_and_larger_text_take_more_room(qtbot: QtBot) -> None:
    view = row_list("Rows")
    model = RowsModel[int](
        lambda number: number, lambda number: Face("many words " * 30, "detail", lines=number)
    )
    view.setModel(model)
    model.set_rows([1, 2, 3])
    on_screen(qtbot, view, 220, 400)
    heights = [view.sizeHintForRow(number) for number in range(3)]
    assert heights == sorted(heights)
    assert heights[0] < heights[2]
    view.setFont(QFont(view.font().family(), view.font().pointSize() * 2))
    assert view.sizeHintForRow(2) > heights[2] * 1.6


def test_an_option_without_a_view_has_a_size(qtbot: QtBot) -> None:
    view = row_list("Rows")
    qtbot.addWidget(view)
    model = RowsModel[int](lambda number: number, lambda _: Face("x"))
    model.set_rows([1])
    assert view.itemDelegate().sizeHint(QStyleOptionViewItem(), model.index(0)).height() > 0
