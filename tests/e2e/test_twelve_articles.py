"""Twelve short articles on one event become one reconciled set of facts, and a note that cites them all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import first_brief, send_fact
from briefer.commands.tag_file import apply_tag_file
from briefer.export.docx.checks import check_docx
from briefer.gui.models.compare_table import CELL, LINES
from briefer.gui.models.compare_values import Column, Line, Mark
from briefer.gui.spaces import Side, Workspace
from briefer.gui.views import compare
from briefer.gui.window import MainWindow
from briefer.model.facts import Fact
from briefer.model.ids import FactId
from briefer.model.reconciliations import Matter, Reconciliation, ReconciliationKind, Way
from briefer.store import queries
from briefer.store.session import create_session
from tests.conftest import ROOT
from tests.e2e.hands import Hands, Key
from tests.e2e.notes import export, words_in

SILO = ROOT / "tests" / "data" / "silo"
ON_THE_EVENT = {f"f{number}" for number in range(1, 13)}
TRANSLATION = (
    "At least 12 people were killed and 41 injured in an explosion of a grain silo in the port of Sareth"
)
STATEMENT = "The union says that warnings were ignored; the company denies it."
OUTLETS = (
    "Northgate Wire", "Harbour Gazette", "Sareth Evening Post", "Meridian Press Agency", "Inland Observer",
    "Port Sareth Harbour Authority", "چاپار کرانه", "Kestrel Tribune", "The Coast Review", "Halden Grain",
    "Karsen Radio",
)  # fmt: skip
Opens = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proposals are looked for as soon as something changed, without a pause for more."""
    monkeypatch.setattr(compare, "_CALM", 0)


@pytest.fixture
def hands(qtbot: QtBot, open_window: Opens, tmp_path: Path) -> Hands:
    """A window with the twelve articles loaded and their facts stated, each as its outlet has it."""
    create_session(tmp_path / "silo.briefer").close()
    made = Hands(open_window())
    made.window.open_path(tmp_path / "silo.briefer")
    made.page.loader.load(sorted(SILO.glob("*.html")))
    session = made.page.desk.session
    qtbot.waitUntil(lambda: len(queries.sources(session)) == 12, timeout=60_000)
    apply_tag_file(session, (SILO / "tags.json").read_text(encoding="utf-8"))
    qtbot.waitUntil(lambda: queries.find_copies(session, 0.01), timeout=20_000)
    return made


