"""Full-text search over sources, facts, actors and notes."""

import math
from collections.abc import Sequence

from briefer.model.found import Found, Group
from briefer.model.sought import INDEXED, Sought, Thing
from briefer.store.hits import hits_of
from briefer.store.index import WordIndex
from briefer.store.matching import Matching, matching_of
from briefer.store.narrowing import Unknown, narrowed
from briefer.store.session import Session

_AMONG = "item in (select item from allowed where thing = '{thing}')"
_WORDS = (
    "select item from word_{thing} join entry_{thing} on key = word_{thing}.rowid where word_{thing} match ?"
)
_COUNT = "select count(*) from word_{thing} where word_{thing} match ?"
_ENTRIES = "select item from entry_{thing} where true"
_NOT_THESE = "key not in (select rowid from word_{thing} where word_{thing} match ?)"
# Ranks that differ by little are the same; then the later comes first.
_BY_RANK = "order by round(rank, 1), last desc, key"
_BY_DATE = "order by last desc, key"
_SPARE = 3
# Where a name has all of the words, that goes before whatever texts say.
_NAMED = {
    Thing.ACTOR: "{{name about}}: ({0})",
    Thing.FACT: "{{name}}: ({0})",
    Thing.SOURCE: "{{name}}: ({0})",
}


def search(session: Session, sought: Sought, limit: int = 8, *, patience: float = math.inf) -> Found:
    """Return what has all the words and passes the narrowings, by kind, of each kind the best first.

    A word that may go on also finds those that begin with it, whatever its case and accents; a phrase is
    found as its words follow each other; words that are a name of an actor find its other names too. Without
    words, all that passes is listed, the latest first.

    The first search of a large session builds the index, which takes seconds for 10,000 articles unless
    `prepare_search` was called before; `patience` is how many seconds are spent on it, after which what is
    indexed by then is searched.
    """
    session.index.catch_up(patience)
    try:
        asked, matching = _asked(session, sought)
    except Unknown as unknown:
        return Found(remarks=(str(unknown),))
    groups = []
    for each in asked:
        if items := each.best(limit):
            total = each.count() if len(items) == limit else len(items)
            groups.append(Group(each.thing, hits_of(session, each.thing, items, matching), total))
    return Found(tuple(groups), matching.also, unread=session.index.unread)


def items_found(session: Session, sought: Sought) -> dict[Thing, frozenset[int]]:
    """Return all items of each kind that a search finds, and of a search for nothing, all there are.

    Raises Unknown where a narrowing names nothing.
    """
    session.index.catch_up(math.inf)
    asked, _ = _asked(session, sought, all_of_nothing=True)
    return {each.thing: each.all() for each in asked}


def what_is_matched(session: Session, sought: Sought) -> Matching:
    """Return the words sought, with the names that stand for others, to be looked for in a text."""
    return matching_of(sought.terms, session.index.names)


def prepare_search(session: Session, seconds: float) -> bool:
    """Work on the index for about so many seconds; return whether it is complete."""
    return session.index.catch_up(seconds)


def _asked(
    session: Session, sought: Sought, *, all_of_nothing: bool = False
) -> tuple[list["_Asked"], Matching]:
    """Return each kind of thing, to be asked; none where nothing is sought, unless that stands for all."""
    matching = what_is_matched(session, sought)
    is_narrowed = bool(sought.chips)
    if is_narrowed:
        session.index.allow(sought.chips, lambda: narrowed(session, sought.chips))
    is_empty = not (is_narrowed or matching.clauses or matching.excluded)
    things = () if is_empty and not all_of_nothing else INDEXED
    return [_Asked(session.index, thing, matching, is_narrowed=is_narrowed) for thing in things], matching


class _Asked:
    """One kind of thing, asked for what is sought."""

    def __init__(self, index: WordIndex, thing: Thing, matching: Matching, *, is_narrowed: bool) -> None:
        self._index = index
        self.thing = thing
        self._matching = matching
        self._is_narrowed = is_narrowed

    def best(self, limit: int) -> list[int]:
        """Return the items found, those first whose name has the words."""
        query = self._matching.query
        if not query:
            return list(self._items(_ENTRIES, (), _BY_DATE, limit))[:limit]
        # What begins with few letters is much and says little: it is not ranked, but the word itself is.
        whole_word = self._matching.whole_word
        order = _BY_DATE if whole_word else _BY_RANK
        found: dict[int, None] = {}
        if self.thing in _NAMED:
            found |= self._items(_WORDS, (_NAMED[self.thing].format(query),), order, limit)
        if whole_word and len(found) < limit:
            found |= self._items(_WORDS, (whole_word,), _BY_RANK, limit + len(found))
        if len(found) < limit:
            found |= self._items(_WORDS, (query,), order, limit + len(found))
        return list(found)[:limit]

    def all(self) -> frozenset[int]:
        """Return all items found, in no order."""
        statement, bindings = self._of_query()
        return frozenset(int(item) for (item,) in self._index.ask(statement, *bindings))

    def count(self) -> int:
        """Return how many items are found."""
        matching = self._matching
        if matching.query and not (matching.excluded or self._is_narrowed or self._index.has_parts):
            return int(self._index.ask(_COUNT.format(thing=self.thing), matching.query)[0][0])
        statement, bindings = self._of_query()
        counted = self._index.ask(f"select count(distinct item) from ({statement})", *bindings)  # noqa: S608
        return int(counted[0][0])

    def _items(self, select: str, bindings: Sequence[str], order: str, limit: int) -> dict[int, None]:
        statement, bound = self._statement(select, bindings)
        # More than asked for: a long text is indexed in parts, of which each may be found.
        found = self._index.ask(f"{statement} {order} limit ?", *bound, _SPARE * limit)
        return dict.fromkeys(int(item) for (item,) in found)

    def _of_query(self) -> tuple[str, tuple[str, ...]]:
        query = self._matching.query
        return self._statement(_WORDS, (query,)) if query else self._statement(_ENTRIES, ())

    def _statement(self, select: str, bindings: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        parts, bound = [select], list(bindings)
        if self._matching.exclusion:
            parts.append(_NOT_THESE)
            bound.append(self._matching.exclusion)
        if self._is_narrowed:
            parts.append(_AMONG)
        return " and ".join(parts).format(thing=self.thing), tuple(bound)
