"""Giving other keys to one action: pressing them, none, the usual ones, or one that another action has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefer.errors import BrieferError
from briefer.gui.dialogs.key_field import KeyField
from briefer.gui.key_rules import Holder, holders, in_words, refusal
from briefer.gui.keyboard import Keyboard
from briefer.gui.keymap import shown_keys
from briefer.gui.views.parts import Ground, Words, column, push_button, row


class KeyChange(Ground):
    """Changes the keys of the action it is told of, at once and for good.

    `asked` says that it waits for keys, `done` that the keyboard belongs in the list again.
    """

    asked = Signal()
    done = Signal()

    def __init__(self, keyboard: Keyboard, parent: QWidget | None = None) -> None:
        """Change keys of this keyboard."""
        super().__init__("band", parent)
        self._keyboard = keyboard
        self._name, self._words = "", ""
        self._adds = False
        self._wanted: tuple[str, tuple[Holder, ...]] | None = None
        self.said = Words()
        self.field = KeyField()
        self.change = push_button("&Change…", lambda: self.ask(adds=False))
        self.add = push_button("&Add…", lambda: self.ask(adds=True))
        self.none = push_button("&None", lambda: self._give(()))
        self.usual = push_button("&Usual", lambda: self._give(self._keyboard.usual.of(self._name)))
        self.take = push_button("&Take it from there", self._take_away)
        self.leave = push_button("&Leave it", self._end)
        layout = column(self, margin=10)
        layout.addWidget(self.said)
        layout.addWidget(self.field)
        buttons = (self.change, self.add, self.none, self.usual, self.take, self.leave)
        layout.addLayout(row(*buttons, 1))
        self.field.pressed.connect(self._take)
        self.field.left.connect(self._end)
        self.show_action("", "")

    def show_action(self, name: str, words: str) -> None:
        """Speak of this action from now on; of none where the name is empty."""
        self._name, self._words, self._wanted = name, words, None
        keys = shown_keys(self._keyboard.keymap.of(name))
        self.say(f"“{words}” has {keys or 'no keys'}." if name else words)
        self._show_state()

    def say(self, words: str, *, is_fault: bool = False) -> None:
        """Say one sentence above the buttons."""
        self.said.set_tone("fault" if is_fault else "text")
        self.said.setText(words)

    def ask(self, *, adds: bool) -> None:
        """Wait for keys that the action is to have, beside those it has where `adds` is set."""
        if self._name:
            self._adds = adds
            self._wanted = None
            self.say(f"Press the keys for “{self._words}”. Esc leaves them as they are.")
            self._show_state(asks=True)
            self.field.setFocus()
            self.asked.emit()

    def _take(self, key: str) -> None:
        if why := refusal(self._name, key):
            self.say(f"{why} Press other keys, or Esc.", is_fault=True)
            return
        held, shown = holders(self._keyboard.keymap, self._name, key), shown_keys((key,))
        if not held:
            self._give(self._with(key))
        elif not all(it.name for it in held):
            self.say(f"{shown} is kept for {in_words(held)}. Press other keys, or Esc.", is_fault=True)
        else:
            self._wanted = key, held
            self.say(f"{shown} belongs to {in_words(held)}.", is_fault=True)
            self._show_state()
            self.leave.setFocus()

    def _take_away(self) -> None:
        if self._wanted is not None:
            key, held = self._wanted
            keymap = self._keyboard.keymap
            left = {it.name: tuple(own for own in keymap.of(it.name) if own != it.key) for it in held}
            self._store({**left, self._name: self._with(key)})

    def _with(self, key: str) -> tuple[str, ...]:
        before = self._keyboard.keymap.of(self._name) if self._adds else ()
        return tuple(dict.fromkeys((*before, key)))

    def _give(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            if held := holders(self._keyboard.keymap, self._name, key):
                what = f"{shown_keys((key,))} belongs to {in_words(held)} now; give that other keys first."
                self.say(what, is_fault=True)
                return
        self._store({self._name: keys})

    def _store(self, keys: dict[str, tuple[str, ...]]) -> None:
        try:
            self._keyboard.give(keys)
        except BrieferError as error:
            self.say(str(error), is_fault=True)
        else:
            self._end()

    def _end(self) -> None:
        self.show_action(self._name, self._words)
        self.done.emit()

    def _show_state(self, *, asks: bool = False) -> None:
        """Show what can be done now: the field while keys are awaited, two buttons where one is taken."""
        is_taken = self._wanted is not None
        self.field.setVisible(asks)
        self.take.setVisible(is_taken)
        self.leave.setVisible(is_taken or asks)
        for button in (self.change, self.add, self.none, self.usual):
            button.setVisible(not is_taken and not asks)
            button.setEnabled(bool(self._name))
