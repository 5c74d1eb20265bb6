"""Styles: found, told by name, printed as pandoc prints them; the words of a source are never format."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.compose.citation_styles import citation_folders, citation_style, citation_styles
from briefer.compose.csl import forms_in
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
