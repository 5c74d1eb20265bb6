"""The rows of a timeline: events, deadlines and reports under headings of time, kept in step."""

import pytest
from PySide6.QtTest import QSignalSpy

from briefer.commands.fact_batches import FactEdits, edit_facts
from briefer.commands.facts import remove_fact
from briefer.commands.grouped import at_once
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.rows import FACE
from briefer.gui.models.timeline import Part, TimelineModel
from briefer.gui.models.timeline_units import Zoom
from briefer.model.dates import UNDATED, dated
from briefer.model.facts import FactKind
from briefer.model.ids import FactId
from tests.gui.desks import Scene
from tests.gui.models.fact_models import digests, state

ROCKETS, TALKS = "Rockets fell on Vell.", "Talks go on."


def timeline(desk: Scene) -> TimelineModel:
    return TimelineModel(desk.session, digests(desk))


def rows(model: TimelineModel) -> list[str]:
    """Return the rows, headings in brackets, with the gap above where there is one."""
    found = []
    for number in range(model.rowCount()):
        words = str(model.index(number).data())
        gap = model.gap_before(model.group_at(number))
        is_heading = model.is_heading(number)
        found.append(f"[{words}{f' +{gap}' if gap else ''}]" if is_heading else words)
    return found


@pytest.fixture
def three(desk: Scene) -> Scene:
    state(desk, ROCKETS, event="2024-01-16", deadline="2024-01-26")
    state(desk, TALKS, event="2024-01-18/2024-01-25", kind=FactKind.ATTRIBUTE)
    state(desk, "A year of drought.", event="2024", kind=FactKind.FIGURE)
    state(desk, "Nobody knows when.")
    return desk


def test_facts_stand_under_the_days_of_their_events(three: Scene) -> None:
    assert rows(timeline(three)) == [
        "[2024]",
        "A year of drought.",
        "[Tuesday 16 January 2024]",
        ROCKETS,
        "[Thursday 18 January 2024 +1]",
        TALKS,
        "[Friday 26 January 2024 +7]",
        f"By 26 January 2024: {ROCKETS}",
    ]


@pytest.mark.parametrize(
    ("zoom", "headings"),
    [
        (Zoom.WEEK, ["[2024]", "[Week of 15 January 2024]", "[Week of 22 January 2024]"]),
        (Zoom.MONTH, ["[2024]", "[January 2024]"]),
        (Zoom.YEAR, ["[2024]"]),
    ],
)
def test_headings_are_days_weeks_months_or_years(three: Scene, zoom: Zoom, headings: list[str]) -> None:
    model = timeline(three)
    model.zoom_to(zoom)
    assert [row for row in rows(model) if row.startswith("[")] == headings


def test_a_row_says_what_part_of_its_fact_it_shows(three: Scene) -> None:
    model = timeline(three)
    parts = [model.part_at(number) for number in range(model.rowCount())]
    assert parts == [None, Part.EVENT, None, Part.EVENT, None, Part.EVENT, None, Part.DEADLINE]
    kinds = [model.kind_at(number) for number in (0, 1, 3, 5, 7)]
    assert kinds == [None, FactKind.FIGURE, FactKind.EVENT, FactKind.ATTRIBUTE, FactKind.EVENT]
    assert model.fact_at(model.index(0)) is None
    assert model.fact_at(model.index(3)) == model.fact_at(model.index(7))
    assert model.events_shown() == 3


def test_reports_stand_on_the_day_of_report_or_of_publication(three: Scene) -> None:
    state(three, "Bell flew home.", "Bell flew home 🕊 on Tuesday.", event="2024-01-16")
    state(three, "Undated.", "Ships wait off Vell.", report="2024-02-01")
    model = timeline(three)
    model.show_reports(shows=True)
    found = rows(model)
    assert found[-1] == "ships.txt, 1 February 2024: Undated."
    assert "Vell Courier, 23 January 2024: Bell flew home." in found
    model.show_reports(shows=False)
    assert not [row for row in rows(model) if "Courier" in row]


def test_a_bar_shows_what_lasts_and_what_is_not_known_to_the_day(three: Scene) -> None:
    state(three, "Since then.", event="2024-01-20/..")
    bars = {bar.kind: bar for bar in timeline(three).bars()}
    assert set(bars) == {FactKind.ATTRIBUTE, FactKind.FIGURE, FactKind.EVENT}
    assert bars[FactKind.FIGURE].is_coarse
    assert not bars[FactKind.ATTRIBUTE].is_coarse
    assert bars[FactKind.ATTRIBUTE].extent.last - bars[FactKind.ATTRIBUTE].extent.first == 7
    assert bars[FactKind.EVENT].extent.is_open_after


def test_a_date_that_changes_moves_its_row(three: Scene) -> None:
    model = timeline(three)
    key = FactId(model.fact_at(model.index(3)) or 0)
    at_once(edit_facts(three.session, [key], FactEdits(event_date=dated("2024-02-01"))))
    assert rows(model)[-2:] == ["[Thursday 1 February 2024 +5]", ROCKETS]
    at_once(edit_facts(three.session, [key], FactEdits(event_date=UNDATED)))
    assert ROCKETS not in rows(model)
    three.session.undo()
    three.session.undo()
    assert rows(model)[3] == ROCKETS
    remove_fact(three.session, key)
    assert not [row for row in rows(model) if ROCKETS in row]


def test_the_filter_of_the_list_narrows_the_line(three: Scene) -> None:
    model = timeline(three)
    model.filter(FactFilter(chips=frozenset({(Facet.KIND, "attribute")})))
    assert rows(model) == ["[Thursday 18 January 2024]", TALKS]
    model.filter(FactFilter(words="rockets"))
    assert len(rows(model)) == 4


def test_headings_and_rows_are_spoken(three: Scene) -> None:
    model = timeline(three)
    heading, event, due = (model.index(number).data(FACE).spoken for number in (4, 3, 7))
    assert heading == "Thursday 18 January 2024, 1 entry, open, 1 day after the one before"
    assert event.startswith("Event f1: Rockets fell on Vell. 16 Jan 2024")
    assert due == f"Deadline of f1. By 26 January 2024: {ROCKETS}"


def test_facts_of_one_day_stand_in_the_order_they_were_added(desk: Scene) -> None:
    words = [f"{number}." for number in range(8)]
    for statement in words:
        state(desk, statement, event="2024-01-16")
    assert rows(timeline(desk))[1:] == words


def test_a_folded_heading_opens_for_a_fact_that_is_sought(three: Scene) -> None:
    model = timeline(three)
    fact = FactId(model.fact_at(model.index(3)) or 0)
    model.toggle(2)
    assert ROCKETS not in rows(model)
    assert model.row_of_fact(fact).data() == ROCKETS


def test_a_fact_that_a_step_removed_shows_nothing_until_its_row_goes(desk: Scene) -> None:
    key = state(desk, ROCKETS, event="2024-01-16")
    read = FactDigests(desk.session)
    model = TimelineModel(desk.session, read)
    told = QSignalSpy(desk.desk.bus.changed)
    remove_fact(desk.session, key)
    assert [model.index(row).data() for row in range(model.rowCount())][1:] == [""]
    read.take(told.at(0)[0])
    assert model.rowCount() == 0
