"""Seals: a digest that a written note carries of itself, so that an edit made since can be seen.

A Word file holds it as a custom property, over all its other files; a text file and a PDF as a comment on
its last line, over all that stands before it. Nothing needs to be remembered elsewhere.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

SEAL_NAME = "briefer-seal"
_CUSTOM = "docProps/custom.xml"
_PROPERTY = re.compile(rb'name="briefer-seal"[^>]*>\s*<[^>]*>([0-9a-f]{64})<')
# A comment in HTML; in Markdown a definition that nothing refers to, which prints nothing.
HTML_LINE, MARKDOWN_LINE = "<!-- briefer-seal %s -->", "[briefer-seal]: # (%s)"
PDF_LINE = "%%briefer-seal %s"  # a comment behind the end, which readers of PDF pass over
_LAST_LINE = re.compile(
    rb"\n(?:<!-- briefer-seal |\[briefer-seal\]: # \(|%briefer-seal )([0-9a-f]{64})(?: -->|\)|)\n\Z"
)


def seal_of_files(files: Iterable[zipfile.ZipInfo]) -> str:
    """Return the digest of a zip's files, in hexadecimal; the one with custom properties is left out.

    It goes over their names, sizes and checksums, which the zip holds: who reads a seal has them checked.
    """
    told = sorted(f"{it.filename}\0{it.file_size}\0{it.CRC}\0" for it in files if it.filename != _CUSTOM)
    return hashlib.sha256("".join(told).encode()).hexdigest()


def sealed_text(text: str, last_line: str) -> bytes:
    """Return a text as UTF-8 with its seal in a last line of the form given."""
    data = text.rstrip("\n").encode()
    if last_line == MARKDOWN_LINE:
        data += b"\n"  # without an empty line before it, it would be words of the last paragraph
    return sealed(data, last_line)


def sealed(data: bytes, last_line: str) -> bytes:
    """Return a file with its seal in a last line of the form given."""
    return data + f"\n{last_line % hashlib.sha256(data).hexdigest()}\n".encode()


def is_as_exported(path: Path) -> bool:
    """Return whether a file is a note of ours that nobody has changed since it was written.

    A file that is missing, unreadable or of another origin is not, nor is a pipe or device, which could be
    read without end.
    """
    try:
        if not path.is_file():
            return False
        data = path.read_bytes()
        return _text_is_sealed(data) or _zip_is_sealed(data)
    except (OSError, zipfile.BadZipFile, KeyError, NotImplementedError, EOFError):
        return False


def _text_is_sealed(data: bytes) -> bool:
    found = _LAST_LINE.search(data)
    return found is not None and hashlib.sha256(data[: found.start()]).hexdigest().encode() == found[1]


def _zip_is_sealed(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        found = _PROPERTY.search(archive.read(_CUSTOM))
        if found is None or seal_of_files(archive.infolist()).encode() != found[1]:
            return False
        return archive.testzip() is None  # else a file is not what its checksum says
