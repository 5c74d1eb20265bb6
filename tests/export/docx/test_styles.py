"""Styles are found in a house file by their names, and made where it has none."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefer.export.docx.names import fragment, q, value_of
from briefer.export.docx.packages import Package, Part, read_package
from briefer.export.docx.styles import ROLES, Styles, styles_of
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document

STYLE = '<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'


def _styles(*own: tuple[str, str, str]) -> Styles:
    """Return the styles of a file that has these: kind, id and name of each."""
    xml = "".join(STYLE.format(kind=kind, key=key, name=name) for kind, key, name in own)
    document = Part("word/document.xml", "", root=fragment("<w:document/>"))
    start = Part("", "")
    start.relate("officeDocument", document.name)
    package = Package({"": start, document.name: document})
    package.add(document, "styles", Part("word/styles.xml", "", root=fragment(f"<w:styles>{xml}</w:styles>")))
    return styles_of(package)


def test_a_style_is_found_by_its_name_whatever_its_id_and_case() -> None:
    styles = _styles(("paragraph", "berschrift1", "Heading 1"), ("character", "Fu", "Footnote Reference"))
    assert styles.id_of("heading1") == "berschrift1"
    assert styles.id_of("footnote-mark") == "Fu"
    assert len(styles.root) == 2


def test_a_name_of_another_kind_is_no_match() -> None:
    styles = _styles(("character", "Title", "Title"))
    made = styles.id_of("title")
    assert made == "Title2"  # the id is taken, the name is not
    assert styles.root[-1].get(q("w:type")) == "paragraph"


def test_a_house_without_a_look_for_what_is_to_be_written_gets_one() -> None:
    styles = _styles(("paragraph", "BT", "Body Text"))
    assert styles.id_of("prompt") != "BT"
    assert styles.root[-1].find(f"{q('w:pPr')}/{q('w:shd')}") is not None
    assert styles.root[-1].find(f"{q('w:rPr')}/{q('w:i')}") is not None


def test_the_second_name_serves_where_the_first_is_missing() -> None:
    assert _styles(("table", "Grid", "Table Grid")).id_of("table") == "Grid"
    assert _styles(("table", "Grid", "Table Grid"), ("table", "N", "Note Table")).id_of("table") == "N"


def test_a_pack_s_own_role_finds_the_style_of_that_name_or_is_body_text() -> None:
    styles = _styles(("paragraph", "Warn", "Warning Box"), ("paragraph", "BT", "Body Text"))
    assert styles.id_of("warning-box") == "Warn"
    assert styles.id_of("no-such-role") == "BT"


def test_body_text_is_the_default_style_where_there_is_no_other() -> None:
    xml = (
        '<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="Standard">'
        '<w:name w:val="Normal"/></w:style></w:styles>'
    )
    document = Part("word/document.xml", "", root=fragment("<w:document/>"))
    start = Part("", "")
    start.relate("officeDocument", document.name)
    package = Package({"": start, document.name: document})
    package.add(document, "styles", Part("word/styles.xml", "", root=fragment(xml)))
    styles = styles_of(package)
    assert styles.id_of("body") == "Standard"
    assert len(styles.root) == 1
    styles.id_of("bottom-line")
    assert value_of(styles.root[1], "w:basedOn") == "Standard"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_is_made_once(role: str) -> None:
    styles = _styles()
    assert styles.id_of(role) == styles.id_of(role)
    assert len(styles.root) == 1
    made = styles.root[0]
    assert made.get(q("w:styleId")) == styles.id_of(role)
    assert value_of(made, "w:name") == ROLES[role].names[0]


def test_made_headings_are_headings_to_word() -> None:
    styles = _styles()
    styles.id_of("heading2")
    assert value_of(styles.root[0].find(q("w:pPr")), "w:outlineLvl") == "1"
    assert styles.root[0].get(q("w:customStyle")) is None


def test_a_file_without_styles_gets_the_part() -> None:
    document = Part("word/document.xml", "", root=fragment("<w:document/>"))
    start = Part("", "")
    start.relate("officeDocument", document.name)
    package = Package({"": start, document.name: document})
    assert styles_of(package).id_of("body") == "BodyText"
    assert package.part(document, "styles") is not None


def test_a_style_with_a_language_of_its_own_takes_the_note_s(
    tmp_path: Path, make: Callable[..., Document]
) -> None:
    base = docx.Document()
    properties = base.styles["Normal"].element.get_or_add_rPr()
    properties.append(fragment('<w:lang w:val="de-DE"/>'))
    base.save(str(tmp_path / "house.docx"))
    root = read_package(write_docx(make(), tmp_path / "house.docx")).parts["word/styles.xml"].tree()
    assert {item.get(q("w:val")) for item in root.iter(q("w:lang"))} == {"en-GB"}
