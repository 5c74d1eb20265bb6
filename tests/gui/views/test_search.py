"""The one box that searches all of a session."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.sources import add_sources
from briefer.gui.bus import Target
from briefer.gui.models.completing import Completion
from briefer.gui.models.finds import Heading, More
from briefer.gui.views.search import SearchBox
from briefer.model.found import Hit
from briefer.model.ids import MemoId, new_key
from briefer.model.memos import Memo
from briefer.model.sought import Thing
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.search import prepare_search
from briefer.store.writing import put_memo
from tests.gui.desks import Key, Scene, on_screen, press


@pytest.fixture
def box(qtbot: QtBot, desk: Scene) -> SearchBox:
    prepare_search(desk.session, math.inf)
    inside = QWidget()
    made, other = SearchBox(desk.desk), QLineEdit()
    layout = QHBoxLayout(inside)
    layout.addWidget(made)
    layout.addWidget(other)
    on_screen(qtbot, inside, 900, 600)
    vars(made)["other"] = (inside, other)
    made.setFocus()
    return made


def type_words(box: SearchBox, words: str, qtbot: QtBot) -> None:
    QTest.keyClicks(box, words)
    qtbot.waitUntil(lambda: box.is_open and not box._timer.isActive())  # it is where not all is indexed


def wait_for_all(box: SearchBox, qtbot: QtBot) -> None:
    """Wait until all is indexed and everything that is to be listed was collected."""
    qtbot.waitUntil(lambda: not box._timer.isActive())  # it is where not all is indexed
    qtbot.waitUntil(lambda: not box._listing.is_open)


def hits(box: SearchBox, thing: Thing | None = None) -> list[Hit]:
    rows = box.panel.model.rows
    return [row for row in rows if isinstance(row, Hit) and thing in (None, row.thing)]


def texts(box: SearchBox) -> list[str]:
    return [box.panel.model.index(number).data() for number in range(box.panel.model.rowCount())]


def chips(box: SearchBox) -> list[str]:
    return [button.text() for button in box.panel.chips.findChildren(QToolButton) if button.isVisible()]


def click_chip(box: SearchBox, words: str) -> None:
    buttons = box.panel.chips.findChildren(QToolButton)
    next(it for it in buttons if it.isVisible() and it.text() == words).click()


def test_words_find_sources_facts_actors_and_notes_by_kind(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    desk.fact("Norland closed the strait on Monday.")
    with desk.session.step("Note"):
        put_memo(desk.session, Memo(MemoId(new_key()), desk.span("Monday"), "Ask Norland."))
    type_words(box, "norl", qtbot)
    headings = [(row.thing, row.total) for row in box.panel.model.rows if isinstance(row, Heading)]
    assert headings == [(Thing.ACTOR, 1), (Thing.FACT, 1), (Thing.SOURCE, 2), (Thing.NOTE, 1)]
    assert len(hits(box)) == 5


def test_enter_goes_to_the_find_that_the_arrows_chose(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    first, second = hits(box)
    assert box.panel.current() == first
    press(box, Key.Key_Down)
    press(box, Key.Key_Return)
    assert desk.pointed == [Target(second.source, second.start, second.end)]
    assert not box.is_open


def test_ctrl_enter_goes_there_and_keeps_the_finds(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    elsewhere = vars(box)["other"][1]
    desk.desk.bus.pointed.connect(lambda _: elsewhere.setFocus())
    type_words(box, "vell", qtbot)
    press(box, Key.Key_Return, ctrl=True)
    assert len(desk.pointed) == 1
    assert box.is_open
    assert box.hasFocus()
    press(box, Key.Key_Down)
    press(box, Key.Key_Return)
    assert len(desk.pointed) == 2
    assert not box.is_open


def test_a_click_goes_to_a_find_and_on_a_heading_nowhere(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "bell", qtbot)
    panel = box.panel
    number = panel.model.rows.index(hits(box, Thing.ACTOR)[0])
    for row in (number - 1, number):
        place = panel.list.visualRect(panel.model.index(row)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.pointed == [Target(actor=desk.bell)]


def test_facts_memos_and_paragraphs_are_gone_to(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    key = desk.fact("Norland keeps twelve boats there.", desk.second)
    type_words(box, "twelve kind:fact", qtbot)
    press(box, Key.Key_Return)
    assert desk.pointed[-1] == Target(fact=key)
    span = desk.span("Monday")
    with desk.session.step("Note"):
        put_memo(desk.session, Memo(MemoId(new_key()), span, "Which zeppelin?"))
    box.clear()
    type_words(box, "zeppelin", qtbot)
    press(box, Key.Key_Return)
    assert desk.pointed[-1] == Target(span.source, span.start, span.end)


def test_the_arrows_go_round_and_pass_over_headings(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "norl", qtbot)
    seen = []
    for _ in range(len(hits(box)) + 1):
        seen.append(box.panel.current())
        press(box, Key.Key_Down)
    assert seen == [*hits(box), hits(box)[0]]
    press(box, Key.Key_Up)
    press(box, Key.Key_Up)
    assert box.panel.current() == hits(box)[-1]


def test_what_is_found_is_marked(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "boat", qtbot)
    (hit,) = hits(box, Thing.SOURCE)
    assert [hit.snippet.words[start:end] for start, end in hit.snippet.marks] == ["boat"]


def test_nothing_found_is_said(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "zeppelin", qtbot)
    assert box.panel.words.text() == "Nothing holds these words."
    assert not box.panel.list.isVisible()
    press(box, Key.Key_Return)
    press(box, Key.Key_Down)


def test_other_names_of_an_actor_are_found_and_said(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    assert desk.norland
    type_words(box, "norlandic", qtbot)
    assert box.panel.words.text().startswith("Also as Norland.")
    assert len(hits(box, Thing.SOURCE)) == 2
    box.clear()
    type_words(box, '"norlandic"', qtbot)
    assert box.panel.words.text() == ""
    assert hits(box, Thing.SOURCE) == []


def test_a_pattern_is_searched_as_it_is_written_and_that_is_said(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, r"\bnorland(ic)?", qtbot)
    assert "Searched as it is written" in box.panel.words.text()


def test_escape_and_leaving_close_the_finds(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    press(box, Key.Key_Escape)
    assert not box.panel.isVisible()
    press(box, Key.Key_Down)
    assert box.panel.isVisible()
    vars(box)["other"][1].setFocus()
    assert not box.panel.isVisible()


def test_an_empty_field_says_what_can_be_asked_for(box: SearchBox) -> None:
    box.seek()
    assert box.is_open
    assert box.panel.words.text().startswith("Type words")
    assert "Needs a look" in chips(box)


@pytest.mark.parametrize("words", ['"', "AND", "x OR NEAR(", "*", "a'b", "<img src=x>", "after:", "is:", "-"])
def test_no_words_break_the_search(desk: Scene, box: SearchBox, words: str) -> None:
    box.setText(words)
    box._search()
    assert not [notice for notice in desk.told if notice.kind == "fault"]


def test_finds_stay_within_the_window(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    assert box.window().rect().contains(box.panel.geometry())


def test_a_narrowing_is_completed_as_it_is_typed(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    desk.tag("Norland", desk.norland)
    type_words(box, "actor:nor", qtbot)
    (row,) = box.panel.model.rows
    assert isinstance(row, Completion)
    press(box, Key.Key_Return)
    assert box.text() == "actor:Norland "
    assert "actor: Norland" in chips(box)
    assert {hit.thing for hit in hits(box)} == {Thing.ACTOR, Thing.SOURCE}


def test_tab_completes_and_otherwise_goes_on(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "status:cl", qtbot)
    QTest.keyClick(box, Key.Key_Tab)
    assert box.text() == "status:claimed "
    QTest.keyClick(box, Key.Key_Tab)
    assert not box.hasFocus()


def test_a_completion_in_the_middle_keeps_what_follows(box: SearchBox) -> None:
    box.setText("kind:fa vell")
    box.setCursorPosition(len("kind:fa"))
    box._search()
    press(box, Key.Key_Return)
    assert box.text() == "kind:fact vell"
    assert box.cursorPosition() == len("kind:fact ")


def test_chips_are_typed_by_a_click_and_taken_away_by_one(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "vell", qtbot)
    click_chip(box, "Kind")
    assert box.text() == "vell kind:"
    assert texts(box) == ["Actors", "Facts", "Sources", "Notes"]
    press(box, Key.Key_Down)
    press(box, Key.Key_Down)
    press(box, Key.Key_Return)
    assert box.text() == "vell kind:source "
    assert {hit.thing for hit in hits(box)} == {Thing.SOURCE}
    click_chip(box, "kind: source")
    assert box.text() == "vell"
    assert box.hasFocus()


def test_a_source_is_named_on_its_chip(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    label = queries.source(desk.session, desk.first).label
    type_words(box, f"source:{label} ", qtbot)
    assert "source: Strait closed" in chips(box)


def test_dates_are_offered_by_a_menu(box: SearchBox) -> None:
    box.seek()
    button = next(it for it in box.panel.chips.findChildren(QToolButton) if it.text() == "Date")
    button.menu().actions()[0].trigger()
    assert box.text() == "after:"
    assert "23 January 2024" in texts(box)


def test_what_names_nothing_is_said(box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "actor:nobody ", qtbot)
    assert box.panel.words.text() == "No actor is called “nobody”."


def test_sentences_in_which_nothing_is_tagged_are_listed(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    desk.tag("Norland", desk.norland)
    box.seek()
    click_chip(box, "Untagged sentences")
    assert box.text() == "is:untagged "
    wait_for_all(box, qtbot)
    said = [hit.name.words for hit in hits(box)]
    assert said[0] == "Estmark's envoy Ana Bell said that it was unlawful."
    assert "Norland closed the strait on Monday." not in said
    press(box, Key.Key_Return)
    assert (desk.pointed[-1].source, desk.pointed[-1].start) == (desk.first, desk.span("Estmark's").start)


def test_very_many_sentences_come_by_and_by(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    add_sources(desk.session, [LoadedSource("A short one. " * 450, title="Long")])
    box.setText("is:untagged short ")
    box._search()
    qtbot.waitUntil(lambda: box._listing.is_waiting)
    (heading, *rows, more) = box.panel.model.rows
    assert isinstance(heading, Heading)
    assert (heading.total, heading.is_open, len(rows)) == (200, True, 200)
    assert isinstance(more, More)
    marked = rows[3]
    box.panel.list.setCurrentIndex(box.panel.model.index(4))
    box._choose(more)
    qtbot.waitUntil(lambda: len(hits(box)) == 400)
    assert box.panel.current() == marked


def test_everything_tagged_is_said(box: SearchBox, qtbot: QtBot) -> None:
    box.setText("is:untagged zeppelin ")
    box._search()
    wait_for_all(box, qtbot)
    assert box.panel.words.text() == "In every sentence something is tagged."


def test_what_needs_a_look_is_listed_with_why_and_what_to_do(
    desk: Scene, box: SearchBox, qtbot: QtBot
) -> None:
    key = desk.fact("Norland closed the strait on Monday.")
    box.seek()
    click_chip(box, "Needs a look")
    wait_for_all(box, qtbot)
    (hit,) = hits(box, Thing.FACT)
    assert hit.key == key
    assert hit.snippet.words.startswith("The event has no date. Evidence is graded F6")
    tip = box.panel.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Give its date" in tip
    assert {hit.key for hit in hits(box, Thing.SOURCE)} == {desk.second}


def test_all_finds_of_a_kind_can_be_asked_for(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    for number in range(20):
        add_actor(desk.session, f"Envoy {number}")
    type_words(box, "envoy", qtbot)
    more = next(row for row in box.panel.model.rows if isinstance(row, More))
    assert "All 20 actors" in texts(box)
    box._choose(more)
    assert box.text() == "kind:actor envoy"
    assert len(hits(box)) == 20


def test_the_finds_follow_the_session(desk: Scene, box: SearchBox, qtbot: QtBot) -> None:
    type_words(box, "envoy", qtbot)
    assert hits(box, Thing.ACTOR) == []
    add_actor(desk.session, "The envoy")
    qtbot.waitUntil(lambda: len(hits(box, Thing.ACTOR)) == 1)


def test_where_not_all_is_indexed_that_is_said_and_the_rest_comes(
    desk: Scene, box: SearchBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.gui.views.search._PATIENCE", 0.0)
    for number in range(9):
        add_actor(desk.session, f"Actor {number}")
    QTest.keyClicks(box, "vell")
    qtbot.waitUntil(lambda: "Not all of the session is indexed yet" in box.panel.words.text())
    qtbot.waitUntil(lambda: "Not all of the session is indexed yet" not in box.panel.words.text())
    assert len(hits(box)) == 2
