"""A text saved anew as a document of each kind, by writers that are always there and by LibreOffice."""

import html
import io
import subprocess
import textwrap
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from shutil import which

import docx
import odfdo

from tests.load.pdf_making import Put, column, pdf

LIBRE_OFFICE = which("soffice") or which("libreoffice")
_LINES_A_PAGE = 15


def as_html(text: str) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    page = f"<html><head><title>Saved</title></head><body><article>{paragraphs}</article></body></html>"
    return f"<!DOCTYPE html>{page}".encode()


def as_docx(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_odt(text: str) -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    for line in text.split("\n"):
        document.body.append(odfdo.Paragraph(line))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_rtf(text: str) -> bytes:
    def sign(char: str) -> str:
        return f"\\u{ord(char)}?" if ord(char) > 126 else f"\\{char}" if char in "\\{}" else char

    paragraphs = "\\par\n".join("".join(map(sign, line)) for line in text.split("\n"))
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}\f0"
    return f"{head}\n{paragraphs}\\par}}".encode("ascii")


def as_pdf(text: str) -> bytes:
    """Return pages of 15 lines of 80 letters with running heads, where a line ends as a book's does."""
    lines = [part for line in text.split("\n") for part in textwrap.wrap(line, 80, break_on_hyphens=True)]
    starts = range(0, len(lines), _LINES_A_PAGE)
    pages = ["\n".join(lines[start : start + _LINES_A_PAGE]) for start in starts]
    return pdf(
        *(
            [Put("Saved for the archive", 60, 760), *column(page), Put(str(number), 300, 30)]
            for number, page in enumerate(pages, start=1)
        )
    )


def as_eml(text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.test", "b@example.test", "Saved"
    message.set_content(text)
    message.add_alternative(as_html(text).decode(), subtype="html")
    return message.as_bytes()


def as_mhtml(text: str) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://example.test/saved"
    message["Subject"] = "Saved"
    message.set_content(as_html(text).decode(), subtype="html", cte="quoted-printable")
    message["Content-Location"] = "https://example.test/saved"
    message.make_related()
    message.set_param("type", "text/html")
    return message.as_bytes()


WRITERS: dict[str, Callable[[str], bytes]] = {
    "html": as_html,
    "pdf": as_pdf,
    "docx": as_docx,
    "odt": as_odt,
    "rtf": as_rtf,
    "eml": as_eml,
    "mhtml": as_mhtml,
}


def saved_by_libre_office(path: Path, folder: Path, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """Return the text file saved as each of these; LibreOffice gets a profile of its own in the folder."""
    files = {}
    for suffix in suffixes:
        command = [
            str(LIBRE_OFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", suffix, "--outdir", str(folder),
            str(path),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        files[suffix] = (folder / path.with_suffix(f".{suffix}").name).read_bytes()
    return files
