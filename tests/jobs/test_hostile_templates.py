"""Hostile templates of a user's pack: an error with its place or nothing at all, soon, and no file opened."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefer.commands.briefs import add_brief
from briefer.compose.compose import compose
from briefer.compose.filters import filters_for
from briefer.compose.packs import Packs
from briefer.compose.tokens import Tokens
from briefer.errors import BrieferError
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import PACK_LIMITS, composed
from briefer.jobs.preview import preview
from briefer.model.documents import AnyBlock, Block, Emphasis, Heading, Items, Link, Strong, Table
from briefer.model.facts import Fact
from briefer.store.session import create_session
from tests.compose.making import CREATED, a_content, a_fact, a_pack
from tests.compose.test_sandbox import FORBIDDEN, HOSTILE

MORE = {
    "deep blocks": "{% if 1 %}" * 90 + "x" + "{% endif %}" * 90,
    "deep loops": "{% for a in facts %}" * 40 + "x" + "{% endfor %}" * 40,
    "deep lists": "{{ " + "[" * 500 + "]" * 500 + " }}",
    "deep filters": "{{ 'a'" + "|upper" * 2000 + " }}",
    "deep joins": "{{ 'a'" + " ~ 'a'" * 3000 + " }}",
    "deep quotations": ">" * 5000 + " x",
    "deep items": "".join("  " * depth + "- x\n" for depth in range(200)),
    "a long line": "x" * 900_000,
    "many stars": "*" * 100_000,
    "many brackets": "[" * 3_000 + "](",
    "many backticks": "`" * 10_001,
    "many links": "[a](b" * 5_000,
    "many cells": "|" * 20_000 + "\n" + "|-" * 10_000,
    "many entities": "&#0;&#x110000;&lt;" * 5_000,
    "two macros that call each other": (
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}"
    ),
    "a macro that calls its caller": "{% macro a() %}{{ caller() }}{% endmacro %}{{ a() }}",
    "a call block without end": (
        "{% macro a() %}{{ caller() }}{% endmacro %}{% call a() %}{% call a() %}x{% endcall %}{% endcall %}"
    ),
    "a word that doubles": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 30 + "{{ a }}",
    "a list that doubles": "{% set a = [1] %}" + "{% set a = a + a %}" * 40 + "{{ a|length }}",
    "a replacement that grows": "{% set a = 'aaaaaaaaaa' %}"
    + "{% set a = a|replace('a', a) %}" * 12
    + "{{ a }}",
    "a large number": "{{ " + "9" * 5000 + " }}",
    "a large product": "{% set n = 99999999999 %}" + "{% set n = n * n %}" * 30 + "{{ n }}",
    "a negative slice": "{{ facts[-1000000000:1000000000:-1]|length }}",
    "a slice of nothing": "{{ ''[::0] }}",
    "an index far away": "{{ facts[10000000000] }}",
    "rounding": "{{ 1.5|round(1000000000) }}",
    "an infinity": "{{ 1e400 }}",
    "no number": "{{ (1e400 - 1e400)|int }}",
    "sorted by what is not there": "{{ facts|sort(attribute='a.b.c') }}",
    "grouped by a list": "{{ facts|groupby('evidence') }}",
    "mapped to a class": "{{ facts|map(attribute='__class__')|list }}",
    "mapped to a filter that is not there": "{{ facts|map('eval')|list }}",
    "selected by a test that is not there": "{{ facts|select('callable')|list }}",
    "an attribute by its pieces": "{{ facts[0]['__cla' ~ 'ss__'] }}",
    "an attribute by its code points": r"{{ facts[0]['\x5f\x5fclass\x5f\x5f'] }}",
    "the caller's frame": "{{ facts[0].__init__.__globals__.__builtins__.open('/etc/passwd') }}",
    "a generator": "{{ (facts|map('upper')).gi_frame }}",
    "an exception": "{{ ''.__class__.__base__.__subclasses__()[80].__init__.__globals__ }}",
    "debugging": "{% debug %}",
    "code": "{% do facts.clear() %}",
    "a translation": "{% trans %}x{% endtrans %}",
    "a break": "{% for f in facts %}{% break %}{% endfor %}",
    "a file above": "{% include '../pack.toml' %}",
    "a file of the system": "{% include 'shared/../../../../etc/passwd' %}",
    "a list of files": "{% include ['a', '/etc/passwd'] ignore missing %}",
    "an import with all": "{% from '/etc/passwd' import root with context %}",
    "a block in a block": "{% block a %}{% block a %}{% endblock %}{% endblock %}",
    "a comment without end": "{# x",
    "raw without end": "{% raw %}{{ x",
    "null": "{{ '\0' }}\0",
    "lone halves of a pair": "\\ud800 {{ '\\ud800' }}",
    "tokens of its own": "\U0010ff10\U0010ff00\U0010ff11 {{ '\U0010ff10\U0010ff00\U0010ff11' }}",
    "front matter again": "+++\nheading = 'x'\n+++\n",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a link that runs": "[x](javascript:alert(1)) [y](data:text/html,x) [z](file:///etc/passwd)",
    "a picture from afar": "![x](https://far.example/x.png)",
    "set in a loop": "{% for f in facts %}{% set facts = facts + facts %}{% endfor %}{{ facts|length }}",
}
"""Templates that are either refused or do nothing; none of them needs long."""

HOSTILE_WORDS = (
    "{{ 7*7 }}", "{% raw %}", "**bold** _it_ [x](javascript:x) <b>", "]]>", "26. January", "- a", "| a | b |",
    "[@f1]", "\U0010ff10\U0010ff00\U0010ff11", "\u202eabc", "&amp;", "`x`", "%s %(a)s {0}", "\\",
    "'\"", "\n\n# x",
)  # fmt: skip
_SLOW = ("a large product", "deep loops", "deep quotations", "many brackets", "many cells", "many links")
"""They are stopped by the clock of their child alone, or take a second each."""
_SOON = PACK_LIMITS.seconds + 3.0  # seconds; a child is stopped a little after its time
_WATCHED = ("open", "os.system", "os.exec", "os.posix_spawn")
_opened: list[str] = []
_is_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _is_watching and (event in _WATCHED or event.startswith(("subprocess", "socket"))):
        _opened.append(f"{event} {arguments[0] if arguments else ''}")


@contextmanager
def watched() -> Iterator[list[str]]:
    """Gather what is opened, imported or started meanwhile; a hook cannot be taken out again."""
    global _is_watching  # noqa: PLW0603 - see above
    if not _opened and not getattr(sys, "_briefer_watch", False):
        sys.addaudithook(_watch)
        setattr(sys, "_briefer_watch", True)  # noqa: B010 - the interpreter's own module knows no such name
    _opened.clear()
    _is_watching = True
    try:
        yield _opened
    finally:
        _is_watching = False


@pytest.fixture(scope="module")
def child() -> Iterator[Isolation]:
    with Isolation(PACK_LIMITS) as made:
        yield made


def outcome(
    template: str, facts: tuple[Fact, ...], child: Isolation | None = None
) -> tuple[AnyBlock, ...] | str:
    """Return the note's blocks, or the sentence in which it ended."""
    content, pack = a_content(facts), a_pack(template)
    try:
        if child is None:
            return compose(content, pack, created=CREATED).blocks
        return composed(content, pack, created=CREATED, isolation=child).blocks
    except BrieferError as error:
        return str(error)


