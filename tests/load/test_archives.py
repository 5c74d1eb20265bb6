import io
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.load import sevenzip, tar
from briefer.load import zip as zip_reader
from briefer.load.tar_format import TAR
from briefer.load.zip_format import ZIP
from briefer.model.sources import Enclosed, Readable, Unread
from tests.load.sevenzip_making import packed

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "formats"
Members = dict[str, bytes]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(members: Members) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def names(items: tuple[Readable, ...]) -> list[str]:
    return [item.name for item in items if isinstance(item, Enclosed)]


def reasons(items: tuple[Readable, ...]) -> list[tuple[str, str]]:
    return [(item.name, item.why) for item in items if isinstance(item, Unread)]


Packer = Callable[[Members], bytes]
BOTH = pytest.mark.parametrize(
    ("pack", "read"), [(zipped, zip_reader.read), (tarred, tar.read)], ids=["zip", "tar"]
)


ALL = pytest.mark.parametrize(
    ("pack", "read"),
    [(zipped, zip_reader.read), (tarred, tar.read), (packed, sevenzip.read)],
    ids=["zip", "tar", "7z"],
)


@ALL
def test_every_file_is_given_without_its_folder_and_no_litter(
    pack: Packer, read: Callable[..., tuple[Readable, ...]]
) -> None:
    litter = (
        "__MACOSX/a/._a.txt",
        "a/.DS_Store",
        "a/Thumbs.db",
        "desktop.ini",
        ".git/config.txt",
        "a/._b.txt",
    )
    data = pack({"a/b/c.txt": b"one", "d.html": b"two", **dict.fromkeys(litter, b"x")})
    assert [(item.name, item.data) for item in read(data, "a.zip") if isinstance(item, Enclosed)] == [
        ("c.txt", b"one"),
        ("d.html", b"two"),
    ]


@BOTH
def test_names_that_lead_elsewhere_are_only_names(
    pack: Packer, read: Callable[..., tuple[Readable, ...]]
) -> None:
    odd = [
        "../../etc/passwd.txt",
        "/absolute.txt",
        "C:\\a\\drive.txt",
        "n\nl.txt",
        "\u202egpj.txt",
        "x" * 251 + ".txt",
    ]
    found = read(pack(dict.fromkeys(odd, b"x")), "a.zip")
    assert names(found) == [
        "passwd.txt",
        "absolute.txt",
        "drive.txt",
        "n\nl.txt",
        "\u202egpj.txt",
        "x" * 251 + ".txt",
    ]


