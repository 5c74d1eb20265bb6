import gzip

import pytest

from briefer.errors import BrieferError
from briefer.load.choose import ANOTHER_KIND, choose_importer, kinds_told
from briefer.load.eml_format import EML
from briefer.load.feed_format import FEED
from briefer.load.html_format import HTML
from briefer.load.markdown_format import MARKDOWN
from briefer.load.mbox_format import MBOX
from briefer.load.mhtml_format import MHTML
from briefer.load.msg_format import MSG
from briefer.load.text_format import TEXT
from briefer.load.warc_format import WARC
from briefer.model.extensions import Importer

BUILT_IN = (HTML, MARKDOWN, TEXT)
LETTERS = (EML, FEED, HTML, MARKDOWN, MBOX, MHTML, MSG, TEXT, WARC)
ENVELOPE = b"From a@x.example Thu Apr  3 10:00:00 2031\n"
LETTER = b"From: a@x.example\nSubject: x\n\nbody"
PAGE = b"<!DOCTYPE html><html><p>x"


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"Some words.", "a.txt", TEXT),
        (b"Some words.", "A.TXT", TEXT),
        (b"# Words", "a.md", MARKDOWN),
        (b"<p>no head", "a.html", HTML),
        (PAGE, "a.txt", HTML),
        (b"\xef\xbb\xbf <!-- saved --> <HTML lang=en>", "a", HTML),
        ("\ufeff<html>".encode("utf-16-le"), "a.txt", HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "a.xhtml", HTML),
        (b"<img src=x><b>words</b>", "a.txt", TEXT),
        (b"Some words.", "README", TEXT),
    ],
)
def test_bytes_go_before_names(head: bytes, name: str, expected: Importer) -> None:
    assert choose_importer(head, name, BUILT_IN) is expected


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (LETTER, "a.txt", EML),
        (b"Hello,\nwe met.", "a.eml", EML),
        (ENVELOPE + LETTER, "Inbox", MBOX),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", "a.txt", MHTML),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", FEED),
        (b"WARC/1.0\r\n", "a", WARC),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), "a.warc.gz", WARC),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512) + "__properties_version1.0".encode("utf-16-le"),
            "a",
            MSG,
        ),
        (PAGE, "a.eml", HTML),
        (b"From the editor\nSubject: x\n", "a.txt", TEXT),
    ],
)
def test_mail_feeds_and_archives_are_told_apart(head: bytes, name: str, expected: Importer) -> None:
    assert choose_importer(head, name, LETTERS) is expected


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"PK\x03\x04....xl/workbook.xml", "a.xlsx", "an Excel workbook"),
        (b"PK\x03\x04....project.qde", "a.qdpx", "a project of a program"),
        (b"PK\x03\x04....", "a.zip", "a file of another program"),
        (b"SQLite format 3\x00", "a.html", "a session"),
        (b'<?xml version="1.0"?><other>', "a.xml", "an XML file"),
        (b"\x89PNG\r\n\x1a\n", "a.html", "a picture"),
        (b"\0\0\0\x20ftypmp42", "a.txt", "a recording"),
    ],
)
def test_a_format_that_cannot_be_loaded_is_named(head: bytes, name: str, kind: str) -> None:
    with pytest.raises(BrieferError) as caught:
        choose_importer(head, name, BUILT_IN)
    assert f"“{name}” is {kind}" in caught.value.what
    assert "which cannot be loaded yet" in caught.value.what
    assert caught.value.next_step == ANOTHER_KIND


def test_what_a_file_can_be_saved_as_is_told_once_for_all_that_ask_for_it() -> None:
    strange, blank = BrieferError("It is a picture.", ANOTHER_KIND), BrieferError("It is empty.", "Save it.")
    told = kinds_told((blank, strange, strange), lambda: BUILT_IN)
    assert told.startswith("A file can be saved as ")
    assert "web pages (.html, .htm, .xhtml), Markdown (.md, .markdown), plain text (.txt" in told
    assert kinds_told((blank,), lambda: BUILT_IN) == ""


def test_formats_that_no_program_saves_in_are_not_advised() -> None:
    other = Importer("zip", "ZIP archives", (".zip",), lambda _head: False, "x:y")
    strange = [BrieferError("It is a picture.", ANOTHER_KIND)]
    assert "ZIP archives" not in kinds_told(strange, lambda: (*BUILT_IN, other))
    assert "ZIP archives" in kinds_told(strange, lambda: (other,))


def test_an_unknown_suffix_is_named() -> None:
    with pytest.raises(BrieferError, match=r"no reader for files of the kind “\.json”"):
        choose_importer(b"{}", "a.json", BUILT_IN)
    with pytest.raises(BrieferError, match="files without an ending"):
        choose_importer(b"words", "a", (HTML,))


def test_an_importer_that_recognises_a_file_replaces_the_refusal() -> None:
    pdf = Importer("pdf", "PDF", (".pdf",), lambda head: head.startswith(b"%PDF-"), "x:y")
    assert choose_importer(b"%PDF-1.7", "a.txt", (*BUILT_IN, pdf)) is pdf


def test_of_two_that_recognise_a_file_the_suffix_decides() -> None:
    other = Importer("other", "Other", (".oth",), lambda _head: True, "x:y")
    assert choose_importer(PAGE, "a.html", (other, HTML)) is HTML
    assert choose_importer(PAGE, "a.oth", (HTML, other)) is other


def test_an_importer_that_fails_to_look_is_passed_over() -> None:
    def fall(_head: bytes) -> bool:
        raise RuntimeError

    broken = Importer("broken", "Broken", (".brk",), fall, "x:y")
    assert choose_importer(b"words", "a.txt", (broken, TEXT)) is TEXT
