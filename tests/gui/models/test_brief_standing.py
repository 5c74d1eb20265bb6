"""The draft between two composings: what was taken over, begun, rewritten and given back since."""

from dataclasses import replace

import pytest

from briefer.compose.section_parts import Part
from briefer.gui.models.brief_parts import PartKind, PartRow, PartsModel, part_rows
from briefer.gui.models.brief_standing import Drafted, last_free, standing_rows, with_drafted
from briefer.model.briefs import Paragraph, Section
from briefer.model.documents import Block, Text
from briefer.model.drafting import Judgement, Taken
from briefer.model.ids import JudgementId, ParagraphId, SectionId

TAKEN = Taken("Block", 1, (), "0" * 64)
OWN, TAKER, BEHIND = (Paragraph(ParagraphId(key), f"words {key}") for key in (11, 12, 13))
TAKER = replace(TAKER, taken=TAKEN)
JUDGED = Judgement(JudgementId(20), "it opens", "likely")
SECTION = Section(SectionId(1), "main", "Main", paragraphs=(OWN, TAKER, BEHIND), judgements=(JUDGED,))


def part(key: int, place: int, words: str) -> Part:
    return Part(key, place, (Block((Text(words),)),))


COMPOSED = part_rows(
    (
        part(11, -1, "words 11"),
        part(0, 0, "zero"),
        part(12, -1, "words 12"),
        part(13, -1, "words 13"),
        part(0, 2, "two"),
        part(20, -1, "judged"),
    ),
    SECTION,
)


def shown(section: Section, *, is_begun: bool = True) -> list[str]:
    return [f"{row.kind}: {row.words}" for row in standing_rows(COMPOSED, section, is_begun=is_begun)]


def test_what_was_composed_stands_as_it_is() -> None:
    assert standing_rows(COMPOSED, SECTION, is_begun=True) == COMPOSED
    assert [row.kind for row in COMPOSED] == [
        PartKind.OWN,
        PartKind.TEMPLATE,
        PartKind.TAKEN,
        PartKind.OWN,
        PartKind.TEMPLATE,
        PartKind.JUDGEMENT,
    ]


def test_an_empty_line_waits_where_the_pack_has_the_analysts_words() -> None:
    assert shown(SECTION, is_begun=False)[:2] == ["your own: words 11", "to begin: "]
    assert shown(replace(SECTION, paragraphs=(TAKER,)), is_begun=False)[0] == "to begin: "
    assert last_free(SECTION) == 11
    assert last_free(replace(SECTION, paragraphs=(TAKER, BEHIND))) is None


def test_a_paragraph_that_was_taken_over_since_stands_in_place_of_its_block() -> None:
    fresh = Paragraph(ParagraphId(30), "**mine**", replace(TAKEN, place=2))
    section = replace(SECTION, paragraphs=(*SECTION.paragraphs, fresh))
    assert shown(section)[4] == "taken over: **mine**"
    assert len(shown(section)) == len(COMPOSED)


def test_one_that_was_begun_stands_behind_the_one_before() -> None:
    section = with_drafted(SECTION, Drafted(ParagraphId(30), "new", ParagraphId(12)))
    assert shown(section)[2:5] == ["taken over: words 12", "your own: new", "your own: words 13"]
    section = with_drafted(SECTION, Drafted(ParagraphId(30), "new", None))
    assert shown(section)[:2] == ["your own: new", "your own: words 11"]


def test_one_that_was_rewritten_stands_as_it_is_written() -> None:
    section = with_drafted(SECTION, Drafted(ParagraphId(13), "*other* [@f1]"))
    row = standing_rows(COMPOSED, section, is_begun=True)[3]
    assert row.words == "*other* [@f1]"
    assert [chip.label for chip in row.prose.chips] == ["f1"]


def test_one_that_was_given_back_is_the_templates_and_others_that_went_are_gone() -> None:
    section = replace(SECTION, paragraphs=(OWN,), judgements=())
    assert shown(section) == ["your own: words 11", "template: zero", "template: words 12", "template: two"]
    given_back = standing_rows(COMPOSED, section, is_begun=True)[2]
    assert not given_back.can_be_taken


@pytest.mark.parametrize("places", [(), (0,), (0, 1, 2, 3), (3, 1, 0), (0, 1, 5, 3, 4)])
def test_rows_that_stay_are_never_reset(places: tuple[int, ...]) -> None:
    model = PartsModel()
    model.show(COMPOSED)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    wanted = tuple(COMPOSED[place] for place in places)
    model.show(wanted)
    assert model.rows == wanted
    assert model.rowCount() == len(wanted)
    assert resets == []


def test_a_row_with_other_words_alone_is_told_as_changed() -> None:
    model = PartsModel()
    model.show(COMPOSED)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, *_: told.append((first.row(), last.row())))
    model.show((*COMPOSED[:3], replace(COMPOSED[3], words="other"), *COMPOSED[4:]))
    assert told == [(3, 3)]
    assert isinstance(model.rows[3], PartRow)
    assert model.row_number(13) == 3
    assert model.row_number(99) == -1
