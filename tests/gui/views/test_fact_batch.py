"""The form for several facts: what they have in common, what differs, and what was entered."""

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from briefer.commands.fact_batches import FactEdits
from briefer.gui.views.fact_batch import FactBatch
from briefer.gui.views.parts import Words, choose
from briefer.model.dates import Basis, Precision
from briefer.model.facts import Confidence, FactActor, FactKind, Status
from briefer.model.ids import FactId
from tests.gui.desks import Key, Scene, on_screen, press
from tests.gui.models.fact_models import digests, state


@pytest.fixture
def facts(desk: Scene) -> list[FactId]:
    return [
        state(desk, "A.", event="2024-01-16", kind=FactKind.FIGURE, actors=(desk.norland, desk.bell)),
        state(desk, "B.", event="2024-01-16", status=Status.CLAIMED, actors=(desk.norland,)),
    ]


@pytest.fixture
def batch(qtbot: QtBot, desk: Scene, facts: list[FactId]) -> FactBatch:
    made = FactBatch(desk.desk, digests(desk))
    on_screen(qtbot, made, 320, 700)
    made.open(facts)
    return made


def boxes(batch: FactBatch) -> dict[str, QCheckBox]:
    return {box.text(): box for box in batch.findChildren(QCheckBox)}


def test_what_differs_says_so_and_what_is_common_is_shown(batch: FactBatch) -> None:
    assert batch.kind.currentText() == "several values"
    assert batch.status.currentText() == "several values"
    assert batch.confidence.currentText() == "Moderate"
    assert batch.date.text.text() == "16 January 2024"
    assert list(boxes(batch)) == ["Norland (all)", "Ana Bell (1 of 2)"]


def test_what_is_left_alone_changes_nothing(batch: FactBatch) -> None:
    assert batch.edits() == FactEdits()


def test_what_is_entered_is_asked_for(desk: Scene, batch: FactBatch) -> None:
    asked = QSignalSpy(batch.asked)
    choose(batch.status, Status.DISPUTED)
    choose(batch.confidence, Confidence.LOW)
    batch.place.text.setText("Vell")
    batch.date.text.setText("2024-02")
    boxes(batch)["Ana Bell (1 of 2)"].setChecked(True)
    batch.added.show_parts([FactActor(desk.estmark, "target")])
    press(batch.place.text, Key.Key_Return)
    edits = asked.at(0)[0]
    assert edits == FactEdits(
        status=Status.DISPUTED,
        confidence=Confidence.LOW,
        place="Vell",
        event_date=edits.event_date,
        removed=(desk.bell,),
        added=(FactActor(desk.estmark, "target"),),
    )
    assert edits.event_date is not None
    assert (edits.event_date.value, edits.event_date.precision, edits.event_date.basis) == (
        "2024-02",
        Precision.MONTH,
        Basis.GIVEN,
    )


def test_a_field_is_emptied_in_all_of_them_by_its_button(batch: FactBatch) -> None:
    batch.date._empty()
    edits = batch.edits()
    assert edits.event_date is not None
    assert edits.event_date.value is None
    assert edits.place is None
    QTest.keyClicks(batch.date.text, "2024")
    again = batch.edits().event_date
    assert again is not None
    assert again.value == "2024"


@pytest.mark.parametrize("typed", ["2024-02-30", "0000-01-01", "99999", "the other day"])
def test_a_date_that_is_none_is_told_and_nothing_is_lost(batch: FactBatch, typed: str) -> None:
    asked = QSignalSpy(batch.asked)
    batch.date.text.setText(typed)
    press(batch.date.text, Key.Key_Return)
    assert asked.count() == 0
    fault = next(words for words in batch.findChildren(Words) if words.isVisible() and typed in words.text())
    assert fault.text().startswith(f"“{typed}”")
    assert batch.date.text.text() == typed


def test_escape_leaves(batch: FactBatch) -> None:
    left = QSignalSpy(batch.left)
    press(batch.place.text, Key.Key_Escape)
    assert left.count() == 1


def test_the_form_forgets_what_was_entered_before(batch: FactBatch, facts: list[FactId]) -> None:
    batch.place.text.setText("Vell")
    choose(batch.kind, FactKind.FIGURE)
    batch.open(facts)
    assert batch.edits() == FactEdits()


def test_the_same_value_in_all_is_not_several(batch: FactBatch, facts: list[FactId]) -> None:
    batch.open(facts[:1])
    assert batch.kind.currentText() == "Figure"
    assert "several values" not in [batch.kind.itemText(number) for number in range(batch.kind.count())]


def test_all_fields_have_names(batch: FactBatch) -> None:
    assert all(box.accessibleName() for box in batch.findChildren(QComboBox))
    assert all(box.accessibleName() for box in batch.findChildren(QCheckBox))
    assert batch.place.text.accessibleName() == "Place"
