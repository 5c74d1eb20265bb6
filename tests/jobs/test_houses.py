"""House styles are stored, chosen for packs and carried over to newer files; nine real files work."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.export.docx.checks import check_docx
from briefer.export.docx.margins import margins
from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.packages import read_package
from briefer.export.docx.writer import write_docx
from briefer.export.houses.lines import words_of
from briefer.export.houses.records import house_of, house_text
from briefer.jobs.houses import (
    OpenedHouse,
    add_house,
    find_houses,
    house_named,
    made_house,
    mapping_carried_over,
    name_for,
    open_house_file,
    remove_house,
    reopened,
)
from briefer.jobs.looks import houses_folder
from briefer.jobs.sample_notes import sample_note
from briefer.model.documents import Document
from briefer.model.houses import HousePlace
from tests.conftest import Seed
from tests.export.houses.filing import package_of, para, saved, style
from tests.export.shipped import EVERY, FOUND, assert_footnotes_lead_back, seed_note

CREATED = "2031-03-16T09:30:00Z"
HEADING = style("Kop1", "heading 1", level=1)
HOUSES = "data/house_styles"
NINE = (
    "cida_report_outline",
    "cida_styles",
    "nafo_scr_template_2025",
    "nafo_scs_template",
    "phs_mngtinfo_report",
    "phs_offstats_cover",
    "phs_offstats_summary",
    "phs_onepage",
    "unhcr_docx_template",
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    body = (para("Ministry"), para("To: [name]"), para("Sample", "Kop1"), para("Text."))
    return saved(package_of(*body, styles=HEADING), tmp_path / "Our Letter.docx")


@pytest.fixture(scope="module")
def document() -> Document:
    return sample_note(pack_by_id("information-note"), created=CREATED)


def test_a_house_style_is_stored_and_read_again(letter: Path) -> None:
    opened = open_house_file(letter)
    house = add_house("ministry", opened, opened.mapping)
    assert house_named("ministry") == house
    assert house_of(house_text(house), "here") == house
    assert reopened(house).mapping == house.mapping
    assert find_houses().houses == (house,)
    assert name_for(letter) == "our-letter"
    with pytest.raises(BrieferError, match="no name for a house style"):
        add_house("../out", opened, opened.mapping)


def test_a_newer_file_keeps_what_was_pointed_out(letter: Path, tmp_path: Path) -> None:
    opened = open_house_file(letter)
    mapping = replace(opened.mapping, places=(HousePlace("kind", 1), HousePlace("to", 2)))
    house = add_house("ministry", opened, mapping)
    body = (para("New line above"), para("Ministry"), para("To: [name]"), para("Sample", "Kop1"))
    newer = open_house_file(saved(package_of(*body, styles=HEADING), tmp_path / "newer.docx"))
    carried = mapping_carried_over(newer, house)
    assert carried is not None
    assert (carried.places, carried.body) == ((HousePlace("kind", 2), HousePlace("to", 3)), 4)
    other = open_house_file(saved(package_of(para("Else")), tmp_path / "other.docx"))
    assert mapping_carried_over(other, house) is None


def test_a_damaged_record_is_told_and_stops_nothing(letter: Path) -> None:
    opened = open_house_file(letter)
    add_house("good", opened, opened.mapping)
    add_house("bad", opened, opened.mapping)
    (houses_folder() / "bad" / "house.toml").write_text("version = 1\nname = [", encoding="utf-8")
    found = find_houses()
    assert [house.name for house in found.houses] == ["good"]
    assert "“bad”, house.toml is damaged" in str(found.faults[0])
    remove_house("bad")
    assert find_houses().faults == ()
    with pytest.raises(BrieferError, match="There is no house style"):
        remove_house("../houses")


SEED_PACKS = ("ca-decision-note", "uk-submission", "situation-report")
SEED_NOTES = [
    (name, pack)
    for number, name in enumerate(NINE)
    for pack in (SEED_PACKS if EVERY else SEED_PACKS[number % len(SEED_PACKS) :][:1])
]


@pytest.mark.parametrize(("name", "identity"), SEED_NOTES)
def test_the_seeds_note_in_the_look_of_each_organisation(
    name: str, identity: str, shared: Path, seed: Seed, tmp_path: Path
) -> None:
    """It is sound, marked on every page, and each of its footnotes leads back to the quoted words."""
    _, made = mapped(shared, name, tmp_path)
    note = seed_note(next(pack for pack in FOUND.packs if pack.id == identity), seed)
    data = write_docx(note.document, made)
    assert check_docx(data, note.document.marking, note.document.scheme) == ()
    assert_footnotes_lead_back(replace(note, data=data))


def test_a_cover_stays_at_the_edge_of_its_page(shared: Path, document: Document, tmp_path: Path) -> None:
    """The marking stands above the logo, and what lies behind the page begins where it did."""
    first, cover = header_in(shared, "phs_offstats_cover", "first", document, tmp_path)
    room = cover[0].find(f"{q('w:pPr')}/{q('w:spacing')}")
    assert room is not None
    begin = int(value_of(first, "w:pgMar", "w:header"))
    assert begin < 720  # twips; the logo begins at 1100
    assert begin + int(room.get(q("w:line"), "0")) + int(room.get(q("w:after"), "0")) == 1418


def test_a_long_title_in_a_header_ends_before_the_logo(
    shared: Path, document: Document, tmp_path: Path
) -> None:
    """The line begins beside the emblem, and has the first words of the title and the date."""
    _, header = header_in(shared, "unhcr_docx_template", "default", document, tmp_path)
    title, _, date = words_of(header[-1]).strip().partition("… > ")
    assert document.title.startswith(f"{title} ")
    assert 20 < len(title) < len(document.title) - 20
    assert date == "13 March 2025"
    begins = int(value_of(header[-1].find(q("w:pPr")), "w:ind", "w:left"))
    assert begins + 1440 > 3100  # twips from the edge; the logo ends at 3000


def test_a_marking_stands_above_the_emblem_of_a_banner(
    shared: Path, document: Document, tmp_path: Path
) -> None:
    section, header = header_in(shared, "phs_offstats_summary", "first", document, tmp_path)
    begin = int(value_of(section, "w:pgMar", "w:header"))
    ends = begin + int(value_of(header[0].find(q("w:pPr")), "w:spacing", "w:line"))
    assert words_of(header[0]) == document.marking
    assert ends <= 580  # twips; the star begins at 600


def header_in(
    shared: Path, name: str, kind: str, document: Document, folder: Path
) -> tuple[Element, Element]:
    """Return the first section of a note in an organisation's look, and a header of it."""
    _, made = mapped(shared, name, folder)
    package = read_package(write_docx(document, made))
    first = next(package.document.tree().iter(q("w:sectPr")))
    return first, dict(margins(package, first, "header"))[kind].tree()


