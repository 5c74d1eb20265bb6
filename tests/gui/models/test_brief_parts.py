"""The rows of a section's paragraphs: a block that lays out several judgements has a row of each.

The words of sections are counted block by block, and of each block once.
"""

import pytest

from briefer.compose.section_parts import Part
from briefer.gui.models import brief_parts
from briefer.gui.models.brief_parts import PartKind, WordCounts, part_rows
from briefer.gui.models.brief_text import word_count
from briefer.model.briefs import Brief, Section
from briefer.model.documents import AnyBlock, Block, Document, Heading, Items, Table, Text
from briefer.model.drafting import Judgement
from briefer.model.ids import BriefId, JudgementId, SectionId

JUDGED = tuple(Judgement(JudgementId(key), f"clause {key}", "likely") for key in (11, 12))
SECTION = Section(SectionId(1), "s", "", judgements=JUDGED)


def line(text: str) -> tuple[Text]:
    return (Text(text),)


def test_each_item_and_each_row_is_the_row_of_its_judgement() -> None:
    items = Items(tuple((Block(line(it)), Block(line("low"))) for it in ("one", "two")), ordered=True)
    table = Table((line("J"),), tuple((line(it), line("x")) for it in ("one", "two")))
    for block, second in ((items, "two\nlow"), (table, "two | x")):
        rows = part_rows([Part(11, -1, (block,), (11, 12))], SECTION)
        assert [(row.kind, row.holder) for row in rows] == [
            (PartKind.JUDGEMENT, 11),
            (PartKind.JUDGEMENT, 12),
        ]
        assert rows[1].words == second
        assert not any(row.can_be_taken for row in rows)


def test_where_a_row_cannot_be_told_from_the_others_its_clause_stands_for_it() -> None:
    rows = part_rows([Part(11, -1, (Block(line("both together")),), (11, 12))], SECTION)
    assert [row.words for row in rows] == ["clause 11", "clause 12"]


def test_a_paragraph_of_one_judgement_is_as_it_is_printed() -> None:
    (row,) = part_rows([Part(11, -1, (Block(line("It is likely.")), Block(line("low"))))], SECTION)
    assert (row.kind, row.words, row.holder) == (PartKind.JUDGEMENT, "It is likely.\nlow", 11)


def test_words_are_counted_by_section_and_each_block_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []

    def counting(text: str) -> int:
        counted.append(text)
        return word_count(text)

    monkeypatch.setattr(brief_parts, "word_count", counting)
    sections = tuple(Section(SectionId(key), name, "") for key, name in enumerate(("a", "b"), 1))
    brief = Brief(BriefId(1), "b1", "Title", "p", sections=sections)
    one, other = Block(line("one two")), Block(line("three"))
    first, second = (Heading(1, line(name), name) for name in ("a", "b"))

    def document(*blocks: AnyBlock) -> Document:
        return Document("Note", "Title", "", "en", (), blocks, "")

    counts = WordCounts()
    assert counts.of(document(first, one, second, other), brief) == {1: 2, 2: 1}
    assert counts.of(document(first, one, Block(line("and more")), second, other), brief) == {1: 4, 2: 1}
    assert counted == ["one two", "three", "and more"]
    counts.of(document(first), brief)
    counts.of(document(first, one), brief)
    assert counted[3:] == ["one two"]  # what left the note is not held on to
