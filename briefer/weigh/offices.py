"""Which office an actor held on a day, of those that the analyst recorded."""

from datetime import date

from briefer.model.actors import Actor, Role
from briefer.model.dates import bounds_of

Days = tuple[date, date]
"""A first and a last day, both included."""

ALWAYS: Days = (date.min, date.max)


def days_held(role: Role) -> Days:
    """Return the first and last day on which the office can have been held; an end not known is open."""
    first = bounds_of(role.start)[0] if role.start else date.min
    last = bounds_of(role.end)[1] if role.end else date.max
    return first, last


def is_held(role: Role, days: Days) -> bool:
    """Return whether the office can have been held on any of these days."""
    first, last = days_held(role)
    return first <= days[1] and days[0] <= last


def office_in(actor: Actor, days: Days) -> Role | None:
    """Return the office that the actor held in these days: of several the one taken up last.

    An office whose beginning is not known comes after those whose beginning is; of equals the first recorded
    wins.
    """
    held = [role for role in actor.roles if is_held(role, days)]
    return max(held, key=lambda role: days_held(role)[0], default=None)
