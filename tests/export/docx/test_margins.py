"""Marking and page number on every page, whatever the house file has."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.margins import KINDS, has_page_number, margins
from briefer.export.docx.names import fragment, q, value_of
from briefer.export.docx.packages import Package, members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document
from tests.conftest import ROOT

Make = Callable[..., Document]


def _shown(package: Package) -> dict[tuple[str, str], str]:
    section = next(package.document.tree().iter(q("w:sectPr")))
    return {
        (side, kind): "".join(text.text or "" for text in part.tree().iter(q("w:t"), q("w:instrText")))
        for side in ("header", "footer")
        for kind, part in margins(package, section, side)
    }


def test_every_kind_of_page_shows_the_marking_and_its_number(written: bytes) -> None:
    shown = _shown(read_package(written))
    assert set(shown) == {(side, kind) for side in ("header", "footer") for kind in KINDS}
    assert all("OFFICIAL: SENSITIVE" in words for words in shown.values())
    for kind in KINDS:
        assert "Page  PAGE 1 of  NUMPAGES 1" in shown["footer", kind]
    assert "Survey vessels" in shown["header", "default"]
    assert "Survey vessels" not in shown["header", "first"]


@pytest.mark.parametrize("settings", [(), ("first",), ("first", "even")])
def test_a_house_file_without_headers_gets_them(
    tmp_path: Path, make: Make, settings: tuple[str, ...]
) -> None:
    base = docx.Document()
    base.sections[0].different_first_page_header_footer = "first" in settings
    base.settings.odd_and_even_pages_header_footer = "even" in settings
    base.save(str(tmp_path / "house.docx"))
    data = write_docx(make(language="fr"), tmp_path / "house.docx")
    shown = _shown(read_package(data))
    assert len(shown) == 6
    assert all(words.count("OFFICIAL: SENSITIVE") == 1 for words in shown.values())
    assert "Page  PAGE 1 sur  NUMPAGES 1" in shown["footer", "even"]
    assert check_docx(data, "OFFICIAL: SENSITIVE") == ()


def test_a_house_file_s_own_header_and_page_number_stay(tmp_path: Path, make: Make) -> None:
    base = docx.Document()
    base.sections[0].header.paragraphs[0].text = "Ministry of Straits"
    second = base.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Annex"
    base.save(str(tmp_path / "house.docx"))
    package = read_package(write_docx(make(), tmp_path / "house.docx"))
    assert _shown(package)["header", "default"] == "OFFICIAL: SENSITIVEAnnex"


def test_without_a_marking_nothing_is_marked(make: Make, house: Path) -> None:
    data = write_docx(make(marking=""), house)
    assert "MARKING" not in "".join(_shown(read_package(data)).values())
    assert check_docx(data) == check_docx(data, " ") == ()


def test_a_page_number_is_seen_in_both_forms(written: bytes) -> None:
    package = read_package(written)
    section = next(package.document.tree().iter(q("w:sectPr")))
    assert all(has_page_number(part.tree()) for _, part in margins(package, section, "footer"))
    assert not any(has_page_number(part.tree()) for _, part in margins(package, section, "header"))


@pytest.mark.parametrize(
    ("scheme", "marking", "align"),
    [
        ("uk", "OFFICIAL-SENSITIVE", "center"),
        ("us", "UNCLASSIFIED", "center"),
        ("canada", "PROTECTED B", "right"),
        ("tlp", "TLP:AMBER", "right"),
        ("nato", "NATO UNCLASSIFIED", "center"),
        ("eu", "RESTREINT UE/EU RESTRICTED", "center"),
    ],
)
@pytest.mark.parametrize("kind", ["shipped", "bare"])
def test_a_scheme_says_where_the_marking_stands_on_every_page(  # noqa: PLR0913, PLR0917 - a house of either kind
    tmp_path: Path, make: Make, house: Path, scheme: str, marking: str, align: str, kind: str
) -> None:
    if kind == "bare":
        docx.Document().save(str(tmp_path / "house.docx"))
        house = tmp_path / "house.docx"
    package = read_package(write_docx(make(scheme=scheme, marking=marking), house))
    section = next(package.document.tree().iter(q("w:sectPr")))
    found = [
        (kind, value_of(paragraph.find(q("w:pPr")), "w:jc"))
        for side in ("header", "footer")
        for kind, part in margins(package, section, side)
        for paragraph in part.tree().iter(q("w:p"))
        if "".join(text.text or "" for text in paragraph.iter(q("w:t"))) == marking
    ]
    places = 1 if scheme == "canada" else 2
    assert sorted(found) == sorted((kind, align) for kind in KINDS for _ in range(places))


def test_a_canadian_marking_stands_at_the_foot_only_where_the_house_file_has_it_there(
    make: Make, house: Path
) -> None:
    other = ROOT / "templates" / "assessment" / "house.docx"
    feet = {}
    for path in (house, other):
        data = write_docx(make(scheme="canada", marking="PROTECTED B"), path)
        assert check_docx(data, "PROTECTED B", "canada") == ()
        shown = _shown(read_package(data))
        assert all("PROTECTED B" in shown["header", kind] for kind in KINDS)
        feet[path] = {"PROTECTED B" in shown["footer", kind] for kind in KINDS}
    assert feet == {house: {False}, other: {True}}


def test_tlp_is_set_in_its_colour_on_black_in_twelve_points(make: Make, house: Path) -> None:
    package = read_package(write_docx(make(scheme="tlp", marking="TLP:GREEN"), house))
    runs = [
        run.find(q("w:rPr"))
        for name, part in package.parts.items()
        if name.startswith(("word/header", "word/footer"))
        for run in part.tree().iter(q("w:r"))
        if "".join(text.text or "" for text in run.iter(q("w:t"))) == "TLP:GREEN"
    ]
    looks = {
        (value_of(run, "w:color"), value_of(run, "w:shd", "w:fill"), value_of(run, "w:sz")) for run in runs
    }
    assert len(runs) == 6
    assert looks == {("33FF00", "000000", "24")}


def test_a_marking_beside_other_words_keeps_its_line_s_place(tmp_path: Path, make: Make, house: Path) -> None:
    package = read_package(house.read_bytes())
    for name, part in package.parts.items():
        if name.startswith("word/header"):
            line = next(part.tree().iter(q("w:p")))
            line.append(fragment("<w:r><w:t>Ministry of Straits</w:t></w:r>"))
    (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
    written = read_package(write_docx(make(scheme="canada"), tmp_path / "house.docx"))
    line = next(written.parts["word/header1.xml"].tree().iter(q("w:p")))
    assert value_of(line.find(q("w:pPr")), "w:jc") == ""
