"""What is typed into a search, read into words, phrases and narrowings."""

import re

from briefer.model.sought import Chip, Narrowing, Sought, Term

_OPEN, _CLOSE = '"“„«‟', '"”“»‟'
MOST = 40
_MINUS = "-−–"
_ALSO = {"date": Narrowing.EVENT, "grading": Narrowing.GRADE}
_KINDS = "|".join((*Narrowing, *_ALSO))
_VALUE = rf"[{_OPEN}](?P<quoted>[^{_CLOSE}]*)[{_CLOSE}]?|(?P<plain>[^\s{_OPEN}]*)"
_PART = re.compile(
    rf"(?P<minus>[{_MINUS}])?"
    rf"(?:(?P<kind>{_KINDS}):(?:{_VALUE})"
    rf"|[{_OPEN}](?P<phrase>[^{_CLOSE}]*)(?P<closed>[{_CLOSE}])?"
    rf"|(?P<word>[^\s{_OPEN}]+))",
    re.IGNORECASE,
)
# What means something in a regular expression and is not written in words.
_PATTERN = re.compile(
    r"""\\[dwsbDWSB.()\[\]{}*+?|^$\\]  # \d and other classes, signs that are escaped
    | \.[*+]                           # .* and .+
    | [\])}][*+]                       # a group or class, repeated
    | \[\^?\w-\w|\[\^                  # [a-z], [^
    | \(\?[:=!<P]                      # (?:
    | \([^()\s]*\|[^()]*\)             # (a|b)
    | \w\{\d+,?\d*\}                   # a{2,3}
    """,
    re.VERBOSE,
)


def read_sought(typed: str) -> Sought:
    """Return what was typed as terms and chips.

    Words in quotation marks, straight or typographic, are one phrase; a minus before a word, phrase or
    narrowing excludes it. The last word counts as begun unless something follows it, and so does a phrase
    that is not closed yet. A narrowing without a value narrows nothing. Of very many, the first MOST are
    read.
    """
    typed = typed.encode(errors="replace").decode().replace("\0", " ")
    terms: list[Term] = []
    chips: list[Chip] = []
    for part in _PART.finditer(typed):
        is_excluded = part["minus"] is not None
        if part["kind"]:
            value = (part["quoted"] if part["quoted"] is not None else part["plain"]).strip()
            if value:
                said = part["kind"].lower()
                kind = _ALSO[said] if said in _ALSO else Narrowing(said)
                chips.append(Chip(kind, value, is_excluded, part.start(), part.end()))
        elif part["word"] is not None:
            is_last = part.end() == len(typed)
            terms.append(Term(part["word"], is_excluded=is_excluded, is_begun=is_last and not is_excluded))
        elif part["phrase"].strip():
            is_open = part["closed"] is None and not is_excluded
            words = part["phrase"].strip()
            terms.append(Term(words, is_phrase=True, is_excluded=is_excluded, is_begun=is_open))
    worded = tuple(dict.fromkeys(term for term in terms if any(map(str.isalnum, term.words))))
    narrowings = tuple(dict.fromkeys(chips))
    is_cut = len(worded) > MOST or len(narrowings) > MOST
    return Sought(worded[:MOST], narrowings[:MOST], looks_like_pattern(typed), is_cut)


def looks_like_pattern(words: str) -> bool:
    r"""Return whether the words have the look of a regular expression, as in ``\d+ killed``."""
    return _PATTERN.search(words) is not None


def written_chip(kind: Narrowing, value: str) -> str:
    """Return a narrowing as it is typed: ``actor:China``, ``source:"Vell Courier"``."""
    plain = re.sub(rf"[{_OPEN}{_CLOSE}]", "", value)
    return f"{kind}:{plain}" if plain and not re.search(r"\s", plain) else f'{kind}:"{plain}"'


def without_chip(typed: str, chip: Chip) -> str:
    """Return what was typed without one narrowing."""
    return " ".join(f"{typed[: chip.start]} {typed[chip.end :]}".split())
