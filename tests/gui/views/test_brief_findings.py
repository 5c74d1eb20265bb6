"""What there is to look at in a note while it is written: below its paragraph, in a list, and at export."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefer.check.note import passage_doubts
from briefer.check.prose import Doubt, Passage, Prose
from briefer.commands.briefs import add_brief, remove_brief, write_paragraph
from briefer.errors import BrieferError
from briefer.gui.models.brief_parts import PartKind, PartRow
from briefer.gui.views import brief_composing
from briefer.gui.views.brief_hints import Hint, hint_rect
from briefer.store import queries
from tests.gui.heartbeat import Heartbeat
from tests.gui.views.brief_desks import NEVER, Workshop

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Workshop]:
    with Workshop(qtbot, tmp_path) as made:
        made.view.reviewing.findings._rest.setInterval(0)
        made.open("assessment")
        yield made


def looked(shop: Workshop) -> list[str]:
    """Return what is found in the section, once the note was looked over."""
    findings = shop.view.reviewing.findings
    shop.qtbot.waitUntil(lambda: not (shop.view.is_composing or findings.is_busy), timeout=15000)
    return [each.what for each in findings.all if each.spot.section == shop.view.section]


def put(shop: Workshop, text: str, name: str = "assessment") -> None:
    """Store a paragraph behind the others of a section."""
    brief = queries.briefs(shop.session)[0]
    write_paragraph(shop.session, brief.id, shop.section(name).id, None, text)
    looked(shop)


def row_with(shop: Workshop, words: str) -> PartRow:
    return next(row for row in shop.rows if words in row.words)


def spot_of(shop: Workshop, row: PartRow) -> QPoint:
    """Return where the line lies below a row that tells what is found in it."""
    draft = shop.view.draft.paragraphs
    rect = draft.visualRect(draft.parts.index(shop.rows.index(row)))
    return hint_rect(Hint.FINDING, row, rect, draft.font()).center()


def selected(shop: Workshop) -> str:
    return shop.view.draft.editor.textCursor().selectedText()


def told_in_list(shop: Workshop) -> list[tuple[str, bool]]:
    return [(each.finding.what, each.is_left) for each in shop.view.findings_pane.list.rows.rows]


# Below the paragraphs ---------------------------------------------------------------------------------------


def test_what_is_found_stands_below_the_paragraph_that_it_is_about_and_goes_with_its_cause(
    shop: Workshop,
) -> None:
    shop.write("It may open on Tuesday.")
    assert looked(shop) == [
        "“may” is on no yardstick: a reader cannot tell how likely it means.",
        "“Tuesday” is a day that only the writer's day tells.",
    ]
    row = row_with(shop, "may open")
    assert [each.rule for each in row.findings] == ["UNC01", "DAT02"]
    assert all(each.what in row.said for each in row.findings)
    assert not any(other.findings for other in shop.rows if other is not row)
    shop.view.draft.editor.selectAll()
    shop.write("It is likely that it opens.")
    assert looked(shop) == []
    assert not any(row.findings for row in shop.rows)


def test_nothing_is_told_between_two_letters(shop: Workshop) -> None:
    looked(shop)
    shop.view.reviewing.findings._rest.setInterval(NEVER)
    told: list[object] = []
    shop.view.reviewing.findings.told.connect(lambda: told.append(1))
    shop.write("It may open.")
    shop.settle()
    shop.qtbot.wait(200)
    assert told == []
    shop.view.reviewing.findings._begin()  # as if a look had begun just before the last letter
    shop.qtbot.wait(200)
    assert told == []
    shop.view.reviewing.findings._rest.setInterval(0)
    shop.write(" ")
    assert len(looked(shop)) == 1


def test_a_page_is_painted_before_its_note_is_looked_over(shop: Workshop) -> None:
    findings = shop.view.reviewing.findings
    looked(shop)
    findings._painting.setInterval(NEVER)
    shop.view._edit.rename_brief("Another title")
    shop.qtbot.waitUntil(lambda: "Another title" in shop.words and not shop.view.is_composing)
    assert findings.is_busy
    assert not findings._slices.is_busy
    findings._painting.start(0)
    looked(shop)


def test_a_line_is_as_high_as_the_text_asks_and_makes_room_for_itself(shop: Workshop) -> None:
    shop.write("It will open.")
    looked(shop)
    draft = shop.view.draft.paragraphs
    height = draft.visualRect(draft.currentIndex()).height()
    shop.view.draft.editor.selectAll()
    shop.write("It may open.")
    looked(shop)
    row = row_with(shop, "may open")
    assert draft.visualRect(draft.currentIndex()).height() > height
    assert not shop.view.draft.editor.geometry().contains(spot_of(shop, row))


def test_a_click_on_the_line_selects_the_words_and_its_tip_says_all(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(shop, "It *may*  open on Tuesday.")
    row = row_with(shop, "open on Tuesday")
    draft, spot = shop.view.draft.paragraphs, spot_of(shop, row)
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _view: tips.append(words))
    QApplication.sendEvent(draft.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, spot))
    assert all(words in tips[0] for words in ("yardstick", "Tuesday", "leave it as it is"))
    QTest.mouseClick(draft.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shop.view.draft.editor.hasFocus()
    assert selected(shop) == "may"


def test_a_finding_in_what_a_template_states_stands_below_its_paragraph_which_is_gone_to(
    shop: Workshop,
) -> None:
    shop.view.send_current_fact(shop.fact("f5"), shop.section("current-status").id)
    looked(shop)
    late = "The deadline of f5 has passed by the day of the note."
    (found,) = (each for each in shop.view.reviewing.findings.all if each.what == late)
    shop.view.reviewing.seek(found)  # into a section that nobody has looked at yet
    looked(shop)
    row = shop.view.draft.paragraphs.current
    assert row is not None
    assert "will meet" in row.words
    assert row.kind is PartKind.TEMPLATE
    assert row.findings == (found,)


def test_a_paragraph_in_hand_is_left_for_a_finding_in_what_a_template_states(shop: Workshop) -> None:
    shop.open("current-status")
    shop.view.send_current_fact(shop.fact("f5"), shop.section("current-status").id)
    shop.write("Own words")
    looked(shop)
    (found,) = (each for each in shop.view.reviewing.findings.all if each.spot.fact == shop.fact("f5"))
    shop.view.reviewing.seek(found)
    draft = shop.view.draft
    assert (draft.hand.drafted, draft.paragraphs.held) == (None, 0)
    assert [each.text for each in shop.section("current-status").paragraphs] == ["Own words"]
    assert draft.paragraphs.current is not None
    assert found in draft.paragraphs.current.findings
    assert draft.paragraphs.hasFocus()


def test_words_begun_before_a_section_is_composed_are_not_left_for_what_was_gone_to(shop: Workshop) -> None:
    shop.view.send_current_fact(shop.fact("f5"), shop.section("current-status").id)
    looked(shop)
    (found,) = (each for each in shop.view.reviewing.findings.all if each.spot.fact == shop.fact("f5"))
    shop.view.reviewing.seek(found)  # into a section that nobody has looked at yet
    composed = shop.view.draft._composed
    assert shop.view.draft.section not in composed
    shop.write("Own words")
    looked(shop)
    assert shop.view.draft.section in composed
    held = shop.view.draft.hand.drafted
    assert held is not None
    assert held.text == "Own words"
    assert shop.view.draft.editor.hasFocus()


def test_what_did_not_change_is_not_looked_at_again(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shop, "It may open.")
    put(shop, "It might close.")
    seen: list[str] = []

    def look(passage: Passage, prose: Prose) -> Iterator[Doubt | None]:
        seen.append(passage.text)
        return passage_doubts(passage, prose)

    monkeypatch.setattr("briefer.jobs.note_checks.passage_doubts", look)
    put(shop, "It could wait.")
    assert seen == ["It could wait."]
    assert len(looked(shop)) == 3


@pytest.mark.usefixtures("own_heap")
def test_a_long_note_is_looked_over_without_holding_the_window_up(shop: Workshop) -> None:
    for number in range(60):
        words = f"Boat {number} may sail on Tuesday with 9{number} men[@f3]; it says “it went far away”."
        brief = queries.briefs(shop.session)[0]
        write_paragraph(shop.session, brief.id, shop.section("background").id, None, f"{words} {words}")
    with Heartbeat(threads=True) as beat:
        assert looked(shop) == []
        shop.view.reviewing.show_list()
        shop.qtbot.wait(100)
        shop.write("It may open.")
        assert len(looked(shop)) == 1
    assert len(shop.view.reviewing.findings.all) > 200
    assert beat.longest < 0.1


def test_nothing_that_was_found_is_told_of_another_brief_that_cannot_be_composed(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(shop, "It may open.")
    findings, pack = shop.view.reviewing.findings, shop.view.state.pack
    assert pack is not None
    add_brief(shop.session, pack)
    looked(shop)
    assert "UNC01" in [each.rule for each in findings.all]

    def fail(*_: object) -> object:
        raise BrieferError("A template is at fault.", "Correct it.")

    monkeypatch.setattr(brief_composing, "_composed", fail)
    remove_brief(shop.session, queries.briefs(shop.session)[0].id)
    looked(shop)
    assert (findings.all, findings.is_known, shop.view.found.text()) == ((), False, "Findings")
    assert told_in_list(shop) == []


def test_findings_are_counted_while_neither_note_nor_list_is_seen(shop: Workshop) -> None:
    shop.view.show_section(None)
    shop.view.bar.toggle.click()
    looked(shop)
    before = len(shop.view.reviewing.findings.all)
    put(shop, "It may open on Tuesday.")
    assert shop.view.found.text() == f"{len(shop.view.reviewing.findings.all)} findings"
    assert "DAT02" in [each.rule for each in shop.view.reviewing.findings.all]
    assert len(shop.view.reviewing.findings.all) != before
    assert shop.view.preview.isHidden()


# The list ---------------------------------------------------------------------------------------------------


def test_the_list_leads_to_the_words_in_whatever_section_and_stays_current(shop: Workshop) -> None:
    put(shop, "A deal[@f1] may come; the vessel was[@f2] held yesterday.")
    assert shop.view.found.text() == f"{len(shop.view.reviewing.findings.all)} findings"
    shop.view.found.click()
    pane = shop.view.findings_pane
    assert pane.isVisible()
    assert pane.list.hasFocus()
    shop.view.show_section(None)
    whats = [what for what, _ in told_in_list(shop)]
    number = next(number for number, what in enumerate(whats) if "yesterday" in what)
    pane.list.setCurrentIndex(pane.list.rows.index(number))
    pane.list.setFocus()
    QTest.keyClick(pane.list, KEY.Key_Return)
    assert shop.view.section == shop.section("assessment").id
    assert selected(shop) == "yesterday"
    QTest.keyClicks(shop.view.draft.editor, "on 3 March 2024")
    looked(shop)
    assert not any("yesterday" in what for what, _ in told_in_list(shop))
    assert pane.list.accessibleName()
    pane.list.setFocus()
    QTest.keyClick(pane.list, KEY.Key_Escape)
    assert pane.isHidden()
    assert shop.view.draft.paragraphs.hasFocus() or shop.view.draft.editor.hasFocus()


def test_a_field_that_is_missing_is_gone_to(shop: Workshop) -> None:
    looked(shop)
    rows = shop.view.findings_pane.list.rows.rows
    missing = next(each for each in rows if each.finding.what == "“To” is not filled in.")
    assert missing.where == "Title block"
    shop.view.reviewing.seek(missing.finding)
    assert shop.view.shows_form
    assert shop.view.form.fields[missing.finding.spot.field].input.hasFocus()


def test_one_goes_from_finding_to_finding_by_one_key(shop: Workshop) -> None:
    put(shop, "It may open; it might shut.")
    found = shop.view.reviewing.findings.all
    names = [each.words for each in found if each.words]
    gone: list[str] = []
    for _ in range(len(found) + 1):
        shop.view.reviewing.next_finding()
        gone.append(selected(shop) if not shop.view.shows_form else "")
    assert [words for words in gone if words] == names
    assert gone[-1] == gone[0]


def test_the_list_is_there_again_with_the_session(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as first:
        first.view.reviewing.show_list()
        first.view.bar.toggle.click()
        assert first.view.findings_pane.isVisible()
        with Workshop(qtbot, tmp_path, session=first.session, brief=False) as again:
            assert again.view.findings_pane.isVisible()
            assert not again.view.preview.isVisible()
            again.view.found.click()
            right = again.view.columns.widget(2)
            assert right is not None
            assert right.isHidden()


# Left as it is ----------------------------------------------------------------------------------------------


def test_what_is_missing_can_be_left_too(shop: Workshop) -> None:
    looked(shop)
    words = "“To” is not filled in."
    missing = next(each for each in shop.view.reviewing.findings.all if each.what == words)
    shop.view.findings_pane.left_alone.emit(missing)
    looked(shop)
    assert [told for told in told_in_list(shop) if told[0] == words] == [(words, True)]
    assert missing in shop.view.reviewing.findings.left


def test_what_is_left_as_it_is_is_told_nowhere_until_it_is_taken_back_or_undone(shop: Workshop) -> None:
    put(shop, "It may open.")
    put(shop, "It may shut.")
    row = row_with(shop, "may open")
    entries = shop.view.draft.paragraphs.menu_for(row).actions()
    next(each for each in entries if each.text().startswith("Leave as it is")).trigger()
    assert len(looked(shop)) == 1  # that of the other paragraph
    assert not row_with(shop, "may open").findings
    assert row_with(shop, "may shut").findings
    assert told_in_list(shop)[-1][1]
    shop.session.undo()
    assert len(looked(shop)) == 2
    shop.session.redo()
    looked(shop)
    pane = shop.view.findings_pane.list
    shop.view.reviewing.show_list()
    pane.setCurrentIndex(pane.rows.index(len(pane.rows.rows) - 1))
    QTest.keyClick(pane, KEY.Key_Delete)
    assert len(looked(shop)) == 2
    assert shop.steps()[-1].startswith("Tell again")


def test_the_export_lists_the_same_findings_and_none_that_is_left(shop: Workshop) -> None:
    put(shop, "It may open.")
    put(shop, "It may shut.")
    put(shop, "It might stay.")
    might = next(each for each in shop.view.reviewing.findings.all if each.words == "might")
    shop.view.findings_pane.left_alone.emit(might)
    shop.view.exporting.export()
    dialog = shop.view.exporting.dialog
    assert dialog is not None
    assert [each for each in dialog.gaps if "yardstick" in each] == [
        "In “Assessment”, “may” is on no yardstick: a reader cannot tell how likely it means. (2 times)"
    ]
    dialog.reject()


def test_another_brief_begins_with_findings_of_its_own(shop: Workshop) -> None:
    put(shop, "It may open.")
    first = shop.view.brief
    assert first is not None
    shop.view.new_brief(shop.view.state.pack)
    looked(shop)
    assert not any("may" in what for what, _ in told_in_list(shop))
    shop.view.show_brief(first.id)
    assert told_in_list(shop) == []
    looked(shop)
    assert any("may" in what for what, _ in told_in_list(shop))
