"""A marking that a house file's text box is too narrow for stands on a line of its own, on every page."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.margins import margins
from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document

Make = Callable[..., Document]
SHORT = "OFFICIAL"
LONG = "OFFICIAL-SENSITIVE – COMMERCIAL – RECIPIENTS ONLY – NOT FOR RELEASE BEFORE 1 APRIL"
_PLACE = (
    '<w:p><w:sdt><w:sdtPr><w:tag w:val="marking"/></w:sdtPr><w:sdtContent><w:r><w:t>Marking</w:t></w:r>'
    "</w:sdtContent></w:sdt></w:p>"
)
_CONTENT = f"<w:txbxContent>{_PLACE}</w:txbxContent>"
_DRAWN = (
    '<w:drawing><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wps:spPr><a:xfrm>'
    '<a:ext cx="{width}" cy="376555"/></a:xfrm></wps:spPr>'
    f'<wps:txbx>{_CONTENT}</wps:txbx><wps:bodyPr lIns="0" rIns="254000"/></wps:wsp></w:drawing>'
)
_OLD = (
    '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;width:{points}pt;'
    f'height:30pt"><v:textbox>{_CONTENT}</v:textbox></v:shape></w:pict>'
)


def headers_of(data: bytes) -> list[Element]:
    package = read_package(data)
    section = next(package.document.tree().iter(q("w:sectPr")))
    return [part.tree() for _, part in margins(package, section, "header")]


def lines_with(header: Element, words: str) -> list[bool]:
    """Return for each paragraph that shows just these words whether it stands in a box."""
    return [
        next(paragraph.iterancestors(q("w:txbxContent")), None) is not None
        for paragraph in header.iter(q("w:p"))
        if next(paragraph.iter(q("w:txbxContent")), None) is None
        and "".join(text.text or "" for text in paragraph.iter(q("w:t"))) == words
    ]


@pytest.fixture
def written(make: Make, tmp_path: Path) -> Callable[[str, str], list[Element]]:
    """Write a note with a marking into a house file with this box in its header, and return its headers."""

    def write(box: str, marking: str) -> list[Element]:
        base = docx.Document()
        base.sections[0].header.paragraphs[0].text = ""
        base.save(str(tmp_path / "base.docx"))
        package = read_package((tmp_path / "base.docx").read_bytes())
        section = next(package.document.tree().iter(q("w:sectPr")))
        dict(margins(package, section, "header"))["default"].tree()[:] = [
            fragment(f"<w:p><w:r>{box}</w:r></w:p>")
        ]
        (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
        data = write_docx(make(marking=marking), tmp_path / "house.docx")
        assert check_docx(data, marking) == ()
        return headers_of(data)

    return write


@pytest.mark.parametrize("box", [_DRAWN.format(width=1_917_700), _OLD.format(points=151)])
def test_a_marking_too_long_for_its_box_gets_a_line(
    written: Callable[[str, str], list[Element]], box: str
) -> None:
    fits = written(box, SHORT)
    assert lines_with(fits[0], SHORT) == [True]
    long = written(box, LONG)
    assert lines_with(long[0], LONG) == [False]
    assert value_of(long[0][0].find(q("w:pPr")), "w:pStyle").startswith("Marking")


@pytest.mark.parametrize(
    "box", [_DRAWN.format(width=9_000_000), _OLD.format(points="1%"), _DRAWN.format(width="")]
)
def test_a_box_that_is_wide_enough_or_does_not_say_so_keeps_the_marking(
    written: Callable[[str, str], list[Element]], box: str
) -> None:
    assert lines_with(written(box, LONG)[0], LONG) == [True]
