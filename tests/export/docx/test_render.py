"""LibreOffice opens a note, lays out pages, and prints each footnote with its own number."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.export.docx.writer import write_docx
from briefer.model.documents import Block, Citation, Document, Heading, Table, Text

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[bytes], str]:
    """Return the words of a note's pages, which are parted by form feeds."""
    if SOFFICE is None or PDFTOTEXT is None:
        pytest.skip("needs LibreOffice and pdftotext")

    def render(data: bytes) -> str:
        (tmp_path / "note.docx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "note.docx"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
        command = [PDFTOTEXT, "-layout", "note.pdf", "-"]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    return render


def test_pages_carry_marking_number_and_the_notes_of_their_marks(
    printed: Callable[[bytes], str],
    make: Callable[..., Document],
    cite: Callable[..., Citation],
    house: Path,
) -> None:
    blocks = [Block((Text(f"Fact number {n}"), cite(n, f"words of point {n}")), n) for n in range(1, 41)]
    table = Table(
        ((Text("Day"),), (Text("Event"),)), tuple(((Text(f"{n} May"),), (cite(n),)) for n in (41, 42))
    )
    text = printed(write_docx(make(Heading(1, (Text("Background"),)), *blocks, table), house))
    pages = text.split("\f")[:-1]
    assert len(pages) >= 2
    for number, page in enumerate(pages, 1):
        assert page.count("OFFICIAL: SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in page
    notes = re.findall(
        r"^\s*(\d+)\s+Vessary Courier.*?(?:point|,\s+point)\s+(\d+)", text, re.MULTILINE | re.DOTALL
    )
    assert notes == [(str(n), str(n)) for n in range(1, 43)]
    numbered = re.findall(r"^\s*(\d+)\.\s+Fact number (\d+)", text, re.MULTILINE)
    assert [first for first, _ in numbered] == [str(n) for n in range(1, 41)]


def test_endnotes_timeline_and_contents_are_printed_on_marked_pages(
    printed: Callable[[bytes], str], rich: Document, house: Path
) -> None:
    text = printed(write_docx(rich, house, for_print=True))
    pages = text.split("\f")[:-1]
    assert len(pages) == 2
    assert all(page.count("UNCLASSIFIED") == 2 for page in pages)
    lines = (r"1\.\s+\(U\) Purpose[. ]+1", r"Annex[. ]+2", r"a\.\s+\(U\) Both sides", r"\(1\)\s+\(U\) First")
    for words in lines:
        assert re.search(words, pages[0]), words
    for year in range(9):
        assert f"Round {year} of talks" in " ".join(pages[1].split())
    assert re.search(r"^\s*4\s+Vessary Courier", text, re.MULTILINE)
