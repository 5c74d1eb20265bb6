"""Notes in the look of a mapped file: values in its places, the sample's words gone, all else kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.names import fragment, q
from briefer.export.docx.packages import Package, Part, read_package
from briefer.export.docx.writer import write_docx
from briefer.export.houses.lines import words_of
from briefer.export.houses.making import prepared
from briefer.export.houses.mapping import proposed
from briefer.model.documents import Block, Document, DocumentField, Text
from briefer.model.houses import HousePlace
from tests.export.houses.filing import control, package_of, para, style, table

HEADING = style("Kop1", "heading 1", level=1)
FIELDS = (
    DocumentField("reader", "Reader", "Director", "to"),
    DocumentField("written", "Written on", "16 March 2031", "date"),
)
Make = Callable[..., Document]


@pytest.fixture
def document(make: Make) -> Document:
    return make(
        Block((Text("Both sides wait."),)), fields=FIELDS, title="Vessels in the strait", marking="SECRET"
    )


def lines(data: bytes) -> list[str]:
    body = read_package(data).document.tree()
    return [words_of(each) for each in body.iter(q("w:p")) if words_of(each)]


def note(package: Package, document: Document, tmp_path: Path) -> bytes:
    path = tmp_path / "house.docx"
    path.write_bytes(prepared(package, proposed(package)))
    data = write_docx(document, path)
    assert check_docx(data, document.marking, document.scheme) == ()
    return data


def test_values_by_role_stand_where_the_places_were(document: Document, tmp_path: Path) -> None:
    package = package_of(
        para("MINISTRY OF TRANSPORT"),
        para("To: [name]"),
        para("Ref: [number]"),
        para("Date:\t[date]\nSubject: [subject]"),
        para("Sample heading", "Kop1"),
        para("Sample text."),
        styles=HEADING,
    )
    assert lines(note(package, document, tmp_path)) == [
        "MINISTRY OF TRANSPORT",
        "To: Director",
        "Date:\t16 March 2031\nSubject: Vessels in the strait",
        "Briefing note for information",
        "Both sides wait.",
    ]


def test_a_line_of_several_goes_where_it_has_no_value(document: Document, tmp_path: Path) -> None:
    package = package_of(para("To: x\nRef: y\nDate: z"), para("Sample", "Kop1"), styles=HEADING)
    assert lines(note(package, document, tmp_path))[0] == "To: Director\nDate: 16 March 2031"
    package = package_of(para("To: x\nRef: y"), para("Sample", "Kop1"), styles=HEADING)
    assert lines(note(package, document, tmp_path))[0] == "To: Director"
    package = package_of(para("Ref: x\nTo: y"), para("Sample", "Kop1"), styles=HEADING)
    assert lines(note(package, document, tmp_path))[0] == "To: Director"


def test_a_row_of_a_table_goes_where_it_has_no_value(document: Document, tmp_path: Path) -> None:
    package = package_of(table(("To", ""), ("Reference", "")), para("Sample", "Kop1"), styles=HEADING)
    data = note(package, document, tmp_path)
    assert lines(data)[:2] == ["To", "Director"]
    first = next(read_package(data).document.tree().iter(q("w:tbl")))
    assert len(first.findall(q("w:tr"))) == 1


def test_what_has_no_place_stands_above_the_body(document: Document, tmp_path: Path) -> None:
    words = lines(note(package_of(para("")), document, tmp_path))
    assert words[:2] == ["Briefing note for information", "Vessels in the strait"]
    assert words[2:] == ["Reader", "Director", "Written on", "16 March 2031", "Both sides wait."]


def test_a_place_within_a_line_leaves_the_rest(document: Document, tmp_path: Path) -> None:
    data = note(package_of(para(""), header=para("[Title] > XX Months 20XX")), document, tmp_path)
    header = read_package(data).parts["word/header1.xml"].tree()
    assert [words_of(each) for each in header.iter(q("w:p"))] == [
        "SECRET",
        "Vessels in the strait > 16 March 2031",
    ]


def test_a_marking_in_the_header_is_the_note_s(document: Document, tmp_path: Path) -> None:
    data = note(package_of(para(""), header=para("Unclassified")), document, tmp_path)
    header = read_package(data).parts["word/header1.xml"].tree()
    assert [words_of(each) for each in header.iter(q("w:p"))] == ["SECRET"]


def test_both_copies_of_a_text_box_are_filled_and_it_may_grow(document: Document, tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{para('Publication title')}</w:txbxContent>"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    box = fragment(
        f'<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps" xmlns:wps="{shape}"><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx>'
        "<wps:bodyPr/></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{inner}</v:textbox></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    package = package_of(para(""), para("Sample", "Kop1"), styles=HEADING)
    package.document.tree()[0][0].append(box)
    data = note(package, document, tmp_path)
    assert lines(data).count("Vessels in the strait") == 2
    xml = read_package(data).document.data
    assert b"spAutoFit" in xml
    assert b"mso-fit-shape-to-text" in xml


def test_the_page_is_that_of_the_section_in_which_the_note_begins(document: Document, tmp_path: Path) -> None:
    portrait = '<w:sectPr><w:pgSz w:w="11000" w:h="16000"/></w:sectPr>'
    wide = '<w:sectPr><w:pgSz w:w="16000" w:h="11000"/></w:sectPr>'
    package = package_of(
        para("[Title]"),
        para("Sample", "Kop1"),
        para("Another", "Kop1"),
        para("End.", properties=portrait),
        para("Annex", "Kop1"),
        styles=HEADING,
        section=wide,
    )
    data = note(package, document, tmp_path)
    sizes = [each.get(q("w:w")) for each in read_package(data).document.tree().iter(q("w:pgSz"))]
    assert sizes == ["11000"]


def test_what_the_analyst_points_at_holds(document: Document, tmp_path: Path) -> None:
    package = package_of(para("One"), para("Two"), para("Three"), para("Four"), para("Five"))
    mapping = replace(
        proposed(package),
        places=(HousePlace("title", 2), HousePlace("to", 4)),
        body=3,
        kept=(5,),
        dropped=(1,),
    )
    path = tmp_path / "house.docx"
    path.write_bytes(prepared(package, mapping))
    words = lines(write_docx(document, path))
    assert words[0] == "Vessels in the strait"
    assert words[-3:] == ["Both sides wait.", "Director", "Five"]
    assert not {"One", "Two", "Three", "Four"} & set(words)


def test_a_file_that_names_its_places_keeps_them(document: Document, tmp_path: Path, house: Path) -> None:
    package = read_package(house.read_bytes())
    path = tmp_path / "house.docx"
    path.write_bytes(prepared(package, proposed(package)))
    assert lines(write_docx(document, path)) == lines(write_docx(document, house))


def test_pictures_of_the_sample_are_left_out(document: Document, tmp_path: Path) -> None:
    package = package_of(para("Sample", "Kop1"), para("See: "), styles=HEADING)
    package.parts["word/media/a.png"] = Part("word/media/a.png", "image/png", b"secret picture")
    relation = package.document.relate("image", "word/media/a.png")
    drawing = fragment("<w:r><w:drawing/></w:r>")
    drawing[0].set(q("r:embed"), relation)
    package.document.tree()[0][1].append(drawing)
    assert "word/media/a.png" not in read_package(note(package, document, tmp_path)).parts


def test_a_control_of_the_file_s_own_is_unwrapped(document: Document, tmp_path: Path) -> None:
    package = package_of(
        control("Page furniture", para("Letterhead")), para("Sample", "Kop1"), styles=HEADING
    )
    data = note(package, document, tmp_path)
    assert lines(data)[0] == "Letterhead"
    assert read_package(data).document.tree().find(f".//{q('w:sdt')}") is None
