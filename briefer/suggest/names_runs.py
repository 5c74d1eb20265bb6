"""Runs of capitalised words, cut into the pieces that may each be a name.

Offsets are code points, ends exclusive. Titles and what an office is for are no part of a piece; a people
before a title or a person is a piece by itself, and so is each state of “Iran-Pakistan ties”.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefer.suggest.names_lists import Listed, is_people
from briefer.suggest.names_words import CALENDAR, ENDINGS, HEADS, OPENERS, PORTFOLIOS, TITLES
from briefer.suggest.names_words import words as _words

_CAPITALS = "".join(chr(code) for code in (*range(0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_ABBREVIATED = (
    "Adm Amb Brig Capt Cmdr Col Cpl Dr Gen Gov Hon Lt Maj Mr Mrs Ms Prof Rep Rev Sen Sgt Spc St Pvt Mt"
)
_ARTICLES = "al|el|ul|ad|an|ar|as|ash|at|az|ez|Al|El"
_PARTICLES = (
    "de|del|della|di|da|dos|du|la|le|van|von|der|den|ter|ten|bin|bint|ibn|ben|al|el|ul|ad|an|ar|as|ash|at|az"
)
_DASHES = "-\u2010\u2011\u2013"
_MOST_WORDS = 40
_DASH_MARKS = frozenset(_DASHES)
_DASH = f"[{_DASHES}]"
_PREFIXES = _words("Anti Co Counter Ex Mid Multi Non Post Pre Pro Self Semi Sub Un Vice")
_MONTHS_THAT_ARE_NAMES = frozenset({"April", "August", "Jan", "June", "March", "May"})
_KEPT_OPENERS = _words("New First Old Long Local Military Police People Next All Five One Another")
_MINISTRIES = frozenset({"Department", "Ministry", "Minister", "Secretary", "Office", "Bureau"})
_FAMILY_NAMES = _words("Baron Bishop Dean Head Judge King Major Marshal Pope Prince")
_COMPANY_DOT = frozenset({"Co", "Corp", "Inc", "Jr", "Ltd", "Sr"})
_OFFICES = frozenset({"State", "Staff", "Defence", "Defense", "Foreign"})
_SMALL_PART = re.compile(r"[-\u2010\u2011\u2013](?=[a-z]{3})(?!(?:and|des|sur)\b)")
_BREAKS = ".!?:;\u2022\n\r\u2026|*#"
_SKIPPED = " \t\u00a0([-\u2013\u2014_"
_QUOTES = "\"\u201c\u201d\u00ab'\u2018\u2019"


@dataclass(frozen=True, slots=True)
class Piece:
    """What may be a name: its offsets, whether a sentence opens with it, and the title before it."""

    start: int
    end: int
    is_initial: bool
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a run, and the small words that join it to the one before."""

    word: str
    start: int
    end: int
    joint: str


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a run and of a word in it with its joint."""
    first = f"[{_CAPITALS}]"
    rest = (
        rf"(?:(?:\.{first})+\.?(?!\w)|\.(?=[ \u00a0]{first})"
        rf"|\w*(?:{_DASH}\w+|['\u2019](?:{first}\w*|(?!(?:s|re|ll|ve|d|t|m)\b)\w\w+))*)"
    )
    dots = "|".join(rf"(?<=\b{word}\.)" for word in _ABBREVIATED.split())
    joint = (
        rf"(?:\.(?:{dots}))?[ \u00a0](?:(?:of|for|and) (?:the )?|& |(?:(?:{_PARTICLES}) ){{1,2}})?"
        rf"(?:\d+(?:st|nd|rd|th) )?(?:(?:{_ARTICLES}){_DASH})?"
    )
    # A class first: the engine skips to the next capital without trying anything in between.
    run = rf"{first}(?<!\w.){rest}(?:{joint}{first}{rest}){{0,{_MOST_WORDS}}}"
    return re.compile(run), re.compile(rf"({joint})?({first}{rest})")


def pieces(text: str, listed: Mapping[str, Listed]) -> Iterator[Piece]:
    """Yield what may be a name, in reading order."""
    runs, words = _patterns()
    for run in runs.finditer(text):
        start, end = run.span()
        first = run[0]
        is_initial = opens_sentence(text, start)
        has_article = text[start - 1 : start] in _DASH_MARKS and _article_before(text, start) < start
        if first.isalpha() and not has_article:  # one word, as most are
            if first not in TITLES and not _breaks(first, has_title=False):
                yield Piece(start, _with_dot(text, first, end), is_initial)
            continue
        tokens = [
            _Token(found[2], found.start(2), _with_dot(text, found[2], found.end(2)), found[1] or "")
            for found in words.finditer(text, start, end)
        ]
        if has_article and tokens[0].word not in OPENERS:
            article = _article_before(text, start)
            tokens[0] = _Token(text[article:start] + tokens[0].word, article, tokens[0].end, "")
        yield from _cut(tokens, listed, is_initial=is_initial)


def _with_dot(text: str, word: str, end: int) -> int:
    """Return the end of a word with the full stop that belongs to it, as in “Inc.”."""
    return end + 1 if word in _COMPANY_DOT and text.startswith(".", end) else end


def opens_sentence(text: str, start: int) -> bool:
    """Return whether what begins here begins a sentence, a line or a quotation."""
    index = start - 1
    while index >= 0 and text[index] in _SKIPPED:
        index -= 1
    return index < 0 or text[index] in _BREAKS or text[index] in _QUOTES


def _article_before(text: str, start: int) -> int:
    """Return where the Arabic article of a name begins, as in “al-Qaida”, else the start as it is."""
    found = re.search(rf"(?<!\w)(?:{_ARTICLES}){_DASH}$", text[max(0, start - 5) : start])
    return start - (found.end() - found.start()) if found else start


def _cut(tokens: Sequence[_Token], listed: Mapping[str, Listed], *, is_initial: bool) -> Iterator[Piece]:
    """Yield the pieces of one run."""
    group: list[_Token] = []
    title = ""
    for index, token in enumerate(tokens):
        if token.joint and group and not _goes_on(group, tokens, index, listed):
            yield from _pieces_of(group, listed, title, is_initial=is_initial and group[:1] == tokens[:1])
            group, title = [], ""
        if _is_title(tokens, index):
            lead = _before_title(group, listed)
            yield from _pieces_of(lead, listed, title, is_initial=is_initial and lead[:1] == tokens[:1])
            title = f"{title} {token.word}".strip()
            group = []
        elif title and not group and (word := token.word) in PORTFOLIOS | _OFFICES and "of" in token.joint:
            title = f"{title} of {word}"
        elif _breaks(token.word, has_title=bool(title)):
            yield from _pieces_of(group, listed, title, is_initial=is_initial and group[:1] == tokens[:1])
            group, title = [], ""
        elif head := _before_small_letters(token.word):
            if head not in _PREFIXES:
                part = _Token(head, token.start, token.start + len(head), token.joint)
                yield from _pieces_of([*group, part], listed, title, is_initial=is_initial and index == 0)
            group, title = [], ""
        else:
            if title and not group and "of" in token.joint:
                title = ""
            group.append(token)
    yield from _pieces_of(group, listed, title, is_initial=is_initial and group[:1] == tokens[:1])


def _pieces_of(
    group: Sequence[_Token], listed: Mapping[str, Listed], title: str, *, is_initial: bool
) -> Iterator[Piece]:
    """Yield the piece that a group of words makes, or the people and the rest, or the states it joins."""
    if not group:
        return
    start, end = group[0].start, group[-1].end
    if len(group) == 1:
        yield from _parts(group[0], listed, title, is_initial=is_initial)
    elif _speaks_of_people(group, listed):
        yield Piece(start, group[0].end, is_initial)
        yield Piece(group[1].start, end, is_initial=False, title=title)
    else:
        yield Piece(start, end, is_initial, title)


def _parts(token: _Token, listed: Mapping[str, Listed], title: str, *, is_initial: bool) -> Iterator[Piece]:
    parts = list(re.finditer(r"\w+", token.word)) if "-" in token.word or "\u2013" in token.word else []
    if len(parts) > 1 and token.word not in listed and all(part.group() in listed for part in parts):
        for part in parts:
            yield Piece(token.start + part.start(), token.start + part.end(), is_initial=False)
    else:
        yield Piece(token.start, token.end, is_initial, title)


def _speaks_of_people(group: Sequence[_Token], listed: Mapping[str, Listed]) -> bool:
    """Return whether a people stands before a name, as in “French Rafale”, and is no part of it."""
    if not is_people(listed.get(group[0].word)):
        return False
    if " ".join(token.word for token in group) in listed:
        return False
    return not any(token.word in ENDINGS or token.word in HEADS for token in group[1:])


def _is_title(tokens: Sequence[_Token], index: int) -> bool:
    """Return whether a word is a title, and not part of a body's name, as “General” in “General Assembly”."""
    token = tokens[index]
    if token.word not in TITLES:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return index == 0 or token.word not in _FAMILY_NAMES or tokens[index - 1].word in TITLES
    return "of" in following.joint or following.word not in ENDINGS


