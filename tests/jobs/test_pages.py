"""Pages of a note as pictures: laid out once for the same note, drawn once for the same width."""

from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from briefer.isolate.answers import ChildError
from briefer.isolate.pool import Isolation
from briefer.jobs import pages
from briefer.jobs.pages import ExactPages, LaidOut
from briefer.model.documents import Document

HOUSE = Path(__file__).resolve().parent.parent.parent / "templates" / "information-note" / "house.docx"


def a_pdf(folder: Path, count: int) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    document.save(folder / "pages.pdf")
    return (folder / "pages.pdf").read_bytes()


def a_document(title: str) -> Document:
    return Document("Note", title, "", "en-GB", (), (), "2031-03-16T09:30:00Z")


def test_notes_are_laid_out_and_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []

    def pdf_of(word: bytes, **_more: object) -> bytes:
        made.append(word)
        return a_pdf(tmp_path, 2)

    monkeypatch.setattr(pages, "pdf_of", pdf_of)
    with Isolation() as isolation:
        exact = ExactPages(isolation)
        first = exact.lay_out(a_document("One"), HOUSE)
        assert exact.lay_out(a_document("One"), HOUSE) is first
        assert exact.lay_out(a_document("Two"), HOUSE) is not first
        assert (len(made), first.pages) == (2, 2)
        picture = exact.picture(first, 1, 300)
        assert exact.picture(first, 1, 300) is picture
        assert (picture.width, len(picture.pixels)) == (300, 300 * picture.height * picture.channels)
        assert abs(picture.height - 424) <= 1
        assert set(picture.pixels) == {255}
        assert exact.picture(first, 1, 150).width == 150
        with pytest.raises(ChildError):
            exact.picture(LaidOut("x", b"no pdf", 1), 0, 300)
