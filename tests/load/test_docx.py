import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from briefer.errors import BrieferError
from briefer.load.docx import read
from briefer.load.docx_format import DOCX, OLE
from briefer.model.sources import LoadedSource

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{RELATION}{kind}" Target="{target}"/>'


def packed(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", RELS.format(relation("officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        links = "".join(relation(kind, f"{kind}.xml") for kind in parts)
        archive.writestr("word/_rels/document.xml.rels", RELS.format(links))
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {W}>{content}</w:{kind}>")
    return stream.getvalue()


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def loaded(body: str, **parts: str) -> LoadedSource:
    (source,) = read(packed(body, **parts), "a.docx")
    return source


def test_tracked_changes_are_shown_as_accepted() -> None:
    body = p(
        r("They "), f"<w:ins>{r('all ')}</w:ins>", f"<w:moveTo>{r('soon ')}</w:moveTo>", r("agreed"),
        "<w:del><w:r><w:delText> never</w:delText></w:r></w:del>", f"<w:moveFrom>{r(' soon')}</w:moveFrom>",
        r("."),
    )  # fmt: skip
    source = loaded(body)
    assert source.text == "They all soon agreed."
    assert "tracked changes" in source.warnings[0]


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_goes() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    rows = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('gone'))}</w:tc></w:tr></w:tbl>"
    assert loaded(p(r("One "), properties=mark) + p(r("line.")) + rows).text == "One line."


def test_a_deletion_alone_is_told_too() -> None:
    gone = "<w:del><w:r><w:delText> never</w:delText></w:r></w:del>"
    assert loaded(p(r("Agreed."), gone)).warnings != ()
    assert loaded(p(r("Agreed."))).warnings == ()


def test_hidden_text_is_not_shown_however_it_is_hidden() -> None:
    styles = (
        '<w:style w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="secret"><w:basedOn w:val="base"/></w:style>'
    )
    body = p(
        r("Seen"), r(" A", "<w:vanish/>"), r(" B", '<w:rStyle w:val="secret"/>'),
        r(" and seen.", '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>'),
    )  # fmt: skip
    body += p(r("C"), properties='<w:pStyle w:val="secret"/>')
    source = loaded(body, styles=styles)
    assert source.text == "Seen and seen."
    assert "hidden text" in source.warnings[0]


def test_of_a_field_only_its_result_is_shown() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText>DDEAUTO cmd "/k calc"</w:instrText></w:r>'
    inner = mark("begin") + code + mark("separate") + r("CODE") + mark("end")
    body = p(r("On "), mark("begin"), code, inner, mark("separate"), r("page 5"), mark("end"), r(" it is."))
    assert loaded(body).text == "On page 5 it is."
    # A field that is never closed hides nothing.
    assert loaded(p(mark("begin"), code, r("All of it."))).text == "All of it."


def test_a_table_is_a_line_a_row_unless_it_places_text() -> None:
    def cell(*lines: str) -> str:
        return f"<w:tc>{''.join(p(r(line)) for line in lines)}</w:tc>"

    table = f"<w:tr>{cell('Pier')}{cell('Berths')}</w:tr><w:tr>{cell('North')}{cell('14')}</w:tr>"
    layout = f"<w:tr>{cell('Left one.', 'Left two.')}{cell('Right.')}</w:tr>"
    source = loaded(f"<w:tbl>{table}</w:tbl><w:tbl>{layout}</w:tbl>")
    assert source.text == "Pier\tBerths\nNorth\t14\nLeft one.\nLeft two.\nRight."


def test_boxes_links_controls_formulas_and_signs_are_read_once() -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"

    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box('In the box.')}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box('In the box.')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    emoji = (
        "<mc:AlternateContent><mc:Choice><w:x/></mc:Choice><mc:Fallback><w:t>😀</w:t></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = p(
        f"<w:hyperlink>{r('Linked')}</w:hyperlink>", f"<w:r>{both}</w:r>",
        f"<w:sdt><w:sdtContent>{r(' words')}</w:sdtContent></w:sdt>",
        "<w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>",
        f"<w:r>{emoji}</w:r>", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="2192"/></w:r>',
    )  # fmt: skip
    body = f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    assert loaded(body).text == "Linked words\ta\u2011b\nc😀x=1\ufffd→\nIn the box."


