"""What the narrowings of a search let through: the items of each kind, read from session and index.

A note goes with what it is on: a memo with its source, a note on an actor or fact with that.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from briefer.model.dates import bounds_of
from briefer.model.facts import Credibility, Reliability, Status
from briefer.model.sought import INDEXED, Chip, Narrowing, State, Thing
from briefer.store.session import Session
from briefer.text.finding import tokens_of

Items = Mapping[Thing, Iterable[int]]
Allowed = dict[Thing, frozenset[int]]

_THESE = "in (select value from json_each(?))"
_AXES = (("letter", tuple(Reliability)), ("digit", tuple(Credibility)))
_SHOWN = 60  # code points of what was typed that a sentence repeats
_GRADE = re.compile(r"([A-F])?([1-6])?", re.IGNORECASE)
# Several of these together let through what any of them does; of the others, what all of them do.
_ANY = frozenset({Narrowing.SOURCE, Narrowing.KIND, Narrowing.STATUS, Narrowing.GRADE})


class Unknown(ValueError):  # noqa: N818 - what was typed is unknown; it is no fault
    """What was typed after a colon names nothing: a plain sentence about it, which may be very long."""

    def __init__(self, typed: str, sentence: str) -> None:
        shown = typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
        super().__init__(sentence.format(f"“{shown}”"))


def narrowed(session: Session, chips: Iterable[Chip]) -> Allowed:
    """Return the items that all the chips let through, by kind; all items where nothing is narrowed.

    Raises Unknown where a chip's value names nothing.
    """
    kinds: dict[tuple[Narrowing, bool], list[Allowed]] = {}
    for chip in chips:
        found = {thing: frozenset(items) for thing, items in _READ[chip.kind](session, chip.value).items()}
        kinds.setdefault((chip.kind, chip.is_excluded), []).append(found)
    allowed = {thing: _all_items(session, thing) for thing in INDEXED}
    for (kind, is_excluded), typed in kinds.items():
        for thing in INDEXED:
            parts = [items.get(thing, frozenset()) for items in typed]
            if is_excluded:
                allowed[thing] = allowed[thing].difference(*parts)
            elif kind in _ANY:
                allowed[thing] &= frozenset().union(*parts)
            else:
                allowed[thing] = allowed[thing].intersection(*parts)
    return allowed


def sources_named(session: Session, value: str) -> frozenset[int]:
    """Return the sources of this label, or with these words in title, outlet or byline; Unknown if none."""
    found = _keys(session, "select id from source where label = ?", value) or _by_words(
        session, Thing.SOURCE, value
    )
    if not found:
        raise Unknown(value, "No source is called {}.")
    return frozenset(found)


def actors_named(session: Session, value: str) -> frozenset[int]:
    """Return the actors of this label or of just this name, else those with a name that begins so."""
    found = (
        _keys(session, "select id from actor where label = ?", value)
        or session.index.names.actors(tokens_of(value))
        or _by_words(session, Thing.ACTOR, value)
    )
    if not found:
        raise Unknown(value, "No actor is called {}.")
    return frozenset(found)


def _of_source(session: Session, value: str) -> Items:
    return _about_sources(session, sources_named(session, value))


def _of_actor(session: Session, value: str) -> Items:
    actors = json.dumps(list(actors_named(session, value)))
    mentioned = f"mention_actor where actor {_THESE}"
    facts = _keys(
        session,
        f"select fact from fact_actor where actor {_THESE}"  # noqa: S608 - SQL of this package
        f" union select fact from evidence where speaker {_THESE}",
        actors,
        actors,
    )
    memos = (
        "select memo.id from memo join mention m on m.source = memo.source"  # noqa: S608 - SQL of this package
        ' and m.start < memo."end" and m."end" > memo.start'
        f" where m.id in (select mention from {mentioned})"
    )
    return {
        Thing.ACTOR: json.loads(actors),
        Thing.SOURCE: _keys(
            session,
            f"select distinct source from mention where id in (select mention from {mentioned})",  # noqa: S608
            actors,
        ),
        Thing.FACT: facts,
        Thing.NOTE: (*_keys(session, memos, actors), *facts, *json.loads(actors)),
    }


def _of_kind(session: Session, value: str) -> Items:
    name = value.lower().removesuffix("s")
    if name not in INDEXED:
        raise Unknown(value, f"{{}} is no kind of thing: say {_or(INDEXED)}.")
    return {Thing(name): _all_items(session, Thing(name))}


def _after(session: Session, value: str) -> Items:
    return _dated(session, f"last >= '{_days(value)[0].isoformat()}'")


def _before(session: Session, value: str) -> Items:
    return _dated(session, f"first <= '{_days(value)[1].isoformat()}' and first > ''")


def _of_event(session: Session, value: str) -> Items:
    facts = _dated_things(session, Thing.FACT, _within(value))
    return {Thing.FACT: facts, Thing.NOTE: facts}


def _published(session: Session, value: str) -> Items:
    found = _about_sources(session, _dated_things(session, Thing.SOURCE, _within(value)))
    return {thing: items for thing, items in found.items() if thing is not Thing.ACTOR}


def _of_status(session: Session, value: str) -> Items:
    if value.lower() not in tuple(Status):
        raise Unknown(value, f"{{}} is no status: say {_or(Status)}.")
    facts = _keys(session, "select distinct fact from evidence where status = ?", value.lower())
    return {Thing.FACT: facts, Thing.NOTE: facts}


def _of_grade(session: Session, value: str) -> Items:
    match = _GRADE.fullmatch(value)
    if match is None:
        letter_words, digit_words = (f"a {name} {min(axis)} to {max(axis)}" for name, axis in _AXES)
        raise Unknown(value, f"{{}} is no grading: say {letter_words}, {digit_words}, or both, as in B2.")
    letter, digit = (match[1] or "").upper(), match[2] or ""
    statement = (
        "select distinct fact from evidence where (? = '' or reliability = ?) and (? = '' or credibility = ?)"
    )
    facts = _keys(session, statement, letter, letter, digit, digit)
    sources = () if digit else _keys(session, "select id from source where reliability = ?", letter)
    return {Thing.FACT: facts, Thing.SOURCE: sources, Thing.NOTE: facts}


def _of_state(session: Session, value: str) -> Items:
    """Return everything: what has the state is looked for elsewhere."""
    if value not in tuple(State):
        raise Unknown(f"is:{value}", f"{{}} means nothing here: say is:{' or is:'.join(State)}.")
    return {thing: _all_items(session, thing) for thing in INDEXED}


_READ: dict[Narrowing, Callable[[Session, str], Items]] = {
    Narrowing.SOURCE: _of_source,
    Narrowing.ACTOR: _of_actor,
    Narrowing.KIND: _of_kind,
    Narrowing.AFTER: _after,
    Narrowing.BEFORE: _before,
    Narrowing.EVENT: _of_event,
    Narrowing.PUBLISHED: _published,
    Narrowing.STATUS: _of_status,
    Narrowing.GRADE: _of_grade,
    Narrowing.IS: _of_state,
}


def _about_sources(session: Session, sources: Iterable[int]) -> Items:
    keys = json.dumps(list(sources))
    facts = _keys(session, f"select distinct fact from evidence where source {_THESE}", keys)  # noqa: S608
    mentioned = (
        "select distinct actor from mention_actor join mention on mention.id = mention"  # noqa: S608
        f" where source {_THESE}"
    )
    return {
        Thing.SOURCE: json.loads(keys),
        Thing.FACT: facts,
        Thing.ACTOR: _keys(session, mentioned, keys),
        Thing.NOTE: (*_memos_of(session, keys), *facts),
    }


def _dated(session: Session, condition: str) -> Items:
    """Return what has a date of its own for which a condition on the index's entries holds."""
    facts, sources = (_dated_things(session, thing, condition) for thing in (Thing.FACT, Thing.SOURCE))
    return {
        Thing.FACT: facts,
        Thing.SOURCE: sources,
        Thing.NOTE: (*facts, *_memos_of(session, json.dumps(list(sources)))),
    }


