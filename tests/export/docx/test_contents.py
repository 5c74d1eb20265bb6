"""A table of contents: filled, leading to its headings, with the pages on which they are expected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefer.export.docx.names import fragment, new, q, value_of
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Block, Citation, Contents, Document, Heading, Text

Make = Callable[..., Document]
Cite = Callable[..., Citation]
Parts = Callable[[bytes], dict[str, etree._Element]]


def _entries(root: etree._Element) -> list[tuple[str, str, str]]:
    """Return the words, the page and the target of each entry."""
    entries = []
    for paragraph in root.iter(q("w:p")):
        link = paragraph.find(q("w:hyperlink"))
        if link is not None and link.get(q("w:anchor")):
            words = [text.text or "" for text in link.iter(q("w:t"))]
            entries.append((" ".join(words[:-1]), words[-1], link.get(q("w:anchor"), "")))
    return entries


def test_each_entry_leads_to_its_heading(rich: Document, house: Path, parts: Parts) -> None:
    root = parts(write_docx(rich, house))["word/document.xml"]
    places = {
        mark.get(q("w:name")): "".join(text.text or "" for text in paragraph.iter(q("w:t")))
        for paragraph in root.iter(q("w:p"))
        for mark in paragraph.iter(q("w:bookmarkStart"))
    }
    found = _entries(root)
    assert [words for words, _, _ in found] == [
        "1. (U) Purpose",
        "2. Background",
        "What each side wants",
        "Annex",
    ]
    assert [places[anchor] for _, _, anchor in found] == [
        "(U) Purpose",
        "Background",
        "What each side wants",
        "Annex",
    ]


def test_it_is_one_field_that_word_can_bring_up_to_date(rich: Document, house: Path, parts: Parts) -> None:
    root = parts(write_docx(rich, house))["word/document.xml"]
    instructions = [(item.text or "").split() for item in root.iter(q("w:instrText"))]
    assert instructions[0] == ["TOC", "\\o", '"1-3"', "\\h", "\\z", "\\u"]
    assert [words[0] for words in instructions[1:]] == ["PAGEREF"] * 4
    kinds = [item.get(q("w:fldCharType")) for item in root.iter(q("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 5
    assert not list(root.iter(q("w:updateFields")))


def test_pages_count_on_as_the_note_fills_them(make: Make, cite: Cite, house: Path, parts: Parts) -> None:
    filler = [Block((Text("Words of a paragraph that fills a page. " * 12), cite(n))) for n in range(1, 41)]
    headings = [Heading(1, (Text(f"Part {n}"),), f"part{n}") for n in range(4)]
    blocks = [block for n in range(4) for block in (headings[n], *filler[n * 10 : n * 10 + 10])]
    last = Heading(1, (Text("Annex"),), new_page=True)
    root = parts(write_docx(make(Contents("Contents"), *blocks, last), house))["word/document.xml"]
    pages = [int(page) for _, page, _ in _entries(root)]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert 4 <= pages[3] <= 7
    assert pages[4] > pages[3]


def test_pages_begin_where_the_house_file_begins(
    tmp_path: Path, rich: Document, house: Path, parts: Parts
) -> None:
    package = read_package(house.read_bytes())
    section = next(package.document.tree().iter(q("w:sectPr")))
    margins = section.find(q("w:pgMar"))
    assert margins is not None
    margins.addnext(new("w:pgNumType", {"w:start": "5"}))
    (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
    root = parts(write_docx(rich, tmp_path / "house.docx"))["word/document.xml"]
    assert _entries(root)[0][1] == "5"


def test_the_stops_of_a_house_style_do_not_stop_a_page_number(
    tmp_path: Path, rich: Document, house: Path, parts: Parts
) -> None:
    package = read_package(house.read_bytes())
    style = fragment(
        '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:pPr><w:tabs>'
        '<w:tab w:val="right" w:pos="4000"/></w:tabs><w:ind w:right="900"/></w:pPr></w:style>'
    )
    styles = package.parts["word/styles.xml"].tree()
    for own in [item for item in styles.iter(q("w:style")) if value_of(item, "w:name") == "toc 1"]:
        styles.remove(own)
    styles.append(style)
    (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
    root = parts(write_docx(rich, tmp_path / "house.docx"))["word/document.xml"]
    entry = next(item for item in root.iter(q("w:pPr")) if value_of(item, "w:pStyle") == "TOC1")
    stops = {stop.get(q("w:pos")): stop.get(q("w:val")) for stop in entry.iter(q("w:tab"))}
    assert stops["4000"] == "clear"
    assert value_of(entry, "w:ind", "w:right") == "0"


@pytest.mark.parametrize("title", ["", "Contents"])
def test_without_headings_there_is_no_table(make: Make, house: Path, parts: Parts, title: str) -> None:
    root = parts(write_docx(make(Contents(title), Block((Text("so"),))), house))["word/document.xml"]
    assert _entries(root) == []
    assert not [item for item in root.iter(q("w:instrText")) if "TOC" in (item.text or "")]
