"""The line above the list of sources: how they are sorted, and whether those read are left out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from briefer.gui.icons import dress
from briefer.gui.sorting import ORDER_WORDS, Order
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import icon_size


class SourceOrder(QWidget):
    """Chooses an Order and whether to show unread sources alone; `chosen` carries both."""

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with the order in which sources were added, all of them shown."""
        super().__init__(parent)
        self.order, self.unread_only = Order.ADDED, False
        self._sort = _button("arrow-up-down", "Sort the sources")
        menu, group = QMenu(self._sort), QActionGroup(self)
        self._choices: dict[Order, QAction] = {}
        for order, words in ORDER_WORDS.items():
            action = menu.addAction(words, partial(self.choose, order))
            action.setCheckable(True)
            group.addAction(action)
            self._choices[order] = action
        self._sort.setMenu(menu)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._unread = _button("circle", "Show unread and part-read sources alone")
        self._unread.setCheckable(True)
        self._unread.clicked.connect(lambda checked: self.choose(self.order, unread_only=checked))
        line = Flow(self, spacing=2)
        line.setContentsMargins(4, 0, 4, 4)
        line.addWidget(self._sort)
        line.addWidget(self._unread)
        self.show_choice(self.order, unread_only=False)

    def choose(self, order: Order, *, unread_only: bool | None = None) -> None:
        """Choose an order, and where it is said, whether unread sources alone are shown; tell it."""
        self.show_choice(order, unread_only=self.unread_only if unread_only is None else unread_only)
        self.chosen.emit(self.order, self.unread_only)

    def toggle_unread(self) -> None:
        """Show unread sources alone, or all again."""
        self.choose(self.order, unread_only=not self.unread_only)

    def show_choice(self, order: Order, *, unread_only: bool) -> None:
        """Show what is chosen; nothing is told."""
        self.order, self.unread_only = order, unread_only
        self._sort.setText(ORDER_WORDS[order])
        self._choices[order].setChecked(True)
        self._unread.setChecked(unread_only)

    def count(self, unread: int) -> None:
        """Say how many sources are unread."""
        self._unread.setText(f"{unread:,} unread")


def _button(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    dress(button, icon)
    button.setIconSize(icon_size(button) * 0.8)
    return button
