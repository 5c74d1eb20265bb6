"""What is numbered in a note, and how deep."""

from dataclasses import replace

import pytest

from briefer.compose.compose import compose
from briefer.compose.numbers import as_before
from briefer.model.briefs import Section
from briefer.model.documents import Block, Citation, Heading, Items, Text
from briefer.model.ids import FactId, SectionId
from briefer.model.packs import Numbering, PackSection
from tests.compose.making import CREATED, a_content, a_pack, lines

LIST = "That you agree:\n\n1. one\n2. two\n   1. deep\n   2. deeper\n\n   more of two\n\n   - point\n\nafter"


def written(template: str, numbering: Numbering, **changes: object) -> list[str]:
    pack = a_pack(
        sections=(PackSection("s", "Section", "s.md.j2", template, **changes),),  # type: ignore[arg-type]  # as each test wants
        numbering=numbering,
    )
    return [line for block in compose(a_content(), pack, created=CREATED).blocks[1:] for line in lines(block)]


def test_items_of_a_numbered_list_below_a_paragraph_are_sub_paragraphs() -> None:
    assert written(LIST, Numbering.PARAGRAPHS) == [
        "1. That you agree:", ">1. one", ">2. two", ">>1. deep", ">>2. deeper", ">>more of two", "- point",
        "2. after",
    ]  # fmt: skip


def test_below_numbered_sections_all_stands_a_level_deeper() -> None:
    assert written(LIST, Numbering.SECTIONS) == [
        ">1. That you agree:", ">>1. one", ">>2. two", ">>>1. deep", ">>>2. deeper", ">>>more of two",
        "- point", ">2. after",
    ]  # fmt: skip


@pytest.mark.parametrize(("numbering", "level"), [(Numbering.PARAGRAPHS, ""), (Numbering.SECTIONS, ">")])
def test_a_section_that_begins_with_a_numbered_list_counts_its_items_as_paragraphs(
    numbering: Numbering, level: str
) -> None:
    assert written("1. one\n2. two\n\nthree\n\n1. below", numbering) == [
        f"{level}1. one", f"{level}2. two", f"{level}3. three", f"{level}>1. below",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbering", "numbered"),
    [(Numbering.NONE, True), (Numbering.PARAGRAPHS, False), (Numbering.SECTIONS, False)],
)
def test_where_nothing_is_numbered_a_list_stays_a_list(numbering: Numbering, numbered: bool) -> None:  # noqa: FBT001 - a case
    assert written("a\n\n1. one\n2. two", numbering, numbered=numbered) == ["a", "1) one", "1) two"]


def test_a_list_keeps_the_number_it_begins_with_and_bullets_stay_bullets() -> None:
    assert written("a\n\n3. three\n\n- x", Numbering.PARAGRAPHS) == ["1. a", ">3. three", "- x"]


def test_the_style_of_a_section_is_that_of_its_sub_paragraphs_too() -> None:
    assert written("a\n\n1. b", Numbering.PARAGRAPHS, style="quiet") == ["1. (quiet) a", ">1. (quiet) b"]


def test_sections_are_numbered_and_each_counts_its_paragraphs_anew() -> None:
    sections = tuple(PackSection(name, name.upper(), f"{name}.j2", "x\n\ny") for name in "ab")
    content = a_content()
    sent = (Section(SectionId(1), "a", ""), Section(SectionId(2), "b", ""))
    made = replace(content, brief=replace(content.brief, sections=sent))
    blocks = compose(made, a_pack(sections=sections, numbering=Numbering.SECTIONS), created=CREATED).blocks
    assert [block.number for block in blocks if isinstance(block, Heading)] == [1, 2]
    assert [block.number for block in blocks if isinstance(block, Block)] == [1, 2, 1, 2]


def test_blocks_are_as_before_where_what_could_change_of_them_is_the_very_same() -> None:
    def listed(*words: str, fact: int = 0) -> Items:
        cited = (Citation(FactId(fact), "f1", 0, ()),) if fact else ()
        return Items(tuple((Block((Text(each), *cited)),) for each in words))

    plain, cited = listed("a", "b"), listed("a", fact=1)
    assert as_before((listed("a", "b"),), (plain,))[0] is plain
    assert as_before((cited,), (cited,))[0] is cited
    again = listed("a", fact=1)
    assert as_before((again,), (cited,))[0] is again
