"""Numbered sections and sub-paragraphs: Word counts by itself what the note counts."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefer.export.docx.names import fragment, q, value_of
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.export.numbers import number_words
from briefer.model.documents import AnyBlock, Block, Document, Heading, Text

Make = Callable[..., Document]
Parts = Callable[[bytes], dict[str, etree._Element]]
LEVELS = 3


class _Word:
    """Counts lists as Word does: lists of one definition share their numbers until one is told to start."""

    def __init__(self, numbering: etree._Element) -> None:
        self.definitions = {
            item.get(q("w:numId"), ""): value_of(item, "w:abstractNumId")
            for item in numbering.findall(q("w:num"))
        }
        self.starts = {
            (item.get(q("w:numId"), ""), int(override.get(q("w:ilvl"), "0"))): int(
                value_of(override, "w:startOverride")
            )
            for item in numbering.findall(q("w:num"))
            for override in item.findall(q("w:lvlOverride"))
        }
        self.counts: dict[str, dict[int, int]] = {}
        self.met: set[str] = set()

    def next(self, number: str, level: int) -> int:
        counts = self.counts.setdefault(self.definitions[number], {})
        if number not in self.met:
            self.met.add(number)
            for (other, at), start in self.starts.items():
                if other == number:
                    counts[at] = start - 1
        counts[level] = counts.get(level, 0) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return counts[level]


def _counted(read: dict[str, etree._Element]) -> list[tuple[int, int]]:
    """Return the number and level that Word gives each numbered paragraph of the body."""
    word = _Word(read["word/numbering.xml"])
    counted = []
    for paragraph in read["word/document.xml"].iter(q("w:p")):
        properties = paragraph.find(f"{q('w:pPr')}/{q('w:numPr')}")
        if properties is not None and (number := value_of(properties, "w:numId")) != "0":
            level = int(value_of(properties, "w:ilvl"))
            counted.append((word.next(number, level), level))
    return counted


def _blocks(numbers: Sequence[tuple[int, int]], *, sections: bool) -> list[AnyBlock]:
    return [
        Heading(1, (Text("h"),), number=number)
        if sections and level == 0
        else Block((Text("p"),), number, level=level)
        for number, level in numbers
    ]


def test_sections_paragraphs_and_sub_paragraphs_count_in_one_list(
    rich: Document, house: Path, parts: Parts
) -> None:
    read = parts(write_docx(rich, house))
    bullets = [pair for pair in _counted(read) if pair != (1, 2)]
    assert _counted(read)[:4] == [(1, 0), (1, 1), (2, 1), (1, 2)]
    assert bullets[-2:] == [(2, 0), (1, 1)]
    numbers = {
        value_of(item, "w:numId")
        for item in read["word/document.xml"].iter(q("w:numPr"))
        if value_of(item, "w:numId") != "0"
    }
    assert len(numbers) == 2  # one for all sections, one for the bullets


NUMBERS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, LEVELS - 1)), min_size=1, max_size=12)


@settings(max_examples=20)
@given(numbers=NUMBERS, sections=st.booleans())
def test_word_shows_any_numbers_that_a_note_has(
    numbers: list[tuple[int, int]], make: Make, house: Path, parts: Parts, *, sections: bool
) -> None:
    read = parts(write_docx(make(*_blocks(numbers, sections=sections)), house))
    assert _counted(read) == numbers


@pytest.mark.parametrize("sections", [False, True])
def test_the_signs_of_each_level_are_those_of_the_other_formats(
    make: Make, house: Path, parts: Parts, *, sections: bool
) -> None:
    blocks = _blocks([(1, level) for level in range(LEVELS)], sections=sections)
    numbering = parts(write_docx(make(*blocks), house))["word/numbering.xml"]
    name = "NoteSections" if sections else "NoteParagraphs"
    (definition,) = [
        item for item in numbering.findall(q("w:abstractNum")) if value_of(item, "w:name") == name
    ]
    signs = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i"}
    for level, found in enumerate(definition.findall(q("w:lvl"))[:LEVELS]):
        printed = value_of(found, "w:lvlText").replace(f"%{level + 1}", signs[value_of(found, "w:numFmt")])
        assert printed == number_words(1, level, sections=sections)


def test_headings_that_are_added_in_word_go_on_counting(rich: Document, house: Path, parts: Parts) -> None:
    read = parts(write_docx(rich, house))
    styles = {style.get(q("w:styleId")): style for style in read["word/styles.xml"].iter(q("w:style"))}
    used = {
        value_of(item.getparent(), "w:pStyle"): value_of(item, "w:numId")
        for item in read["word/document.xml"].iter(q("w:numPr"))
        if value_of(item, "w:ilvl") == "0" and value_of(item, "w:numId") != "0"
    }
    own = styles["Heading1"].find(f"{q('w:pPr')}/{q('w:numPr')}")
    assert value_of(own, "w:numId") == used["Heading1"]
    annex = [
        item
        for item in read["word/document.xml"].iter(q("w:pPr"))
        if item.find(q("w:pageBreakBefore")) is not None
    ]
    assert [value_of(item.find(q("w:numPr")), "w:numId") for item in annex] == ["0"]


def test_a_house_style_with_numbers_of_its_own_keeps_them(
    tmp_path: Path, rich: Document, house: Path, parts: Parts
) -> None:
    package = read_package(house.read_bytes())
    for style in package.parts["word/styles.xml"].tree().iter(q("w:style")):
        properties = style.find(q("w:pPr"))
        if style.get(q("w:styleId")) == "Heading1" and properties is not None:
            properties.insert(2, fragment('<w:numPr><w:numId w:val="1"/></w:numPr>'))
    (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
    styles = parts(write_docx(rich, tmp_path / "house.docx"))["word/styles.xml"]
    own = [item for item in styles.iter(q("w:style")) if item.get(q("w:styleId")) == "Heading1"]
    assert value_of(own[0].find(f"{q('w:pPr')}/{q('w:numPr')}"), "w:numId") == "1"


def test_unnumbered_notes_leave_the_styles_alone(sample: Document, house: Path, parts: Parts) -> None:
    styles = parts(write_docx(sample, house))["word/styles.xml"]
    assert not list(styles.iter(q("w:numPr")))
