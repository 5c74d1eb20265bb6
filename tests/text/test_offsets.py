import random

from briefer.text.cleaning import clean
from briefer.text.offsets import Utf16Map
from briefer.text.sentences import sentence_spans

PIECES = [
    "Iran ",
    "said. ",
    "😀",
    "👩\u200d👩\u200d👧",
    "e\u0301",
    "🇵🇰",
    "\u2028",
    "\u2029",
    "\n",
    "\r\n",
    "\U0001d57b",
    "中",
    "\ufeff",
    "\x00",
    "\ud800",
]


def units(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_quotes_survive_the_way_through_utf_16() -> None:
    chance = random.Random(7)  # noqa: S311 - a seed for a test
    for _ in range(10_000):
        text = clean("".join(chance.choices(PIECES, k=chance.randrange(1, 40))))
        if not text:
            continue
        marks = Utf16Map(text)
        start = chance.randrange(len(text))
        end = chance.randrange(start, len(text)) + 1
        first, last = marks.to_utf16(start), marks.to_utf16(end)
        assert units(text)[2 * first : 2 * last].decode("utf-16-le") == text[start:end]
        assert (marks.to_code_point(first), marks.to_code_point(last)) == (start, end)
        for left, right in sentence_spans(text):
            assert text[left:right] == text[left:right].strip() != ""


def test_half_a_character_gives_the_start_of_the_character() -> None:
    marks = Utf16Map("a😀b")
    assert [marks.to_code_point(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


def test_text_without_astral_characters_counts_alike() -> None:
    marks = Utf16Map("Пакистан 中国")
    assert [marks.to_utf16(point) for point in range(12)] == list(range(12))
