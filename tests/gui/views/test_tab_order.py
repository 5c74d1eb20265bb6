"""Tab goes through controls as they are laid out, whenever they were made."""

from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.views.parts import RowStack, column, icon_button, line, row


class Row(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        box = QComboBox()
        box.setEditable(True)
        box.setAccessibleName(f"box {name}")
        self.setLayout(row(box, icon_button("x", f"drop {name}", lambda: None)))


def order(top: QWidget) -> list[str]:
    names, widget = [], top.nextInFocusChain()
    while widget is not None and widget is not top:
        names.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    return [name for name in names if name]


def test_rows_that_come_later_are_come_to_where_they_stand(qtbot: QtBot) -> None:
    top, rows, more = QWidget(), RowStack(), RowStack()
    qtbot.addWidget(top)
    layout = column(top)
    for widget in (line("first"), rows, line("middle"), more, line("last")):
        layout.addWidget(widget)
    more.add(Row("c"))
    rows.add(Row("a"))
    rows.add(Row("b"))
    assert order(top) == [
        "first", "box a", "drop a", "box b", "drop b", "middle", "box c", "drop c", "last",
    ]  # fmt: skip


def test_a_stack_that_stands_nowhere_yet_takes_rows(qtbot: QtBot) -> None:
    rows = RowStack()
    qtbot.addWidget(rows)
    rows.add(Row("a"))
    assert len(rows.rows(Row)) == 1
