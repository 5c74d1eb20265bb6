"""Groups of fields of the fact card: dates with proposals, the actors' parts, one passage's particulars."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.views.fact_fields import ActorParts, DateField, EvidenceFields, Passage, entered_date
from briefer.model.actors import Actor
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Credibility,
    Evidence,
    FactActor,
    Grading,
    Reliability,
)
from briefer.model.ids import ActorId, EvidenceId, SourceId
from briefer.model.proposals import ProposedDate
from briefer.model.spans import Span
from tests.gui.desks import Key, on_screen, press

PUBLISHED = dated("2024-01-23")
MONDAY = ProposedDate(0, 6, "Monday", "2024-01-22", "day", Basis.RESOLVED)
STATED = ProposedDate(9, 24, "18 January 2024", "2024-01-18", "day", Basis.STATED)
IRAN, PAKISTAN = Actor(ActorId(1), "a1", "Norland"), Actor(ActorId(2), "a2", "Estmark & Co")
PASSAGE = Evidence(EvidenceId(5), Span(SourceId(1), 0, 4, "They"))


@pytest.fixture
def date(qtbot: QtBot) -> DateField:
    made = DateField()
    on_screen(qtbot, made, 320, 200)
    return made


@pytest.fixture
def parts(qtbot: QtBot) -> ActorParts:
    made = ActorParts()
    on_screen(qtbot, made, 320, 200)
    return made


@pytest.fixture
def fields(qtbot: QtBot) -> EvidenceFields:
    made = EvidenceFields()
    on_screen(qtbot, made, 320, 500)
    return made


def links(date: DateField) -> list[QToolButton]:
    QApplication.processEvents()
    return [button for button in date.findChildren(QToolButton) if button.isVisible() and button.text()]


def test_a_date_comes_back_as_it_was_shown(date: DateField) -> None:
    for dating in (UNDATED, dated("2024-01"), dated("2024-01-18/..", Basis.INFERRED)):
        date.show_date(dating)
        assert date.dating() == dating


def test_an_analysts_own_basis_is_kept(date: DateField) -> None:
    date.show_date(dated("2024", "the harbour's log"))
    assert date.dating().basis == "the harbour's log"


def test_a_proposal_is_taken_with_its_basis(date: DateField) -> None:
    date.show_date(UNDATED, (MONDAY, STATED), PUBLISHED)
    assert [link.text() for link in links(date)] == [
        "“Monday”: 22 January 2024",
        "“18 January 2024”: 18 January 2024",
    ]
    QTest.mouseClick(links(date)[0], Qt.MouseButton.LeftButton)
    assert date.dating() == dated("2024-01-22", Basis.RESOLVED)


def test_proposals_of_another_passage_give_way(date: DateField) -> None:
    date.show_date(UNDATED, (MONDAY, STATED), PUBLISHED)
    date.show_date(UNDATED, (STATED,), PUBLISHED)
    assert len(links(date)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "undated"),
        ("Monday", "22 January 2024"),
        ("2024-13", "not a date yet"),
        ("2024-01-16/2024-01-18", "16 to 18 January 2024"),
    ],
)
def test_what_is_typed_is_explained(date: DateField, typed: str, said: str) -> None:
    date.show_date(UNDATED, (), PUBLISHED)
    QTest.keyClicks(date.text, typed)
    assert date._meaning.text().startswith(said)


def test_what_is_typed_is_given_by_the_analyst(date: DateField) -> None:
    date.show_date(dated("2024-01-22", Basis.RESOLVED), (), PUBLISHED)
    date.text.selectAll()
    QTest.keyClicks(date.text, "2024-01-21")
    assert date.dating() == dated("2024-01-21", Basis.GIVEN)


def test_a_field_that_may_be_empty() -> None:
    assert entered_date("  ", PUBLISHED) is None
    assert entered_date("Monday", PUBLISHED) == "2024-01-22"
    with pytest.raises(BrieferError, match="no date"):
        entered_date("soon", PUBLISHED)


def test_parts_come_back_as_they_were_shown(parts: ActorParts) -> None:
    shown = (FactActor(IRAN.id, "subject"), FactActor(PAKISTAN.id, "a part of my own"))
    parts.show_parts(shown, (IRAN, PAKISTAN))
    assert parts.parts() == shown


def test_an_actor_that_is_gone_is_left_out(parts: ActorParts) -> None:
    parts.show_parts((FactActor(IRAN.id), FactActor(PAKISTAN.id)), (IRAN,))
    assert parts.parts() == (FactActor(IRAN.id),)


def test_a_part_is_taken_out(parts: ActorParts) -> None:
    parts.show_parts((FactActor(IRAN.id), FactActor(PAKISTAN.id)), (IRAN, PAKISTAN))
    gone = next(button for button in parts.findChildren(QToolButton) if "Norland" in button.accessibleName())
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    assert parts.parts() == (FactActor(PAKISTAN.id),)


def test_the_actors_to_add_are_in_order(parts: ActorParts) -> None:
    parts.offer((IRAN, PAKISTAN))
    assert [parts.add.itemText(number) for number in range(1, 3)] == ["Estmark & Co", "Norland"]


def test_a_passage_comes_back_as_it_was_shown(fields: EvidenceFields) -> None:
    fields.show_evidence(PASSAGE, (IRAN,))
    assert fields.evidence(PASSAGE, PUBLISHED) == PASSAGE


@pytest.mark.parametrize(
    "attribution",
    [
        Attribution(AttributionKind.INDIRECT, IRAN.id, "", "said"),
        Attribution(AttributionKind.DIRECT_QUOTE, None, "a pilot", ""),
        Attribution(),
    ],
)
def test_an_attribution_comes_back_as_it_was_shown(fields: EvidenceFields, attribution: Attribution) -> None:
    grading = Grading(Reliability.FAIRLY, Credibility.DOUBTFUL)
    passage = Evidence(PASSAGE.id, PASSAGE.span, "words", attribution, "2024-01-24", grading=grading)
    fields.show_evidence(passage, (IRAN, PAKISTAN))
    assert fields.evidence(passage, PUBLISHED) == passage


def test_a_passage_field_leaves_enter_and_escape_to_the_card(qtbot: QtBot) -> None:
    made = Passage("Statement", 2)
    on_screen(qtbot, made, 200, 80)
    made.setFocus()
    for key in (Key.Key_Return, Key.Key_Escape):
        press(made, key)
    QTest.keyClicks(made, "words")
    assert made.toPlainText() == "words"
