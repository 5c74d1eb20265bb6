"""The shipped house file is what its builder builds, and has all that a note asks of it."""

import importlib.util
from pathlib import Path

from briefer.export.docx.checks import check_docx
from briefer.export.docx.houses import scrub
from briefer.export.docx.names import q, value_of
from briefer.export.docx.numbering import DEFINITIONS
from briefer.export.docx.packages import members_of, read_package
from briefer.export.docx.styles import ROLES, SELDOM, styles_of

ROOT = Path(__file__).resolve().parent.parent.parent.parent
BUILDER = ROOT / "tools" / "build_house.py"


def _built() -> bytes:
    spec = importlib.util.spec_from_file_location("build_house", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    data: bytes = module.build()
    return data


def test_the_builder_builds_the_shipped_file(house: Path) -> None:
    built, shipped = read_package(_built()), read_package(house.read_bytes())
    assert members_of(built) == members_of(shipped)


def test_it_is_clean(house: Path) -> None:
    package = read_package(house.read_bytes())
    assert scrub(package) == ()
    assert check_docx(house.read_bytes()) == ()
    assert not [name for name in package.parts if "stylesWithEffects" in name]


def test_it_has_a_style_for_every_role(house: Path) -> None:
    styles = styles_of(read_package(house.read_bytes()))
    before = len(styles.root)
    for role in [role for role in ROLES if role not in SELDOM]:
        assert styles.id_of(role)
    assert len(styles.root) == before


def test_it_has_all_kinds_of_lists(house: Path) -> None:
    numbering = read_package(house.read_bytes()).parts["word/numbering.xml"].tree()
    names = [value_of(item, "w:name") for item in numbering.findall(q("w:abstractNum"))]
    assert names == list(DEFINITIONS)
    assert all(len(item.findall(q("w:lvl"))) == 9 for item in numbering.findall(q("w:abstractNum")))
