import pytest

from briefer.errors import BrieferError
from briefer.load.paste import source_from_paste

WINDOWS = (
    "Version:0.9\r\nStartHTML:0000000157\r\nEndHTML:0000000400\r\nStartFragment:0000000193\r\n"
    "SourceURL:https://example.test/a?b=1#part\r\n<html><body><!--StartFragment--><p>x</p></body></html>"
)


def test_the_text_is_kept_and_its_first_line_proposed_as_title() -> None:
    source = source_from_paste("Envoys return\r\n\r\nBoth sides agreed.\n\n")
    assert source.text == "Envoys return\n\nBoth sides agreed."
    assert source.title == "Envoys return"
    assert (source.url, source.published.value, source.file_name) == ("", None, "")
    assert source.bases == (("title", "the first line"),)
    assert source.original == b"Envoys return\r\n\r\nBoth sides agreed.\n\n"


@pytest.mark.parametrize(
    "text", ["One paragraph only.", "x" * 300 + "\n\nMore.", "https://example.test/a\nOne paragraph."]
)
def test_a_paragraph_is_no_title(text: str) -> None:
    assert source_from_paste(text).title == ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (WINDOWS, "https://example.test/a?b=1"),
        ('<link href="https://example.test/b?c&amp;d" rel="canonical">', "https://example.test/b?c&d"),
        ('<meta content="https://example.test/c" property="og:url">', "https://example.test/c"),
        ('<base href="https://example.test/d/"><p>x', "https://example.test/d/"),
        ('<a href="https://elsewhere.test/">a link in the text</a>', ""),
        ("SourceURL:javascript:alert(1)", ""),
        ("SourceURL:file:///C:/x.html", ""),
        ("<link rel=canonical " * 5_000, ""),
    ],
)
def test_the_clipboards_markup_gives_the_address(html: str, expected: str) -> None:
    assert source_from_paste("Some words.", html).url == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1 class=x>Envoys &amp; <b>ships</b>\nreturn</h1><p>x", "Envoys & ships return"),
        ("<title>Envoys - Vell Courier</title><p>x", "Envoys - Vell Courier"),
        (
            '<title>No</title><meta property="og:title" content="Envoys return"><h1>Other</h1>',
            "Envoys return",
        ),
        ("<h1> </h1><p>x", "First"),
        (f"<h1>{'x' * 300}</h1>", "First"),
        ("<h1" * 5_000, "First"),
        ("<h1>" * 5_000, "First"),
    ],
)
def test_the_clipboards_markup_gives_the_title(html: str, expected: str) -> None:
    source = source_from_paste("First\n\nSecond", html)
    assert source.title == expected
    said = "the first line" if expected == "First" else "the heading in what was copied"
    assert dict(source.bases) == {"title": said}


def test_a_link_that_is_given_goes_first() -> None:
    source = source_from_paste("Some words.", WINDOWS, "https://example.test/z\nTitle of the page")
    assert source.url == "https://example.test/z"
    assert source_from_paste("Some words.", WINDOWS, "not a link").url == "https://example.test/a?b=1"


def test_an_address_on_a_line_of_its_own_is_the_sources() -> None:
    source = source_from_paste("https://example.test/a\n\nHeadline\n\nSome words.")
    assert (source.url, source.title) == ("https://example.test/a", "Headline")
    assert source.text.startswith("https://example.test/a\n")
    assert (
        source_from_paste("Headline\n\nSome words.\nhttps://example.test/b").url == "https://example.test/b"
    )


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "\0\0"])
def test_nothing_to_paste_is_told(text: str) -> None:
    with pytest.raises(BrieferError, match="no text to paste"):
        source_from_paste(text)


def test_illegal_characters_are_replaced() -> None:
    assert source_from_paste("a\ud800b\x07c").text == "a\ufffdb\ufffdc"
