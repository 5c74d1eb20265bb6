import gzip
import time
import zlib

import pytest

from briefer.errors import BrieferError
from briefer.load import warc
from briefer.load.warc import read
from briefer.load.warc_format import WARC
from briefer.model.sources import LoadedSource

PAGE = b"<html><p>Words of a page.</p></html>"


def record(
    body: bytes,
    url: str = "https://x.example/a",
    *,
    kind: str = "response",
    head: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
) -> bytes:
    block = head.encode() + b"\r\n" + body if head else body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2031-03-14T08:05:00.123456Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def answer(kind: str, *others: str, status: str = "200 OK") -> str:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n" + "".join(f"{line}\r\n" for line in others)


def test_a_page_comes_with_its_address_and_moment() -> None:
    (page,) = read(record(PAGE), "a.warc")
    assert (page.name, page.data) == ("a.html", PAGE)
    assert page.about == LoadedSource(
        "",
        url="https://x.example/a",
        retrieved="2031-03-14T08:05:00Z",
        bases=(("url", "the web archive's address"), ("retrieved", "the web archive's date")),
    )


def test_only_what_can_be_an_article_is_taken() -> None:
    others = (
        record(b"", kind="warcinfo", head=""),
        record(PAGE, kind="request"),
        record(PAGE, kind="revisit"),
        record(PAGE, "dns:x.example"),
        record(b"x", head=answer("image/png")),
        record(b"x", head=answer("text/css")),
        record(b"{}", head=answer("application/json")),
        record(PAGE, "https://x.example/robots.txt", head=answer("text/plain")),
        record(PAGE, head=answer("text/html", "Location: /b", status="301 Moved")),
        record(PAGE, head=answer("text/html", status="404 Not Found")),
        record(b""),
        record(PAGE, head="no answer of a server\r\n"),
    )
    wanted = (
        record(b"%PDF-1.7", "https://x.example/b/report?x=1", head=answer("application/pdf")),
        record(b"Plain.", "https://x.example/c.txt", head=answer("Text/Plain; charset=utf-8")),
        record(PAGE, "https://x.example/", head=answer("application/xhtml+xml")),
        record(PAGE, "https://x.example/d/%D0%A1%2F..", head=answer("text/html")),
    )
    found = read(b"".join(others + wanted), "a.warc")
    assert [page.name for page in found] == ["report.pdf", "c.txt", "x.example.html", "С.html"]


def test_a_page_that_came_twice_the_same_is_taken_once() -> None:
    assert len(read(record(PAGE) + record(PAGE) + record(PAGE + b" "), "a.warc")) == 2


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: data], ids=["gzip", "plain"])
def test_records_are_read_compressed_together_apart_or_not(pack: object) -> None:
    assert callable(pack)
    together = pack(record(PAGE) + record(PAGE, "https://x.example/b"))
    apart = pack(record(PAGE)) + pack(record(PAGE, "https://x.example/b"))
    assert len(read(together, "a.warc.gz")) == len(read(apart, "a.warc.gz")) == 2
    assert WARC.sniff(together[:4096])


def test_codings_of_the_transport_are_undone() -> None:
    chunked = b"5\r\n<p>Wo\r\n4\r\nrds.\r\n0\r\n\r\n"
    (page,) = read(record(chunked, head=answer("text/html", "Transfer-Encoding: chunked")), "a.warc")
    assert page.data == b"<p>Words."
    for coding, data in (("gzip", gzip.compress(PAGE)), ("deflate", zlib.compress(PAGE))):
        (page,) = read(record(data, head=answer("text/html", f"Content-Encoding: {coding}")), "a.warc")
        assert page.data == PAGE


@pytest.mark.parametrize(
    ("markup", "charset", "before"),
    [
        ("<p>Совет", "windows-1251", '<meta charset="windows-1251">\n'),
        ("<meta charset=koi8-r><p>Совет", "windows-1251", '<meta charset="windows-1251">\n'),
        ("<meta charset=windows-1251><p>Совет", "windows-1251", ""),
        ("<p>ホームページ", "iso-2022-jp", '<meta charset="iso-2022-jp">\n'),
        ("<p>Совет", "utf-8", ""),
        ("<p>plain", "iso-8859-1", ""),
    ],
)
def test_the_encoding_that_the_server_told_is_told_by_the_page(
    markup: str, charset: str, before: str
) -> None:
    (page,) = read(record(markup.encode(charset), head=answer(f'text/html; charset="{charset}"')), "a.warc")
    assert page.data == before.encode() + markup.encode(charset)


def test_plain_text_in_an_encoding_that_the_server_told_is_put_into_utf_8() -> None:
    (page,) = read(record("Совет".encode("koi8-r"), head=answer("text/plain; charset=koi8-r")), "a.warc")
    assert page.data == "Совет".encode()
    (odd,) = read(record(b"caf\xe9", head=answer("text/plain; charset=x-none")), "a.warc")
    assert odd.data == b"caf\xe9"


@pytest.mark.parametrize(
    "rest",
    [
        b"no record",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nx",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\nno length",
        b"WARC/1.0\r\n" + b"A" * 10_000_000,
        record(PAGE)[:-20],
    ],
)
def test_what_stands_before_a_fault_is_read(rest: bytes) -> None:
    began = time.process_time()
    first, *_ = found = read(record(PAGE, "https://x.example/first") + rest, "a.warc")
    assert first.data == PAGE
    assert found[-1].about is not None
    assert found[-1].about.warnings == ("The archive is damaged: what stands before the fault was read.",)
    assert time.process_time() - began < 2


def test_damaged_compression_keeps_the_records_before_it() -> None:
    whole = gzip.compress(record(PAGE)) + gzip.compress(
        record(bytes(range(256)) * 100, "https://x.example/b")
    )
    for data in (whole[:-50], whole[:-50] + b"x" * 50):
        found = read(data, "a.warc.gz")
        assert found[0].data == PAGE
        assert found[-1].about is not None
        assert "damaged" in found[-1].about.warnings[0]


def test_limits_hold_while_inflating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "INFLATED", 1 << 20)
    monkeypatch.setattr(warc, "LARGEST", 1 << 18)
    monkeypatch.setattr(warc, "PAGES", 3)
    bomb = gzip.compress(record(PAGE) + record(b"A" * (8 << 20), "https://x.example/b"))
    (only,) = read(bomb, "a.warc.gz")
    assert only.data == PAGE
    assert only.about is not None
    assert only.about.warnings == ("The archive holds more: only its first 1 MB were read.",)
    inner = record(gzip.compress(b"A" * (1 << 19)), head=answer("text/html", "Content-Encoding: gzip"))
    assert [page.data for page in read(inner + record(PAGE), "a.warc")] == [PAGE]
    many = b"".join(record(PAGE, f"https://x.example/{number}") for number in range(5))
    found = read(many, "a.warc")
    assert len(found) == 3
    assert found[-1].about is not None
    assert found[-1].about.warnings == ("The archive holds more: only its first 3 pages were read.",)


@pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\n", record(b"x", head=answer("image/png")), b"\x1f\x8bx"])
def test_an_archive_without_pages_is_refused(data: bytes) -> None:
    with pytest.raises(BrieferError, match="archive") as caught:
        read(data, "a.warc")
    assert caught.value.next_step.startswith("Open it in a program for web archives")


def test_archives_are_known_by_their_first_bytes() -> None:
    assert WARC.sniff(record(PAGE))
    assert not WARC.sniff(gzip.compress(b"words"))
    assert not WARC.sniff(b"\x1f\x8b\x08broken")
    assert not WARC.sniff(b"A WARC/1.0")
