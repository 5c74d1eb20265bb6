"""Widgets that go on in the next line where there is no room."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.views.flow import Flow
from tests.gui.desks import on_screen


@pytest.fixture
def inside(qtbot: QtBot) -> QWidget:
    made = QWidget()
    flow = Flow(made, margin=5, spacing=4)
    for number in range(6):
        button = QPushButton(str(number))
        button.setFixedSize(60, 20)
        flow.addWidget(button)
    on_screen(qtbot, made, 400, 100)
    return made


def flow_of(inside: QWidget) -> Flow:
    flow = inside.layout()
    assert isinstance(flow, Flow)
    return flow


def test_the_height_grows_as_the_width_shrinks(inside: QWidget) -> None:
    heights = [flow_of(inside).heightForWidth(width) for width in (400, 300, 140, 60)]
    assert heights == [30, 54, 78, 5 + 6 * 20 + 5 * 4 + 5]


def test_widgets_stand_side_by_side_in_lines(inside: QWidget) -> None:
    inside.resize(200, 100)
    flow_of(inside).activate()
    places = [(it.x(), it.y()) for it in inside.findChildren(QPushButton)]
    assert places == [(5, 5), (69, 5), (133, 5), (5, 29), (69, 29), (133, 29)]


def test_a_widget_can_be_put_first_and_taken_out(inside: QWidget) -> None:
    flow, first = flow_of(inside), QPushButton("first")
    first.setFixedSize(60, 20)
    flow.insert(0, first)
    first.show()
    flow.activate()
    assert (first.x(), first.y()) == (5, 5)
    assert flow.count() == 7
    flow.removeWidget(first)
    assert flow.count() == 6
    assert flow.itemAt(6) is None
    assert flow.takeAt(9) is None
