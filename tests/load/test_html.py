import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.load.html import read
from briefer.model.dates import UNDATED, Basis
from briefer.model.sources import LoadedSource

SENTENCES = (
    "The envoys of both states met on the border on Tuesday, after a week of talks, and agreed. "
    "A spokesman said that the two sides had found words that each could live with. "
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not the article", "datePublished": "2001-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Envoys &amp; ministers meet",
            "datePublished": "2024-01-23T18:05:00+05:30",
            "dateModified": "2024-02-01T00:00:00Z",
            "author": [{"@type": "Person", "name": "A. Writer"}, {"@type": "Person", "name": "B. Other"}],
            "publisher": {"@type": "Organization", "name": "The Daily Invention"},
            "inLanguage": "en-gb",
        },
    ],
}


def page(head: str = "", body: str = "", lang: str = "") -> bytes:
    article = "".join(f"<p>Paragraph {number}. {SENTENCES}</p>" for number in range(4))
    attribute = f' lang="{lang}"' if lang else ""
    return (
        f"<!DOCTYPE html><html{attribute}><head><title>Envoys | Site</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/x'>World</a></nav>"
        f"<article><h1>Envoys</h1>{article}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


def loaded(data: bytes) -> LoadedSource:
    (source,) = read(data, "a.html")
    return source


def test_the_article_is_taken_and_the_furniture_left() -> None:
    source = loaded(page())
    assert source.text.count(SENTENCES.strip()) == 4
    assert "All rights" not in source.text
    assert "World" not in source.text
    assert source.media_type == "text/html"
    assert source.warnings == ()


def test_joiners_within_persian_words_are_kept() -> None:
    words = "دست\u200cکم ۱۲ نفر کشته شدند؛ \u0915\u094d\u200d ꔀ."
    source = loaded(page(body=f"<p>{words} <b>می&zwnj;گو</b> {words}</p>"))
    assert f"{words} می\u200cگو {words}" in source.text


def test_joiners_stand_in_the_title_too() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "می\u200cگوید"}, ensure_ascii=False)
    source = loaded(
        page(f'<script type="application/ld+json">{linked}</script>', "<p>دست\u200cکم ۱۲ نفر</p>")
    )
    assert source.title == "می\u200cگوید"


def test_linked_data_say_who_when_and_where() -> None:
    head = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    head += '<link rel="canonical" href="https://example.test/a"><meta name="author" content="Nobody">'
    source = loaded(page(head))
    assert source.title == "Envoys & ministers meet"
    assert source.byline == "A. Writer, B. Other"
    assert source.publisher == "The Daily Invention"
    assert (source.published.value, source.published.basis) == ("2024-01-23T18:05:00+05:30", Basis.STATED)
    assert (source.url, source.language) == ("https://example.test/a", "en-GB")


def test_meta_elements_do_as_well() -> None:
    head = (
        '<meta property="og:title" content="Envoys meet"><meta name="author" content="A. Writer">'
        '<meta property="og:site_name" content="The Daily Invention">'
        '<meta property="article:published_time" content="2024-01-23T12:35:00.000Z">'
        '<meta property="og:url" content="https://example.test/b">'
    )
    source = loaded(page(head, lang="pt_br"))
    assert (source.title, source.byline, source.publisher) == (
        "Envoys meet",
        "A. Writer",
        "The Daily Invention",
    )
    assert (source.published.value, source.published.basis) == ("2024-01-23T12:35:00Z", Basis.STATED)
    assert (source.url, source.language) == ("https://example.test/b", "pt-BR")


def test_the_finest_of_the_stated_dates_is_taken() -> None:
    head = (
        '<meta name="date" content="2024-01-23"><meta name="pubdate" content="2024-01-23T10:00:00">'
        '<meta property="article:published_time" content="Tue, 23 Jan 2024 10:00:00 +0100">'
    )
    assert loaded(page(head)).published.value == "2024-01-23T10:00:00+01:00"


def test_a_date_from_the_words_of_the_page_is_inferred() -> None:
    source = loaded(page(body='<span class="date">Published: January 23, 2024</span>'))
    assert source.published.basis == (Basis.INFERRED if source.published is not UNDATED else Basis.UNKNOWN)
    assert source.published.value in ("2024-01-23", None)


