"""The small bar over words that the mouse selected: tag an actor, state a fact, add evidence."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.gui.icons import dress
from briefer.gui.views.parts import row
from briefer.gui.views.reader_bubble import Bubble
from briefer.gui.views.reader_keys import KEYS, Command

_BUTTONS = (
    (Command.TAG_ACTOR, "Actor", "tag", "Tag an actor in the selected words"),
    (Command.REQUEST_FACT, "Fact", "quote", "State a fact that rests on the selected words"),
    (Command.REQUEST_EVIDENCE, "Evidence", "link", "Add the selected words to a fact as evidence"),
)


class SelectionBar(Bubble):
    """Buttons for what can be made of a selection; `chosen` carries the Command of the one pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Lie hidden over the parent."""
        super().__init__(parent, padding=3)
        self.setAccessibleName("Selected words")
        self.column.addLayout(row(*(self._button(*button) for button in _BUTTONS), spacing=2))

    def _button(self, command: Command, text: str, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(tip)
        button.setToolTip(f"{tip} ({KEYS[command][0]})")
        dress(button, icon)
        button.clicked.connect(lambda: self.chosen.emit(command))
        return button
