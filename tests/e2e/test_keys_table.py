"""Each row of the table of keys, in its order: done in a real window by keys alone, and by mouse alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefer.gui.dialogs import decisions
from briefer.gui.window import MainWindow
from briefer.store import queries
from tests.e2e import rows_reading as reading
from tests.e2e import rows_tagging as tagging
from tests.e2e.hands import Hands, Mouse, without
from tests.e2e.rows import Row
from tests.gui.desks import scene

ROWS = (
    Row("J K and arrows up and down: sentences", reading.sentences_by_keys, reading.sentences_by_mouse),
    Row("arrows left and right: words; , and . names", reading.words_by_keys, reading.words_by_mouse),
    Row("; letters on words and names", reading.letters_by_keys, reading.letters_by_mouse),
    Row("clicks: word, sentence, paragraph; a small bar", reading.clicks_by_keys, reading.clicks_by_mouse),
    Row("A and 1 to 9: actor", tagging.actor_by_keys, tagging.actor_by_mouse, tagging.pinned),
    Row("F: fact", tagging.fact_by_keys, tagging.fact_by_mouse),
    Row("E and S: evidence, section", tagging.evidence_by_keys, tagging.evidence_by_mouse, tagging.one_fact),
    Row("Q and R: the last tag, recent ones", tagging.again_by_keys, tagging.again_by_mouse, tagging.pinned),
    Row("Enter and Backspace: proposals", tagging.proposals_by_keys, tagging.proposals_by_mouse),
    Row("O: overlapping tags", tagging.cycle_by_keys, tagging.cycle_by_mouse, tagging.nested),
    Row("U: untag", tagging.untag_by_keys, tagging.untag_by_mouse, tagging.nested),
    Row("Alt and arrows: the ends of a tag", tagging.ends_by_keys, tagging.ends_by_mouse, tagging.one_tag),
    Row("M: note", tagging.note_by_keys, tagging.note_by_mouse),
    Row(
        "Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y: undo and redo",
        reading.undo_by_keys,
        reading.undo_by_mouse,
        reading.far_tag,
    ),
    Row("Ctrl+K: every action by name", reading.palette_by_keys, reading.palette_by_mouse),
    Row("Alt+PgUp, Alt+PgDown, F6: ways and panes", reading.ways_by_keys, reading.ways_by_mouse),
)
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


@pytest.fixture(autouse=True)
def _no_last_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a row leaves half-filled is given up without a question."""
    monkeypatch.setattr(decisions, "ask_to_lose", lambda *_: True)


def page_is_laid_out(window: MainWindow) -> bool:
    page = window.page
    return page is not None and all(it.isVisible() for it in page.bar.findChildren(QToolButton) if it.text())


def window_for(row: Row, open_window: Callable[[], MainWindow], qtbot: QtBot, path: Path) -> MainWindow:
    """Open a session in which all is ready for a row, in a window whose keyboard is in the text."""
    made = scene(path)
    row.ready(made)
    made.session.close()
    window = open_window()
    window.open_path(path)
    assert window.page is not None
    window.page.reader.show_source(queries.sources(window.page.desk.session)[0].id, 0)
    qtbot.waitUntil(window.page.reader.text.hasFocus)
    qtbot.waitUntil(lambda: page_is_laid_out(window))
    return window


@EACH
def test_by_keys_alone(row: Row, qtbot: QtBot, open_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    window = window_for(row, open_window, qtbot, tmp_path / "table.briefer")
    with without(QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove):
        row.keys(Hands(window))
    window.close()


@EACH
def test_by_mouse_alone(
    row: Row, qtbot: QtBot, open_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    window = window_for(row, open_window, qtbot, tmp_path / "table.briefer")
    with without(QEvent.Type.KeyPress):
        row.mouse(Mouse(window))
    window.close()
