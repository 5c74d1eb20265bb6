"""The view of copies: what is one origin and why; joining, parting and taking back with a reason."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources, remove_source
from briefer.gui.models.rows import FACE
from briefer.gui.views.copies import CopiesPane
from briefer.model.dates import dated
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from tests.gui.desks import FIRST, Key, Scene, on_screen, press

REPRINT = LoadedSource(f"{FIRST} More.", "Reprint", "", "Herald", dated("2024-01-25"))


@pytest.fixture
def reprint(desk: Scene) -> SourceId:
    (key,) = add_sources(desk.session, [REPRINT])
    queries.find_copies(desk.session)
    return key


@pytest.fixture
def pane(qtbot: QtBot, desk: Scene, reprint: SourceId) -> CopiesPane:
    made = CopiesPane(desk.desk)
    on_screen(qtbot, made, 260, 500)
    made.open(reprint)
    return made


def texts(pane: CopiesPane) -> list[str]:
    return [row.text for row in pane.model.rows]


def choose(pane: CopiesPane, *rows: int) -> None:
    pane.list.clearSelection()
    for row in rows:
        flag = QItemSelectionModel.SelectionFlag
        pane.list.selectionModel().setCurrentIndex(pane.model.index(row), flag.Select)


def test_each_origin_has_a_heading_and_says_why(pane: CopiesPane) -> None:
    assert texts(pane) == ["One origin: 2 sources", "Strait closed", "Reprint", "By themselves", "ships.txt"]
    rows = pane.model.rows
    assert rows[1].detail == "Vell Courier · 23 Jan 2024 · the first"
    assert rows[2].detail == (
        "Herald · 25 Jan 2024 · 100\u00a0% of the first is in this, published two days earlier"
    )
    face = pane.model.index(2).data(FACE)
    assert face.spoken.startswith("Reprint. Herald")
    assert pane._count.text() == "3 sources, 2 origins"
    assert pane.list.currentIndex().row() == 2


def test_sources_are_joined_with_a_reason_and_the_view_follows(desk: Scene, pane: CopiesPane) -> None:
    choose(pane, 2, 4)
    pane.reason.setText("same desk")
    pane.join()
    assert texts(pane)[0] == "One origin: 3 sources"
    assert "joined by you with “Reprint”: same desk" in pane.model.rows[3].detail
    assert not pane.reason.text()
    desk.session.undo()
    assert texts(pane)[0] == "One origin: 2 sources"


def test_a_source_is_parted_and_that_is_taken_back(desk: Scene, pane: CopiesPane) -> None:
    choose(pane, 2)
    pane.reason.setText("a report of its own")
    pane.part()
    assert texts(pane) == [
        "By themselves", "Strait closed", "ships.txt", "Reprint", "Parted by you", "Reprint — Strait closed",
    ]  # fmt: skip
    assert pane.model.rows[5].detail.startswith("a report of its own · 100\u00a0%")
    choose(pane, 5)
    assert len(pane.said()) == 1
    assert pane.chosen() == ()
    pane.take_back()
    assert texts(pane)[0] == "One origin: 2 sources"
    assert queries.kinships(desk.session) == ()


def test_a_heading_stands_for_all_below_it(desk: Scene, pane: CopiesPane, reprint: SourceId) -> None:
    choose(pane, 0)
    assert pane.chosen() == (desk.first, reprint)
    choose(pane, 0, 4)
    pane.join()
    assert pane._count.text() == "3 sources, 1 origin"


def test_what_cannot_be_done_is_told_or_not_offered(desk: Scene, pane: CopiesPane) -> None:
    choose(pane, 4)
    pane.reason.setText("kept")
    pane.part()
    assert desk.told[-1].text == "It is an origin by itself."
    assert pane.reason.text() == "kept"
    buttons = {name: button.isEnabled() for name, (button, _) in pane._buttons.items()}
    assert buttons == {"join_copies": False, "part_copies": True, "take_back_kinship": False}


def test_standing_on_a_source_shows_it_and_escape_goes_back(desk: Scene, pane: CopiesPane) -> None:
    shown, closed = QSignalSpy(pane.shown), QSignalSpy(pane.closed)
    press(pane.list, Key.Key_Up)
    assert shown.at(0)[0] == desk.first
    press(pane.list, Key.Key_Up)
    assert shown.count() == 1
    press(pane.list, Key.Key_Escape)
    assert closed.count() == 1


def test_a_source_that_goes_leaves_the_view(desk: Scene, pane: CopiesPane, reprint: SourceId) -> None:
    remove_source(desk.session, reprint)
    assert texts(pane) == ["By themselves", "Strait closed", "ships.txt"]


def test_the_list_stands_on_the_sources_that_were_joined_and_parted(desk: Scene, pane: CopiesPane) -> None:
    choose(pane, 2, 4)
    chosen = pane.chosen()
    for deed in (pane.join, pane.part, pane.take_back, pane.join):
        deed()
        assert set(pane.chosen()) == set(chosen)
        current = pane.model.row_at(pane.list.currentIndex())
        assert current is not None
        assert current.sources[0] in chosen
    assert desk.session.undo_label


def test_origins_that_changed_out_of_sight_are_shown_as_they_are(
    desk: Scene, pane: CopiesPane, reprint: SourceId
) -> None:
    pane.hide()
    remove_source(desk.session, reprint)
    pane.show()
    assert texts(pane) == ["By themselves", "Strait closed", "ships.txt"]


def test_a_source_that_goes_while_more_come_in_is_joined_and_parted_no_more(
    desk: Scene, pane: CopiesPane, reprint: SourceId
) -> None:
    desk.desk.bus.gather_while(lambda: True)
    choose(pane, 2, 4)
    remove_source(desk.session, reprint)
    assert "Reprint" in texts(pane)
    for deed in (pane.join, pane.part):
        deed()
        assert desk.told[-1].text.startswith("One source alone" if deed == pane.join else "It is an origin")
    assert queries.kinships(desk.session) == ()
