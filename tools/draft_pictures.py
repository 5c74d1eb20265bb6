"""Pictures of a brief that is being written: words taken over, a changed fact, a judgement; a pack edited."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from briefer.commands.briefs import write_paragraph
from briefer.commands.facts import edit_fact
from briefer.commands.judging import JudgementDraft, write_judgement
from briefer.compose.packs import pack_folders
from briefer.gui.dialogs.pack_editor import PackEditor, ask_pack_editor
from briefer.gui.models.brief_parts import PartKind
from briefer.gui.page import SessionPage, Workspace
from briefer.gui.window import MainWindow
from briefer.jobs.composing import now
from briefer.jobs.note import Way, write_in
from briefer.model.ids import SectionId
from briefer.store import queries
from tests.word_edits import WordEdits

_ADDED = (
    "\n{% for fact in facts if fact.disputed %}\n- {{ fact.statment }} {{ fact.citation }}\n{% endfor %}\n"
)
_SHOWN_ROW = 4
_SETTLE = 1500  # milliseconds until the note is composed
_FOUND = (
    "The lane may open again on Tuesday; analysts say that a deal is near.",
    "Kestovia closed the lane for 17 days.[@f7] It is likely, with moderate confidence, that a fine is paid.",
    "Reke spoke of “an act of open war against fishermen”.[@f10] The regime in Vessary denies it.",
)
_JUDGED = JudgementDraft(
    "the closure does not last beyond the end of October",
    "likely",
    "moderate",
    "One trade bulletin says so; both earlier closures ended within three weeks.",
    ("f17", "f18"),
)


def show_drafting(page: SessionPage) -> None:
    """Show a section with a paragraph taken over whose fact was edited since, and another in hand."""
    _draft_section(page)
    draft = page.brief.draft
    row = [row for row in draft.paragraphs.parts.rows if row.can_be_taken and row.facts][1]
    draft.paragraphs.act(row)
    QTest.keyClicks(draft.editor, " Both sides speak of eleven.")
    QTest.qWait(_SETTLE // 3)


def _draft_section(page: SessionPage) -> None:
    """Take a paragraph over, edit the fact in it, and add a judgement."""
    section = _section(page, "current-status")
    draft = page.brief.draft
    first = next(row for row in draft.paragraphs.parts.rows if row.can_be_taken and row.facts)
    draft.paragraphs.act(first)
    draft.hand.leave()
    fact = queries.fact(page.desk.session, first.facts[0])
    edit_fact(page.desk.session, replace(fact, statement=f"{fact.statement} The ministry confirms it."))
    brief = page.brief.brief
    if brief is not None:
        write_judgement(page.desk.session, brief.id, section, None, _JUDGED)
    QTest.qWait(_SETTLE)


def show_findings(page: SessionPage) -> None:
    """Show what is found in three paragraphs, the list of all findings, and the words of one selected."""
    section = _section(page, "assessment")
    brief = page.brief.brief
    for words in _FOUND if brief is not None else ():
        write_paragraph(page.desk.session, brief.id, section, None, words)
    QTest.qWait(_SETTLE)
    page.brief.show_section(section)
    page.brief.reviewing.show_list()
    told = page.brief.reviewing.findings.all
    page.brief.reviewing.seek(next(each for each in told if each.words == "17"))
    QTest.qWait(_SETTLE)


def show_update(page: SessionPage) -> None:
    """Show what a changed citation showed and what it shows now."""
    _draft_section(page)
    page.brief.drafting.update_citations()
    QTest.qWait(_SETTLE // 3)


def show_judgement(page: SessionPage) -> None:
    """Show the form of a judgement, with words that no yardstick has."""
    _draft_section(page)
    draft = page.brief.draft
    row = next(row for row in draft.paragraphs.parts.rows if row.kind is PartKind.JUDGEMENT)
    draft.paragraphs.act(row)
    QTest.qWait(_SETTLE // 3)


def show_pack_editor(page: SessionPage) -> None:
    """Show the editor of packs over a copy with a fault, with what may be written at the caret."""
    page.show_workspace(Workspace.BRIEF)
    QTest.qWait(_SETTLE // 3)
    window = page.window()
    if not isinstance(window, MainWindow):
        return
    editor = ask_pack_editor(window)
    if editor is None:
        return
    editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # noqa: FBT003 - Qt takes it by place
    editor.move(window.mapToGlobal(QPoint(20, 20)))
    editor.packs.setCurrentIndex(editor.packs.findData("information-note"))
    editor.packs.activated.emit(editor.packs.currentIndex())
    folder = pack_folders()[-1] / "My information note"
    if folder.exists():
        raise SystemExit(f"{folder} is there already.")
    editor.copy_as(folder.name)
    editor.show_file("sections/background.md.j2")
    _until_tried(editor)
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    editor.text.insertPlainText(_ADDED)
    _until_tried(editor)
    editor.save()
    editor.go_to(editor.list.finding(0))
    shutil.rmtree(folder, ignore_errors=True)


def _until_tried(editor: PackEditor) -> None:
    while editor.trying.is_busy:
        QTest.qWait(50)


def show_returned(page: SessionPage) -> None:
    """Show a note that came back with words changed, a paragraph moved, a source lost, and a comment."""
    page.show_workspace(Workspace.BRIEF)
    state = page.brief.state
    if state.content is None or state.pack is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lane-note (CA).docx"
        write_in(Way(created=now()), state.content, state.pack, path)
        path.write_bytes(_edited(path.read_bytes()))
        page.returned.open(path, state.content.brief.id, state.pack)
        while page.returned.is_busy:
            QTest.qWait(_SETTLE // 10)
    dialog = page.returned.dialog
    if dialog is not None:
        dialog.list.setCurrentIndex(dialog.rows.index(_SHOWN_ROW))
    QTest.qWait(_SETTLE // 3)


def _edited(data: bytes) -> bytes:
    """Return a note as it comes back from clearance."""
    note = WordEdits(data)
    note.delete_mark(5)
    note.swap_marks(8, 9)
    note.reword("Eleven members of the crew were detained", "Twelve of the crew were arrested")
    note.move("Twelve of the crew were arrested", "told parliament")
    note.reword("The costs fall on both sides", "Both sides bear the costs")
    note.track_insertion("It will be read out in the house.", "told parliament")
    note.comment(
        "Is this still so? The lane is said to be open again.", "told parliament", "Cleo Arden", "CA"
    )
    return note.data


def _section(page: SessionPage, name: str) -> SectionId:
    page.show_workspace(Workspace.BRIEF)
    brief = page.brief.brief
    section = next(each.id for each in brief.sections if each.name == name) if brief else SectionId(0)
    page.brief.show_section(section)
    QTest.qWait(_SETTLE)
    return section