def _dated_things(session: Session, thing: Thing, condition: str) -> frozenset[int]:
    found = session.index.ask(f"select item from entry_{thing} where {condition}")  # noqa: S608 - see _days
    return frozenset(int(item) for (item,) in found)


def _within(value: str) -> str:
    first, last = _days(value.replace("..", "/") if "/" not in value else value)
    return f"last >= '{first.isoformat()}' and first <= '{last.isoformat()}' and first > ''"


def _days(value: str) -> tuple[date, date]:
    """Return the first and last day that a date means; these, never what was typed, enter a statement."""
    try:
        return bounds_of(value)
    except ValueError:
        raise Unknown(value, "{} is no date: write 2024, 2024-01 or 2024-01-16.") from None


def _memos_of(session: Session, sources: str) -> tuple[int, ...]:
    return _keys(session, f"select id from memo where source {_THESE}", sources)  # noqa: S608


def _by_words(session: Session, thing: Thing, value: str) -> tuple[int, ...]:
    tokens = tokens_of(value)
    if not tokens:
        return ()
    statement = (
        f"select item from word_{thing} join entry_{thing} on key = word_{thing}.rowid"  # noqa: S608 - a kind
        f" where word_{thing} match ?"
    )
    found = session.index.ask(statement, f'{{name about}}: "{" ".join(tokens)}" *')
    return tuple(int(item) for (item,) in found)


def _all_items(session: Session, thing: Thing) -> frozenset[int]:
    return frozenset(int(item) for (item,) in session.index.ask(f"select item from entry_{thing}"))  # noqa: S608


def _keys(session: Session, statement: str, *bindings: str) -> tuple[int, ...]:
    return tuple(int(key) for (key,) in session.rows(statement, bindings))


def _or(values: Iterable[StrEnum]) -> str:
    words = [str(value) for value in values]
    return f"{', '.join(words[:-1])} or {words[-1]}"
