"""LibreOffice, where it is installed: a Word file as a PDF, in a profile and a folder of its own.

The program is a stranger here: it runs for a limited time, is killed with all that it started, touches no
profile of the user's, and what it leaves goes.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from briefer.errors import BrieferError
from briefer.isolate.cancelling import Cancellation, CancelledError

LONGEST = 180.0
"""Seconds that one file may take; a note of 400 pages takes about 20."""

_FOLDER = "briefer-office-"
_DAY = 86_400.0
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_MADE = re.compile(rb"/CreationDate\(D:[0-9]{14}[^)]*\)")
_SUMS = re.compile(rb"(/ID \[ <|>\s*<|/DocChecksum /)([0-9A-F]{32})")


def office() -> str | None:
    """Return the path of LibreOffice's program, or None where it is not installed."""
    found = (shutil.which(name) for name in ("soffice", "libreoffice"))
    return next((it for it in (*found, *filter(os.path.exists, _USUAL_PLACES)) if it), None)


def pdf_of(
    word: bytes, *, created: str, cancellation: Cancellation | None = None, seconds: float = LONGEST
) -> bytes:
    """Return a Word file as a tagged PDF, the same bytes for the same file, moment and LibreOffice.

    `created` is an ISO 8601 moment in UTC. Raises BrieferError where LibreOffice is missing, does not finish
    within `seconds`, or gives no PDF, and CancelledError where the user asked it to stop.
    """
    program = office()
    if program is None:
        raise BrieferError(
            "A PDF is made by LibreOffice, which is not installed here.",
            "Install it from libreoffice.org, or export the note as a Word document and save that as PDF.",
        )
    with _own_folder() as folder:
        (folder / "note.docx").write_bytes(word)
        _convert(program, folder, cancellation, seconds)
        try:
            return _settled((folder / "note.pdf").read_bytes(), created)
        except OSError as fault:
            message = "LibreOffice made no PDF of the note."
            raise BrieferError(message, "Try again, or export it as a Word document.") from fault


def _convert(program: str, folder: Path, cancellation: Cancellation | None, seconds: float) -> None:
    arguments = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", _FILTER, "--outdir", str(folder), str(folder / "note.docx")),
    ]
    process = subprocess.Popen(  # noqa: S603 - the program that was found, and files of our own
        arguments,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    stopping = nullcontext() if cancellation is None else cancellation.stopping(lambda: _kill(process))
    try:
        with stopping:
            process.wait(seconds)
    except subprocess.TimeoutExpired as fault:
        message = f"LibreOffice did not finish the PDF within {seconds:.0f} seconds and was stopped."
        raise BrieferError(message, "Try again, or export the note as a Word document.") from fault
    finally:
        _kill(process)
    if cancellation is not None and cancellation.cancelled:
        raise CancelledError("The PDF was cancelled.")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started; harmless when it has ended."""
    if process.poll() is None:
        with suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _settled(pdf: bytes, created: str) -> bytes:
    """Return a PDF with its date of creation and its sums set to what depends on its words alone.

    They keep their lengths, so that the places of all objects stay true.
    """
    moment = re.sub(r"[^0-9]", "", created)[:14].ljust(14, "0").encode()

    def dated(found: re.Match[bytes]) -> bytes:
        return found[0].replace(found[0][16:30], moment)

    return _SUMS.sub(lambda found: found[1] + b"0" * 32, _MADE.sub(dated, pdf))


@contextmanager
def _own_folder() -> Iterator[Path]:
    """Give a folder for one file and take it away; those that a killed program left long ago go too."""
    folder = Path(tempfile.mkdtemp(prefix=_FOLDER))
    try:
        for old in folder.parent.glob(f"{_FOLDER}*"):
            with suppress(OSError):
                if time.time() - old.stat().st_mtime > _DAY:
                    shutil.rmtree(old, ignore_errors=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
