"""Packages go through unharmed, and come out the same each time."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from briefer.export.docx.packages import Part, members_of, read_package, zip_members


def test_what_is_not_touched_goes_through_byte_for_byte() -> None:
    base = BytesIO()
    docx.Document().save(base)
    members = members_of(read_package(base.getvalue()))
    with zipfile.ZipFile(base) as archive:
        for name in archive.namelist():
            if not name.endswith(".rels") and name != "[Content_Types].xml":
                assert members[name] == archive.read(name), name


_STRAY = {
    "a part that is not there": ("image", "NULL"),
    "a bookmark": ("hyperlink", "#place"),
    "a part without a type": ("stray", "media/stray.zzz"),
}


@pytest.mark.parametrize("name", _STRAY)
def test_relations_that_word_writes_and_libraries_refuse_go_through(house: Path, name: str) -> None:
    kind, target = _STRAY[name]
    members = members_of(read_package(house.read_bytes()))
    relations = "word/_rels/document.xml.rels"
    added = f'<Relationship Id="rId77" Type="http://example.org/{kind}" Target="{target}"/></Relationships>'
    members[relations] = members[relations].replace(b"</Relationships>", added.encode())
    members["word/media/stray.zzz"] = b"stray"
    package = read_package(zip_members(members))
    assert package.document.tree() is not None
    assert package.document.relations["rId77"].type.endswith(kind)
    again = members_of(package)
    assert again["word/media/stray.zzz"] == b"stray"
    assert f'Target="{target}"'.encode() in again[relations]


def test_types_and_relations_survive_a_round(written: bytes) -> None:
    first = read_package(written)
    again = read_package(zip_members(members_of(first)))
    assert {name: part.content_type for name, part in first.parts.items()} == {
        name: part.content_type for name, part in again.parts.items()
    }
    assert {name: part.relations for name, part in first.parts.items()} == {
        name: part.relations for name, part in again.parts.items()
    }


def test_the_zip_says_nothing_of_when_and_where(house: Path) -> None:
    data = zip_members(members_of(read_package(house.read_bytes())))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {0}


def test_a_large_part_is_the_same_again_and_is_compressed_well() -> None:
    large = b"".join(b"<w:p>paragraph %d</w:p>" % number for number in range(60_000))
    written = zip_members({"large.xml": large, "small.xml": b"<x/>"})
    with zipfile.ZipFile(BytesIO(written)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "large.xml": large,
            "small.xml": b"<x/>",
        }
    assert len(written) * 5 < len(large)
    assert zip_members({"large.xml": large, "small.xml": b"<x/>"}) == written


def test_a_dropped_part_takes_its_relations_along(house: Path) -> None:
    package = read_package(house.read_bytes())
    package.drop("word/theme/theme1.xml")
    assert package.part(package.document, "theme") is None
    assert b"theme" not in members_of(package)["word/_rels/document.xml.rels"]


def test_new_parts_and_relations_get_free_names(house: Path) -> None:
    package = read_package(house.read_bytes())
    assert package.free_name("word/header") == "word/header4.xml"
    part = Part("word/header4.xml", "application/x")
    taken = set(package.document.relations)
    assert package.add(package.document, "header", part) not in taken
    assert package.free_name("word/header") == "word/header5.xml"


@pytest.mark.parametrize("names", [(), ("[Content_Types].xml",)])
def test_a_zip_that_is_no_package_is_a_key_error(names: tuple[str, ...]) -> None:
    data = zip_members(dict.fromkeys(names, b"<Types/>"))
    with pytest.raises(KeyError):
        _ = read_package(data).document