def mapped(shared: Path, name: str, folder: Path) -> tuple[OpenedHouse, Path]:
    """Return an organisation's file as it was opened, and the house file that is made of it."""
    path = shared / HOUSES / f"{name}.docx"
    if not path.is_file():
        pytest.skip("needs the shared house styles")
    opened = open_house_file(path)
    made = folder / "house.docx"
    made.write_bytes(made_house(opened, opened.mapping))
    return opened, made


def original(path: Path) -> Element:
    return read_package(path.read_bytes()).document.tree()


@pytest.mark.parametrize("name", NINE)
def test_a_note_in_the_look_of_each_organisation(
    name: str, shared: Path, document: Document, tmp_path: Path
) -> None:
    """The note stands where the sample's body was, sound, with its notes; the sample's words are gone."""
    opened, made = mapped(shared, name, tmp_path)
    data = write_docx(document, made)
    assert check_docx(data, document.marking, document.scheme) == ()
    assert name != NINE[0] or data == write_docx(document, made)
    package = read_package(data)
    body = package.document.tree()
    words = "\n".join(words_of(each) for each in body.iter(q("w:p")))
    assert document.title in words
    assert len(list(body.iter(q("w:footnoteReference")))) >= 10
    gone = [
        row.text
        for row in opened.rows
        if opened.mapping.body
        and row.number >= opened.mapping.body
        and row.area.value in ("body", "table")
        and len(row.text) > 25
    ]
    assert [text for text in gone if text in words] == []
    if name == "phs_offstats_cover":
        assert "Translations and other formats are available" in words
        assert len(list(body.iter(q("w:drawing")))) == len(
            list(original(shared / HOUSES / f"{name}.docx").iter(q("w:drawing")))
        )
    for part, root in package.stories():
        assert part.name != "word/document.xml" or root.find(f".//{q('w:sdt')}") is None
