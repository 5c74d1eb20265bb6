"""The forms that dates take in English text, as patterns in the order in which they are tried.

Each pattern's groups are those that briefer.text.date_values works with. Month and weekday names count only
with a capital, and a month alone only after a preposition, for the sake of “May” and “March”. “Sun” is a name
as often as a Sunday and is never read as one.
"""

import re

from briefer.text.calendar_names import MONTHS, WEEKDAYS

_MONTH_NAMES = "|".join((*MONTHS, *(month.upper() for month in MONTHS)))
_MONTH = rf"(?:{_MONTH_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w]|[.,:/]\d)"
_YEAR = r"(?:1[89]|20)\d\d(?!\d|[.,]\d)"
_DASH = r"\s?(?:[-\u2010-\u2014]|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s?"
_NUMBERS = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_BEGIN = r"(?<![\w/.-])"
_COMMA_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
_NAMED = rf"(?:(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?"


def _compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(_BEGIN + pattern, flags)


def _after(*words: str) -> str:
    """Return a pattern that holds right after one of the words, with or without a capital, and a blank."""
    return "(?:" + "|".join(rf"(?<=[{word[0].upper()}{word[0]}]{word[1:]} )" for word in words) + ")"


_PREPOSITIONS = (
    "in",
    "since",
    "during",
    "by",
    "until",
    "from",
    "before",
    "after",
    "of",
    "early",
    "mid",
    "late",
)
_TO_DAY = rf"(?:(?P<month2>{_MONTH})\s+)?(?P<day2>{_DAY}){_COMMA_YEAR}"
_QUALIFIED = r"(?:[Ee]arly|[Mm]id|[Ll]ate)"
_NUMERIC = r"(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>(?:1[89]|20)\d\d)(?![\w/])"

# A form's name and its pattern. A stretch that an earlier form has taken is not looked at by a later one.
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", _compiled(r"(?P<iso>\d{4}-\d{2}-\d{2})(?![\d-])")),
    ("days", _compiled(rf"{_after('between')}(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s+and\s+{_TO_DAY}")),
    ("days", _compiled(rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_DASH}{_TO_DAY}")),
    (
        "days",
        _compiled(
            rf"(?P<day>{_DAY})(?:\s+(?:of\s+)?(?P<month>{_MONTH}))?{_DASH}"
            rf"(?P<day2>{_DAY})\s+(?:of\s+)?(?P<month2>{_MONTH}){_COMMA_YEAR}"
        ),
    ),
    ("day", _compiled(rf"{_NAMED}(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY}){_COMMA_YEAR}")),
    ("day", _compiled(rf"{_NAMED}(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})(?![\w]){_COMMA_YEAR}")),
    ("numbers", _compiled(_NUMERIC)),
    ("month", _compiled(rf"(?:{_QUALIFIED}[- ])?(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})")),
    (
        "season",
        _compiled(
            rf"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR})", re.IGNORECASE
        ),
    ),
    ("years", _compiled(rf"(?P<year>{_YEAR})(?:{_DASH})(?P<year2>{_YEAR})(?![-\w])")),
    ("decade", _compiled(r"(?P<decade>(?:1[89]|20)\d)0['\u2019]?s\b")),
    ("year", _compiled(rf"{_after(*_PREPOSITIONS)}(?P<year>{_YEAR})(?![-\w%])")),
    (
        "month_alone",
        _compiled(
            rf"(?:{_after('in', 'since', 'during', 'by', 'until')}"
            rf"|(?P<which>[Ll]ast|[Nn]ext|[Tt]his|{_QUALIFIED})[ -])(?P<month>{_MONTH_NAMES})(?!\w|\s+\d)"
        ),
    ),
    (
        "weekday",
        _compiled(rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s+)?(?P<weekday>{_WEEKDAY})(?!\w)"),
    ),
    ("near", _compiled(r"(?P<near>today|tonight|yesterday|tomorrow|last night)\b", re.IGNORECASE)),
    ("span", _compiled(r"(?P<which>last|next|this)\s+(?P<unit>week(?:end)?|month|year)\b", re.IGNORECASE)),
    (
        "ago",
        _compiled(
            rf"(?P<number>{_NUMBERS}|\d{{1,2}})\s+(?P<unit>day|week|month|year)s?\s+ago\b", re.IGNORECASE
        ),
    ),
)
