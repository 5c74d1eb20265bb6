import pytest

from briefer.errors import BrieferError
from briefer.load.newsml import read
from briefer.load.newsml_format import NEWSML
from briefer.model.sources import LoadedSource

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
META = (
    '<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:TAB"/>'
    "<versionCreated>2024-01-23T10:00:00Z</versionCreated>{}</itemMeta>"
)


def item(content: str, meta: str = "", more: str = "") -> str:
    return (
        f'<newsItem xmlns="{NAMESPACE}" guid="urn:x">{META.format(meta)}{more}'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def data(words: str) -> str:
    return f'<inlineData contenttype="text/plain">{words}</inlineData>'


def one(xml: str) -> LoadedSource:
    (source,) = read(xml.encode(), "a.xml")
    return source


def test_a_text_is_read_a_paragraph_a_line() -> None:
    xhtml = (
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>One'
        " <b>bold</b>\n  word.</p>tail<script>no</script><ul><li>a</li><li>b<br/>c</li></ul></body></html>"
        "</inlineXML>"
    )
    assert one(item(xhtml)).text == "One bold word.\ntail\na\nb\nc"
    assert one(item(data("One.\n\n Two."))).text == "One.\nTwo."
    assert one(
        item('<inlineData contenttype="text/html">&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</inlineData>')
    ).text == ("A\nB")


def test_of_nitf_the_headline_byline_and_captions_are_left_out() -> None:
    nitf = (
        '<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head/><body><body.head><hedline>'
        "<hl1>No</hl1></hedline><byline>No</byline><dateline>SKARN</dateline></body.head><body.content><p>One.</p>"
        "<media><media-caption>No</media-caption></media><hl2>Two</hl2></body.content></body></nitf></inlineXML>"
    )
    assert one(item(nitf)).text == "SKARN\nOne.\nTwo"


def test_the_item_fills_the_source() -> None:
    said = "<by>Orla Venn</by><headline>Gates\n open</headline><language tag='en-gb'/>"
    source = one(item(data("x"), more=f"<contentMeta>{said}</contentMeta>"))
    assert (source.title, source.byline, source.publisher) == ("Gates open", "Orla Venn", "TAB")
    assert (source.language, source.published.value, source.url) == ("en-GB", "2024-01-23T10:00:00Z", "")
    assert dict(source.bases)["published"] == "the item's versionCreated"
    assert source.warnings == ()


@pytest.mark.parametrize(
    ("meta", "more", "warning", "published"),
    [
        (
            "<embargoed>2024-01-24T06:00:00Z</embargoed>",
            "",
            "released it for 2024-01-24",
            "2024-01-24T06:00:00Z",
        ),
        ("<embargoed/>", "", "a time that it does not name", "2024-01-23T10:00:00Z"),
        ('<pubStatus qcode="stat:canceled"/>', "", "has withdrawn", "2024-01-23T10:00:00Z"),
        (
            '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>',
            "",
            "back",
            "2024-01-23T10:00:00Z",
        ),
        (
            "",
            "<rightsInfo><usageTerms>Not\n here</usageTerms></rightsInfo>",
            "use: Not here.",
            "2024-01-23T10:00:00Z",
        ),
    ],
)
def test_what_restricts_its_use_is_told(meta: str, more: str, warning: str, published: str) -> None:
    source = one(item(data("x"), meta, more))
    assert warning in " ".join(source.warnings)
    assert source.published.value == published


def test_items_without_text_are_passed_over_or_described() -> None:
    picture = item('<remoteContent href="a.jpg"/>').replace("ninat:text", "ninat:picture")
    described = item("", more="<contentMeta><description>About it.</description></contentMeta>")
    items = picture + described + item(data("x"))
    message = f'<newsMessage xmlns="{NAMESPACE}"><itemSet>{items}</itemSet></newsMessage>'
    found = read(message.encode("utf-16"), "a.xml")
    assert [source.text for source in found] == ["About it.", "x"]
    assert "only what describes it" in found[0].warnings[0]
    for xml in (
        picture,
        f'<packageItem xmlns="{NAMESPACE}"/>',
        item('<inlineData encoding="base64">eA==</inlineData>'),
    ):
        with pytest.raises(BrieferError, match="but no text"):
            read(xml.encode(), "a.xml")


def test_documents_that_name_other_files_are_refused() -> None:
    attack = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + item(data("&e;"))
    for xml in (attack, attack.encode("utf-16")):
        with pytest.raises(BrieferError, match="document type"):
            read(xml if isinstance(xml, bytes) else xml.encode(), "a.xml")
    with pytest.raises(BrieferError, match="damaged"):
        read(b"<newsItem", "a.xml")


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (f'<newsItem xmlns="{NAMESPACE}"', True),
        (f'\ufeff<?xml version="1.0"?>\n<!-- a -->\n<g2:newsMessage xmlns:g2="{NAMESPACE}">', True),
        (f'<?xml version="1.0"?><?xml-stylesheet href="a"?><packageItem a="b" xmlns="{NAMESPACE}">', True),
        ("<newsItem>", False),
        ('<newsItem xmlns="http://other.example/">', False),
        (f'<rss xmlns:nar="{NAMESPACE}">', False),
        (f'words <newsItem xmlns="{NAMESPACE}"', False),
    ],
)
def test_a_message_is_known_by_its_root(head: str, *, known: bool) -> None:
    assert NEWSML.sniff(head.encode()) is known