def test_twelve_articles_become_one_reconciled_set_of_facts(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    join_what_is_proposed(hands, qtbot)
    check_what_differs(hands)
    translate(hands, qtbot)
    decide_the_event(hands)
    decide_the_conflict(hands)
    note = tmp_path / "note.docx"
    send_and_export(hands, qtbot, note)
    check_note(note.read_bytes())


def join_what_is_proposed(hands: Hands, qtbot: QtBot) -> None:
    """Go through the proposals by keys: J joins, C joins as a conflict, Del dismisses for good."""
    hands.press(Key.Key_2, ctrl=True)
    settle(hands, qtbot)
    compare = hands.page.compare
    while (pair := compare.lists.pair()) is not None:
        assert compare.lists.pair_list.hasFocus()
        assert pair.origin
        labels = {fact(hands, pair.one).label, fact(hands, pair.other).label}
        if labels <= ON_THE_EVENT:
            hands.press(Key.Key_J)
        else:
            hands.press(Key.Key_C if labels == {"f13", "f14"} else Key.Key_Delete)
        settle(hands, qtbot)
    event, conflict = groups(hands)
    assert {fact(hands, key).label for key in event.facts} == ON_THE_EVENT
    assert event.kind is ReconciliationKind.SAME_EVENT
    assert {fact(hands, key).label for key in conflict.facts} == {"f13", "f14"}
    assert conflict.kind is ReconciliationKind.CONFLICT


def check_what_differs(hands: Hands) -> None:
    """Look at the event: its origins are counted right, and what accounts differ in is marked."""
    hands.page.compare.lists.select_group(groups(hands)[0].id)
    assert "8 independent origins · 12 sources · open: date, figure" in about(hands)
    hands.page.compare.grid.setFocus()
    marks = {
        line: {label: mark for label in ON_THE_EVENT if (mark := marked(hands, label, line))}
        for line in (Line.DATE, Line.FIGURE, Line.PLACE, Line.WORDS)
    }
    assert set(marks[Line.DATE]) == {"f4", "f6", "f12"}
    assert set(marks[Line.FIGURE]) == {"f4", "f6", "f8", "f9", "f12"}
    assert marks[Line.PLACE] == {}
    assert marks[Line.WORDS] == {"f6": Mark.LACKING}
    wire = next(column for column in columns(hands) if column.copies)
    assert {copy.fact.label for copy in (*wire.accounts, *wire.copies)} == {"f1", "f2", "f3"}


def translate(hands: Hands, qtbot: QtBot) -> None:
    """Go from the Persian account to its sentence, translate it on its card, and come back to the cell."""
    compare = hands.page.compare
    stand(hands, "f6", Line.WORDS)
    hands.press(Key.Key_Return)
    assert hands.page.workspace is Workspace.READ
    assert hands.page.reader.selection() == fact_of(hands, "f6").evidence[0].span
    hands.page.show_side(Side.FACTS)
    hands.press(Key.Key_F2)
    card = hands.page.facts.card()
    assert card is not None
    card.passage.translation.setFocus()
    hands.type(TRANSLATION)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_2, ctrl=True)
    qtbot.waitUntil(compare.grid.hasFocus)
    assert (compare.grid.line(), compare.grid.column().fact.label) == (Line.WORDS, "f6")  # type: ignore[union-attr]  # it stands there
    cell = compare.grid.currentIndex().data(CELL)
    assert (cell.note, cell.mark) == (f"translated: “{TRANSLATION}”", Mark.NONE)


def decide_the_event(hands: Hands) -> None:
    """Take the official date and the corrected toll, each with its reason; without one nothing is decided."""
    stand(hands, "f5", Line.DATE)
    hands.press(Key.Key_T)
    hands.press(Key.Key_Return)
    assert groups(hands)[0].choices == ()
    hands.type("The authority logs the minute.")
    hands.press(Key.Key_Return)
    stand(hands, "f8", Line.FIGURE)
    hands.press(Key.Key_T)
    hands.type("The hospital corrected its own count.")
    hands.press(Key.Key_Return)
    event = groups(hands)[0]
    assert [(it.matter, it.way, it.value, it.reason) for it in event.choices] == [
        (Matter.DATE, Way.ONE, "2026-10-12", "The authority logs the minute."),
        (Matter.FIGURE, Way.ONE, "eleven killed", "The hospital corrected its own count."),
    ]
    assert "8 independent origins · 12 sources · all is decided" in about(hands)
    assert marked(hands, "f8", Line.FIGURE) is Mark.TAKEN
    assert marked(hands, "f1", Line.FIGURE) is Mark.OTHERWISE


def decide_the_conflict(hands: Hands) -> None:
    """Tell both sides of the conflict, in words of the analyst's own."""
    hands.page.compare.lists.select_group(groups(hands)[1].id)
    hands.page.compare.grid.setFocus()
    stand(hands, "f13", Line.WORDS)
    hands.press(Key.Key_B)
    hands.type("Neither has shown the letters.")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_W)
    hands.press(Key.Key_A, ctrl=True)
    hands.type(STATEMENT)
    hands.press(Key.Key_Return)
    conflict = groups(hands)[1]
    assert conflict.statement == STATEMENT
    assert [(it.matter, it.way) for it in conflict.choices] == [(Matter.WORDS, Way.BOTH)]
    assert "all is decided" in about(hands)
    assert all(choice.reason for told in groups(hands) for choice in told.choices)


