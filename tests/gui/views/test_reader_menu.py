"""The context menu offers what can be done at the place, and does it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefer.commands.actors import pin_actor
from briefer.gui.bus import Target
from briefer.gui.views.reader_menu import Scene as MenuScene
from briefer.gui.views.reader_menu import entries, show_menu
from briefer.gui.views.reader_subject import span_to_tag
from tests.gui.views.reader_desks import Scene, scene


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def lines(made: Scene) -> dict[str, object]:
    """The lines of the menu at the caret, and what each does."""
    view = made.view
    assert view.tags is not None
    span = span_to_tag(view)
    selected = view.selection() is not None
    menu = MenuScene(view.tags, view.tags_here(), span.quote if span else "", view._recents.last(), selected)
    return {entry.text: entry.run for entry in entries(menu, view) if entry.run is not None}


def choose(made: Scene, text: str) -> None:
    run = lines(made)[text]
    assert callable(run)
    run()


def test_untagged_words_can_be_tagged_and_made_a_fact(desk: Scene) -> None:
    desk.stand("envoy")
    assert list(lines(desk)) == [
        *(
            "Tag “envoy”…",
            "All places of “envoy”…",
            "State a fact…",
            "Add as evidence to a fact…",
            "Write a note…",
        ),
        *("Next name or proposal", "Previous name or proposal"),
    ]


def test_pinned_actors_and_the_last_tag_are_offered(desk: Scene) -> None:
    pin_actor(desk.session, desk.actor("Zoe"), 2)
    desk.stand("envoy")
    choose(desk, "Tag as Zoe")
    desk.stand("She")
    choose(desk, "Tag again as Zoe")
    assert desk.tagged() == [("envoy", ["Zoe"]), ("She", ["Zoe"])]


def test_a_proposal_can_be_accepted_everywhere_or_refused(desk: Scene) -> None:
    desk.actor("Norland")
    desk.stand("Norland")
    choose(desk, "Refuse “Norland” as Norland")
    assert "Accept “Norland” as Norland" not in lines(desk)
    desk.session.undo()
    choose(desk, "Accept all of Norland in this source")
    assert len(desk.mentions()) == 2


def test_each_mention_can_be_changed_or_removed(desk: Scene) -> None:
    one, other = desk.actor("Zoe"), desk.actor("Yan")
    desk.tag("envoy Ana Bell", one)
    desk.tag("Ana Bell", other)
    desk.stand("Ana")
    choose(desk, "Untag “envoy Ana Bell” (Zoe)")
    assert desk.tagged() == [("Ana Bell", ["Yan"])]
    choose(desk, "Change the tag of “Ana Bell”…")
    assert desk.view._popup.isVisible()


def test_words_that_are_a_tag_offer_one_line_to_change_it(desk: Scene) -> None:
    desk.tag("envoy", desk.actor("Zoe"))
    desk.stand("envoy")
    offered = list(lines(desk))
    assert "Change the tag of “envoy”…" in offered
    assert "Tag “envoy”…" not in offered


def test_all_places_are_asked_for_with_the_key_that_does_it_too(qtbot: QtBot, desk: Scene) -> None:
    desk.tag("Ana Bell", desk.actor("Zoe"))
    desk.stand("Ana")
    assert desk.view.tags is not None
    menu = MenuScene(desk.view.tags, desk.view.tags_here(), "Ana", (), is_selected=False)
    keys = {entry.text: entry.keys for entry in entries(menu, desk.view)}
    assert (keys["All places of “Ana”…"], keys["Untag “Ana Bell” (Zoe)"]) == ("G", "U")
    with qtbot.waitSignal(desk.view.everywhere_requested) as asked:
        choose(desk, "All places of “Ana”…")
    assert asked.args[0].name == "Zoe"


def test_a_fact_can_be_shown_and_sent(qtbot: QtBot, desk: Scene) -> None:
    fact = desk.fact("She flew home.")
    desk.stand("flew")
    choose(desk, "Show f1 “She flew home.”")
    assert desk.pointed == [Target(fact=fact)]
    with qtbot.waitSignal(desk.view.send_requested) as asked:
        choose(desk, "Send f1 to the brief…")
    assert asked.args == [fact]


def test_words_with_ampersands_are_shown_whole_and_run_what_they_say(desk: Scene) -> None:
    desk.tag("She", desk.actor("Bell & Co"))
    desk.stand("She")
    assert desk.view.tags is not None
    menu = MenuScene(desk.view.tags, desk.view.tags_here(), "", (), is_selected=False)
    shown = show_menu(desk.view, tuple(entries(menu, desk.view)), QPoint(0, 0))
    assert isinstance(shown, QMenu)
    untag = next(action for action in shown.actions() if action.text().startswith("Untag"))
    assert untag.text() == "Untag “She” (Bell && Co)\tU"
    untag.trigger()
    assert desk.mentions() == ()
    shown.close()


def test_copying_is_offered_on_a_selection_only(desk: Scene) -> None:
    desk.stand("flew")
    assert "Copy" not in lines(desk)
    desk.select("flew")
    assert "Copy" in lines(desk)
