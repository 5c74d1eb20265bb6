"""Bars stand in lanes, so that none hides another, and reach as far down as the days they cover."""

from briefer.gui.models.timeline import TimelineModel
from briefer.gui.views.timeline_bars import MOST_LANES, Laned, in_lanes
from tests.gui.desks import Scene
from tests.gui.models.fact_models import digests, state


def lanes(desk: Scene) -> list[tuple[int, int, int, float]]:
    return [(laned.lane, laned.first, laned.last, round(laned.beyond, 2)) for laned in laned_of(desk)]


def laned_of(desk: Scene) -> tuple[Laned, ...]:
    return in_lanes(TimelineModel(desk.session, digests(desk)))


def test_a_bar_reaches_to_the_row_of_its_last_day(desk: Scene) -> None:
    state(desk, "Lasts.", event="2024-01-01/2024-01-04")
    state(desk, "Second.", event="2024-01-02")
    state(desk, "Fourth.", event="2024-01-04")
    state(desk, "Later.", event="2024-01-09")
    assert lanes(desk) == [(0, 1, 5, 0.0)]


def test_a_bar_reaches_into_an_empty_stretch(desk: Scene) -> None:
    state(desk, "Lasts.", event="2024-01-01/2024-01-05")
    state(desk, "Later.", event="2024-01-10")
    assert lanes(desk) == [(0, 1, 1, 0.5)]


def test_bars_at_the_same_time_stand_side_by_side(desk: Scene) -> None:
    state(desk, "A.", event="2024-01-01/2024-01-05")
    state(desk, "B.", event="2024-01-03/2024-01-08")
    state(desk, "C.", event="2024-01-06/2024-01-09")
    assert [lane for lane, *_ in lanes(desk)] == [0, 1, 0]


def test_more_bars_than_lanes_share_the_last(desk: Scene) -> None:
    for number in range(MOST_LANES + 2):
        state(desk, f"{number}.", event=f"2024-01-0{number + 1}/2024-02")
    assert [lane for lane, *_ in lanes(desk)] == [*range(MOST_LANES), MOST_LANES - 1, MOST_LANES - 1]


def test_a_folded_heading_keeps_its_bars(desk: Scene) -> None:
    state(desk, "Lasts.", event="2024-01-01/2024-01-04")
    state(desk, "Fourth.", event="2024-01-04")
    model = TimelineModel(desk.session, digests(desk))
    model.toggle(0)
    (bar,) = in_lanes(model)
    assert (bar.first, bar.last) == (0, 2)


def test_without_bars_there_are_none(desk: Scene) -> None:
    state(desk, "A day.", event="2024-01-01")
    assert lanes(desk) == []
