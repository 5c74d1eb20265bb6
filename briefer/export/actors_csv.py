"""Actors as a table in CSV: one line each, for spreadsheets and other programs."""

import csv
import io
from collections.abc import Iterable

from briefer.model.actors import Actor, Role
from briefer.model.exchange import CSV_COLUMNS
from briefer.text.cells import as_cell, escaped


def actors_csv(actors: Iterable[Actor]) -> str:
    """Return the actors as CSV with a header; docs/actor-files.md says what stands in each column."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(CSV_COLUMNS)
    for actor in actors:
        writer.writerow(map(as_cell, _row(actor)))
    return table.getvalue()


def _row(actor: Actor) -> tuple[str, ...]:
    aliases = " | ".join(f"{alias.kind}: {escaped(alias.text, '|')}" for alias in actor.aliases)
    roles = " | ".join(_role(role) for role in actor.roles)
    return actor.label, actor.name, actor.kind, aliases, roles, actor.note, actor.origin


def _role(role: Role) -> str:
    parts = [role.title, role.body, role.start, role.end]
    while not parts[-1]:
        parts.pop()
    return "; ".join(escaped(part, "|;") for part in parts)
