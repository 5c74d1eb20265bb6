import io
import zipfile

import pytest

from briefer.errors import BrieferError
from briefer.load.epub import read
from briefer.load.epub_format import EPUB

CONTAINER = '<container><rootfiles><rootfile full-path="O E/book.opf"/></rootfiles></container>'
FONTS = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
LOCKED = (
    '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
)


def packed(chapters: dict[str, str], spine: list[str], encryption: str = "", extra: str = "") -> bytes:
    items = "".join(f'<item id="{name}" href="{name}%20x.xhtml"/>' for name in chapters)
    refs = "".join(f'<itemref idref="{name}"/>' for name in spine)
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>The  winter</dc:title><dc:creator>A. Desk</dc:creator><dc:creator>Review</dc:creator>"
        "<dc:date>2024-04-02</dc:date><dc:language>en-gb</dc:language>"
        "<dc:publisher>Olmsund Press</dc:publisher>"
        f"<dc:source>https://example.test/w</dc:source></metadata><manifest>{items}"
        f'<item id="nav" properties="nav" href="nav.xhtml"/></manifest><spine>{refs}</spine>{extra}</package>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("O E/book.opf", opf)
        archive.writestr("O E/nav.xhtml", "<nav>Contents</nav>")
        for name, content in chapters.items():
            archive.writestr(f"O E/{name} x.xhtml", content)
        if encryption:
            archive.writestr("META-INF/encryption.xml", encryption)
    return stream.getvalue()


ONE = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd">'
    '<html><head><title/><script src="x"/></head><body><header><h1>Ice</h1></header>'
    '<p>Bread &amp; salt&nbsp;<a id="p1"/><b>now</b>.</p><aside>A note.</aside>'
    '<p hidden="hidden">unseen</p></body></html>'
)
TWO = "<html><body><p>Second chapter.</p></body></html>"


def test_the_chapters_come_in_the_order_of_the_spine() -> None:
    data = packed({"two": TWO, "one": ONE}, ["nav", "one", "two"], FONTS)
    (source,) = read(data, "w.epub")
    assert source.text == "Ice\nBread & salt now.\nA note.\nSecond chapter."
    assert (source.title, source.byline, source.publisher) == (
        "The winter",
        "A. Desk, Review",
        "Olmsund Press",
    )
    assert (source.published.value, source.published.basis) == ("2024-04-02", "stated")
    assert (source.language, source.url) == ("en-GB", "https://example.test/w")
    assert dict(source.bases)["published"] == "the e-book's metadata"
    assert EPUB.sniff(data[:4096])
    assert EPUB.sniff(data[data.index(b"PK\x03\x04", 4) :][:4096])
    assert not EPUB.sniff(b"PK\x03\x04 a note on META-INF/container.xml")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed({"one": ONE}, ["one"], LOCKED), r"“w\.epub” is protected by its seller"),
        (packed({"one": "<p></p>"}, ["one"]), "holds no words"),
        (packed({"one": ONE}, ["one"]).replace(b"O E/book.opf", b"O E/cook.opf", 1), "damaged|no list"),
        (packed({"one": ONE}, ["one"], extra="<!DOCTYPE a>"), "document type"),
        (packed({"one": ONE}, ["one"])[:90], "damaged or cut off"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, sentence: str) -> None:
    with pytest.raises(BrieferError, match=sentence):
        read(data, "w.epub")


def test_a_chapter_that_names_another_file_gets_nothing_of_it() -> None:
    hostile = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]><html><p>Kept &e;</p></html>'
    assert read(packed({"one": hostile}, ["one"]), "w.epub")[0].text == "Kept &e;"
