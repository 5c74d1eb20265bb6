"""Dates in English text, each as fine as it is stated and no finer."""

import re
from datetime import date

from briefer.model.dates import Basis, Dating, Precision, bounds_of, precision_of
from briefer.model.proposals import ProposedDate
from briefer.text.date_values import MEANINGS, View
from briefer.text.date_words import FORMS
from briefer.text.outlook import outlook_at

# Numbers of these forms that make no date are telephone numbers, scores and the like.
_NUMBERS_ONLY = ("iso", "years")
# These say all that they mean; the others mean what they do on the day of publication.
_COMPLETE = ("iso", "numbers", "month", "season", "years", "decade", "year")


def dates_in(text: str, published: Dating) -> tuple[ProposedDate, ...]:
    """Return the dates that the text names, in order, none of them overlapping; offsets are code points.

    A date with its year has the basis “stated”. One without, a weekday, or “last week” is resolved against
    the day of publication: to a day on or before it, or ahead where the words look ahead, as “by January 26”
    does. Where there is no day of publication, or a date can be read in two ways, the value is None and the
    precision and the basis are unknown: nothing is guessed.
    """
    day = _day_of(published)
    found: list[ProposedDate] = []
    covered = bytearray(len(text))
    for form, pattern in FORMS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(covered[start:end]):
                continue
            covered[start:end] = b"\1" * (end - start)
            item = _proposed(text, form, match, day)
            if item.value is not None or form not in _NUMBERS_ONLY:
                found.append(item)
    return tuple(sorted(found, key=lambda item: item.start))


def _proposed(text: str, form: str, match: re.Match[str], day: date | None) -> ProposedDate:
    start, end = match.span()
    try:
        value = MEANINGS[form](match, View(day, outlook_at(text, start, end)))
        precision = precision_of(value) if value else Precision.UNKNOWN
    except (OverflowError, ValueError):  # beyond the years 1 to 9999
        value = None
    if value is None:
        return ProposedDate(start, end, match.group(), None, Precision.UNKNOWN, Basis.UNKNOWN)
    is_stated = form in _COMPLETE or bool(match.groupdict().get("year"))
    basis = Basis.STATED if is_stated else Basis.RESOLVED
    return ProposedDate(start, end, match.group(), value, precision, basis)


def _day_of(published: Dating) -> date | None:
    """Return the day of publication where it is known to the day, as the source's own clock has it."""
    if published.value is None or published.precision not in (Precision.DAY, Precision.TIME):
        return None
    return bounds_of(published.value)[0]
