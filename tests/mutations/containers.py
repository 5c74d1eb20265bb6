"""Changes within containers, which are packed again, so that what is broken lies inside and is reached."""

import bz2
import email
import email.policy
import gzip
import io
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from base64 import encodebytes
from collections.abc import Callable, Sequence
from random import Random

from tests.mutations.bytes import changed

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_OFTEN = 0.75  # of the mutants of a container are changed within
_DEEPEST = 2
_BROKEN = (
    zlib.error,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    tarfile.TarError,
    RuntimeError,
)  # the last: protected
_SECTOR = 512
_START_OF_SEVENZIP = struct.Struct("<QQI")  # place, length and sum of the list of members (7zFormat.txt)
_LARGEST = 8 << 20  # bytes of a part that is changed


def mutant(data: bytes, chance: Random, others: Sequence[bytes], depth: int = 0) -> bytes:
    """Return the sample, changed: within its parts where it has any, else, and now and then, as a whole."""
    if depth < _DEEPEST and chance.random() < _OFTEN:
        within = _within(data, chance, others, depth)
        if within is not None:
            return within
    return changed(data, chance, others)


def _within(data: bytes, chance: Random, others: Sequence[bytes], depth: int) -> bytes | None:
    for fits, change in _CONTAINERS:
        if fits(data):
            try:
                return change(data, chance, others, depth)
            except (OSError, ValueError, LookupError, EOFError, *_BROKEN):
                return None  # the sample itself is broken, or protected
    return None


def _in_gzip(data: bytes, chance: Random, others: Sequence[bytes], depth: int) -> bytes | None:
    return gzip.compress(mutant(gzip.decompress(data)[:_LARGEST], chance, others, depth + 1), 1)


def _in_bzip2(data: bytes, chance: Random, others: Sequence[bytes], depth: int) -> bytes | None:
    return bz2.compress(mutant(bz2.decompress(data)[:_LARGEST], chance, others, depth + 1), 1)


def _in_xz(data: bytes, chance: Random, others: Sequence[bytes], depth: int) -> bytes | None:
    return lzma.compress(mutant(lzma.decompress(data)[:_LARGEST], chance, others, depth + 1), preset=0)


def _in_sevenzip(data: bytes, chance: Random, others: Sequence[bytes], _: int) -> bytes | None:
    """Change the list of members, which stands at the end, and put right the sums that tell of it."""
    place, length, _sum = _START_OF_SEVENZIP.unpack_from(data, 12)
    begins = 12 + _START_OF_SEVENZIP.size + place
    listing = changed(data[begins : begins + length], chance, others)
    start = _START_OF_SEVENZIP.pack(place, len(listing), zlib.crc32(listing))
    return data[:8] + struct.pack("<I", zlib.crc32(start)) + start + data[12 + len(start) : begins] + listing


def _in_zip(data: bytes, chance: Random, others: Sequence[bytes], depth: int) -> bytes | None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        members = [(item, packed.read(item)) for item in packed.infolist() if item.file_size <= _LARGEST]
    filled = [number for number, (item, words) in enumerate(members) if words and not item.is_dir()]
    if not filled:
        return None
    chosen = chance.choice(filled)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for number, (item, words) in enumerate(members):
            made = mutant(words, chance, others, depth + 1) if number == chosen else words
            kind = zipfile.ZIP_STORED if item.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(item.filename), made, kind)
    return written.getvalue()


def _in_tar(data: bytes, chance: Random, others: Sequence[bytes], depth: int) -> bytes | None:
    with tarfile.open(fileobj=io.BytesIO(data)) as packed:
        items = [item for item in packed.getmembers() if item.isfile()]
        members = [(item, file.read()) for item in items if (file := packed.extractfile(item))]
    if not members:
        return None
    chosen = chance.randrange(len(members))
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as packed:
        for number, (item, words) in enumerate(members):
            made = mutant(words, chance, others, depth + 1) if number == chosen else words
            item.size = len(made)
            packed.addfile(item, io.BytesIO(made))
    return written.getvalue()


def _in_pdf(data: bytes, chance: Random, others: Sequence[bytes], _: int) -> bytes | None:
    """Change a compressed stream; a shorter one is filled up, so that the places of objects still hold."""
    streams = [
        match
        for match in _STREAM.finditer(data)
        if match[1].startswith((b"x\x9c", b"x\x01", b"x\xda", b"x^"))
    ]
    if not streams:
        return None
    chosen = chance.choice(streams)
    words = zlib.decompressobj().decompress(chosen[1], _LARGEST)
    packed = zlib.compress(changed(words, chance, others), 9)
    return data[: chosen.start(1)] + packed.ljust(len(chosen[1]), b"\n") + data[chosen.end(1) :]


def _in_mail(data: bytes, chance: Random, others: Sequence[bytes], depth: int) -> bytes | None:
    """Change one part's decoded bytes, and write them again in base64."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    part = chance.choice(parts)
    words = part.get_payload(decode=True)
    if not isinstance(words, bytes) or not words or len(words) > _LARGEST:
        return None
    part.set_payload(encodebytes(mutant(words, chance, others, depth + 1)).decode("ascii"))
    del part["Content-Transfer-Encoding"]
    part["Content-Transfer-Encoding"] = "base64"
    return message.as_bytes(unixfrom=data.startswith(b"From "))


def _in_compound(data: bytes, chance: Random, _others: Sequence[bytes], _: int) -> bytes | None:
    """Change bytes in place: the sectors of an OLE file, in which Outlook saves, lie at fixed places."""
    changed_bytes = bytearray(data)
    start = chance.randrange(_SECTOR, max(_SECTOR + 1, len(data)))
    for _number in range(chance.choice((1, 2, 8, 32))):
        place = min(len(data) - 1, start + chance.randrange(_SECTOR))
        changed_bytes[place] = chance.choice((0, 0xFF, 0x7F, 0x80, chance.randrange(256)))
    return bytes(changed_bytes)


_CONTAINERS: tuple[
    tuple[Callable[[bytes], bool], Callable[[bytes, Random, Sequence[bytes], int], bytes | None]], ...
] = (
    (lambda data: data.startswith(b"PK\x03\x04"), _in_zip),
    (lambda data: data.startswith(b"\x1f\x8b"), _in_gzip),
    (lambda data: data.startswith(b"BZh"), _in_bzip2),
    (lambda data: data.startswith(b"\xfd7zXZ"), _in_xz),
    (lambda data: data.startswith(b"7z\xbc\xaf"), _in_sevenzip),
    (lambda data: data.startswith(b"%PDF-"), _in_pdf),
    (lambda data: data.startswith(b"\xd0\xcf\x11\xe0"), _in_compound),
    (lambda data: data[257:262] == b"ustar", _in_tar),
    (lambda data: b"\nContent-Transfer-Encoding:" in data or b"\nMIME-Version:" in data, _in_mail),
)
