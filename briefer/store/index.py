"""The word index over a session: built when first needed, outside the session's file, and kept in step.

It lies in a temporary database of its own, which SQLite keeps in memory and in an unnamed file and removes
with the connection. So nothing of it is in the session file, in its history, or in a step's time. It holds
folded words alone, no texts.
"""

import json
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import islice

import apsw

from briefer.model.changes import Collection
from briefer.model.sought import INDEXED, Thing
from briefer.store.database import Row, Rows
from briefer.store.index_entries import READERS, Entry, actors_named
from briefer.store.index_names import ActorNames
from briefer.text.finding import spread
from briefer.text.folding import fold

Member = tuple[Collection, int]

_CHUNK = 20  # members read at once
_SETTINGS = (
    "pragma journal_mode = off",
    "pragma synchronous = off",
    "create table allowed (thing text, item integer, primary key (thing, item)) without rowid",
)
# One table of words for each kind of thing, so that each is ranked among its like. A word in a name says more
# than one in what is said about it, and that more than one in a long text.
_TABLES = (
    """create virtual table word_{thing} using fts5 (
        name, about, body, content = '', contentless_delete = 1, prefix = '1 2 3',
        tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
    )""",
    "insert into word_{thing} (word_{thing}, rank) values ('rank', 'bm25(8.0, 3.0, 1.0)')",
    """create table entry_{thing} (
        key integer primary key, item integer, collection text, owner integer, first text, last text
    )""",
    "create index owner_{thing} on entry_{thing} (owner)",
)

_DROP_ENTRY = "delete from entry_{thing} where owner = ? and collection = ? returning key"
_DROP_WORDS = "delete from word_{thing} where rowid = ?"
_ADD_ENTRY = "insert into entry_{thing} values (?, ?, ?, ?, ?, ?)"
_ADD_WORDS = "insert into word_{thing} (rowid, name, about, body) values (?, ?, ?, ?)"


class WordIndex:
    """An index of the words of a session's sources, actors, facts and notes.

    `rows` reads the session, `text` gives a source's text by its hash. `names` knows the actors' names,
    `stamp` differs after each change to the session, and `has_parts` says whether a text is in several rows.
    """

    def __init__(self, rows: Rows, text: Callable[[str], str]) -> None:
        self._rows = rows
        self._text = text
        self._connection = apsw.Connection("")
        self.names = ActorNames()
        self._stamp = 0  # differs after each change to the session
        self._allowed_for: Hashable = None
        self.has_parts = False
        for statement in (*_SETTINGS, *(one.format(thing=thing) for thing in INDEXED for one in _TABLES)):
            self._connection.execute(statement).fetchall()
        self._stale: dict[Member, None] = {}
        self._merged: dict[int, int] = {}
        self._work: Iterator[None] | None = None
        for collection in READERS:
            order = "id" if collection is Collection.MEMO else "added"
            keys = rows(f"select id from {collection} order by {order}", ())  # noqa: S608 - a table's name
            self.mark((collection, key) for (key,) in keys)

    def close(self) -> None:
        """Remove the index."""
        self._work = None
        self._connection.close()

    def mark(self, members: Iterable[Member]) -> None:
        """Note that these members have changed; they are read again before the next search."""
        self._stamp += 1
        self._stale.update((member, None) for member in members if member[0] in READERS)

    def catch_up(self, seconds: float) -> bool:
        """Index what has changed for about so many seconds; return whether nothing is left."""
        if not self.is_behind:
            return True
        until = time.monotonic() + seconds
        self.ask("begin")
        try:
            while self.is_behind:
                self._go_on()
                if time.monotonic() > until:
                    break
        finally:  # without a journal nothing is taken back; what failed is still stale
            self.ask("commit")
        return not self.is_behind

    @property
    def is_behind(self) -> bool:
        """Whether something has changed that is not indexed yet."""
        return self.unread > 0

    @property
    def unread(self) -> int:
        """How many members have changed and are not indexed yet."""
        return len(self._stale) + (self._work is not None)

    def _go_on(self) -> None:
        """Index one more row."""
        self._work = self._work or self._replaced()
        if next(self._work, self) is self:
            self._work = None

    def ask(self, statement: str, *bindings: str | int) -> list[Row]:
        """Return all rows that a statement of this package gives."""
        return self._connection.execute(statement, bindings).fetchall()

    def allow(self, why: Hashable, work_out: Callable[[], dict[Thing, frozenset[int]]]) -> None:
        """Let through only some items of each kind, in statements that ask the table `allowed`.

        They are worked out anew only where another reason is given, or something has changed since.
        """
        reason = (why, self._stamp, self.unread)
        if self._allowed_for == reason:
            return
        allowed = work_out()
        with self._connection:
            self.ask("delete from allowed")
            for thing, items in allowed.items():
                rows = ((thing, item) for item in items)
                self._connection.executemany("insert into allowed values (?, ?)", rows)
        self._allowed_for = reason

    def _replaced(self) -> Iterator[None]:
        """Put the present content of some stale members in place of what was indexed; yield at each row."""
        chunk = tuple(islice(self._stale, _CHUNK))
        for member in chunk:
            del self._stale[member]
        try:
            yield from self._written(chunk)
        except Exception:
            self.mark(chunk)
            self._work = None
            raise

    def _written(self, chunk: Iterable[Member]) -> Iterator[None]:
        for collection, readers in READERS.items():
            keys = [key for kind, key in chunk if kind is collection]
            if collection is Collection.ACTOR and keys:
                keys = self._with_kept(keys)
                self._name(keys)
            for thing, read in readers if keys else ():
                self._drop(thing, collection, keys)
                for entry in read(self._rows, self._text, json.dumps(keys)):
                    self._add(thing, collection, entry)
                    yield

    def _with_kept(self, keys: list[int]) -> list[int]:
        """Return the actors with those that they were, or are, merged into."""
        before = self._merged
        now: dict[int, int] = dict(self._rows("select actor, kept from merge", ()))
        self._merged = now
        changed = [kept for _, kept in before.items() ^ now.items()]
        found = dict.fromkeys((*keys, *changed))
        for actor in tuple(found):
            while (actor := now.get(actor, 0)) and actor not in found:
                found[actor] = None
        return list(found)

    def _name(self, keys: list[int]) -> None:
        found = {int(actor.id): names for actor, names, _ in actors_named(self._rows, json.dumps(keys))}
        for key in keys:
            self.names.put(key, found.get(key, ()))

    def _drop(self, thing: Thing, collection: Collection, keys: list[int]) -> None:
        for key in keys:
            for (row,) in self.ask(_DROP_ENTRY.format(thing=thing), key, collection):
                self.ask(_DROP_WORDS.format(thing=thing), row)

    def _add(self, thing: Thing, collection: Collection, entry: Entry) -> None:
        self.has_parts = self.has_parts or (thing is Thing.SOURCE and entry.key != entry.item)
        row = (entry.key, entry.item, collection, entry.owner, entry.first, entry.last)
        self.ask(_ADD_ENTRY.format(thing=thing), *row)
        words = (spread(fold(part)) for part in (entry.name, entry.about, entry.body))
        self.ask(_ADD_WORDS.format(thing=thing), entry.key, *words)
