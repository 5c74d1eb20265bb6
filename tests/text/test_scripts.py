"""What the letters of a text tell of its language and its direction."""

import pytest

from briefer.text.scripts import is_right_to_left, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks go on.", ""),
        ("12, 34 …", ""),
        ("", ""),
        ("قال الوزير إن المحادثات مستمرة", "ar"),
        ("وزیر خارجه می‌گوید گفت‌وگوها ادامه دارد", "fa"),
        ("وزیر نے کہا کہ بات چیت جاری ہے", "ur"),
        ("השר אמר כי השיחות נמשכות", "he"),
        ("Переговоры продолжаются", "ru"),
        ("Переговори тривають, її не було", "uk"),
        ("外交部发言人表示", "zh"),
        ("外務省は述べた", "ja"),
        ("외교부는 밝혔다", "ko"),
        ("รัฐมนตรีกล่าว", "th"),
        ("मंत्री ने कहा", "hi"),
        ("Ο υπουργός είπε", "el"),
        ("中巴 CPEC 项目报道", "zh"),
        ("CPEC, the corridor that China calls 中巴经济走廊, is a project of many years", ""),
    ],
)
def test_the_language_is_guessed_from_the_script(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("קול", True),
        ("2024: «قال»", True),
        ("“CPEC” قال", False),
        ("12, …", False),
        ("", False),
        ("中文", False),
    ],
)
def test_the_first_letter_tells_the_direction(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_right_to_left(text) is expected
