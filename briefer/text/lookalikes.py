"""Names that are not what they seem: signs that cannot be seen or turn the writing, letters that look alike.

After Unicode Technical Standard 39, kept small: the letters of other scripts that look like Latin ones are
those of its table of confusables that stand in names, and scripts are told by the names of characters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_SHORT_NAMES = {
    "\u00ad": "soft hyphen",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")  # parts of words in Persian and in Indian scripts
_BLANKS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")  # letters and signs without a picture
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХҮаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονՕՍօսհ",  # noqa: RUF001 - they are the point
    "ABESIJKMHOPCTXYaeopcyxsijhdqwABEZHIKMNOPTYXovOUouh",
)
_SCRIPTS = ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic")  # they have letters alike
_FORMS = {"FULLWIDTH": "full-width", "MATHEMATICAL": "mathematical"}
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")


@dataclass(frozen=True, slots=True)
class _Odd:
    """A letter that may be taken for another one: where it stands, and of which script or form it is."""

    place: int
    letter: str
    script: str


def is_visible(text: str) -> bool:
    """Return whether a text has a letter, digit or sign that can be seen."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANKS for sign in text)


@lru_cache(maxsize=4096)
def marked(text: str) -> str:
    """Return the text with marks where something cannot be seen, or is not the letter that it looks like.

    “⟨RLO⟩ilA” begins with a sign that turns the direction of writing; the A of “⟨Cyrillic A⟩li” is no Latin
    one; a name all of whose letters look like Latin ones has its script before it.
    """
    if text.isascii() and text.isprintable():
        return text
    odd = {letter.place: f"⟨{letter.script} {letter.letter}⟩" for letter in _odd_letters(text)}
    shown = "".join(
        f"⟨{_name(sign)}⟩" if _is_hidden(text, place) else odd.get(place, sign)
        for place, sign in enumerate(text)
    )
    script = _disguise(text)
    return f"⟨{script}⟩ {shown}" if script else shown


def doubts_about(text: str) -> tuple[str, ...]:
    """Return what may deceive the eye in a name, in sentences."""
    if text.isascii() and text.isprintable():
        return ()
    hidden = dict.fromkeys(sign for place, sign in enumerate(text) if _is_hidden(text, place))
    turning = [f"⟨{_name(sign)}⟩" for sign in hidden if sign in _TURNING]
    unseen = [f"⟨{_name(sign)}⟩" for sign in hidden if sign not in _TURNING]
    odd = dict.fromkeys(f"{letter.letter} is {letter.script}" for letter in _odd_letters(text))
    script = _disguise(text)
    said = (
        (turning, f"“{marked(text)}” holds signs that turn the direction of writing: {', '.join(turning)}."),
        (unseen, f"“{marked(text)}” holds signs that cannot be seen: {', '.join(unseen)}."),
        (odd, f"“{marked(text)}” mixes letters that look alike: {', '.join(odd)}."),
        (script, f"All letters of “{text}” are {script} and look like Latin ones."),
    )
    return tuple(sentence for found, sentence in said if found)


def looks(text: str) -> str:
    """Return a form that is the same for two names that look the same, whatever letters they are made of."""
    seen = "".join(sign for place, sign in enumerate(text) if not _is_hidden(text, place))
    return unicodedata.normalize("NFKC", seen).translate(_ALIKE).casefold()


def _name(sign: str) -> str:
    return _SHORT_NAMES.get(sign) or f"U+{ord(sign):04X}"


def _is_hidden(text: str, place: int) -> bool:
    sign = text[place]
    if sign in _JOINERS:
        around = text[place - 1 : place] + text[place + 1 : place + 2]
        return len(around) < 2 or any(it.isascii() or _script(it) in _SCRIPTS for it in around)  # noqa: PLR2004
    return sign in _BLANKS or unicodedata.category(sign)[0] == "C"


def _odd_letters(text: str) -> Iterator[_Odd]:
    """Yield the letters of a word that are of another script than most, and those of a special form."""
    for word in _WORD.finditer(text):
        letters = [
            _Odd(word.start() + at, sign, _script(sign)) for at, sign in enumerate(word[0]) if sign.isalpha()
        ]
        scripts = Counter(it.script for it in letters if it.script in _SCRIPTS)
        most = max(scripts, key=lambda script: (scripts[script], script == "Latin"), default="")
        for letter in letters:
            if letter.script in _FORMS.values() or (letter.script in _SCRIPTS and letter.script != most):
                yield letter


def _disguise(text: str) -> str:
    """Return the script of a name whose letters are all of it and look like Latin ones, else nothing."""
    letters = [sign for sign in text if sign.isalpha()]
    scripts = {_script(sign) for sign in letters}
    if len(letters) < 2 or len(scripts) != 1 or "Latin" in scripts:  # noqa: PLR2004 - one letter is a sign
        return ""
    return scripts.pop() if "".join(letters).translate(_ALIKE).isascii() else ""


@cache
def _script(sign: str) -> str:
    """Return the script of a letter, or its form where that is special, as the Unicode name begins."""
    first = unicodedata.name(sign, "").partition(" ")[0]
    return _FORMS.get(first) or first.capitalize()
