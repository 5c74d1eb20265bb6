"""A session that is read only: its briefs are seen and exported, and no deed changes or breaks anything."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefer.commands import briefs as commands
from briefer.gui.bus import NoticeKind
from briefer.gui.models.brief_facts import mime_of
from briefer.store import queries
from briefer.store.session import open_session
from tests.gui.views.brief_desks import Workshop, session_with_facts

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def locked(qtbot: QtBot, tmp_path: Path) -> Iterator[Workshop]:
    path = tmp_path / "locked.briefer"
    with session_with_facts(path) as made, Workshop(qtbot, tmp_path, session=made) as shop:
        brief = queries.briefs(made)[0]
        free = commands.add_section(made, brief.id, "Outlook", None)
        commands.write_paragraph(made, brief.id, free, None, "Own words.")
        shop.open("background")
        shop.view.send_current_fact(shop.fact("f1"))
        shop.view.send_current_fact(shop.fact("f2"))
    with (
        open_session(path, read_only=True) as session,
        Workshop(qtbot, tmp_path, session=session, brief=False) as shop,
    ):
        shop.open("background")
        yield shop


def keys(shop: Workshop) -> dict[str, Callable[[], object]]:
    """Return deeds that keys and signals reach though the controls are off."""
    view = shop.view
    first, alt = shop.fact("f1"), Qt.KeyboardModifier.AltModifier
    view.draft.sent.choose(first)
    view.tray.list.choose(shop.fact("f3"))
    return {
        "tick": lambda: QTest.keyClick(view.outline, Qt.Key.Key_Space),
        "move a section": lambda: QTest.keyClick(view.outline, Qt.Key.Key_Down, alt),
        "send": lambda: QTest.keyClick(view.tray.list, Qt.Key.Key_S),
        "cite": lambda: QTest.keyClick(view.tray.list, Qt.Key.Key_C),
        "withdraw": lambda: QTest.keyClick(view.draft.sent, Qt.Key.Key_Delete),
        "order": lambda: QTest.keyClick(view.draft.sent, Qt.Key.Key_Down, alt),
        "add a section": view.outline.addition_asked.emit,
        "rename a section": lambda: view.outline.sections.renamed.emit(shop.section("Outlook").id, "X"),
        "remove a section": lambda: view.outline.removal_asked.emit(shop.section("Outlook").id),
        "new brief": view.new_brief,
        "rename the brief": lambda: view.bar.renamed.emit("X"),
        "remove the brief": view.bar.removal_asked.emit,
        "a field": lambda: view.form.entered.emit("to", "X"),
        "paragraph": view.add_paragraph,
        "title block": lambda: view.show_section(None),
        "take all": view.take_all_that_fit,
    }


def test_every_deed_is_refused_with_a_sentence_and_changes_nothing(locked: Workshop) -> None:
    before = queries.briefs(locked.session)
    deeds = keys(locked)
    for name, deed in deeds.items():
        locked.told.clear()
        deed()
        if name == "title block":
            continue
        QApplication.processEvents()
        assert locked.told, name
        assert locked.view.draft.editor.toPlainText() == "", name
        assert locked.told[-1].kind is NoticeKind.FAULT, name
        assert "for reading only" in locked.told[-1].text, name
        assert all("sent" not in notice.text.split() for notice in locked.told), name
    assert queries.briefs(locked.session) == before
    locked.open("background")
    assert locked.view.draft.editor.toPlainText() == ""


def test_a_paragraph_that_is_pointed_at_is_chosen_and_not_opened(locked: Workshop) -> None:
    key = locked.section("Outlook").paragraphs[0].id
    locked.view.show_paragraph(key)
    draft = locked.view.draft
    assert draft.paragraphs.current is not None
    assert draft.paragraphs.current.holder == key
    assert draft.paragraphs.hasFocus()
    assert draft.editor.isHidden()


def test_what_would_change_something_is_off_and_says_why(locked: Workshop) -> None:
    view = locked.view
    view.show_section(None)
    assert view.tray.list.facts.rows, "some facts would fit"
    assert view.lock.isVisible()
    assert "“locked.briefer” is open for reading only" in view.lock.words
    for part in (view.bar.more, view.tray.take_all):
        assert not part.isEnabled()
        assert "for reading only" in part.toolTip()
    assert view.bar.export.isEnabled()
    assert view.bar.toggle.isEnabled()
    assert view.bar.chooser.isEnabled()
    view.show_section(None)
    field = view.form.fields["to"].input
    QTest.keyClicks(field, "typed")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_menus_offer_what_reads_alone(locked: Workshop) -> None:
    view = locked.view
    usable = [one.text() for one in view.draft.sent.menu_for(locked.fact("f1")).actions() if one.isEnabled()]
    assert [words for words in usable if words] == ["Go to the sentence\tG"]
    outline = view.outline.menu_for(view.outline.current).actions()
    assert not [one for one in outline if one.text() and one.isEnabled()]
    assert "for reading only" in outline[-1].text()


def test_a_fact_dropped_on_the_field_is_not_cited(locked: Workshop) -> None:
    editor = locked.view.draft.editor
    mime = mime_of([locked.fact("f1")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(editor.viewport(), drop)
    QTest.keyClicks(editor, "typed")
    assert editor.toPlainText() == ""


def test_the_note_is_composed_and_leads_to_its_sentences(locked: Workshop) -> None:
    assert "Norland closed the strait of Vell" in locked.words
    locked.view.draft.sent.choose(locked.fact("f1"))
    QTest.keyClick(locked.view.draft.sent, Qt.Key.Key_G)
    assert locked.pointed


def test_a_session_that_can_be_written_shows_no_lock(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        assert not shop.view.lock.isVisible()
        assert shop.view.bar.more.isEnabled()
