"""The timeline in a window: keys, cards beside the line, dates by dragging, and what is drawn."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.commands.facts import remove_fact
from briefer.gui import theme
from briefer.gui.models.brief_facts import mime_of
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.fact_sought import FactSought
from briefer.gui.models.timeline import TimelineModel
from briefer.gui.models.timeline_units import Zoom
from briefer.gui.views.parts import choose
from briefer.gui.views.timeline import Timeline, TimelineSpace
from briefer.gui.views.timeline_gutter import GUTTER, Gutter
from briefer.gui.views.timeline_list import gap_height
from briefer.model.facts import FactKind
from briefer.model.ids import FactId
from briefer.store import queries
from tests.gui.desks import Key, Scene, on_screen, press
from tests.gui.models.fact_models import digests, state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

CLOSED, TALKS, BARE = "Norland closed the strait.", "Talks go on.", "Nobody knows when."
WIDTH, HEIGHT = 900, 600


@pytest.fixture
def facts(desk: Scene) -> list[FactId]:
    return [
        state(desk, CLOSED, "Norland closed the strait on Monday.", event="2024-01-16"),
        state(desk, TALKS, event="2024-01-20/2024-01-25", deadline="2024-03-01", kind=FactKind.FIGURE),
        state(desk, BARE),
    ]


@pytest.fixture
def sought(desk: Scene) -> FactSought:
    return FactSought(desk.session)


@pytest.fixture
def known(desk: Scene, facts: list[FactId]) -> FactDigests:
    assert facts
    return digests(desk)


@pytest.fixture
def line(qtbot: QtBot, desk: Scene, known: FactDigests, sought: FactSought) -> Timeline:
    made = Timeline(desk.desk, known, sought)
    on_screen(qtbot, made, WIDTH, HEIGHT)
    made.focus()
    return made


@pytest.fixture
def dark() -> Iterator[None]:
    with patch.object(theme, "is_dark", return_value=True):
        yield


def test_the_keyboard_begins_on_the_first_fact(line: Timeline, facts: list[FactId]) -> None:
    assert line.current() == facts[0]
    assert line.list.hasFocus()


def test_arrows_go_along_the_line_and_enter_goes_to_the_sentence(
    desk: Scene, line: Timeline, facts: list[FactId]
) -> None:
    press(line.list, Key.Key_Down)
    press(line.list, Key.Key_Down)
    assert line.current() == facts[1]
    press(line.list, Key.Key_Return)
    target = desk.pointed[-1]
    assert (target.source, target.fact) == (desk.second, facts[1])


def test_the_card_opens_beside_the_line(desk: Scene, line: Timeline, facts: list[FactId]) -> None:
    line.edit()
    card = line.cards.current
    assert card is not None
    assert card.fact == facts[0]
    assert line.list.isVisible()
    card.place.setText("Vell")
    press(card.place, Key.Key_Return)
    assert queries.fact(desk.session, facts[0]).place == "Vell"
    assert line.current() == facts[0]
    assert line.list.hasFocus()


def test_undated_facts_stand_apart_and_enter_dates_one(
    desk: Scene, line: Timeline, facts: list[FactId]
) -> None:
    assert [row.fact.id for row in line.bare.rows] == [facts[2]]
    assert "1 undated" in line._undated_count.text()
    press(line.list, Key.Key_Right)
    assert line.undated.hasFocus()
    assert line.current() == facts[2]
    press(line.undated, Key.Key_Return)
    card = line.cards.current
    assert card is not None
    card.date.text.setText("2024-01-18")
    press(card.date.text, Key.Key_Return)
    assert queries.fact(desk.session, facts[2]).event_date.value == "2024-01-18"
    assert line.bare.shown == 0
    assert line.current() == facts[2]
    assert "3 dated facts" in line._count.text()


def test_the_arrow_left_goes_back_to_the_line(line: Timeline) -> None:
    press(line.list, Key.Key_Right)
    press(line.undated, Key.Key_Left)
    assert line.list.hasFocus()


def drag(line: Timeline, fact: FactId, row: int) -> tuple[QPoint, list[str]]:
    """Drag a fact over a row and drop it there; return the place, and the hint that was shown meanwhile."""
    place = line.list.visualRect(line.model.index(row)).center()
    mime = mime_of([fact])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    line.list.dragEnterEvent(QDragEnterEvent(place, copy, mime, left, none))
    line.list.dragMoveEvent(QDragMoveEvent(place, copy, mime, left, none))
    over = line.list._over
    hints = [over.title] if over is not None else []
    line.list.dropEvent(QDropEvent(QPointF(place), copy, mime, left, none))
    return place, hints


@pytest.mark.parametrize(("zoom", "value"), [(Zoom.DAY, "2024-01-16"), (Zoom.MONTH, "2024-01")])
def test_a_fact_that_is_dropped_on_the_line_is_proposed_its_date(
    desk: Scene, line: Timeline, facts: list[FactId], zoom: Zoom, value: str
) -> None:
    choose(line.zoom, zoom)
    _, hints = drag(line, facts[2], 1)
    assert hints == [line.model.unit_at(1).title]
    assert line.list._over is None
    card = line.cards.current
    assert card is not None
    assert card.fact == facts[2]
    assert queries.fact(desk.session, facts[2]).event_date.value is None, "proposed, not stored"
    card.save()
    assert queries.fact(desk.session, facts[2]).event_date.value == value


def test_keys_look_closer_and_wider(line: Timeline) -> None:
    met = []
    for steps in (-2, -9, 1):
        line.look_closer(steps)
        met.append(line.model.zoom)
    assert met == [Zoom.MONTH, Zoom.YEAR, Zoom.MONTH]


def test_the_filter_is_shared_with_the_list(line: Timeline, sought: FactSought) -> None:
    sought.seek(FactFilter(chips=frozenset({(Facet.KIND, "figure")})))
    assert line.model.events_shown() == 1
    assert line.bare.shown == 0
    line.filtering.clear()
    assert line.model.events_shown() == 2
    assert sought.value.is_empty


def test_without_dates_the_line_says_what_to_do(desk: Scene, line: Timeline, facts: list[FactId]) -> None:
    line._sought.seek(FactFilter("nothing like it"))
    assert line._empty.isVisible()
    assert "passes the filter" in line._empty._text.text()
    line.filtering.clear()
    for fact in facts[:2]:
        remove_fact(desk.session, fact)
    assert line._empty.isVisible()
    assert "No fact has a date" in line._empty._text.text()


def test_facts_are_sent_and_removed_from_the_line(desk: Scene, line: Timeline, facts: list[FactId]) -> None:
    asked = QSignalSpy(line.send_requested)
    line.send()
    assert asked.at(0)[0] == (facts[0],)
    line.remove()
    assert facts[0] not in {fact.id for fact in queries.facts(desk.session)}


def test_how_the_line_was_left_is_kept_with_the_session(
    qtbot: QtBot, desk: Scene, line: Timeline, known: FactDigests, sought: FactSought
) -> None:
    choose(line.zoom, Zoom.WEEK)
    line.reports.setChecked(True)
    line.remember()
    again = Timeline(desk.desk, known, sought)
    qtbot.addWidget(again)
    assert again.model.zoom is Zoom.WEEK
    assert again.model.has_reports


def test_a_zoom_that_there_is_not_is_none(
    qtbot: QtBot, desk: Scene, known: FactDigests, sought: FactSought
) -> None:
    desk.session.remember("timeline/zoom", "century")
    made = Timeline(desk.desk, known, sought)
    qtbot.addWidget(made)
    assert made.model.zoom is Zoom.DAY


def test_all_controls_have_names(line: Timeline) -> None:
    named: tuple[QWidget, ...] = (
        line.list,
        line.undated,
        line.zoom,
        line.reports,
        line.filtering.search,
        line.filtering.button,
    )
    assert all(widget.accessibleName() for widget in named)


def test_an_empty_stretch_is_shorter_than_it_was(line: Timeline) -> None:
    week, month = (gap_height(line.model.index(line.model.heading_row(row))) for row in (3, 5))
    assert 0 < week < month < 2 * week


def colours_beside(line: Timeline, row: int) -> set[str]:
    """Return the colours drawn in the strip beside a row."""
    rect = line.list.visualRect(line.model.index(row))
    image = line.list.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).name()
        for x in range(GUTTER)
        for y in range(rect.top(), min(rect.bottom(), image.height()))
    }


def test_a_dot_has_the_colour_of_its_kind(line: Timeline) -> None:
    event = theme.fact_colour(FactKind.EVENT, False).name()  # noqa: FBT003 - as the theme has it
    figure = theme.fact_colour(FactKind.FIGURE, False).name()  # noqa: FBT003
    assert event in colours_beside(line, 1)
    assert figure in colours_beside(line, 3)
    assert event not in colours_beside(line, 3)


@pytest.mark.usefixtures("dark")
def test_in_the_dark_kinds_have_their_dark_colours(
    qtbot: QtBot, desk: Scene, known: FactDigests, sought: FactSought
) -> None:
    made = Timeline(desk.desk, known, sought)
    on_screen(qtbot, made, WIDTH, HEIGHT)
    figure = theme.fact_colour(FactKind.FIGURE, True).name()  # noqa: FBT003 - as the theme has it
    assert figure in colours_beside(made, 3)


def test_only_rows_in_view_are_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Scene, known: FactDigests, sought: FactSought
) -> None:
    for number in range(300):
        state(desk, f"Fact {number}.", event=f"20{number % 60 + 10}-03-01")
    made = Timeline(desk.desk, known, sought)
    on_screen(qtbot, made, WIDTH, HEIGHT)
    drawn: list[int] = []
    monkeypatch.setattr(Gutter, "_paint_dot", lambda _self, _painter, row: drawn.append(row))
    made.list.scrollToBottom()
    made.list.viewport().repaint()
    assert 0 < len(set(drawn)) < 60
    assert max(drawn) == made.model.rowCount() - 1


def test_the_line_is_made_when_it_is_shown_first(
    qtbot: QtBot, desk: Scene, known: FactDigests, sought: FactSought
) -> None:
    space = TimelineSpace(desk.desk, known, sought)
    assert space.findChildren(Timeline) == []
    assert (space.current(), space.half_filled(), space.shows_reports()) == (None, 0, False)
    space.remember()
    on_screen(qtbot, space, WIDTH, HEIGHT)
    (view,) = space.findChildren(Timeline)
    assert isinstance(view.model, TimelineModel)
    space.focus()
    space.edit()
    card = view.cards.current
    assert card is not None
    card.place.setText("Vell")
    assert space.half_filled() == 1
