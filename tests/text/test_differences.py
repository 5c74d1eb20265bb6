"""Where two versions differ, paragraph by paragraph and word by word."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.text.differences import differences
from briefer.text.harmless import plain_words

OLD = "One line stays.\nTwo ships met in fog. They sailed on.\n\nThe last line goes away.\nAn end.\n"
NEW = "One line stays.\nThree ships met in fog. They sailed on.\nSomething else came.\n\nAn end.\n"


def test_changed_words_and_paragraphs_are_told() -> None:
    found = differences(OLD, NEW)
    assert [OLD[slice(*it)] for it in found.taken] == ["Two", "The last line goes away"]
    assert [NEW[slice(*it)] for it in found.given] == ["Three", "Something else came"]
    assert len(found.changes) == 2
    assert (0, 0) in found.pairs
    assert (OLD.index("Two"), NEW.index("Three")) in found.pairs
    assert (OLD.index("An end"), NEW.index("An end")) in found.pairs


def test_what_is_added_has_an_empty_place_in_the_other() -> None:
    (change,) = differences("A.\nB.", "A.\nNew.\nB.").changes
    assert change.old == (3, 3)
    assert change.new == (3, 7)


def test_harmless_signs_make_no_difference() -> None:
    assert differences("“Yes”\u00a0– he said.\n", '"Yes" - he  said.').changes == ()


LINES = st.lists(
    st.sampled_from(["One.", "Two words. More.", "Two words! Less.", "", "Three of them"]), max_size=8
)


@settings(max_examples=60)
@given(LINES, LINES)
def test_what_is_not_marked_is_the_same_in_both(one: list[str], other: list[str]) -> None:
    old, new = "\n".join(one), "\n".join(other)
    found = differences(old, new)
    assert unmarked(old, found.taken) == unmarked(new, found.given)


def unmarked(text: str, marked: tuple[tuple[int, int], ...]) -> list[str]:
    for start, end in reversed(marked):
        text = f"{text[:start]} {text[end:]}"
    return plain_words(text.replace(".", " . ").replace("!", " ! ")).split()


def test_a_long_page_with_few_changes_is_compared_at_once() -> None:
    line = "The ministers of the two states met again in the old port, number {}, and spoke of ships."
    old = "\n".join(line.format(n) for n in range(6_000))
    new = old.replace("number 300,", "number three hundred,").replace("number 5000,", "number five thousand,")
    start = time.process_time()
    assert len(differences(old, new).changes) == 2
    assert time.process_time() - start < 3
