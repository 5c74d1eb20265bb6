import random
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import py7zr
import pytest
from py7zr import SevenZipFile

from briefer.errors import BrieferError
from briefer.isolate.pool import Isolation
from briefer.jobs.extract import extract_file
from briefer.load import sevenzip
from briefer.load.sevenzip import read
from briefer.load.sevenzip_format import SEVENZIP
from briefer.model.sources import Enclosed, Readable, Unread
from tests.load.sevenzip_making import LZMA2, packed, renamed

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "formats" / "7z"


def names(items: tuple[Readable, ...]) -> list[str]:
    return [item.name for item in items if isinstance(item, Enclosed)]


def reasons(items: tuple[Readable, ...]) -> list[tuple[str, str]]:
    return [(item.name, item.why) for item in items if isinstance(item, Unread)]


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def test_a_member_with_a_password_is_told_and_the_others_go_on() -> None:
    found = read(sample("week.7z"), "week.7z")
    assert names(found) == ["Fähre.txt", "dam.txt"]
    assert reasons(found) == [("closed.txt", "is protected: save a copy without a password.")]


def test_an_archive_whose_names_are_closed_too_is_told() -> None:
    with pytest.raises(BrieferError, match=r"“protected\.7z” is protected: save a copy without a password"):
        read(sample("protected.7z"), "protected.7z")


def test_names_that_lead_elsewhere_are_only_names() -> None:
    data = packed({"AA/AA/etc/a.txt": b"one", "Cb.txt": b"two", "c.txt": b"three"})
    pairs = (("AA/AA/etc/a.txt", "../../etc/a.txt"), ("Cb.txt", "/b.txt"), ("c.txt", "b.txt"))
    data = renamed(data, *((old.encode("utf-16-le"), new.encode("utf-16-le")) for old, new in pairs))
    found = read(data, "a.7z")
    assert found == (Enclosed("a.txt", b"one"), Enclosed("b.txt", b"two"), Enclosed("b.txt", b"three"))


def test_what_lies_behind_too_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.load.members.LARGEST", 2 << 20)
    monkeypatch.setattr(sevenzip, "_MOST", 6 << 20)
    found = read(packed({"a": b"words", "bomb": bytes(7 << 20), "c": b"c"}), "a.7z")
    assert names(found) == ["a"]
    assert reasons(found) == [
        ("bomb", "has 7 MB; at most 2 MB are read."),
        ("c", "was left out: it lies behind more than 6 MB of other files."),
    ]


@pytest.mark.parametrize(
    "way",
    [
        {"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24},
        {"id": py7zr.FILTER_ZSTD, "level": 3},
        {"id": py7zr.FILTER_BROTLI, "level": 3},
    ],
    ids=["ppmd", "zstd", "brotli"],
)
def test_ways_of_packing_that_have_no_bounds_are_not_read(way: dict[str, Any]) -> None:
    found = read(packed({"a.txt": b"words"}, [way]), "a.7z")
    assert reasons(found) == [("a.txt", "is packed in a way that is not read.")]


@pytest.mark.parametrize(
    "ways",
    [
        [{"id": py7zr.FILTER_LZMA}],
        [{"id": py7zr.FILTER_DELTA}, {"id": py7zr.FILTER_LZMA2, "preset": 1}],
        [{"id": py7zr.FILTER_X86}, {"id": py7zr.FILTER_LZMA2, "preset": 1}],
        [{"id": py7zr.FILTER_BZIP2}],
        [{"id": py7zr.FILTER_DEFLATE}],
        [{"id": py7zr.FILTER_COPY}],
    ],
    ids=["lzma", "delta", "x86", "bzip2", "deflate", "copy"],
)
def test_the_usual_ways_of_packing_are_read(ways: list[dict[str, Any]]) -> None:
    noise = random.Random(1).randbytes(300_000)  # noqa: S311 - not for secrets
    words = b"Kestovia closed the lane. " * 40_000 + noise
    found = read(packed({"a.txt": words, "b.txt": noise, "c.txt": b"last"}, ways), "a.7z")
    assert found == (Enclosed("a.txt", words), Enclosed("b.txt", noise), Enclosed("c.txt", b"last"))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's limits are Linux's")
def test_what_asks_for_much_memory_is_told(tmp_path: Path) -> None:
    data = packed({"a.txt": b"words"}, [{"id": py7zr.FILTER_LZMA}])
    path = tmp_path / "a.7z"
    path.write_bytes(renamed(data, (b"\x5d\0\0\x80\0", b"\x5d\xff\xff\xff\xff")))
    with Isolation() as pool, pytest.raises(BrieferError, match=r"“a\.txt” in “a\.7z” asks for too much"):
        extract_file(path, pool)


def test_a_damaged_member_stops_no_other() -> None:
    data = bytearray(sample("apart.7z"))  # each member is a block
    data[60] ^= 0xFF
    found = read(bytes(data), "apart.7z")
    assert names(found) == ["dam.txt"]
    assert reasons(found) == [("Fähre.txt", "is damaged.")]


def test_a_member_whose_sum_is_wrong_loses_none_of_its_block() -> None:
    data = packed({"a.txt": b"first words", "b.txt": b"last words"}, [{"id": py7zr.FILTER_COPY}])
    assert data.count(b"first") == 1
    found = read(data.replace(b"first", b"First"), "a.7z")
    assert (names(found), reasons(found)) == (["b.txt"], [("a.txt", "is damaged.")])


@pytest.mark.parametrize("cut", [1, 50, 200, 400])
def test_what_is_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(BrieferError, match=r"damaged or cut off\. Download it again, with all its parts"):
        read(sample("week.7z")[:-cut], "week.7z")


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"words")
    (tmp_path / "link.txt").symlink_to("words.txt")
    file = BytesIO()
    with SevenZipFile(file, "w", filters=LZMA2) as archive:
        archive.write(tmp_path / "link.txt", "link.txt")
        archive.write(tmp_path / "words.txt", "words.txt")
    found = read(file.getvalue(), "a.7z")
    assert (names(found), reasons(found)) == (["words.txt"], [("link.txt", "is a link and was not read.")])


def test_it_is_known_by_its_first_bytes() -> None:
    assert SEVENZIP.sniff(sample("week.7z")[:4096])
    assert not SEVENZIP.sniff(b"7z is what it is called")
