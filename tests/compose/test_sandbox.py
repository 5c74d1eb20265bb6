"""Templates that go wrong, by accident or on purpose, end in one sentence with the place."""

import pytest

from briefer.compose import sandbox
from briefer.errors import BrieferError
from tests.compose.making import a_fact, composed, written

HOSTILE = {
    "loop_range": "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}",
    "loop_output": "{% for i in range(99999) %}{{ 'A'*1000000 }}{% endfor %}",
    "repeat": "{{ 'A' * (10**10) }}",
    "recurse": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "mro": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "fmt_escape": "{{ '{0.__class__.__init__.__globals__}'.format(brief) }}",
    "include": "{% include '/etc/passwd' %}{% include '../../secret.txt' %}",
    "undef": "{{ no_such_field }}{{ brief.no.such }}",
    "unclosed": "{% if x %}",
}
FORBIDDEN = {
    "a power": "{{ 9**9**9 }}",
    "a repeated word": "{{ 'A' * 1000000000 }}",
    "a repeated list": "{{ [1] * 1000000000 }}",
    "formatting with %": "{{ '%0999999999d' % 1 }}",
    "formatting by filter": "{{ '%0999999999d'|format(1) }}",
    "padding": "{{ 'x'|center(1000000000) }}",
    "a growing replacement": "{{ ('a' ~ 'a')|replace('a', 'b'|replace('b', facts[0].place)) }}",
    "JSON": "{{ facts|tojson }}",
    "attributes": "{{ fields|xmlattr }}",
    "a method of words": "{{ facts[0].statement.upper() }}",
    "a method of a list": "{{ facts.append(1) }}",
    "a method of a dict": "{{ {'a': 1}.items() }}",
    "a part behind a record": "{{ facts[0]._evidence }}",
    "a function behind a record": "{{ facts[0].evidence.__class__ }}",
    "the tokens": "{{ facts[0].statement.tokens }}",
    "a property's code": "{{ (facts[0]|attr('evidence')) }}",
    "a loop's call": "{% for f in facts recursive %}{{ loop(facts) }}{% endfor %}",
    "a loop's method": "{% for f in facts %}{{ loop.cycle('a') }}{% endfor %}",
    "the template itself": "{{ self.x() }}",
    "the environment": "{{ environment }}",
    "a global": "{{ namespace() }}",
    "a lipsum": "{{ lipsum.__globals__ }}",
    "itself included": "{% include 's.md.j2' %}",
    "itself extended": "{% extends 's.md.j2' %}",
    "another file": "{% import '../pack.toml' as x %}",
    "a filter block": "{% filter upper %}x{% endfilter %}",
    "escaping switched off": "{% autoescape false %}{{ fields.who }}{% endautoescape %}",
    "a source's words as Markdown": "{{ facts[0].statement|md }}",
    "a value in a link": "[x](http://{{ facts[0].place }})",
    "a value in a definition": "[x]: http://{{ facts[0].place }}\n\n[x]",
    "a list within a line": "x {{ facts|bullets }}",
    "a list in a cell": "| a |\n|---|\n| {{ facts|bullets }} |",
    "a list printed whole": "{{ facts }}",
    "a record printed whole": "{{ facts[0] }}",
    "nothing printed": "{{ none }}",
    "a division by nought": "{{ 1 / 0 }}",
    "words and numbers added": "{{ facts[0].place + 1 }}",
    "deep brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_each_known_hostile_template_ends_in_one_sentence_that_names_pack_and_file(name: str) -> None:
    with pytest.raises(BrieferError) as caught:
        composed(HOSTILE[name])
    assert caught.value.what.startswith("Pack “mine”, s.md.j2, line 4")
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_a_template_may_not_do_ends_in_one_sentence(name: str) -> None:
    with pytest.raises(BrieferError) as caught:
        composed(FORBIDDEN[name], (a_fact(1, place="p" * 999_999),))
    assert caught.value.what.startswith("Pack “mine”, s.md.j2")
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("a\n\n{{ sorces }}", "line 6, column 4: there is nothing called “sorces” here. The line reads: {{"),
        ("{{ facts[0].statment }}", "there is no “statment” in a fact, but there is “statement”"),
        ("{{ fields.whom }}", "there is no “whom” in a brief's fields, but there is “who”"),
        ("a\n{% if x %}\nb", "the “if” opened last is never closed"),
        ("{% endfor %}", "there is no tag “endfor”"),
        ("{% for f in facts %}{% endif %}", "“endif” does not belong here: the “for” before it"),
        ("{{ facts|tojsn }}", "line 4, column 10: there is no filter “tojsn”"),
        ("{{ 1 is prime }}", "there is no test “prime”"),
        ("{{ 1 + }}", "the {{ … }} ends too early"),
        ("{{ facts|table('Date') }}", "“Date” describes no column"),
        ("{{ facts|table('A: date: 20', 'B: place: 30') }}", "the widths of a table's columns come to 100"),
        ("{{ facts|bullets('colour') }}", "there is no “colour” in a fact"),
        ("{{ facts[0]|upper }}", "a fact is not printed as a whole"),
        ("{% macro m() %}x{% endmacro %}{{ m()|upper }}", "this filter works on words"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_plain_words_with_its_place(template: str, sentence: str) -> None:
    with pytest.raises(BrieferError) as caught:
        composed(template, (a_fact(),))
    assert sentence in caught.value.what


@pytest.mark.parametrize(
    "name",
    ["facts[0]._evidence", "facts[0].statement.tokens", "facts[0].statement.upper", "fields.__dict__",
     "facts.count",
     "''.__class__",
     "fields['__class__']", "facts[0]['__slots__']"],
)  # fmt: skip
def test_what_is_behind_a_value_is_not_there_for_a_template(name: str) -> None:
    assert written(f"{{{{ {name} is defined }}}}", (a_fact(),)).startswith("no\n")


def test_output_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_OUTPUT", 1000)
    with pytest.raises(BrieferError, match="grows beyond"):
        composed(
            "{% for a in facts %}{% for b in facts %}xxxxxxxxxxxxxxx{% endfor %}{% endfor %}",
            tuple(map(a_fact, range(1, 11))),
        )


def test_a_byte_order_mark_and_a_comment_leave_the_text() -> None:
    assert "KEEP-ME" in written("\ufeff{# a #}KEEP-ME")


def test_macros_sets_loops_and_tests_work() -> None:
    template = """{% macro named(fact, mark="") %}{{ mark }}{{ fact.label|upper }}{% endmacro %}
{% set chosen = facts|rejectattr("place", "eq", "") %}
{% for fact in facts %}
{{ loop.index }}/{{ loop.length }} {{ named(fact, mark="!") }}{{ "," if not loop.last }}
{% endfor %}

{% if chosen %}
{{ chosen|map(attribute="place")|join(" and ") }} {{ chosen|length|counted("place", "places") }}
{% endif %}"""
    facts = (a_fact(1, place="Port Ansel"), a_fact(2), a_fact(3, place="The Teal"))
    text = written(template, facts)
    assert text.startswith("1/3 !F1, 2/3 !F2, 3/3 !F3\nPort Ansel and The Teal 2 places\n")


def test_words_can_be_cut_joined_and_counted() -> None:
    template = (
        "{% set said = facts[0].statement %}{{ said|truncate(14) }}|{{ said[:4] ~ '…' }}|{{ said|wordcount }}"
    )
    text = written(template, (a_fact(1, "Varenia closed the bridge."),))
    assert text.split("\n")[0] == "<f1>Varenia…</f>|Vare…|4"


def test_a_number_may_begin_a_numbered_list() -> None:
    assert written("{% for n in [1, 2] %}\n{{ n }}. x\n{% endfor %}") == "1) x\n1) x"


def test_the_analysts_own_note_may_be_markdown() -> None:
    text = written("{{ facts[0].note|md }}", (a_fact(1, note="**own**"),))
    assert text.startswith("<b>own</b>")
    assert written("{{ facts[0].note }}", (a_fact(1, note="**own**"),)).startswith("**own**")
