"""A note as a PDF by LibreOffice: notes with their marks, the same bytes, stopped in time."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.export import office
from briefer.export.office import pdf_of
from briefer.export.pdf import write_pdf
from briefer.export.seals import is_as_exported
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.model.documents import Block, Citation, Document, Text

CREATED = "2031-03-16T09:30:00Z"
posix = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for LibreOffice")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a shell script in LibreOffice's place; return the folder that conversions are made in."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    def put(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o700)
        monkeypatch.setattr(office, "office", lambda: str(program))
        return tmp_path

    return put


def rests(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name.startswith("briefer-office-")]


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice and pdftotext",
)
def test_a_pdf_has_each_note_under_its_mark_and_its_seal(
    make: Callable[..., Document], cite: Callable[..., Citation], house: Path, tmp_path: Path
) -> None:
    blocks = [Block((Text(f"Fact number {n}"), cite(n, f"words of point {n}")), n) for n in range(1, 13)]
    path = tmp_path / "note.pdf"
    path.write_bytes(write_pdf(make(*blocks), house))
    assert is_as_exported(path)
    path.with_suffix(".txt").touch()
    subprocess.run(["pdftotext", "-layout", "note.pdf", "note.txt"], cwd=tmp_path, check=True)
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    notes = re.findall(r"^\s*(\d+)\s+Vessary Courier.*?point\s+(\d+)", text, re.MULTILINE | re.DOTALL)
    assert notes == [(str(n), str(n)) for n in range(1, 13)]
    path.write_bytes(path.read_bytes().replace(b"/Type", b"/type", 1))
    assert not is_as_exported(path)


@posix
def test_dates_and_sums_are_set_so_that_the_bytes_are_the_same(stand_in: Callable[[str], Path]) -> None:
    folder = stand_in(
        'out=$(dirname "$(eval echo \\${$#})"); n=$(date +%N)A0000000000000000000000000000000\n'
        "n=$(echo $n | cut -c1-32)\n"
        'printf "/CreationDate(D:20261126110301Z\')\\n/ID [ <$n>\\n<$n> ]\\n" > "$out/note.pdf"'
    )
    first, second = (pdf_of(b"word", created=CREATED) for _ in range(2))
    assert first == second
    assert first.startswith(b"/CreationDate(D:20310316093000Z')\n/ID [ <" + b"0" * 32)
    assert rests(folder) == []


@posix
def test_a_program_that_does_not_end_is_killed_with_all_it_started(stand_in: Callable[[str], Path]) -> None:
    folder = stand_in(f'sleep 60 & echo $! > "{os.devnull}"; echo $$ > "$(dirname "$0")/pid"; wait')
    began = time.monotonic()
    with pytest.raises(BrieferError, match="did not finish the PDF within"):
        pdf_of(b"word", created=CREATED, seconds=0.5)
    assert time.monotonic() - began < 10
    group = int((folder / "pid").read_text())
    while _is_there(group):  # what was killed is there for a moment
        assert time.monotonic() - began < 10
        time.sleep(0.01)
    assert rests(folder) == []


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@posix
def test_a_conversion_is_stopped_when_the_user_asks(stand_in: Callable[[str], Path]) -> None:
    folder = stand_in("sleep 60")
    cancellation = Cancellation()
    threading.Timer(0.3, cancellation.cancel).start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        pdf_of(b"word", created=CREATED, cancellation=cancellation)
    assert time.monotonic() - began < 10
    assert rests(folder) == []


@posix
def test_a_program_that_makes_nothing_is_told(stand_in: Callable[[str], Path]) -> None:
    folder = stand_in("exit 0")
    old = folder / "briefer-office-old"
    old.mkdir()
    os.utime(old, (0, 0))
    with pytest.raises(BrieferError, match="LibreOffice made no PDF"):
        pdf_of(b"word", created=CREATED)
    assert rests(folder) == []


def test_where_it_is_not_installed_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    assert office.office() is None
    with pytest.raises(BrieferError, match=r"LibreOffice, which is not installed here\. Install it"):
        pdf_of(b"word", created=CREATED)
