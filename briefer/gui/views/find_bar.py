"""The bar that finds words in the text that is read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.gui.icons import dress
from briefer.gui.views.parts import Ground, column, icon_button, icon_size, row, search_field, small_words
from briefer.gui.views.text_finds import Stretch, TextFinds
from briefer.text.folding import Keep
from briefer.text.sought import looks_like_pattern

if TYPE_CHECKING:
    from briefer.gui.views.reader_page import ReaderPage

_AS_WRITTEN = "Found as it is written: the signs of patterns mean nothing here."
_LONGEST = 200  # code points of a selection that is taken for what is sought


class FindBar(Ground):
    """Marks all places of the words typed in the text that is read, and goes from one to the next.

    `toggled` says that the bar was opened or closed.
    """

    toggled = Signal()

    def __init__(self, reader: "ReaderPage", parent: QWidget | None = None) -> None:
        """Lie hidden over this reader's text."""
        super().__init__("band", parent)
        self._reader = reader
        self._origin = 0
        self._is_sought = False
        self.finds = TextFinds(self)
        self.field = search_field("Find in the text", "Find in this text")
        self.count = small_words()
        self.count.setWordWrap(False)
        self.remark = small_words(_AS_WRITTEN)
        self.whole = _option("whole-word", "Whole words only", self.seek)
        self.case = _option("case-sensitive", "Capitals and small letters differ", self.seek)
        self.accents = _option("", "Accents, and the forms of a letter, differ", self.seek)
        self.accents.setText("é")
        self._lay_out()
        self.setAccessibleName("Find in the text")
        self._show_keys()
        self.field.textChanged.connect(self.seek)
        reader.desk.keyboard.changed.connect(self._show_keys)
        self.finds.grown.connect(self._grow)
        reader.source_shown.connect(lambda _: self._seek_anew())
        reader.folded.connect(self._seek_anew)
        reader.caret_moved.connect(lambda _: self._say())
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the bar is there; it may be behind another workspace."""
        return not self.isHidden()

    def open(self) -> None:
        """Show the bar with what is selected in the text, else with what was sought last."""
        selected = self._reader.selection()
        text = self._reader.text
        self._origin = min(text.anchor, text.caret)
        if self._reader.source is not None and not self.is_open:
            self._reader.left.emit(self._reader.source, text.caret)
        self.show()
        if selected is not None and len(selected.quote) <= _LONGEST and "\n" not in selected.quote:
            self.field.setText(selected.quote)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.seek()
        self.toggled.emit()

    def close_bar(self) -> None:
        """Take the bar and its marks away; the find that was gone to stays selected in the text."""
        self.hide()
        self.finds.seek("", "")
        self._reader.setFocus()
        self.toggled.emit()

    def go(self, step: int) -> None:
        """Go to the next find from the caret on (1), or to the one before (-1), round the ends."""
        count, text = len(self.finds), self._reader.text
        if not count:
            return
        low, high = sorted((text.anchor, text.caret))
        if step > 0:
            number = self.finds.number_from(max(low, high))
            self._go_to(0 if number is None else number)
        else:
            number = self.finds.number_before(low)
            self._go_to(count - 1 if number is None else number)
        self._origin = self._here()[0]

    def seek(self) -> None:
        """Look for what is typed, and go to the first find behind where one stood."""
        if not self.is_open:
            return
        keep = Keep.CASE if self.case.isChecked() else Keep.NOTHING
        keep |= Keep.ACCENTS if self.accents.isChecked() else Keep.NOTHING
        words = self.field.text()
        self._is_sought = True
        self.finds.seek(self._reader.text.blocks.visible, words, keep, whole=self.whole.isChecked())
        self.remark.setVisible(looks_like_pattern(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with Enter and the arrows, which the field leaves to the bar, and close with Esc."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.go(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                self.close_bar()
            case _:
                super().keyPressEvent(event)

    def _seek_anew(self) -> None:
        """Look through the text that is shown now, without going anywhere in it."""
        self.seek()
        self._is_sought = False

    def _grow(self) -> None:
        """Mark what is known, and go to the first find behind where one stood as soon as it is known."""
        if self._is_sought and len(self.finds):
            number = self.finds.number_from(self._origin)
            if number is not None or self.finds.is_done:
                self._is_sought = False
                self._go_to(number or 0)
        self._reader.text.show_finds(self.finds.over)
        self._say()

    def _go_to(self, number: int) -> None:
        start, end = self.finds.at(number)
        self._reader.show_stretch(start, end)
        self._say()

    def _here(self) -> Stretch:
        text = self._reader.text
        return min(text.anchor, text.caret), max(text.anchor, text.caret)

    def _say(self) -> None:
        """Say which find is stood on, and of how many."""
        if not self.is_open:
            return
        known = f"{len(self.finds):,}{'' if self.finds.is_done else ' …'}"
        number = self.finds.number_of(self._here())
        if not self.field.text().strip():
            words = ""
        elif not len(self.finds):
            words = "Not in this text" if self.finds.is_done else "…"
        else:
            words = f"{number + 1:,} of {known}" if number is not None else f"{known} in all"
        self.count.setText(words)

    def _show_keys(self) -> None:
        """Name the keys that go on: those of the bar, and those of an actor's mentions while it is open."""
        for button, key, action in self._steps:
            others = self._reader.desk.keyboard.keymap.shown(action)
            button.setToolTip(f"{button.accessibleName()} ({key}{f', {others}' if others else ''})")

    def _lay_out(self) -> None:
        before = icon_button("arrow-up", "Previous find", lambda: self.go(-1))
        after = icon_button("arrow-down", "Next find", lambda: self.go(1))
        self._steps = ((before, "Shift+Enter", "previous_mention"), (after, "Enter", "next_mention"))
        close = icon_button("x", "Close the bar (Esc)", self.close_bar)
        line = row(
            self.field, self.count, before, after, self.whole, self.case, self.accents, close, spacing=2
        )
        line.setStretch(0, 1)
        layout = column(self, spacing=2)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addLayout(line)
        layout.addWidget(self.remark)
        self.field.setMaximumWidth(420)
        self.remark.hide()


def _option(icon: str, name: str, run: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    if icon:
        dress(button, icon)
        button.setIconSize(icon_size(button))
    button.toggled.connect(lambda _: run())
    return button
