"""A note that came back is read, compared, and its words taken over, from the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.check.returned.values import Concern
from briefer.commands.briefs import edit_brief, write_paragraph
from briefer.commands.sources import add_sources
from briefer.errors import BrieferError
from briefer.gui import theme
from briefer.gui.dialogs.returned_note import ReturnedNoteDialog
from briefer.gui.returned_notes import ReturnedNotes
from briefer.isolate.pool import Isolation
from briefer.jobs import returned as job
from briefer.jobs.note import Way, write_in
from briefer.load.returned import read_note
from briefer.model.returned import ReadNote
from briefer.model.sources import LoadedSource
from briefer.store import queries
from tests.gui.views.brief_desks import Workshop
from tests.word_edits import WordEdits

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Edit = Callable[[WordEdits], object]
OWN = "The [@f1] strait stays shut, says <b>Norland</b>."


class Clearing:
    """A brief with four facts and a paragraph, its exported note, and what compares it."""

    def __init__(self, shop: Workshop, folder: Path) -> None:
        self.shop, self.session = shop, shop.session
        self.folder = folder
        status = shop.section("current-status")
        for label in ("f1", "f2", "f3"):
            shop.view.send_current_fact(shop.fact(label), status.id)
        brief = queries.briefs(self.session)[0]
        write_paragraph(self.session, brief.id, shop.section("key-considerations").id, None, OWN)
        self.brief = brief.id
        assert shop.view.state.pack is not None
        self.pack = shop.view.state.pack
        content = queries.brief_content(self.session, self.brief)
        write_in(Way(created="2031-03-16T09:30:00Z"), content, self.pack, folder / "note.docx")
        self.notes = ReturnedNotes(shop.desk, shop.view)

    def edited(self, *edits: Edit) -> Path:
        note = WordEdits((self.folder / "note.docx").read_bytes())
        for edit in edits:
            edit(note)
        path = self.folder / "back.docx"
        path.write_bytes(note.data)
        return path

    def open(self, *edits: Edit) -> ReturnedNoteDialog:
        self.notes.open(self.edited(*edits), self.brief, self.pack)
        self.settle()
        assert self.notes.dialog is not None
        return self.notes.dialog

    def settle(self) -> None:
        self.shop.qtbot.waitUntil(lambda: not self.notes.is_busy, timeout=20_000)

    def texts(self) -> list[str]:
        sections = queries.brief(self.session, self.brief).sections
        return [paragraph.text for section in sections for paragraph in section.paragraphs]


@pytest.fixture
def clearing(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clearing]:
    def read_here(path: Path, _: object) -> ReadNote:
        return read_note(path.read_bytes(), path.name)

    monkeypatch.setattr(job, "read_back", read_here)
    with Workshop(qtbot, tmp_path) as shop:
        made = Clearing(shop, tmp_path)
        yield made
        made.notes.leave()


def stand_on(dialog: ReturnedNoteDialog, words: str) -> None:
    (number,) = [
        number
        for number, row in enumerate(dialog.rows.rows)
        if words in " ".join(remark.said for remark in row.remarks) + row.after.words + row.before.words
    ]
    dialog.list.setCurrentIndex(dialog.rows.index(number))


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_matters_most_stands_first_and_is_stood_on(clearing: Clearing) -> None:
    dialog = clearing.open(
        lambda n: n.comment("Sure?", "called the closure"),
        lambda n: n.reword("stays shut", "stays closed"),
        lambda n: n.delete_mark(0),
        lambda n: n.reword("twelve patrol boats", "fourteen patrol boats"),
    )
    concerns = [row.concern for row in dialog.rows.rows]
    assert concerns == sorted(concerns)
    assert {Concern.SOURCE, Concern.MATTER, Concern.COMMENT} <= set(concerns)
    assert dialog.current is dialog.rows.rows[0]
    assert "3 reworded" not in dialog.summary.text()
    assert "2 reworded" in dialog.summary.text()
    assert "was changed in" not in dialog.hints.text()
    assert dialog.isVisible()


def test_old_words_and_new_ones_stand_side_by_side_as_plain_words(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.reword("stays shut", "stays <i>closed</i>"))
    stand_on(dialog, "strait stays")
    assert dialog.before.toPlainText() == "The4 strait stays shut, says <b>Norland</b>."
    assert "stays <i>closed</i>, says <b>Norland</b>." in dialog.after.toPlainText()
    struck = _marked(dialog.before.document().begin())
    given = _marked(dialog.after.document().begin())
    assert struck == {"shut": (True, False)}
    assert set(given.values()) == {(False, True)}
    assert "closed" in "".join(given)


def _marked(block: object) -> dict[str, tuple[bool, bool]]:
    """Return the pieces of a block that are struck out or underlined."""
    found = {}
    pieces = block.begin()  # type: ignore[attr-defined]  # Qt's block
    while not pieces.atEnd():
        form = pieces.fragment().charFormat()
        if form.fontStrikeOut() or form.fontUnderline():
            found[pieces.fragment().text()] = form.fontStrikeOut(), form.fontUnderline()
        pieces += 1
    return found


def test_words_are_taken_over_in_one_step_and_are_no_difference_any_more(clearing: Clearing) -> None:
    dialog = clearing.open(
        lambda n: n.reword("stays shut", "stays closed"),
        lambda n: n.reword("closure unlawful", "closure a breach of the law"),
    )
    steps, wait = len(clearing.shop.steps()), clearing.shop.qtbot.waitUntil
    stand_on(dialog, "strait stays")
    click(dialog.take)
    wait(lambda: len(dialog.rows.rows) == 1)
    assert "The[@f1] strait stays closed, says \\<b>Norland\\</b>." in clearing.texts()
    assert len(clearing.shop.steps()) == steps + 1
    assert "breach" in dialog.rows.rows[0].after.words
    click(dialog.take_all)
    wait(lambda: not dialog.rows.rows)
    assert not dialog.take_all.isEnabled()
    assert any("breach of the law" in text and "[@f2]" in text for text in clearing.texts())
    clearing.session.undo()
    clearing.session.undo()
    wait(lambda: len(dialog.rows.rows) == 2)
    assert clearing.texts() == [OWN]


def test_a_new_paragraph_is_taken_in(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.add("Boats &lt;b>wait.", "strait stays shut"))
    stand_on(dialog, "Boats")
    assert dialog.take.text() == "Take this paragraph in"
    click(dialog.take)
    clearing.shop.qtbot.waitUntil(lambda: not dialog.rows.rows)
    assert clearing.texts() == [OWN, "Boats \\<b>wait."]
    clearing.session.undo()
    assert clearing.texts() == [OWN]


def test_a_paragraph_that_was_taken_out_goes_unless_it_is_a_templates(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.delete("strait stays shut"), lambda n: n.delete("twelve patrol boats"))
    (number,) = [
        place
        for place, row in enumerate(dialog.rows.rows)
        if "twelve patrol" in row.before.words and not row.after.words
    ]
    dialog.list.setCurrentIndex(dialog.rows.index(number))
    assert not dialog.take.isEnabled()
    stand_on(dialog, "strait stays shut")
    assert dialog.take.text() == "Take this paragraph out"
    click(dialog.take)
    clearing.shop.qtbot.waitUntil(lambda: not clearing.texts())
    clearing.session.undo()
    assert clearing.texts() == [OWN]


def test_a_paragraph_that_was_moved_says_where_to_and_goes_there(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.move("strait stays shut", "twelve patrol boats"))
    stand_on(dialog, "strait stays shut")
    assert dialog.current is not None
    assert dialog.current.remarks[0].said.startswith("Moved, ")
    assert dialog.take.text() == "Move this paragraph"
    click(dialog.take)
    clearing.shop.qtbot.waitUntil(lambda: all("Moved" not in it.remarks[0].said for it in dialog.rows.rows))
    section = clearing.shop.section("current-status").id
    sections = {each.id: each for each in queries.brief(clearing.session, clearing.brief).sections}
    assert OWN in [paragraph.text for paragraph in sections[section].paragraphs]
    clearing.session.undo()
    assert clearing.texts() == [OWN]


def test_words_and_place_are_taken_over_with_one_button(clearing: Clearing) -> None:
    dialog = clearing.open(
        lambda n: n.reword("stays shut", "stays closed"),
        lambda n: n.move("strait stays", "twelve patrol boats"),
    )
    stand_on(dialog, "strait stays")
    assert dialog.take.text() == dialog.take.accessibleName() == "Take words and place over"


def test_why_nothing_can_be_taken_over_is_said_and_read_out(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.move("twelve patrol boats", "strait stays shut"))
    stand_on(dialog, "Moved, ")
    assert not dialog.take.isEnabled()
    why = "Its new place cannot be taken over. It stands where its fact is sent"
    labels = [each for each in dialog.findChildren(QLabel) if each.text().startswith(why)]
    clearing.shop.qtbot.waitUntil(lambda: any(each.isVisible() for each in labels))
    spoken = dialog.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert why in spoken


def test_enter_takes_over_and_the_keyboard_stays_in_the_list(clearing: Clearing) -> None:
    dialog = clearing.open(
        lambda n: n.reword("stays shut", "stays closed"),
        lambda n: n.reword("closure unlawful", "closure a breach of the law"),
    )
    stand_on(dialog, "strait stays")
    dialog.activateWindow()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    clearing.shop.qtbot.waitUntil(lambda: len(dialog.rows.rows) == 1)
    assert dialog.isVisible()
    dialog.take.setFocus()
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    clearing.shop.qtbot.waitUntil(lambda: not dialog.rows.rows)
    assert dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert clearing.notes.dialog is None


def test_tab_goes_from_the_list_by_words_and_facts_to_the_buttons(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.comment("Sure?", "called the closure"))
    here, names = dialog.list.nextInFocusChain(), ["the list"]
    while here is not None and here is not dialog.list:
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus and here.isVisible() and here.accessibleName():
            names.append(here.accessibleName())
        here = here.nextInFocusChain()
    fact = next(label for label in ("f1", "f2", "f3") if f"Show {label} and its sentence" in names)
    assert names == [
        "the list",
        "In the brief",
        "In the returned note",
        "What is said of it",
        f"Show {fact} and its sentence",
        f"Keep the comment as the note of {fact}",
        "Another note…",
        "Take these words over",
        "Take all over",
        "Close",
    ]


def test_what_only_one_of_the_notes_has_is_marked_from_end_to_end(clearing: Clearing) -> None:
    dialog = clearing.open(
        lambda n: n.add("Boats wait.", "strait stays shut"), lambda n: n.delete("strait stays shut")
    )
    stand_on(dialog, "Boats wait.")
    assert _marked(dialog.after.document().begin()) == {"Boats wait.": (False, True)}
    assert dialog.before.toPlainText() == "Not in the brief"
    stand_on(dialog, "strait stays shut")
    struck = _marked(dialog.before.document().begin())
    assert "".join(struck) == "The strait stays shut, says <b>Norland</b>."
    assert set(struck.values()) == {(True, False)}


def test_nothing_is_taken_over_by_itself(clearing: Clearing) -> None:
    before = clearing.shop.steps()
    clearing.open(lambda n: n.reword("stays shut", "stays closed"), lambda n: n.delete_mark(0))
    assert clearing.shop.steps() == before


def test_a_fact_is_shown_with_its_sentence_and_leads_to_both(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.reword("twelve patrol boats", "fourteen patrol boats"))
    (link,) = [each for each in dialog.findChildren(QToolButton) if each.text() == "f3" and each.isVisible()]
    click(link)
    (target,) = clearing.shop.pointed
    assert target.fact == clearing.shop.fact("f3")
    assert not dialog.isVisible()
    assert "waits" in clearing.shop.told[-1].text
    clearing.notes.show(clearing.brief, clearing.pack)
    assert dialog.isVisible()


def test_a_comment_can_be_kept_as_the_note_of_its_fact(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.comment("Sure?", "called the closure"))
    (keep,) = [
        each
        for each in dialog.findChildren(QPushButton)
        if each.text().startswith("Keep") and each.isVisible()
    ]
    click(keep)
    fact = queries.fact(clearing.session, clearing.shop.fact("f2"))
    assert fact.note.startswith("CA: Sure?")
    assert clearing.shop.steps()[-1].startswith("Edit fact")


def test_a_step_elsewhere_is_compared_anew(clearing: Clearing) -> None:
    dialog = clearing.open()
    assert not dialog.rows.rows
    add_sources(clearing.session, [LoadedSource("Nothing new.", "Other")])
    brief = queries.brief(clearing.session, clearing.brief)
    section = clearing.shop.section("key-considerations").id
    write_paragraph(clearing.session, brief.id, section, None, "A paragraph that is new.")
    clearing.shop.qtbot.waitUntil(lambda: [it.remarks[0].said for it in dialog.rows.rows] == ["Taken out."])


def test_while_the_dialog_waits_nothing_is_compared_until_it_is_back(clearing: Clearing) -> None:
    dialog = clearing.open()
    dialog.hide()
    section = clearing.shop.section("key-considerations").id
    write_paragraph(clearing.session, clearing.brief, section, None, "A paragraph that is new.")
    clearing.shop.qtbot.waitUntil(lambda: clearing.notes._is_stale)
    assert not clearing.notes.is_busy
    clearing.notes.show(clearing.brief, clearing.pack)
    clearing.shop.qtbot.waitUntil(lambda: len(dialog.rows.rows) == 1)


def test_tracked_changes_are_told_of_the_note_and_of_the_paragraph(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.track_insertion("It is so.", "strait stays shut"))
    assert dialog.hints.text().startswith("Tracked changes in 1 paragraph are read as accepted")
    assert "It has tracked changes, which nobody accepted yet." in [
        each.text() for each in dialog.findChildren(QLabel) if each.isVisible()
    ]


def test_a_brief_that_is_removed_closes_the_comparison(clearing: Clearing) -> None:
    clearing.open()
    clearing.shop.view._remove_brief()
    clearing.shop.qtbot.waitUntil(lambda: clearing.notes.dialog is None)


def test_a_file_that_cannot_be_compared_is_told_in_the_strip(clearing: Clearing) -> None:
    note = WordEdits((clearing.folder / "note.docx").read_bytes())
    for paragraph in note.paragraphs():
        paragraph.clear()
    path = clearing.folder / "other.docx"
    path.write_bytes(note.data)
    clearing.notes.open(path, clearing.brief, clearing.pack)
    clearing.settle()
    assert clearing.notes.dialog is None
    assert "is no copy of this note" in clearing.shop.told[-1].text
    assert clearing.shop.told[-1].next_step


def test_what_stands_in_the_way_later_is_said_in_the_dialog(
    clearing: Clearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = clearing.open(lambda n: n.reword("stays shut", "stays closed"))

    def fail(*_: object, **__: object) -> None:
        raise BrieferError("The pack is gone.", "Add it again.")

    monkeypatch.setattr(job, "compared", fail)
    brief = queries.brief(clearing.session, clearing.brief)
    edit_brief(clearing.session, replace(brief, title="Another"))
    clearing.shop.qtbot.waitUntil(lambda: dialog.hints.text() == "The pack is gone. Add it again.")
    assert not dialog.take.isEnabled()
    assert not dialog.take_all.isEnabled()


def test_the_file_is_asked_for_and_its_folder_remembered(
    clearing: Clearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    path = clearing.edited()

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return (str(path), "") if len(asked) == 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(choose))
    clearing.notes.show(clearing.brief, clearing.pack)
    clearing.settle()
    assert clearing.notes.dialog is not None
    clearing.notes.dialog.other_asked.emit()
    assert asked[1] == str(clearing.folder)
    assert clearing.notes.dialog is not None


def test_of_two_notes_chosen_one_after_the_other_the_later_is_shown(clearing: Clearing) -> None:
    first = clearing.edited(lambda n: n.reword("stays shut", "stays closed"))
    later = first.with_name("later.docx")
    later.write_bytes((clearing.folder / "note.docx").read_bytes())
    clearing.notes.open(first, clearing.brief, clearing.pack)
    clearing.notes.open(later, clearing.brief, clearing.pack)
    clearing.settle()
    assert clearing.notes.dialog is not None
    assert clearing.notes.dialog.name.text() == "later.docx"
    assert not clearing.notes.dialog.rows.rows


def test_one_who_leaves_while_a_note_is_read_is_shown_nothing(clearing: Clearing) -> None:
    clearing.notes.open(clearing.edited(), clearing.brief, clearing.pack)
    clearing.notes.leave()
    clearing.settle()
    assert clearing.notes.dialog is None


def test_closing_forgets_the_note(clearing: Clearing) -> None:
    clearing.open().close()
    assert clearing.notes.dialog is None
    assert clearing.notes.returned is None


def test_the_tones_follow_the_scheme(clearing: Clearing) -> None:
    dialog = clearing.open(lambda n: n.reword("stays shut", "stays closed"))
    stand_on(dialog, "strait stays")
    shown = dialog.after.toPlainText()
    for scheme in (theme.Scheme.DARK, theme.Scheme.LIGHT):
        theme.choose_scheme(scheme)
        assert dialog.after.toPlainText() == shown
    assert isinstance(dialog.list.currentIndex(), QModelIndex)


def test_a_file_is_read_in_a_child(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop, Isolation() as isolation:
        made = Clearing(shop, tmp_path)
        assert job.read_back(made.edited(), isolation).footnotes
        made.notes.leave()
