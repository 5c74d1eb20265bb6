"""The marking stands above a house file's headers, whose words and pictures stay where they are."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Twips

from briefer.export.docx.header_room import FilledHeader, make_room
from briefer.export.docx.margins import margins
from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import Package, members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document
from tests.export.docx.test_running_titles import picture

Make = Callable[..., Document]


@pytest.fixture
def note(make: Make, tmp_path: Path) -> Callable[[Package], Package]:
    def written(package: Package) -> Package:
        (tmp_path / "made.docx").write_bytes(zip_members(members_of(package)))
        return read_package(write_docx(make(), tmp_path / "made.docx"))

    return written


def base_of(folder: Path, distance: int) -> Package:
    """Return a file whose header begins at this distance, in twips, with words in it."""
    base = docx.Document()
    base.sections[0].header_distance = Twips(distance)
    base.sections[0].header.paragraphs[0].text = "Ministry of Straits"
    path = folder / "base.docx"
    base.save(str(path))
    return read_package(path.read_bytes())


def sections_of(package: Package) -> list[Element]:
    return list(package.document.tree().iter(q("w:sectPr")))


def distances_of(package: Package) -> list[int]:
    return [int(value_of(section, "w:pgMar", "w:header")) for section in sections_of(package)]


def header(package: Package, kind: str = "default") -> list[Element]:
    part = dict(margins(package, sections_of(package)[0], "header"))[kind]
    return list(part.tree())


def spacing(line: Element) -> dict[str, int]:
    found = line.find(f"{q('w:pPr')}/{q('w:spacing')}")
    assert found is not None
    return {key: int(found.get(q(f"w:{key}"), "0")) for key in ("before", "line", "after")}


def words_of(line: Element) -> str:
    return "".join(text.text or "" for text in line.iter(q("w:t")))


@pytest.mark.parametrize(("before", "now"), [(720, 400), (1418, 400), (600, 280), (300, 240)])
def test_what_stands_in_a_header_stays_where_it_was(
    tmp_path: Path, note: Callable[[Package], Package], before: int, now: int
) -> None:
    package = note(base_of(tmp_path, before))
    marking, own = header(package)
    assert (words_of(marking), words_of(own)) == ("OFFICIAL: SENSITIVE", "Ministry of Straits")
    assert distances_of(package) == [now]
    room = spacing(marking)
    assert room["before"] == 0
    assert now + room["line"] + room["after"] == max(before, now + room["line"])
    alone = header(package, "first")
    assert [words_of(line) for line in alone] == ["OFFICIAL: SENSITIVE"]
    assert spacing(alone[0])["after"] == 120


def section_at(distance: int, *, title: bool = False) -> Element:
    first = "<w:titlePg/>" if title else ""
    return fragment(f'<w:sectPr><w:pgMar w:top="1440" w:header="{distance}"/>{first}</w:sectPr>')


def filled(*, own_place: bool = False) -> FilledHeader:
    root = fragment("<w:hdr><w:p/><w:p/></w:hdr>")
    return FilledHeader(root, None if own_place else root[0])


@pytest.mark.parametrize(
    ("sections", "headers", "even", "moved"),
    [
        ((720, 720), ({"default": filled()}, {}), False, (400, 400)),
        ((720, 900), ({"default": filled()}, {}), False, (720, 900)),
        ((720, 900), ({"default": filled()}, {"default": filled(own_place=True)}), False, (400, 900)),
        ((720,), ({"default": filled(), "even": filled(own_place=True)},), False, (400,)),
        ((720,), ({"default": filled(), "even": filled(own_place=True)},), True, (720,)),
        ((200,), ({"default": filled()},), False, (200,)),
    ],
)
def test_sections_that_share_a_header_move_together_or_not_at_all(
    sections: tuple[int, ...],
    headers: tuple[dict[str, FilledHeader], ...],
    even: bool,  # noqa: FBT001 - a parameter of the test
    moved: tuple[int, ...],
) -> None:
    made = [section_at(distance) for distance in sections]
    make_room(made, headers, even=even)
    assert tuple(int(value_of(each, "w:pgMar", "w:header")) for each in made) == moved


def test_the_header_of_first_pages_counts_where_there_is_one() -> None:
    cover, rest = section_at(1418, title=True), section_at(680)
    make_room([cover, rest], [{"first": filled()}, {}], even=False)
    assert [value_of(each, "w:pgMar", "w:header") for each in (cover, rest)] == ["400", "680"]


def test_headers_with_a_place_for_the_marking_stay(make: Make, house: Path) -> None:
    before = distances_of(read_package(house.read_bytes()))
    assert distances_of(read_package(write_docx(make(), house))) == before


def test_over_a_picture_the_marking_goes_as_near_to_the_edge_as_printers_let_it(
    tmp_path: Path, note: Callable[[Package], Package]
) -> None:
    found = []
    for top in (0, 600, 900):
        package = base_of(tmp_path, 720)
        header(package)[0].append(fragment(picture(0, 12240, wrap="wrapTopAndBottom", top=top)))
        written = note(package)
        room = spacing(header(written)[0])
        assert distances_of(written)[0] + room["line"] + room["after"] == 720
        found.append(distances_of(written)[0])
    assert found == [240, 240, 400]


def test_a_marking_of_two_lines_moves_its_header_by_two(make: Make, tmp_path: Path) -> None:
    found = []
    for marking in (
        "OFFICIAL",
        "OFFICIAL-SENSITIVE – COMMERCIAL – RECIPIENTS ONLY – NOT FOR RELEASE IN APRIL",
    ):
        package = base_of(tmp_path, 1200)
        (tmp_path / "made.docx").write_bytes(zip_members(members_of(package)))
        written = read_package(write_docx(make(marking=marking), tmp_path / "made.docx"))
        room = spacing(header(written)[0])
        found.append((distances_of(written)[0], room["after"]))
    assert found == [(400, 1200 - 400 - 320), (400, 1200 - 400 - 2 * 320)]


def test_the_text_keeps_off_a_header_whose_marking_went_over_into_a_second_line(
    make: Make, house: Path
) -> None:
    gaps = []
    for marking in (
        "OFFICIAL",
        "OFFICIAL-SENSITIVE – COMMERCIAL – RECIPIENTS ONLY – NOT FOR RELEASE IN APRIL",
    ):
        package = read_package(write_docx(make(marking=marking), house))
        lines = header(package)
        gaps.append(value_of(lines[-1].find(q("w:pPr")), "w:spacing", "w:after"))
    assert gaps == ["", "120"]
