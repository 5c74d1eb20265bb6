"""Narrowing the facts: the search, the menu of chips, the chips, days and actors."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor, remove_actor
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.fact_sought import FactSought
from briefer.gui.views import fact_filtering
from briefer.gui.views.fact_filter_menu import StayingMenu, chip_words
from briefer.gui.views.fact_filtering import FactFiltering
from briefer.gui.views.parts import column
from briefer.model.facts import Status
from tests.gui.desks import Key, Scene, on_screen, press
from tests.gui.models.fact_models import digests, state

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def known(desk: Scene) -> FactDigests:
    state(desk, "A.", actors=(desk.norland, desk.bell))
    state(desk, "B.", actors=(desk.norland,))
    return digests(desk)


@pytest.fixture
def filtering(qtbot: QtBot, desk: Scene, known: FactDigests) -> FactFiltering:
    holder = QWidget()
    made = FactFiltering(desk.session, FactSought(desk.session), known, holder)
    layout = column(holder)
    for widget in (made.search, made.button, made.below):
        layout.addWidget(widget)
    on_screen(qtbot, holder, 300, 300)
    vars(made)["shown in"] = holder  # nothing else keeps it alive
    return made


def sought(filtering: FactFiltering) -> FactFilter:
    return filtering._sought.value


def chips(filtering: FactFiltering) -> list[QToolButton]:
    found = [filtering._flow.itemAt(number) for number in range(filtering._flow.count())]
    widgets = [item.widget() for item in found if item is not None]
    return [widget for widget in widgets if isinstance(widget, QToolButton)]


def entries(menu: QMenu) -> dict[str, QAction]:
    """Return the entries of a menu and of those below it, by what they say."""
    menu.aboutToShow.emit()
    found: dict[str, QAction] = {}
    for action in menu.actions():
        below = action.menu()
        inside = below.actions() if isinstance(below, QMenu) else []
        found |= {f"{action.text()} > {part.text()}": part for part in inside} | {action.text(): action}
    return found


def test_typing_looks_for_words_at_once_among_few(qtbot: QtBot, filtering: FactFiltering) -> None:
    QTest.keyClicks(filtering.search, "vell")
    qtbot.waitUntil(lambda: sought(filtering).words == "vell")


def test_typing_is_waited_for_among_many(
    qtbot: QtBot, filtering: FactFiltering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fact_filtering, "_MANY", 1)
    met = []
    filtering._sought.changed.connect(lambda: met.append(sought(filtering).words))
    QTest.keyClicks(filtering.search, "vell")
    qtbot.waitUntil(lambda: bool(met))
    assert met == ["vell"]


def test_the_menu_sets_chips_and_the_chips_come_off(filtering: FactFiltering) -> None:
    entries(filtering.menu)["&Status > Disputed"].trigger()
    entries(filtering.menu)["&Undated"].trigger()
    assert sought(filtering).chips == {(Facet.STATUS, "disputed"), (Facet.UNDATED, "")}
    assert [chip.text() for chip in chips(filtering)] == ["Status: Disputed", "Undated"]
    assert entries(filtering.menu)["&Status > Disputed"].isChecked()
    chips(filtering)[0].click()
    assert sought(filtering).chips == {(Facet.UNDATED, "")}
    entries(filtering.menu)["Clea&r all"].trigger()
    assert sought(filtering).is_empty
    assert not entries(filtering.menu)["Clea&r all"].isEnabled()
    assert not filtering._chips.isVisible()


def test_the_menu_offers_the_actors_named_most(desk: Scene, filtering: FactFiltering) -> None:
    names = [words for words in entries(filtering.menu) if words.startswith("&Actor > ")]
    assert names[:2] == ["&Actor > Norland", "&Actor > Ana Bell"]
    entries(filtering.menu)["&Actor > Norland"].trigger()
    assert sought(filtering).has(Facet.ACTOR, str(desk.norland))
    assert chips(filtering)[0].text() == "Actor: Norland"


def test_any_actor_can_be_asked_for(desk: Scene, filtering: FactFiltering) -> None:
    entries(filtering.menu)["&Actor > &Another…"].trigger()
    assert filtering._actor.isVisible()
    QTest.keyClicks(filtering._actor, "estmark")
    press(filtering._actor, Key.Key_Return)
    assert sought(filtering).has(Facet.ACTOR, str(desk.estmark))
    assert not filtering._actor.isVisible()


def test_days_are_typed(filtering: FactFiltering) -> None:
    entries(filtering.menu)["&Dates from … to …"].trigger()
    days = filtering._dates
    assert days.first.hasFocus()
    days.first.setText("16 January 2024")
    days.last.setText("2024-02")
    press(days.last, Key.Key_Return)
    assert (sought(filtering).first, sought(filtering).last) == ("2024-01-16", "2024-02")
    assert chips(filtering)[0].text() == "16 January 2024 to February 2024"
    assert not days.isVisible()
    chips(filtering)[0].click()
    assert sought(filtering).is_empty


@pytest.mark.parametrize(
    ("first", "last", "words"), [("2024", "", "From 2024"), ("", "2024-01", "Until January 2024")]
)
def test_one_end_is_enough(filtering: FactFiltering, first: str, last: str, words: str) -> None:
    filtering._sought.seek(FactFilter(first=first, last=last))
    assert chips(filtering)[0].text() == words


@pytest.mark.parametrize("typed", ["99999", "0000", "soon"])
def test_a_day_that_is_none_is_told_and_stays(filtering: FactFiltering, typed: str) -> None:
    entries(filtering.menu)["&Dates from … to …"].trigger()
    filtering._dates.first.setText(typed)
    press(filtering._dates.first, Key.Key_Return)
    assert filtering._dates._fault.text().startswith(f"“{typed}”")
    assert filtering._dates.first.text() == typed
    assert sought(filtering).is_empty
    press(filtering._dates.first, Key.Key_Escape)
    assert not filtering._dates.isVisible()


def test_the_words_of_another_view_are_shown(filtering: FactFiltering) -> None:
    filtering._sought.seek(FactFilter("strait"))
    assert filtering.search.text() == "strait"
    filtering.clear()
    assert filtering.search.text() == ""


def test_a_menu_stays_open_while_boxes_are_ticked(qtbot: QtBot) -> None:
    menu = StayingMenu("Chips")
    qtbot.addWidget(menu)
    ticked, plain = menu.addAction("Box"), menu.addAction("Deed")
    ticked.setCheckable(True)
    with qtbot.waitExposed(menu):
        menu.show()
    menu.setActiveAction(ticked)
    press(menu, Key.Key_Space)
    assert ticked.isChecked()
    assert menu.isVisible()
    QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(ticked).center())
    assert not ticked.isChecked()
    assert menu.isVisible()
    menu.setActiveAction(plain)
    press(menu, Key.Key_Return)
    assert not menu.isVisible()


def test_a_letter_in_the_menu_is_no_key_of_what_lies_below(qtbot: QtBot) -> None:
    menu = StayingMenu("Chips")
    qtbot.addWidget(menu)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_C, Qt.KeyboardModifier.NoModifier, "c")
    asked.ignore()
    QApplication.sendEvent(menu, asked)
    assert asked.isAccepted()


def test_chips_name_what_is_gone(desk: Scene) -> None:
    gone = add_actor(desk.session, "Gone")
    remove_actor(desk.session, gone)
    assert chip_words(Facet.ACTOR, str(gone), desk.session) == "Actor: no longer there"
    assert chip_words(Facet.ACTOR, "x", desk.session) == "Actor: no longer there"
    assert chip_words(Facet.STATUS, "odd", desk.session) == "Status: odd"
    assert chip_words(Facet.STATUS, Status.CLAIMED, desk.session) == "Status: Claimed"


def test_an_ampersand_in_a_name_is_shown(desk: Scene, filtering: FactFiltering) -> None:
    key = add_actor(desk.session, "Bread & Butter")
    filtering._sought.seek(FactFilter(chips=frozenset({(Facet.ACTOR, str(key))})))
    assert chips(filtering)[0].text() == "Actor: Bread && Butter"
    assert chips(filtering)[0].accessibleName() == "Take off the filter Actor: Bread & Butter"
