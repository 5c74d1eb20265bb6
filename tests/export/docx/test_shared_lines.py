"""A line of a house file with several places is not broken in the midst of one of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document, DocumentField

Make = Callable[..., Document]
Line = Callable[..., Element]
TAB = "<w:r><w:tab/></w:r>"
STOP = '<w:tabs><w:tab w:val="left" w:pos="6570"/></w:tabs><w:jc w:val="center"/>'
SHORT, LONG, LONGER = "25/031", "PH/25/031 (B)", "MIN-2025-0147/ANNEX-B/REV 3 (corrected)"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def place(name: str = "reference") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent>{run("No")}</w:sdtContent></w:sdt>'
    )


BOTH = (run("Serial No. "), place(), TAB, TAB, run("NAFO SCR Doc. "), place())


@pytest.fixture
def line_of(make: Make, tmp_path: Path, house: Path) -> Line:
    """Write a note with a reference into a house file whose body begins with this line; return the line."""

    def write(reference: str, *inner: str, properties: str = STOP, outer: str = "{}") -> Element:
        package = read_package(house.read_bytes())
        body = package.document.tree()[0]
        line = f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"
        body[:-1] = [fragment(outer.format(line))]
        (tmp_path / "own.docx").write_bytes(zip_members(members_of(package)))
        fields = (DocumentField("reference", "Reference", reference, "reference"),)
        note = read_package(write_docx(make(fields=fields), tmp_path / "own.docx"))
        return next(note.document.tree().iter(q("w:p")))

    return write


def shape(line: Element) -> str:
    """Return the words of a line with a tab and a line break as they are written in Python."""
    signs = {q("w:tab"): "\t", q("w:br"): "\n"}
    return "".join(
        signs.get(each.tag, each.text or "")
        for found in line.iter(q("w:r"))
        for each in found
        if each.tag != q("w:rPr")
    )


def stops(line: Element) -> list[tuple[str, str]]:
    found = line.iterfind(f"{q('w:pPr')}/{q('w:tabs')}/{q('w:tab')}")
    return [(stop.get(q("w:val"), ""), stop.get(q("w:pos"), "")) for stop in found]


def test_what_has_room_stays_at_its_tab(line_of: Line) -> None:
    line = line_of(SHORT, *BOTH)
    assert shape(line) == f"Serial No. {SHORT}\t\tNAFO SCR Doc. {SHORT}"
    assert stops(line) == [("left", "6570")]


def test_the_last_place_stands_against_the_end_of_the_line(line_of: Line) -> None:
    line = line_of(LONG, *BOTH)
    assert shape(line) == f"Serial No. {LONG}\tNAFO SCR Doc. {LONG}"
    assert [kind for kind, _ in stops(line)] == ["clear", "right"]
    assert 9000 < int(stops(line)[1][1]) < 10500
    assert value_of(line.find(q("w:pPr")), "w:jc") == "left"


def test_what_a_line_has_no_room_for_begins_a_line_of_its_own(line_of: Line) -> None:
    line = line_of(LONGER, *BOTH)
    assert shape(line) == f"Serial No. {LONGER}\nNAFO SCR Doc. {LONGER}"
    assert value_of(line.find(q("w:pPr")), "w:jc") == "center"


def test_a_label_before_a_tab_keeps_to_its_place(line_of: Line) -> None:
    line = line_of(LONGER, run("Serial"), TAB, place(), TAB, run("Doc."), TAB, place(), properties="")
    assert shape(line) == f"Serial\t{LONGER}\nDoc.\t{LONGER}"


@pytest.mark.parametrize(
    ("inner", "properties"),
    [
        ((run("Reference"), TAB, TAB, place()), STOP),
        ((place(), run(" and "), place()), STOP),
        (BOTH, '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>'),
        ((run("Reference"), "<w:r><w:br/></w:r>", *BOTH), STOP),
    ],
)
def test_other_lines_stay_as_the_house_has_them(
    line_of: Line, inner: tuple[str, ...], properties: str
) -> None:
    assert shape(line_of(LONGER, *inner, properties=properties)) == shape(
        line_of("x", *inner, properties=properties)
    ).replace("x", LONGER)


def test_a_line_in_a_cell_stays_as_the_house_has_it(line_of: Line) -> None:
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
    cell = f"<w:tbl>{grid}<w:tr><w:tc><w:tcPr/>{{}}</w:tc></w:tr></w:tbl>"
    assert "\n" not in shape(line_of(LONGER, *BOTH, outer=cell))
