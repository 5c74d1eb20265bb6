"""A marking that is too long for a line keeps to one where a second would lie on a picture."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Twips

from briefer.export.docx.margins import margins
from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document
from tests.export.docx.test_running_titles import picture

Make = Callable[..., Document]
TWO_LINES = "OFFICIAL-SENSITIVE – COMMERCIAL – LEGAL PRIVILEGE – RECIPIENTS ONLY – NOT FOR RELEASE"
LONGER = f"{TWO_LINES} IN APRIL OR BEFORE THE MINISTER HAS SPOKEN"


@pytest.fixture
def marking_in(make: Make, tmp_path: Path) -> Callable[..., tuple[Element, int]]:
    """Write a note into a file with this in its header; return the marking's line and the header's place."""

    def write(marking: str, *inner: str, scheme: str = "uk") -> tuple[Element, int]:
        base = docx.Document()
        base.sections[0].header_distance = Twips(720)
        base.sections[0].header.paragraphs[0].text = "Ministry of Straits"
        base.save(str(tmp_path / "base.docx"))
        package = read_package((tmp_path / "base.docx").read_bytes())
        section = next(package.document.tree().iter(q("w:sectPr")))
        dict(margins(package, section, "header"))["default"].tree()[0].extend(map(fragment, inner))
        (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
        note = read_package(write_docx(make(marking=marking, scheme=scheme), tmp_path / "house.docx"))
        section = next(note.document.tree().iter(q("w:sectPr")))
        header = dict(margins(note, section, "header"))["default"].tree()
        return header[0], int(value_of(section, "w:pgMar", "w:header"))

    return write


def ends_of(line: Element) -> tuple[str, str]:
    left, right = (value_of(line.find(q("w:pPr")), "w:ind", f"w:{side}") for side in ("left", "right"))
    return left, right


def sizes_of(line: Element) -> set[str]:
    return {
        value_of(run.find(q("w:rPr")), name) for run in line.iter(q("w:r")) for name in ("w:sz", "w:szCs")
    }


BANNER = picture(0, 12240)


def test_over_a_banner_a_long_marking_takes_the_width_of_the_page(
    marking_in: Callable[..., tuple[Element, int]],
) -> None:
    line, place = marking_in(TWO_LINES, BANNER)
    assert ends_of(line) == ("-1560", "-1560")  # python-docx's margins are 1800 wide
    assert sizes_of(line) == {""}
    # It counts as one line: what stands below it in the header is where it was.
    assert place + 320 + int(value_of(line.find(q("w:pPr")), "w:spacing", "w:after")) == 720


def test_a_longer_one_has_smaller_letters_too(marking_in: Callable[..., tuple[Element, int]]) -> None:
    line, _ = marking_in(LONGER, BANNER)
    assert ends_of(line) == ("-1560", "-1560")
    (size,) = sizes_of(line)
    assert 16 <= int(size) < 20


def test_letters_stay_legible_and_as_large_as_a_scheme_has_them(
    marking_in: Callable[..., tuple[Element, int]],
) -> None:
    line, place = marking_in(f"{LONGER} – {LONGER}", BANNER)
    assert sizes_of(line) == {"16"}
    assert place == 240
    line, _ = marking_in(f"TLP:AMBER {LONGER}", BANNER, scheme="tlp")
    assert sizes_of(line) == {"24"}


@pytest.mark.parametrize("inner", [(), (picture(0, 12240, top=2000),)])
def test_where_no_picture_lies_below_it_goes_over_into_a_second_line(
    marking_in: Callable[..., tuple[Element, int]], inner: tuple[str, ...]
) -> None:
    line, _ = marking_in(LONGER, *inner)
    assert ends_of(line) == ("", "")
    assert sizes_of(line) == {""}


def test_a_marking_of_one_line_stays_within_the_margins(
    marking_in: Callable[..., tuple[Element, int]],
) -> None:
    assert ends_of(marking_in("OFFICIAL", BANNER)[0]) == ("", "")
