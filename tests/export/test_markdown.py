"""Markdown that parses back to the same words, whatever the words are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefer.export.languages import has_rtl
from briefer.export.markdown import write_markdown
from briefer.export.words import citations, plain_words
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Contents,
    Document,
    DocumentField,
    Emphasis,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    NoteKind,
    Quotation,
    Rule,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefer.model.ids import FactId
from briefer.text.cleaning import clean
from tests.longer import longer

Make = Callable[..., Document]

MARK = re.compile(r"\[\^(\d+)\]")
DEFINITION = re.compile(r"^\[\^(\d+)\]: ")
SEAL = re.compile(r"\n\[briefer-seal\]: # \([0-9a-f]{64}\)\n\Z")


def _parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables and strikethrough, as GFM has them."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.inline.ruler.before("link", "footnote_mark", _read_mark)
    parser.add_render_rule(
        "footnote_mark", lambda _self, tokens, index, *_: f"<sup>{tokens[index].content}</sup>"
    )
    return parser


def _read_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    found = MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _inline_words(tokens: Sequence[Token]) -> str:
    words = ""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            words += token.content
        elif token.type in ("softbreak", "hardbreak"):
            words += " "
        else:
            assert token.type in (
                "footnote_mark",
                "strong_open",
                "strong_close",
                "em_open",
                "em_close",
                "link_open",
                "link_close",
            )
    return words


def _marks(text: str) -> list[str]:
    """Return the numbers of the footnotes that a Markdown text refers to."""
    inner = [child for token in _parser().parse(text) for child in token.children or ()]
    return [token.content for token in inner if token.type == "footnote_mark"]


def _split(markdown: str) -> tuple[str, dict[int, str]]:
    """Part the text from the definitions of its footnotes."""
    assert SEAL.search(markdown)
    lines = SEAL.sub("", markdown).split("\n")
    first = next((n for n, line in enumerate(lines) if DEFINITION.match(line)), len(lines))
    notes: dict[int, list[str]] = {}
    current: list[str] = []
    for line in lines[first:]:
        if found := DEFINITION.match(line):
            current = notes[int(found[1])] = []
            line = line[found.end() :]  # noqa: PLW2901 - the words after the mark
        current.append(line.removeprefix("    "))
    return "\n".join(lines[:first]), {number: "\n".join(note) for number, note in notes.items()}


def _lines(text: str) -> list[str]:
    """Return the words of each inline run of a Markdown text, without marks of footnotes."""
    found = []
    for token in _parser().parse(text):
        assert token.type not in ("html_block", "code_block", "fence")
        if token.type == "inline":
            found.append(_even(_inline_words(token.children or [])))
    return [line for line in found if line]


def _even(words: str) -> str:
    return " ".join(clean(words).split())


def _block_words(block: AnyBlock) -> list[str]:
    match block:
        case Heading():
            return [plain_words(block.inlines)]
        case Block():
            return [(f"{block.number}. " if block.number else "") + plain_words(block.inlines)]
        case Items():
            return [words for item in block.items for inner in item for words in _block_words(inner)]
        case Quotation():
            return [words for inner in block.blocks for words in _block_words(inner)]
        case Table():
            return [plain_words(cell) for row in (block.header, *block.rows) for cell in row]
        case Rule() | Contents() | Timeline():
            return []


def _expected(document: Document) -> list[str]:
    head = [document.marking, document.kind, document.title]
    head += [
        words for field in document.fields if field.value.strip() for words in (field.label, field.value)
    ]
    body = [words for block in document.blocks for words in _block_words(block)]
    return [words for words in map(_even, [*head, *body, document.marking]) if words]


ACTIVE = st.sampled_from(
    [
        *(
            "*",
            "_",
            "`",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "#",
            "+",
            "-",
            ".",
            "!",
            "|",
            "~",
            "^",
            "&",
            "$",
            "\\",
        ),
        *(
            "1.",
            "2)",
            "26. January",
            "- x",
            "# y",
            "> z",
            "===",
            "---",
            "***",
            "```",
            "~~~",
            "    code",
            "\t",
        ),
        *("[^1]", "[^1]: x", "[a](b)", "![i](j)", "<b>", "&amp;", "&#x41;", "https://example.org", "www.a.b"),
        *(
            "a",
            "B",
            "é",
            "\n",
            " ",
            "  ",
            "\\\n",
            "| --- |",
            ":",
            "://",
            "@",
            "{{ 7*7 }}",
            "سلام",
            "“q”",
            "\u00a0",
        ),
    ]
)
WORDS = st.lists(ACTIVE, max_size=8).map("".join)


def _inlines() -> st.SearchStrategy[tuple[Inline, ...]]:
    leaf: st.SearchStrategy[Inline] = st.one_of(
        st.builds(Text, WORDS),
        st.builds(Code, WORDS),
        st.just(LineBreak()),
    )
    nested = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(Strong, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Emphasis, st.lists(inner, max_size=3).map(tuple)),
            st.builds(lambda i: Statement(FactId(1), i), st.lists(inner, max_size=2).map(tuple)),
            st.builds(
                lambda i: Link("https://example.org/a_b*c?d=1&copy;2", i),
                st.lists(inner, max_size=2).map(tuple),
            ),
        ),
        max_leaves=5,
    )
    return st.lists(nested, max_size=4).map(tuple)


def _blocks() -> st.SearchStrategy[tuple[AnyBlock, ...]]:
    inlines = _inlines()
    leaf: st.SearchStrategy[AnyBlock] = st.one_of(
        st.builds(Block, inlines, st.integers(0, 12)),
        st.builds(Heading, st.integers(1, 4), inlines),
        st.builds(
            Table,
            st.lists(inlines, max_size=2).map(tuple),
            st.lists(st.lists(inlines, max_size=2).map(tuple), max_size=2).map(tuple),
        ),
        st.just(Rule()),
    )
    nested = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(Quotation, st.lists(inner, max_size=2).map(tuple)),
            st.builds(
                Items,
                st.lists(st.lists(inner, max_size=2).map(tuple), max_size=3).map(tuple),
                st.booleans(),
                st.integers(0, 20),
            ),
        ),
        max_leaves=4,
    )
    return st.lists(nested, max_size=4).map(tuple)


@settings(max_examples=longer(60))
@given(blocks=_blocks(), words=WORDS)
@example(blocks=(Block((Text("26. January"),)),), words="# no")
@example(
    blocks=(Block((Text("a"), LineBreak(), Text("- b"), LineBreak(), LineBreak(), Text("c"))),), words=""
)
@example(blocks=(Items(((Items(((Items(((),)),),)),),)),), words="x")
@example(blocks=(Block((Strong((Text("a"),)), Strong((Text("b"),)), Text("c"))),), words="x")
@example(blocks=(Block((Text("wow!"), Link("https://example.org", (Text("x"),)))),), words="x")
@example(blocks=(Table(((),), (((Code("a|b"),),),)),), words="x")
@example(blocks=(), words="*\n\xa0")
def test_the_words_come_back(blocks: tuple[AnyBlock, ...], words: str, make: Make) -> None:
    field = DocumentField("to", "To", words)
    document = make(*blocks, title=words, kind=words, marking=words, fields=(field,))
    text, notes = _split(write_markdown(document, Path()).decode())
    assert notes == {}
    assert _lines(text) == _expected(document)


@settings(max_examples=60)
@given(words=st.lists(WORDS, min_size=1, max_size=4))
@example(words=["*\n\xa0"])
def test_notes_come_back_and_data_never_makes_one(words: list[str], make: Make) -> None:
    cited = [Citation(FactId(n), f"f{n}", n, (Text(said),)) for n, said in enumerate(words, 1)]
    document = make(*(Block((Text(said), note, Text(said))) for said, note in zip(words, cited, strict=True)))
    text, notes = _split(write_markdown(document, Path()).decode())
    for number, said in enumerate(words, 1):
        expected = [_even(said)] if _even(said) else [f"f{number}"]
        assert _lines(notes[number]) == expected
    assert _marks(text) == [str(number) for number in range(1, len(words) + 1)]


def test_the_sample_carries_its_citations_in_order(sample: Document) -> None:
    text, notes = _split(write_markdown(sample, Path()).decode())
    assert _marks(text) == [str(number) for number in range(1, 10)]
    for number, citation in enumerate(citations(sample.blocks), 1):
        assert _lines(notes[number]) == [_even(plain_words(citation.note))]


def test_the_sample_keeps_its_structure(sample: Document) -> None:
    text, _ = _split(write_markdown(sample, Path()).decode())
    html = _parser().render(text)
    assert "<h1>Survey vessels in the Kelm strait</h1>" in html
    assert "<h2>Background</h2>" in html
    assert '<ol start="3">' in html
    assert "<blockquote>" in html
    assert html.count("<table>") == 2
    assert html.count("<hr />") == 1
    assert "<strong>Vessels. <em>Halden</em></strong>" in html
    assert text.startswith("**OFFICIAL: SENSITIVE**")
    assert text.rstrip().endswith("**OFFICIAL: SENSITIVE**")


@pytest.mark.parametrize(
    ("inlines", "markdown"),
    [
        ((Strong((Text("Bold. "),)), Text("Then")), "**Bold.** Then"),
        ((Emphasis((Text("so"),)), Text(".")), "_so_."),
        ((Text("un"), Emphasis((Text("believ"),)), Text("able")), "unbelievable"),
        ((Code("a`b"),), "``a`b``"),
        ((Link("https://e.org/(x)", (Text("here"),)),), "[here](<https://e.org/(x)>)"),
        ((Link("javascript:x", (Text("here"),)),), "here"),
        ((Text("1."), Text(" May")), "1\\. May"),
        ((Text("R&D &amp; 5 < 6"),), "R&D \\&amp; 5 \\< 6"),
    ],
)
def test_inlines_as_markdown(inlines: tuple[Inline, ...], markdown: str, make: Make) -> None:
    document = make(Block(inlines), kind="", title="", marking="", fields=())
    text, _ = _split(write_markdown(document, Path()).decode())
    assert text.split("\n\n")[-1].strip() == markdown
    assert not has_rtl(text)


def test_numbers_contents_timelines_and_places_to_sign_are_written(rich: Document) -> None:
    written = write_markdown(rich, Path()).decode()
    for words in (
        "**Contents**\n\n- 1\\. (U) Purpose\n- 2\\. Background\n\n  - What each side wants\n- Annex\n",
        "## 1\\. (U) Purpose\n\na. (U) Both sides keep survey vessels out[^1]\n",
        "\n(1) (U) First[^3]\n",
        "_Rounds of talks_\n\n|  |  |\n| --- | --- |\n| 2030-03-05 | Round 0 of talks |\n",
        "| Prepared by |  |\n| Approved |  |\n",
    ):
        assert words in written, words


def test_a_note_without_notes_has_no_marks(sample: Document) -> None:
    assert "[^" not in write_markdown(replace(sample, notes=NoteKind.NONE), Path()).decode()


def test_the_seal_is_no_part_of_the_last_paragraph(make: Make) -> None:
    written = write_markdown(make(Block((Text("The end"),)), marking=""), Path()).decode()
    assert "The end" in MarkdownIt("commonmark").render(written)
    assert "seal" not in MarkdownIt("commonmark").render(written)


def test_the_mark_of_a_table_stands_above_it(make: Make) -> None:
    table = Table(((Text("Date"),),), (((Text("May"),),),), title="Events", portion="(U)")
    assert "_(U) Events_\n\n| Date |" in write_markdown(make(table), Path()).decode()
