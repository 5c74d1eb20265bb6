"""The title block goes where the house file says, or stands before the body."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from briefer.export.docx.checks import check_docx
from briefer.export.docx.names import WORD_NAMESPACES, fragment, q
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Block, Citation, Document, DocumentField, Text

Make = Callable[..., Document]

BODY = Block((Text("The body."),))


def _control(tag: str, content: str, extra: str = "") -> str:
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/>{extra}</w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _line(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def _run(words: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.fixture
def with_body(tmp_path: Path, house: Path) -> Callable[..., Path]:
    """Return a maker of house files with these pieces of XML as their body."""

    def build(*pieces: str) -> Path:
        package = read_package(house.read_bytes())
        body = package.document.tree()[0]
        body[:-1] = [fragment(piece) for piece in pieces]
        (tmp_path / "own.docx").write_bytes(zip_members(members_of(package)))
        return tmp_path / "own.docx"

    return build


def _lines(data: bytes) -> list[str]:
    root = read_package(data).document.tree()
    paragraphs = root.iter(q("w:p"))
    lines = ["".join(text.text or "" for text in line.iter(q("w:t"))) for line in paragraphs]
    return [line for line in lines if line]


HEAD = ["Briefing note for information", "Survey vessels in the Kelm strait"]
FIELD_LINES = [
    "To",
    "Director, Northern Seas",
    "Date",
    "16 March 2031",
    "Information cut-off",
    "15 March 2031",
]


def test_the_shipped_house_file_takes_head_fields_and_body(make: Make, house: Path) -> None:
    assert _lines(write_docx(make(BODY), house)) == [*HEAD, *FIELD_LINES, "The body."]


def test_a_house_file_without_places_is_taken_for_its_looks(tmp_path: Path, make: Make) -> None:
    base = docx.Document()
    base.add_paragraph("Lorem ipsum of the template")
    base.save(str(tmp_path / "house.docx"))
    data = write_docx(make(BODY), tmp_path / "house.docx")
    assert _lines(data) == [*HEAD, *FIELD_LINES, "The body."]
    assert check_docx(data) == ()


def test_places_by_name_are_filled_in_the_look_that_stood_there(
    make: Make, with_body: Callable[..., Path]
) -> None:
    bold = "<w:rPr><w:b/><w:lang w:val='en-US'/></w:rPr>"
    house = with_body(
        _line(_run("To: ") + _control("TO", _run("Click here", bold), "<w:showingPlcHdr/>")),
        _control("title", _line(_run("Title")), '<w:dataBinding w:xpath="/x" w:storeItemID="{0}"/>'),
        _line(_run("Letterhead text stays")),
        _control("body", _line("")),
        _line(_run("Sign here")),
    )
    data = write_docx(make(BODY), house)
    lines = _lines(data)
    assert lines[:3] == ["To: Director, Northern Seas", HEAD[1], "Letterhead text stays"]
    assert lines[3:] == [HEAD[0], *FIELD_LINES[2:], "The body.", "Sign here"]
    root = read_package(data).document.tree()
    run = next(run for run in root.iter(q("w:r")) if "Director" in etree.tostring(run, encoding="unicode"))
    assert [item.tag for item in run.find(q("w:rPr"))] == [q("w:b"), q("w:lang")]  # type: ignore[union-attr]
    assert root.find(f".//{q('w:dataBinding')}") is None
    assert root.find(f".//{q('w:showingPlcHdr')}") is None
    assert check_docx(data) == ()


def test_the_look_of_a_placeholder_is_not_kept(make: Make, with_body: Callable[..., Path]) -> None:
    grey = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
    data = write_docx(make(BODY), with_body(_line(_control("to", _run("Choose", grey)))))
    assert "PlaceholderText" not in etree.tostring(read_package(data).document.tree()).decode()


def test_without_a_place_for_the_body_it_comes_last(make: Make, with_body: Callable[..., Path]) -> None:
    data = write_docx(make(BODY), with_body(_control("title", _line(_run("T"))), _line(_run("Own"))))
    assert _lines(data)[:2] == [HEAD[1], "Own"]
    assert _lines(data)[-1] == "The body."


def test_a_place_for_the_body_within_a_line_takes_the_line(
    make: Make, with_body: Callable[..., Path]
) -> None:
    data = write_docx(make(BODY), with_body(_line(_run("before ") + _control("body", _run("here")))))
    assert "before here" not in _lines(data)
    assert _lines(data)[-1] == "The body."
    assert check_docx(data) == ()


def test_a_place_for_fields_without_a_pattern_row_gets_a_table(
    make: Make, with_body: Callable[..., Path]
) -> None:
    house = with_body(_control("fields", _line(_run("fields"))), _control("body", _line("")))
    assert _lines(write_docx(make(BODY), house)) == [*FIELD_LINES, *HEAD, "The body."]


def test_without_any_field_the_table_goes(make: Make, house: Path) -> None:
    data = write_docx(make(BODY, fields=(DocumentField("to", "To", "  "),)), house)
    assert _lines(data) == [*HEAD, "The body."]
    assert read_package(data).document.tree().find(f".//{q('w:tbl')}") is None


def test_lines_of_a_field_stay_lines_and_arabic_runs_its_way(make: Make, house: Path) -> None:
    field = DocumentField("to", "To", "First line\n\u0627\u0644\u0633\u0637\u0631")
    root = read_package(write_docx(make(fields=(field,)), house)).document.tree()
    cell = list(root.iter(q("w:tc")))[1]
    assert len(cell.findall(f".//{q('w:br')}")) == 1
    assert len(cell.findall(f".//{q('w:rtl')}")) == 1


def test_a_body_without_page_properties_gets_a_page(make: Make, with_body: Callable[..., Path]) -> None:
    house = with_body(_line(_run("x")))
    package = read_package(house.read_bytes())
    body = package.document.tree()[0]
    body.remove(body[-1])
    house.write_bytes(zip_members(members_of(package)))
    data = write_docx(make(BODY), house)
    assert read_package(data).document.tree()[0][-1].tag == q("w:sectPr")
    assert check_docx(data, "OFFICIAL: SENSITIVE") == ()


def test_filled_places_can_be_found_again(make: Make, house: Path) -> None:
    root = read_package(write_docx(make(BODY), house)).document.tree()
    names = [start.get(q("w:name")) for start in root.iter(q("w:bookmarkStart"))]
    fields = [name for name in names if name and name.startswith("field_")]
    assert fields == ["field_kind", "field_title", "field_to", "field_date", "field_cut_off"]
    assert root.nsmap == WORD_NAMESPACES


def test_a_house_file_with_other_prefixes_takes_the_note_as_well(
    make: Make, cite: Callable[..., Citation], house: Path, tmp_path: Path
) -> None:
    members = members_of(read_package(house.read_bytes()))
    for name in ("word/document.xml", "word/footnotes.xml"):
        xml = members[name].decode()
        xml = xml.replace("<w:", "<word:").replace("</w:", "</word:").replace(" w:", " word:")
        members[name] = xml.replace("xmlns:w=", "xmlns:word=").encode()
    (tmp_path / "own.docx").write_bytes(zip_members(members))
    document = make(Block((Text("The body."), cite(1))))
    data = write_docx(document, tmp_path / "own.docx")
    assert _lines(data) == _lines(write_docx(document, house))
    assert check_docx(data, document.marking) == ()


def test_the_title_carries_the_mark_of_its_portion(make: Make, house: Path) -> None:
    package = read_package(write_docx(make(portion="(U)", title="Grant landing rights"), house))
    words = "".join(str(each.text) for each in package.document.tree().iter(q("w:t")))
    assert "(U) Grant landing rights" in words
