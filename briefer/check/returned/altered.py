"""Whether new words for a statement change its figures, dates or names, or turn it round.

What the fact itself says is no change: an editor may well put back what the note had left out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from briefer.check.returned.values import Kind
from briefer.model.dates import UNDATED
from briefer.model.returned import Stretch
from briefer.text.dates import dates_in
from briefer.text.figures import figures_in
from briefer.text.folding import fold

_DIGITS = re.compile(r"[^\W_]*\d[\w]*(?:[.,:/-]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:;]|[“”„«»\"(\[])\s*$")
_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|neither|nor|nobody|nothing|without|cannot|\w+n[’']t"
    r"|pas|jamais|aucune?|rien|sans|nicht|kein\w*|nie|niemals|ohne|nunca|ning[uú]n\w*|sin)\b",
    re.IGNORECASE,
)
_NOUNS_ARE_CAPITAL = ("de", "lb")
_LIKE = 75  # percent of letters


@dataclass(frozen=True, slots=True)
class Altered:
    """What was changed: what went, empty where nothing did, what came, and where that stands."""

    kind: Kind
    went: str
    came: str
    at: Stretch


_Item = tuple[str, Stretch, str]
"""What it counts as, where it stands, and its words."""


def altered(
    old: str, new: str, says: Sequence[str], names: frozenset[str] = frozenset(), language: str = "en"
) -> tuple[Altered, ...]:
    """Return what new words have of figures, dates and names that neither the old ones nor the fact have.

    `says` is what the fact says, its dates in EDTF among it; `names` are the words of all names that are
    known, folded. Negations that came or went are told too.
    """
    found = [
        *_changed(Kind.DATE, _dates, old, new, says),
        *_changed(Kind.FIGURE, _figures, old, new, says),
        *_changed(Kind.FIGURE, _other_digits, old, new, says),
    ]
    if language.partition("-")[0].lower() not in _NOUNS_ARE_CAPITAL:
        found += _renamed(old, new, says, names)
    return (*found, *_turned(old, new))


def _changed(
    kind: Kind, items: Callable[[str], Iterator[_Item]], old: str, new: str, says: Sequence[str]
) -> Iterator[Altered]:
    before, after = list(items(old)), list(items(new))
    known = {key for key, *_ in before}
    if known.issuperset(key for key, *_ in after):
        return
    known |= {key for each in says for key, *_ in items(each)}
    known |= set(says) if kind is Kind.DATE else set()
    there = {key for key, *_ in after}
    went = [words for key, _, words in before if key not in there]
    came = [(at, words) for key, at, words in after if key not in known]
    for number, (at, words) in enumerate(came):
        yield Altered(kind, went[number] if number < len(went) else "", words, at)


def _dates(text: str) -> Iterator[_Item]:
    for each in dates_in(text, UNDATED):
        yield each.value or fold(" ".join(each.quote.split())), (each.start, each.end), each.quote


def _figures(text: str) -> Iterator[_Item]:
    for each in figures_in(text):
        yield f"{each.low}-{each.high}", (each.start, each.end), each.words


def _other_digits(text: str) -> Iterator[_Item]:
    """Yield what has digits and is neither date nor figure: times, types, numbers of files."""
    if not _DIGITS.search(text):
        return
    covered = {place for _, at, _ in (*_dates(text), *_figures(text)) for place in range(*at)}
    for match in _DIGITS.finditer(text):
        if covered.isdisjoint(range(*match.span())):
            yield fold(match[0]), match.span(), match[0]


def _renamed(old: str, new: str, says: Sequence[str], names: frozenset[str]) -> Iterator[Altered]:
    known = {fold(match[0]) for each in (old, *says) for match in _WORD.finditer(each)}
    known |= {_bare(word) for word in known}
    there = {_bare(fold(match[0])) for match in _WORD.finditer(new)}
    came: list[Stretch] = []
    for match in _WORD.finditer(new):
        if _bare(fold(match[0])) in known or not _is_name(new, match, names):
            continue
        if came and not new[came[-1][1] : match.start()].strip():
            came.append((came.pop()[0], match.end()))
        else:
            came.append(match.span())
    if came:
        gone = [
            match[0]
            for match in _WORD.finditer(old)
            if _bare(fold(match[0])) not in there and _is_name(old, match, names)
        ]
        for number, at in enumerate(came):
            yield Altered(Kind.NAME, "" if number else " ".join(gone), new[slice(*at)], at)


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _is_name(text: str, match: re.Match[str], names: frozenset[str]) -> bool:
    """Return whether a word is written as a name; at a sentence's beginning it has to be like a known one."""
    word = _bare(match[0])
    if not word[0].isupper():
        return False
    if not _OPENS.search(text[: match.start()]) or word[1:] != word[1:].lower():
        return True
    folded = fold(word)
    return folded in names or any(fuzz.ratio(folded, name) >= _LIKE for name in names)


def _turned(old: str, new: str) -> Iterator[Altered]:
    """Yield that a statement has another number of negations now."""
    before = Counter(match[0].casefold() for match in _NEGATIONS.finditer(old))
    after = Counter(match[0].casefold() for match in _NEGATIONS.finditer(new))
    if before.total() != after.total():
        went, came = " ".join((before - after).elements()), " ".join((after - before).elements())
        at = next(
            (match.span() for match in _NEGATIONS.finditer(new) if match[0].casefold() in came.split()),
            (0, len(new)),
        )
        yield Altered(Kind.NEGATION, went, came, at)
