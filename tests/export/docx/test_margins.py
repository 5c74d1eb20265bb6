"""Marking and page number on every page, whatever the house file has."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.margins import KINDS, has_page_number, margins
from briefer.export.docx.names import q
from briefer.export.docx.packages import Package, read_package
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document

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
    assert check_docx(data) == ()


def test_a_page_number_is_seen_in_both_forms(written: bytes) -> None:
    package = read_package(written)
    section = next(package.document.tree().iter(q("w:sectPr")))
    assert all(has_page_number(part.tree()) for _, part in margins(package, section, "footer"))
    assert not any(has_page_number(part.tree()) for _, part in margins(package, section, "header"))
