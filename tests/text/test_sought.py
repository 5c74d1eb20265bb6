"""What is typed into a search, read into words, phrases and narrowings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.sought import Chip, Narrowing, Sought, State, Term
from briefer.text.sought import MOST, looks_like_pattern, read_sought, without_chip, written_chip


def words(typed: str) -> list[str]:
    return [term.words for term in read_sought(typed).terms]


def chips(typed: str) -> list[tuple[str, str]]:
    return [(chip.kind.value, chip.value) for chip in read_sought(typed).chips]


def test_the_last_word_may_go_on() -> None:
    assert read_sought("two nat").terms == (Term("two"), Term("nat", is_begun=True))
    assert read_sought("two nations ").terms == (Term("two"), Term("nations"))


@pytest.mark.parametrize("typed", ['"two nations"', "“two nations”", "„two nations“", "«two nations»"])
def test_words_in_quotation_marks_are_one_phrase(typed: str) -> None:
    assert read_sought(typed).terms == (Term("two nations", is_phrase=True),)


def test_a_phrase_that_is_not_closed_yet_may_go_on() -> None:
    assert read_sought('"two nat').terms == (Term("two nat", is_phrase=True, is_begun=True),)


def test_a_minus_excludes() -> None:
    sought = read_sought('-talks −"in Tarn" Iran-Pakistan -status:claimed')
    assert [(term.words, term.is_excluded) for term in sought.terms] == [
        ("talks", True),
        ("in Tarn", True),
        ("Iran-Pakistan", False),
    ]
    assert sought.chips == (Chip(Narrowing.STATUS, "claimed", is_excluded=True),)


def test_narrowings_are_typed_with_a_colon() -> None:
    assert chips('actor:China After:2024-01-16 source:"Vell Courier" corridor') == [
        ("actor", "China"),
        ("after", "2024-01-16"),
        ("source", "Vell Courier"),
    ]
    assert words('actor:China after:2024-01-16 source:"Vell Courier" corridor') == ["corridor"]


@pytest.mark.parametrize("typed", ["foo:bar", "mankind:fact", "http://vell.example", "12:30"])
def test_other_words_with_a_colon_are_words(typed: str) -> None:
    assert words(typed) == [typed]
    assert chips(typed) == []


@pytest.mark.parametrize(("typed", "kind"), [("Date:2026-10", "event"), ("grading:B2", "grade")])
def test_what_the_chips_are_called_may_be_typed_too(typed: str, kind: str) -> None:
    assert chips(typed) == [(kind, typed.partition(":")[2])]


def test_a_narrowing_without_a_value_narrows_nothing() -> None:
    assert read_sought("actor:") == read_sought('actor:""') == Sought()


def test_signs_alone_are_no_words() -> None:
    assert words("- * “” … a - b") == ["a", "b"]


def test_what_is_asked_for_instead_of_words() -> None:
    assert read_sought("is:look").state is State.LOOK
    assert read_sought("is:nothing").state is None
    assert read_sought("look").state is None


@pytest.mark.parametrize(
    "typed", [r"\d+ killed", ".*", "a.+b", "[a-z]+", "(he|she) said", "(?:x)", "x{2,3}", r"\bport", "[^a]"]
)
def test_patterns_are_known_by_their_look(typed: str) -> None:
    assert looks_like_pattern(typed)
    assert read_sought(typed).is_pattern


@pytest.mark.parametrize(
    "typed", ["what?", "(a) or (b)", "[sic] said", "U.S.", "$5", "C++", "5 * 3", "1.", "and/or", "…", "^"]
)
def test_ordinary_words_are_no_patterns(typed: str) -> None:
    assert not looks_like_pattern(typed)


@pytest.mark.parametrize("value", ["China", "Vell Courier", "2024-01-16", "名前", 'he said "no"'])
def test_a_narrowing_that_is_written_is_read_again(value: str) -> None:
    (chip,) = read_sought(f"x {written_chip(Narrowing.SOURCE, value)} y").chips
    assert (chip.kind, chip.value) == (Narrowing.SOURCE, value.replace('"', ""))


def test_a_narrowing_is_taken_out_again() -> None:
    typed = 'talks actor:"Ana Bell" in status:claimed Vell'
    first, second = read_sought(typed).chips
    assert without_chip(typed, first) == "talks in status:claimed Vell"
    assert without_chip(typed, second) == 'talks actor:"Ana Bell" in Vell'


@given(st.text())
def test_anything_may_be_typed(typed: str) -> None:
    sought = read_sought(typed)
    for chip in sought.chips:
        assert (
            typed.encode(errors="replace")
            .decode()[chip.start : chip.end]
            .lower()
            .lstrip("-−–")
            .startswith(chip.kind)
        )


def test_of_very_many_words_the_first_are_read() -> None:
    sought = read_sought(" ".join(f"word{number}" for number in range(3_000)))
    assert (len(sought.terms), sought.is_cut) == (MOST, True)
    assert sought.terms[0] == Term("word0")
    assert not read_sought("vellin " * 3_000).is_cut
    assert read_sought("vellin " * 3_000).terms == (Term("vellin"),)
