"""Which backups are worth their space: all of the last days, then one a day, one a week, one a month."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from briefer.paths import user_folder


@dataclass(frozen=True, slots=True)
class BackupRules:
    """Where backups are kept, how often they are made, and for how long.

    `every` is the time of changed work between two; all younger than `whole` stay, and of the older ones the
    last of each of so many days, then weeks, then months that have any.
    """

    folder: Path = field(default_factory=lambda: user_folder() / "backups")
    every: timedelta = timedelta(minutes=30)
    whole: timedelta = timedelta(days=2)
    daily: int = 12
    weekly: int = 10
    monthly: int = 9


def kept(moments: Iterable[datetime], now: datetime, rules: BackupRules) -> frozenset[datetime]:
    """Return those moments whose backups stay; the last of all is always among them.

    Days, weeks (from Monday) and months are counted where there are backups, so that a pause in the work
    costs none.
    """
    newest_first = sorted(set(moments), reverse=True)
    stay = set(newest_first[:1])
    stay.update(moment for moment in newest_first if now - moment < rules.whole)
    older = [moment for moment in newest_first if moment not in stay]
    for number, period in ((rules.daily, _day), (rules.weekly, _week), (rules.monthly, _month)):
        last = _last_of_each(older, period, number)
        stay.update(last)
        if last:
            reached = period(last[-1])
            older = [moment for moment in older if moment < last[-1] and period(moment) != reached]
    return frozenset(stay)


def _last_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], Hashable], number: int
) -> list[datetime]:
    """Return the last moment of each of the most recent periods that have any, newest first."""
    last: dict[Hashable, datetime] = {}
    for moment in newest_first:
        last.setdefault(period(moment), moment)
    return list(last.values())[:number]


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
