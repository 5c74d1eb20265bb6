"""Blank paragraphs that only fill a page up to its end go, so that a longer title finds room there."""

import pytest

from briefer.export.docx.names import Element, q, value_of
from briefer.export.houses.covers import free_foot
from tests.export.houses.filing import package_of, para

BLANK = para("")
COVER = para("", properties="<w:sectPr/>")
RULED = (
    '<w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Line"/>'
    "<w:pPr><w:pBdr><w:bottom/></w:pBdr></w:pPr></w:style>"
)


def freed(*body: str, kind: str = "") -> list[Element]:
    """Return what stands in the body before its last section, once its covers were given room."""
    begins = f'<w:type w:val="{kind}"/>' if kind else ""
    package = package_of(*body, styles=RULED, section=f"<w:sectPr>{begins}</w:sectPr>")
    free_foot(package)
    found = package.document.tree().find(q("w:body"))
    assert found is not None
    return list(found)[:-1]


def words_of(blocks: list[Element]) -> list[str]:
    return ["".join(text.text or "" for text in block.iter(q("w:t"))) for block in blocks]


@pytest.mark.parametrize("kind", ["", "nextPage", "oddPage"])
def test_blank_paragraphs_at_the_foot_of_a_cover_go(kind: str) -> None:
    blocks = freed(BLANK, para("Title"), BLANK, BLANK, COVER, para("Text"), BLANK, kind=kind)
    assert words_of(blocks) == ["", "Title", "", "Text", ""]
    end = blocks[2].find(q("w:pPr"))
    assert (value_of(end, "w:spacing", "w:line"), value_of(end, "w:spacing", "w:lineRule")) == ("20", "exact")
    assert end is not None
    assert end.find(q("w:sectPr")) is not None


def test_a_section_that_goes_on_upon_the_page_keeps_its_room() -> None:
    blocks = freed(para("Title"), BLANK, BLANK, COVER, para("Text"), kind="continuous")
    assert words_of(blocks) == ["Title", "", "", "", "Text"]


@pytest.mark.parametrize(
    "shown",
    [
        para("", "Line"),
        para("", properties="<w:pBdr><w:top/></w:pBdr>"),
        para("", properties='<w:shd w:fill="FF0000"/>'),
        '<w:p><w:pPr/><w:r><w:br w:type="page"/></w:r></w:p>',
    ],
)
def test_what_shows_something_stays(shown: str) -> None:
    blocks = freed(para("Title"), shown, BLANK, COVER, para("Text"))
    assert words_of(blocks) == ["Title", "", "", "Text"]


def test_words_at_the_end_of_a_section_keep_their_line() -> None:
    blocks = freed(para("Title"), BLANK, para("Imprint", properties="<w:sectPr/>"), para("Text"))
    assert words_of(blocks) == ["Title", "Imprint", "Text"]
    assert blocks[1].find(f"{q('w:pPr')}/{q('w:spacing')}") is None
