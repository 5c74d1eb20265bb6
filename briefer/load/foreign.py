"""Formats that are known by their first bytes so that a sentence can name them.

The signatures are those of the formats' own specifications; a format for which an importer is installed never
gets here, since importers are asked first.
"""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"SQLite format 3\x00", "a session or another program's database"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint file"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file that is no text"),
    (b"[Content_Types].xml", "an Office file"),
    (b"project.qde", "a project of a program for qualitative analysis"),
)


def foreign_kind(head: bytes) -> str:
    """Return what kind of file the first bytes show, as in “a PDF”, or an empty string where they do not."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for mark, kind in _ZIPPED if mark in head), "a file of another program")
    if head.startswith(b"RIFF") or head[4:8] == b"ftyp":
        return "a recording or a picture"
    found = next((kind for mark, kind in _SIGNATURES if head.startswith(mark)), "")
    if found:
        return found
    return "an XML file" if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(b"<?xml") else ""