def _before_title(group: list[_Token], listed: Mapping[str, Listed]) -> list[_Token]:
    """Return what stands before a title without the words for what the office is for."""
    while group and group[-1].word in PORTFOLIOS and group[-1].word not in listed:
        group = group[:-1]
    return [] if len(group) == 1 and group[0].word in ENDINGS else group


def _breaks(word: str, *, has_title: bool) -> bool:
    """Return whether a word belongs to no name where it stands: a month, a day, a word of grammar."""
    if word in CALENDAR:
        return not (has_title and word in _MONTHS_THAT_ARE_NAMES)
    return word in OPENERS and word not in _KEPT_OPENERS


def _goes_on(
    group: Sequence[_Token], tokens: Sequence[_Token], index: int, listed: Mapping[str, Listed]
) -> bool:
    """Return whether a name goes on over the small words before this token."""
    token, last = tokens[index], group[-1].word
    small = token.joint.split()
    if not small:
        return True
    if small[0] in {"of", "for"}:
        return last in HEADS or (last in ENDINGS and last not in TITLES)
    return small[0] != "and" or _is_one_name(group, tokens, index, listed)


def _is_one_name(
    group: Sequence[_Token], tokens: Sequence[_Token], index: int, listed: Mapping[str, Listed]
) -> bool:
    """Return whether “and” stands inside a name: “Food and Drug Administration”."""
    token, last = tokens[index], group[-1].word
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if f"{' '.join(item.word for item in group)} and {token.word}" in listed:
        return True
    if any("of" in item.joint for item in group):
        if token.word in TITLES:
            return False
        return group[0].word in _MINISTRIES or (following is None and any(it.word == "State" for it in group))
    if following is None or following.joint.strip() or following.word not in ENDINGS:
        return False
    if token.word in listed or (token.word in PORTFOLIOS and last not in PORTFOLIOS):
        return False
    return last not in ENDINGS and last not in listed and not last.isupper()


def _before_small_letters(word: str) -> str:
    """Return what stands before a hyphen and a small letter, as in “China-led”, else nothing."""
    found = _SMALL_PART.search(word)
    return word[: found.start()] if found else ""
