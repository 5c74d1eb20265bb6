"""A title in a header keeps clear of pictures there and is cut to its line; it stands in full in the note."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefer.export.docx.margins import margins
from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import Package, members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document

Make = Callable[..., Document]
Written = Callable[..., tuple[Package, Element]]
LONG = (
    "Varenia closes the Marrow Bridge to freight and asks Tolmark to explain the course of a survey vessel "
    "that was seen off Port Ansel for three nights"
)
TAB = "<w:r><w:tab/></w:r>"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(left: int, width: int, *, wrap: str = "wrapNone", top: int = 0) -> str:
    """Return a run with a free picture, measured from the edges of the page in twips."""
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_WP}">'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left * 635}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top * 635}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width * 635}" cy="{1500 * 635}"/><wp:{wrap}/>'
        f'<pic:pic xmlns:pic="{_PIC}"/></wp:anchor></w:drawing></w:r>'
    )


def line_of(*before: str, behind: str = "", properties: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr>{''.join(before)}"
        '<w:sdt><w:sdtPr><w:tag w:val="title"/></w:sdtPr><w:sdtContent><w:r><w:t>Title</w:t></w:r>'
        f"</w:sdtContent></w:sdt>{behind}</w:p>"
    )


@pytest.fixture
def written(make: Make, tmp_path: Path) -> Written:
    """Write a note with a title into a house file with this line in its header; return note and line."""

    def write(line: str, title: str = LONG) -> tuple[Package, Element]:
        base = docx.Document()
        base.sections[0].header.paragraphs[0].text = "Header"
        base.save(str(tmp_path / "base.docx"))
        package = read_package((tmp_path / "base.docx").read_bytes())
        header = header_of(package)
        header[:] = [fragment(line)]
        (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
        note = read_package(write_docx(make(title=title), tmp_path / "house.docx"))
        return note, header_of(note)[-1]

    return write


def header_of(package: Package) -> Element:
    section = next(package.document.tree().iter(q("w:sectPr")))
    return dict(margins(package, section, "header"))["default"].tree()


def words_of(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(q("w:t")))


def ends_of(line: Element) -> tuple[int, int]:
    """Return by how much a line begins and ends within the margins, in twips."""
    found = [value_of(line.find(q("w:pPr")), "w:ind", f"w:{side}") for side in ("left", "right")]
    return int(found[0] or 0), int(found[1] or 0)


def test_a_long_title_is_cut_at_a_word_before_a_date(written: Written) -> None:
    note, line = written(line_of(TAB, behind="<w:r><w:t> – 13 March 2025</w:t></w:r>"))
    shown = words_of(line)
    title = shown.removesuffix("… – 13 March 2025")
    assert shown != title
    assert LONG.startswith(f"{title} ")
    assert 20 < len(title) < 70
    assert LONG in words_of(note.document.tree())


def test_a_title_that_fits_stays_whole(written: Written) -> None:
    _, line = written(line_of(TAB), "Survey vessels in the Kelm strait")
    assert words_of(line) == "Survey vessels in the Kelm strait"


def test_a_title_that_stands_alone_has_one_line_too(written: Written) -> None:
    _, line = written(line_of(), LONG[:60])
    assert words_of(line) == LONG[:60]
    _, line = written(line_of())
    assert words_of(line).endswith("…")
    assert len(words_of(line)) > 50


def test_words_without_spaces_are_cut_too(written: Written) -> None:
    _, line = written(line_of(TAB), "中" * 150)
    assert words_of(line).strip("中") == "…"


@pytest.mark.parametrize(
    ("properties", "before", "ends"),
    [
        ("", (picture(0, 4000), TAB), (4000 + 140 - 1800, 0)),  # python-docx's margins are 1800 wide
        ("", (picture(8000, 4240),), (0, 12240 - 1800 - 8000 + 140)),
        ("", (picture(0, 12240), TAB), (2880, 0)),  # a third of the line
        ('<w:jc w:val="right"/>', (picture(0, 12240),), (2880, 0)),
        ("", (picture(0, 12240),), (0, 2880)),
        ("<w:bidi/>", (picture(0, 12240),), (0, 2880)),
        ('<w:bidi/><w:jc w:val="right"/>', (picture(0, 12240),), (2880, 0)),
        ("", (picture(0, 4000, wrap="wrapSquare"), TAB), (0, 0)),
        ("", (picture(0, 4000, top=2000), TAB), (0, 0)),
        ("", (picture(0, 1000), TAB), (0, 0)),
    ],
)
def test_a_line_with_the_title_keeps_clear_of_pictures(
    written: Written, properties: str, before: tuple[str, ...], ends: tuple[int, int]
) -> None:
    _, line = written(line_of(*before, properties=properties))
    assert ends_of(line) == ends
    assert words_of(line).endswith("…")


def test_a_title_in_a_cell_keeps_to_its_cell(written: Written) -> None:
    cell = f"<w:tbl><w:tr><w:tc>{line_of(TAB)}</w:tc></w:tr></w:tbl>"
    _, table = written(cell)
    assert words_of(table) == LONG


def test_capitals_and_large_letters_leave_room_for_less(written: Written) -> None:
    lengths = []
    for look in ("", "<w:rPr><w:caps/></w:rPr>", '<w:rPr><w:sz w:val="40"/></w:rPr>'):
        line = line_of(TAB).replace("<w:r><w:t>Title", f"<w:r>{look}<w:t>Title")
        lengths.append(len(words_of(written(line)[1])))
    assert lengths[0] > lengths[1] > lengths[2] > 10
