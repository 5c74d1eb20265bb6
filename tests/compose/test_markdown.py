import pytest

from briefer.errors import BrieferError
from briefer.model.documents import Quotation, Table
from tests.compose.making import a_fact, composed, written

FACTS = (a_fact(1), a_fact(2))


@pytest.mark.parametrize(
    ("own", "blocks"),
    [
        ("Plain *and* **strong** `code`.", "Plain <i>and</i> <b>strong</b> <code>code</code>."),
        ("one\ntwo  \nthree", "one two<br>three"),
        ("# One\n\n#### Deep", "## One\n#### Deep"),
        ("- a\n- b\n\n  c", "- a\n- b\n- c"),
        ("3. a\n4. b", "3) a\n3) b"),
        ("> a\n>\n> - b", "> a\n> - b"),
        ("| a | b |\n|---|---|\n| 1 | **2** |", "| a | b | ()\n| 1 | <b>2</b> |"),
        ("```\na\n\n b\n```", "<code>a</code><br><br><code> b</code>"),
        ("    indented", "<code>indented</code>"),
        ("a\n\n---\n\nb", "a\n----\nb"),
        ("[x](https://x.example/a b)", "[x](https://x.example/a b)"),
        ("[x](https://x.example/)", "<a https://x.example/>x</a>"),
        ("<mailto:a@x.example>", "<a mailto:a@x.example>mailto:a@x.example</a>"),
        ("[x]()", "x"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)"),
        ("[x](JaVaScRiPt:1)", "[x](JaVaScRiPt:1)"),
        ("<b>x</b> <!-- y -->", "<b>x</b> <!-- y -->"),
        ("<div>\nx\n</div>", "<div> x </div>"),
        ("![x](http://x.example/y.png)", "!<a http://x.example/y.png>x</a>"),
        ("~~x~~ &amp; &copy;", "~~x~~ & ©"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
    ],
)
def test_an_analysts_paragraph_is_markdown_without_html_images_and_other_links(own: str, blocks: str) -> None:
    assert written("{{ paragraphs }}", paragraphs=(own,)) == blocks


@pytest.mark.parametrize(
    ("own", "blocks"),
    [
        ("x [@f1] y [@F2].", "x[1:f1] y[2:f2]."),
        ("[@f1](http://x.example)", "[1:f1](http://x.example)"),
        ("[@f1]: http://x.example", "[1:f1]: http://x.example"),
        ("[@f1]: http://x.example\n\n[@f1]", "[1:f1]: http://x.example\n[2:f1]"),
        ("**[@f1]**", "<b>[1:f1]</b>"),
        ("[a [@f1]](http://x.example)", "[a[1:f1]](http://x.example)"),
        ("| a |\n|---|\n| [@f1] |", "| a | ()\n| [1:f1] |"),
        ("`[@f1]`", "<code>[@f1]</code>"),
        (r"\[@f1]", "[@f1]"),
        ("[@f-1] [@] [@f1 ]", "[@f-1] [@] [@f1 ]"),
        ("[@f99] and [@Xy]", "[unknown fact: f99] and [unknown fact: Xy]"),
    ],
)
def test_citations_come_before_links_and_an_unknown_one_is_seen(own: str, blocks: str) -> None:
    text = written("{{ paragraphs }}", paragraphs=(own,), known=FACTS)
    assert text == blocks


def test_a_template_may_write_a_citation_from_a_label() -> None:
    assert written("{% for f in facts %}x [@{{ f.label }}] {% endfor %}", FACTS) == "x[1:f1] x[2:f2]"


def test_citations_are_numbered_from_one_as_they_stand_in_the_document() -> None:
    document = composed("{{ facts|bullets }}\n\n{{ paragraphs }}", FACTS, ("[@f2] [@f1]",))
    assert written("{{ facts|bullets('citation') }}\n\n{{ paragraphs }}", FACTS, ("[@f2] [@f1]",)) == (
        "- [1:f1]\n- [2:f2]\n[3:f2] [4:f1]"
    )
    assert len(document.blocks) == 3


def test_own_paragraphs_may_stand_in_a_list_of_the_template() -> None:
    assert written("- {{ paragraphs }}", paragraphs=("a", "b")) == "- a\n- b"


@pytest.mark.parametrize(
    "own", [">" * 5000 + " x", "- " * 500 + "x", "[x](http://&#x10FF10;&#x10FF00;&#x10FF11;)"]
)
def test_what_cannot_be_read_without_loss_is_printed_letter_by_letter(own: str) -> None:
    assert written("{{ paragraphs }}", paragraphs=(own,)) == own


def test_a_template_that_nests_too_deeply_is_a_fault() -> None:
    with pytest.raises(BrieferError, match="nested too deeply"):
        written(">" * 500 + " x")


@pytest.mark.parametrize(
    ("rule", "widths"),
    [
        ("|---|---|", ()),
        ("|:--|--:|", ()),
        ("|---|-------|", (30, 70)),
        ("|:-:|:----|", (38, 62)),
        ("--- | ------", (33, 67)),
        (f"|-|{'-' * 300}|", (5, 95)),
    ],
)
def test_the_dashes_below_a_tables_head_are_its_columns_widths(rule: str, widths: tuple[int, ...]) -> None:
    for before in ("", "> "):
        lines = (f"{before}| a | b |", f"{before}{rule}", f"{before}| 1 | 2 |")
        for end in ("\n", "\r\n"):
            block = composed("words\n\n" + end.join(lines)).blocks[2]
            table = block.blocks[0] if isinstance(block, Quotation) else block
            assert isinstance(table, Table)
            assert table.widths == widths
