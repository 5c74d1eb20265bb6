import time

import pytest

from briefer.load.mime import PARTS, Part, header, parts_of, people, split_head, words_of

DEEP = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(20_000))
MIXED = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"


def bodies(data: bytes) -> list[bytes]:
    return [part.body.strip() for part in parts_of(data)[1]]


def test_parts_are_cut_at_their_boundaries_and_nowhere_else() -> None:
    data = (
        MIXED
        + b"before\n--b\n\none\n--bc\n--b \nContent-Type: text/html\n\ntwo\n--b--\nafter --b\n--b\n\nthree"
    )
    _, parts, warnings = parts_of(data)
    assert [(part.kind, part.body) for part in parts] == [
        ("text/plain", b"one\n--bc"),
        ("text/html", b"two"),
    ]
    assert warnings == ()


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_line_ends_of_both_kinds_are_understood(line_end: bytes) -> None:
    data = (MIXED + b"--b\nContent-Type: text/plain\n\none\ntwo\n--b\n--b--\n").replace(b"\n", line_end)
    assert [part.body for part in parts_of(data)[1]] == [b"one" + line_end + b"two", b""]


def test_a_message_without_an_end_or_without_parts_keeps_its_words() -> None:
    assert bodies(MIXED + b"--b\n\none\n--b\n\ntwo") == [b"one", b"two"]
    assert bodies(MIXED + b"no boundary") == [b"no boundary"]
    assert bodies(b"Content-Type: multipart/mixed\n\nno parameter") == [b"no parameter"]
    assert bodies(b"no header at all") == [b"no header at all"]
    assert bodies(b"Subject: x\nthis line is no header\n\nand more") == [
        b"this line is no header\n\nand more"
    ]


def test_what_a_part_lies_in_is_known() -> None:
    inner = b"Content-Type: multipart/alternative; boundary=c\n\n--c\n\none\n--c--\n"
    (part,) = parts_of(MIXED + b"--b\n" + inner + b"--b--\n")[1]
    assert [kind for kind, _ in part.containers] == ["mixed", "alternative"]
    (digest,) = parts_of(MIXED.replace(b"mixed", b"digest") + b"--b\n\nSubject: x\n\none\n--b--\n")[1]
    assert digest.kind == "message/rfc822"


@pytest.mark.parametrize(
    "data",
    [
        MIXED + b"--b\nContent-Type: text/plain\n\nx\n" * 200_000 + b"--b--\n",
        MIXED + b"--b\n" * 200_000,
        DEEP,
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 50_000,
        b"Content-Type: text/plain" + b";a=b" * 1_000_000 + b"\n\nx",
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx",
        b"X-A: b\n" * 500_000 + b"\nx",
        MIXED.replace(b"=b", b'="' + b"-" * 60 + b'"') + (b"-" * 80 + b"\n") * 100_000,
    ],
    ids=["parts", "empty", "deep", "the same deep", "parameters", "words", "headers", "dashes"],
)
def test_neither_many_parts_nor_deep_ones_take_long(data: bytes) -> None:
    began = time.process_time()
    outer, parts, _ = parts_of(data)
    assert len(parts) <= PARTS
    assert all(part.kind for part in parts)
    assert len(header(outer, "subject")) < 10_000
    assert time.process_time() - began < 3


def test_what_was_left_out_is_told() -> None:
    many = parts_of(MIXED + b"--b\n\nx\n" * 2_000)[2]
    deep = parts_of(DEEP)[2]
    assert "more than 1,000 parts" in many[0]
    assert "more than 20 deep" in deep[0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?b?0J/Rg9GC0YzQtA==?=", "Путьд"),
        ("=?utf-8?q?caf=C3?= =?utf-8?q?=A9_x?=", "café x"),
        ("=?koi8-r?q?=F7?= and =?x-none?q?=C3=A9?=", "В and é"),
        ("=?utf-8?b?A?= x", "=?utf-8?b?A?= x"),
        ("plain \t words", "plain words"),
        ("wörter =?utf-8?q?=C3=A9?= C:\\users", "wörter é C:\\users"),
    ],
)
def test_encoded_words_are_read(value: str, expected: str) -> None:
    assert words_of(value) == expected


def test_raw_bytes_in_headers_are_read_in_the_encoding_of_the_message() -> None:
    data = "Subject: Совет\nContent-Type: text/plain; charset=koi8-r\n\n".encode("koi8-r")
    assert header(split_head(data)[0], "subject") == "Совет"
    assert header(split_head("Subject: Совет\n folded\n".encode())[0], "subject") == "Совет folded"
    assert header(split_head(b"Subject: caf\xe9\n\n")[0], "subject") == "café"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"Writer, A." <a@x.example>, b@x.example', "Writer, A., b@x.example"),
        ("=?utf-8?q?T=C3=B3ra=2C_A?= <a@x.example>", "Tóra, A"),
        ("(((" * 5_000, "(((" * 5_000),
        ("", ""),
    ],
)
def test_people_are_called_by_their_names(value: str, expected: str) -> None:
    assert people(value) == expected


@pytest.mark.parametrize(
    ("coding", "body", "expected"),
    [
        ("base64", b"S0VF\nUA==\n", b"KEEP"),
        ("quoted-printable", b"K=45=\nEP", b"KEEP"),
        ("x-uuencode", b"begin 644 a\n$2T5%4```\n`\nend\n", b"KEEP"),
        ("x-none", b"K\xffP", b"K\xffP"),
        ("base64", b"K", b"K"),
    ],
)
def test_the_coding_of_the_transport_is_undone(coding: str, body: bytes, expected: bytes) -> None:
    headers, _ = split_head(f"Content-Transfer-Encoding: {coding}\n\n".encode())
    assert Part(headers, body).decoded() == expected
