import bz2
import gzip
import lzma
import random
import zlib
from collections.abc import Callable

import pytest

from briefer.errors import BrieferError
from briefer.load import packed
from briefer.load.packed import read_bzip2, read_gzip, read_xz
from briefer.load.packed_format import BZIP2, GZIP, XZ
from briefer.model.sources import Enclosed

Pack = Callable[[bytes], bytes]
Read = Callable[[bytes, str], tuple[Enclosed, ...]]
NOISE = random.Random(1).randbytes(200_000)  # noqa: S311 - not for secrets


def alone(data: bytes) -> bytes:
    return lzma.compress(data, lzma.FORMAT_ALONE)


WAYS = pytest.mark.parametrize(
    ("pack", "read"),
    [(gzip.compress, read_gzip), (bz2.compress, read_bzip2), (lzma.compress, read_xz), (alone, read_xz)],
    ids=["gzip", "bzip2", "xz", "lzma"],
)


@WAYS
def test_the_file_within_is_given_whole(pack: Pack, read: Read) -> None:
    words = b"Kestovia closed the lane. " * 10_000 + NOISE
    assert read(pack(words), "a") == (Enclosed("a", words),)


@WAYS
def test_several_in_a_row_are_one_file(pack: Pack, read: Read) -> None:
    together = b"".join(pack(b"%d " % number) for number in range(300))
    (found,) = read(together + bytes(20), "a")
    assert found.data == b"".join(b"%d " % number for number in range(300))


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("a.txt.gz", "a.txt"),
        ("a.txt.bz2", "a.txt"),
        ("a.txt.XZ", "a.txt"),
        ("a.txt.lzma", "a.txt"),
        ("a.tar.bz2", "a.tar"),
        ("a.tgz", "a.tar"),
        ("a.tbz2", "a.tar"),
        ("a.txz", "a.tar"),
        ("A.GZ", "A"),
        ("a", "a"),
    ],
)
def test_the_file_within_has_the_name_without_the_ending(name: str, inner: str) -> None:
    assert read_bzip2(bz2.compress(b"x"), name) == (Enclosed(inner, b"x"),)


@WAYS
@pytest.mark.parametrize("cut", [1, 5, 100, 100_000])
def test_what_is_cut_off_is_refused(pack: Pack, read: Read, cut: int) -> None:
    whole = pack(NOISE)
    with pytest.raises(BrieferError, match="damaged or cut off"):
        read(whole[: len(whole) - cut], "a")


@WAYS
def test_what_is_damaged_is_refused(pack: Pack, read: Read) -> None:
    whole = bytearray(pack(b"words " * 90))
    whole[len(whole) // 2] ^= 0xFF
    for damaged in (bytes(whole), pack(b"words") + b"\xff" * 30):
        with pytest.raises(BrieferError, match="damaged or cut off"):
            read(damaged, "a")


@WAYS
def test_what_grows_without_end_is_refused(pack: Pack, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_MOST", 5 << 20)
    for bomb in (pack(bytes(6 << 20)), pack(bytes(3 << 20)) * 2):
        with pytest.raises(BrieferError, match="more than 5 MB"):
            read(bomb, "a")
    assert read(pack(bytes(5 << 20)), "a") == (Enclosed("a", bytes(5 << 20)),)


@pytest.mark.parametrize("form", [lzma.FORMAT_XZ, lzma.FORMAT_ALONE])
def test_what_asks_for_much_memory_is_refused(form: int) -> None:
    way = lzma.FILTER_LZMA2 if form == lzma.FORMAT_XZ else lzma.FILTER_LZMA1
    usual = lzma.compress(b"words", form, filters=[{"id": way, "dict_size": 64 << 20}])
    assert read_xz(usual, "a")[0].data == b"words"
    if form == lzma.FORMAT_XZ:  # packing so would take the memory too
        usual = lzma.compress(b"words", filters=[{"id": way, "dict_size": 65 << 20}])
        monstrous = _with_dictionary(usual, step=40)
    else:
        monstrous = usual[:1] + b"\0\0\0\x80" + usual[5:]
    with pytest.raises(BrieferError, match="more than 256 MB of memory"):
        read_xz(monstrous, "a")


def _with_dictionary(data: bytes, step: int) -> bytes:
    """Return an xz file whose first block asks for a dictionary of this step (xz 1.2.1, 5.3.1)."""
    size = (data[12] + 1) * 4
    head = bytearray(data[12 : 12 + size - 4])
    head[head.index(b"\x21\x01") + 2] = step
    return data[:12] + bytes(head) + zlib.crc32(head).to_bytes(4, "little") + data[12 + size :]


def test_each_is_known_by_its_first_bytes() -> None:
    words = {GZIP: gzip.compress(b"words"), BZIP2: bz2.compress(b"words"), XZ: lzma.compress(b"words")}
    for importer, data in words.items():
        assert [other for other in words if other.sniff(data[:4096])] == [importer]
    assert XZ.sniff(alone(b"words"))
    assert BZIP2.sniff(bz2.compress(b""))
    assert not GZIP.sniff(gzip.compress(b"WARC/1.1\r\n"))
    assert not GZIP.sniff(b"\x1f\x8b\x01")
    assert not BZIP2.sniff(b"BZh9 is how it begins, says the manual.")
    assert not XZ.sniff(b"]\0\0\0\0" + b"\0" * 20)
    assert not XZ.sniff(b"]\0\0\x80\0 and other words of a text")
