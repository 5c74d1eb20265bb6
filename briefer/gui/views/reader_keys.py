"""Which key does what in the reader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtGui import QKeyEvent

from briefer.gui.key_places import SHIFT, chord_of, digit_of
from briefer.gui.keymap import KeyMap, chord


class Command(StrEnum):
    """What a key asks of the reader; the value is the name of its method."""

    NEXT_SENTENCE = "next_sentence"
    PREVIOUS_SENTENCE = "previous_sentence"
    NEXT_WORD = "next_word"
    PREVIOUS_WORD = "previous_word"
    NEXT_NAME = "next_name"
    PREVIOUS_NAME = "previous_name"
    TAG_ACTOR = "tag_actor"
    TAG_PINNED = "tag_pinned"
    REPEAT_TAG = "repeat_tag"
    UNTAG = "untag"
    ACCEPT_PROPOSAL = "accept_proposal"
    REFUSE_PROPOSAL = "refuse_proposal"
    CYCLE_TAGS = "cycle_tags"
    TAG_EVERYWHERE = "tag_everywhere"
    REQUEST_FACT = "request_fact"
    REQUEST_EVIDENCE = "request_evidence"
    REPEAT_EVIDENCE = "repeat_evidence"
    REQUEST_SEND = "request_send"
    SHOW_HINTS = "show_hints"
    SHOW_RECENT = "show_recent"
    WRITE_NOTE = "write_note"
    END_LATER = "end_later"
    END_EARLIER = "end_earlier"
    START_EARLIER = "start_earlier"
    START_LATER = "start_later"
    END_LATER_BY_CHARACTER = "end_later_by_character"
    END_EARLIER_BY_CHARACTER = "end_earlier_by_character"
    START_EARLIER_BY_CHARACTER = "start_earlier_by_character"
    START_LATER_BY_CHARACTER = "start_later_by_character"

    @property
    def action(self) -> str:
        """The name of its row in the table of actions, and of its keys."""
        return f"reader_{self}"


@dataclass(frozen=True, slots=True)
class Press:
    """A command, whether Shift extends the selection with it, and the digit for a pinned actor."""

    command: Command
    extends: bool = False
    digit: int = 0


KEYS = MappingProxyType(
    {
        Command.NEXT_SENTENCE: ("J", "Down"),
        Command.PREVIOUS_SENTENCE: ("K", "Up"),
        Command.NEXT_WORD: ("Right",),
        Command.PREVIOUS_WORD: ("Left",),
        Command.NEXT_NAME: (".",),
        Command.PREVIOUS_NAME: (",",),
        Command.TAG_ACTOR: ("A",),
        Command.REPEAT_TAG: ("Q",),
        Command.UNTAG: ("U",),
        Command.ACCEPT_PROPOSAL: ("Return", "Enter"),
        Command.REFUSE_PROPOSAL: ("Backspace",),
        Command.CYCLE_TAGS: ("O",),
        Command.TAG_EVERYWHERE: ("G",),
        Command.REQUEST_FACT: ("F",),
        Command.REQUEST_EVIDENCE: ("E",),
        Command.REPEAT_EVIDENCE: ("Shift+E",),
        Command.REQUEST_SEND: ("S",),
        Command.SHOW_HINTS: (";",),
        Command.SHOW_RECENT: ("R",),
        Command.WRITE_NOTE: ("M",),
        Command.END_LATER: ("Alt+Right",),
        Command.END_EARLIER: ("Alt+Left",),
        Command.START_EARLIER: ("Alt+Shift+Left",),
        Command.START_LATER: ("Alt+Shift+Right",),
        Command.END_LATER_BY_CHARACTER: ("Ctrl+Alt+Right",),
        Command.END_EARLIER_BY_CHARACTER: ("Ctrl+Alt+Left",),
        Command.START_EARLIER_BY_CHARACTER: ("Ctrl+Alt+Shift+Left",),
        Command.START_LATER_BY_CHARACTER: ("Ctrl+Alt+Shift+Right",),
    }
)
"""The usual keys of each command as QKeySequence spells them; Shift extends where the command moves."""

USUAL = KeyMap({command.action: keys for command, keys in KEYS.items()})

EXTENDING = frozenset(
    {Command.NEXT_SENTENCE, Command.PREVIOUS_SENTENCE, Command.NEXT_WORD, Command.PREVIOUS_WORD}
)
"""The commands that Shift turns into selecting."""

_PAIRS = (
    (Command.NEXT_WORD, Command.PREVIOUS_WORD),
    (Command.END_LATER, Command.END_EARLIER),
    (Command.START_LATER, Command.START_EARLIER),
    (Command.END_LATER_BY_CHARACTER, Command.END_EARLIER_BY_CHARACTER),
    (Command.START_LATER_BY_CHARACTER, Command.START_EARLIER_BY_CHARACTER),
)
_MIRRORED = MappingProxyType(dict(_PAIRS) | {later: earlier for earlier, later in _PAIRS})


def bindings(keymap: KeyMap) -> Mapping[int, Command]:
    """Return the reader's commands by the keys that they have in this map, as Qt numbers them."""
    return MappingProxyType({chord(key): command for command in Command for key in keymap.of(command.action)})


def mirrored(press: Press) -> Press:
    """Return what an arrow asks for in a text that is read from the right: later and earlier exchanged."""
    return replace(press, command=_MIRRORED.get(press.command, press.command))


def press_of(event: QKeyEvent, commands: Mapping[int, Command]) -> Press | None:
    """Return what a key asks of the reader with these bindings, else None."""
    if digit := digit_of(event):
        return Press(Command.TAG_PINNED, digit=digit)
    pressed = chord_of(event)
    if command := commands.get(pressed):
        return Press(command)
    extended = commands.get(pressed & ~SHIFT.value)
    return Press(extended, extends=True) if extended in EXTENDING else None