@pytest.mark.parametrize("name", MORE)
def test_a_hostile_template_is_refused_with_its_place_or_does_nothing(name: str, child: Isolation) -> None:
    begun = time.monotonic()
    told = outcome(MORE[name], (a_fact(1), a_fact(2)), child)
    assert time.monotonic() - begun < _SOON
    if isinstance(told, str):
        assert told.startswith(("Pack “mine”, s.md.j2", "The pack “mine” was stopped", "The templates of"))
        assert "Traceback" not in told
    assert "root:" not in repr(told)
    assert "url='javascript" not in repr(told)
    assert "url='file" not in repr(told)


def test_no_template_opens_a_file_or_starts_anything() -> None:
    facts = (a_fact(1), a_fact(2))
    outcome("{{ facts|paragraphs }}", facts)
    outcome("{{ 1 / 0 }}", facts)  # what is imported for a fault is there from now on
    cases = {name: text for name, text in {**HOSTILE, **FORBIDDEN, **MORE}.items() if name not in _SLOW}
    with watched() as opened:
        told = [outcome(template, facts) for template in cases.values()]
    assert opened == []
    assert sum(isinstance(each, str) for each in told) > len(HOSTILE) + len(FORBIDDEN)


@pytest.mark.parametrize("words", HOSTILE_WORDS)
def test_every_filter_leaves_hostile_words_as_words(words: str) -> None:
    facts = (a_fact(1, place=words), a_fact(2, place=words))
    for name in filters_for(Tokens()):
        for value in ("facts[0].place", "facts|map(attribute='place')"):
            told = outcome(f"{{{{ {value}|{name} }}}}", facts)
            if isinstance(told, str):
                assert "Traceback" not in told
                continue
            body = [block for block in told if not isinstance(block, Heading)]
            assert all(isinstance(block, Block | Items | Table) for block in body), name
            assert not any(isinstance(part, Strong | Emphasis | Link) for part in _parts(body)), name


def _parts(value: object) -> Iterator[object]:
    """Yield all that a document is made of, but for the words of its notes and statements."""
    if isinstance(value, tuple | list):
        for each in value:
            yield from _parts(each)
    elif isinstance(value, Block):
        yield from value.inlines
    elif isinstance(value, Items):
        yield from _parts(value.items)


def test_a_hostile_pack_leaves_the_session_as_it_was(tmp_path: Path, child: Isolation) -> None:
    with create_session(tmp_path / "s.briefer") as session:
        key = add_brief(session, a_pack())
        steps = session.history()
        for template in (HOSTILE["recurse"], FORBIDDEN["itself included"], FORBIDDEN["a power"]):
            with pytest.raises(BrieferError, match=r"s\.md\.j2"):
                preview(session, key, packs=Packs((a_pack(template),)), isolation=child)
        assert session.history() == steps
