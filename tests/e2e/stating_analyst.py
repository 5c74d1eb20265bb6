"""An analyst who states what the gold of a text holds as facts, by keys alone: one card for each."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from briefer.gui.page import SessionPage
from briefer.gui.views.actor_parts import _PartRow
from briefer.gui.views.fact_card import FactCard
from briefer.gui.wording import word
from briefer.model.facts import AttributionKind, Confidence, Credibility, FactKind, Modality, Status
from tests.e2e.hands import Key
from tests.e2e.ledger import CountedHands, Purpose


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact as it should come to be, with the stretch of the text (code points) that it rests on.

    `parts` are actors' names with their roles; `places` are the names that its place goes by, none where it
    has none; `who` is the speaker's name, or empty.
    """

    start: int
    end: int
    statement: str
    kind: FactKind
    parts: tuple[tuple[str, str], ...]
    date: str
    deadline: str
    places: tuple[str, ...]
    attribution: AttributionKind
    who: str
    verb: str
    status: Status
    modality: Modality
    confidence: Confidence


USUAL = Confidence.MODERATE
"""What most facts are held with: it is set for all at once."""


class StatingAnalyst:
    """States facts on the sentence that is read, and corrects in each card what was proposed wrongly."""

    def __init__(self, hands: CountedHands, qtbot: QtBot) -> None:
        self._hands = hands
        self._qtbot = qtbot

    @property
    def _page(self) -> SessionPage:
        return self._hands.page

    def _card(self) -> FactCard:
        card = self._page.facts.card()
        assert card is not None
        return card

    def state(self, facts: tuple[GoldFact, ...]) -> None:
        """State facts on their sentence, one after the other."""
        self._go_to_sentence(facts[0].start)
        self._hands.press(Key.Key_F)
        for number, fact in enumerate(facts, start=1):
            self._fill(fact)
            self._hands.press(Key.Key_Return, shift=number < len(facts))
            self._hands.book(Purpose.FACT)
        assert self._page.facts.card() is None

    def grade(self, credibility: Credibility) -> None:
        """Grade all facts at once, then give those that have none yet the usual confidence."""
        batch = self._page.facts.batch
        self._edit_all()
        for _ in range(3):
            self._hands.press(Key.Key_Tab)
        self._pick(batch.credibility, credibility)
        self._hands.press(Key.Key_Return)
        self._show_those_without_confidence()
        self._edit_all()
        self._hands.press(Key.Key_Tab)
        self._pick(batch.confidence, USUAL)
        self._hands.press(Key.Key_Return)
        self._hands.book(Purpose.FACT, 0)

    def _show_those_without_confidence(self) -> None:
        """Narrow the list by its menu, which has the keyboard until it is closed."""

        def in_menu() -> None:
            for key in (Key.Key_C, Key.Key_Up, Key.Key_Return):
                self._hands.press(key)

        QTimer.singleShot(0, in_menu)
        self._hands.press(Key.Key_L, ctrl=True, shift=True)

    def _edit_all(self) -> None:
        self._hands.press(Key.Key_4, alt=True)
        self._qtbot.waitUntil(lambda: self._page.facts.model.is_settled)
        self._hands.press(Key.Key_A, ctrl=True)
        self._hands.press(Key.Key_F2)

    def _pick(self, box: QComboBox, value: StrEnum) -> None:
        """Choose in the box that has the keyboard by the first letters of the value."""
        assert box.hasFocus()
        for letter in word(value):
            self._hands.choose(letter)
            if box.currentData() == value:
                return
        raise AssertionError(value, box.currentText())

    def _go_to_sentence(self, start: int) -> None:
        reader = self._page.reader
        while True:
            sentence = reader.sentence()
            assert sentence is not None
            if sentence.start <= start < sentence.end and reader.selection() is None:
                return
            self._hands.press(Key.Key_J if sentence.end <= start else Key.Key_K)

    def _fill(self, fact: GoldFact) -> None:
        card = self._card()
        self._hands.type(fact.statement)
        assert card.statement.toPlainText() == fact.statement
        self._choose(card.kind, Key.Key_K, fact.kind)
        self._set_parts(dict(fact.parts))
        self._write(card.date.text, Key.Key_D, (fact.date,))
        self._write(card.place, Key.Key_P, fact.places or ("",))
        self._write(card.deadline, Key.Key_L, (fact.deadline,))
        self._choose(card.passage.status, Key.Key_U, fact.status)
        if fact.confidence is not USUAL:
            self._choose(card.confidence, Key.Key_I, fact.confidence)

    def _choose(self, box: QComboBox, key: Key, value: StrEnum) -> None:
        """Go to a box and choose by the first letters of the value, if it is not chosen already."""
        if box.currentData() == value:
            return
        self._hands.press(key, alt=True)
        self._pick(box, value)

    def _write(self, field: QLineEdit, key: Key, wanted: tuple[str, ...]) -> None:
        """Go to a field and write what it should hold, if it does not hold that already."""
        if field.text().casefold() in {it.casefold() for it in wanted}:
            return
        self._hands.press(key, alt=True)
        if wanted[0]:
            self._hands.type(wanted[0])
        else:
            self._hands.press(Key.Key_Delete)
        assert field.text() == wanted[0]

    def _rows(self) -> list[tuple[str, _PartRow]]:
        return [(row.name, row) for row in self._card().actors._rows.rows(_PartRow)]

    def _set_parts(self, wanted: dict[str, str]) -> None:
        at = -1
        while (place := self._first_wrong(wanted)) is not None:
            for _ in range(at, place):
                self._hands.press(Key.Key_R, alt=True)
            name, row = self._rows()[place]
            assert row.role.hasFocus()
            at = place
            if name in wanted:
                self._write_role(row, wanted[name])
            else:
                self._hands.press(Key.Key_X, alt=True)
        for name in [it for it in wanted if it not in dict(self._rows())]:
            self._hands.press(Key.Key_O, alt=True)
            self._hands.type(name)
            self._hands.press(Key.Key_Return)
            assert self._rows()[-1][0] == name
            self._write_role(self._rows()[-1][1], wanted[name])

    def _first_wrong(self, wanted: dict[str, str]) -> int | None:
        """Return the number of the first actor that is not wanted, or not in this part, or None."""
        rows = enumerate(self._rows())
        return next((n for n, (name, row) in rows if wanted.get(name) != row.role.currentText()), None)

    def _write_role(self, row: _PartRow, role: str) -> None:
        if not role:
            self._hands.press(Key.Key_Delete)
        for letter in role:
            if row.role.currentText() == role:
                break
            self._hands.choose(letter)
        assert row.role.currentText() == role, (
            row.name,
            row.role.currentText(),
            role,
            [(a, b.role.currentText()) for a, b in self._rows()],
            self._card().statement.toPlainText(),
        )
