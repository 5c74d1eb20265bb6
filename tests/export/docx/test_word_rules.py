"""Files that are broken in ways that hardly any validator minds, one for each rule of Word's."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document, NoteKind, Timeline

DOCUMENT, SETTINGS, STYLES = "word/document.xml", "word/settings.xml", "word/styles.xml"
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
INNER = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"


@pytest.fixture(scope="session")
def drawn(sample: Document, rich: Document, house: Path) -> bytes:
    """A note with footnotes, tables, links, and two drawings."""
    lines = [block for block in rich.blocks if isinstance(block, Timeline)]
    blocks = (*sample.blocks, *lines, *sample.blocks[1:2], *lines)
    return write_docx(replace(sample, blocks=blocks), house)


def broken(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return the file with what the pattern matches first in a part replaced, as `re.sub` does it."""
    members = members_of(read_package(data))
    changed = re.sub(old, new, members[part].decode(), count=1, flags=re.DOTALL)
    assert changed != members[part].decode(), old
    return zip_members(members | {part: changed.encode()})


def test_a_note_with_drawings_keeps_all_rules(drawn: bytes) -> None:
    assert check_docx(drawn) == ()


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (DOCUMENT, "<w:body>", f"<w:body>{CONTROL}{CONTROL}", "id 5 is that of 2 content controls"),
        (DOCUMENT, r'(<wp:docPr id="(\d+)".*<wp:docPr id=)"\d+"', r'\1"\2"', "is that of 2 drawings"),
        (DOCUMENT, 'w:name="section_background"', f'w:name="{"s" * 41}"', "takes no bookmark of the name"),
        (DOCUMENT, 'w:name="section_background"', 'w:name="1st"', "takes no bookmark of the name “1st”"),
        (DOCUMENT, "(</w:tcPr>)<w:p>.*?</w:p>(</w:tc>)", rf"\1{INNER}\2", "does not end with a paragraph"),
        (DOCUMENT, "(</w:tcPr>)<w:p>.*?</w:p>(</w:tc>)", r"\1\2", "does not end with a paragraph"),
        (DOCUMENT, '<w:gridCol w:w="[0-9]+"/></w:tblGrid>', "</w:tblGrid>", "is wider than its 1 columns"),
        (DOCUMENT, "(<w:tr><w:trPr>.*?</w:trPr>).*?(</w:tr>)", r"\1\2", "has no cells"),
        (DOCUMENT, "(</w:tblGrid>).*?(</w:tbl>)", r"\1\2", "A table has no rows"),
        (
            DOCUMENT,
            '(</w:tbl>)<w:p><w:pPr><w:pStyle w:val="TableEnd"/></w:pPr></w:p>',
            rf"\1{INNER}",
            "Two tables touch",
        ),
        (
            DOCUMENT,
            "(<w:tblHeader/></w:trPr>.*?<w:cantSplit/></w:trPr>.*?<w:cantSplit/>)",
            r"\1<w:tblHeader/>",
            "below the head of a table is said to be repeated",
        ),
        (DOCUMENT, '<wp:extent cx="[0-9]+"', '<wp:extent cx="0"', "A drawing has no size"),
        (DOCUMENT, '<wp:extent cx="[0-9]+"', '<wp:extent cx="9999999"', "wider than the page"),
        (
            DOCUMENT,
            '<w:t xml:space="preserve">Ask</w:t>',
            "<w:t>Ask </w:t>",
            "The blank beside “Ask” is not kept",
        ),
        (
            DOCUMENT,
            "<w:body>",
            '<w:body><w:p><w:hyperlink w:anchor="a"><w:hyperlink w:anchor="b"/></w:hyperlink></w:p>',
            "A link stands within a link",
        ),
        (
            "word/header1.xml",
            "<w:r>",
            '<w:r><w:footnoteReference w:id="1"/></w:r><w:r>',
            "hangs on words that can carry none",
        ),
        (
            DOCUMENT,
            "<w:txbxContent><w:p>",
            '<w:txbxContent><w:p><w:r><w:footnoteReference w:id="1"/></w:r>',
            "A note hangs on words in a box",
        ),
        (SETTINGS, "<w:footnotePr>.*?</w:footnotePr>", "", "do not name the separators of the footnotes"),
        (SETTINGS, '<w:footnote w:id="0"/>', '<w:footnote w:id="7"/>', "do not name the separators"),
        (SETTINGS, 'w:name="compatibilityMode"(.*?)"15"', r'w:name="compatibilityMode"\1"14"', "old version"),
        (SETTINGS, "<w:compat>.*?</w:compat>", "", "in the mode of an old version"),
        (SETTINGS, "<w:footnotePr>", '<w:updateFields w:val="true"/><w:footnotePr>', "would ask its reader"),
        (SETTINGS, "<w:zoom", '<w:attachedTemplate r:id="rId1"/><w:zoom', "attached to a template"),
        (STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gone"/>', "builds on Gone"),
        (
            STYLES,
            '(w:styleId="BodyText">.*?)<w:basedOn w:val="Normal"/>',
            r'\1<w:basedOn w:val="BodyText"/>',
            "The style BodyText builds on itself",
        ),
        (
            DOCUMENT,
            '<w:footerReference w:type="even"',
            '<w:footerReference w:type="first"',
            "two headers or two footers of one kind",
        ),
        ("docProps/core.xml", "<dc:creator/>", "<dc:creator>J. Doe</dc:creator>", "name somebody: creator"),
        (
            "word/numbering.xml",
            '(<w:nsid w:val=(".{8}")/>.*?<w:nsid w:val=)".{8}"',
            r"\1\2",
            "2 lists have the key",
        ),
    ],
)
def test_a_broken_rule_is_told(drawn: bytes, part: str, old: str, new: str, said: str) -> None:
    faults = check_docx(broken(drawn, part, old, new))
    assert any(said in fault for fault in faults), faults


def test_a_file_without_settings_would_open_in_an_old_mode(drawn: bytes) -> None:
    package = read_package(drawn)
    package.drop(SETTINGS)
    said = "There are no settings, so that Word opens the note in the mode of an old version."
    assert said in check_docx(zip_members(members_of(package)))


@pytest.mark.parametrize("kind", [NoteKind.FOOTNOTES, NoteKind.ENDNOTES])
@pytest.mark.parametrize(
    "settings",
    [
        "",
        "<w:compat><w:useFELayout/></w:compat>",
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="u" w:val="12"/></w:compat>',
        '<w:endnotePr><w:numFmt w:val="lowerRoman"/></w:endnotePr><w:rsids/>',
    ],
)
def test_settings_of_any_house_file_name_the_separators_and_word_s_mode(
    tmp_path: Path, sample: Document, house: Path, kind: NoteKind, settings: str
) -> None:
    package = read_package(house.read_bytes())
    package.drop("word/footnotes.xml")
    members = members_of(package)
    inner = re.search(rb"<w:settings[^>]*>", members[SETTINGS])
    assert inner is not None
    members[SETTINGS] = inner[0] + settings.encode() + b"</w:settings>"
    (tmp_path / "house.docx").write_bytes(zip_members(members))
    data = write_docx(replace(sample, notes=kind), tmp_path / "house.docx")
    assert check_docx(data) == ()
    written = members_of(read_package(data))[SETTINGS].decode()
    assert f'<w:{kind.value[:-1]} w:id="-1"/><w:{kind.value[:-1]} w:id="0"/>' in written
