"""Deeds as the platform tells them: drags, calendar, undo from outside, hostile words, leaving."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QMenu, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands import briefs as commands
from briefer.commands.facts import edit_fact
from briefer.gui.models.brief_facts import mime_of
from briefer.gui.theme import current_tones
from briefer.gui.views import brief_composing
from briefer.gui.views.brief_composing import THREAD
from briefer.gui.views.brief_workspace import BriefWorkspace
from briefer.store import queries
from tests.gui.desks import replaced
from tests.gui.views.brief_desks import Workshop, desk_over, session_with_facts

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

COPY = Qt.DropAction.CopyAction
HOSTILE = "<img src=file:///etc/passwd> {{7*7}} &copy; \u202eabc\u202c"


def drop(port: QWidget, mime: QMimeData, at: QPoint) -> None:
    """Drag something over a widget and let it go, as the platform would tell it."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QDragEnterEvent(at, COPY, mime, left, none))
    QApplication.sendEvent(port, QDragMoveEvent(at, COPY, mime, left, none))
    QApplication.sendEvent(port, QDropEvent(QPointF(at), COPY, mime, left, none))


def test_a_section_dragged_above_another_goes_there_and_takes_its_facts(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        outline = shop.view.outline
        rows = outline.sections
        gaps = rows.row_number(shop.section("gaps").id)
        target = rows.row_number(shop.section("background").id)
        top = outline.visualRect(rows.index(target)).topLeft()
        drop(outline.viewport(), rows.mimeData([rows.index(gaps)]), top + QPoint(60, 1))
        names = [one.name for one in queries.briefs(shop.session)[0].sections]
        assert names.index("gaps") == names.index("background") - 1
        shop.session.undo()
        names = [one.name for one in queries.briefs(shop.session)[0].sections]
        assert names.index("background") < names.index("gaps")


def test_a_fact_dragged_into_the_words_is_cited_where_it_falls(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        editor = shop.view.draft.editor
        shop.write("Closed")
        spot = editor.cursorRect(editor.textCursor()).center()
        drop(editor.viewport(), mime_of([shop.fact("f1")]), spot)
        assert editor.toPlainText() == "Closed [@f1]"
        shop.view.flush()
        assert [one.text for one in shop.section("bottom-line").paragraphs] == ["Closed [@f1]"]


def test_a_day_is_chosen_in_the_calendar_of_a_date_field(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        row = shop.view.form.fields["cut_off"]
        QTest.mouseClick(row.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
        menu = row.findChild(QMenu)
        assert isinstance(menu, QMenu)
        calendar = menu.findChild(QCalendarWidget)
        assert isinstance(calendar, QCalendarWidget)
        calendar.clicked.emit(QDate(2024, 3, 6))
        assert not menu.isVisible()
        assert queries.briefs(shop.session)[0].cut_off == "2024-03-06"
        assert row.typed() == "6 March 2024"


def test_undo_outside_the_field_takes_back_the_paragraph_and_redo_brings_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        shop.view.activateWindow()
        shop.view.focus_draft()
        shop.write("A paragraph.")
        shop.view.tray.list.setFocus()
        shop.view.flush()
        shop.session.undo()
        shop.settle()
        assert shop.section("bottom-line").paragraphs == ()
        assert shop.view.draft.editor.toPlainText() == ""
        assert "A paragraph." not in shop.words
        shop.session.redo()
        shop.settle()
        assert "A paragraph." in shop.words


def test_each_brief_keeps_its_own_facts_and_words(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        brief = queries.briefs(shop.session)[0]
        shop.open("background")
        shop.view.send_current_fact(shop.fact("f1"))
        shop.view.new_brief()
        assert all(not one.facts for one in shop.view.brief.sections)  # type: ignore[union-attr]  # it was made
        assert next(row.label for row in shop.view.tray.list.facts.rows) == "f1"
        shop.view.bar.chooser.setCurrentIndex(0)
        shop.view.bar.chooser.activated.emit(0)
        shop.settle()
        assert shop.view.brief.id == brief.id  # type: ignore[union-attr]  # it was made
        assert "f1" not in [row.label for row in shop.view.tray.list.facts.rows]
        assert "closed the strait" in shop.words


def test_a_fact_that_is_changed_while_it_is_cited_is_printed_as_it_is_now(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        shop.view.send_current_fact(shop.fact("f1"))
        shop.write("See [@f1] and [@f99].")
        fact = queries.fact(shop.session, shop.fact("f1"))
        edit_fact(shop.session, replaced(fact, statement="The strait is open again."))
        shop.settle()
        assert "The strait is open again." in shop.words
        assert shop.view.draft.sent.facts.rows[0].statement == "The strait is open again."
        assert shop.view.draft.editor.toPlainText() == "See [@f1] and [@f99]."
        formats = shop.view.draft.editor.document().firstBlock().layout().formats()
        inks = [piece.format.foreground().color() for piece in formats]
        assert inks == [current_tones().accent, current_tones().fault]


def test_hostile_words_are_shown_as_they_are_everywhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, *_: told.append(words))
    with Workshop(qtbot, tmp_path) as shop:
        brief, fact = shop.view.brief, queries.fact(shop.session, shop.fact("f1"))
        assert brief is not None
        edit_fact(shop.session, replaced(fact, statement=HOSTILE))
        free = commands.add_section(shop.session, brief.id, HOSTILE, 0)
        commands.send_fact(shop.session, brief.id, free, fact.id, 0)
        commands.set_field(shop.session, brief.id, "to", HOSTILE)
        commands.edit_brief(shop.session, replaced(queries.brief(shop.session, brief.id), title=HOSTILE))
        shop.view.show_section(free)
        shop.settle()
        assert shop.words.count(HOSTILE) >= 4
        texts = [one.strip.text for one in shop.view.preview.paper.pages.strips]
        assert not any("<img" in text.toHtml() for text in texts)
        sent = shop.view.draft.sent
        spot = sent.visualRect(sent.facts.index(0)).center()
        QApplication.sendEvent(sent.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, spot))
        assert "&lt;img src=file:///etc/passwd&gt; {{7*7}} &amp;copy;" in told[0]
        assert HOSTILE in shop.view.bar.chooser.currentText()
        assert shop.view.outline.current.heading == HOSTILE  # type: ignore[union-attr]  # it was chosen


def test_leaving_while_a_note_is_composed_breaks_nothing_and_leaves_no_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(*_arguments: object) -> object:
        gate.wait(20)
        return ValueError("nobody is to hear of this")

    monkeypatch.setattr(brief_composing, "_outcome", slow)
    with session_with_facts(tmp_path / "left.briefer") as session:
        desk, _, _ = desk_over(session)
        view = BriefWorkspace(desk)
        view.new_brief()
        view.show()
        qtbot.waitUntil(lambda: any(thread.name == THREAD for thread in threading.enumerate()))
        view.close()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gate.set()
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(20)
    QTest.qWait(60)
    assert not any(thread.name == THREAD for thread in threading.enumerate())
