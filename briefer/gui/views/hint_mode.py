"""Going to a word or name by the letter that stands on it."""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from briefer.gui.key_places import IGNORED, MODIFIERS, SHIFT, plain_of
from briefer.gui.views.hint_layer import HintLayer, first_rect
from briefer.gui.views.reader_hints import Hint, hints, names_of, reached, words_of
from briefer.gui.views.reader_keys import Command, press_of
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_tags import Stretch

_ENDING = frozenset({QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress})


class Shown(Enum):
    """What the letters stand on."""

    NOTHING = 0
    WORDS = 1
    NAMES = 2


class HintMode(QObject):
    """Puts letters on words or names and waits for one; a letter with Shift selects as far as that word.

    Any other key ends it, as do the mouse, scrolling, and an input method that begins to compose.
    """

    def __init__(self, view: ReaderPage) -> None:
        """Stand by for this view."""
        super().__init__(view)
        self._view = view
        self._shown, self._typed = Shown.NOTHING, ""
        self._hints: tuple[Hint, ...] = ()
        self.layer = HintLayer(view.text)
        view.text.verticalScrollBar().valueChanged.connect(self.end)
        view.source_shown.connect(self.end)
        view.desk.bus.changed.connect(self.end)

    @property
    def shown(self) -> Shown:
        """What the letters stand on now."""
        return self._shown

    def turn(self) -> None:
        """Show letters on the words of the sentence, then on the names in view, then none."""
        following = Shown((self._shown.value + 1) % len(Shown))
        self.end()
        if following is Shown.WORDS:
            self._show(following, self._words(), "word", "Press {} for names, Esc to end.")
        elif following is Shown.NAMES:
            self._show(following, self._names(), "name or proposal", "Press {} or Esc to end.")

    def end(self) -> None:
        """Take the letters away."""
        if self._shown is not Shown.NOTHING:
            self._shown, self._typed, self._hints = Shown.NOTHING, "", ()
            for watched in (self._view.text, self._view.text.viewport()):
                watched.removeEventFilter(self)
            self.layer.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take letters; end with what is neither a letter nor the key that shows others."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            if not self._is_mine(event):
                return False
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self._take(event)
            return True
        composes = isinstance(event, QInputMethodEvent) and event.preeditString()
        if composes or kind in _ENDING:
            self.end()
        elif kind == QEvent.Type.Resize:
            self.layer.fit()
        return False

    def _is_mine(self, event: QKeyEvent) -> bool:
        """Return whether a key is for the letters; one that is not ends them, if it does anything."""
        press = press_of(event, self._view.text.commands)
        if event.key() in MODIFIERS or (press is not None and press.command is Command.SHOW_HINTS):
            return False
        is_plain = not event.modifiers() & ~(IGNORED | SHIFT)
        if is_plain and (event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) or _letter(event)):
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.end()
        return False

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self._typed:
            self._narrow(self._typed[:-1], extends=False)
        elif letter := _letter(event):
            self._narrow(self._typed + letter, extends=bool(event.modifiers() & SHIFT))
        else:
            self.end()

    def _narrow(self, typed: str, *, extends: bool) -> None:
        """Go where these letters lead, wait for the next one, or end where they lead nowhere."""
        left = [hint for hint in self._hints if hint.letters.startswith(typed)]
        if len(left) == 1 and left[0].letters == typed:
            is_name = self._shown is Shown.NAMES
            self.end()
            self._go(left[0], is_name=is_name, extends=extends)
        elif left:
            self._typed = typed
            self.layer.show_hints(left, typed)
        else:
            self.end()

    def _go(self, hint: Hint, *, is_name: bool, extends: bool) -> None:
        text, target = self._view.text, (hint.start, hint.end)
        if extends:
            text.place(*reached(text.blocks, (text.anchor, text.caret), target))
        else:
            text.place(hint.start, hint.end if is_name else hint.start)

    def _show(self, shown: Shown, targets: list[Stretch], what: str, following: str) -> None:
        desk = self._view.desk
        if not targets:
            desk.tell(f"There is no {what} here that a letter could stand on.")
            return
        keys = desk.keyboard.keymap.of(Command.SHOW_HINTS.action)
        self._shown, self._hints = shown, hints(targets, [key.lower() for key in keys])
        for watched in (self._view.text, self._view.text.viewport()):
            watched.installEventFilter(self)
        self.layer.show_hints(self._hints)
        step = desk.with_keys(following, Command.SHOW_HINTS, otherwise="Press Esc to end.")
        desk.tell(f"Type the letters of a {what}, with Shift to select as far as it.", step)

    def _words(self) -> list[Stretch]:
        """Return the words of the current sentence that are seen."""
        sentence, text = self._view.sentence(), self._view.text
        if sentence is None:
            return []
        text.reveal(sentence.start, sentence.end)
        words = words_of(text.blocks, (sentence.start, sentence.end))
        return [word for word in words if first_rect(text, word) is not None]

    def _names(self) -> list[Stretch]:
        """Return the names and proposals in view."""
        text, tags = self._view.text, self._view.tags
        if tags is None:
            return []
        blocks = [seen.number for seen in text.blocks_in_view()]
        named = dict.fromkeys(name for block in blocks for name in names_of(text.blocks, tags, block))
        return [name for name in named if first_rect(text, name) is not None]


def _letter(event: QKeyEvent) -> str:
    plain = plain_of(event)
    return plain if plain.isalpha() else ""