def test_a_box_in_a_box_is_read_once() -> None:
    inner = f"<w:r><w:drawing><w:txbxContent>{p(r('Inner.'))}</w:txbxContent></w:drawing></w:r>"
    outer = f"<w:r><w:drawing><w:txbxContent>{p(r('Outer.'), inner)}</w:txbxContent></w:drawing></w:r>"
    assert loaded(p(r("Text."), outer)).text == "Text.\nOuter.\nInner."


def test_notes_stand_at_the_end_and_comments_are_counted() -> None:
    body = p(
        r("Said"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" twice"),
        '<w:r><w:endnoteReference w:id="2"/></w:r>', r("."),
    )  # fmt: skip
    source = loaded(
        body,
        footnotes=f'<w:footnote w:id="2">{p(r("Minutes, "), r("27 May"))}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p(r("Letter"))}</w:endnote>',
        comments=f'<w:comment w:id="0">{p(r("Really?"))}</w:comment>',
    )
    assert source.text == "Said[1] twice[2].\n[1] Minutes, 27 May\n[2] Letter"
    assert source.warnings == ("Comments in the file's margin are not shown: 1.",)


def test_the_strict_form_is_read_too() -> None:
    data = packed(p(r("Strict words.")))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(W.split('"')[1].encode(), STRICT.encode())
            new.writestr(name, strict)
    assert read(stream.getvalue(), "a.docx")[0].text == "Strict words."


def test_the_properties_fill_the_fields_and_a_program_s_own_do_not(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_heading("Envoys meet", 0)
    document.add_paragraph("They met on the border.")
    path = tmp_path / "a.docx"
    document.save(str(path))
    (source,) = read(path.read_bytes(), "a.docx")
    assert (source.title, source.byline, source.published.value) == ("Envoys meet", "", None)
    assert source.bases == (("title", "the first heading"),)
    document.core_properties.title = "Of the envoys"
    document.core_properties.author = "Tarvik Review"
    document.core_properties.created = document.core_properties.created.replace(year=2024)
    document.save(str(path))
    (source,) = read(path.read_bytes(), "a.docx")
    assert (source.title, source.byline) == ("Of the envoys", "Tarvik Review")
    assert (source.published.value, source.published.basis) == ("2024-12-23", "inferred")
    assert dict(source.bases)["published"] == "the Word file's properties: created"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE + b"\0" * 4096, r"“a\.docx” is protected: save a copy without a password\."),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "is protected"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "used before 2007"),
        (OLE + b"\0" * 600 + "__properties_version1.0".encode("utf-16-le"), "is an Outlook message"),
        (packed(p())[:-40], "damaged or cut off"),
        (packed(p()), "holds no words"),
        (packed(p()).replace(b"word/document.xml", b"word/dokument.xml"), "no Word document"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, sentence: str) -> None:
    with pytest.raises(BrieferError, match=sentence) as caught:
        read(data, "a.docx")
    assert caught.value.next_step


def test_an_office_file_of_another_kind_is_told() -> None:
    with pytest.raises(BrieferError, match="another Office program"):
        read(OLE + b"\0" * 600, "a.ppt")


def test_a_word_file_is_told_from_its_kin_by_its_first_bytes() -> None:
    assert DOCX.sniff(packed(p(r("x")))[:4096])
    assert DOCX.sniff(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert not DOCX.sniff(OLE + b"\0" * 600 + "__substg1.0_".encode("utf-16-le"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<x/>")
    assert not DOCX.sniff(stream.getvalue())
    assert DOCX.sniff(b"PK\x03\x04" + bytes(26) + b"docProps/core.xml")
    assert not DOCX.sniff(b"PK\x03\x04 a note on word/document.xml")


def listed(text: str, number: int, level: int = 0) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_the_items_of_lists_have_the_numbers_that_are_printed() -> None:
    def level(number: int, form: str, text: str, start: int = 1) -> str:
        return (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%1.%2)")}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="8">{level(0, "bullet", "x")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    styles = (
        '<w:style w:styleId="item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="item"/></w:style>'
    )
    body = listed("one", 1) + listed("under", 1, 1) + listed("under", 1, 1) + p(r("between"))
    body += p(r("two"), properties='<w:pStyle w:val="own"/>') + listed("under", 1, 1)
    body += listed("dot", 2) + listed("anew", 3) + listed("none", 9) + listed("none", 1, 8)
    body += p(r("off"), properties='<w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert loaded(body, numbering=numbering, styles=styles).text.split("\n") == [
        "1. one", "1.a) under", "1.b) under", "between", "2. two", "2.a) under", "• dot", "5. anew", "none",
        "none", "off",
    ]  # fmt: skip
