import pytest

from briefer.compose.compose import compose
from briefer.errors import BrieferError
from briefer.model.documents import Block, Items, Table
from briefer.model.packs import Numbering
from tests.compose.making import CREATED, a_content, a_fact, a_pack, composed, plain, written

FACTS = (
    a_fact(1, "One.", "2025-03-01", place="Port Ansel"),
    a_fact(2, "Two.", place="26. January"),
)


def test_paragraphs_and_lists_print_a_facts_line_where_no_part_is_named() -> None:
    assert written("{{ facts|paragraphs }}", FACTS) == (
        "<b>1 March 2025.</b> <f1>One.</f>[1:f1]\n<f2>Two.</f>[2:f2]"
    )
    assert written("{{ facts|bullets }}", FACTS[:1]) == "- <b>1 March 2025.</b> <f1>One.</f>[1:f1]"


def test_named_parts_stand_one_after_the_other_with_spaces_between_words() -> None:
    text = written("{{ facts|bullets('place', 'label', 'statement', 'citation') }}", FACTS)
    assert text == "- Port Ansel f1 <f1>One.</f>[1:f1]\n- 26. January f2 <f2>Two.</f>[2:f2]"


def test_a_table_has_headings_widths_and_a_title() -> None:
    template = "{{ facts|table('When: when: 30', 'What: statement, citation: 70', title='All of it') }}"
    table = composed(template, FACTS).blocks[1]
    assert isinstance(table, Table)
    assert (table.widths, table.title, len(table.rows)) == ((30, 70), "All of it", 2)
    assert written(template, FACTS).splitlines()[1:] == [
        "| 1 March 2025 | <f1>One.</f>[1:f1] |",
        "|  | <f2>Two.</f>[2:f2] |",
    ]


def test_columns_without_widths_share_the_line() -> None:
    table = composed("{{ facts|table('When: when', 'What: line') }}", FACTS).blocks[1]
    assert isinstance(table, Table)
    assert table.widths == ()


@pytest.mark.parametrize("layout", ["paragraphs", "bullets", "table('When: when')"])
def test_a_layout_of_nothing_prints_nothing(layout: str) -> None:
    assert written(f"a\n\n{{{{ []|{layout} }}}}\n\nb") == "a\nb"


def test_layouts_may_follow_each_other_and_stand_in_lists_and_quotations() -> None:
    text = written("{{ facts|bullets('label') }}\n{{ facts|bullets('place') }}", FACTS[:1])
    assert text.splitlines()[:2] == ["- f1", "- Port Ansel"]
    assert written("> {{ facts|bullets('label') }}", FACTS[:1]).splitlines()[0] == "> - f1"
    assert written("- {{ facts|paragraphs('label') }}", FACTS[:1]).splitlines()[0] == "- f1"


def test_two_thousand_facts_are_one_list_and_keep_their_order() -> None:
    facts = tuple(a_fact(number, f"Number {number}.") for number in range(1, 2001))
    block = composed("{{ facts|bullets }}", facts).blocks[1]
    assert isinstance(block, Items)
    assert len(block.items) == 2000


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("table", "a table has columns"),
        ("table('When')", "“When” describes no column"),
        ("table('a: b: c: d')", "describes no column"),
        ("table('When: when: wide')", "“wide” is no width"),
        ("table('a: when: 50', 'b: when')", "come to 100"),
        ("paragraphs('when', 'wen')", "there is no “wen” in a fact, but there is “when”"),
        ("bullets('evidence')", "a list is not printed as a whole"),
    ],
)
def test_a_layout_that_makes_no_sense_is_a_fault_with_its_line(layout: str, said: str) -> None:
    with pytest.raises(BrieferError, match="line 4") as caught:
        written(f"{{{{ facts|{layout} }}}}", FACTS)
    assert said in caught.value.what


def test_a_layout_is_for_lists_of_records() -> None:
    with pytest.raises(BrieferError, match="a layout is for lists"):
        written("{{ facts[0].place|bullets }}", FACTS)


def test_words_in_a_role_are_a_paragraph_of_its_look_without_a_number() -> None:
    template = "{{ facts|paragraphs('label') }}\n\n{{ ('From ' ~ facts[0].place)|role('small') }}"
    pack = a_pack(template, numbering=Numbering.PARAGRAPHS)
    blocks = compose(a_content(FACTS[:1]), pack, created=CREATED).blocks[1:]
    said = [(block.style, block.number, plain(block.inlines)) for block in blocks if isinstance(block, Block)]
    assert said[:2] == [("", 1, "f1"), ("small", 0, "From Port Ansel")]
    assert written("a\n\n{{ ''|role('small') }}\n\nb") == "a\nb"
