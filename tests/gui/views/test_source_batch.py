"""Several sources are edited in one form: what differs says so, and what is left alone stays."""

import pytest
from pytestqt.qtbot import QtBot

from briefer.gui.views.sources import SourcePane
from briefer.model.dates import Basis, dated
from briefer.model.facts import Reliability
from briefer.model.sources import Source
from briefer.store import queries
from tests.gui.desks import Key, Scene, on_screen, press


@pytest.fixture
def pane(qtbot: QtBot, desk: Scene) -> SourcePane:
    made = SourcePane(desk.desk, lambda: None, lambda: None)
    on_screen(qtbot, made, 260, 600)
    made.list.selectAll()
    made.edit()
    return made


def stored(desk: Scene) -> tuple[Source, Source]:
    first, second = queries.sources(desk.session)
    return first, second


def test_what_differs_is_said_and_the_first_field_has_the_keyboard(pane: SourcePane) -> None:
    batch = pane.batch
    assert batch.isVisible()
    assert batch.title.text() == "Edit 2 sources"
    assert batch.publisher.text.placeholderText() == "several values"
    assert batch.reliability.currentText() == "F · not assessed"
    assert batch.publisher.text.hasFocus()


def test_what_is_entered_is_that_of_all_in_one_step(desk: Scene, pane: SourcePane) -> None:
    batch, steps = pane.batch, len(desk.session.history())
    batch.published.text.setText("2 February 2024")
    batch.reliability.setCurrentIndex(batch.reliability.findData(Reliability.USUALLY))
    press(batch.published.text, Key.Key_Return)
    first, second = stored(desk)
    assert first.published == second.published == dated("2024-02-02", Basis.GIVEN)
    assert {first.reliability, second.reliability} == {Reliability.USUALLY}
    assert (first.publisher, second.publisher) == ("Vell Courier", "")
    assert len(desk.session.history()) == steps + 1
    assert pane.list.isVisible()
    desk.session.undo()
    assert stored(desk)[1].published.value is None


def test_a_field_is_emptied_in_all(desk: Scene, pane: SourcePane) -> None:
    pane.batch.publisher._empty()
    pane.batch.save()
    assert {source.publisher for source in stored(desk)} == {""}


def test_a_wrong_date_is_said_and_nothing_entered_changes_nothing(desk: Scene, pane: SourcePane) -> None:
    steps = len(desk.session.history())
    pane.batch.published.text.setText("yesterday")
    pane.batch.save()
    assert pane.batch.fault.isVisible()
    press(pane.batch.published.text, Key.Key_Escape)
    assert pane.list.isVisible()
    pane.edit()
    pane.batch.save()
    assert len(desk.session.history()) == steps


def test_several_are_removed_in_one_step(desk: Scene, pane: SourcePane) -> None:
    pane.show_list()
    pane.list.selectAll()
    pane.remove()
    assert queries.sources(desk.session) == ()
    desk.session.undo()
    assert len(queries.sources(desk.session)) == 2
