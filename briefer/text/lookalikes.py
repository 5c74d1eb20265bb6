"""Signs in a name that cannot be seen, and letters of another script that look like its own."""

import re
import unicodedata
from types import MappingProxyType

_MARKS = MappingProxyType(
    {
        "\u00ad": "SHY", "\u061c": "ALM", "\u180e": "MVS",
        "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
        "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
        "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
        "\ufeff": "BOM",
    }
)  # fmt: skip
_UNSEEN = re.compile(f"[{''.join(_MARKS)}]")
# In these scripts the joiners are part of how words are spelt.
_JOINING = re.compile(
    "[\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\U0001f000-\U0001faff]"
)
_JOINERS = "\u200c\u200d"
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN = 40


def visible(words: str) -> str:
    """Return the words with each sign that cannot be seen shown by its name: “Iran⟨RLM⟩”."""
    is_joining = _JOINING.search(words) is not None
    return _UNSEEN.sub(
        lambda found: found[0] if is_joining and found[0] in _JOINERS else f"⟨{_MARKS[found[0]]}⟩", words
    )


def is_unseen(words: str) -> bool:
    """Return whether nothing of the words can be seen: they are blanks and marks alone."""
    return not _UNSEEN.sub("", words).strip()


def warning(name: str) -> str:
    """Return in one sentence what is odd about a name that looks like another, or "" where nothing is."""
    shown = visible(name)
    if shown != name:
        return f"The name “{_cut(shown)}” holds signs that cannot be seen."
    for word in _WORD.findall(name):
        if len(scripts := _scripts(word)) > 1:
            first, second = scripts[:2]
            return f"The word “{_cut(word)}” mixes {first} and {second} letters, which look alike."
    return ""


def _scripts(word: str) -> list[str]:
    """Return which of the scripts whose letters look alike a word is written in, in order."""
    found: dict[str, None] = {}
    for letter in word:
        script = unicodedata.name(letter, "").partition(" ")[0]
        if script in _ALIKE:
            found[script.capitalize()] = None
    return list(found)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
