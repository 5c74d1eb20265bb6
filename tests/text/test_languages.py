import pytest

from briefer.text.languages import is_foreign


@pytest.mark.parametrize(
    ("words", "language", "own", "foreign"),
    [
        ("The silo burned.", "en-US", "en-GB", False),
        ("Le silo a brûlé.", "fr", "en-GB", True),
        ("The silo burned.", "en_GB", "en", False),
        ("Le silo a brûlé.", "", "en", False),
        ("سیلو آتش گرفت", "", "en", True),
        ("سیلو آتش گرفت", "", "fa", False),
        ("Силос ABC сгорел", "", "en", True),
        ("港口仓库 silo 爆炸", "", "en", True),
        ("12:30 …", "", "en", False),
        ("", "", "en", False),
    ],
)
def test_what_is_foreign(words: str, language: str, own: str, foreign: bool) -> None:  # noqa: FBT001 - expected
    assert is_foreign(words, language, own) == foreign
