"""Blocks as words to be read: what is strong, slanted or a chip, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.models.brief_prose import Prose, Sign, Stretch, prose_of, raw_prose
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Emphasis,
    Heading,
    Items,
    LineBreak,
    Quotation,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefer.model.ids import FactId

NOTE = Citation(FactId(1), "f1", 1, (Text("a note"),), others=((FactId(2), "f2"),))


def said(prose: Prose) -> list[tuple[str, Sign]]:
    return [(prose.words[each.start : each.end].strip("\u2009"), each.sign) for each in prose.stretches]


def test_a_paragraph_has_its_signs_and_a_chip_for_each_fact_of_a_note() -> None:
    bold = Strong((Text("3 March"), Emphasis((Text(" 🕊"),))))
    prose = prose_of([Block((bold, Text(". "), Statement(FactId(1), (Text("Closed."),)), NOTE))])
    assert prose.words.replace("\u2009", "") == "3 March 🕊. Closed.f1f2"
    assert said(prose) == [
        (" 🕊", Sign.SLANTED),
        ("3 March 🕊", Sign.STRONG),
        ("f1", Sign.CHIP),
        ("f2", Sign.CHIP),
    ]
    assert [chip.label for chip in prose.chips] == ["f1", "f2"]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Heading(2, (Text("Head"),)), "Head"),
        (Block((Text("one"), LineBreak(), Code("two"))), "one\ntwo"),
        (Items(((Block((Text("a"),)),), (Block((Text("b"),)),))), "• a\n• b"),
        (Items(((Block((Text("a"),)),), (Block((Text("b"),)),)), ordered=True, start=9), "9. a\n10. b"),
        (Quotation((Block((Text("a"),)), Block((Text("b"),)))), "a\nb"),
        (Table(((Text("h"),), ()), (((Text("1"),), (Text("2"),)),)), "h | \n1 | 2"),
        (Timeline("Events", ()), "(Events)"),
    ],
)
def test_other_blocks_are_lines(block: AnyBlock, words: str) -> None:
    assert prose_of([block]).words == words


def test_a_table_of_thousands_of_rows_is_cut() -> None:
    rows = tuple(((Text(f"row {number}"), NOTE),) for number in range(5_000))
    prose = prose_of([Table((), rows)])
    assert len(prose.words) < 7_000
    assert prose.words.endswith("…")
    assert prose.stretches[-1].end <= len(prose.words)


@given(st.text(alphabet="ab[@]f1 🕊\n"))
def test_markdown_that_waits_to_be_composed_stands_as_it_is_written(text: str) -> None:
    prose = raw_prose(text)
    assert prose.words == text
    assert all(text[chip.start : chip.end] == f"[@{chip.label}]" for chip in prose.chips)


def test_a_citation_in_waiting_words_is_a_chip() -> None:
    assert raw_prose("a [@f1]") == Prose("a [@f1]", (Stretch(2, 7, Sign.CHIP, "f1"),))
