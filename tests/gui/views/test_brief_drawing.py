"""What only some notes have, on paper: contents, numbers, timelines, places to sign, markings by scheme."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from briefer.export.markings import marking_look
from briefer.gui.views.brief_sheets import Look, paint_sheet
from briefer.model.documents import (
    Block,
    Citation,
    Contents,
    Document,
    Heading,
    Items,
    NoteKind,
    Table,
    Text,
    Timeline,
    TimeMark,
)
from briefer.model.ids import FactId
from tests.gui.views.test_brief_preview import document, lay_out, point_of, shown_paper, stated

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.usefixtures("qapp")]
MARKS = tuple(TimeMark(f"203{n}-01-01", f"203{n}-01-01", f"Event {n}", FactId(n)) for n in range(1, 5))


def painted(note: Document) -> QImage:
    """Return a picture of the first sheet of a note."""
    pages = lay_out(note)
    size = pages.sheet.size * pages.sheet.scale
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    look = Look(note.marking, 1, (), QPalette(), marking_look(note.scheme, note.marking))
    painter = QPainter(image)
    paint_sheet(painter, QPointF(), pages, 0, look)
    painter.end()
    return image


def share_of(image: QImage, colour: QColor, left: float, right: float) -> int:
    """Return how many pixels of a colour stand in the top margin, between two shares of the width."""
    columns = range(int(image.width() * left), int(image.width() * right))
    return sum(image.pixelColor(x, y) == colour for x in columns for y in range(20, 60))


def test_marks_side_by_side_are_kept_apart() -> None:
    first, second = (Citation(FactId(number), f"f{number}", number, (Text("note"),)) for number in (15, 16))
    assert "Said.1,2 on" in lay_out(document(Block((Text("Said."), first, second, Text(" on"))))).plain_text


def test_numbers_portions_and_contents_are_printed() -> None:
    blocks = (
        Contents("Contents"),
        Heading(1, (Text("Purpose"),), "purpose", 1, portion="(U)"),
        replace(stated(1, "Said."), number=1, level=1, portion="(C)"),
        replace(stated(2, "More."), number=2, level=2),
    )
    words = lay_out(document(*blocks)).plain_text
    for line in ("Contents", "1.\t(U) Purpose", "a.\t(C) Said.1", "(2)\tMore.2"):
        assert line in words.split("\n") or f"\n{line}" in words, line
    assert words.count("(U) Purpose") == 2


def test_sub_paragraphs_of_a_note_in_paragraphs_have_letters_in_brackets() -> None:
    words = lay_out(document(stated(1, "Main.", 1), replace(stated(2, "Sub."), number=1, level=1))).plain_text
    assert "1.\tMain." in words
    assert "(a)\tSub." in words


def test_a_list_below_a_numbered_paragraph_stands_below_its_words() -> None:
    items = Items(((Block((Text("item"),)),),))
    lefts = []
    for number in (0, 1):
        pages = lay_out(document(stated(1, "Main.", number), items))
        block = pages.strips[-2].strip.text.lastBlock()
        assert block.text().endswith("item")
        lefts.append(block.blockFormat().leftMargin())
    assert lefts[1] > lefts[0]


def test_a_heading_that_begins_a_page_does() -> None:
    annex = Heading(1, (Text("Annex"),), "annex", new_page=True)
    pages = lay_out(document(stated(1, "Said."), annex, stated(2, "More.")))
    position = dict(pages.headings)["annex"]
    page, line = pages.spot_of(position)
    assert page == 1
    assert line.top() < pages.sheet.head + 30


def test_a_note_without_notes_has_neither_marks_nor_notes() -> None:
    note = document(stated(1, "Said."))
    words = lay_out(replace(note, notes=NoteKind.NONE)).plain_text
    assert "Said.1" not in words
    assert "Source of 1" not in words
    assert "Source of 1" in lay_out(replace(note, notes=NoteKind.ENDNOTES)).plain_text


def test_a_timeline_is_painted_in_the_room_that_is_left_for_it() -> None:
    bare, full = (painted(document(*blocks)) for blocks in ((), (Timeline("Talks", MARKS),)))
    changed = sum(
        bare.pixelColor(x, y) != full.pixelColor(x, y)
        for x in range(0, bare.width(), 2)
        for y in range(0, bare.height() // 2, 2)
    )
    assert changed > 300
    pages = lay_out(document(Timeline("Talks", MARKS), stated(9, "After.")))
    (placed,) = [placed for placed in pages.strips if placed.strip.drawings]
    (drawn,) = placed.strip.drawings
    room = placed.strip.room_of(drawn)
    below = placed.strip.text.findBlock(drawn.position).next()
    after = placed.strip.text.documentLayout().blockBoundingRect(below)
    assert after.top() >= room.bottom()
    assert room.width() <= pages.sheet.size.width() - 2 * pages.sheet.side


def test_each_event_leads_to_its_fact_is_read_aloud_and_marked(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, Timeline("Talks", MARKS))
    pages = paper.pages
    for mark in MARKS[:2]:
        place = next(place for place in pages.places if place.fact == mark.fact)
        assert pages.words(place.start, place.end) == f"{mark.begins}: {mark.words}"
        at = point_of(paper, mark.fact)
        assert paper.place_at(QPointF(at)) == place
    before = paper.viewport().grab().toImage()
    assert paper.show_fact(FactId(2))
    after = paper.viewport().grab().toImage()
    assert before.pixelColor(at) != after.pixelColor(at)


def test_long_words_of_events_take_no_room_of_their_own() -> None:
    long = tuple(replace(mark, words="Words of an event that is told at length " * 9) for mark in MARKS * 2)
    (placed,) = [one for one in lay_out(document(Timeline("", long))).strips if one.strip.drawings]
    assert placed.strip.text.findBlock(placed.strip.drawings[0].position).layout().lineCount() == 1


def test_rows_to_sign_are_high_and_have_no_empty_head() -> None:
    rows = (((Text("Prepared by"),), ()), ((Text("Approved"),), ()))
    heights = []
    for style in ("", "sign-off"):
        pages = lay_out(document(Table(((), ()), rows, style=style)))
        (strip,) = [placed.strip for placed in pages.strips if placed.piece.table is not None]
        heights.append(strip.end.top)
        assert strip.text.toPlainText().split() == ["Prepared", "by", "Approved"]
    assert heights[1] - heights[0] > 40


def test_the_marking_stands_where_its_scheme_has_it() -> None:
    note = replace(document(), marking="TLP:RED")
    centred, right = (painted(replace(note, scheme=scheme)) for scheme in ("us", "tlp"))
    black, ink = QColor("#000000"), QColor("#1b1f24")
    assert share_of(centred, ink, 0.4, 0.6) > 10
    assert share_of(centred, black, 0.7, 1) == 0
    assert share_of(right, black, 0.7, 1) > 300
    assert share_of(right, ink, 0.4, 0.6) == 0
    assert share_of(right, QColor("#ff2b2b"), 0.7, 1) > 10


def test_the_mark_of_a_long_table_stands_above_it_once() -> None:
    rows = tuple(((Text(f"Row {n} of some length"),),) for n in range(120))
    words = lay_out(document(Table(((Text("Head"),),), rows, title="Rows", portion="(U)"))).plain_text
    assert words.count("(U) Rows") == 1
    assert words.count("Row 119 of") == 1


def test_a_paragraph_below_a_numbered_one_is_set_in_to_its_words() -> None:
    lefts = []
    for level in (0, 1):
        pages = lay_out(document(stated(1, "Main.", 1), Block((Text("below"),), level=level)))
        block = pages.strips[-2].strip.text.lastBlock()
        lefts.append(block.blockFormat().leftMargin())
    assert lefts[1] > lefts[0]
