"""The list of all places of a name, worked by keys and mouse in a real window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_alias, pin_actor, remove_actor
from briefer.gui.models.occurrences import Heading, Place, Shown
from briefer.gui.page import SessionPage, Side
from briefer.gui.views.occurrence_rows import tick_box
from briefer.model.actors import Actor, Alias
from briefer.model.ids import SourceId
from briefer.store import queries
from tests.gui.desks import Key, press, press_here


def actor(page: SessionPage, name: str) -> Actor:
    return next(it for it in queries.actors(page.desk.session) if it.name == name)


def source(page: SessionPage, number: int) -> SourceId:
    return queries.sources(page.desk.session)[number].id


def stand(page: SessionPage, words: str) -> None:
    page.show_source(source(page, 0))
    start = page.reader.text.blocks.text.index(words)
    page.reader.setFocus()
    page.reader.text.place(start, start)


def rows(page: SessionPage) -> list[str]:
    """The list as a person reads it: a title, or the words around a place with its tick."""
    found = []
    model = page.occurrences.model
    for number in range(model.rowCount()):
        line = model.line(number)
        if isinstance(line, Heading):
            found.append(f"{line.title} {line.ticked}/{line.count}")
        elif isinstance(line, Place):
            mark = "x" if line.is_ticked else "-"
            found.append(f"{mark} {line.before[-8:]}[{line.found.span.quote}] {line.note}".strip())
    return found


def tagged(page: SessionPage) -> list[tuple[str, list[str]]]:
    session = page.desk.session
    return [
        (it.span.quote, [queries.actor(session, key).name for key in it.actors])
        for it in queries.mentions(session)
    ]


@pytest.fixture
def listed(qtbot: QtBot, page: SessionPage) -> SessionPage:
    """A page whose list shows all places of Norland."""
    stand(page, "Norland")
    press_here(Key.Key_G)
    qtbot.waitUntil(lambda: not page.desk.work.is_busy and page.occurrences.list.hasFocus())
    return page


def test_g_lists_the_places_of_the_name_at_the_caret_in_all_sources(listed: SessionPage) -> None:
    assert rows(listed) == [
        "Strait closed 1/1",
        "x [Norland]",
        "ships.txt 2/2",
        "x f Vell. [Norland]",
        "x o talk. [Norland]",
    ]
    assert listed.occurrences.list.currentIndex().row() == 1
    assert listed.occurrences.list.hasFocus()


def test_enter_tags_what_is_ticked_undone_as_one(listed: SessionPage, qtbot: QtBot) -> None:
    press_here(Key.Key_Down)
    press_here(Key.Key_Down)
    press_here(Key.Key_Space)
    press_here(Key.Key_Return)
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy)
    assert tagged(listed) == [("Norland", ["Norland"])] * 2
    assert rows(listed)[3:] == ["- f Vell. [Norland]", "- o talk. [Norland] tagged Norland"]
    listed.undo()
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy)
    assert tagged(listed) == []


def test_a_title_ticks_its_source_and_ctrl_a_everything(listed: SessionPage) -> None:
    for _ in range(3):
        press_here(Key.Key_Up)
    press_here(Key.Key_Space)
    assert rows(listed)[:2] == ["Strait closed 0/1", "- [Norland]"]
    press_here(Key.Key_A, ctrl=True)
    assert rows(listed)[0] == "Strait closed 1/1"
    press_here(Key.Key_A, ctrl=True)
    assert listed.occurrences.model.ticked() == ()


def test_the_mouse_ticks_by_the_box_alone(listed: SessionPage) -> None:
    view = listed.occurrences.list
    rect = view.visualRect(listed.occurrences.model.index(1))
    box = tick_box(rect, view.font())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert rows(listed)[1] == "- [Norland]"
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 20, box.center().y())
    )
    assert rows(listed)[1] == "- [Norland]"


def tag_all(page: SessionPage, qtbot: QtBot) -> None:
    """Tag all places, and tick the tags."""
    press_here(Key.Key_Return)
    qtbot.waitUntil(lambda: len(tagged(page)) == 3 and not page.desk.work.is_busy)
    page.occurrences.scope.setCurrentText(Shown.TAGGED)
    page.occurrences.list.setFocus()
    press_here(Key.Key_A, ctrl=True)
    assert len(page.occurrences.model.ticked()) == 3


def test_ticked_tags_are_given_to_another_actor_by_name(listed: SessionPage, qtbot: QtBot) -> None:
    tag_all(listed, qtbot)
    press_here(Key.Key_A)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Estmark")
    press_here(Key.Key_Return)
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy)
    assert tagged(listed) == [("Norland", ["Estmark"])] * 3
    assert listed.occurrences.list.hasFocus()
    listed.undo()
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy)
    assert tagged(listed) == [("Norland", ["Norland"])] * 3


def test_a_digit_gives_them_to_a_pinned_actor(listed: SessionPage, qtbot: QtBot) -> None:
    pin_actor(listed.desk.session, actor(listed, "Estmark").id, 3)
    tag_all(listed, qtbot)
    press_here(Key.Key_3)
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy)
    assert tagged(listed) == [("Norland", ["Estmark"])] * 3
    press_here(Key.Key_4)
    assert len(tagged(listed)) == 3


@pytest.mark.parametrize("key", [Key.Key_U, Key.Key_Delete])
def test_u_and_del_untag_what_is_ticked(listed: SessionPage, qtbot: QtBot, key: Key) -> None:
    tag_all(listed, qtbot)
    press_here(key)
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy)
    assert tagged(listed) == []
    listed.undo()
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy)
    assert len(tagged(listed)) == 3


def test_f_goes_to_the_place_and_back(listed: SessionPage) -> None:
    here = (listed.reader.source, listed.reader.text.caret)
    for _ in range(2):
        press_here(Key.Key_Down)
    press_here(Key.Key_F)
    assert listed.reader.source == source(listed, 1)
    assert listed.reader.text.anchor == 21
    assert listed.occurrences.list.hasFocus()
    press_here(Key.Key_Return, ctrl=True)
    assert (listed.reader.source, listed.reader.text.anchor) == here


def test_esc_closes_and_gives_the_keyboard_back(listed: SessionPage) -> None:
    press_here(Key.Key_Escape)
    assert not listed.occurrences.isVisible()
    assert listed.reader.text.hasFocus()


def test_words_that_nobody_has_ask_for_the_actor(page: SessionPage, qtbot: QtBot) -> None:
    stand(page, "Vell")
    press_here(Key.Key_G)
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert len(page.occurrences.model.ticked()) == 2
    press_here(Key.Key_Return)
    assert tagged(page) == []
    press_here(Key.Key_Return)
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert tagged(page) == [("Vell", ["Vell"])] * 2
    page.undo()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert (tagged(page), [it.name for it in queries.actors(page.desk.session)]) == (
        [],
        ["Norland", "Estmark", "Ana Bell"],
    )


def test_an_alias_or_a_removed_actor_changes_the_list(listed: SessionPage, qtbot: QtBot) -> None:
    add_alias(listed.desk.session, actor(listed, "Norland").id, Alias("Vell"))
    qtbot.waitUntil(lambda: not listed.desk.work.is_busy and listed.occurrences.model.counts()[0] == 5)
    remove_actor(listed.desk.session, actor(listed, "Norland").id)
    assert not listed.occurrences.isVisible()


def test_all_of_an_actor_are_listed_from_its_row(page: SessionPage, qtbot: QtBot) -> None:
    page.show_side(Side.ACTORS)
    page.actors.select(actor(page, "Ana Bell").id)
    press(page.actors.list, Key.Key_G, ctrl=True)
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert [line for line in rows(page) if "[" in line] == ["x s envoy [Ana Bell]", "x anuary. [Bell]"]


def test_tags_that_no_name_explains_are_listed_too(page: SessionPage, qtbot: QtBot) -> None:
    stand(page, "it was unlawful")
    press_here(Key.Key_A)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Norland")
    press_here(Key.Key_Return)
    page.show_everywhere(actor(page, "Norland"))
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert "- id that [it] tagged Norland" in rows(page)


def test_nothing_ticked_is_told(listed: SessionPage) -> None:
    press_here(Key.Key_A, ctrl=True)
    for key in (Key.Key_Return, Key.Key_A, Key.Key_U, Key.Key_7):
        press_here(key)
    assert tagged(listed) == []
    assert listed.occurrences.list.hasFocus()
