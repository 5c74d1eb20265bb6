"""Which words of a statement are a source's own, word for word, and so want quotation marks."""

import re
from collections.abc import Iterable, Sequence

from briefer.model.dates import UNDATED
from briefer.text.dates import dates_in
from briefer.text.figures import figures_in

LEAST_RUN = 8
"""From how many words on a run of a source's words within a statement counts."""

LEAST_WHOLE = 4
"""From how many words on a statement that is a whole passage counts; fewer are nobody's wording."""

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_FOUR = LEAST_RUN // 2
_AROUND = '.,;:!?()[]“”„‘«»"…–—'
_SIGNS = str.maketrans("", "", _AROUND)
_LED_IN = ("that", "que", "dass", "che", "and", "but", "or", "said", "says", "told", "added")
"""What leads to a source's words and is none of them: a quotation does not begin with it."""
_LED_OUT = frozenset(
    "a an and as at but by for from in of on or that the to with".split()  # noqa: SIM905 - it is read as a line
)
"""What a quotation does not end with where the statement goes on in words of its own."""
_MARK = re.compile('[“”„«»"]')
_PAIRS = ("„“", '""')


def verbatim_runs(statement: str, passages: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a statement that stand in one of the passages word for word, as offsets.

    They count where they make two thirds of the statement's words; less is the analyst's own sentence.
    Runs that are mostly names do not count, nor does punctuation between words. The first letter of the
    statement may be a capital where the passage has none, and the reverse. A date or a figure that the
    statement gives more of than the passage stays out whole. What stands within quotation marks
    already is left out, and so is a stretch that would cut such marks in two. Offsets are code points, the
    end exclusive.
    """
    split, likely = statement.split(), []
    for passage in passages:
        if _may_share(statement, split, passage):
            likely.append(passage)  # noqa: PERF401 - a list of none, as a rule, is quicker made like this
    if not likely:
        return ()
    found = list(_WORD.finditer(statement))
    words = [match[0] for match in found]
    if len(words) < LEAST_WHOLE:
        return ()
    runs: tuple[tuple[int, int], ...] = ()
    for passage in likely:
        said = _WORD.findall(passage)
        if _is_same(words, said):
            whole = (len(statement) - len(statement.lstrip()), len(statement.rstrip()))
            return (whole,) if _is_whole(statement, *whole) else ()
        runs = runs or _runs(words, said)
    if sum(last - first for first, last in runs) * 3 < len(words) * 2:
        return ()
    uncut = (_uncut(statement, found, first, last) for first, last in runs)
    runs = tuple((first, _led_out(words, first, last)) for first, last in uncut if first < last)
    stretches = ((found[first].start(), found[last - 1].end()) for first, last in runs)
    return tuple(stretch for stretch in stretches if _is_whole(statement, *stretch))


def _uncut(statement: str, found: Sequence[re.Match[str]], first: int, last: int) -> tuple[int, int]:
    """Return a run of words without a date or a figure at its ends of which it has only a part.

    A reader should not find “by 20 March” 2025.
    """
    begin, end = found[first].start(), found[last - 1].end()
    dates = [(each.start, each.end) for each in dates_in(statement, UNDATED)]
    for start, stop in (*dates, *((each.start, each.end) for each in figures_in(statement))):
        if start < end < stop:
            while first < last and found[last - 1].end() > start:
                last -= 1
        if start < begin < stop:
            while first < last and found[first].start() < stop:
                first += 1
    return first, last


def _led_out(words: Sequence[str], first: int, last: int) -> int:
    """Return the end of a run without the small words that lead on from it; a statement's end stays."""
    while last < len(words) and last - first > 1 and words[last - 1].casefold() in _LED_OUT:
        last -= 1
    return last


def _may_share(statement: str, split: Sequence[str], passage: str) -> bool:
    """Return whether a statement, also `split`, may share a run of words with a passage: a quick look.

    As a rule not enough of its words in a row stand in the passage in whatever order, and that is seen first.
    Signs around a word do not count; the first word, which may begin with another letter, is not needed.
    """
    begun, place, count = 0, LEAST_RUN - 2, len(split)
    if count < LEAST_RUN:
        return _shares_four(statement, passage)
    while place < count:
        # From its end back to its beginning: no streak holds the first word that is not there.
        while (word := split[place]) in passage or (not word.isalnum() and word.strip(_AROUND) in passage):
            if place == begun:
                return _shares_four(statement, passage)
            place -= 1
        begun, place = place + 1, place + LEAST_RUN - 1
    return False


def _shares_four(statement: str, passage: str) -> bool:
    """Return whether a passage holds four words of a statement, as each run of eight does.

    The fours are counted from the statement's beginning, and a run of eight holds one of them as a whole.
    """
    words, said = statement.translate(_SIGNS).split(), " ".join(passage.translate(_SIGNS).split())
    if len(words) < LEAST_RUN:
        return " ".join(words).casefold() == said.casefold()
    for at in range(0, len(words) - _FOUR + 1, _FOUR):
        if " ".join(words[at : at + _FOUR]) in said:
            starts = range(max(at - _FOUR, 0), min(at, len(words) - LEAST_RUN) + 1)
            if any(" ".join(words[max(each, 1) : each + LEAST_RUN]) in said for each in starts):
                return True
    return False


def _is_same(words: Sequence[str], said: Sequence[str]) -> bool:
    return len(words) == len(said) and words[1:] == said[1:] and _uncapped(words[0]) == _uncapped(said[0])


def _runs(words: Sequence[str], said: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the runs of at least LEAST_RUN words that stand in what was said, as places of words."""
    if min(len(words), len(said)) < LEAST_RUN or not _has_run(words, set(said)):
        return ()
    spoken = f" {' '.join(said)} "
    runs = []
    first = 0
    while first + LEAST_RUN <= len(words):
        if words[first] in _LED_IN:
            first += 1
            continue
        last = max(_end(words, first, begun, spoken) for begun in _variants(words, first))
        if last and not _is_of_names(words[first:last]):
            runs.append((first, last))
        first = last or first + 1
    return tuple(runs)


def _has_run(words: Sequence[str], said: set[str]) -> bool:
    """Return whether enough words in a row were said, in whatever order: as a rule that rules runs out."""
    length = 0
    for place, word in enumerate(words):
        is_said = word in said or (place == 0 and not said.isdisjoint(_variants(words, 0)))
        length = length + 1 if is_said else 0
        if length == LEAST_RUN:
            return True
    return False


def _end(words: Sequence[str], first: int, begun: str, spoken: str) -> int:
    """Return the end of the run that begins there with this word, or 0 where it is too short."""

    def is_said(last: int) -> bool:
        return f" {' '.join((begun, *words[first + 1 : last]))} " in spoken

    last = first + LEAST_RUN
    if not is_said(last):
        return 0
    while last < len(words) and is_said(last + 1):
        last += 1
    return last


def _is_of_names(words: Sequence[str]) -> bool:
    """Return whether most of the words begin with a capital: names and titles are nobody's wording."""
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _variants(words: Sequence[str], place: int) -> tuple[str, ...]:
    """Return a word as it may stand in a source: the statement's first one with either first letter."""
    word = words[place]
    return (word, word[:1].swapcase() + word[1:]) if place == 0 else (word,)


def _uncapped(word: str) -> str:
    return word[:1].casefold() + word[1:]


def _is_whole(statement: str, start: int, end: int) -> bool:
    """Return whether a stretch closes as many quotation marks as it opens, and does not lie within any."""
    before = _opened("", statement[:start])
    return not before and not _opened(before, statement[start:end])


def _opened(marks: str, text: str) -> str:
    """Return the quotation marks that are still open at the end of a text, and those that nothing opened."""
    for sign in _MARK.findall(text):
        closes = marks and (sign in "”»" or marks[-1] + sign in _PAIRS)
        marks = marks[:-1] if closes else marks + sign
    return marks
