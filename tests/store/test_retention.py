"""Which backups stay."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefer.store.retention import BackupRules, kept

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
RULES = BackupRules(Path("unused"))
MOMENTS = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 24), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis wants them plain
    max_size=80,
)


def days_ago(*numbers: float) -> list[datetime]:
    return [NOW - timedelta(days=number) for number in numbers]


@given(MOMENTS)
def test_the_last_and_all_of_two_days_stay(moments: set[datetime]) -> None:
    stay = kept(moments, NOW, RULES)
    assert stay <= moments
    assert not moments or max(moments) in stay
    assert {moment for moment in moments if NOW - moment < timedelta(days=2)} <= stay


@given(MOMENTS)
def test_of_older_ones_no_more_stay_than_the_rules_say(moments: set[datetime]) -> None:
    older = {moment for moment in kept(moments, NOW, RULES) if NOW - moment >= timedelta(days=2)}
    assert len(older - {max(moments, default=NOW)}) <= 12 + 10 + 9


@given(MOMENTS)
def test_what_stays_stays_when_asked_again(moments: set[datetime]) -> None:
    stay = kept(moments, NOW, RULES)
    assert kept(stay, NOW, RULES) == stay


@given(MOMENTS)
def test_each_of_the_last_twelve_days_with_backups_keeps_its_last(moments: set[datetime]) -> None:
    older = [moment for moment in moments if NOW - moment >= timedelta(days=2)]
    last = {day: max(m for m in older if m.date() == day) for day in {m.date() for m in older}}
    recent = sorted(last, reverse=True)[:12]
    assert {last[day] for day in recent} - {max(moments, default=NOW)} <= kept(moments, NOW, RULES)


def test_weeks_and_months_follow_the_days() -> None:
    stay = kept(days_ago(*range(3, 600)), NOW, RULES)
    ages = sorted((NOW - moment).days for moment in stay)
    assert ages[:13] == list(range(3, 16))  # the last of all, and twelve days
    weeks = [later - earlier for earlier, later in pairwise(ages[12:23])]
    months = [later - earlier for earlier, later in pairwise(ages[22:])]
    assert max(weeks) == 7
    assert weeks[2:] == [7] * 8
    assert len(months) == 9
    assert max(months) <= 31


def test_thinned_out_day_by_day_a_year_stays_covered() -> None:
    there: frozenset[datetime] = frozenset()
    for hours in range(0, 500 * 24, 12):
        now = NOW + timedelta(hours=hours)
        there = kept(there | {now}, now, RULES)
    ages = sorted((now - moment).total_seconds() / 86400 for moment in there)
    assert len(ages) <= 4 + 12 + 10 + 9 + 1
    # The last of a month is the last Sunday in it by then.
    assert max(later - earlier for earlier, later in pairwise(ages)) < 31 + 7
    assert ages[-1] > 300


def test_a_pause_in_the_work_costs_no_backup() -> None:
    moments = days_ago(*range(400, 412))
    assert kept(moments, NOW, RULES) == set(moments)


def test_the_only_backup_stays_however_old() -> None:
    none = BackupRules(Path("unused"), daily=0, weekly=0, monthly=0)
    assert kept(days_ago(9000), NOW, none) == set(days_ago(9000))
    assert kept(days_ago(10, 20), NOW, none) == set(days_ago(10))
    assert kept([], NOW, none) == frozenset()


def test_a_clock_that_was_ahead_costs_nothing() -> None:
    ahead = NOW + timedelta(days=400)
    assert kept([ahead, NOW], NOW, RULES) == {ahead, NOW}
    assert ahead.date() > date(2027, 1, 1)
