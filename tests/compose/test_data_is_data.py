"""Whatever stands in a fact, a source or a field comes out letter by letter and makes no format."""

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.compose.filters import filters_for
from briefer.compose.tokens import Tokens, without_tokens
from briefer.model.documents import (
    AnyBlock,
    Block,
    Contents,
    Items,
    LineBreak,
    Quotation,
    Rule,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
)
from tests.compose.making import a_fact, a_source, composed, evidence, plain
from tests.longer import longer

_PIECES = [
    "26. January", "- ", "* ", "# ", "> ", "| a | b |", "|---|", "**bold**", "_x_", "`code`", "~~~",
    "```", "\\", "\\*", "[@f1]", "[@f99]", "[@f1](http://x)", "[@f1]: http://x",
    "[x](javascript:alert(1))", "![x](http://x/y.png)", "<b>", "<!-- x -->", "<http://x>", "&amp;",
    "&#42;", "&#x10FF10;", "{{ 7*7 }}", "{% if x %}", "{# x #}", "{% raw %}", "__class__",
    "\U0010ff10\U0010ff00\U0010ff11", "\U0010ff10", "\ue000", "\uf0b7", "\u2028", "\x0b", "\x85", "\n",
    "\n\n", "\t", "    ", " ", "  \n", "---", "===", "1)", "a", "é", "中", "👩‍👩‍👧", "\u202e", "+",
    "=1+1", "'", '"', "%s",
]  # fmt: skip
hostile = st.one_of(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
).filter(str.strip)

PATHS = {
    "printed": "{{ v }}",
    "at a line's start in a paragraph": "before\n{{ v }}\nafter",
    "in a list": "- {{ v }}",
    "in a numbered list": "1. {{ v }}",
    "in a heading": "# {{ v }}",
    "in a quotation": "> {{ v }}",
    "in a table": "| a | b |\n|---|---|\n| {{ v }} | x |",
    "in bold": "**{{ v }}**",
    "in a macro": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(v) }}",
    "in a macro's list": "{% macro m(x) %}\n- {{ x }}\n{% endmacro %}{{ m(v) }}",
    "in a call block": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ v }}{% endcall %}",
    "in a set": "{% set x = v %}{{ x }}",
    "in a block set": "{% set x %}{{ v }}{% endset %}{{ x }}",
    "joined by ~": "{{ '' ~ v ~ '' }}",
    "joined to a macro's": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('') ~ v }}",
    "joined by +": "{{ '' + v + '' }}",
    "joined as a list": "{{ [v, '']|join }}",
    "joined with a macro's": "{% macro m(x) %}{{ x }}{% endmacro %}{{ [m(''), v]|join('') }}",
    "first of a list": "{{ [v]|first }}",
    "last of a list": "{{ [v]|last }}",
    "sorted": "{{ [v, v]|sort|first }}",
    "once": "{{ [v, v]|unique|join }}",
    "turned and turned back": "{{ v|reverse|reverse }}",
    "character by character": "{% for c in v %}{{ c }}{% endfor %}",
    "cut and put together": "{{ v[:1] ~ v[1:] }}",
    "cut at one": "{{ v[0] }}{{ v[1:] }}",
    "as a list": "{{ v|list|join }}",
    "mapped": "{{ facts|map(attribute='place')|join }}",
    "mapped by a filter": "{{ [v]|map('string')|join }}",
    "grouped": "{% for group in facts|groupby('place') %}{{ group.grouper }}{% endfor %}",
    "grouped and taken apart": "{% for place, those in facts|groupby('place') %}{{ place }}{% endfor %}",
    "selected": "{{ facts|selectattr('place', 'eq', v)|map(attribute='place')|first }}",
    "rejected": "{{ facts|rejectattr('dated')|map(attribute='place')|first }}",
    "by default": "{{ none_such|default(v) }}",
    "as a string": "{{ v|string }}",
    "chosen": "{{ v if v else 'x' }}",
    "replaced": "{{ v|replace('nothing like this', 'x') }}",
    "a number": "{{ 1 }}{{ v }}",
    "a code span": "`{{ v }}`",
    "in a paragraph of a role": "{{ v|role('small') }}",
    "in a paragraph layout": "{{ facts|paragraphs('place') }}",
    "in a list layout": "{{ facts|bullets('place') }}",
    "in a table layout": "{{ facts|table('Place: place', 'Also: place') }}",
    "truncated not at all": "{{ v|truncate(100000) }}",
}


def words_of(blocks: tuple[AnyBlock, ...]) -> str:
    """Return all the words of the blocks, of a table only the first cell's."""
    return "".join(_words(block) for block in blocks)


