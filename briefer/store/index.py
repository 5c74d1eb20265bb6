"""The word index over a session: built when first needed, outside the session's file, and kept in step.

It is an FTS5 table in a temporary database of its own, which SQLite keeps in memory and in an unnamed file
and removes with the connection. So nothing of it is in the session file, in its history, or in a step's time.
"""

import json
import time
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

import apsw

from briefer.model.changes import Collection
from briefer.store.database import Rows
from briefer.store.reading import OF_THEIR_OWN, THESE, read_actors, read_facts, read_sources

Member = tuple[Collection, int]

_CHUNK = 20  # members indexed between looks at the clock
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # characters that no stored text has: they are not for interchange
_SETTINGS = (
    "pragma journal_mode = off",
    "pragma synchronous = off",
    "create table entry (id integer primary key, collection text, key integer, unique (collection, key))",
    """create virtual table word using fts5 (
        name, about, body, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2"
    )""",
    # A word in a name says more than one in what is said about it, and that more than one in a long text.
    "insert into word (word, rank) values ('rank', 'bm25(8.0, 3.0, 1.0)')",
)
_FIND = """
    select word.rowid, collection, key from word join entry on entry.id = word.rowid
    where word match ? order by rank limit ?
"""
_MARKED = """
    select highlight(word, 0, ?1, ?2), highlight(word, 1, ?1, ?2), highlight(word, 2, ?1, ?2)
    from word where word match ?3 and rowid = ?4
"""


class Found(NamedTuple):
    """A member that has the words sought: its name, and its parts with where a word was found in each.

    A place is a code point's offset in the part, or -1 where no word was found in it.
    """

    collection: Collection
    key: int
    name: str
    parts: tuple[tuple[str, int], ...]


class _Entry(NamedTuple):
    key: int
    name: str
    about: str
    body: str


class WordIndex:
    """An index of the words of a session's sources, actors and facts.

    `rows` reads the session, `text` gives a source's text by its hash.
    """

    def __init__(self, rows: Rows, text: Callable[[str], str]) -> None:
        self._rows = rows
        self._text = text
        self._connection = apsw.Connection("")
        for statement in _SETTINGS:
            self._connection.execute(statement).fetchall()
        self._readers = {
            Collection.SOURCE: self._sources,
            Collection.ACTOR: self._actors,
            Collection.FACT: self._facts,
        }
        self._stale: dict[Member, None] = {}
        for collection in self._readers:
            keys = rows(f"select id from {collection} order by added", ())  # noqa: S608 - a table's name
            self.mark((collection, key) for (key,) in keys)

    def close(self) -> None:
        """Remove the index."""
        self._connection.close()

    def mark(self, members: Iterable[Member]) -> None:
        """Note that these members have changed; they are read again before the next search."""
        self._stale.update((member, None) for member in members if member[0] in self._readers)

    def catch_up(self, seconds: float) -> bool:
        """Index what has changed for about so many seconds; return whether nothing is left."""
        until = time.monotonic() + seconds
        while self._stale:
            chunk = tuple(islice(self._stale, _CHUNK))
            with self._connection:
                for collection, read in self._readers.items():
                    self._replace(collection, read, [key for kind, key in chunk if kind is collection])
            for member in chunk:
                del self._stale[member]
            if time.monotonic() > until:
                break
        return not self._stale

    def find(self, query: str, limit: int) -> tuple[Found, ...]:
        """Return at most `limit` members that match a query in FTS5's language, the best first."""
        found = self._connection.execute(_FIND, (query, limit)).fetchall()
        return tuple(
            Found(Collection(str(collection)), int(key), *self._marked(query, int(rowid)))  # type: ignore[arg-type] # by the table's columns
            for rowid, collection, key in found
        )

    def _marked(self, query: str, rowid: int) -> tuple[str, tuple[tuple[str, int], ...]]:
        marked = self._connection.execute(_MARKED, (_OPEN, _CLOSE, query, rowid)).fetchall()[0]
        parts = tuple(
            (str(part).replace(_OPEN, "").replace(_CLOSE, ""), str(part).find(_OPEN)) for part in marked
        )
        return parts[0][0], parts

    def _replace(
        self, collection: Collection, read: Callable[[str], Iterable[_Entry]], keys: list[int]
    ) -> None:
        """Put the present content of these members in place of what was indexed of them."""
        execute = self._connection.execute
        for key in keys:
            for (rowid,) in execute(
                "delete from entry where collection = ? and key = ? returning id", (collection, key)
            ).fetchall():
                execute("delete from word where rowid = ?", (rowid,))
        for key, *words in read(json.dumps(keys)) if keys else ():
            execute("insert into entry (collection, key) values (?, ?)", (collection, key))
            rowid = self._connection.last_insert_rowid()
            execute("insert into word (rowid, name, about, body) values (?, ?, ?, ?)", (rowid, *words))

    def _sources(self, keys: str) -> Iterable[_Entry]:
        for source in read_sources(self._rows, THESE, (keys,)):
            about = f"{source.publisher}\n{source.byline}"
            yield _Entry(source.id, source.name, about, self._text(source.text_sha256))

    def _actors(self, keys: str) -> Iterable[_Entry]:
        for actor in read_actors(self._rows, OF_THEIR_OWN, (keys,)):
            yield _Entry(actor.id, actor.name, "\n".join(actor.names[1:]), actor.note)

    def _facts(self, keys: str) -> Iterable[_Entry]:
        for fact in read_facts(self._rows, THESE, (keys,)):
            quotes = "\n".join(item.span.quote for item in fact.evidence)
            yield _Entry(fact.id, fact.statement, fact.note, quotes)
