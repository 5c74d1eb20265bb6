"""Words that run the other way than the line of a house file in which they stand keep their order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.margins import margins
from briefer.export.docx.names import Element, fragment, q
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document, DocumentField

Make = Callable[..., Document]
Line = Callable[..., Element]
ARABIC = "تقرير عن مضيق كيلم: UNHCR"
RLE, LRE, PDF, LRM, RLM = "\u202b", "\u202a", "\u202c", "\u200e", "\u200f"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def place(name: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent>{run("x")}</w:sdtContent></w:sdt>'


@pytest.fixture
def line_of(make: Make, tmp_path: Path, house: Path) -> Line:
    """Write a note with this title and date into a house file with a line; return the line as it is there."""

    def write(title: str, date: str, *inner: str, properties: str = "", in_header: bool = False) -> Element:
        package = read_package(house.read_bytes())
        line = fragment(f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>")
        section = next(package.document.tree().iter(q("w:sectPr")))
        if in_header:
            dict(margins(package, section, "header"))["default"].tree().append(line)
        else:
            package.document.tree()[0].insert(0, line)
        (tmp_path / "own.docx").write_bytes(zip_members(members_of(package)))
        document = make(title=title, fields=(DocumentField("date", "Date", date, "date"),))
        data = write_docx(document, tmp_path / "own.docx")
        assert check_docx(data, document.marking, document.scheme) == ()
        note = read_package(data)
        section = next(note.document.tree().iter(q("w:sectPr")))
        holder = dict(margins(note, section, "header"))["default"].tree() if in_header else None
        return note.document.tree()[0][0] if holder is None else holder[-1]

    return write


def words_of(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(q("w:t")))


@pytest.mark.parametrize("in_header", [False, True])
def test_an_arabic_title_before_a_date_is_embedded(line_of: Line, in_header: bool) -> None:  # noqa: FBT001
    line = line_of(ARABIC, "13 March", place("title"), run(" > "), place("date"), in_header=in_header)
    assert words_of(line) == f"{RLE}{ARABIC}{PDF}{LRM} > 13 March"
    assert line.find(f"{q('w:pPr')}/{q('w:bidi')}") is None


def test_a_date_in_latin_letters_is_embedded_in_a_line_from_right_to_left(line_of: Line) -> None:
    line = line_of(ARABIC, "13 March", run("التاريخ: "), place("date"), properties="<w:bidi/>")
    assert words_of(line) == f"التاريخ: {LRE}13 March{PDF}{RLM}"


def test_the_marks_stand_outside_the_bookmark_by_which_a_place_is_found_again(line_of: Line) -> None:
    line = line_of(ARABIC, "13 March", run("Title: "), place("title"))
    start = next(each for each in line if each.get(q("w:name"), "").startswith("field_title"))
    end = next(line.iterfind(q("w:bookmarkEnd")))
    within = list(line)[line.index(start) + 1 : line.index(end)]
    assert "".join(map(words_of, within)) == ARABIC


@pytest.mark.parametrize(
    ("title", "inner"),
    [
        ("Survey vessels", (run("Title: "), place("title"))),
        (ARABIC, (place("title"),)),
        (ARABIC, (place("title"), run(" "))),
        ("13/3", (run("Title: "), place("title"))),
    ],
)
def test_words_that_run_as_their_line_or_stand_alone_need_no_marks(
    line_of: Line, title: str, inner: tuple[str, ...]
) -> None:
    assert words_of(line_of(title, "", *inner)).strip() in (title, f"Title: {title}")
