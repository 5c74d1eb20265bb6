"""The small bar over words that the mouse selected: tag an actor, state a fact, add evidence, note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.gui.icons import dress
from briefer.gui.keymap import KeyMap
from briefer.gui.views.parts import icon_size, row
from briefer.gui.views.reader_bubble import Bubble
from briefer.gui.views.reader_keys import USUAL, Command

_BUTTONS = (
    (Command.TAG_ACTOR, "Actor", "tag", "Tag an actor in the selected words"),
    (Command.REQUEST_FACT, "Fact", "quote", "State a fact that rests on the selected words"),
    (Command.REQUEST_EVIDENCE, "Evidence", "link", "Add the selected words to a fact as evidence"),
    (Command.WRITE_NOTE, "Note", "sticky-note", "Write a note on the selected words"),
)


class SelectionBar(Bubble):
    """Buttons for what can be made of a selection; `chosen` carries the Command of the one pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Lie hidden over the parent."""
        super().__init__(parent, padding=3)
        self.setAccessibleName("Selected words")
        self._buttons = [self._button(*button) for button in _BUTTONS]
        self.column.addLayout(row(*self._buttons, spacing=2))
        self.show_keys(USUAL)

    def show_keys(self, keymap: KeyMap) -> None:
        """Name these keys in the tooltips."""
        for button, (command, _, _, tip) in zip(self._buttons, _BUTTONS, strict=True):
            button.setToolTip(keymap.tip(tip, command.action))

    def _button(self, command: Command, text: str, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(icon_size(button))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(tip)
        dress(button, icon)
        button.clicked.connect(lambda: self.chosen.emit(command))
        return button
