"""Going about by sentence, word and name, with and without a selection."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_cursor import Place, by_sentence, by_word

TEXT = "One is here. Two is there.\n\nThree ends it."
ONE, TWO, THREE = "One is here.", "Two is there.", "Three ends it."
BLOCKS = Blocks(TEXT)


def words(place: Place) -> str:
    return TEXT[min(place) : max(place)]


def at(text: str) -> Place:
    return TEXT.index(text), TEXT.index(text)


def test_sentences_are_walked_forward_and_back_over_a_blank_line() -> None:
    place = at("One")
    for expected in ("Two", "Three", "Three"):
        place = by_sentence(BLOCKS, place, 1, extend=False)
        assert place == at(expected)
    for expected in ("Two", "One", "One"):
        place = by_sentence(BLOCKS, place, -1, extend=False)
        assert place == at(expected)


def test_back_from_inside_a_sentence_goes_to_the_one_before() -> None:
    assert by_sentence(BLOCKS, at("there"), -1, extend=False) == at("One")


def test_shift_selects_whole_sentences_and_gives_them_back() -> None:
    place = by_sentence(BLOCKS, at("is here"), 1, extend=True)
    assert words(place) == ONE
    place = by_sentence(BLOCKS, place, 1, extend=True)
    assert words(place) == f"{ONE} {TWO}"
    place = by_sentence(BLOCKS, place, -1, extend=True)
    assert words(place) == ONE
    place = by_sentence(BLOCKS, place, -1, extend=True)
    assert words(place) == ONE


def test_shift_back_selects_against_the_reading() -> None:
    place = by_sentence(BLOCKS, at("Three"), -1, extend=True)
    assert words(place) == THREE
    assert place[0] > place[1]
    place = by_sentence(BLOCKS, place, -1, extend=True)
    assert words(place) == TEXT[TEXT.index("Two") :]
    assert words(by_sentence(BLOCKS, place, 1, extend=True)) == THREE


def test_a_selection_is_left_at_the_side_that_is_gone_to() -> None:
    selected = (TEXT.index("One"), TEXT.index(" there"))
    assert by_sentence(BLOCKS, selected, 1, extend=False) == at("Three")
    assert by_word(BLOCKS, selected, 1, extend=False) == at("there")


def test_words_are_walked_over_punctuation_and_lines() -> None:
    place, seen = (0, 0), []
    for _ in range(9):
        seen.append(TEXT[place[0] :].split(maxsplit=1)[0].strip("."))
        place = by_word(BLOCKS, place, 1, extend=False)
    assert seen == ["One", "is", "here", "Two", "is", "there", "Three", "ends", "it"]
    assert by_word(BLOCKS, place, -1, extend=False) == at("ends")
    assert by_word(BLOCKS, at("Three"), -1, extend=False) == at("there")


def test_back_from_inside_a_word_goes_to_its_start() -> None:
    inside = TEXT.index("here") + 2
    assert by_word(BLOCKS, (inside, inside), -1, extend=False) == at("here")


def test_shift_selects_words_and_gives_them_back() -> None:
    place = by_word(BLOCKS, at("is here"), 1, extend=True)
    assert words(place) == "is"
    place = by_word(BLOCKS, place, 1, extend=True)
    assert words(place) == "is here"
    assert words(by_word(BLOCKS, place, -1, extend=True)) == "is"
    backwards = by_word(BLOCKS, at("is here"), -1, extend=True)
    assert words(by_word(BLOCKS, backwards, -1, extend=True)) == "One is"


def test_nothing_moves_in_an_empty_text() -> None:
    for move in (by_sentence, by_word):
        assert move(Blocks(""), (0, 0), 1, extend=True) == (0, 0)
        assert move(Blocks(" \n"), (0, 0), -1, extend=False) == (0, 0)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=30))
def test_no_walk_leaves_the_text_or_cuts_a_word(steps: list[tuple[bool, bool, bool]]) -> None:
    starts = {start for block in range(len(BLOCKS)) for start, _ in BLOCKS.words(block)}
    ends = {end for block in range(len(BLOCKS)) for _, end in BLOCKS.words(block)}
    sentences = {it for block in range(len(BLOCKS)) for span in BLOCKS.sentences(block) for it in span}
    place = (0, 0)
    for is_word, forward, extend in steps:
        move = by_word if is_word else by_sentence
        place = move(BLOCKS, place, 1 if forward else -1, extend=extend)
        for end in place:
            assert end in starts | ends | sentences
