"""Write a Document as a PDF: the Word file of the note, laid out in pages by LibreOffice."""

from pathlib import Path

from briefer.export.docx.writer import write_docx
from briefer.export.office import pdf_of
from briefer.export.seals import PDF_LINE, sealed
from briefer.isolate.cancelling import Cancellation
from briefer.model.documents import Document
from briefer.model.extensions import Exporter


def write_pdf(document: Document, house: Path, cancellation: Cancellation | None = None) -> bytes:
    """Return the note as a PDF that ends with its seal; raises what pdf_of and write_docx raise."""
    word = write_docx(document, house, for_print=True)
    made = pdf_of(word, created=document.created, cancellation=cancellation)
    return sealed(made.rstrip(b"\n"), PDF_LINE)


EXPORTER = Exporter(name="pdf", title="PDF", suffix=".pdf", write=write_pdf, uses_house=True)
