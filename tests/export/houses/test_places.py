"""The places of a note are found in a house file by controls, placeholders, labels and styles."""

import pytest

from briefer.export.houses.lines import lines_of
from briefer.export.houses.places import places_of
from briefer.model.houses import HousePlace
from tests.export.houses.filing import control, package_of, para, style, table

HEADING = style("Kop1", "heading 1", level=1)


def found(*body: str, styles: str = HEADING, header: str = "") -> tuple[dict[str, tuple[int, str]], int]:
    places, begin, _ = places_of(lines_of(package_of(*body, styles=styles, header=header)))
    return {place.name: (place.row, place.words) for place in places}, begin


@pytest.mark.parametrize(
    "words",
    [
        ("To: [name]", "From: [desk]", "Date: [date]", "Subject: [subject]", "Ref: [number]"),
        ("An: x", "Von: y", "Datum: z", "Betreff: b", "Aktenzeichen: a"),
        ("Destinataire : x", "Auteur : y", "Date : z", "Objet : b", "Référence : a"),
        ("Кому: x", "От: y", "Дата: z", "Тема: b", "Исх: a"),
        ("[Addressee]", "[Author]", "[Date]", "[Subject]", "[Reference number]"),
        ("To:\t", "From:\t", "Date:\t", "Re:\t", "Our ref:\t"),
    ],
)
def test_labels_and_placeholders_of_several_languages(words: tuple[str, ...]) -> None:
    places, begin = found(
        *(para(line) for line in words), para("Sample", "Kop1"), para("Text of the sample.")
    )
    rows = {name: row for name, (row, _) in places.items()}
    assert rows == {"to": 1, "from": 2, "date": 3, "title": 4, "reference": 5}
    assert begin == 6


def test_a_table_with_labels_on_the_left() -> None:
    places, begin = found(
        para("MEMORANDUM"), table(("To", "Client"), ("Subject", "")), para("Sample", "Kop1"), para("Text.")
    )
    assert places == {"to": (3, ""), "title": (5, "")}
    assert begin == 6


def test_labels_with_colons_leave_their_cells_and_placeholders_beside_them_go() -> None:
    rows = (("To:", "[Name of the recipient]"), ("Date:", "[DD Month YYYY]"), ("From: [desk]", "x"))
    places, begin = found(para("Note"), table(*rows), para("Sample", "Kop1"))
    assert places == {"to": (3, ""), "date": (5, ""), "from": (6, "")}
    assert begin == 8


def test_a_table_of_the_sample_is_none() -> None:
    places, _ = found(
        para("Subject: x"), para("Part", "Kop1"), table(("Title", "Title"), ("Date", "Title")), para("Text.")
    )
    assert places == {"title": (1, "")}


def test_controls_form_fields_and_bookmarks_by_their_names() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="Date"/><w:bookmarkEnd w:id="1"/>'
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Reference"/></w:ffData>'
        "</w:fldChar></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12-34</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    places, begin = found(
        control("Subject", para("Anything")),
        para("1 January").replace("</w:pPr>", f"</w:pPr>{mark}"),
        para("No. ").replace("</w:p>", f"{form}</w:p>"),
        para("Text."),
    )
    assert places == {"title": (1, ""), "date": (2, ""), "reference": (3, "12-34")}
    assert begin == 4


def test_the_lines_of_one_paragraph_are_places_of_their_own() -> None:
    package = package_of(para("To: x\nUpdates: none yet\nDate: y"), para("Part", "Kop1"), styles=HEADING)
    places, begin, dropped = places_of(lines_of(package))
    assert places == (HousePlace("to", 1), HousePlace("date", 3))
    assert (begin, dropped) == (4, (2,))


def test_titles_and_dates_by_style_and_a_heading_of_the_form() -> None:
    styles = HEADING + style("T", "Publication Title") + style("S", "Untertitel") + style("D", "Date")
    places, _ = found(
        para("Big", "T"), para("Small", "S"), para("1 May", "D"), para("A", "Kop1"), styles=styles
    )
    assert places == {"title": (1, ""), "kind": (2, ""), "date": (3, "")}
    places, _ = found(para("REPORT", "T"), para("Subject: x"), para("A", "Kop1"), styles=styles)
    assert places == {"kind": (1, ""), "title": (2, "")}


def test_what_is_still_to_be_filled_in() -> None:
    places, _ = found(
        para("Serial No. NXXXX"), para("DD Month YYYY"), para("Advice XXXX for YYYY"), para("A", "Kop1")
    )
    assert places == {"reference": (1, "NXXXX"), "date": (2, "")}


@pytest.mark.parametrize(
    ("words", "is_marking"),
    [
        ("UNCLASSIFIED", True),
        ("Unclassified - Non-Classifié", True),
        ("TLP:AMBER+STRICT", True),
        ("OFFICIAL: SENSITIVE", True),
        ("VS - NUR FÜR DEN DIENSTGEBRAUCH", False),
        ("The report is restricted to members", False),
        ("Secretary of the council", False),
    ],
)
def test_markings_in_headers(words: str, is_marking: bool) -> None:  # noqa: FBT001 - a column of the table
    places, _ = found(para("Text."), header=para(words))
    assert ("marking" in places) is is_marking


def test_a_cover_stays_and_the_note_goes_where_its_last_section_is() -> None:
    cover = para("[Title]"), para("", properties="<w:sectPr><w:pgSz/></w:sectPr>")
    places, begin = found(*cover, para("Sample", "Kop1"), para("Text."))
    assert places == {"title": (1, "")}
    assert begin == 3
    assert found(*cover, para(""))[1] == 3
    assert found(*cover, para("What this series is and who makes it. " * 9))[1] == 0


def test_an_empty_file_begins_with_the_note() -> None:
    assert found(para("")) == ({}, 1)
