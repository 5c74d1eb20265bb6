"""Who was tagged lately, listed at the caret and tagged again by digit, arrow or click."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands.actors import pin_actor, remove_actor
from briefer.gui.views.recent_popup import RecentPopup
from briefer.gui.views.recent_tags import RecentTags
from briefer.model.ids import ActorId
from tests.gui.views.reader_desks import Scene, scene

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def popup(made: Scene) -> RecentPopup:
    return made.view._recents.popup


def rows(made: Scene) -> list[tuple[int, str]]:
    return [(row.digit, " and ".join(actor.name for actor in row.actors)) for row in popup(made)._model.rows]


def tag_two(made: Scene) -> None:
    """Tag Zoe, then Yan and Zoe at once, then Yan."""
    pin_actor(made.session, made.actor("Zoe"), 1)
    pin_actor(made.session, made.actor("Yan"), 2)
    made.stand("Norland")
    made.press(Key.Key_1)
    made.stand("two states")
    made.press(Key.Key_2)


def test_the_latest_comes_first_and_a_digit_tags(desk: Scene) -> None:
    tag_two(desk)
    desk.stand("envoy")
    desk.press(Key.Key_R)
    assert popup(desk).isVisible()
    assert rows(desk) == [(1, "Yan"), (2, "Zoe")]
    QTest.keyClick(popup(desk), Key.Key_2)
    assert ("envoy", ["Zoe"]) in desk.tagged()
    assert desk.view.text.hasFocus()
    desk.press(Key.Key_R)
    assert rows(desk)[0] == (1, "Zoe")


def test_several_actors_of_one_tag_are_one_entry(desk: Scene) -> None:
    tag_two(desk)
    zoe, yan = desk.mentions()[0].actors[0], desk.mentions()[1].actors[0]
    desk.view._recents.note((zoe, yan))
    desk.stand("envoy")
    desk.press(Key.Key_R)
    assert rows(desk) == [(1, "Zoe and Yan"), (2, "Yan"), (3, "Zoe")]
    QTest.keyClick(popup(desk), Key.Key_1)
    assert ("envoy", ["Zoe", "Yan"]) in desk.tagged()
    assert desk.session.undo_label == "Tag Zoe and Yan"


def test_arrows_and_enter_and_a_click_tag_as_well(desk: Scene) -> None:
    tag_two(desk)
    desk.stand("envoy")
    desk.press(Key.Key_R)
    QTest.keyClick(popup(desk), Key.Key_Down)
    QTest.keyClick(popup(desk), Key.Key_Return)
    assert ("envoy", ["Zoe"]) in desk.tagged()
    desk.stand("She")
    desk.press(Key.Key_R)
    listed = popup(desk).list
    place = listed.visualRect(popup(desk)._model.index(1)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ("She", ["Yan"]) in desk.tagged()


def test_arrows_stay_in_the_list(desk: Scene) -> None:
    tag_two(desk)
    desk.stand("envoy")
    desk.press(Key.Key_R)
    for key, row in ((Key.Key_Up, 0), *((Key.Key_Down, row) for row in (1, 1, 1)), (Key.Key_Up, 0)):
        QTest.keyClick(popup(desk), key)
        assert popup(desk).list.currentIndex().row() == row


def test_a_tag_that_is_there_gets_the_actors_too(desk: Scene) -> None:
    tag_two(desk)
    desk.stand("Norland")
    desk.press(Key.Key_R)
    QTest.keyClick(popup(desk), Key.Key_1)
    assert desk.tagged()[0] == ("Norland", ["Zoe", "Yan"])


def test_escape_or_the_keyboard_elsewhere_closes_it(desk: Scene) -> None:
    tag_two(desk)
    before = desk.tagged()
    desk.stand("envoy")
    desk.press(Key.Key_R)
    QTest.keyClick(popup(desk), Key.Key_9)
    assert popup(desk).isVisible(), "a digit that nobody has does nothing"
    QTest.keyClick(popup(desk), Key.Key_Escape)
    assert desk.view.text.hasFocus()
    desk.press(Key.Key_R)
    desk.view.text.setFocus()
    assert not popup(desk).isVisible()
    assert desk.tagged() == before


def test_without_a_tag_it_says_what_to_do_first(desk: Scene) -> None:
    desk.press(Key.Key_R)
    assert desk.told[-1].next_step == "Tag an actor with A first."
    assert not popup(desk).isVisible()


def test_an_actor_that_is_gone_is_not_offered(desk: Scene) -> None:
    tag_two(desk)
    remove_actor(desk.session, desk.mentions()[0].actors[0])
    desk.stand("envoy")
    desk.press(Key.Key_R)
    assert rows(desk) == [(1, "Yan")]


def test_the_value_keeps_each_combination_once() -> None:
    one, two, three = (ActorId(number) for number in (1, 2, 3))
    tags = RecentTags().noted((one,)).noted((two, one)).noted((three,)).noted((one, two))
    assert tags.groups == ((one, two), (three,), (one,))
    assert tags.actors == (one, two, three)
    assert tags.known({one, three}, {}) == ((one,), (three,))
    assert tags.known({one, three}, {two: three}) == ((one, three), (three,), (one,))
