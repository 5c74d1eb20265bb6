"""Keys that are counted as they are pressed, and booked on what they were pressed for."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from briefer.gui.page import SessionPage
from tests.e2e.hands import Hands, Key


class Purpose(StrEnum):
    """What a key was pressed for."""

    PROPOSAL = "accepted proposal"
    MENTION = "mention that was not proposed"
    FACT = "fact"


@dataclass(slots=True)
class Ledger:
    """How many keys were pressed and letters typed for each purpose, and how many things came of it."""

    keys: Counter[Purpose] = field(default_factory=Counter)
    typed: Counter[Purpose] = field(default_factory=Counter)
    made: Counter[Purpose] = field(default_factory=Counter)

    def average(self, purpose: Purpose) -> float:
        """Return the keys per thing made, without typed words."""
        return self.keys[purpose] / self.made[purpose]


@dataclass(slots=True)
class CountedHands:
    """Hands whose presses wait until they are booked; a chord is one press, each typed letter is one."""

    hands: Hands
    ledger: Ledger = field(default_factory=Ledger)
    pressed: int = 0
    letters: int = 0

    @property
    def page(self) -> SessionPage:
        return self.hands.page

    def press(self, key: Key, *, ctrl: bool = False, shift: bool = False, alt: bool = False) -> None:
        """Press a key, once."""
        self.pressed += 1
        self.hands.press(key, ctrl=ctrl, shift=shift, alt=alt)

    def choose(self, letters: str) -> None:
        """Press letters that choose something: each counts as a key, for they are no words."""
        self.pressed += len(letters)
        self.hands.type(letters)

    def type(self, words: str) -> None:
        """Type words of one's own: a name, a statement, a date, a place."""
        self.letters += len(words)
        self.hands.type(words)

    def book(self, purpose: Purpose, made: int = 1) -> None:
        """Book what was pressed and typed since the last time on a purpose, of which so many were made."""
        self.ledger.keys[purpose] += self.pressed
        self.ledger.typed[purpose] += self.letters
        self.ledger.made[purpose] += made
        self.pressed = self.letters = 0
