import pytest

from briefer.errors import BrieferError
from briefer.load.feed import read
from briefer.load.feed_format import FEED
from briefer.model.sources import LoadedSource

ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def rss(items: str, channel: str = "<title>Strait &amp; pier</title><language>en-gb</language>") -> bytes:
    modules = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    start = f'<?xml version="1.0"?>\n<rss version="2.0" {modules}>'
    return f"{start}<channel>{channel}{items}</channel></rss>".encode()


def one(data: bytes) -> LoadedSource:
    (source,) = read(data, "a.rss")
    return source


WHOLE = (
    "<item><title>Ferry &lt;b&gt;opens&lt;/b&gt;</title><link>https://x.example/a</link>"
    "<author>t@x.example (T. Arvane)</author><pubDate>Fri, 14 Mar 2031 07:30:00 +0100</pubDate>"
    "<description>Short.</description>"
    "<content:encoded><![CDATA[<p>One &amp; two.</p><p>Three <img src='http://192.0.2.1/x'> four.</p>]]>"
    "</content:encoded></item>"
)


def test_an_item_is_a_source_with_what_the_feed_says_of_it() -> None:
    data = rss(WHOLE)
    source = one(data)
    assert source.text == "One & two.\nThree four."
    assert (source.title, source.byline, source.publisher) == ("Ferry opens", "T. Arvane", "Strait & pier")
    assert (source.url, source.language) == ("https://x.example/a", "en-GB")
    assert (source.published.value, source.published.basis) == ("2031-03-14T07:30:00+01:00", "stated")
    assert (source.warnings, source.original, source.media_type) == ((), data, "application/rss+xml")
    assert dict(source.bases) == {
        "title": "the item's title",
        "byline": "the item's author",
        "publisher": "the feed's title",
        "url": "the item's link",
        "language": "the feed's language",
        "published": "the item's date",
    }


def test_an_item_with_a_summary_or_a_headline_alone_says_so() -> None:
    summary, headline = read(
        rss(
            "<item><title>A</title><description>Only a few words.</description></item>"
            "<item><title>B</title></item><item/>"
        ),
        "a.rss",
    )
    assert (summary.text, headline.text) == ("Only a few words.", "B")
    assert "only a summary" in summary.warnings[0]
    assert "only its headline" in headline.warnings[0]


def test_atom_is_read_too() -> None:
    source = one(
        f'<feed {ATOM} xml:lang="de"><title type="html">Der &lt;i&gt;Sund&lt;/i&gt;</title>'
        "<author><name>Desk</name></author>"
        '<entry><id>urn:1</id><title>Fähre</title><link rel="enclosure" href="https://x.example/a.mp3"/>'
        '<link href="https://x.example/a"/><updated>2031-03-14T09:00:00Z</updated>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins.</p><p>Zwei.</p></div></content>'
        "</entry></feed>".encode()
    )
    assert (source.text, source.title, source.byline) == ("Eins.\nZwei.", "Fähre", "Desk")
    assert (source.publisher, source.url, source.language) == ("Der Sund", "https://x.example/a", "de")
    assert source.published.value == "2031-03-14T09:00:00Z"
    assert dict(source.bases)["published"] == "the date of the item's last change"
    assert source.media_type == "application/atom+xml"


def test_an_item_of_another_feed_names_that_one() -> None:
    item = '<item><title>A</title><description>a b</description><source url="http://y.example">Other</source></item>'
    assert one(rss(item)).publisher == "Other"


def test_encodings_and_broken_feeds_are_read() -> None:
    russian = rss("<item><title>Совет</title><description>Совет принял бюджет</description></item>").decode()
    declared = russian.replace('version="1.0"', 'version="1.0" encoding="windows-1251"', 1)
    assert one(declared.encode("cp1251")).text == "Совет принял бюджет"
    assert one(b"<rss><channel><item><title>A & B</title><description>a < b & c</item>").title == "A & B"


def test_nothing_outside_the_file_is_read() -> None:
    item = "<item><title>&e;</title><description>&e;</description></item>"
    entity = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(BrieferError, match="entities of its own"):
        read(rss(item).replace(b"<rss", entity + b"<rss"), "a.rss")
    outside = rss(WHOLE).replace(b"<rss", b'<!DOCTYPE rss SYSTEM "http://192.0.2.1/x.dtd"><rss')
    assert one(outside).text == "One & two.\nThree four."
    for path in (b"/etc/passwd", b"http://192.0.2.1/feed"):
        with pytest.raises(BrieferError, match="no items"):
            read(path, "a.rss")


@pytest.mark.parametrize(
    "data", [rss(""), b"<rss/>", b"", b"words", rss("<item><link>http://x.example</link></item>")]
)
def test_a_feed_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(BrieferError, match="no items with words"):
        read(data, "a.rss")


def test_damage_that_the_library_falls_over_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_given: object, **_named: object) -> None:
        raise ValueError

    monkeypatch.setattr("feedparser.parse", fall)
    with pytest.raises(BrieferError, match="The feed is damaged"):
        read(rss(WHOLE), "a.rss")


@pytest.mark.parametrize("tags", [b"<a>" * 1_000_001, b"<item " + b"a='b' " * 100_000 + b">"])
def test_a_feed_of_endless_tags_is_refused_at_once(tags: bytes) -> None:
    with pytest.raises(BrieferError, match="more than 1,000,000 tags, or one without an end"):
        read(b"<rss>" + tags, "a.rss")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (rss(""), True),
        (b"\xef\xbb\xbf<?xml version='1.0'?><?xml-stylesheet href='x'?><!-- x --><rss version='0.91'>", True),
        (b'<!DOCTYPE rss PUBLIC "x" "y"><rss version="0.91">', True),
        (f"<feed {ATOM}>".encode(), True),
        (f"<feed xml:lang='de' {ATOM}>".encode("utf-16"), True),
        (
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
            True,
        ),
        (b"<feed>", False),
        (b"<?xml version='1.0'?><newsItem/>", False),
        (b"an <rss> tag", False),
        (b"<!-- " * 800, False),
    ],
)
def test_feeds_are_known_by_their_first_tag(head: bytes, expected: bool) -> None:  # noqa: FBT001 - a table
    assert FEED.sniff(head) is expected


def test_an_encoding_that_cannot_be_is_told() -> None:
    with pytest.raises(BrieferError, match=r"^The feed is damaged\."):
        read(b"<?xml version='1.0' encoding='u\xd4f-8'?>" + rss(WHOLE), "a.rss")


@pytest.mark.parametrize("reference", ["&#9999999;", "&#xD83D;&#xDE00;", "&#55357;", "&#x" + "F" * 30 + ";"])
def test_a_character_that_cannot_be_is_marked_and_the_words_are_read(reference: str) -> None:
    source = one(rss(f"<item><description>Words {reference} of it &#8212; all.</description></item>"))
    assert source.text.replace("\ufffd", "").split() == ["Words", "of", "it", "—", "all."]
