"""The rows of a section's paragraphs: a block that lays out several judgements has a row of each."""

from briefer.compose.section_parts import Part
from briefer.gui.models.brief_parts import PartKind, part_rows
from briefer.model.briefs import Section
from briefer.model.documents import Block, Items, Table, Text
from briefer.model.drafting import Judgement
from briefer.model.ids import JudgementId, SectionId

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
