import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.words import is_word_boundary, snap_to_words, without_possessive, word_at, word_spans

MIXED = st.text(st.sampled_from("aB1 .,'\u2019-_sS\n\u0301\u200d\u00ad中ก😀é"), max_size=30)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China's oil; the nations' envoys", ["China", "oil", "the", "nations", "envoys"]),
        ("O'Brien don\u2019t", ["O'Brien", "don\u2019t"]),
        ("Iran-Pakistan ties, al-Adl", ["Iran", "Pakistan", "ties", "al", "Adl"]),
        ("the U.S.-led talks", ["the", "U.S.", "led", "talks"]),
        ("USD 1,000.50 on the 3rd.", ["USD", "1,000.50", "on", "the", "3rd"]),
        ("e\u0301te\u0301 Ir\u00adan", ["e\u0301te\u0301", "Ir\u00adan"]),
        ("中国 カタカナ", ["中", "国", "カタカナ"]),
        ("Пакистан заявил — नमस्ते", ["Пакистан", "заявил", "नमस्ते"]),
        ("😀 … ()", []),
    ],
)
def test_what_a_word_is(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(MIXED)
def test_boundaries_are_where_no_word_is_cut(text: str) -> None:
    inside = {index for start, end in word_spans(text) for index in range(start + 1, end)}
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        joined = after in "\u0301\u200d\u00ad" or before in "\u200d\u00ad"
        cut = joined and not before.isspace() and not after.isspace()
        assert is_word_boundary(text, index) == (index not in inside and not cut)


@given(MIXED, st.integers(0, 30), st.integers(0, 30))
def test_snapping_keeps_the_words_and_cuts_none(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    left, right = snap_to_words(text, start, end)
    if left == right:
        assert not text[start:end].strip()
        return
    assert text[start:end].strip() in text[left:right]
    assert text[left:right].strip() == text[left:right]
    assert is_word_boundary(text, left)
    assert is_word_boundary(text, right)
    assert snap_to_words(text, left, right) == (left, right)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (1, 3, "China"),
        (0, 5, "China"),
        (0, 7, "China's"),
        (7, 11, "envoy"),
        (9, 20, "envoy left"),
        (-5, 999, "China's envoy left"),
    ],
)
def test_snapping(start: int, end: int, expected: str) -> None:
    text = "China's envoy left"
    left, right = snap_to_words(text, start, end)
    assert text[left:right] == expected


def test_a_family_of_emoji_is_not_cut() -> None:
    text = "x 👩\u200d👩\u200d👧 y"
    assert snap_to_words(text, 4, 5) == (2, 7)
    assert not is_word_boundary(text, 3)


def test_the_word_at_the_caret() -> None:
    text = "Iran said. "
    assert [word_at(text, index) for index in (0, 4, 5, 9, 11)] == [(0, 4), (0, 4), (5, 9), (5, 9), None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China's", "China"),
        ("Islamabad\u2019s", "Islamabad"),
        ("nations'", "nations"),
        ("Laos", "Laos"),
        ("'s", "'s"),
    ],
)
def test_a_possessive_can_be_left_off(text: str, expected: str) -> None:
    start, end = without_possessive(text, 0, len(text))
    assert text[start:end] == expected


def test_a_megabyte_without_spaces_is_no_trouble() -> None:
    text = "a" * 1_000_000
    assert words(text) == [text]
    assert not is_word_boundary(text, 500_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('ד"ר כהן נסע לת״א', ['ד"ר', "כהן", "נסע", "לת״א"]),
        ('"שלום" אמר', ["שלום", "אמר"]),
        ("می‌گوید که گفت‌وگوها", ["می‌گوید", "که", "گفت‌وگوها"]),
        ("قَالَ الوَزِيرُ", ["قَالَ", "الوَزِيرُ"]),
        ("ทำ", ["ทำ"]),
        ("5G网络", ["5G", "网", "络"]),
    ],
)
def test_words_of_other_scripts(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == expected
    places = [start for start, _ in word_spans(text)]
    assert all(is_word_boundary(text, place) for place in places)
    assert not is_word_boundary('ד"ר', 1)
    assert not is_word_boundary("ทำ", 1)
