"""The small moves on elements: names, order of children, pieces of XML."""

from pathlib import Path

import pytest
from lxml import etree

from briefer.export.docx.names import (
    NAMESPACES,
    add,
    default_namespace,
    fragment,
    new,
    parse,
    put,
    q,
    remove,
    replace_by,
    value_of,
)

ORDER = ("w:b", "w:i", "w:color", "w:rtl", "w:lang")


def _names(element: etree._Element) -> list[str]:
    return [str(child.tag).rpartition("}")[2] for child in element]


def test_a_prefixed_name_becomes_lxml_s() -> None:
    assert q("w:p") == f"{{{NAMESPACES['w']}}}p"
    with pytest.raises(KeyError):
        q("none:p")


def test_attributes_are_named_like_elements() -> None:
    child = add(new("w:p"), "w:pPr", {"w:val": "x", "r:id": "rId1"})
    assert (child.get(q("w:val")), child.get(q("r:id"))) == ("x", "rId1")
    assert value_of(child.getparent(), "w:pPr") == "x"
    assert value_of(None, "w:pPr") == value_of(child, "w:none") == ""


@pytest.mark.parametrize(
    "xml", ["<w:p/>", '<w:p w:val="a/b"/>', "<w:p><w:r/></w:p>", '<w:p w:val="x"><w:r/></w:p>']
)
def test_a_piece_of_xml_needs_no_declarations(xml: str) -> None:
    assert fragment(xml).tag == q("w:p")


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("", "w:i", ["i"]),
        ("<w:b/><w:lang/>", "w:color", ["b", "color", "lang"]),
        ("<w:rtl/>", "w:b", ["b", "rtl"]),
        ("<w:b/><w:i/><w:lang/>", "w:i", ["b", "i", "lang"]),
        ("<w:b/>", "w:lang", ["b", "lang"]),
    ],
)
def test_a_child_goes_where_the_schema_wants_it(before: str, name: str, after: list[str]) -> None:
    parent = fragment(f"<w:rPr>{before}</w:rPr>")
    put(parent, new(name), ORDER)
    assert _names(parent) == after


def test_taking_out_and_putting_in_place_of() -> None:
    parent = fragment("<w:p><w:a/><w:b/><w:c/></w:p>")
    replace_by(parent[1], [new("w:x"), new("w:y")])
    assert _names(parent) == ["a", "x", "y", "c"]
    remove(parent[0])
    remove(parent)  # a root stays
    replace_by(parent, [])
    assert _names(parent) == ["x", "y", "c"]


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret words")
    outside = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]><d>&e;</d>'
    assert b"the secret words" not in etree.tostring(parse(outside.encode()))


def test_a_default_namespace_is_written_without_a_prefix() -> None:
    root = etree.Element(q("ct:Types"), nsmap=default_namespace("ct"))
    assert etree.tostring(root).startswith(b"<Types xmlns=")
