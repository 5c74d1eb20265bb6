"""Languages of a note: which stretches of a text run from right to left, and words for counting pages.

Word does not work out direction by itself: each run of Arabic or Hebrew has to be told apart, and so has a
paragraph that begins in such a script. The rule for a paragraph's direction is P2 and P3 of Unicode
Standard Annex 9: its first strong character decides.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_RTL_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL = re.compile(f"[{_RTL_LETTERS}]")
_BEGINS_LATIN = re.compile(r"[\0-@\[-`{-\x7f]*[A-Za-z]")  # as nearly all paragraphs do
_FIRST = 16  # signs: what is asked again and again is kept by these
# Two stretches of right-to-left letters with only neutral signs and digits between them are one.
_STRETCH = re.compile(
    rf"[{_RTL_LETTERS}](?:[^A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\u2dff\u3000-\ufb1c]*[{_RTL_LETTERS}])?"
)
_OPENING = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_STOP = re.compile("[.!?…\u061f\u06d4]+(?=[”»’\"'])")
_FIGURES = re.compile(r"[\s\d.,:/\u2010-\u2015-]*")
_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_PAGE_WORDS = {
    "en": ("Page ", " of "),
    "fr": ("Page ", " sur "),
    "de": ("Seite ", " von "),
    "es": ("P\u00e1gina ", " de "),
    "it": ("Pagina ", " di "),
    "nl": ("Pagina ", " van "),
    "pt": ("P\u00e1gina ", " de "),
}


def has_rtl(text: str) -> bool:
    """Return whether any letter of the text is written from right to left."""
    return _RTL.search(text) is not None


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, each with whether it runs from right to left; joined they are the text."""
    done = 0
    for match in _STRETCH.finditer(text):
        start, end = _with_its_signs(text, done, *match.span())
        if start > done:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False


def _with_its_signs(text: str, least: int, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with the other halves of its brackets, and with the full stop of what is quoted.

    By themselves they would stand at the other side of its words. It begins at `least` at the earliest.
    """
    while end < len(text) and (opening := _CLOSING.get(text[end])):
        if text.count(opening, start, end) <= text.count(text[end], start, end):
            break
        end += 1
    if stop := _STOP.match(text, end):
        end = stop.end()
    if end < len(text) and (closed := _closing_behind_figures(text, start, end)):
        end = closed
    while start > least and (closing := _OPENING.get(text[start - 1])):
        if text.count(closing, start, end) <= text.count(text[start - 1], start, end):
            break
        start -= 1
    return start, end


def _closing_behind_figures(text: str, start: int, end: int) -> int:
    """Return where a bracket that was opened within a stretch is closed, if figures alone stand before that.

    It is 0 where none is: a year in brackets stands with its month, which is in letters.
    """
    opened = [closing for sign in text[start:end] if (closing := _OPENING.get(sign))]
    at = _FIGURES.match(text, end)
    closing = text[at.end() : at.end() + 1] if at is not None else ""
    is_open = closing in opened and opened.count(closing) > text.count(closing, start, end)
    return at.end() + 1 if at is not None and is_open else 0


def begins_latin(words: str) -> bool:
    """Return whether words surely run from left to right: their first letter is a plain Latin one.

    It is looked for among their first signs alone.
    """
    return _begin_latin(words[:_FIRST])


@lru_cache(maxsize=1024)
def _begin_latin(first: str) -> bool:
    """Return whether the first letter is a Latin one; paragraphs of a note often begin alike."""
    return _BEGINS_LATIN.match(first) is not None


def begins_rtl(pieces: Iterable[str]) -> bool | None:
    """Return whether the first strong character runs from right to left; None where there is none."""
    for piece in pieces:
        if begins_latin(piece):
            return False
        for char in piece:
            kind = unicodedata.bidirectional(char)
            if kind in ("L", "R", "AL"):
                return kind != "L"
    return None


def primary_language(language: str) -> str:
    """Return the first part of a BCP 47 tag in lower case."""
    return language.partition("-")[0].casefold()


def is_rtl_language(language: str) -> bool:
    """Return whether a BCP 47 tag names a language that is written from right to left."""
    return primary_language(language) in _RTL_LANGUAGES


def page_words(language: str) -> tuple[str, str]:
    """Return what stands before and between the numbers in “Page 2 of 5”, as far as we know the language."""
    return _PAGE_WORDS.get(primary_language(language), ("", " / "))
