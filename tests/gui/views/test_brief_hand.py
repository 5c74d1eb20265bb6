"""Writing in place: paragraphs taken over, begun, parted, joined, left and passed through, each undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor, edit_actor
from briefer.commands.briefs import write_paragraph
from briefer.commands.facts import edit_fact
from briefer.compose.packs import pack_by_id
from briefer.gui.models.brief_facts import mime_of
from briefer.gui.models.brief_parts import PartKind, PartRow
from briefer.gui.models.brief_text import utf16_length
from briefer.gui.views.brief_chips import chip_rects
from briefer.gui.views.brief_hints import Hint, hint_rect
from briefer.gui.views.brief_prose_rows import ProseDelegate
from briefer.gui.views.brief_prose_shape import GAP, LANE
from briefer.gui.views.brief_tray import Pile
from briefer.model.actors import ActorKind, Alias, AliasKind, Role
from briefer.model.facts import FactActor
from briefer.store import queries
from tests.gui.views.brief_desks import Workshop
from tests.gui.views.test_brief_deeds_in_window import drop

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STATUS = "current-status"
KEY = Qt.Key
TANKER = "**5–6 March 2024.** “A tanker was held for two days from 5 March.”[@f6]"


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Workshop]:
    with Workshop(qtbot, tmp_path) as made:
        made.view.show_section(None)
        made.view.take_all_that_fit()
        made.open(STATUS)
        yield made


def texts(shop: Workshop) -> list[str]:
    return [paragraph.text for paragraph in shop.section(STATUS).paragraphs]


def kinds(shop: Workshop) -> list[PartKind]:
    return [row.kind for row in shop.rows]


def take(shop: Workshop, words: str = "tanker") -> None:
    shop.stand_on(words)
    shop.press(KEY.Key_Return)


def undo(shop: Workshop, times: int = 1) -> None:
    for _ in range(times):
        shop.view.flush()
        shop.session.undo()
    shop.settle()


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_F2])
def test_a_key_takes_a_paragraph_over_and_its_row_becomes_the_editor(shop: Workshop, key: KEY) -> None:
    shop.stand_on("tanker")
    draft = shop.view.draft
    place = draft.paragraphs.visualRect(draft.paragraphs.currentIndex())
    QTest.keyClick(draft.paragraphs, key)
    assert draft.editor.hasFocus()
    assert draft.editor.toPlainText() == TANKER
    row = draft.paragraphs.visualRect(draft.paragraphs.currentIndex())
    assert row.top() == place.top()
    assert row.contains(draft.editor.geometry())
    assert kinds(shop)[2] is PartKind.TAKEN
    undo(shop)
    assert kinds(shop)[2] is PartKind.TEMPLATE
    assert draft.editor.isHidden()
    assert draft.paragraphs.hasFocus()


def test_a_click_and_a_letter_take_over_and_write_where_it_was_clicked(shop: Workshop) -> None:
    draft = shop.view.draft.paragraphs
    shop.stand_on("tanker")
    spot = draft.visualRect(draft.currentIndex())
    QTest.mouseClick(draft.viewport(), Qt.MouseButton.LeftButton, pos=spot.topLeft() + QPoint(LANE + 1, 12))
    assert texts(shop) == [], "a click alone takes nothing over"
    QTest.keyClicks(draft, "x")
    assert shop.view.draft.editor.toPlainText() == f"x{TANKER}"
    shop.view.flush()
    assert shop.steps()[-2:] == ["Take over a paragraph of Current status", "Write in Current status"]


def test_an_own_paragraph_is_written_in_where_it_is_clicked(shop: Workshop) -> None:
    shop.write("Some words.")
    shop.press(KEY.Key_Escape)
    draft = shop.view.draft.paragraphs
    row = next(number for number, row in enumerate(shop.rows) if row.words == "Some words.")
    spot = draft.visualRect(draft.parts.index(row)).topLeft() + QPoint(LANE + 1, 12)
    QTest.mouseClick(draft.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shop.view.draft.editor.hasFocus()
    assert shop.view.draft.editor.textCursor().position() == 0


def test_the_row_grows_with_its_words(shop: Workshop) -> None:
    take(shop)
    draft = shop.view.draft
    before = draft.paragraphs.visualRect(draft.paragraphs.currentIndex()).height()
    QTest.keyClicks(draft.editor, " and more words" * 20)
    after = draft.paragraphs.visualRect(draft.paragraphs.currentIndex()).height()
    assert after > before * 3
    assert draft.editor.height() >= draft.editor.words_height()
    shop.press(KEY.Key_Escape)
    assert abs(draft.paragraphs.visualRect(draft.paragraphs.currentIndex()).height() - after) < before


def test_escape_leaves_the_paragraph_with_its_row_current(shop: Workshop) -> None:
    take(shop)
    QTest.keyClicks(shop.view.draft.editor, " So.")
    shop.press(KEY.Key_Escape)
    assert shop.view.draft.paragraphs.hasFocus()
    assert shop.view.draft.editor.isHidden()
    assert texts(shop) == [f"{TANKER} So."]
    current = shop.view.draft.paragraphs.current
    assert current is not None
    assert current.words.endswith("5 March.” So.")


def test_enter_at_the_end_begins_a_paragraph_below_that_is_stored_with_its_first_word(shop: Workshop) -> None:
    take(shop)
    steps = len(shop.steps())
    shop.press(KEY.Key_Return)
    assert kinds(shop)[2:4] == [PartKind.TAKEN, PartKind.OWN]
    assert len(shop.steps()) == steps
    shop.press(KEY.Key_Return)
    assert kinds(shop).count(PartKind.OWN) == 1, "an empty line is not begun twice"
    shop.write("Below.")
    shop.press(KEY.Key_Escape)
    assert texts(shop) == [TANKER, "Below."]
    assert shop.rows[3].words == "Below."
    undo(shop)
    assert texts(shop) == [TANKER]


def test_enter_within_the_words_parts_them_in_one_step(shop: Workshop) -> None:
    shop.write("One sentence [@f1]. Another one.")
    editor = shop.view.draft.editor
    cursor = editor.textCursor()
    cursor.setPosition(len("One sentence [@f1]. "))
    editor.setTextCursor(cursor)
    shop.press(KEY.Key_Return)
    assert texts(shop) == ["One sentence [@f1].", "Another one."]
    assert [len(each.seen) for each in shop.section(STATUS).paragraphs] == [1, 0]
    assert editor.toPlainText() == "Another one."
    assert editor.textCursor().position() == 0
    undo(shop)
    assert texts(shop) == ["One sentence [@f1]. Another one."]


def test_enter_before_the_first_letter_begins_one_above(shop: Workshop) -> None:
    shop.write("Second.")
    shop.press(KEY.Key_Home, KEY.Key_Return)
    shop.write("First.")
    shop.view.flush()
    assert texts(shop) == ["First.", "Second."]


def test_backspace_removes_an_empty_paragraph_and_undo_brings_it_back(shop: Workshop) -> None:
    take(shop)
    shop.press(KEY.Key_Return)
    shop.write("Below.")
    shop.view.flush()
    shop.view.draft.editor.selectAll()
    shop.press(KEY.Key_Delete, KEY.Key_Backspace)
    assert texts(shop) == [TANKER]
    assert shop.view.draft.editor.toPlainText() == TANKER
    assert shop.view.draft.editor.textCursor().atEnd()
    undo(shop, 2)
    assert texts(shop) == [TANKER, "Below."]


def test_backspace_in_a_begun_paragraph_makes_no_step(shop: Workshop) -> None:
    take(shop)
    steps = len(shop.steps())
    shop.press(KEY.Key_Return, KEY.Key_Backspace)
    assert len(shop.steps()) == steps
    assert shop.view.draft.editor.toPlainText() == TANKER


def test_backspace_before_the_first_letter_joins_two_paragraphs(shop: Workshop) -> None:
    take(shop)
    shop.press(KEY.Key_Return)
    shop.write("Below [@f1].")
    shop.press(KEY.Key_Home, KEY.Key_Backspace)
    assert texts(shop) == [f"{TANKER} Below [@f1]."]
    assert [seen.label for seen in shop.section(STATUS).paragraphs[0].seen] == ["f6", "f1"]
    assert shop.view.draft.editor.textCursor().position() == len(TANKER) + 1
    undo(shop)
    assert texts(shop) == [TANKER, "Below [@f1]."]


def test_a_taken_paragraph_left_empty_leaves_the_templates_words_out(shop: Workshop) -> None:
    printed = shop.words
    take(shop)
    shop.view.draft.editor.selectAll()
    shop.press(KEY.Key_Delete, KEY.Key_Escape)
    assert texts(shop) == [""]
    assert shop.words.count("tanker") < printed.count("tanker")
    assert kinds(shop)[2] is PartKind.TAKEN
    shop.press(KEY.Key_Return, KEY.Key_Backspace)
    assert texts(shop) == []
    assert shop.words == printed


def test_an_own_paragraph_left_empty_goes(shop: Workshop) -> None:
    shop.write("Words.")
    shop.view.flush()
    shop.view.draft.editor.selectAll()
    shop.press(KEY.Key_Delete, KEY.Key_Escape)
    assert texts(shop) == []
    undo(shop, 2)
    assert texts(shop) == ["Words."]


def test_arrows_lead_from_paragraph_to_paragraph(shop: Workshop) -> None:
    take(shop, "tanker")
    shop.press(KEY.Key_Return)
    shop.write("Below.")
    editor, draft = shop.view.draft.editor, shop.view.draft.paragraphs
    shop.press(KEY.Key_Up)
    assert editor.toPlainText() == TANKER
    shop.press(KEY.Key_Down)
    assert editor.toPlainText() == "Below."
    assert editor.hasFocus()
    shop.press(KEY.Key_Down)
    assert editor.isHidden()
    assert draft.hasFocus()
    current = draft.current
    assert current is not None
    assert current.kind is PartKind.TEMPLATE
    QTest.keyClick(draft, KEY.Key_Up)
    shop.press(KEY.Key_Return)
    assert editor.toPlainText() == "Below."


def test_alt_and_an_arrow_move_the_paragraph_in_hand(shop: Workshop) -> None:
    shop.write("First.")
    shop.press(KEY.Key_Return)
    shop.write("Second.")
    shop.press(KEY.Key_Up, alt=True)
    assert texts(shop) == ["Second.", "First."]
    assert shop.view.draft.editor.toPlainText() == "Second."
    assert [row.words for row in shop.rows][:2] == ["Second.", "First."]


def test_paragraphs_that_were_pasted_part_when_they_are_left(shop: Workshop) -> None:
    shop.write("Before ")
    mime = QMimeData()
    mime.setHtml("<b>one</b>")
    mime.setText("one\n\ntwo [@f1]\n\nthree")
    shop.view.draft.editor.insertFromMimeData(mime)
    shop.press(KEY.Key_Escape)
    assert texts(shop) == ["Before one", "two [@f1]", "three"]
    assert [row.words for row in shop.rows][:3] == ["Before one", "two", "three"]


def test_undo_of_the_first_words_leaves_the_empty_line_in_hand(shop: Workshop) -> None:
    shop.write("Here.")
    undo(shop)
    assert texts(shop) == []
    assert shop.view.draft.editor.hasFocus()
    shop.write("There.")
    shop.view.flush()
    assert texts(shop) == ["There."]


def test_delete_on_an_own_paragraph_removes_it(shop: Workshop) -> None:
    shop.write("Words.")
    shop.press(KEY.Key_Escape, KEY.Key_Delete)
    assert texts(shop) == []
    undo(shop)
    assert texts(shop) == ["Words."]


def test_one_key_cites_at_the_end_of_the_current_paragraph(shop: Workshop) -> None:
    shop.write("Closed")
    shop.press(KEY.Key_Escape)
    shop.view.tray.choose_pile(Pile.ALL)
    shop.view.tray.list.choose(shop.fact("f3"))
    QTest.keyClick(shop.view.tray.list, KEY.Key_C)
    assert shop.view.draft.editor.toPlainText() == "Closed [@f3]"


def test_one_key_on_a_templates_paragraph_cites_in_a_new_one(shop: Workshop) -> None:
    shop.stand_on("tanker")
    shop.view.facts.cite(shop.fact("f3"))
    shop.view.flush()
    assert texts(shop) == ["[@f3]"]
    assert PartKind.TAKEN not in kinds(shop)


def test_facts_dropped_on_a_paragraph_are_cited_there_and_between_them_sent(shop: Workshop) -> None:
    shop.write("Closed")
    shop.press(KEY.Key_Escape)
    draft = shop.view.draft.paragraphs

    def middle(words: str) -> QPoint:
        row = next(number for number, row in enumerate(shop.rows) if words in row.words)
        return draft.visualRect(draft.parts.index(row)).center()

    drop(draft.viewport(), mime_of([shop.fact("f3"), shop.fact("f1")]), middle("Closed"))
    shop.view.flush()
    assert texts(shop) == ["Closed [@f3] [@f1]"]
    shop.settle()
    assert "f4" not in shop.labels(STATUS)
    drop(draft.viewport(), mime_of([shop.fact("f4")]), middle("tanker"))
    assert "f4" in shop.labels(STATUS)


def test_a_chip_says_what_it_cites_and_the_margin_whose_a_paragraph_is(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, *_: told.append(words))
    draft = shop.view.draft.paragraphs
    shop.stand_on("tanker")
    row, spot = draft.current, draft.visualRect(draft.currentIndex())
    assert row is not None
    delegate = draft.itemDelegate()
    assert isinstance(delegate, ProseDelegate)
    layout = delegate.layout_of(row, draft.font(), spot.width())
    words = row.prose.words
    chip = row.prose.chips[0]
    (rect,) = chip_rects(layout, utf16_length(words[: chip.start]), utf16_length(words[: chip.end]))
    on_chip = (rect.center() + QPointF(LANE, GAP)).toPoint() + spot.topLeft()
    for point in (on_chip, spot.topLeft() + QPoint(4, 8)):
        QApplication.sendEvent(draft.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, point))
    assert told[0] == "<span>Vell Courier: A tanker was held for two days from 5 March.</span>"
    assert "From the template" in told[1]


def know_bell(shop: Workshop) -> None:
    """Let the actor of f4 be known, with her office."""
    bell = add_actor(shop.session, "Ana Bell", ActorKind.PERSON, (Alias("Bell", AliasKind.SHORT),))
    known = queries.actor(shop.session, bell)
    edit_actor(shop.session, replace(known, roles=(Role("foreign minister", "Estmark", "2023"),)))
    fact = queries.fact(shop.session, shop.fact("f4"))
    edit_fact(shop.session, replace(fact, actors=(FactActor(bell),)))


def hinted(shop: Workshop) -> tuple[PartRow, QPoint]:
    """Return the row with a quiet line, and where that lies."""
    draft = shop.view.draft.paragraphs
    number, row = next((number, row) for number, row in enumerate(shop.rows) if row.hint)
    spot = draft.visualRect(draft.parts.index(number))
    return row, hint_rect(Hint.MENTION, row, spot, draft.font()).center()


@pytest.mark.parametrize("in_hand", [True, False])
def test_a_first_mention_without_role_is_told_below_and_one_click_inserts_it(
    shop: Workshop,
    in_hand: bool,  # noqa: FBT001 - a case
) -> None:
    know_bell(shop)
    shop.write("Bell spoke [@f4].")
    if not in_hand:
        shop.press(KEY.Key_Escape)
    shop.settle()
    row, spot = hinted(shop)
    full = "Ana Bell (foreign minister, Estmark)"
    assert row.hint == f"Insert “{full}”: first mention of Ana Bell as “Bell”"
    assert row.hint in row.said
    draft = shop.view.draft.paragraphs
    QTest.mouseClick(draft.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    shop.settle()
    assert texts(shop) == [f"{full} spoke [@f4]."]
    assert not any(row.hint for row in shop.rows)
    assert shop.view.draft.hand.drafted is None or shop.view.draft.editor.toPlainText() == texts(shop)[0]
    undo(shop)
    assert texts(shop) == ["Bell spoke [@f4]."]


def test_the_menu_introduces_too(shop: Workshop) -> None:
    know_bell(shop)
    shop.write("Ana Bell spoke [@f4].")
    shop.press(KEY.Key_Escape)
    row, _ = hinted(shop)
    assert "without role" in row.hint
    entries = shop.view.draft.paragraphs.menu_for(row).actions()
    next(one for one in entries if one.text().startswith("Introduce as")).trigger()
    assert texts(shop) == ["Ana Bell (foreign minister, Estmark) spoke [@f4]."]


def test_a_locked_draft_is_read_alone(shop: Workshop) -> None:
    shop.view.lock_up("for reading only")
    shop.stand_on("tanker")
    for key in (KEY.Key_Return, KEY.Key_X, KEY.Key_Delete):
        shop.press(key)
    assert texts(shop) == []
    assert shop.view.draft.editor.isHidden()


def test_no_break_spaces_outlast_reading_and_undo_reaches_the_paragraph_in_hand(shop: Workshop) -> None:
    shop.write("10\u00a0000 ships")
    shop.press(KEY.Key_Escape)
    steps = shop.steps()
    shop.stand_on("ships")
    shop.press(KEY.Key_Return)
    shop.press(KEY.Key_Escape)
    assert (texts(shop), shop.steps()) == (["10\u00a0000 ships"], steps)
    shop.stand_on("ships")
    shop.press(KEY.Key_Return)
    key, section = shop.section(STATUS).paragraphs[0].id, shop.section(STATUS)
    write_paragraph(shop.session, shop.view.brief.id, section.id, key, "20\u00a0000 ships")  # type: ignore[union-attr]  # it was made
    assert shop.view.draft.editor.toPlainText() == "20\u00a0000 ships"


def test_words_that_are_being_typed_outlast_a_section_that_is_moved(shop: Workshop) -> None:
    shop.write("Some words")
    shop.view.flush()
    QTest.keyClicks(shop.view.draft.editor, " and more")
    shop.view.outline.shifted.emit(shop.section("gaps").id, -1)
    assert shop.view.draft.editor.toPlainText() == "Some words and more"
    QTest.keyClicks(shop.view.draft.editor, ".")
    shop.view.flush()
    assert texts(shop) == ["Some words and more."]
    assert shop.view.draft.editor.toPlainText() == "Some words and more."


@pytest.mark.parametrize("goes_to", ["section", "title block", "brief"])
def test_paragraphs_that_were_pasted_part_when_another_section_is_shown(shop: Workshop, goes_to: str) -> None:
    shop.write("Before ")
    shop.view.draft.editor.insertPlainText("one\n\ntwo")
    match goes_to:
        case "brief":
            shop.view.new_brief(shop.view.state.pack)
        case "section":
            shop.open("gaps")
        case _:
            shop.view.show_section(None)
    shop.settle()
    assert texts(shop) == ["Before one", "two"]


def test_a_section_that_is_removed_comes_back_with_what_was_typed_last(shop: Workshop) -> None:
    shop.view.drafting.repeat_section(shop.section(STATUS).id)
    again = next(each for each in shop.view.brief.sections if each.name == STATUS and not each.facts)  # type: ignore[union-attr]  # it was made
    shop.view.show_section(again.id)
    shop.write("Typed last")
    shop.view.outline.removal_asked.emit(again.id)
    assert shop.view.section is None
    shop.session.undo()
    brief = queries.briefs(shop.session)[0]
    assert [each.text for one in brief.sections for each in one.paragraphs] == ["Typed last"]


def test_a_paragraph_begun_with_a_space_says_nothing_in_the_preview(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path, brief=False) as shop:
        shop.view.new_brief(pack_by_id("us-action-memo", shop.desk.packs.found))
        shop.view.take_all_that_fit()
        shop.open("bluf")
        for words, is_empty in ((" ", True), ("x", False)):
            shop.write(words)
            shop.settle()
            assert ("[BLUF: to be written" in shop.words) is is_empty


def test_words_that_were_typed_over_a_change_from_elsewhere_are_stored(shop: Workshop) -> None:
    shop.write("one")
    shop.view.flush()
    QTest.keyClicks(shop.view.draft.editor, "x")
    section, brief = shop.section(STATUS), shop.view.brief
    assert brief is not None
    write_paragraph(shop.session, brief.id, section.id, section.paragraphs[0].id, "another")
    assert shop.view.draft.editor.toPlainText() == "onex"
    QTest.keyClick(shop.view.draft.editor, KEY.Key_Backspace)
    shop.view.flush()
    assert (shop.view.draft.editor.toPlainText(), texts(shop)) == ("one", ["one"])
