"""What is seen of the paper: marking, highlights, light and dark, zoom, tool tips, long notes in slices."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from briefer.compose.passage_words import pointing
from briefer.gui.theme import palette_of
from briefer.gui.views import brief_pages, brief_paper
from briefer.gui.views.brief_pages import Pages, Placed, Start, strips
from briefer.gui.views.brief_paper import Paper
from briefer.gui.views.brief_preview import PreviewPane
from briefer.gui.views.brief_sheet import GAP, sheet_for
from briefer.gui.views.brief_sheets import CHOSEN, SHOWN, paper_colour
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Document,
    Heading,
    Inline,
    Items,
    Quotation,
    Statement,
    Table,
    Text,
)
from briefer.model.ids import FactId
from tests.gui.views.test_brief_preview import document, point_of, show, shown_paper, stated
from tests.longer import longer

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.usefixtures("qapp")]
WRITTEN = brief_pages._written
HOSTILE = "<b>x</b> &copy; {{7*7}} \u202eabc"


def colours(image: QImage) -> set[str]:
    """Return the colours of a picture, every second pixel of it."""
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def dark_in(paper: Paper, top: float, tall: float, *, right: bool = False) -> int:
    """Return how many pixels of ink stand in the middle (or at the right) of a band of the first sheet.

    The band is given in the sheet's own units.
    """
    image = paper.viewport().grab().toImage()
    scale = paper.pages.sheet.scale
    first, last = int(GAP + top * scale), int(GAP + (top + tall) * scale)
    third = image.width() // 3
    across = range(2 * third, image.width() - 10) if right else range(third, 2 * third)
    return sum(image.pixelColor(x, y).lightness() < 110 for y in range(first, last) for x in across)


def notes(count: int) -> Document:
    """Return a note of so many facts, in a list and in a table of dates."""
    said = tuple(
        (Statement(FactId(n), (Text(f"Fact {n} was stated at some length."),)),) for n in range(count)
    )
    rows = tuple(
        ((Text(f"{n} March"),), (*words, Citation(FactId(n), f"f{n}", n + 1, (Text(f"Source {n}"),))))
        for n, words in enumerate(said)
    )
    items = Items(tuple((stated(n + 1, "Item."),) for n in range(30)))
    return document(items, Table(((Text("Date"),), (Text("Event"),)), rows, widths=(20, 80)))


def table_of(lines: Sequence[int]) -> Document:
    """Return a note of one table; a row has about so many lines, and is of its own fact."""
    rows = tuple(
        (
            (Text(f"{number} March"),),
            (Statement(FactId(number), (Text("Fact of some length here. " * count),)),),
        )
        for number, count in enumerate(lines)
    )
    return document(Table(((Text("Date"),), (Text("Event"),)), rows, widths=(20, 80)))


def test_the_marking_stands_at_head_and_foot(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "Statement."))
    foot = paper.pages.sheet.size.height() - 46
    assert dark_in(paper, 28, 18) > 20
    paper.verticalScrollBar().setValue(0)
    paper.resize(640, 1400)
    qtbot.waitUntil(lambda: not paper.is_laying)
    assert dark_in(paper, foot, 18) > 20
    assert dark_in(paper, 50, 20) == 0


def test_a_canadian_marking_stands_at_the_head_alone(qtbot: QtBot) -> None:
    seen = {}
    for scheme in ("tlp", "canada"):
        paper = shown_paper(qtbot, stated(1, "Statement."))
        paper.resize(640, 1400)
        marked = replace(document(stated(1, "Statement.")), scheme=scheme, marking="PROTECTED B")
        show(qtbot, paper, marked)
        foot = paper.pages.sheet.size.height() - 46
        seen[scheme] = dark_in(paper, 28, 18, right=True) > 20, dark_in(paper, foot, 18, right=True) > 20
    assert seen == {"tlp": (True, True), "canada": (True, False)}


def test_the_current_fact_is_on_a_colour_and_no_other(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "First statement."), stated(2, "Second statement."))
    assert SHOWN.name() not in colours(paper.viewport().grab().toImage())
    paper.show_fact(FactId(2))
    image = paper.viewport().grab().toImage()
    assert SHOWN.name() in colours(image)
    rows = [
        y for y in range(image.height()) if SHOWN in [image.pixelColor(x, y) for x in range(image.width())]
    ]
    assert point_of(paper, 1).y() + 8 not in rows
    assert point_of(paper, 2).y() + 8 in rows
    paper.show_fact(None)
    assert SHOWN.name() not in colours(paper.viewport().grab().toImage())


def test_the_place_that_the_keyboard_stands_on_is_marked_while_it_is_there(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "First statement."))
    paper.activateWindow()
    paper.setFocus()
    qtbot.waitUntil(paper.hasFocus)
    QTest.keyClick(paper, Qt.Key.Key_Right)
    assert CHOSEN.name() in colours(paper.viewport().grab().toImage())
    paper.clearFocus()
    assert CHOSEN.name() not in colours(paper.viewport().grab().toImage())


@pytest.mark.parametrize("dark", [False, True])
def test_paper_is_softer_in_a_dark_window_and_its_ink_dark_in_both(qtbot: QtBot, *, dark: bool) -> None:
    paper = shown_paper(qtbot, stated(1, "First statement."))
    paper.setPalette(palette_of(dark=dark))
    found = colours(paper.viewport().grab().toImage())
    assert QColor("#e9e8e4" if dark else "#ffffff").name() in found
    desk = paper.viewport().grab().toImage().pixelColor(2, 2)
    assert (desk.lightness() < 80) is dark
    assert min(QColor(name).lightness() for name in found) < 90


def test_before_there_is_a_note_a_sheet_says_that_it_is_composed(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(640, 800)
    paper.show()
    image = paper.viewport().grab().toImage()
    assert paper_colour(QPalette(paper.palette())).name() in colours(image)
    assert len(colours(image)) > 6, "bars and words"
    show(qtbot, paper, document(stated(1, "Statement.")))
    assert image != paper.viewport().grab().toImage()


def wheel(paper: Paper, by: int) -> None:
    spot, port = QPointF(50, 50), paper.viewport()
    control = Qt.KeyboardModifier.ControlModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(spot, spot, QPoint(), QPoint(0, by), none, control, phase, False)  # noqa: FBT003 - Qt's signature
    QApplication.sendEvent(port, event)


def test_control_and_the_wheel_zoom(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, stated(1, "Statement."))
    before = paper.pages.sheet.scale
    wheel(paper, 120)
    qtbot.waitUntil(lambda: paper.pages.sheet.scale > before)
    wheel(paper, -120)
    wheel(paper, -120)
    qtbot.waitUntil(lambda: paper.pages.sheet.scale < before)


def test_the_buttons_zoom(qtbot: QtBot) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(640, 500)
    pane.show()
    show(qtbot, pane.paper, document(stated(1, "Statement.")))
    before = pane.paper.pages.sheet.scale
    buttons = {one.accessibleName(): one for one in pane.findChildren(QToolButton)}
    QTest.mouseClick(buttons["Show the preview larger"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.paper.pages.sheet.scale > before)
    QTest.mouseClick(buttons["Show the preview smaller"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.paper.pages.sheet.scale == before)


def test_the_tip_of_a_note_says_its_words_and_no_markup(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, *_: told.append(words))
    citation = Citation(FactId(1), "f1", 1, (Text(HOSTILE),))
    first = stated(1, "A statement.")
    block = type(first)((Text("x" * 8), citation))
    paper = shown_paper(qtbot, block)
    place = next(one for one in paper.pages.places if one.note)
    spot = next(
        QPoint(x, y)
        for y in range(0, paper.viewport().height(), 2)
        for x in range(0, paper.viewport().width(), 2)
        if paper.place_at(QPointF(x, y)) == place
    )
    QApplication.sendEvent(paper.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, spot, spot))
    assert told == ["<span>&lt;b&gt;x&lt;/b&gt; &amp;copy; {{7*7}} \u202eabc</span>"]


def test_a_long_note_is_laid_out_in_slices_and_the_first_sheet_is_there_before_the_last(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brief_paper, "_SLICE", 0.0)
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(640, 500)
    paper.show()
    paper.show_document(notes(300))
    assert paper.is_laying
    qtbot.waitUntil(lambda: paper.page_count > 0)
    assert paper.is_laying
    first = paper.page_count
    with qtbot.waitSignal(paper.laid, timeout=20000):
        pass
    assert paper.page_count > first
    assert "Fact 299 was stated" in paper.plain_text


def test_what_is_asked_for_before_it_is_laid_out_is_shown_then(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brief_paper, "_SLICE", 0.0)
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(640, 500)
    paper.show()
    paper.show_document(notes(200))
    assert not paper.show_fact(FactId(199))
    with qtbot.waitSignal(paper.laid, timeout=20000):
        pass
    assert paper.verticalScrollBar().value() > 1000


def test_every_row_of_a_long_table_stands_once_and_each_sheet_begins_with_the_head() -> None:
    pages = Pages(sheet_for(700))
    for placed in strips(notes(200), pages.sheet, {}):
        pages.add(placed)
    said = [place for place in pages.places if not place.is_citation]
    assert [int(place.fact) for place in said[30:]] == list(range(200))
    parts = [one for one in pages.strips if one.piece.table]
    assert len(parts) > 2
    for before, after in pairwise(parts):
        assert after.page == before.page + before.strip.sheets
        assert after.start.top == pages.sheet.head
        assert after.strip.text.toPlainText().lstrip().startswith("Date")


TABLES = st.lists(st.integers(1, 6), min_size=1, max_size=90).map(tuple)


@given(st.lists(TABLES, min_size=2, max_size=4))
@example([(1,) * 3, (1,) * 4])  # a row more than there were, on the same sheet
@example([(1,) * 30, (1,) * 31, (1,) * 61])
@example([(6,) * 60, (1,) * 60])  # as many rows as filled a sheet do not fill one now
@settings(max_examples=longer(25))
def test_a_table_that_grows_or_shrinks_keeps_each_row_once(versions: list[tuple[int, ...]]) -> None:
    sheet = sheet_for(700)
    known: dict[Start, list[Placed]] = {}
    with pytest.MonkeyPatch.context() as patch:
        for lines in versions:
            written = iter([WRITTEN] * (3 * len(lines) + 20))  # it once tried the same rows without end
            patch.setattr(brief_pages, "_written", lambda *given, once=written: next(once)(*given))
            pages = Pages(sheet)
            for placed in strips(table_of(lines), sheet, known):
                pages.add(placed)
            said = [int(place.fact) for place in pages.places if not place.is_citation]
            assert said == list(range(len(lines)))
            known = pages.known()


def part(kind: str, size: int) -> AnyBlock:
    """Return a block; some that are equally high cite other facts, or one more.

    Rows of tables have one line, which no foot of a sheet parts.
    """
    cited = (unnumbered(size),) * (size % 2 + 1)
    said: tuple[Inline, ...] = (
        Statement(FactId(size), (Text("Fact of it. " * (size // 8 * 8 + 1)),)),
        *cited,
    )
    match kind:
        case "heading":
            return Heading(1, (Text(f"Heading {size}"),), f"s{size}", new_page=size % 3 == 0)
        case "list":
            return Items(((Block(said),),) * size)
        case "table":
            rows = tuple(((Text(f"{row}"),), (_said(row), unnumbered(row))) for row in range(size))
            return Table(
                ((Text("Date"),), (Text("Event"),)), rows, widths=(20, 80), title="Table" * (size % 2)
            )
        case "quotation":
            return Quotation((Block(said),))
        case _:
            return Block(said, style="bottom-line" * (size % 5 == 0))


def _said(row: int) -> Statement:
    return Statement(FactId(row % 40 + 1), (_FACT,))


_FACT = Text("Fact of it.")
PARTS = st.tuples(st.sampled_from(["heading", "list", "table", "table", "quotation", ""]), st.integers(1, 39))
CHANGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1), st.lists(PARTS, max_size=1)), max_size=4)


def seen(pages: Pages) -> tuple[object, ...]:
    """Return the words on all sheets and where facts and headings stand."""
    tops = [(page, round(line.top())) for page, line in (pages.spot_of(it.start) for it in pages.places)]
    return pages.count, pages.plain_text, pages.places, pages.headings, tops


@given(st.lists(PARTS, min_size=1, max_size=8), CHANGES)
@settings(max_examples=longer(12))
def test_a_note_laid_out_after_changes_is_as_one_laid_out_afresh(
    parts: list[tuple[str, int]], changes: list[tuple[int, int, list[tuple[str, int]]]]
) -> None:
    sheet, known = sheet_for(700), dict[Start, list[Placed]]()
    for place, count, new in ((0, 0, []), *changes):
        parts[place : place + count] = new
        note = document(*(part(*each) for each in parts))
        pages, afresh = Pages(sheet), Pages(sheet)
        for placed in strips(note, sheet, known):
            pages.add(placed)
        for placed in strips(note, sheet, {}):
            afresh.add(placed)
        assert seen(pages) == seen(afresh)
        known = pages.known()


def test_strips_follow_each_other_without_overlap() -> None:
    pages = Pages(sheet_for(700))
    for placed in strips(notes(120), pages.sheet, {}):
        pages.add(placed)
    tops = [
        page * 10_000 + line.top() for page, line in map(pages.spot_of, sorted(p.start for p in pages.places))
    ]
    assert tops == sorted(tops)


def test_a_change_lays_out_only_what_it_touched() -> None:
    sheet = sheet_for(700)
    first, again = Pages(sheet), Pages(sheet)
    blocks = tuple(stated(number, "Statement of some length. " * 6) for number in range(1, 200))
    for placed in strips(document(*blocks), sheet, {}):
        first.add(placed)
    changed = (*blocks[:-1], stated(199, "Changed."))
    for placed in strips(document(*changed), sheet, first.known()):
        again.add(placed)
    old = {id(one.strip) for one in first.strips}
    kept = [one for one in again.strips if id(one.strip) in old]
    assert len(kept) >= len(again.strips) // 2 - 1
    assert "Changed." in again.plain_text


def test_words_are_copied_over_the_ends_of_strips(qtbot: QtBot) -> None:
    paper = shown_paper(qtbot, *(stated(n, f"Statement {n}. " * 20) for n in range(1, 30)))
    start, end = paper.pages.places[0].start, paper.pages.places[56].end
    words = paper.pages.words(start, end)
    assert words.startswith("Statement 1.")
    assert "Statement 28." in words
    assert "\u2029" not in words


def unnumbered(fact: int) -> Citation:
    note = (pointing(("As note ", "."), (FactId(fact),)),)
    return Citation(FactId(fact), f"f{fact}", 0, note)


def cited_notes(*first: Citation) -> Document:
    """Return a note whose first paragraph cites these; each other one cites a fact of its own."""
    said = (Text("Statement of some length. " * 9),)
    others = (Block((*said, unnumbered(number))) for number in range(1, 40))
    return document(Block((*said, *first)), *others)


def test_citations_are_numbered_as_they_are_laid_out_and_anew_behind_one_more() -> None:
    sheet = sheet_for(700)
    first, again = Pages(sheet), Pages(sheet)
    for placed in strips(cited_notes(unnumbered(3)), sheet, {}):
        first.add(placed)
    assert "\n40\tAs note 40." in first.plain_text
    assert "\n4\tAs note 1." in first.plain_text  # the fact of the first paragraph
    for placed in strips(cited_notes(unnumbered(3), unnumbered(7)), sheet, first.known()):
        again.add(placed)
    assert "\n41\tAs note 41." in again.plain_text
    assert "\n9\tAs note 2." in again.plain_text
    assert [place.note for place in again.places if place.fact == 30] == ["As note 32.", ""]


def test_a_note_that_is_the_same_is_not_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, note = sheet_for(700), notes(200)
    pages = Pages(sheet)
    for placed in strips(note, sheet, {}):
        pages.add(placed)
    monkeypatch.setattr(brief_pages, "_laid_out", None)
    assert [placed.strip for placed in strips(note, sheet, pages.known())] == [
        placed.strip for placed in pages.strips
    ]