def send_and_export(hands: Hands, qtbot: QtBot, note: Path) -> None:
    """Send members of both to the brief, whichever they are, and write the note."""
    session, packs = hands.page.desk.session, hands.page.desk.packs.packs
    brief = first_brief(session, next(pack for pack in packs if pack.id == "information-note"))
    background = next(it for it in queries.briefs(session)[0].sections if it.name == "background")
    for label in ("f7", "f4", "f14"):
        send_fact(session, brief, background.id, fact_of(hands, label).id)
    export(hands, qtbot, note)


def check_note(data: bytes) -> None:
    """Follow the footnotes: one statement, all sources, those that differ marked, the Persian translated."""
    assert check_docx(data) == ()
    body, notes = words_in(data)
    assert body.count("Eleven people died in the explosion at Port Sareth.") >= 1
    assert "12 October 2026" in body
    assert STATEMENT in body
    for other in ("Nine dockworkers", "Twelve people", "At least 14", "Joren Falk claimed"):
        assert other not in body
    event = next(words for words in notes if "Northgate Wire" in words)
    assert [outlet for outlet in OUTLETS if outlet not in event] == []
    assert "Also carried by Harbour Gazette (13 October 2026" in event
    assert event.count("“Nine dockworkers were killed and 31 injured") == 1
    said = ("nine", "13 October 2026 and twelve", "a dozen", "13 October 2026 and at least 14")
    assert [event.count(f"reports otherwise: {words}") for words in said] == [5, 1, 1, 1]
    assert "۱۲ نفر کشته" in event
    assert f"; translated: “{TRANSLATION}”; " in event
    conflict = next(
        words for words in notes if "Kestrel Tribune" in words and "claimed that the company" in words
    )
    assert "are false”" in conflict
    assert "reports otherwise" not in conflict


def settle(hands: Hands, qtbot: QtBot) -> None:
    """Wait until the proposals are those of what is there now."""
    qtbot.waitUntil(lambda: not hands.page.compare.is_searching, timeout=20_000)


def stand(hands: Hands, label: str, line: Line) -> None:
    """Walk with the arrow keys to a cell of an account."""
    grid = hands.page.compare.grid
    row, number = LINES.index(line), columns(hands).index(column_of(hands, label)) + 1
    for _ in range(60):
        at = grid.currentIndex()
        if at.row() != row:
            hands.press(Key.Key_Down if at.row() < row else Key.Key_Up)
        elif at.column() != number:
            hands.press(Key.Key_Right if at.column() < number else Key.Key_Left)
        else:
            return
    raise AssertionError(f"the keyboard never came to {label}, {line}")


def groups(hands: Hands) -> tuple[Reconciliation, ...]:
    """Return the groups, the larger first."""
    found = queries.reconciliations(hands.page.desk.session)
    return tuple(sorted(found, key=lambda told: -len(told.facts)))


def fact(hands: Hands, key: FactId) -> Fact:
    return queries.fact(hands.page.desk.session, key)


def fact_of(hands: Hands, label: str) -> Fact:
    found = queries.fact_by_label(hands.page.desk.session, label)
    assert found is not None
    return found


def about(hands: Hands) -> str:
    """Return what stands below the title of the comparison."""
    return hands.page.compare.pane.about.text()


def columns(hands: Hands) -> tuple[Column, ...]:
    shown = hands.page.compare.comparison
    assert shown is not None
    return shown.columns


def column_of(hands: Hands, label: str) -> Column:
    """Return the column of a fact, in which it may be folded as a copy."""
    found = (it for it in columns(hands) if label in {a.fact.label for a in (*it.accounts, *it.copies)})
    return next(found)


def marked(hands: Hands, label: str, line: Line) -> Mark:
    """Return the mark of a cell."""
    shown = hands.page.compare.comparison
    assert shown is not None
    return shown.cell(line, column_of(hands, label)).mark
