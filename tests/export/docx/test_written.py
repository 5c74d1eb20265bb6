"""XML is kept in pieces on its way to the file, and nothing of it is lost or moved."""

import zipfile
from io import BytesIO

import pytest

from briefer.export.docx.packages import zip_members, zip_pieces
from briefer.export.docx.written import Written


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 1000])
def test_pieces_are_the_texts_in_their_order(count: int) -> None:
    written = Written()
    texts = [f"<w:p>“{number}”</w:p>" for number in range(count)]
    for text in texts:
        written.add(text)
    assert b"".join(written.pieces()).decode() == "".join(texts)
    assert written.count == count
    assert b"".join(written.pieces()).decode() == "".join(texts)


def test_a_long_text_is_in_several_pieces() -> None:
    written = Written()
    for number in range(1000):
        written.add(f"<w:p>{number}</w:p>")
    assert len(written.pieces()) > 1


def test_the_bounds_of_pieces_make_no_difference() -> None:
    large = b"".join(b"<w:p>paragraph %d</w:p>" % number for number in range(60_000))
    pieces = [large[at : at + 7_777] for at in range(0, len(large), 7_777)]
    assert zip_pieces({"a.xml": pieces, "b.xml": (b"<x", b"/>")}) == zip_members(
        {"a.xml": large, "b.xml": b"<x/>"}
    )


def test_a_zip_of_pieces_tells_no_system() -> None:
    data = zip_pieces({"large.xml": [b"<x/>" * 100_000] * 3, "small.xml": (b"<x/>",)})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {info.create_system for info in archive.infolist()} == {0}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
