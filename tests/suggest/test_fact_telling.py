"""The words of a sentence that a statement tells."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.suggest.fact_telling import Sign, signs_in, told_stretch

SENTENCE = (
    "On Monday, Norland closed the strait, even as talks between Estmark and Kestovia were resumed following"
    " recent raids on three ports."
)


def told(statement: str, text: str = SENTENCE, names: tuple[Sign, ...] = ()) -> str:
    signs = signs_in(text, 0, len(text), names)
    start, end = told_stretch(text, (0, len(text)), signs, signs_in(statement, 0, len(statement)))
    return text[start:end]


def test_each_statement_tells_its_own_clause() -> None:
    assert told("Talks between Estmark and Kestovia were resumed.") == (
        "talks between Estmark and Kestovia were resumed"
    )
    assert told("There were recent raids on ports.") == "recent raids on three ports"


def test_a_date_before_the_clause_belongs_to_it() -> None:
    assert told("Norland closed the strait.") == "On Monday, Norland closed the strait"


def test_a_statement_of_other_words_tells_all() -> None:
    assert told("Fish is dear.") == SENTENCE
    assert told("") == SENTENCE


def test_who_is_meant_counts_whatever_the_words() -> None:
    text = "The envoy left, and they quarrelled."
    named = (Sign(text.index("they"), text.index("they") + 4, "1"),)
    says = (Sign(0, 1, "1"), *signs_in("quarrelled", 0, 10))
    start, end = told_stretch(text, (0, len(text)), signs_in(text, 0, len(text), named), says)
    assert text[start:end] == "they quarrelled"


@given(st.text(alphabet="ab ,;.()-\n", max_size=60), st.text(alphabet="ab ", max_size=20))
def test_what_is_told_lies_in_the_passage(text: str, statement: str) -> None:
    passage = (min(2, len(text)), len(text))
    signs = signs_in(text, *passage)
    start, end = told_stretch(text, passage, signs, signs_in(statement, 0, len(statement)))
    assert passage[0] <= start <= end <= passage[1]
