"""The field for a date: typed, explained, taken from what the text names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionComboBox, QToolButton
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.key_rules import usual_keys
from briefer.gui.keyboard import Keyboard
from briefer.gui.views.date_field import DateField
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.proposals import ProposedDate
from tests.gui.desks import on_screen

PUBLISHED = dated("2024-01-23")
MONDAY = ProposedDate(0, 6, "Monday", "2024-01-22", "day", Basis.RESOLVED)
STATED = ProposedDate(9, 24, "18 January 2024", "2024-01-18", "day", Basis.STATED)


@pytest.fixture
def date(qtbot: QtBot) -> DateField:
    made = DateField(Keyboard(usual_keys()))
    on_screen(qtbot, made, 320, 200)
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


def test_a_proposal_is_taken_with_its_basis_which_it_shows(date: DateField) -> None:
    date.show_date(UNDATED, PUBLISHED)
    date.offer((MONDAY, STATED))
    assert [link.text() for link in links(date)] == [
        "“Monday”: 22 January 2024",
        "“18 January 2024”: 18 January 2024",
    ]
    assert "worked out from the publication date" in links(date)[0].toolTip()
    QTest.mouseClick(links(date)[0], Qt.MouseButton.LeftButton)
    assert date.dating() == dated("2024-01-22", Basis.RESOLVED)


def test_proposals_of_another_passage_give_way(date: DateField) -> None:
    date.offer((MONDAY, STATED))
    date.offer((STATED,))
    assert len(links(date)) == 1


def test_dates_around_the_passage_stand_below_a_line_that_says_so(date: DateField) -> None:
    date.offer((STATED,), (MONDAY,))
    QApplication.processEvents()
    heads = [label for label in date.findChildren(QLabel) if label.text() == "Elsewhere in the sentence"]
    assert heads[0].isVisible()
    assert len(links(date)) == 2


def test_what_lacks_a_day_of_publication_leads_to_setting_it(date: DateField) -> None:
    asked = QSignalSpy(date.publication_asked)
    date.offer((), lacks_publication=True)
    (link,) = links(date)
    assert link.text() == "No publication date: set it (Ctrl+I)"
    link.click()
    assert asked.count() == 1
    date.offer(())
    assert not links(date)
    date._keyboard.give({"edit_source": ("Ctrl+Alt+D",)})
    date.offer((), lacks_publication=True)
    assert [it.text() for it in links(date)] == ["No publication date: set it (Ctrl+Alt+D)"]


def test_what_a_date_rests_on_is_not_cut_off_in_a_narrow_panel(date: DateField) -> None:
    assert date.width() == 320
    box, option = date._basis, QStyleOptionComboBox()
    box.initStyleOption(option)
    inside = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, inside, box).width()
    for number in range(box.count()):
        assert box.fontMetrics().horizontalAdvance(box.itemText(number)) <= room, box.itemText(number)


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
    date.show_date(UNDATED, PUBLISHED)
    QTest.keyClicks(date.text, typed)
    assert date._meaning.text().startswith(said)


def test_what_is_typed_is_given_by_the_analyst(date: DateField) -> None:
    date.show_date(dated("2024-01-22", Basis.RESOLVED), PUBLISHED)
    date.text.selectAll()
    QTest.keyClicks(date.text, "2024-01-21")
    assert date.dating() == dated("2024-01-21", Basis.GIVEN)


def test_what_is_no_date_is_a_fault(date: DateField) -> None:
    date.text.setText("soon")
    with pytest.raises(BrieferError, match="“soon” is no date"):
        date.dating()
