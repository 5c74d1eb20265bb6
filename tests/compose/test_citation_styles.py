"""Styles: found, told by name, printed as pandoc prints them; the words of a source are never format."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import citeproc  # type: ignore[import-untyped] # it comes without types
import pytest

from briefer.compose.citation_styles import (
    CitationStyle,
    citation_folders,
    citation_style,
    citation_styles,
)
from briefer.compose.csl import forms_in, tidied
from briefer.compose.csl_data import csl_data, csl_date
from briefer.compose.source_forms import SourceForms, Wording, ended
from briefer.errors import BrieferError
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.documents import Inline, Link, Text
from briefer.model.sources import Source
from tests.compose.making import a_source, marked, plain

SHIPPED = ("author-date-notes", "chicago-notes", "source-reference")
WORDING = Wording("en-GB", "untitled text", "untitled (file {file})", "Unknown outlet")
KNOWN = a_source(
    1,
    byline="Ilse Darrow",
    url="https://example.org/1",
    retrieved="2025-03-14T10:00:00Z",
    title="The lane is shut",
)


def forms(source: Source, style: str = "chicago-notes", language: str = "en-GB") -> SourceForms:
    wording = replace(WORDING, language=language)
    return forms_in(citation_style(style), {source.id: source}, wording)(source.id)


def closed(form: tuple[Inline, ...], found: SourceForms) -> str:
    return plain(ended(form, ".", within_quotes=found.stop_within_quotes))


@pytest.mark.parametrize(
    ("style", "full", "ibid", "later"),
    [
        (
            "chicago-notes",
            (
                "Ilse Darrow, ‘The lane is shut’, <i>A paper</i>, 12 March 2025, "
                "<a https://example.org/1>https://example.org/1</a>"
            ),
            "Ilse Darrow, ‘The lane is shut’",
            "Ilse Darrow, ‘The lane is shut’",
        ),
        (
            "author-date-notes",
            (
                "Ilse Darrow (12 March 2025). The lane is shut. <i>A paper</i>. "
                "<a https://example.org/1>https://example.org/1</a>"
            ),
            "Ilse Darrow, 2025",
            "Ilse Darrow, 2025",
        ),
        (
            "source-reference",
            (
                "A paper; ‘The lane is shut’; 12 March 2025; Ilse Darrow; "
                "<a https://example.org/1>https://example.org/1</a>; accessed 14 March 2025"
            ),
            "Ibid.",
            "A paper; ‘The lane is shut’",
        ),
    ],
)
def test_a_source_is_printed_in_full_then_short(style: str, full: str, ibid: str, later: str) -> None:
    found = forms(KNOWN, style)
    assert tuple(map(marked, (found.full, found.ibid, found.later))) == (full, ibid, later)


PAGE = {"media_type": "text/html", "url": "https://x.example", "retrieved": "2025-03-14T10:00:00Z"}
REPORT = {"media_type": "application/pdf", "publisher": "Ministry of Ports", "title": "Annual report"}
LETTER = {"media_type": "message/rfc822", "publisher": "", "byline": "Ola Brand", "title": "Re: pilots"}
BOOK = {
    "media_type": "application/epub+zip",
    "byline": "Ola Brand",
    "publisher": "Vessary Press",
    "title": "Straits",
}
SOURCES = {
    "article": a_source(1, title="Shut", byline="Ilse Darrow", **PAGE),
    "article of no author": a_source(1, title="Shut", **PAGE),
    "article by its outlet": a_source(1, title="Shut", byline="A paper", **PAGE),
    "article of no date": a_source(1, title="Shut", published=UNDATED, **PAGE),
    "page": a_source(1, title="Notices", publisher="", published=UNDATED, **PAGE),
    "report": a_source(1, published=dated("2025"), **REPORT),
    "report by its publisher": a_source(1, byline="Ministry of Ports", published=dated("2025"), **REPORT),
    "book": a_source(1, published=dated("2024"), **BOOK),
    "letter": a_source(1, published=dated("2025-03-12"), **LETTER),
    "letter of no subject": a_source(
        1, published=dated("2025-03-12"), **{**LETTER, "title": "", "file_name": "m.eml"}
    ),
    "persian": a_source(1, title="انفجار", publisher="چاپار", published=dated("2025-03"), language="fa"),
    "question": a_source(1, title="Who shut it?", byline="I. Darrow Jr.", published=dated("2025-03")),
}
HARVARD = Path(citeproc.__file__).parent / "data" / "styles" / "harvard-cite-them-right.csl"
THERE = "Available at: <a https://x.example>https://x.example</a> (Accessed: 14 March 2025)"
LINK = "<a https://x.example>https://x.example</a>"
PRINTED = {
    "chicago-notes": {
        "article": f"Ilse Darrow, ‘Shut’, <i>A paper</i>, 12 March 2025, {LINK}",
        "article of no author": f"‘Shut’, <i>A paper</i>, 12 March 2025, {LINK}",
        "article by its outlet": f"‘Shut’, <i>A paper</i>, 12 March 2025, {LINK}",
        "article of no date": f"‘Shut’, <i>A paper</i>, n.d., {LINK}",
        "page": f"‘Notices’, n.d., {LINK}",
        "report": "<i>Annual report</i>, Ministry of Ports, 2025",
        "report by its publisher": "Ministry of Ports, <i>Annual report</i>, 2025",
        "book": "Ola Brand, <i>Straits</i>, Vessary Press, 2024",
        "letter": "Ola Brand, ‘Re: pilots’, 12 March 2025",
        "letter of no subject": "Ola Brand, untitled (file m.eml), 12 March 2025",
        "persian": "‘انفجار\u200e’, <i>چاپار\u200e</i>, March 2025",
        "question": "I. Darrow Jr., ‘Who shut it?’, <i>A paper</i>, March 2025",
    },
    "author-date-notes": {
        "article": f"Ilse Darrow (12 March 2025). Shut. <i>A paper</i>. {LINK}",
        "article of no author": f"A paper (12 March 2025). Shut. {LINK}",
        "article by its outlet": f"A paper (12 March 2025). Shut. {LINK}",
        "article of no date": f"A paper (n.d.). Shut. {LINK}",
        "page": f"<i>Notices</i> (n.d.). {LINK}",
        "report": "Ministry of Ports (2025). <i>Annual report</i>",
        "report by its publisher": "Ministry of Ports (2025). <i>Annual report</i>",
        "book": "Ola Brand (2024). <i>Straits</i>. Vessary Press",
        "letter": "Ola Brand (12 March 2025). Re: pilots",
        "letter of no subject": "Ola Brand (12 March 2025). [untitled (file m.eml)]",
        "persian": "چاپار\u200e (March 2025). انفجار\u200e",
        "question": "I. Darrow Jr. (March 2025). Who shut it? <i>A paper</i>",
    },
    "source-reference": {
        "article": f"A paper; ‘Shut’; 12 March 2025; Ilse Darrow; {LINK}; accessed 14 March 2025",
        "article of no author": f"A paper; ‘Shut’; 12 March 2025; {LINK}; accessed 14 March 2025",
        "article by its outlet": f"A paper; ‘Shut’; 12 March 2025; {LINK}; accessed 14 March 2025",
        "article of no date": f"A paper; ‘Shut’; no date; {LINK}; accessed 14 March 2025",
        "page": f"‘Notices’; no date; {LINK}; accessed 14 March 2025",
        "report": "Ministry of Ports; ‘Annual report’; 2025",
        "report by its publisher": "Ministry of Ports; ‘Annual report’; 2025",
        "book": "Vessary Press; ‘Straits’; 2024; Ola Brand",
        "letter": "Ola Brand; ‘Re: pilots’; 12 March 2025",
        "letter of no subject": "Ola Brand; untitled (file m.eml); 12 March 2025",
        "persian": "چاپار\u200e; ‘انفجار\u200e’; March 2025",
        "question": "A paper; ‘Who shut it?’; March 2025; I. Darrow Jr.",
    },
    "harvard": {
        "article": (f"Ilse Darrow (2025) ‘Shut’, <i>A paper</i>, 12 March. {THERE}"),
        "article of no author": (f"<i>A paper</i> (2025) ‘Shut’, 12 March. {THERE}"),
        "article of no date": (f"<i>A paper</i> (no date) ‘Shut’. {THERE}"),
        "page": f"<i>Notices</i> (no date). {THERE}",
        "report": "<i>Annual report</i> (2025). Ministry of Ports",
        "report by its publisher": "Ministry of Ports (2025) <i>Annual report</i>",
        "book": "Ola Brand (2024) <i>Straits</i>. Vessary Press",
        "letter": "Ola Brand (2025) ‘Re: pilots’",
        "letter of no subject": "Ola Brand (2025) ‘untitled (file m.eml)’",
        "persian": "<i>چاپار\u200e</i> (2025) ‘انفجار\u200e’, March",
        "question": "I. Darrow Jr. (2025) ‘Who shut it?’, <i>A paper</i>, March",
    },
}


@pytest.mark.parametrize("style", PRINTED)
def test_each_kind_of_source_is_printed_as_the_style_has_it(style: str) -> None:
    """The Harvard style, which comes with the processor, is an official one for the running text."""
    chosen = CitationStyle("harvard", "Harvard", HARVARD) if style == "harvard" else citation_style(style)
    for kind, expected in PRINTED[style].items():
        source = SOURCES[kind]
        full = forms_in(chosen, {source.id: source}, WORDING)(source.id).full
        assert marked(full) == expected, kind


def test_what_an_official_style_prints_later_stands_without_its_brackets() -> None:
    source = SOURCES["article"]
    later = forms_in(CitationStyle("h", "H", HARVARD), {source.id: source}, WORDING)(source.id).later
    assert marked(later) == "Ilse Darrow, 2025"


@pytest.mark.parametrize(
    ("printed", "tidy"),
    [
        ("A paper. , 2025", "A paper. 2025"),
        ("A paper,  2025 ()", "A paper, 2025"),
        ("2025 Mar 12;. .", "2025 Mar 12."),
        ("Shut : ; A paper,", "Shut; A paper"),
        (". A paper (2025): ", "A paper (2025)"),
        ("n.d., A paper [, ]", "n.d., A paper"),
    ],
)
def test_marks_around_nothing_are_taken_out(printed: str, tidy: str) -> None:
    assert tidied(printed) == tidy


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("style", SHIPPED)
@pytest.mark.parametrize("language", ["en-US", "en-GB", "fr-FR"])
def test_pandocs_processor_prints_the_same(style: str, language: str, tmp_path: Path) -> None:
    sources = (
        KNOWN,
        a_source(2, published=dated("2025-03"), url="https://example.org/2"),
        a_source(3, published=dated("2025-03-11", Basis.GIVEN), publisher="Another paper"),
    )
    data = [csl_data(source) for source in sources]
    (tmp_path / "data.json").write_text(json.dumps(data), encoding="utf-8")
    order = (0, 0, 1, 2, 0)
    text = "\n\n".join(f"A [@{data[place]['id']}]." for place in order)
    command = ("pandoc", "--citeproc", "--csl", str(citation_style(style).file), "--wrap=none", "-t", "plain")
    options = ("--bibliography", "data.json", "-M", "suppress-bibliography=true", "-M", f"lang={language}")
    ran = subprocess.run(
        (*command, *options), input=text, capture_output=True, text=True, cwd=tmp_path, check=True
    )
    theirs = [line.partition("] ")[2] for line in ran.stdout.splitlines() if line.startswith("[")]
    ours = []
    for turn, place in enumerate(order):
        found = forms(sources[place], style, language)
        form = (
            found.full
            if place not in order[:turn]
            else found.ibid
            if order[turn - 1] == place
            else found.later
        )
        ours.append(closed(form, found))
    assert [plainly(line) for line in theirs] == [plainly(line) for line in ours]


def plainly(words: str) -> str:
    """Return words without the kinds of space, which the locales of the two processors differ in."""
    return " ".join(words.replace("\u202f", " ").replace("\xa0", " ").split())


def test_the_words_of_a_source_are_never_format() -> None:
    hostile = a_source(
        1,
        title="<i>a</i> *b* & {{ 7*7 }} \U000f0011?",
        publisher="“P”. <b>",
        byline="D, J; [x](y) \U000f0000",
    )
    for style in SHIPPED:
        full = forms(hostile, style).full
        words = plain(full)
        for value in (hostile.title, hostile.publisher, hostile.byline):
            assert value in words or value.rstrip("?") in words
    assert Link("https://example.org/1", (Text("https://example.org/1"),)) in forms(KNOWN).full
    assert not any(isinstance(it, Link) for it in forms(a_source(1, url="javascript:x")).full)


def test_what_is_not_known_is_said_or_left_out() -> None:
    bare = a_source(1, title="", publisher="", published=UNDATED, file_name="x.txt")
    assert plain(forms(bare).full) == "untitled (file x.txt), Unknown outlet, n.d."
    assert plain(forms(replace(bare, file_name="")).full) == "untitled text, Unknown outlet, n.d."
    given = a_source(1, published=dated("2025-03-12", Basis.GIVEN))
    assert plain(forms(given).full).endswith(", [12 March 2025]")


def test_stops_stand_as_the_language_has_them() -> None:
    asked = a_source(1, title="Who shut it?")
    assert plain(forms(asked, language="en-US").full) == "“Who shut it?,” A paper, March 12, 2025"
    american, british = forms(KNOWN, language="en-US"), forms(KNOWN)
    assert closed(american.later, american) == "Ilse Darrow, “The lane is shut.”"
    assert closed(british.later, british) == "Ilse Darrow, ‘The lane is shut’."
    found = forms(asked)
    assert closed(found.later, found) == "A paper, ‘Who shut it?’"
    ibid = forms(KNOWN, "source-reference").ibid
    assert plain(ended(ibid, ",", within_quotes=False)) == "Ibid.,"
    assert plain(ended(ibid, ".", within_quotes=False)) == "Ibid."


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("2025-03-12T10:00Z", [2025, 3, 12]),
        ("2025-03", [2025, 3]),
        ("2025-22", [2025]),
        ("2025-03-01/2025-03-09", [2025, 3]),
        ("2025-03-XX", [2025, 3]),
    ],
)
def test_a_date_is_told_no_finer_than_it_is(value: str, parts: list[int]) -> None:
    assert csl_date(dated(value)) == {"date-parts": [parts]}


def test_a_date_that_is_open_uncertain_or_not_the_sources_own_is_marked() -> None:
    for value in ("2025?", "2025/..", "../2025"):
        assert csl_date(dated(value)) == {"date-parts": [[2025]], "circa": True}
    assert csl_date(dated("2025", Basis.INFERRED)) == {"date-parts": [[2025]], "circa": True}
    assert csl_date(dated("202X")) is None
    assert csl_date(dated("2024/2025")) is None


def test_the_styles_are_listed_with_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = citation_folders()[-1]
    own.mkdir(parents=True)
    style = citation_style("chicago-notes").file
    assert style is not None
    text = style.read_text(encoding="utf-8")
    (own / "ours.csl").write_text(text.replace("Chicago notes", "Our  own", 1), encoding="utf-8")
    (own / "chicago-notes.csl").write_text(text.replace("Chicago notes", "Not that", 1), encoding="utf-8")
    (own / "broken.csl").write_text("<style>", encoding="utf-8")
    (own / "dependent.csl").write_text("<style><info><title>Other</title></info></style>", encoding="utf-8")
    assert [it.id for it in citation_styles()] == [
        "",
        "author-date-notes",
        "chicago-notes",
        "ours",
        "source-reference",
    ]
    assert citation_style("ours").title == "Our own"
    with pytest.raises(BrieferError, match=r"“chicago”.*did you mean|no citation style “chicago”"):
        citation_style("chicago")


def test_a_style_that_cannot_be_carried_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = citation_folders()[-1]
    own.mkdir(parents=True)
    for name, layout in (("macro", '<text macro="nowhere"/>'), ("nothing", "")):
        (own / f"{name}.csl").write_text(
            '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>'
            f"<title>T</title></info><citation><layout>{layout}</layout></citation></style>",
            encoding="utf-8",
        )
        with pytest.raises(BrieferError, match=r"The citation style “T” could not be carried out"):
            forms(KNOWN, name)
