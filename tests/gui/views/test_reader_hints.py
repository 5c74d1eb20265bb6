"""Which letters stand where, and what a letter with Shift selects."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_hints import hints, names_of, reached, words_of
from tests.gui.views.reader_desks import scene

TEXT = "Norland closed the strait. Ana Bell flew home."


def test_a_few_targets_have_a_letter_each_from_the_home_row_on() -> None:
    made = hints([(number, number + 1) for number in range(8)])
    assert [hint.letters for hint in made] == list("fjdksalg")
    assert [(hint.start, hint.end) for hint in made] == [(number, number + 1) for number in range(8)]


@given(st.integers(0, 800), st.sets(st.sampled_from("fjh;")))
def test_letters_are_told_apart_and_none_begins_another(number: int, taken: set[str]) -> None:
    made = [hint.letters for hint in hints([(n, n + 1) for n in range(number)], taken)]
    letters = 26 - len(taken - {";"})
    assert len(made) == min(number, letters**2)
    assert len(set(made)) == len(made)
    assert not any(one != other and other.startswith(one) for one in made for other in made)
    assert {len(label) for label in made} <= ({1} if number <= letters else {1, 2})
    assert [len(label) for label in made] == sorted(len(label) for label in made)
    assert not taken & set("".join(made))


def test_one_word_more_than_letters_makes_two_of_them_longer() -> None:
    made = [len(hint.letters) for hint in hints([(n, n + 1) for n in range(27)])]
    assert (made.count(1), made.count(2)) == (25, 2)


def test_words_are_those_of_the_sentence() -> None:
    blocks = Blocks(TEXT)
    sentence = blocks.sentence_at(30)
    assert sentence is not None
    assert [TEXT[a:b] for a, b in words_of(blocks, sentence)] == ["Ana", "Bell", "flew", "home"]


def test_names_are_tags_and_proposals_each_once(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path)
    made.actor("Norland")
    made.tag("envoy Ana Bell", made.actor("Zoe"))
    assert made.view.tags is not None
    found = [made.words[a:b] for a, b in names_of(made.view.text.blocks, made.view.tags, 0)]
    assert found == ["Norland", "Estmark", "envoy Ana Bell"]


def test_shift_selects_whole_words_on_and_back() -> None:
    blocks = Blocks(TEXT)
    closed, the = TEXT.index("closed"), TEXT.index("the")
    bell = TEXT.index("Bell")
    assert reached(blocks, (closed, closed), (bell, bell + 4)) == (closed, bell + 4)
    assert reached(blocks, (bell, bell), (closed, closed + 6)) == (bell + 4, closed)
    assert reached(blocks, (closed, bell), (the, the + 3)) == (closed, the + 3)
    assert reached(blocks, (closed, closed), (closed, closed + 6)) == (closed, closed + 6)
