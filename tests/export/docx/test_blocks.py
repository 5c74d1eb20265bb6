"""Lists, numbered paragraphs, headings, quotations and tables."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefer.export.docx.names import q, value_of
from briefer.export.docx.tables import column_widths
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Block, Document, Heading, Items, Quotation, Table, Text

Make = Callable[..., Document]
Parts = Callable[[bytes], dict[str, etree._Element]]
Written = Callable[..., dict[str, etree._Element]]


@pytest.fixture
def write(make: Make, house: Path, parts: Parts) -> Written:
    return lambda *blocks: parts(write_docx(make(*blocks), house))


def _line(words: str) -> tuple[Block, ...]:
    return (Block((Text(words),)),)


def _paragraph(read: dict[str, etree._Element], words: str) -> etree._Element:
    for paragraph in read["word/document.xml"].iter(q("w:p")):
        if "".join(text.text or "" for text in paragraph.iter(q("w:t"))) == words:
            return paragraph
    raise AssertionError(words)


def _list_of(read: dict[str, etree._Element], words: str) -> tuple[str, str]:
    """Return the id and level of the list that a paragraph stands in."""
    properties = _paragraph(read, words).find(f"{q('w:pPr')}/{q('w:numPr')}")
    assert properties is not None, words
    return value_of(properties, "w:numId"), value_of(properties, "w:ilvl")


def _start_of(read: dict[str, etree._Element], number: str, level: str) -> str:
    path = f"{q('w:num')}[@{q('w:numId')}='{number}']/{q('w:lvlOverride')}[@{q('w:ilvl')}='{level}']"
    override = read["word/numbering.xml"].find(path)
    return value_of(override, "w:startOverride")


def test_each_list_counts_by_itself(write: Written) -> None:
    read = write(
        Items((_line("one"), _line("two")), ordered=True),
        Block((Text("between"),)),
        Items((_line("five"),), ordered=True, start=5),
        Items((_line("dot"),)),
    )
    first, second, dots = (_list_of(read, words) for words in ("one", "five", "dot"))
    assert _list_of(read, "two") == first
    assert len({first, second, dots}) == 3
    assert _start_of(read, *first) == "1"
    assert _start_of(read, *second) == "5"


def test_nested_lists_stand_deeper_and_count_by_themselves(write: Written) -> None:
    inner = Items((_line("a"), _line("b")), ordered=True)
    again = Items((_line("again a"),), ordered=True)
    read = write(Items(((*_line("1"), inner), (*_line("2"), again)), ordered=True))
    assert _list_of(read, "a")[1] == "1"
    assert _list_of(read, "a") == _list_of(read, "b")
    assert _list_of(read, "a")[0] != _list_of(read, "again a")[0]
    assert _start_of(read, *_list_of(read, "again a")) == "1"


def _marks_and_words(read: dict[str, etree._Element], words: str) -> tuple[int, int]:
    """Return how far the mark and the words of a numbered or bulleted line are set in."""
    number, level = _list_of(read, words)
    root = read["word/numbering.xml"]
    listed = next(item for item in root.findall(q("w:num")) if item.get(q("w:numId")) == number)
    for definition in root.findall(q("w:abstractNum")):
        if definition.get(q("w:abstractNumId")) == value_of(listed, "w:abstractNumId"):
            indent = definition.find(f"{q('w:lvl')}[@{q('w:ilvl')}='{level}']/{q('w:pPr')}/{q('w:ind')}")
            assert indent is not None
            left, hanging = int(indent.get(q("w:left"), "")), int(indent.get(q("w:hanging"), ""))
            return left - hanging, left
    raise AssertionError(words)


@pytest.mark.parametrize("ordered", [False, True])
def test_a_list_below_a_numbered_paragraph_begins_where_its_words_begin(
    write: Written, *, ordered: bool
) -> None:
    inner = Items((_line("inner"),), ordered=ordered)
    read = write(
        Items((_line("free"),), ordered=ordered),
        Block((Text("numbered"),), number=1),
        Items(((*_line("below"), inner, *_line("goes on")), _line("also")), ordered=ordered),
        Heading(2, (Text("heading"),)),
        Items((_line("free again"),), ordered=ordered),
    )
    numbered, free, below = (_marks_and_words(read, words) for words in ("numbered", "free", "below"))
    assert below[0] == numbered[1] > free[0]
    assert _marks_and_words(read, "also") == below
    assert _marks_and_words(read, "inner")[0] > below[0]
    assert _marks_and_words(read, "free again") == free
    goes_on = _paragraph(read, "goes on").find(f"{q('w:pPr')}/{q('w:ind')}")
    assert goes_on is not None
    assert int(goes_on.get(q("w:left"), "")) == below[1]


def test_what_is_still_to_be_written_has_a_look_of_its_own(write: Written) -> None:
    read = write(Block((Text("[to be written]"),), style="prompt"), Block((Text("written"),)))
    styles = {
        words: value_of(_paragraph(read, words).find(q("w:pPr")), "w:pStyle")
        for words in ("[to be written]", "written")
    }
    assert styles["[to be written]"] != styles["written"]
    prompt = next(item for item in read["word/styles.xml"] if value_of(item, "w:name") == "Prompt")
    assert prompt.get(q("w:styleId")) == styles["[to be written]"]
    assert prompt.find(f"{q('w:pPr')}/{q('w:shd')}") is not None
    assert prompt.find(f"{q('w:rPr')}/{q('w:i')}") is not None


def test_what_follows_in_an_item_stands_below_its_words(write: Written) -> None:
    read = write(Items(((*_line("item"), *_line("goes on")), (Table(((Text("t"),),), ()),))))
    indent = _paragraph(read, "goes on").find(f"{q('w:pPr')}/{q('w:ind')}")
    assert indent is not None
    assert indent.get(q("w:left")) == "567"


def test_a_list_deeper_than_word_has_levels_stays_on_the_last(write: Written) -> None:
    items = Items((_line("deepest"),))
    for _ in range(12):
        items = Items(((items,),))
    assert _list_of(write(items), "deepest")[1] == "8"


def test_numbered_paragraphs_run_on_across_sections_and_start_where_told(write: Written) -> None:
    read = write(
        Block((Text("p1"),), 1),
        Heading(1, (Text("Next"),)),
        Block((Text("p2"),), 2),
        Block((Text("p7"),), 7),
    )
    assert _list_of(read, "p1") == _list_of(read, "p2")
    assert _list_of(read, "p7")[0] != _list_of(read, "p1")[0]
    assert _start_of(read, *_list_of(read, "p7")) == "7"


def test_headings_keep_with_what_follows(write: Written) -> None:
    read = write(Heading(1, (Text("One"),)), Heading(4, (Text("Four"),)), Heading(9, (Text("Nine"),)))
    for words, style in (("One", "Heading1"), ("Four", "Heading4"), ("Nine", "Heading4")):
        properties = _paragraph(read, words).find(q("w:pPr"))
        assert value_of(properties, "w:pStyle") == style
        assert properties is not None
        assert properties.find(q("w:keepNext")) is not None


def test_roles_find_their_style_and_unknown_ones_are_body_text(write: Written) -> None:
    read = write(
        Block((Text("main"),), style="bottom-line"),
        Block((Text("odd"),), style="never-heard-of"),
        Quotation((Block((Text("said"),)), Quotation((Block((Text("deeper"),)),)))),
    )
    styles = {
        words: value_of(_paragraph(read, words).find(q("w:pPr")), "w:pStyle")
        for words in ("main", "odd", "said", "deeper")
    }
    assert styles == {"main": "BottomLine", "odd": "BodyText", "said": "Quote", "deeper": "Quote"}
    assert _paragraph(read, "deeper").find(f"{q('w:pPr')}/{q('w:ind')}") is not None


def test_a_table_repeats_its_head_splits_no_row_and_says_what_it_shows(write: Written) -> None:
    head = ((Text("Date"),), (Text("Event"),), (Text("Basis"),))
    rows = (((Text("5 March"),), (Text("Met"),), ()), ((Text("short row"),),))
    table = list(write(Table(head, rows, (20, 60, 20), "Events"))["word/document.xml"].iter(q("w:tbl")))[-1]
    properties = table.find(q("w:tblPr"))
    assert value_of(properties, "w:tblStyle") == "NoteTable"
    assert value_of(properties, "w:tblCaption") == "Events"
    assert value_of(properties, "w:tblDescription") == "Events"
    written = table.findall(q("w:tr"))
    assert [row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None for row in written] == [1, 0, 0]
    assert all(row.find(f"{q('w:trPr')}/{q('w:cantSplit')}") is not None for row in written)
    assert {len(row.findall(q("w:tc"))) for row in written} == {3}


@pytest.mark.parametrize(
    ("shares", "columns", "expected"),
    [
        ((), 4, (250, 250, 250, 250)),
        ((25, 75), 2, (250, 750)),
        ((1, 1, 1), 3, (333, 333, 334)),
        ((50,), 3, (500, 250, 250)),
        ((90, 90), 3, (473, 473, 54)),
        ((0, 100), 2, (9, 991)),
    ],
)
def test_columns_share_the_text_width(
    shares: tuple[int, ...], columns: int, expected: tuple[int, ...]
) -> None:
    widths = column_widths(shares, columns, 1000)
    assert sum(widths) == 1000
    assert widths == pytest.approx(expected, abs=4)


@pytest.mark.parametrize(
    ("words", "shares", "is_kept"),
    [
        (("No.", "Event", "Basis"), (10, 60, 30), True),
        (("Responsibility", "Event", "Basis"), (4, 66, 30), False),
        (("Who is responsible", "Event", "Basis"), (4, 66, 30), False),
        (("Responsibility" * 5, "Responsibility" * 5, "Basis"), (4, 66, 30), True),  # there is no room
    ],
)
def test_no_word_of_a_table_s_head_is_parted_while_other_columns_have_room(
    write: Written, words: tuple[str, ...], shares: tuple[int, ...], *, is_kept: bool
) -> None:
    head = tuple((Text(word),) for word in words)
    table = list(write(Table(head, (head,), shares))["word/document.xml"].iter(q("w:tbl")))[-1]
    widths = [int(column.get(q("w:w"), "")) for column in table.iter(q("w:gridCol"))]
    assert (tuple(widths) == column_widths(shares, 3, sum(widths))) == is_kept
    longest = max(len(word) for word in words[0].split())
    assert is_kept or widths[0] > longest * 100  # twips: half of ten points for each letter
    assert all(width > 0 for width in widths)
    cells = [int(value_of(cell.find(q("w:tcPr")), "w:tcW", "w:w")) for cell in table.iter(q("w:tc"))]
    assert cells == widths * 2


def test_a_table_without_cells_is_left_out(write: Written) -> None:
    tables = list(write(Table((), ()))["word/document.xml"].iter(q("w:tbl")))
    assert len(tables) == 1  # the title block's


def test_a_table_to_sign_stays_together_with_room_in_each_row(write: Written) -> None:
    rows = (((Text("Prepared by"),), ()), ((Text("Approved"),), ()))
    read = write(Table(((), ()), rows, style="sign-off"))
    table = list(read["word/document.xml"].iter(q("w:tbl")))[-1]
    written = table.findall(q("w:tr"))
    assert len(written) == 2  # a head without words is left out
    heights = [value_of(row.find(q("w:trPr")), "w:trHeight") for row in written]
    assert all(int(height) > 600 for height in heights)
    keeps = [
        [value_of(line.find(q("w:pPr")), "w:keepNext") for line in row.iter(q("w:p"))] for row in written
    ]
    assert keeps == [["", ""], ["0", "0"]]
    assert all(line.find(q("w:pPr")).find(q("w:keepNext")) is not None for line in table.iter(q("w:p")))  # type: ignore[union-attr]  # written so
    look = table.find(f"{q('w:tblPr')}/{q('w:tblLook')}")
    assert look is not None
    assert look.get(q("w:firstRow")) == "0"


def test_portion_marks_stand_before_the_words(write: Written) -> None:
    read = write(
        Heading(1, (Text("Background"),), portion="(U)"),
        Block((Text("Said"),), 1, portion="(C)"),
        Block((Text("Figure"),), style="caption", portion="(U)"),
        Items(((Block((Text("item"),), portion="(S)"),),)),
    )
    for words in ("(U) Background", "(C) Said", "(U) Figure", "(S) item"):
        _paragraph(read, words)


def test_a_heading_may_begin_a_page(write: Written) -> None:
    read = write(Heading(1, (Text("Body"),)), Heading(1, (Text("Annex"),), new_page=True))
    breaks = {
        words: _paragraph(read, words).find(f"{q('w:pPr')}/{q('w:pageBreakBefore')}") is not None
        for words in ("Body", "Annex")
    }
    assert breaks == {"Body": False, "Annex": True}


def test_a_list_below_a_sub_paragraph_stands_deeper(write: Written) -> None:
    read = write(
        Block((Text("main"),), 1),
        Items((_line("below main"),)),
        Block((Text("sub"),), 1, level=1),
        Items((_line("below sub"),)),
    )
    assert _marks_and_words(read, "below sub")[0] > _marks_and_words(read, "below main")[0]


def test_a_table_with_a_mark_of_its_own_stands_below_a_line_with_it(write: Written) -> None:
    head = ((Text("Date"),),)
    read = write(
        Table(head, (), title="Events", portion="(U)"),
        Table(head, (), portion="(C)"),
        Table(head, (), style="sign-off", portion="(U)"),
    )
    words = [
        "".join(text.text or "" for text in line.iter(q("w:t")))
        for line in read["word/document.xml"].iter(q("w:p"))
    ]
    assert words.count("(U) Events") == 1
    assert words.count("(C)") == 1
    assert "(U)" not in words
    properties = _paragraph(read, "(U) Events").find(q("w:pPr"))
    assert properties is not None
    assert properties.find(q("w:keepNext")) is not None


def test_a_paragraph_below_a_numbered_one_is_set_in_to_its_words(write: Written) -> None:
    read = write(
        Block((Text("first"),), 1),
        Block((Text("below first"),), level=1),
        Block((Text("sub"),), 1, level=1),
        Block((Text("below sub"),), level=2),
        Block((Text("plain"),)),
    )
    lefts = []
    for words in ("below first", "below sub", "plain"):
        indent = _paragraph(read, words).find(f"{q('w:pPr')}/{q('w:ind')}")
        lefts.append(0 if indent is None else int(indent.get(q("w:left"), "0")))
    assert lefts[1] > lefts[0] > lefts[2] == 0


def _kept(read: dict[str, etree._Element], words: str) -> bool:
    """Return whether a paragraph says itself that it stays with what follows."""
    keep = _paragraph(read, words).find(f"{q('w:pPr')}/{q('w:keepNext')}")
    return keep is not None and keep.get(q("w:val")) != "0"


def test_a_lead_in_stays_with_its_list_and_other_paragraphs_do_not(write: Written) -> None:
    read = write(
        Block((Text("These are open:"),), number=1),
        Items((_line("one"),)),
        Block((Text("Words."),)),
        Block((Text("At the end:"),)),
    )
    assert [_kept(read, words) for words in ("These are open:", "Words.", "At the end:")] == [
        True,
        False,
        False,
    ]


def test_what_stands_before_places_to_sign_stays_with_them(write: Written) -> None:
    row = ((Text("A"),), (Text("B"),))
    read = write(Block((Text("Words."),)), Table(row, (row,), style="sign-off"))
    assert _kept(read, "Words.")
    assert not _kept(write(Block((Text("Words."),)), Table(row, (row,))), "Words.")


def test_no_single_row_is_parted_from_its_table_nor_small_print_from_it(write: Written) -> None:
    def row(words: str) -> tuple[tuple[Text, ...], ...]:
        return ((Text(words),),)

    table = Table(row("head"), tuple(row(f"row {number}") for number in range(1, 6)))
    read = write(table)
    assert [number for number in range(1, 6) if _kept(read, f"row {number}")] == [1, 4]
    noted = write(table, Block((Text("A note."),), style="small"))
    assert [number for number in range(1, 6) if _kept(noted, f"row {number}")] == [1, 4, 5]
    ends = [
        value_of(each.find(q("w:pPr")), "w:pStyle") == "TableEnd"
        for each in noted["word/document.xml"].iter(q("w:p"))
        if each.find(f"{q('w:pPr')}/{q('w:keepNext')}") is not None
    ]
    assert ends.count(True) == 1


def test_a_row_as_high_as_a_page_is_parted_and_kept_with_no_other(write: Written) -> None:
    rows = tuple(((Text("1"),), (Text("x" * length),)) for length in (10, 20_000, 10))
    root = write(Table((), rows, (10, 90)), Block((Text("A note."),), style="small"))["word/document.xml"]
    found = [
        (row.find(f".//{q('w:cantSplit')}") is not None, row.find(f".//{q('w:keepNext')}") is not None)
        for row in list(root.iter(q("w:tr")))[-3:]
    ]
    assert found == [(True, False), (False, False), (True, False)]


def test_what_follows_a_table_at_the_end_takes_no_room(write: Written) -> None:
    table = Table(((Text("a"),),), (((Text("b"),),),))
    lines = []
    for blocks in ((table,), (table, Block((Text("more"),)))):
        ends = write(*blocks)["word/document.xml"].findall(f"{q('w:body')}/{q('w:p')}/{q('w:pPr')}")
        last = [each for each in ends if value_of(each, "w:pStyle") == "TableEnd"][-1]
        lines.append(value_of(last, "w:spacing", "w:line"))
    assert lines == ["20", ""]
