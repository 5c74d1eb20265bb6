"""The Word file as a whole: golden parts, the same bytes each time, what it says of itself."""

import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from briefer.errors import BrieferError
from briefer.export.docx.names import q
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Block, Document, Heading, Statement, Text
from briefer.model.ids import FactId

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_PARTS = (
    "word/document.xml",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/footer2.xml",
    "word/_rels/footnotes.xml.rels",
    "docProps/core.xml",
)
Parts = Callable[[bytes], dict[str, etree._Element]]


def _pretty(data: bytes) -> str:
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(data, parser), pretty_print=True, encoding="unicode")


@pytest.mark.parametrize("name", GOLDEN_PARTS)
def test_the_parts_are_as_they_were(written: bytes, name: str) -> None:
    """Compare with the kept XML; BRIEFER_GOLDEN=write keeps what is written now. Read it before a commit."""
    kept = GOLDEN / name.replace("/", "-")
    with zipfile.ZipFile(BytesIO(written)) as archive:
        now = _pretty(archive.read(name))
    if os.environ.get("BRIEFER_GOLDEN") == "write":
        kept.write_text(now, encoding="utf-8")
    assert now == kept.read_text(encoding="utf-8")


def test_the_same_note_gives_the_same_bytes(sample: Document, house: Path, written: bytes) -> None:
    assert write_docx(sample, house) == written


def test_notes_in_one_house_file_leave_nothing_to_each_other(
    sample: Document, house: Path, written: bytes
) -> None:
    other = replace(
        sample,
        title="Another note",
        marking="",
        blocks=(Block((Text("words"),), number=1), *sample.blocks[:1]),
    )
    first = write_docx(other, house)
    assert write_docx(sample, house) == written
    assert write_docx(other, house) == first


def test_a_house_file_that_changed_is_read_anew(sample: Document, house: Path, tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(house.read_bytes())
    before = write_docx(sample, path)
    members = members_of(read_package(house.read_bytes()))
    members["word/styles.xml"] = members["word/styles.xml"].replace(b'w:sz w:val="', b'w:sz w:val="1', 1)
    path.write_bytes(zip_members(members))
    assert write_docx(sample, path) != before
    path.write_bytes(house.read_bytes())
    assert write_docx(sample, path) == before


def test_python_docx_reads_the_words(written: bytes) -> None:
    note = docx.Document(BytesIO(written))
    words = [paragraph.text for paragraph in note.paragraphs]
    assert "Survey vessels in the Kelm strait" in words
    assert "entered the strait" in "\n".join(words)
    assert note.tables[0].rows[0].cells[1].text == "Director, Northern Seas"
    assert note.tables[1].rows[3].cells[0].text == "7 March 2031"


def test_the_file_says_title_kind_and_time_and_nobody_s_name(written: bytes) -> None:
    said = docx.Document(BytesIO(written)).core_properties
    assert (said.title, said.subject) == (
        "Survey vessels in the Kelm strait",
        "Briefing note for information",
    )
    assert (said.author, said.last_modified_by, said.language) == ("", "", "en-GB")
    assert said.created is not None
    assert said.created.isoformat() == "2031-03-16T09:30:00+00:00"


def test_what_a_house_file_says_of_its_maker_is_left_behind(
    tmp_path: Path, make: Callable[..., Document]
) -> None:
    base = docx.Document()
    base.core_properties.author = "A Maker"
    base.core_properties.comments = "internal"
    base.save(str(tmp_path / "house.docx"))
    data = write_docx(make(), tmp_path / "house.docx")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert b"A Maker" not in everything
    assert b"internal" not in everything


def test_the_note_s_language_is_everybody_s(make: Callable[..., Document], house: Path, parts: Parts) -> None:
    styles = parts(write_docx(make(language="fr-CA"), house))["word/styles.xml"]
    languages = [item.get(q("w:val")) for item in styles.iter(q("w:lang"))]
    assert languages == ["fr-CA"]


def test_a_note_in_arabic_runs_from_right_to_left(
    make: Callable[..., Document], house: Path, parts: Parts
) -> None:
    data = write_docx(make(Block((Text("2031"),)), language="ar"), house)
    read = parts(data)
    assert read["word/styles.xml"].find(f".//{q('w:lang')}").get(q("w:bidi")) == "ar"  # type: ignore[union-attr]
    document = read["word/document.xml"]
    assert document.find(f".//{q('w:sectPr')}/{q('w:bidi')}") is not None
    assert document.find(f".//{q('w:p')}/{q('w:pPr')}/{q('w:bidi')}") is not None


def test_no_setting_makes_word_ask(written: bytes, parts: Parts) -> None:
    settings = parts(written)["word/settings.xml"]
    assert settings.find(q("w:updateFields")) is None
    assert settings.find(q("w:attachedTemplate")) is None


def test_statements_and_numbered_paragraphs_are_places_to_go_to(written: bytes, parts: Parts) -> None:
    starts = parts(written)["word/document.xml"].iter(q("w:bookmarkStart"))
    names = [start.get(q("w:name"), "") for start in starts]
    assert {"fact_f1", "fact_f1_2", "fact_f3", "fact_f5", "section_background"} <= set(names)
    assert {"paragraph_1", "paragraph_2", "paragraph_3"} <= set(names)
    assert len({name.casefold() for name in names}) == len(names)


def test_a_fact_that_is_not_cited_is_named_by_its_key(
    make: Callable[..., Document], house: Path, parts: Parts
) -> None:
    document = make(Block((Statement(FactId(2**62), (Text("said"),)),)))
    starts = parts(write_docx(document, house))["word/document.xml"].iter(q("w:bookmarkStart"))
    assert f"fact_{2**62}" in [start.get(q("w:name")) for start in starts]


def test_an_empty_note_is_still_a_file(make: Callable[..., Document], house: Path) -> None:
    bare = replace(make(), kind="", title="", marking="", fields=(), language="", blocks=(Heading(1, ()),))
    package = read_package(write_docx(bare, house))
    assert "MARKING" not in b"".join(part.bytes() for part in package.parts.values()).decode(errors="replace")


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_broken_house_file_is_told(tmp_path: Path, make: Callable[..., Document], content: bytes) -> None:
    house = tmp_path / "house.docx"
    house.write_bytes(content)
    with pytest.raises(BrieferError, match=r"house.docx of the pack “.*” is damaged or not a Word document"):
        write_docx(make(), house)
    with pytest.raises(BrieferError, match="missing"):
        write_docx(make(), tmp_path / "gone.docx")
