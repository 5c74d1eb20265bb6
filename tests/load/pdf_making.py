"""Small PDFs written by hand, line by line where a test wants them (ISO 32000-1)."""

from dataclasses import dataclass

_HEIGHT = 792


@dataclass(frozen=True, slots=True)
class Put:
    """A line of text in Courier, of which each letter is 0.6 of its size wide."""

    text: str
    x: float
    y: float
    size: float = 10


def column(lines: str, *, x: float = 60, top: float = 700, step: float = 12, size: float = 10) -> list[Put]:
    """Return lines one below the other; an empty one leaves room."""
    return [Put(line, x, top - place * step, size) for place, line in enumerate(lines.split("\n")) if line]


def pdf(*pages: list[Put] | bytes, info: str = "", extra: str = "") -> bytes:
    """Return a PDF with these pages; one given as bytes is a content stream of its own."""
    contents = [page if isinstance(page, bytes) else b"\n".join(map(_shown, page)) for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 {_HEIGHT}]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    objects.append(f"<<{info}>>".encode("latin-1"))
    return _file(objects, extra)


def picture() -> bytes:
    """Return a content stream that shows a picture as large as the page."""
    return b"612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI"


def _shown(put: Put) -> bytes:
    text = put.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %g Tf %g %g Td (%s) Tj ET" % (put.size, put.x, put.y, text)


def _file(objects: list[bytes], extra: str) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, last = len(objects) + 1, len(objects)
    trailer = (
        f"trailer\n<</Size {count}/Root 1 0 R/Info {last} 0 R{extra}>>\nstartxref\n{len(written)}\n%%EOF\n"
    )
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer.encode()
