"""What of a session stands in its word index: an entry for each thing that a search finds."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefer.model.actors import Actor
from briefer.model.changes import Collection
from briefer.model.dates import Dating, bounds_of
from briefer.model.ids import new_key
from briefer.model.sought import Thing
from briefer.store.database import Rows
from briefer.store.reading import (
    OF_THEIR_OWN,
    THESE,
    read_actors,
    read_briefs,
    read_facts,
    read_memos,
    read_sources,
)
from briefer.store.sight import visible

# A longer text is indexed in parts, since a row is stored at once: this many code points take some 40 ms.
LONGEST = 200_000
_SHARED = 300  # code points that two parts share, so that a phrase at the seam is found


class Entry(NamedTuple):
    """One row of the index.

    `key` is the row's own, `item` the thing's that is found by it, `owner` the member's whose change makes
    the row stale. `first` and `last` are the ISO days that the thing's date can mean, or empty.
    """

    key: int
    item: int
    owner: int
    name: str
    about: str
    body: str
    first: str = ""
    last: str = ""


Read = Callable[[Rows, Callable[[str], str], str], Iterator[Entry]]


def _sources(rows: Rows, text: Callable[[str], str], keys: str) -> Iterator[Entry]:
    for source in read_sources(rows, THESE, (keys,)):
        about = f"{source.publisher}\n{source.byline}"
        days = days_of(source.published)
        for number, part in enumerate(_parts(visible(rows, source.id, text(source.text_sha256)))):
            key, name = (new_key(), "") if number else (source.id, source.name)
            yield Entry(key, source.id, source.id, name, about, part, *days)


def _actors(rows: Rows, _text: Callable[[str], str], keys: str) -> Iterator[Entry]:
    for actor, names, _ in actors_named(rows, keys):
        roles = (f"{role.title} {role.body}" for role in actor.roles)
        yield Entry(actor.id, actor.id, actor.id, actor.name, "\n".join(names[1:]), "\n".join(roles))


def _facts(rows: Rows, _text: Callable[[str], str], keys: str) -> Iterator[Entry]:
    for fact in read_facts(rows, THESE, (keys,)):
        about = "\n".join((fact.label, fact.place, *(item.attribution.who for item in fact.evidence)))
        said = (f"{item.span.quote}\n{item.translation}" for item in fact.evidence)
        days = days_of(fact.event_date)
        yield Entry(fact.id, fact.id, fact.id, fact.statement, about, "\n".join(said), *days)


def _actor_notes(rows: Rows, _text: Callable[[str], str], keys: str) -> Iterator[Entry]:
    for actor, _, note in actors_named(rows, keys):
        if note:
            yield Entry(actor.id, actor.id, actor.id, "", "", note)


def _fact_notes(rows: Rows, _text: Callable[[str], str], keys: str) -> Iterator[Entry]:
    for fact in read_facts(rows, THESE, (keys,)):
        if fact.note:
            yield Entry(fact.id, fact.id, fact.id, "", "", fact.note)


def _memos(rows: Rows, _text: Callable[[str], str], keys: str) -> Iterator[Entry]:
    for memo in read_memos(rows, THESE, (keys,)):
        yield Entry(memo.id, memo.id, memo.id, "", "", memo.words)


def _paragraphs(rows: Rows, _text: Callable[[str], str], keys: str) -> Iterator[Entry]:
    for brief in read_briefs(rows, THESE, (keys,)):
        for section in brief.sections:
            for paragraph in section.paragraphs:
                yield Entry(paragraph.id, paragraph.id, brief.id, "", "", paragraph.text)


READERS: dict[Collection, tuple[tuple[Thing, Read], ...]] = {
    Collection.SOURCE: ((Thing.SOURCE, _sources),),
    Collection.ACTOR: ((Thing.ACTOR, _actors), (Thing.NOTE, _actor_notes)),
    Collection.FACT: ((Thing.FACT, _facts), (Thing.NOTE, _fact_notes)),
    Collection.MEMO: ((Thing.NOTE, _memos),),
    Collection.BRIEF: ((Thing.NOTE, _paragraphs),),
}
"""Which things of the index the members of a collection give, and how they are read."""


def actors_named(rows: Rows, keys: str) -> Iterator[tuple[Actor, tuple[str, ...], str]]:
    """Yield the actors of these keys, as JSON, that are not merged, each with all its names and its note.

    The names and notes of the actors that were merged into it are among them.
    """
    merged: dict[int, list[int]] = {}
    for actor, kept in rows("select actor, kept from merge", ()):
        merged.setdefault(kept, []).append(actor)
    for actor in read_actors(rows, OF_THEIR_OWN, (keys,)):
        others = _merged_into(actor.id, merged)
        parts = (actor, *(read_actors(rows, THESE, (json.dumps(others),)) if others else ()))
        names = dict.fromkeys(name for part in parts for name in part.names)
        yield actor, tuple(names), "\n".join(part.note for part in parts if part.note)


def days_of(date: Dating) -> tuple[str, str]:
    """Return the first and last day that a date can mean, in ISO form, or two empty strings."""
    if date.value is None:
        return "", ""
    first, last = bounds_of(date.value)
    return first.isoformat(), last.isoformat()


def _merged_into(kept: int, merged: dict[int, list[int]]) -> list[int]:
    """Return all actors that were merged into this one, also by way of others."""
    found = list(merged.get(kept, ()))
    for actor in found:
        found.extend(key for key in merged.get(actor, ()) if key not in found)
    return found


def _parts(text: str) -> Iterable[str]:
    if len(text) <= LONGEST:
        return (text,)
    return (text[start : start + LONGEST + _SHARED] for start in range(0, len(text), LONGEST))