def _words(block: AnyBlock) -> str:
    match block:
        case Items(items):
            return "".join(words_of(item) for item in items)
        case Table(_, rows):
            return plain(rows[0][0])
        case Quotation(blocks):
            return words_of(blocks)
        case Rule() | Contents() | Timeline():
            return ""
    return plain(block.inlines)


def shape_of(value: object) -> str:
    """Return the kinds of blocks and inlines, without their words and line breaks."""
    if isinstance(value, tuple):
        shapes = [shape_of(each) for each in value]
        return ",".join(shape for shape in dict.fromkeys(shapes) if shape)
    if isinstance(value, Text | LineBreak | str | int):
        return ""
    inner = ",".join(
        filter(None, (shape_of(getattr(value, name)) for name in getattr(value, "__slots__", ())))
    )
    return f"{type(value).__name__}({inner})"


@cache
def harmless_blocks(template: str) -> tuple[AnyBlock, ...]:
    return composed(template, (a_fact(1, place="harmless"),)).blocks


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=longer(20))
@given(value=hostile)
@example(value="26. January")
@example(value="[@f1](http://x) **x** {{ 7*7 }}")
@example(value="\U0010ff10\U0010ff00\U0010ff11")
@example(value="a\n\n- b\n\n# c")
def test_every_way_of_printing_gives_the_value_and_no_format(path: str, value: str) -> None:
    template = "{% set v = facts[0].place %}" + PATHS[path]
    blocks, harmless = composed(template, (a_fact(1, place=value),)).blocks, harmless_blocks(template)
    assert words_of(blocks) == words_of(harmless).replace("harmless", value)
    assert [shape_of(block) for block in blocks] == [shape_of(block) for block in harmless]


def test_every_allowed_filter_on_words_is_among_the_paths() -> None:
    tried = set(re.findall(r"\|\s*(\w+)", " ".join(PATHS.values()))) | set(CHANGING)
    numbers = {"abs", "count", "counted", "int", "length", "max", "min", "round", "sum", "wordcount"}
    twins = {"d", "reject", "select"}
    on_records = {"named", "involving", "passages", "chronology", "roster", "timeline"}  # test_actor_records
    assert set(filters_for(Tokens())) - tried - numbers - twins - on_records == {"md"}


CHANGING: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "trim": str.strip,
}


@pytest.mark.parametrize("name", CHANGING)
@given(value=hostile)
def test_a_filter_that_changes_words_gives_changed_words_and_no_format(name: str, value: str) -> None:
    blocks = composed(f"{{{{ facts[0].place|{name} }}}}", (a_fact(1, place=value),)).blocks
    assert words_of(blocks[1:2]) == CHANGING[name](value)
    assert shape_of(blocks[1:2]) == "Block()"


@pytest.mark.parametrize("name", ["max", "min"])
@given(value=hostile)
def test_the_greatest_and_least_of_values_are_values(name: str, value: str) -> None:
    blocks = composed(f"{{{{ [facts[0].place]|{name} }}}}", (a_fact(1, place=value),)).blocks
    assert words_of(blocks[1:2]) == value


@given(value=hostile)
@example(value="a\nb")
def test_statements_quotes_titles_and_fields_come_out_whole(value: str) -> None:
    document = composed(
        "{{ facts|paragraphs }}\n\n{{ sources|table('Source: entry') }}",
        (a_fact(1, statement=value, evidence=(evidence(value),)),),
        sources=(a_source(1, title=value, publisher=value),),
        title=value,
    )
    block, table = document.blocks[1], document.blocks[2]
    assert isinstance(block, Block)
    assert isinstance(table, Table)
    statement = block.inlines[0]
    assert isinstance(statement, Statement)
    assert plain(statement.inlines) == value
    note = plain(block.inlines[-1].note)  # type: ignore[union-attr]  # the citation is last
    assert f"“{value}”" in note
    assert note.count(value) >= 3
    assert value in plain(table.rows[0][0])
    assert document.title == value


@given(value=hostile)
def test_an_analysts_markdown_cannot_forge_what_stands_for_a_value(value: str) -> None:
    forged = "\U0010ff10\U0010ff00\U0010ff11 &#x10FF10;&#x10FF00;&#x10FF11;"
    blocks = composed(
        "{{ paragraphs }}\n\n{{ facts|paragraphs }}", (a_fact(1, place=value),), (f"x {forged} y",)
    ).blocks
    assert plain(blocks[1].inlines).split() == ["x", "y"]  # type: ignore[union-attr]  # a paragraph


def test_a_literal_in_a_template_is_data_and_the_text_between_is_markdown() -> None:
    blocks = composed("{{ '**a**' }} **b**").blocks
    assert blocks[1:] == (Block((Text("**a** "), Strong((Text("b"),)))),)


def test_plain_text_keeps_every_other_private_character() -> None:
    assert without_tokens("\ue000\uf0b7\U0010fffd") == "\ue000\uf0b7\U0010fffd"
