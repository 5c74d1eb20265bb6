"""The editor of packs: files, completion, faults at their lines, storing, read-only packs, the preview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.compose.packs import USUAL_PACK
from briefer.gui import theme
from briefer.gui.dialogs import pack_editor
from briefer.gui.dialogs.decisions import Unsaved
from briefer.gui.dialogs.pack_editor import PackEditor
from briefer.gui.dialogs.pack_editor_colours import TONES
from briefer.jobs.pack_drafts import own_copy

Key = Qt.Key
BACKGROUND = "sections/background.md.j2"
HEAD = '+++\nheading = "Background"\n+++\n'


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Unsaved]:
    """What the question about unsaved changes is answered with, from the end; giving up where it is empty."""
    answers: list[Unsaved] = []
    monkeypatch.setattr(pack_editor, "ask_unsaved", lambda *_: answers.pop() if answers else Unsaved.DROP)
    return answers


@pytest.fixture
def editor(qtbot: QtBot, asked: list[Unsaved]) -> Iterator[PackEditor]:
    """An editor over a copy of a shipped pack, at one of its sections."""
    assert not asked
    made = PackEditor(own_copy(USUAL_PACK, "Port desk").id, None)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.show_file(BACKGROUND)
    made.text.setFocus()
    yield made
    made.reject()


def write(editor: PackEditor, text: str) -> None:
    editor.text.selectAll()
    editor.text.insertPlainText(text)


def tried(qtbot: QtBot, editor: PackEditor) -> str:
    """Wait until all is tried and laid out, and return what stands on the paper."""
    qtbot.waitUntil(lambda: not editor.trying.is_busy and not editor.preview.paper.is_laying, timeout=20_000)
    return editor.preview.paper.plain_text


def test_the_preview_and_the_findings_follow_the_text(qtbot: QtBot, editor: PackEditor) -> None:
    write(editor, f"{HEAD}A fresh sentence <b>here</b>.\n\n{{{{ '<img src=x> [a](http://b) **c**' }}}}\n")
    words = tried(qtbot, editor)
    assert "A fresh sentence <b>here</b>." in words
    assert "<img src=x> [a](http://b) **c**" in words
    assert editor.found.text().startswith("No faults")
    assert editor.text.marked == {}
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    editor.text.insertPlainText("\nMore: {{ facts.nothing }}\n")
    assert "A fresh sentence" in tried(qtbot, editor)
    assert "nothing" in editor.preview.fault._words.text()
    assert list(editor.text.marked) == [8]
    editor.show_file("pack.toml")
    assert editor.text.marked == {}
    assert (editor.list.finding(0).file, editor.list.finding(0).line) == (BACKGROUND, 8)
    editor.list.setCurrentRow(0)
    QTest.keyClick(editor.list, Key.Key_Return)
    assert editor.file == BACKGROUND
    assert editor.text.textCursor().blockNumber() == 7
    assert editor.text.hasFocus() or editor.focusWidget() is editor.text
    assert list(editor.text.marked) == [8]
    editor.preview.part.setCurrentIndex(1)
    editor.preview.part.activated.emit(1)
    editor.text.document().undo()
    assert "Current status" not in tried(qtbot, editor)


def test_words_are_offered_and_taken_by_keys(editor: PackEditor) -> None:
    write(editor, f"{HEAD}{{% for f in facts %}}\n{{{{ f")
    QTest.keyClicks(editor.text, ".")
    assert editor.text.popup.isVisible()
    QTest.keyClicks(editor.text.popup, "statem")
    assert editor.text.offer.currentCompletion() == "statement"
    QTest.keyClick(editor.text.popup, Key.Key_Return)
    assert editor.text.toPlainText().endswith("{{ f.statement")
    assert not editor.text.popup.isVisible()
    QTest.keyClicks(editor.text, "|")
    QTest.keyClick(editor.text.popup, Key.Key_Escape)
    assert not editor.text.popup.isVisible()
    assert editor.isVisible()
    QTest.keyClicks(editor.text, "trunc")
    QTest.keyClick(editor.text, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert editor.text.offer.currentCompletion() == "truncate"
    QTest.keyClick(editor.text.popup, Key.Key_Escape)


def test_changes_are_stored_by_a_key_letter_by_letter(qtbot: QtBot, editor: PackEditor) -> None:
    pack = editor.pack
    assert pack is not None
    assert not editor.save_button.isEnabled()
    write(editor, f"{HEAD}No\u00a0break « ici »\n")
    assert editor.save_button.isEnabled()
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Save))
    qtbot.waitUntil(lambda: not editor.has_unsaved)
    assert (pack.folder / BACKGROUND).read_bytes() == f"{HEAD}No\u00a0break « ici »\n".encode()
    assert not editor.save_button.isEnabled()


def test_unsaved_changes_are_asked_for(editor: PackEditor, asked: list[Unsaved]) -> None:
    pack = editor.pack
    assert pack is not None
    write(editor, HEAD)
    asked += [Unsaved.SAVE, Unsaved.BACK, Unsaved.BACK]
    QTest.keyClick(editor, Key.Key_Escape)
    assert editor.isVisible()
    shown = editor.packs.currentIndex()
    editor.packs.setCurrentIndex(0 if shown else 1)
    editor.packs.activated.emit(editor.packs.currentIndex())
    assert editor.packs.currentIndex() == shown
    QTest.keyClick(editor, Key.Key_Escape)
    assert not editor.isVisible()
    assert (pack.folder / BACKGROUND).read_text(encoding="utf-8") == HEAD


def test_a_shipped_pack_is_read_only_and_is_copied_to_be_edited(qtbot: QtBot, asked: list[Unsaved]) -> None:
    assert not asked
    editor = PackEditor(USUAL_PACK, None)
    qtbot.addWidget(editor)
    editor.show()
    before = editor.text.toPlainText()
    editor.text.setFocus()
    QTest.keyClicks(editor.text, "typed.")
    QTest.keyClick(editor.text, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert editor.text.toPlainText() == before
    assert not editor.text.popup.isVisible()
    assert "cannot be changed" in editor.said.text()
    editor.copy_as("Information note")
    assert "Choose another name" in editor.said.text()
    file = editor.file
    editor.copy_as("Port desk")
    assert editor.pack is not None
    assert (editor.pack.id, editor.file) == ("port-desk", file)
    assert not editor.text.isReadOnly()
    QTest.keyClicks(editor.text, "x")
    assert editor.has_unsaved
    editor.reject()


def test_a_file_that_is_named_and_not_there_is_listed_to_be_written(editor: PackEditor) -> None:
    editor.show_file("pack.toml")
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    editor.text.insertPlainText('\n[[sections]]\nname = "more"\nfile = "sections/more.md.j2"\n')
    listed = [editor.files.item(row).toolTip() for row in range(editor.files.count())]
    assert "sections/more.md.j2" in listed
    editor.show_file("sections/more.md.j2")
    write(editor, '+++\nheading = "More"\n+++\n{{ paragraphs }}\n')
    assert editor.save()
    assert editor.pack is not None
    assert (editor.pack.folder / "sections/more.md.j2").is_file()


@pytest.mark.parametrize("dark", [False, True])
def test_coloured_words_are_readable_where_they_are_marked_too(*, dark: bool) -> None:
    tone = theme.tones(dark)
    for name in (*TONES, "fault"):
        for ground in (tone.paper, tone.fault_paper):
            assert theme.contrast(getattr(tone, name), ground) >= 4.5, name


def test_tags_front_matter_and_comments_have_colours(editor: PackEditor) -> None:
    write(editor, f"{HEAD}# Head\n{{{{ facts|first }}}} and {{# said\nover lines #}} words\n")
    tone = theme.current_tones()

    def colours(line: int) -> set[str]:
        block = editor.text.document().findBlockByNumber(line)
        return {it.format.foreground().color().name() for it in block.layout().formats()}

    assert colours(1) == {tone.accent.name(), tone.done.name()}
    assert colours(3) == {tone.text.name()}
    assert colours(4) == {tone.accent.name(), tone.muted.name()}
    assert colours(5) == {tone.muted.name()}


def test_tab_goes_through_the_editor_as_one_reads_and_out_of_the_text(editor: PackEditor) -> None:
    editor.packs.setFocus()
    met = []
    for _ in range(12):
        where = editor.focusWidget()
        met.append(where.accessibleName())
        QTest.keyClick(where, Key.Key_Tab)
    assert met[:6] == [
        "Pack",
        "Copy to edit…",
        "Files of the pack",
        f"Text of {BACKGROUND}",
        "Findings of the check",
        "What is previewed",
    ]
    assert met[-4:] == ["Preview of the note", "Close", "Pack", "Copy to edit…"]
