"""Which keys each action has: the usual ones, or the analyst's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QKeySequence

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class KeyMap:
    """The keys of each action by its name in code, as QKeySequence spells them; an action may have none."""

    keys: Mapping[str, tuple[str, ...]]

    def of(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action, the one that is shown first."""
        return self.keys.get(action, ())

    def shown(self, action: str) -> str:
        """Return the first key of an action as this platform writes it, or nothing."""
        return shown_keys(self.of(action)[:1])

    def tip(self, words: str, action: str) -> str:
        """Return the words with the action's key behind them in brackets, where it has one."""
        return f"{words} ({self.shown(action)})" if self.of(action) else words

    def say(self, sentence: str, *actions: str, otherwise: str = "") -> str:
        """Return the sentence with the actions' keys in its gaps, the other one where a key is missing."""
        keys = [self.shown(action) for action in actions]
        return sentence.format(*keys) if all(keys) else otherwise

    def line(self, *parts: tuple[str, str]) -> str:
        """Return a line of keys, each before what it does, of those actions that have one."""
        return " · ".join(f"{self.shown(action)} {words}" for action, words in parts if self.of(action))

    def changed(self, own: Mapping[str, tuple[str, ...]]) -> "KeyMap":
        """Return the map with these keys of these actions in place of theirs."""
        return replace(self, keys=MappingProxyType({**self.keys, **own}))


def spelt(key: str) -> str:
    """Return a key as this program stores it: one press with its modifiers; nothing where it is none."""
    sequence = QKeySequence(key)
    return sequence.toString(_PORTABLE) if sequence.count() == 1 else ""


def chord(key: str) -> int:
    """Return the number by which Qt knows a key with its modifiers."""
    sequence: Any = QKeySequence(key)  # its stubs do not say that it is a list
    return int(sequence[0].toCombined())


def shown_keys(keys: Iterable[str]) -> str:
    """Return keys as this platform writes them, each once, in one line; the two Enter keys are one."""
    words = [QKeySequence(key).toString(_NATIVE).replace("Return", "Enter") for key in keys]
    return ", ".join(dict.fromkeys(words))
