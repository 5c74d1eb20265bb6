"""How one source is told to be a copy of another: how much they share, and which was published first."""

from datetime import UTC, datetime, time, timedelta

from briefer.model.dates import Basis, Dating, Precision, bounds_of
from briefer.model.sources import Source

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SHOWN = 60  # code points of a name
_KNOWN = (Basis.STATED, Basis.GIVEN)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def copy_words(this: Source, other: Source, share: float, name: str = "") -> str:
    """Return, said of this source, “92 % of this is in “Strait closed”, published two hours earlier”.

    `share` is that of the shorter text, 0 to 1; the other's publication is told beside this one's. The other
    is called by `name` where one is given.
    """
    name = name or _name(other)
    of = f"{percent(share)} of this is in {name}"
    if this.length > other.length:
        of = f"{percent(share)} of {name} is in this"
    return f"{of}{when_words(this.published, other.published)}"


def pair_words(one: Source, other: Source, share: float) -> str:
    """Return the same of two sources by name, the shorter one first."""
    if one.length > other.length:
        one, other = other, one
    when = when_words(one.published, other.published)
    return f"{percent(share)} of {_name(one)} is in {_name(other)}{when}"


def _name(source: Source) -> str:
    line = " ".join(source.name.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + '…'}”"


def percent(share: float) -> str:
    """Return a share as “92 %”; what is not whole is never told as 100 %."""
    return f"{100 if share == 1 else min(99, round(100 * share))}\u00a0%"


def when_words(this: Dating, other: Dating) -> str:
    """Return “, published two hours earlier” of the other, or that nobody knows which came first."""
    lapse = lapse_words(this, other)
    if not lapse:
        return "; which came first is not known"
    is_sure = this.basis in _KNOWN and other.basis in _KNOWN
    return f", published {lapse}{'' if is_sure else ' (dates inferred)'}"


def by_publication(source: Source) -> tuple[bool, datetime]:
    """Return what sorts sources by when they were published, as far as it is known, the undated last."""
    value = source.published.value
    if value is None:
        return True, datetime.max.replace(tzinfo=UTC)
    moment = _moment(source.published)
    return False, moment or datetime.combine(bounds_of(value)[0], time.min, UTC)


def lapse_words(this: Dating, other: Dating) -> str:
    """Return how much earlier or later the other is: “two hours earlier”; empty if that is not known."""
    if this.value is None or other.value is None:
        return ""
    moments = _moment(this), _moment(other)
    if moments[0] is not None and moments[1] is not None:
        apart = moments[1] - moments[0]
        return "at the same time" if not apart else _told(abs(apart), is_later=apart > timedelta(0))
    first, last = bounds_of(this.value)
    begin, end = bounds_of(other.value)
    if begin <= last and first <= end:
        is_one_day = first == last == begin == end
        return "the same day" if is_one_day else "at about the same time"
    is_later = begin > last
    if first != last or begin != end:
        return "later" if is_later else "earlier"
    return _told(abs(begin - first), is_later=is_later)


def _moment(dating: Dating) -> datetime | None:
    """Return the moment of a dating to the minute that says its zone, else None."""
    if dating.precision is not Precision.TIME or dating.value is None:
        return None
    try:
        moment = datetime.fromisoformat(dating.value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _told(apart: timedelta, *, is_later: bool) -> str:
    unit, length = "day", _DAY
    if apart < _HOUR:
        unit, length = "minute", timedelta(minutes=1)
    elif apart < 2 * _DAY and apart % _DAY:
        unit, length = "hour", _HOUR
    many = max(1, round(apart / length))
    number = _NUMBERS[many - 1] if many <= len(_NUMBERS) else f"{many:,}"
    return f"{number} {unit}{'' if many == 1 else 's'} {'later' if is_later else 'earlier'}"
