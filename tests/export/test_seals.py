"""A note's seal tells whether anybody changed it since it was written."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from briefer.export.html import write_html
from briefer.export.markdown import write_markdown
from briefer.export.seals import is_as_exported
from briefer.model.documents import Document


def _edited(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return the package as a word processor would save it after an edit of one part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as edited:
        for info in archive.infolist():
            blob = archive.read(info)
            if info.filename == name:
                assert old in blob
                blob = blob.replace(old, new)
            edited.writestr(info.filename, blob)
    return out.getvalue()


def test_a_word_file_is_as_exported_until_a_word_changes(tmp_path: Path, written: bytes) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes(written)
    assert is_as_exported(note)
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml"):
        note.write_bytes(_edited(written, name, b"<w:t", b"<w:noBreakHyphen/><w:t"))
        assert not is_as_exported(note), name


def test_a_checksum_that_lies_hides_no_edit(tmp_path: Path, written: bytes) -> None:
    note, name = tmp_path / "note.docx", "word/document.xml"
    data = bytearray(_edited(written, name, b"<w:p>", b"<w:P>"))  # of the same length
    with zipfile.ZipFile(BytesIO(written)) as archive, zipfile.ZipFile(BytesIO(data)) as edited:
        was, now = (each.getinfo(name).CRC.to_bytes(4, "little") for each in (archive, edited))
    note.write_bytes(data.replace(now, was))
    with zipfile.ZipFile(note) as lying:
        assert lying.getinfo(name).CRC.to_bytes(4, "little") == was
    assert not is_as_exported(note)


def test_a_file_more_or_less_is_an_edit(tmp_path: Path, written: bytes) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes(written)
    with zipfile.ZipFile(note, "a") as archive:
        archive.writestr("word/more.xml", b"<more/>")
    assert not is_as_exported(note)
    with zipfile.ZipFile(BytesIO(written)) as archive, zipfile.ZipFile(note, "w") as less:
        for info in archive.infolist():
            if info.filename != "word/fontTable.xml":
                less.writestr(info.filename, archive.read(info))
    assert not is_as_exported(note)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX files")
def test_a_pipe_is_no_note_and_is_not_read(tmp_path: Path) -> None:
    pipe, link = tmp_path / "note.docx", tmp_path / "link.docx"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    assert not is_as_exported(pipe)  # reading it would wait for somebody to write
    assert not is_as_exported(link)


def test_packing_anew_is_no_edit(tmp_path: Path, written: bytes) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes(_edited(written, "word/document.xml", b"", b""))
    assert note.read_bytes() != written
    assert is_as_exported(note)


@pytest.mark.parametrize("write", [write_html, write_markdown])
def test_a_text_file_is_as_exported_until_a_word_changes(
    tmp_path: Path, sample: Document, write: object
) -> None:
    note = tmp_path / "note"
    data: bytes = write(sample, tmp_path)  # type: ignore[operator]  # one of the two above
    note.write_bytes(data)
    assert is_as_exported(note)
    note.write_bytes(data.replace(b"Halden", b"Haldan"))
    assert not is_as_exported(note)
    note.write_bytes(data + b"one more line\n")
    assert not is_as_exported(note)


def test_foreign_missing_and_broken_files_are_not_ours(tmp_path: Path, house: Path, written: bytes) -> None:
    assert not is_as_exported(tmp_path / "missing.docx")
    assert not is_as_exported(tmp_path)
    assert not is_as_exported(house)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(written[: len(written) // 2])
    assert not is_as_exported(broken)
