"""Markdown for pandoc: citations by key, their bibliography, and words that stay words."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefer.export.pandoc import write_pandoc
from briefer.model.documents import Block, Citation, Document, NoteKind, Table, Text
from briefer.model.ids import FactId

Make = Callable[..., Document]
Cite = Callable[..., Citation]
PANDOC = shutil.which("pandoc")

HOSTILE = (
    *(
        "]]>",
        "{{ 7*7 }}",
        "a. b",
        "(a) b",
        "Table: x",
        "A) b",
        "[@f1]",
        "@f1 said",
        "x^2^ ~a~",
        "# h",
        "1) x",
    ),
    *("--- x", "...", "\"q\" 'q'", "$a$", "<b>x</b>", "\\newpage", "\\(x\\)", "| a |", ": d", "*x* _y_ `c`"),
    *(
        "[x](http://a.b)",
        "![i](x.png)",
        "http://a.b/c a@b.org",
        "x {#id .c}",
        ":::",
        "iv) y",
        "%t",
        "&amp; x\\",
    ),
    *("سلام", "😀", "#. x", "(@) y", "^[note] [^1]", "***", "===", "\\begin{x}", "x|y", "a--b", "a\nb. c"),
)


def _tree(markdown: bytes, *options: str) -> dict[str, object]:
    if PANDOC is None:
        pytest.skip("needs pandoc")
    command = [PANDOC, "-f", "markdown", "-t", "json", *options]
    done = subprocess.run(command, input=markdown, capture_output=True, check=True)
    tree: dict[str, object] = json.loads(done.stdout)
    return tree


def _said(tree: object) -> Iterator[str]:
    """Yield the words of pandoc's tree, and the kind of whatever is more than words."""
    match tree:
        case {"t": "Str", "c": str(words)}:
            yield words
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": str(kind), **rest}:
            if kind not in ("Para", "Plain", "MetaInlines"):
                yield f"<{kind}>"
            yield from _said(rest.get("c"))
        case list():
            for item in tree:
                yield from _said(item)
        case _:
            pass


def test_pandoc_reads_citations_and_their_bibliography(make: Make, cite: Cite) -> None:
    document = make(Block((Text("So it is"), cite(1), cite(2), Text(".")), 1), Block((cite(1),)))
    written = write_pandoc(document, Path())
    assert "1\\. So it is[@f1; @f2]." in written.decode()
    assert written.decode().count("- id:") == 2
    tree = _tree(written, "--citeproc")
    said = "".join(_said(tree["blocks"]))
    assert "<Cite>" in said
    assert "Kelm" in said
    assert "https://example.org/kelm" in json.dumps(tree)


def test_a_note_without_notes_cites_nothing(make: Make, cite: Cite) -> None:
    written = write_pandoc(make(Block((Text("So"), cite(1))), notes=NoteKind.NONE), Path()).decode()
    assert "@" not in written
    assert "references" not in written


def test_a_fact_without_a_usable_label_is_known_by_its_key(make: Make) -> None:
    citation = Citation(FactId(7), "not a key", 1, (Text("Source"),))
    assert "[@fact7]" in write_pandoc(make(Block((citation,))), Path()).decode()


def test_pandoc_takes_no_words_for_format(make: Make) -> None:
    blocks = [Block((Text(words),)) for words in HOSTILE]
    table = Table(((),), tuple(((Text(words),),) for words in HOSTILE))
    title = " ".join(HOSTILE)
    tree = _tree(write_pandoc(make(*blocks, table, title=title, marking="", fields=()), Path()))
    found = tree["blocks"]
    assert isinstance(found, list)
    paragraphs = ["".join(_said(block)) for block in found[: len(HOSTILE)]]
    assert [" ".join(words.split()) for words in paragraphs] == [" ".join(words.split()) for words in HOSTILE]
    rows = found[len(HOSTILE)]["c"][4][0][3]
    cells = [" ".join("".join(_said(row[1][0][4])).split()) for row in rows]
    assert cells == [" ".join(words.split()) for words in HOSTILE]
    meta = tree["meta"]
    assert isinstance(meta, dict)
    assert "".join(_said(meta["title"])) == " ".join(title.split())


def test_the_same_note_gives_the_same_bytes_in_every_part(rich: Document) -> None:
    written = write_pandoc(rich, Path()).decode()
    assert written == write_pandoc(rich, Path()).decode()
    for words in (
        'title: "Survey',
        "-   1\\. (U) Purpose",
        "# 1\\. (U) Purpose",
        "a\\. (U) ",
        "| 2030-03-05 |",
    ):
        assert words in written, words
