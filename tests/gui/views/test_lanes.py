"""Lanes beside the text: no two bars of a lane overlap, and a bar leads to its fact."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefer.gui.views.lanes import MOST_LANES, Bar, LaneMargin, lanes_of
from briefer.gui.wording import plain_tip
from briefer.model.ids import FactId
from briefer.text.intervals import Interval

RED, BLUE = QColor("#c02040"), QColor("#2040c0")
SPANS = st.lists(
    st.builds(lambda start, length, value: Interval(start, start + length, value),
              st.integers(0, 60), st.integers(1, 20), st.integers(0, 9)),
    max_size=25, unique=True,
)  # fmt: skip


@given(SPANS)
def test_no_two_of_a_lane_overlap_and_no_lane_is_wasted(items: list[Interval[int]]) -> None:
    lanes = lanes_of(items)
    assert set(lanes) == set(items)
    for one in items:
        for other in items:
            if one != other and lanes[one] == lanes[other]:
                assert one.end <= other.start or other.end <= one.start
    for item, lane in lanes.items():
        below = {lanes[it] for it in items if it.start <= item.start < it.end and it != item}
        assert set(range(lane)) <= below


def bar(lane: int, top: float, bottom: float, colour: QColor = RED, *, current: bool = False) -> Bar:
    fact = 1 if colour == RED else 2
    return Bar(FactId(fact), fact * 10, lane, top, bottom, colour, current, f"f{fact}")


def margin(qtbot: QtBot, *bars: Bar) -> LaneMargin:
    made = LaneMargin(lambda: bars)
    qtbot.addWidget(made)
    made.resize(LaneMargin.breadth(), 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


def colours(made: LaneMargin) -> set[tuple[int, int, str]]:
    image = made.grab().toImage()
    seen = ((x, y, image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height()))
    return {(x, y, it.name()) for x, y, it in seen if it in (RED, BLUE)}


def test_bars_stand_in_their_lanes_at_their_heights(qtbot: QtBot) -> None:
    made = margin(qtbot, bar(0, 20, 60), bar(1, 40, 90, BLUE))
    seen = colours(made)
    red, blue = ({(x, y) for x, y, name in seen if name == it.name()} for it in (RED, BLUE))
    assert min(x for x, _ in red) > max(x for x, _ in blue), "the first lane is next to the text"
    assert 20 <= min(y for _, y in red) <= 22
    assert 58 <= max(y for _, y in red) <= 60
    assert 40 <= min(y for _, y in blue) <= 42


def test_the_current_fact_has_a_broader_bar(qtbot: QtBot) -> None:
    plain = colours(margin(qtbot, bar(0, 20, 60)))
    current = colours(margin(qtbot, bar(0, 20, 60, current=True)))
    assert len({x for x, *_ in current}) > len({x for x, *_ in plain})


def test_a_passage_of_one_word_can_still_be_seen(qtbot: QtBot) -> None:
    seen = colours(margin(qtbot, bar(0, 20, 20.5)))
    assert len({y for _, y, _ in seen}) >= 3


def test_lanes_beyond_the_last_share_it(qtbot: QtBot) -> None:
    made = margin(qtbot, bar(MOST_LANES + 5, 20, 60))
    assert colours(made)


def test_a_click_on_a_bar_points_at_its_fact_and_one_beside_it_at_nothing(qtbot: QtBot) -> None:
    made = margin(qtbot, bar(0, 20, 60), bar(1, 40, 90, BLUE))
    x, y, _ = next(it for it in sorted(colours(made)) if it[2] == BLUE.name())
    with qtbot.waitSignal(made.pressed) as pressed:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(x, y + 2))
    assert pressed.args == [FactId(2), 20]
    with qtbot.assertNotEmitted(made.pressed):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(x, 150))
    over = made.bar_at(x, y + 2)
    assert over is not None
    assert over.tip == "f2"


def test_a_tooltip_shows_the_facts_words_and_reads_no_markup(qtbot: QtBot) -> None:
    hostile = replace(bar(0, 20, 60), tip="f1 · <img src='file:///dev/zero'> & so on")
    made = margin(qtbot, hostile)
    x, y, _ = min(colours(made))
    place = QPoint(x, y + 4)
    QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, place, made.mapToGlobal(place)))
    assert QToolTip.text() == plain_tip(hostile.tip)
    assert "<img" not in QToolTip.text()
    QToolTip.hideText()
