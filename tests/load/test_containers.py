import io
import struct
import zipfile

import pytest

from briefer.errors import BrieferError
from briefer.load import containers
from briefer.load.containers import Container, count_elements, parse_xml


def packed(*members: tuple[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def test_members_are_listed_without_folders_and_read() -> None:
    container = Container(packed(("b/", b""), ("b/a.txt", b"words"), ("c.xml", b"<a><b/></a>")), "x.zip")
    assert container.names == ("b/a.txt", "c.xml")
    assert "c.xml" in container
    assert "b/" not in container
    assert container.read("b/a.txt") == b"words"
    assert container.xml("c.xml")[0].tag == "b"
    with pytest.raises(BrieferError, match="no part “none”"):
        container.read("none")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words" * 9, packed(("a", b"1" * 99))[:-30]])
def test_what_is_no_container_is_told(data: bytes) -> None:
    with pytest.raises(BrieferError, match="damaged or cut off"):
        Container(data, "x.zip")


def test_any_changed_byte_gives_the_words_or_a_sentence() -> None:
    whole = packed(("a.xml", b"<a>words</a>"))
    for place in range(len(whole)):
        for byte in (0, 1, 0x7F, 0xFF):
            data = whole[:place] + bytes([byte]) + whole[place + 1 :]
            try:
                container = Container(data, "x.zip")
                for name in container.names:
                    container.xml(name)
            except BrieferError as error:
                assert error.next_step  # noqa: PT017 - either outcome is right


def test_a_header_that_lies_about_sizes_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_BYTES", 3 << 20)
    data = packed(("a", bytes(4 << 20)))
    with pytest.raises(BrieferError, match="unpacks to more than 3 MB"):
        Container(data, "x.zip").read("a")
    place = data.rfind(b"PK\x01\x02") + 24
    lying = data[:place] + struct.pack("<I", 10) + data[place + 4 :]
    with pytest.raises(BrieferError, match="damaged"):
        Container(lying, "x.zip").read("a")


def test_what_is_inflated_is_counted_over_all_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_BYTES", 3 << 20)
    container = Container(packed(("a", bytes(2 << 20)), ("b", bytes(2 << 20))), "x.zip")
    container.read("a")
    with pytest.raises(BrieferError, match="unpacks to more than"):
        container.read("b")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(BrieferError, match="more than 5,000 files"):
        Container(packed(*((str(number), b"") for number in range(5_001))), "x.zip")


def test_a_password_is_told() -> None:
    data = bytearray(packed(("a", b"words")))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BrieferError, match=r"“x\.zip” is protected: save a copy without a password\."):
        Container(bytes(data), "x.zip").read("a")


TYPED = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'


@pytest.mark.parametrize(
    "data",
    [
        TYPED.encode(),
        TYPED.encode("utf-16"),
        b"\xfe\xff" + TYPED.encode("utf-16-be"),
        b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a+AD4APA-a/+AD4-',
        ('<?xml version="1.0" encoding="cp037"?>' + TYPED).encode("cp037"),
    ],
)
def test_a_document_type_is_refused(data: bytes) -> None:
    with pytest.raises(BrieferError, match=r"document type of its own|damaged"):
        parse_xml(data)


def test_a_way_of_packing_that_no_document_uses_is_told() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", b"words")
    with pytest.raises(BrieferError, match="packed in a way that is not read"):
        Container(stream.getvalue(), "x.zip").read("a")


@pytest.mark.parametrize(
    "data",
    [
        b"<a>",
        b"<a>" * 5_000 + b"</a>" * 5_000,
        b"<a>" + b"x" * (11 << 20) + b"</a>",
        b'<?xml version="1.0" encoding="none"?><a/>',
        b"",
    ],
)
def test_xml_that_cannot_be_read_is_told(data: bytes) -> None:
    with pytest.raises(BrieferError, match="damaged, or nested too deeply"):
        parse_xml(data)


def test_elements_are_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert count_elements(b"<a><b/><c>x</c></a>") == 3
    monkeypatch.setattr(containers, "MOST_ELEMENTS", 5)
    container = Container(packed(("a", b"<a><b/><c/></a>"), ("b", b"<a><b/><c/></a>")), "x.zip")
    container.xml("a")
    with pytest.raises(BrieferError, match="more than 5 elements"):
        container.xml("b")
    with pytest.raises(BrieferError, match="more than 5 elements"):
        parse_xml(b"<a>" + b"<b/>" * 9 + b"</a>")
