"""Which sources of a session are copies of one story: worked out beside the file, a little at a time."""

import time
from collections.abc import Callable, Iterable, Iterator

from briefer.model.changes import Collection
from briefer.model.ids import SourceId
from briefer.store.database import Rows
from briefer.store.sight import hidden_of, visible
from briefer.text.copies import Copies, CopyIndex, trigrams_bit_by_bit


class Stories:
    """The copies among a session's sources; `rows` reads the session, `text` gives a text by its hash."""

    def __init__(self, rows: Rows, text: Callable[[str], str]) -> None:
        self._rows = rows
        self._text = text
        self._index: CopyIndex[SourceId] = CopyIndex()
        self._known: dict[SourceId, str] = {}  # what is visible of each, as it was compared
        self._is_compared = True
        self._work: Iterator[None] | None = None
        self._found: tuple[Copies[SourceId], ...] | None = None
        self._stale = {SourceId(key): None for (key,) in rows("select id from source order by added", ())}

    @property
    def copies(self) -> tuple[Copies[SourceId], ...]:
        """The pairs of copies that are known; all there are once `catch_up` has returned True."""
        if self._found is None:
            self._found = self._index.pairs()
        return self._found

    def mark(self, members: Iterable[tuple[Collection, int]]) -> None:
        """Note sources that came or went; others are passed over where what is seen of them is the same."""
        self._stale.update((SourceId(key), None) for kind, key in members if kind is Collection.SOURCE)

    def catch_up(self, seconds: float) -> bool:
        """Read and compare texts for about so many seconds; return whether nothing is left."""
        until = time.monotonic() + seconds
        while self._is_behind:
            self._go_on()
            if time.monotonic() > until:
                break
        return not self._is_behind

    @property
    def _is_behind(self) -> bool:
        return bool(self._stale) or not self._is_compared or self._work is not None

    def _go_on(self) -> None:
        """Read a part of a text, or compare a part of one; a text whose reading fails is read again."""
        if self._work is None and self._stale:
            self._work = self._read(next(iter(self._stale)))
        if self._work is None:
            self._is_compared = not self._index.compare()
        elif next(self._work, self) is self:
            self._work = None
        self._found = None

    def _read(self, key: SourceId) -> Iterator[None]:
        found = self._rows("select text_sha256 from source where id = ?", (key,))
        seen = f"{found[0][0]} {hidden_of(self._rows, key)}" if found else ""
        is_news = bool(found) and self._known.get(key) != seen
        text = visible(self._rows, key, self._text(found[0][0])) if is_news else None
        del self._stale[key]  # it is marked again where it goes meanwhile
        if not found or (is_news and key in self._known):
            self._index.remove(key)
            self._known.pop(key, None)
        if text is not None:
            self._index.add(key, (yield from trigrams_bit_by_bit(text)))
            self._known[key] = seen
            self._is_compared = False
