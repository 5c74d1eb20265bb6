"""Seeded changes of bytes: flipped, cut, doubled, spliced, and with what parsers stumble over put in."""

import re
from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[bytes, Random, Sequence[bytes]], bytes]

LARGEST = 1 << 20  # bytes that a mutant may have more than its sample
_NUMBER = re.compile(rb"\d+")
_TOKENS = (
    b"", b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\r\n.\r\n", b"<", b">", b"&",
    b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<?xml version='1.1' encoding='utf-7'?>",
    b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", b"&e;", b"&#0;", b"&#xD800;", b"&#x110000;",
    b"<div>" * 3000, b"<p", b"<table><tr><td>", b"<script>", b"</", b"<a href='file:///etc/passwd'>",
    b"<meta charset='utf-16'>", b"<base href='//192.0.2.1/'>", b"{" * 3000, b"[" * 3000, b"(" * 300,
    b"\\" * 7, b"'", b'"', b"%s", b"{}", b"NaN", b"1e999", b"-1", b"0", b"9" * 400,
    b"18446744073709551616", b"\\u0000", b"\\ud800", b"\\uc1\\u-1 ", b"\\bin99999999 ",
    b"=?utf-8?b?////?=", b"=?x?q?=ZZ?=", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
    b"Content-Transfer-Encoding: uuencode\r\n", b"\xd8\x00", b"\xf4\x90\x80\x80", b"\xed\xa0\x80",
    b"\xe2\x80\xae", b"../../../etc/passwd", b"file:///etc/passwd", b"http://192.0.2.1/", b"PK\x03\x04",
    b"%PDF-1.7", b"endstream endobj", b"<< /Length 99999999 >> stream\n", b"\x1f\x8b\x08",
    b"From a@b Thu Jan  1 00:00:00 1970\n", b"@article{a,\n title = {", b"TY  - NEWS\nTI  - ", b"ER  - \n",
)  # fmt: skip


def changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Return the bytes with one to four changes; `others` are bytes of the same kind to splice in."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        mutant = chance.choice(_CHANGES)(data, chance, others)
        data = mutant[: len(data) + LARGEST]
    return data


def _flip(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    mutant = bytearray(data)
    for _number in range(min(len(mutant), chance.choice((1, 1, 2, 4, 16, 64)))):
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
    return bytes(mutant)


def _set(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    start, end = _range(data, chance)
    return (
        data[:start]
        + chance.choice((b"\0", b"\xff", b"\x80", b"\x7f", b" ", b"A")) * (end - start)
        + data[end:]
    )


def _cut(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + data[end:]


def _end(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _double(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    start, end = _range(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 10, 100)) + data[end:]


def _swap(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    one, two, three = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def _splice(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others) if others else data
    start, end = _range(other, chance)
    place, after = _range(data, chance)
    return data[:place] + other[start:end] + data[chance.choice((place, after)) :]


def _token(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(_TOKENS) + data[place + chance.choice((0, 0, 1, 4)) :]


def _number(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    found = list(_NUMBER.finditer(data[: 1 << 20]))
    if not found:
        return data
    match = chance.choice(found)
    value = chance.choice((b"0", b"-1", b"1", b"2147483648", b"4294967295", b"9" * 30, b"1.5", b"08"))
    return data[: match.start()] + value + data[match.end() :]


def _range(data: bytes, chance: Random) -> tuple[int, int]:
    """Return where a stretch begins and ends: mostly a short one."""
    start = chance.randrange(len(data) + 1)
    length = chance.choice((1, 4, 16, 64, 256, 4096, len(data)))
    return start, min(len(data), start + chance.randrange(length + 1))


_CHANGES: tuple[Change, ...] = (
    _flip,
    _flip,
    _set,
    _cut,
    _end,
    _double,
    _swap,
    _splice,
    _token,
    _token,
    _number,
)