@ALL
def test_what_cannot_be_taken_is_told_and_stops_no_other(
    pack: Packer, read: Callable[..., tuple[Readable, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.load.members.LARGEST", 3 << 20)
    monkeypatch.setattr("briefer.load.members.MOST_BYTES", 5 << 20)
    big, half = bytes(4 << 20), bytes(3 << 20)
    found = read(pack({"big": big, "a": half, "b": half, "empty": b"", "c": b"c"}), "a.zip")
    assert names(found) == ["a", "c"]
    assert reasons(found) == [
        ("big", "has 4 MB; at most 3 MB are read."),
        ("b", "was left out: of one archive 5 MB are read."),
        ("empty", "is empty."),
    ]


@ALL
def test_an_archive_without_files_is_refused(pack: Packer, read: Callable[..., tuple[Readable, ...]]) -> None:
    for data in (pack({}), pack({".DS_Store": b"x"})):
        with pytest.raises(BrieferError, match="is empty"):
            read(data, "a.zip")


@ALL
def test_one_of_too_many_members_is_refused(pack: Packer, read: Callable[..., tuple[Readable, ...]]) -> None:
    with pytest.raises(BrieferError, match="more than 5,000 files"):
        read(pack({f"{number}.txt": b"x" for number in range(5_001)}), "a.zip")


def test_a_member_with_a_password_is_told_and_the_others_go_on() -> None:
    found = zip_reader.read((SAMPLES / "zip" / "week.zip").read_bytes(), "week.zip")
    assert reasons(found) == [("closed.txt", "is protected: save a copy without a password.")]
    assert names(found) == ["Fähre.txt", "inner.zip", "dam.txt"]
    found = zip_reader.read((SAMPLES / "zip" / "protected.zip").read_bytes(), "protected.zip")
    assert reasons(found) == [("closed.txt", "is protected: save a copy without a password.")]


def test_links_are_not_followed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert reasons(zip_reader.read(file.getvalue(), "a.zip")) == [("a.txt", "is a link and was not read.")]
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tape:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            link = tarfile.TarInfo("a.txt")
            link.type, link.linkname = kind, "/etc/passwd"
            tape.addfile(link)
    assert reasons(tar.read(file.getvalue(), "a.tar")) == [("a.txt", "is a link and was not read.")] * 4


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Fähre.txt".encode(), "Fähre.txt"),
        ("Fähre.txt".encode("cp437"), "Fähre.txt"),
        ("Плотина.txt".encode("cp866"), "Плотина.txt"),
        ("Fa\u0308hre.txt".encode(), "Fähre.txt"),
    ],
)
def test_names_without_a_mark_of_their_encoding_are_read(raw: bytes, name: str) -> None:
    data = zipped({"N" * len(raw): b"x"}).replace(b"N" * len(raw), raw)
    assert names(zip_reader.read(data, "a.zip")) == [name]


def test_a_member_whose_name_has_no_length_is_passed_over() -> None:
    data = zipped({"a.txt": b"words", "N": b"x"})
    directory = data.rindex(b"PK\x01\x02")  # of the last member: its name's length becomes that of nothing
    nameless = data[: directory + 28] + b"\0\0\1\0" + data[directory + 32 :]
    assert names(zip_reader.read(nameless, "a.zip")) == ["a.txt"]


def test_a_name_in_unicode_beside_the_old_one_is_taken() -> None:
    raw, told = b"F?hre.txt", "Fähre.txt".encode()
    extra = struct.pack("<HHBI", 0x7075, 5 + len(told), 1, zlib.crc32(raw)) + told
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo(raw.decode())
        info.extra = extra
        archive.writestr(info, b"x")
    assert names(zip_reader.read(file.getvalue(), "a.zip")) == ["Fähre.txt"]


def test_a_damaged_member_stops_no_other() -> None:
    data = bytearray(zipped({"a.txt": b"first words", "b.txt": b"last words"}, zipfile.ZIP_STORED))
    data[data.index(b"first")] ^= 0xFF
    found = zip_reader.read(bytes(data), "a.zip")
    assert names(found) == ["b.txt"]
    assert [name for name, _ in reasons(found)] == ["a.txt"]
    assert "is damaged" in reasons(found)[0][1]


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_says() -> None:
    data = zipped({"a.txt": bytes(1 << 20)})
    directory = data.index(b"PK\x01\x02")
    lie = data[: directory + 24] + struct.pack("<I", 100) + data[directory + 28 :]
    found = zip_reader.read(lie, "a.zip")
    assert sum(len(item.data) for item in found if isinstance(item, Enclosed)) <= 100


@pytest.mark.parametrize("cut", [1, 10, 30, 200])
def test_a_damaged_archive_is_refused(cut: int) -> None:
    members = {"a.txt": b"words " * 50}
    data = zipped(members)
    with pytest.raises(BrieferError, match="damaged"):
        zip_reader.read(data[:-cut] if cut < len(data) else data[:5], "a.zip")
    with pytest.raises(BrieferError, match=r"damaged|empty"):
        tar.read(tarred(members)[: 512 - cut], "a.tar")


@pytest.mark.parametrize(
    ("members", "known"),
    [
        ({"a.txt": b"x"}, True),
        ({"inner.docx": b"PK\x03\x04[Content_Types].xml", "b": b"c"}, True),
        ({"word/report.docx": b"x"}, True),
        ({}, True),
        ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"x"}, False),
        ({"_rels/.rels": b"x"}, False),
        ({"docProps/app.xml": b"x"}, False),
        ({"word/document.xml": b"x"}, False),
        ({"xl/workbook.bin": b"x"}, False),
        ({"mimetype": b"application/epub+zip"}, False),
        ({"META-INF/MANIFEST.MF": b"x"}, False),
        ({"project.qde": b"x", "sources/a.txt": b"x"}, False),
        ({"content.xml": b"x"}, False),
    ],
)
def test_archives_are_told_from_documents_that_are_zipped(members: Members, *, known: bool) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert ZIP.sniff(zipped(members, method)[:4096]) is known


def test_documents_of_other_programs_are_no_archives(shared: Path) -> None:
    found = [*(shared / "data" / "house_styles").glob("*.docx"), *(shared / "data" / "refi").glob("*.qdpx")]
    assert found
    taken = [path for path in found if ZIP.sniff(path.read_bytes()[:4096])]
    assert [path.suffix for path in taken] == [".qdpx"]  # its mark is its last member
    with pytest.raises(BrieferError, match="a document of another program"):
        zip_reader.read(taken[0].read_bytes(), taken[0].name)


def test_tar_is_known_by_its_header() -> None:
    data = tarred({"a.txt": b"x"})
    assert TAR.sniff(data[:4096])
    assert not TAR.sniff(b"b" + data[1:4096])  # the sum is that of other bytes
    assert not TAR.sniff(b"x" * 257 + b"ustar")