def test_each_field_says_where_its_value_came_from() -> None:
    linked = loaded(page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'))
    assert dict(linked.bases) == dict.fromkeys(
        ("title", "byline", "publisher", "published", "language"), "the page's JSON-LD"
    )
    head = (
        '<meta property="og:title" content="Envoys meet"><meta name="author" content="A. Writer">'
        '<meta name="dc.publisher" content="The Daily Invention"><link rel="canonical" href="https://x.example/b">'
    )
    body = '<time itemprop="datePublished" datetime="2024-01-23">Tuesday</time>'
    assert dict(loaded(page(head, body, lang="pt_br")).bases) == {
        "title": "the page's meta element og:title",
        "byline": "the page's meta element author",
        "publisher": "the page's meta element dc.publisher",
        "published": "a time element of the page",
        "url": "the page's canonical link",
        "language": "the page's lang attribute",
    }
    guessed = loaded(
        page(body='<p class="byline">By Anna Writer</p><span class="date">January 23, 2024</span>')
    )
    assert {basis.partition(" from")[0] for _, basis in guessed.bases} == {"a guess"}
    assert {field for field, _ in guessed.bases} >= {"title"}
    for source in (linked, guessed):
        assert all(getattr(source, field) for field, _ in source.bases)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("Tue Jan 23 2024 10:00:00 GMT+0530 (India Standard Time)", "2024-01-23T04:30:00Z"),
        ("2024-01-23T10:00:00.000Z", "2024-01-23T10:00:00Z"),
        ("some day", ""),
    ],
)
def test_what_singlefile_wrote_gives_the_address_and_the_moment(words: str, moment: str) -> None:
    comment = f"<!--\n Page saved with SingleFile \n url: https://example.test/c \n saved date: {words}\n-->"
    picture = "<img src=data:image/png;base64," + "A" * 13_000_000 + ">"
    data = (
        page()
        .replace(b"<head>", f"{comment}<head>".encode())
        .replace(b"<article>", f"<article>{picture}".encode())
    )
    source = loaded(data)
    assert (source.url, source.retrieved) == ("https://example.test/c", moment)
    assert dict(source.bases)["url"] == "SingleFile's comment in the page"
    assert ("retrieved" in dict(source.bases)) == bool(moment)
    assert source.text.count(SENTENCES.strip()) == 4


def test_what_a_saving_browser_wrote_gives_the_address() -> None:
    saved = b"<!--\n Page saved with SingleFile \n url: https://example.test/c?d=1 \n saved date: x -->"
    assert loaded(page().replace(b"<head>", b"<head>" + saved)).url == "https://example.test/c?d=1"
    mark = b"<!-- saved from url=(0024)https://example.test/d -->"
    assert loaded(mark + page()).url == "https://example.test/d"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "/relative", "//192.0.2.1/x", "http://"]
)
def test_only_web_addresses_are_kept(address: str) -> None:
    assert loaded(page(f'<link rel="canonical" href="{address}">')).url == ""


def test_broken_linked_data_do_no_harm() -> None:
    head = "".join(
        f'<script type="application/ld+json">{text}</script>'
        for text in (
            "{",
            "[" * 100_000,
            '{"@type": "NewsArticle", "author": 7, "publisher": null}',
            "null",
            "[[1]]",
        )
    )
    assert "The envoys" in loaded(page(head)).text


def test_an_embedded_picture_does_not_empty_the_text() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 13_000_000 + '">'
    data = page().replace(b"<article>", f"<article>{picture}".encode())
    assert loaded(data).text.count(SENTENCES.strip()) == 4


def test_a_page_that_lost_most_of_its_words_says_so() -> None:
    links = "<div><ul>" + "<li><a href='/x'>Another headline of the day</a></li>" * 400 + "</ul></div>"
    source = loaded(page().replace(b"<footer>", links.encode() + b"<footer>"))
    assert "Another headline" not in source.text
    assert re.search(r"Only \d+ % of the page's visible text", source.warnings[0])


def test_a_short_page_gives_its_visible_words_with_a_warning() -> None:
    source = loaded(b"<script>var x</script><p>KEEP-ME <a href='javascript:1'>a</a></p><b>x</b>")
    assert source.text.split() == ["KEEP-ME", "a", "x"]
    assert source.warnings == ("No article was made out in the page: all its visible text was taken.",)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><title>Only a title</title><nav>Home</nav><script>x</script></html>",
        b"<!-- nothing -->",
        b"<nav>Home</nav><footer>x</footer>",
        b"<header><nav><ul><li><a href='/'>Home</a><li>World</ul></nav></header><footer>x</footer>",
        b"<form>Name <input><button>Sign in</button></form>",
        b"<noscript>Enable JavaScript to read this site.</noscript><div id=app></div>",
    ],
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(BrieferError, match="no article text") as caught:
        loaded(data)
    assert "save it again" in caught.value.next_step


def test_an_article_within_a_form_is_no_form() -> None:
    markup = page().replace(b"<nav>", b"<form><nav>").replace(b"</body>", b"</form></body>")
    assert loaded(markup).text.count(SENTENCES.strip()) == 4


def test_a_wrong_charset_keeps_the_words() -> None:
    source = loaded(b'<meta charset="utf-8"><p>KEEP-ME ' + "Пакистан заявил".encode("cp1251") + b"</p>")
    assert source.text == "KEEP-ME Пакистан заявил"
    assert "Windows-1251" in source.warnings[0]


