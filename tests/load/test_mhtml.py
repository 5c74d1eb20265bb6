import pytest

from briefer.errors import BrieferError
from briefer.load.eml_format import EML
from briefer.load.mhtml import read
from briefer.load.mhtml_format import MHTML
from briefer.model.sources import LoadedSource

WORDS = (
    "The ferry line between Vellin and Osmarra opened again on Friday, nine years after the pier was closed."
)
HEAD = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/a?b=1\n"
    "Subject: =?utf-8?q?F=C3=A4hre?=\nDate: Thu, 14 Mar 2031 08:05:00 +0100\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
)
FRAME = "--b\nContent-Type: text/html\nContent-Location: cid:frame\n\n<p>A frame with an advertisement in it."


def page(part: str, head: str = HEAD) -> bytes:
    return f"{head}{part}\n{FRAME}\n--b\nContent-Type: image/png\n\n\x89PNG\n--b--\n".encode()


def root(
    markup: str, head: str = "Content-Type: text/html\nContent-Location: https://x.example/part\n"
) -> str:
    return f"--b\n{head}\n{markup}"


def loaded(data: bytes) -> LoadedSource:
    (source,) = read(data, "a.mhtml")
    return source


def test_the_page_is_read_with_what_the_browser_wrote() -> None:
    data = page(root(f'<link rel="canonical" href="https://x.example/other"><p>{WORDS}</p>'))
    source = loaded(data)
    assert source.text == WORDS
    assert (source.url, source.retrieved) == ("https://x.example/a?b=1", "2031-03-14T07:05:00Z")
    assert (source.title, source.media_type) == ("Fähre", "multipart/related")
    assert (source.original, source.file_name) == (data, "a.mhtml")
    assert dict(source.bases) | {"publisher": ""} == {
        "publisher": "",
        "title": "the title that the browser saved",
        "url": "the address that the browser saved",
        "retrieved": "the date that the browser saved",
    }


def test_what_the_page_says_of_itself_goes_before_the_saved_title() -> None:
    source = loaded(page(root(f'<meta property="og:title" content="Ferry opens"><p>{WORDS}</p>')))
    assert (source.title, dict(source.bases)["title"]) == ("Ferry opens", "the page's meta element og:title")


def test_the_part_that_the_file_names_is_the_page() -> None:
    head = HEAD.replace("boundary", 'start="<main>"; boundary').replace(
        "Snapshot-Content-Location", "X-Other"
    )
    part = root("<p>The first frame of the page is no article.</p>") + "\n"
    named = root(
        f"<p>{WORDS}</p>",
        "Content-ID: <main>\nContent-Type: text/html\nContent-Location: http://y.example/\n",
    )
    source = loaded(page(part + named, head))
    assert (source.text, source.url) == (WORDS, "http://y.example/")


@pytest.mark.parametrize(
    ("charset", "markup"),
    [("windows-1251", "<p>@</p>"), ("utf-8", "<p>@</p>"), ("windows-1251", "<meta charset=utf-8><p>@</p>")],
)
def test_the_encoding_that_the_part_states_is_used(charset: str, markup: str) -> None:
    words = "Совет вымышленного города Кедровск во вторник принял бюджет на следующий год, сообщила служба."
    part = root(markup, f"Content-Type: text/html; charset={charset}\n")
    source = loaded(page(part).replace(b"@", words.encode(charset)))
    assert source.text == words
    assert "encoding" not in " ".join(source.warnings)


def test_a_file_without_a_page_is_refused() -> None:
    with pytest.raises(BrieferError, match="no web page") as caught:
        read(HEAD.encode() + b"--b\nContent-Type: image/png\n\nx\n--b--\n", "a.mht")
    assert "save it again" in caught.value.next_step


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEAD, True),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\nThis document", True),
        ('From: "Saved by Windows Internet Explorer 10"\nSubject: x\nContent-Type: text/html\n', True),
        ("From: a@x.example\nTo: b@x.example\nContent-Type: multipart/related; boundary=b\n", False),
        ("Subject: x\nContent-Type: multipart/mixed; boundary=b\n", False),
        ("<html>", False),
    ],
)
def test_saved_pages_are_told_from_letters(head: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert MHTML.sniff(head.encode()) is expected
    assert not (expected and EML.sniff(head.encode()))
