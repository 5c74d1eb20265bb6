"""Widgets side by side, in a new line where the width is used up."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.views.flow import FlowLayout


@pytest.fixture
def flow(qtbot: QtBot) -> FlowLayout:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = FlowLayout(holder, spacing=4)
    for _ in range(3):
        box = QLabel()
        box.setFixedSize(100, 20)
        made.addWidget(box)
    vars(made)["holder"] = holder  # qtbot keeps no widget alive
    return made


def places(flow: FlowLayout) -> list[tuple[int, int]]:
    items = [flow.itemAt(number) for number in range(flow.count())]
    return [(item.geometry().left(), item.geometry().top()) for item in items if item is not None]


@pytest.mark.parametrize(
    ("width", "height", "found"),
    [
        (308, 20, [(0, 0), (104, 0), (208, 0)]),
        (307, 44, [(0, 0), (104, 0), (0, 24)]),
        (204, 44, [(0, 0), (104, 0), (0, 24)]),
        (90, 68, [(0, 0), (0, 24), (0, 48)]),
    ],
)
def test_lines_are_as_many_as_the_width_asks_for(
    flow: FlowLayout, width: int, height: int, found: list[tuple[int, int]]
) -> None:
    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(width) == height
    flow.setGeometry(QRect(0, 0, width, height))
    assert places(flow) == found


def test_items_are_taken_out(flow: FlowLayout) -> None:
    assert flow.takeAt(5) is None
    assert flow.itemAt(-1) is None
    while flow.takeAt(0) is not None:
        pass
    assert flow.count() == 0
    assert flow.heightForWidth(100) == 0


def test_it_is_never_narrower_than_its_widest_widget(flow: FlowLayout) -> None:
    assert (flow.sizeHint().width(), flow.sizeHint().height()) == (100, 20)
    assert not flow.expandingDirections()