def test_a_stated_charset_is_used() -> None:
    data = page('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">')
    russian = "Пакистан заявил, что готов к переговорам. " * 10
    source = loaded(data.decode().replace("</article>", f"<p>{russian}</p></article>").encode("koi8-r"))
    assert russian.strip() in source.text
    assert source.warnings == ()


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "KEEP-ME" + "</div>" * 100_000,
        "<p>KEEP-ME</p>" + "<!--" * 500_000,
        "<b>" * 50_000 + "KEEP-ME",
    ],
)
def test_deep_nesting_and_open_comments_keep_the_words(markup: str) -> None:
    source = loaded(markup.encode())
    assert source.text == "KEEP-ME"
    assert "No article was made out" in source.warnings[0]


def test_words_that_lie_too_deep_for_a_tree_are_not_lost() -> None:
    source = loaded(page(body="<div>" * 400 + "KEEP-ME" + "</div>" * 400))
    assert "KEEP-ME" in source.text
    assert source.text.count(SENTENCES.strip()) == 4


def test_a_page_of_five_megabytes_is_read() -> None:
    source = loaded(
        b"<html><body>" + b"<p>Iran said it fired missiles. KEEP-ME.</p>" * 110_000 + b"</body></html>"
    )
    assert source.text.count("KEEP-ME") == 110_000


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div",
                ">",
                "<!--",
                "-->",
                "<script>",
                "&#0;",
                "&amp;",
                "\0",
                "x ",
                "é",
                "<table><td>",
                "data:a/b,",
            ]
        ),
        max_size=30,
    )
)
def test_any_markup_gives_words_or_a_sentence(pieces: list[str]) -> None:
    try:
        source = loaded("".join(pieces).encode() or b" ")
    except BrieferError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert source.text.strip()
        assert not set(source.text) & set("\0\r")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[place : place + 4]) for place in range(max(1, len(words) - 3)))


def test_the_words_of_real_pages_are_found(shared: Path) -> None:
    """The figure is the F1 of the mean precision and the mean recall of 4-grams of words over all pages."""
    folder = shared / "data" / "html"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    precisions, recalls = [], []
    for key, true in truth.items():
        found = loaded(gzip.decompress((folder / "pages" / f"{key}.html.gz").read_bytes()))
        expected, given_back = shingles(true["articleBody"]), shingles(found.text)
        common = sum((expected & given_back).values())
        precisions.append(common / sum(given_back.values()))
        recalls.append(common / sum(expected.values()))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    assert 2 * precision * recall / (precision + recall) >= 0.955


@pytest.mark.parametrize("moment", ["2026-10-12T18:40+92:00", "2026-10-12T18:40-99:99", "0000-00-00"])
def test_a_date_that_cannot_be_is_passed_over(moment: str) -> None:
    words = "Kestovia closed the lane on Monday, and Solvania said that the two states would talk again."
    head = f"<meta property='article:published_time' content='{moment}'><title>Talks</title>"
    (source,) = read(f"<html><head>{head}</head><body><p>{words}</p></body></html>".encode(), "a.html")
    assert (source.text, source.title) == (words, "Talks")


def test_comments_in_an_address_take_no_long_time() -> None:
    words = "Kestovia closed the lane on Monday, and Solvania said that the two states would talk again."
    page = f"<html><body><p>{words}<a href='{'<!--' * 20_000}'>more</a></p></body></html>".encode()
    began = time.process_time()
    (source,) = read(page, "a.html")
    assert source.text.startswith(words)
    assert time.process_time() - began < 2


def test_what_a_drawing_left_open_has_taken_in_is_looked_at() -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": "Envoys", "articleBody": SENTENCES * 3})
    head = "<html><head><title>Envoys</title></head><body><svg><path d='M0 0'>"
    data = f"{head}<script type='application/ld+json'>{told}</script></body></html>"
    assert loaded(data.encode()).text.count("The envoys of both states met") == 3


def test_the_code_of_scripts_is_no_part_of_the_article_and_what_follows_it_is() -> None:
    code = "<script>var lists = ['below the main column'];</script> And so they parted."
    drawing = "<svg><title>Logo</title><path d='M0 0'/></svg> They will meet again."
    source = loaded(page(body=f"<p>{SENTENCES}{code}{drawing}</p>"))
    assert "And so they parted." in source.text
    assert "They will meet again." in source.text
    assert "below the main column" not in source.text
    assert "Logo" not in source.text


def test_a_date_that_only_a_script_tells_is_found_where_the_page_states_none() -> None:
    code = "<script>window.page = {'published': '2024-01-23T10:00:00Z'};</script>"
    source = loaded(page(code, code))
    assert source.published.value == "2024-01-23"
    assert source.published.basis is Basis.INFERRED


@pytest.mark.parametrize("furniture", ["nav", "aside", "footer"])
def test_furniture_that_was_left_open_does_not_take_the_article_with_it(furniture: str) -> None:
    article = "".join(f"<p>{number}. {SENTENCES}</p>" for number in range(9))
    data = f"<html><body><{furniture}><a href='/'>Home</a><h2>Envoys</h2>{article}</body></html>"
    assert loaded(data.encode()).text.count(SENTENCES.strip()) == 9
