"""A document on paper: plain words, facts that can be pointed at, and a page that stays where it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextTable
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.views.brief_pages import Pages, strips
from briefer.gui.views.brief_paper import Paper
from briefer.gui.views.brief_preview import PreviewPane
from briefer.gui.views.brief_sheet import sheet_for
from briefer.gui.views.brief_type import SHADE
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Document,
    DocumentField,
    Emphasis,
    Heading,
    Items,
    LineBreak,
    Link,
    Quotation,
    Rule,
    Statement,
    Strong,
    Table,
    Text,
)
from briefer.model.ids import FactId

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.usefixtures("qapp")]

HOSTILE = '<img src="file:///etc/hostname"><b>x</b> {{ 7*7 }} &amp;'


def stated(fact: int, words: str, number: int = 0) -> Block:
    note = (Text(f"Source of {fact}"),)
    return Block(
        (Statement(FactId(fact), (Text(words),)), Citation(FactId(fact), f"f{fact}", fact, note)), number
    )


def document(*blocks: AnyBlock, title: str = "Title") -> Document:
    fields = (DocumentField("to", "To", "Director\nand deputy"),)
    return Document("Note", title, "RESTRICTED", "en", fields, blocks, "2026-11-23T00:00:00Z")


def shown_paper(qtbot: QtBot, *blocks: AnyBlock) -> Paper:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(640, 500)
    paper.show()
    show(qtbot, paper, document(*blocks))
    return paper


def show(qtbot: QtBot, paper: Paper, note: Document) -> None:
    """Show a note and wait until all of it is laid out."""
    paper.show_document(note)
    qtbot.waitUntil(lambda: not paper.is_laying, timeout=15000)


def lay_out(note: Document, width: float = 700) -> Pages:
    """Return the sheets of a note, in a pane of this width."""
    pages = Pages(sheet_for(width))
    for placed in strips(note, pages.sheet, {}):
        pages.add(placed)
    return pages


def point_of(paper: Paper, fact: int) -> QPoint:
    """Return a point of the viewport on the first statement of a fact."""
    place = next(place for place in paper.pages.places if place.fact == fact)
    at = QPoint()
    for y in range(0, paper.viewport().height(), 4):
        for x in range(0, paper.viewport().width(), 6):
            if paper.place_at(QPoint(x, y).toPointF()) == place:
                return QPoint(x + 1, y + 1)
    return at


def test_words_of_a_source_are_printed_as_they_are() -> None:
    words = lay_out(document(stated(1, HOSTILE), title=HOSTILE)).plain_text
    assert words.count(HOSTILE) == 2
    assert "\ufffc" not in words


def test_every_kind_of_block_and_inline_arrives() -> None:
    pages = lay_out(
        document(
            Heading(1, (Text("Heading"),), "first"),
            Block(
                (
                    Strong((Text("bold "),)),
                    Emphasis((Text("slanted "),)),
                    Code("code"),
                    LineBreak(),
                    Text("end"),
                )
            ),
            Items(((Block((Text("item"),)), Block((Text("more"),))), ()), ordered=True, start=3),
            Quotation((Block((Link("https://a.example", (Text("link"),)),)),)),
            Rule(),
            Table(((Text("Head"),),), (((Text("cell"),),),), title="A table"),
            Table((), ()),
        )
    )
    words = pages.plain_text
    for piece in (
        "Heading",
        "bold slanted code",
        "end",
        "3.\titem",
        "more",
        "4.",
        "link",
        "Head",
        "cell",
        "Director",
    ):
        assert piece in words
    assert [name for name, _ in pages.headings] == ["first"]


def test_places_cover_the_statement_its_mark_and_its_note() -> None:
    pages = lay_out(document(stated(1, "First."), stated(2, "Sec\U0001f600nd.")))
    said = [(int(place.fact), pages.words(place.start, place.end)) for place in pages.places]
    assert said == [
        (1, "First."),
        (1, "1"),
        (2, "Sec\U0001f600nd."),
        (2, "2"),
        (1, "1\tSource of 1"),
        (2, "2\tSource of 2"),
    ]


def test_a_narrow_sheet_is_taller_and_never_too_small_to_read() -> None:
    narrow, wide = sheet_for(360), sheet_for(900)
    assert narrow.scale == 0.84
    assert narrow.size.width() * narrow.size.height() == wide.size.width() * wide.size.height()
    assert narrow.size.height() > wide.size.height()


def test_a_click_on_a_statement_points_at_its_fact(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "First statement."), stated(2, "Second statement."))
    with qtbot.waitSignal(paper.pointed) as told:
        QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=point_of(paper, 2))
    assert told.args[0].fact == 2


def test_the_keyboard_reaches_every_fact(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "First statement."), stated(2, "Second statement."))
    paper.setFocus()
    for _ in range(3):
        QTest.keyClick(paper, Qt.Key.Key_Right)
    with qtbot.waitSignal(paper.pointed) as told:
        QTest.keyClick(paper, Qt.Key.Key_Return)
    assert told.args[0].fact == 2


def test_words_are_selected_with_the_mouse_and_copied(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "First statement that is long enough."))
    start = point_of(paper, 1)
    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(paper.viewport(), start + QPoint(120, 0))
    with qtbot.assertNotEmitted(paper.pointed):
        QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    QTest.keyClick(paper, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied
    assert copied in "First statement that is long enough."


def test_a_fact_is_brought_into_view_where_the_note_uses_it(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, *(stated(number, f"Statement {number}.", number) for number in range(1, 80)))
    assert paper.page_count > 1
    assert paper.show_fact(FactId(70))
    assert paper.verticalScrollBar().value() > 500
    assert not paper.show_fact(FactId(999))


def test_a_refresh_leaves_the_reader_where_he_is(qtbot: QtBot) -> None:
    blocks = [stated(number, f"Statement {number}.", number) for number in range(1, 80)]
    paper = shown_paper(qtbot, *blocks)
    paper.verticalScrollBar().setValue(700)
    show(qtbot, paper, document(*blocks, stated(90, "One more.")))
    assert paper.verticalScrollBar().value() == 700


def test_a_sections_heading_is_brought_to_the_top(qtbot: QtBot) -> None:
    blocks = [stated(number, f"Statement {number}.") for number in range(1, 60)]
    more = [stated(number, f"Statement {number}.") for number in range(60, 90)]
    paper = shown_paper(qtbot, *blocks, Heading(1, (Text("Gaps"),), "gaps"), *more)
    paper.show_heading("gaps")
    assert paper.verticalScrollBar().value() > 500
    paper.show_heading("")
    assert paper.verticalScrollBar().value() == 0


def test_zooming_changes_the_size_and_comes_back(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "Statement."))
    before = paper.verticalScrollBar().maximum()
    paper.zoom(1)
    qtbot.waitUntil(lambda: not paper.is_laying)
    assert paper.verticalScrollBar().maximum() > before
    paper.zoom(0)
    qtbot.waitUntil(lambda: not paper.is_laying)
    assert paper.verticalScrollBar().maximum() == before


def test_painting_a_page_with_everything_marked_warns_of_nothing(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "Statement."), Table(((Text("Head"),),), (((Text("cell"),),),)))
    paper.setFocus()
    paper.point_at(0)
    paper.show_fact(FactId(1))
    assert not paper.grab().isNull()


def test_a_fault_is_said_and_the_last_good_page_stays(qtbot: QtBot) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show()
    show(qtbot, pane.paper, document(stated(1, "Good.")))
    pane.show_fault(
        BrieferError("Pack “x”, gaps.md.j2, line 3: “<b>” is not defined.", "Correct the template.")
    )
    assert pane.fault.isVisible()
    assert "line 3: “<b>” is not defined." in pane.fault.words
    assert "Good." in pane.paper.plain_text
    pane.show_document(document(stated(1, "Good again.")))
    assert not pane.fault.isVisible()
    qtbot.waitUntil(lambda: "Good again." in pane.paper.plain_text)


def test_the_preview_calls_itself_approximate(qtbot: QtBot) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show_document(document(stated(1, "Good.")))
    qtbot.waitUntil(lambda: "Word paginates differently" in pane.caption)


def tables(pages: Pages) -> list[QTextTable]:
    """Return the tables of the note itself, its title block left out."""
    found = [frame for placed in pages.strips[1:] for frame in placed.strip.text.rootFrame().childFrames()]
    return [frame for frame in found if isinstance(frame, QTextTable)]


def test_a_table_on_a_narrow_sheet_breaks_no_word_of_its_head() -> None:
    head = tuple((Text(words),) for words in ("No.", "Source", "Reliability", "Grades"))
    cells = tuple((Text("x"),) for _ in head)
    pages = lay_out(document(Table(head, (cells,), widths=(4, 76, 10, 10))), 330)
    (grid,) = tables(pages)
    tops = [grid.cellAt(0, column).firstCursorPosition().block() for column in range(4)]
    assert [block.layout().lineCount() for block in tops] == [1, 1, 1, 1]


def test_a_bottom_line_stands_in_one_box() -> None:
    pages = lay_out(
        document(Block((Text("One."),), style="bottom-line"), Block((Text("Two."),), style="bottom-line"))
    )
    (box,) = tables(pages)
    assert box.cellAt(0, 0).format().background().color() == SHADE
    words = box.cellAt(0, 0).lastCursorPosition()
    words.setPosition(box.cellAt(0, 0).firstPosition(), QTextCursor.MoveMode.KeepAnchor)
    assert words.selectedText() == "One.\u2029Two."


def test_a_note_is_shown_where_the_pointer_rests_on_its_mark() -> None:
    pages = lay_out(document(stated(1, "First.")))
    assert [place.note for place in pages.places] == ["", "Source of 1", ""]
