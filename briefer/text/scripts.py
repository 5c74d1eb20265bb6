"""What the letters of a text tell: the language it may be in, and from which side it is read."""

import re
import unicodedata

# Of the letters of a text, so many are looked at.
_LOOKED_AT = 2_000
_LEAST_SHARE = 0.4
_LETTERS = (
    ("ar", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"),
    ("he", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("ru", "\u0400-\u052f"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hy", "\u0530-\u058f"),
    ("ka", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("th", "\u0e00-\u0e7f"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
    ("am", "\u1200-\u137f"),
    ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("zh", "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
)
_SCRIPTS = tuple((language, re.compile(f"[{letters}]")) for language, letters in _LETTERS)
# Letters that only some of the languages of a script have.
_FINER = {
    "ar": (("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06d2]")), ("fa", re.compile("[پچژگیک]"))),
    "ru": (("uk", re.compile("[іїєґІЇЄҐ]")),),
    "zh": (("ja", re.compile("[\u3040-\u30ff]")),),
}
_STRONG = {"L": False, "R": True, "AL": True}


def language_of(text: str) -> str:
    """Return the BCP 47 tag of a language that is written in the letters of the text, or "".

    It is a guess from the script alone: empty for Latin letters, which tell too little.
    """
    letters = "".join(filter(str.isalpha, text[: 2 * _LOOKED_AT]))[:_LOOKED_AT]
    for language, script in _SCRIPTS:
        if letters and len(script.findall(letters)) >= _LEAST_SHARE * len(letters):
            finer = _FINER.get(language, ())
            return next((name for name, signs in finer if signs.search(letters)), language)
    return ""


def is_right_to_left(text: str, *, otherwise: bool = False) -> bool:
    """Return whether the text is read from the right, by its first letter (Unicode Annex 9, rule P2).

    A text without a letter is read as `otherwise` says.
    """
    directions = (_STRONG.get(unicodedata.bidirectional(sign)) for sign in text[:_LOOKED_AT])
    return next((it for it in directions if it is not None), otherwise)
