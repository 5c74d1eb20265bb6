"""Each shipped house file is what its builder builds, and has all that a note asks of it."""

from pathlib import Path

import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.houses import scrub
from briefer.export.docx.names import q, value_of
from briefer.export.docx.numbering import DEFINITIONS
from briefer.export.docx.packages import members_of, read_package
from briefer.export.docx.styles import ROLES, styles_of
from tests.conftest import ROOT
from tools.build_house import build
from tools.houses.look import LOOKS, look_of
from tools.houses.plain import PLAIN

PACKS = sorted(folder.parent.name for folder in (ROOT / "templates").glob("*/house.docx"))


@pytest.fixture(params=PACKS)
def house(request: pytest.FixtureRequest) -> Path:
    return ROOT / "templates" / str(request.param) / "house.docx"


def test_every_look_has_its_house_file() -> None:
    assert sorted(path.stem for path in LOOKS.glob("*.toml")) == PACKS


def test_the_builder_builds_the_shipped_file(house: Path) -> None:
    built = read_package(build(look_of(house.parent.name, PLAIN)))
    assert members_of(built) == members_of(read_package(house.read_bytes()))


def test_it_is_clean(house: Path) -> None:
    package = read_package(house.read_bytes())
    assert scrub(package) == ()
    assert check_docx(house.read_bytes()) == ()
    assert not [name for name in package.parts if "stylesWithEffects" in name]


def test_it_has_a_style_for_every_role(house: Path) -> None:
    styles = styles_of(read_package(house.read_bytes()))
    before = len(styles.root)
    for role in ROLES:
        assert styles.id_of(role)
    assert len(styles.root) == before


def test_it_has_all_kinds_of_lists(house: Path) -> None:
    numbering = read_package(house.read_bytes()).parts["word/numbering.xml"].tree()
    names = [value_of(item, "w:name") for item in numbering.findall(q("w:abstractNum"))]
    assert names == list(DEFINITIONS)
    assert all(len(item.findall(q("w:lvl"))) == 9 for item in numbering.findall(q("w:abstractNum")))
