"""Whether words are in another language than a note, by their tag, else by their script."""

import unicodedata
from functools import lru_cache

_OTHER_SCRIPTS = frozenset(
    [
        *(
            "ar",
            "be",
            "bg",
            "bn",
            "el",
            "fa",
            "he",
            "hi",
            "hy",
            "ja",
            "ka",
            "ko",
            "mk",
            "ps",
            "ru",
            "sr",
            "th",
        ),
        *("uk", "ur", "zh"),
    ]
)
"""Languages that are not written in Latin letters: in their notes the script tells nothing."""


def is_foreign(words: str, language: str, own: str) -> bool:
    """Return whether the words of a source are in another language than `own`; both are BCP 47 tags.

    Where the language of the source is not known, words of which more letters are not Latin than are count
    as foreign in a note whose language is written in Latin letters.
    """
    if language:
        return _are_two(language, own)
    if _primary(own) in _OTHER_SCRIPTS:
        return False
    letters = [sign for sign in words if sign.isalpha()]
    latin = sum(unicodedata.name(sign, "").startswith(("LATIN", "FULLWIDTH LATIN")) for sign in letters)
    return latin < len(letters) - latin


@lru_cache(maxsize=64)
def _are_two(language: str, other: str) -> bool:
    return _primary(language) != _primary(other)


@lru_cache(maxsize=64)
def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].casefold()
