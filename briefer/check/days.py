"""Days as a note's prose names them: to be understood by whoever reads it later, and days that there are."""

import re
from collections.abc import Iterator
from datetime import date

from briefer.check.prose import Doubt, Prose, Sentence, Voice, shortened
from briefer.model.dates import UNDATED
from briefer.text.calendar_names import MONTHS, WEEKDAYS
from briefer.text.dates import dates_in

_DAYS = "|".join(WEEKDAYS)
_MONTHS = "|".join(MONTHS)
_WEEKDAY = re.compile(
    rf"\b({_DAYS}),? (?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTHS})"
    rf"|({_MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?),? (\d{{4}})\b"
)
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b")
_MAY_HAVE_DAYS = re.compile(
    rf"\b(?:{_DAYS}|{_MONTHS}|yesterday|to(?:day|morrow|night)|recently|ago|earlier|later|last|this|next|past"
    r"|coming|previous|following|week|weekend|month|year|morning|evening|spring|summer|autumn|winter)s?\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:recently|(?:last|this|next) (?:week|month|year|night)(?! of\b))\b", re.IGNORECASE)
_VOICES = (Voice.OWN, Voice.JUDGEMENT, Voice.STATEMENT, Voice.TITLE)


def day_doubts(prose: Prose) -> Iterator[Doubt]:
    """Yield the days that a later reader cannot place, and those whose weekday is another."""
    for sentence in prose.sentences(*_VOICES):
        yield from _wrong_weekdays(sentence)
        for words, has_month in _open_dates(sentence.bare):
            if not has_month:
                what = f"“{words}” is a day that only the writer's day tells."
                yield Doubt("DAT02", sentence.passage, what, words)
            elif prose.year and any(year != prose.year for year in _years(sentence, prose)):
                what = f"“{words}” has no year, and its fact is of another one."
                yield Doubt("DAT03", sentence.passage, what, words)


def _open_dates(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of dates that do not say which day they are, and whether they name its month."""
    if not _MAY_HAVE_DAYS.search(text):
        return
    found = [
        each
        for each in dates_in(text, UNDATED)
        if each.value is None and not text.startswith(" of ", each.end)  # “the last week of February”
    ]
    for each in found:
        yield each.quote, _MONTH.search(each.quote) is not None
    for vague in _VAGUE.finditer(text):
        if not any(each.start <= vague.start() < each.end for each in found):
            yield vague[0], False


def _years(sentence: Sentence, prose: Prose) -> Iterator[int]:
    for fact in prose.cited(sentence.labels):
        if fact.event_date.value:
            yield from {int(year) for year in re.findall(r"\b\d{4}(?=-|$|/)", fact.event_date.value)}


def _wrong_weekdays(sentence: Sentence) -> Iterator[Doubt]:
    for found in _WEEKDAY.finditer(sentence.bare):
        weekday, before, month, other_month, behind, year = found.groups()
        number = MONTHS.index(month or other_month) + 1
        try:
            day = date(int(year), number, int(before or behind))
        except ValueError:
            what = f"there is no {found[0]}: {shortened(sentence.words)}"
            yield Doubt("DAT04", sentence.passage, what, found[0])
            continue
        real = WEEKDAYS[day.weekday()]
        if real != weekday:
            yield Doubt("DAT04", sentence.passage, f"{found[0]} was a {real}.", found[0])
