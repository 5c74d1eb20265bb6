"""What a name, an alias or a role must be to be taken up, said in sentences where it is not."""

from collections.abc import Iterable

from briefer.commands.wording import one_line, shown
from briefer.errors import BrieferError
from briefer.model.actors import Actor, Alias, Role
from briefer.model.dates import bounds_of, is_edtf
from briefer.text.lookalikes import is_visible
from briefer.text.typed_dates import no_date

LONGEST_NAME = 500  # code points


def read_name(text: str) -> str:
    """Return a name on one line. Raises BrieferError where it is too long, or nothing of it can be seen."""
    name = one_line(text)
    if len(name) > LONGEST_NAME:
        what = f"A name has at most {LONGEST_NAME} characters, and “{shown(name)}” has {len(name):,}."
        raise BrieferError(what, "Shorten it; what else is to be said goes into the note.")
    if name and not is_visible(name):
        what = "A name that holds only signs that cannot be seen is no name."
        raise BrieferError(what, "Write at least one letter.")
    return name


def read_aliases(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Return the aliases as `read_name` gives names, each text once, in order."""
    found: dict[str, Alias] = {}
    for alias in aliases:
        text = read_name(alias.text)
        found.setdefault(text, Alias(text, alias.kind))
    return tuple(found.values())


def read_role(title: str, body: str = "", start: str = "", end: str = "") -> Role:
    """Return an office; one without a title is named after its body.

    Raises BrieferError where a date is none, or the office would end before it begins.
    """
    for date in (start, end):
        if date and not is_edtf(date):
            raise no_date(date, "Write it as 2024, 2024-01 or 2024-01-23.")
    if start and end and bounds_of(start)[0] > bounds_of(end)[1]:
        what = f"{shown(title or body)} would end ({end}) before it begins ({start})."
        raise BrieferError(what, "Correct one of the two dates.")
    office, body = one_line(title), one_line(body)
    return Role(office or body, body if office else "", start, end)


def shared_names(names: Iterable[str], others: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    """Return those of the names that others go by too, with these; in a text it is asked who is meant."""
    found: dict[str, tuple[Actor, ...]] = dict.fromkeys(names, ())
    for other in others:
        for name in found.keys() & set(other.names):
            found[name] = (*found[name], other)
    return {name: owners for name, owners in found.items() if owners}
