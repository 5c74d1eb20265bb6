"""Each check finds the file that was broken for it, and a good file passes all."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document

MARKING = "OFFICIAL: SENSITIVE"
DOCUMENT, NOTES, NUMBERS = "word/document.xml", "word/footnotes.xml", "word/numbering.xml"


@pytest.fixture
def broken(written: bytes) -> Callable[..., bytes]:
    """Return the sample with words of one part's XML replaced."""

    def replace(name: str, old: str, new: str, count: int = 1) -> bytes:
        members = members_of(read_package(written))
        assert old.encode() in members[name], old
        members[name] = members[name].replace(old.encode(), new.encode(), count)
        return zip_members(members)

    return replace


def test_the_sample_passes(written: bytes) -> None:
    assert check_docx(written) == ()
    assert check_docx(written, MARKING) == ()


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (DOCUMENT, 'Reference w:id="2"', 'Reference w:id="20"', "do not count 1, 2, 3"),
        (DOCUMENT, 'Reference w:id="2"', 'Reference w:id="20"', "Footnote 2 has no mark"),
        (DOCUMENT, 'Reference w:id="2"', 'Reference w:id="20"', "mark 20 has no footnote"),
        (DOCUMENT, 'Reference w:id="2"', 'Reference w:id="1"', "Footnote 1 has 2 marks"),
        (NOTES, 'w:id="3"', 'w:id="30"', "order of their numbers"),
        (NOTES, 'w:id="3"', 'w:id="2"', "Footnote 2 is there 2 times"),
        (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', "", "never closed (id 1)"),
        (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="999"/>', "never began (id 999)"),
        (DOCUMENT, 'w:name="fact_f3"', 'w:name="FACT_f1"', "name fact_f1 is used 2 times"),
        (DOCUMENT, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"', "id 1 is used 2 times"),
        (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="99"/>', "list 99 is not in the numbering"),
        (NUMBERS, '<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="50"/>', "no definition 50"),
        (DOCUMENT, 'w:pStyle w:val="Heading1"', 'w:pStyle w:val="Gone"', "paragraph style Gone is missing"),
        (NOTES, 'w:rStyle w:val="Hyperlink"', 'w:rStyle w:val="Gone"', "character style Gone is missing"),
        (
            DOCUMENT,
            'w:tblStyle w:val="NoteTable"',
            'w:tblStyle w:val="Title"',
            "table style Title is missing",
        ),
        ("word/footer1.xml", 'fldCharType="end"', 'fldCharType="begin"', "a field never ends"),
        ("word/footer2.xml", 'fldCharType="begin"', 'fldCharType="end"', "before it begins"),
        ("word/footer2.xml", 'fldCharType="begin"', 'fldCharType="separate"', "before it begins"),
        (NOTES, 'r:id="rId1"', 'r:id="rId99"', "relation rId99 is missing"),
        ("word/_rels/document.xml.rels", "footer3.xml", "footer9.xml", "part word/footer9.xml is missing"),
        ("word/header1.xml", "OFFICIAL", "PUBLIC", "header of ordinary pages does not show"),
        ("word/header2.xml", "OFFICIAL", "PUBLIC", "header of the first page does not show"),
        ("word/header3.xml", "OFFICIAL", "PUBLIC", "header of even pages does not show"),
        ("word/footer2.xml", "OFFICIAL", "PUBLIC", "footer of the first page does not show"),
        (DOCUMENT, 'w:headerReference w:type="even"', 'w:headerReference w:type="default"', "of even pages"),
        (DOCUMENT, "w:sectPr", "w:sectPrX", "no page properties"),
    ],
)
def test_a_fault_is_found(broken: Callable[..., bytes], part: str, old: str, new: str, said: str) -> None:
    count = -1 if old == "w:sectPr" else 1
    faults = check_docx(broken(part, old, new, count), MARKING)
    assert any(said in fault for fault in faults), faults


def test_a_note_moved_in_the_text_is_found(broken: Callable[..., bytes]) -> None:
    swapped = broken(DOCUMENT, 'footnoteReference w:id="1"', 'footnoteReference w:id="x"')
    members = members_of(read_package(swapped))
    text = members[DOCUMENT].decode()
    text = text.replace('footnoteReference w:id="2"', 'footnoteReference w:id="1"')
    members[DOCUMENT] = text.replace('footnoteReference w:id="x"', 'footnoteReference w:id="2"').encode()
    assert check_docx(zip_members(members)) == (
        "The marks of the footnotes do not count 1, 2, 3 … in the order of the text.",
    )


def test_without_a_marking_given_all_pages_have_to_agree(broken: Callable[..., bytes]) -> None:
    faults = check_docx(broken("word/footer3.xml", "SENSITIVE", "OPEN"))
    assert faults == ("The footer of even pages does not show the marking “OFFICIAL: SENSITIVE”.",)


def test_a_file_that_is_no_word_file_is_one_fault(written: bytes) -> None:
    empty = BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("mimetype", "x")
    for data in (b"", b"words", written[:200], empty.getvalue()):
        assert len(check_docx(data)) == 1


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (
            DOCUMENT,
            'endnoteReference w:id="2"',
            'endnoteReference w:id="20"',
            "endnotes do not count 1, 2, 3",
        ),
        ("word/endnotes.xml", 'w:id="3"', 'w:id="2"', "Endnote 2 is there 2 times"),
        (DOCUMENT, 'w:name="_Toc000000002"', 'w:name="elsewhere"', "leads to _Toc000000002"),
        (DOCUMENT, " PAGEREF _Toc000000003 ", " PAGEREF _Toc000000009 ", "leads to _Toc000000009"),
        (DOCUMENT, '<w:ilvl w:val="2"/>', '<w:ilvl w:val="9"/>', "has no level 9"),
        (
            "word/styles.xml",
            '<w:numId w:val="1"/>',
            '<w:numId w:val="0"/>',
            "Level 0 of numbered sections is linked to Heading1",
        ),
    ],
)
def test_what_only_some_notes_have_is_checked_too(  # noqa: PLR0913, PLR0917 - a part, what is broken, what is said
    rich: Document, house: Path, part: str, old: str, new: str, said: str
) -> None:
    data = write_docx(rich, house)
    assert check_docx(data, rich.marking) == ()
    members = members_of(read_package(data))
    assert old.encode() in members[part]
    members[part] = members[part].replace(old.encode(), new.encode(), 1)
    assert said in " ".join(check_docx(zip_members(members)))
