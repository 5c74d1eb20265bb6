"""The ends of the tag at the caret are moved by keys and by the mouse, one step each."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands.memos import add_memo
from briefer.gui.bus import NoticeKind
from briefer.model.actors import MentionKind
from briefer.store import queries
from tests.gui.views.reader_desks import Scene, mouse, scene

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def alt(made: Scene, key: Key, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(made.view.text, key, ALT | more)


def test_alt_and_arrows_move_the_end_and_with_shift_the_start(desk: Scene) -> None:
    desk.tag("Bell", desk.actor("Ana Bell"))
    desk.stand("Bell")
    alt(desk, Key.Key_Right)
    assert desk.tagged() == [("Bell called", ["Ana Bell"])]
    alt(desk, Key.Key_Left)
    alt(desk, Key.Key_Left, SHIFT)
    assert desk.tagged() == [("Ana Bell", ["Ana Bell"])]
    alt(desk, Key.Key_Right, SHIFT)
    assert desk.tagged() == [("Bell", ["Ana Bell"])]
    for before in ("Ana Bell", "Bell", "Bell called", "Bell"):
        desk.session.undo()
        assert desk.tagged() == [(before, ["Ana Bell"])]


def test_with_ctrl_they_move_by_character(desk: Scene) -> None:
    desk.tag("Estmark", desk.actor("Estmark"))
    desk.stand("Estmark")
    alt(desk, Key.Key_Right, CTRL)
    assert desk.tagged()[0][0] == "Estmark'"
    alt(desk, Key.Key_Right, CTRL | SHIFT)
    assert desk.tagged()[0][0] == "stmark'"


def test_the_caret_stays_in_the_tag_and_the_tag_the_current_one(desk: Scene) -> None:
    desk.tag("envoy Ana Bell", desk.actor("Zoe"))
    inner = desk.tag("Ana Bell", desk.actor("Ana Bell"))
    desk.stand("Bell")
    desk.press(Key.Key_O)
    for _ in range(3):
        alt(desk, Key.Key_Left)
    assert ("envoy", ["Zoe"]) in desk.tagged()
    start, end = desk.span("envoy").start, desk.span("envoy").end
    assert start <= desk.view.text.caret < end
    (current,) = [tag for tag in desk.view.tags_at_caret() if tag.is_current]
    assert current.words.startswith("Zoe")
    assert queries.mention(desk.session, inner).span.quote == "Ana Bell"


def test_a_tag_is_never_emptied(desk: Scene) -> None:
    desk.tag("Norland", desk.actor("Norland"))
    desk.stand("Norland")
    steps = len(desk.session.history())
    alt(desk, Key.Key_Left)
    alt(desk, Key.Key_Right, SHIFT)
    alt(desk, Key.Key_Left, SHIFT)
    assert len(desk.session.history()) == steps
    assert "cannot be moved further" in desk.told[-1].text


def test_the_passage_of_a_fact_and_a_note_are_moved_too(desk: Scene) -> None:
    desk.fact("closed the strait")
    desk.stand("closed")
    alt(desk, Key.Key_Left, SHIFT)
    (fact,) = queries.facts(desk.session)
    assert [item.span.quote for item in fact.evidence] == ["Norland closed the strait"]
    assert desk.session.undo_label == "Move evidence of “closed the strait”"
    add_memo(desk.session, desk.span("flew"), "Where to?")
    desk.stand("flew")
    alt(desk, Key.Key_Right)
    assert [memo.span.quote for memo in queries.memos(desk.session)] == ["flew home"]


def test_the_kind_follows_the_words(desk: Scene) -> None:
    key = desk.tag("envoy", desk.actor("Ana Bell"))
    desk.stand("envoy")
    alt(desk, Key.Key_Right)
    alt(desk, Key.Key_Right)
    alt(desk, Key.Key_Right, SHIFT)
    mention = queries.mention(desk.session, key)
    assert (mention.span.quote, mention.kind) == ("Ana Bell", MentionKind.NAME)


def test_a_proposal_is_to_be_accepted_first_and_bare_words_have_no_ends(desk: Scene) -> None:
    desk.actor("Norland")
    desk.stand("Norland")
    alt(desk, Key.Key_Right)
    assert desk.told[-1].next_step == "Accept the proposal with Enter first."
    desk.stand("flew")
    alt(desk, Key.Key_Right)
    assert "no tag here" in desk.told[-1].text
    assert desk.mentions() == ()


def test_two_tags_of_one_actor_do_not_become_the_same(desk: Scene) -> None:
    zoe = desk.actor("Zoe")
    desk.tag("Ana Bell", zoe)
    desk.tag("Bell", zoe)
    desk.stand("Bell")
    alt(desk, Key.Key_Left, SHIFT)
    assert desk.told[-1].kind is NoticeKind.FAULT
    assert "is tagged Zoe already" in desk.told[-1].text
    assert len(desk.mentions()) == 2


def side(made: Scene, words: str, *, right: bool) -> QPoint:
    span = made.span(words)
    box = made.view.text.box_of(span.start, span.end)
    assert box is not None
    return QPoint(box.right() if right else box.left(), box.bottom())


def drag(made: Scene, start: QPoint, goal: QPoint) -> None:
    viewport = made.view.text.viewport()
    mouse(viewport, QEvent.Type.MouseButtonPress, start)
    mouse(viewport, QEvent.Type.MouseMove, goal)
    mouse(viewport, QEvent.Type.MouseButtonRelease, goal)


def test_an_end_of_the_current_tag_is_dragged_to_another_word(desk: Scene) -> None:
    desk.tag("Bell", desk.actor("Ana Bell"))
    desk.stand("Bell")
    drag(desk, side(desk, "Bell", right=True), desk.point("lled it"))
    assert desk.tagged() == [("Bell called", ["Ana Bell"])]
    drag(desk, side(desk, "Bell", right=False), desk.point("na Bell"))
    assert desk.tagged() == [("Ana Bell called", ["Ana Bell"])]
    desk.session.undo()
    assert desk.tagged() == [("Bell called", ["Ana Bell"])]


def test_the_words_themselves_are_left_to_selecting(desk: Scene) -> None:
    desk.tag("Bell", desk.actor("Ana Bell"))
    desk.fact("Estmark's envoy Ana Bell called it unlawful.")
    desk.stand("Bell")
    drag(desk, side(desk, "Bell", right=False) - QPoint(0, 14), desk.point("lled it"))
    assert desk.selected() == "Bell called"
    desk.stand("Estmark")
    drag(desk, side(desk, "Estmark", right=False), desk.point("nvoy"))
    assert desk.selected() == "Estmark's envoy"
    assert desk.tagged() == [("Bell", ["Ana Bell"])]


def test_elsewhere_the_mouse_selects_as_ever(desk: Scene) -> None:
    desk.tag("Bell", desk.actor("Ana Bell"))
    desk.stand("flew")
    drag(desk, side(desk, "Bell", right=False), desk.point("lled it"))
    assert desk.selected() == "Bell called"
    assert desk.tagged() == [("Bell", ["Ana Bell"])]
    desk.stand("Bell")
    viewport = desk.view.text.viewport()
    edge = side(desk, "Bell", right=True)
    mouse(viewport, QEvent.Type.MouseButtonPress, edge)
    mouse(viewport, QEvent.Type.MouseButtonRelease, edge)
    assert desk.tagged() == [("Bell", ["Ana Bell"])]


def test_the_pointer_shows_where_an_end_can_be_taken(qtbot: QtBot, desk: Scene) -> None:
    desk.tag("Bell", desk.actor("Ana Bell"))
    desk.stand("Bell")
    viewport = desk.view.text.viewport()

    def shows(shape: Qt.CursorShape) -> bool:
        return viewport.cursor().shape() == shape

    for place, shape in (
        (desk.point("flew"), Qt.CursorShape.IBeamCursor),
        (side(desk, "Bell", right=True), Qt.CursorShape.SizeHorCursor),
        (desk.point("flew"), Qt.CursorShape.IBeamCursor),
    ):
        mouse(viewport, QEvent.Type.MouseMove, place, is_held=False)
        qtbot.waitUntil(partial(shows, shape))
