"""Organisations' files are read safely: what acts, fetches or tells of people is taken out and named."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefer.errors import BrieferError
from briefer.export.docx.names import fragment, q
from briefer.export.docx.packages import WORD_TYPE, Part, members_of, read_package, zip_members
from briefer.export.houses import reading
from briefer.export.houses.reading import ReadHouse, read_house
from tests.export.houses.filing import package_of, para, saved
from tests.fixtures_hostile import Corpus

TEMPLATE = WORD_TYPE + "template.main+xml"


def refused(path: Path) -> str:
    with pytest.raises(BrieferError) as caught:
        read_house(path)
    assert caught.value.next_step
    return str(caught.value)


def test_a_template_is_taken_and_becomes_a_document(tmp_path: Path) -> None:
    package = package_of(para("[Title]"))
    package.document.content_type = TEMPLATE
    read = read_house(saved(package, tmp_path / "letter.dotx"))
    assert read.package.document.content_type == WORD_TYPE + "document.main+xml"
    assert read.removed == ()


def test_macros_are_refused_with_how_to_save(tmp_path: Path) -> None:
    package = package_of(para(""))
    package.document.content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert "save it as “Word Document (*.docx)”" in refused(saved(package, tmp_path / "m.docm"))
    package = package_of(para(""))
    package.parts["word/vbaProject.bin"] = Part("word/vbaProject.bin", "x", b"x")
    assert "macros" in refused(saved(package, tmp_path / "m.docx"))


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.docx"
    with path.open("wb") as stream:
        stream.truncate(80 * 1024 * 1024)
    assert "80 MB" in refused(path)


def test_files_of_passwords_and_of_other_programs_are_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    assert "password" in refused(path)
    path.write_bytes(b"%PDF-1.7")
    assert "not a Word document" in refused(path)
    assert "no file" in refused(tmp_path / "none.docx")
    assert refused(tmp_path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", bytes(101 * 1024 * 1024))
    assert "more than a house file may" in refused(path)


def test_a_missing_part_that_python_docx_fails_at_is_told(tmp_path: Path) -> None:
    package = package_of(para("Text."))
    picture = fragment("<w:r><w:drawing/></w:r>")
    picture[0].set(q("r:embed"), package.document.relate("image", "word/media/gone.png"))
    package.document.tree()[0][0].append(picture)
    path = saved(package, tmp_path / "missing.docx")
    with pytest.raises(KeyError):
        docx.Document(str(path))
    read = read_house(path)
    assert read.removed == ("The file points at a part that it does not have: word/media/gone.png",)
    docx.Document(str(saved(read.package, tmp_path / "mended.docx")))


def test_what_acts_or_fetches_is_removed_and_listed(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    package = package_of(
        para("").replace("</w:p>", field.format("DDEAUTO cmd.exe") + "</w:p>"),
        para("").replace("</w:p>", field.format('HYPERLINK "javascript:alert(1)"') + "</w:p>"),
        para("").replace("</w:p>", field.format('HYPERLINK "https://example.org/"') + "</w:p>"),
    )
    document = package.document
    settings = Part("word/settings.xml", WORD_TYPE + "settings+xml", root=fragment("<w:settings/>"))
    package.add(document, "settings", settings)
    template = fragment("<w:attachedTemplate/>")
    template.set(q("r:id"), settings.relate("attachedTemplate", "http://192.0.2.1/t.dotm", external=True))
    settings.tree().append(template)
    settings.tree().append(fragment('<w:documentProtection w:edit="readOnly"/>'))
    package.parts["word/embeddings/x.bin"] = Part("word/embeddings/x.bin", "application/x", b"evil")
    document.relate("oleObject", "word/embeddings/x.bin")
    package.parts["word/chunk.html"] = Part("word/chunk.html", "text/html", b"<b>evil</b>")
    document.relate("aFChunk", "word/chunk.html")
    document.relate("image", "http://192.0.2.1/p.png", external=True)
    read = read_house(saved(package, tmp_path / "bad.docx"))
    told = "\n".join(read.removed)
    for words in ("DDEAUTO", "javascript:", "t.dotm", "p.png", "x.bin", "chunk.html", "protected"):
        assert words in told
    everything = b"".join(members_of(read.package).values())
    for gone in (b"DDEAUTO", b"javascript", b"192.0.2.1", b"evil", b"documentProtection"):
        assert gone not in everything
    assert b"https://example.org/" in everything


def test_what_nothing_points_at_or_would_lie_outside_is_left_behind(tmp_path: Path) -> None:
    package = package_of(para("Text."))
    package.document.relate("image", "../../evil.png")
    for name in ("word/loose.bin", "../../evil.png", "/etc/evil", "C:\\evil"):
        package.parts[name] = Part(name, "application/x", b"evil")
    package.parts["word/seen.bin"] = Part("word/seen.bin", "application/x", b"seen")
    package.document.relate("image", "word/seen.bin")
    read = read_house(saved(package, tmp_path / "strays.docx"))
    members = members_of(read.package)
    assert not [name for name in members if "evil" in name or "loose" in name]
    assert "word/seen.bin" in members
    told = "\n".join(read.removed)
    assert "word/loose.bin, which nothing in the document points at." in told
    assert told.count("which would lie outside the file.") == 3


def test_names_of_people_are_left_behind(tmp_path: Path) -> None:
    inserted = '<w:ins w:id="1" w:author="Ada"><w:r><w:t>new</w:t></w:r></w:ins>'
    deleted = '<w:del w:id="2" w:author="Ada"><w:r><w:delText>old</w:delText></w:r></w:del>'
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    package = package_of(para("").replace("</w:p>", f"{inserted}{deleted}{mark}</w:p>"))
    xml = '<w:comments><w:comment w:id="0" w:author="Ada"><w:p/></w:comment></w:comments>'
    package.add(
        package.document,
        "comments",
        Part("word/comments.xml", WORD_TYPE + "comments+xml", root=fragment(xml)),
    )
    read = read_house(saved(package, tmp_path / "told.docx"))
    everything = b"".join(members_of(read.package).values())
    assert b"Ada" not in everything
    assert b"new" in everything
    assert b"commentReference" not in everything
    assert read.removed == (
        "Left behind: comments.",
        "Left behind: tracked changes, which were accepted.",
    )


def test_a_vector_drawing_of_old_programs_fetches_nothing(tmp_path: Path) -> None:
    package = package_of(para(""))
    old = fragment(
        '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" src="http://192.0.2.1/a"/></w:pict></w:r>'
    )
    package.document.tree()[0][0].append(old)
    read = read_house(saved(package, tmp_path / "vml.docx"))
    assert read.removed == ("An address in a drawing was taken off: http://192.0.2.1/a",)


def test_too_many_paragraphs_are_no_house_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_LINES", 3)
    assert "more than 3 paragraphs" in refused(saved(package_of(*[para("x")] * 4), tmp_path / "long.docx"))


def _read_or_told(path: Path) -> tuple[ReadHouse | None, str]:
    try:
        return read_house(path), ""
    except BrieferError as fault:
        return None, str(fault)


def test_the_hostile_word_files(make_hostile: Callable[..., Corpus], hostile: Corpus) -> None:
    """Each is refused in one sentence, or read into a package that holds nothing that acts."""
    del make_hostile
    for file in hostile.under("docx"):
        read, told = _read_or_told(file.path)
        if read is None:
            assert told.count("\n") == 0, file.name
            continue
        everything = b"".join(members_of(read_package(zip_members(members_of(read.package)))).values())
        for gone in (b"LEAKED-SECRET", b"192.0.2.1", b"DDEAUTO", b"javascript:", b"vbaProject"):
            assert gone not in everything, file.name
