"""The names that nobody knows yet over all sources of a session, counted in moments of rest."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from briefer.gui.proposals import Proposals
from briefer.gui.slices import SLICE, Slices
from briefer.gui.source_finds import Knowledge
from briefer.model.changes import Changes, Collection
from briefer.model.ids import SourceId
from briefer.model.proposals import ProposedName
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.name_ranking import RankedName, Ranking, Sheet, with_variants
from briefer.suggest.stretches import merged_names, names_elsewhere_in, names_in, stretches

MOST = 1_000
_TELL_EVERY = 0.5  # seconds between two words on how far it is


class SessionNames(QObject):
    """Counts names source by source while it is wanted; `counted` says that there are more figures."""

    counted = Signal()

    def __init__(self, session: Session, proposals: Proposals, parent: QObject | None = None) -> None:
        """Count nothing yet."""
        super().__init__(parent)
        self._session = session
        self._proposals = proposals
        self._ranking = Ranking()
        self._waiting: dict[SourceId, None] = dict.fromkeys(queries.source_ids(session))
        self._under_way = self._counting()
        self._hidden: dict[SourceId, tuple[tuple[int, int], ...]] = {}
        self._told = 0.0
        self._is_wanted = False
        self._slices = Slices(self)
        self._slices.sliced.connect(self._tell_now_and_then)
        self._slices.ended.connect(self._tell)
        proposals.names_changed.connect(self.count_again)

    @property
    def left(self) -> int:
        """How many sources have not been counted yet."""
        return len(self._waiting)

    def want(self, *, first: SourceId | None = None) -> None:
        """Count from now on, this source before others; what takes a moment is counted at once."""
        self._is_wanted = True
        if first in self._waiting:
            self._waiting = {first: None, **self._waiting}
            self._begin_anew()
        if self._waiting and not self._slices.is_busy:
            self._slices.begin(self._under_way, SLICE)

    def rest(self) -> None:
        """Count no more until it is wanted again."""
        self._is_wanted = False
        self._slices.stop()

    def take(self, changes: Changes) -> None:
        """Drop the sources that a step removed, and have new ones counted."""
        keys = changes.keys(Collection.SOURCE)
        if not keys:
            return
        there = set(queries.source_ids(self._session))
        for key in map(SourceId, keys):
            if key not in there:
                self._ranking.drop(key)
                self._waiting.pop(key, None)
            elif key not in self._ranking or self._hidden.get(key, ()) != queries.hidden(self._session, key):
                self._waiting[key] = None
        self._begin_anew()

    def count_again(self, source: SourceId | None) -> None:
        """Count a source anew, or all with None, as after names have come in from elsewhere."""
        every = queries.source_ids(self._session) if source is None else (source,)
        self._waiting.update(dict.fromkeys(every))
        self._begin_anew()
        if self._is_wanted:
            self._slices.begin(self._under_way)

    def ranked(self, is_wanted: Callable[[str], bool], only: SourceId | None) -> tuple[RankedName, ...]:
        """Return the most frequent names that no actor has and that were not dismissed, with their variants.

        A place that is tagged already does not count.
        """
        settled = self._proposals.knowledge().names
        tagged = queries.quote_counts(self._session) if only is None else {}
        found = self._ranking.ranked(
            MOST, lambda quote: quote not in settled and is_wanted(quote), tagged, only
        )
        return with_variants(found)

    def _begin_anew(self) -> None:
        """Take the next source from its beginning; what is counted now may have changed under it."""
        self._under_way = self._counting()
        if self._slices.is_busy:
            self._slices.begin(self._under_way)

    def _counting(self) -> Iterator[None]:
        """Count the sources that wait one after the other, each a stretch after the other."""
        while self._waiting:
            source = next(iter(self._waiting))
            text = queries.visible_text(self._session, source)
            self._hidden[source] = queries.hidden(self._session, source)
            sheet = Sheet()
            for names in names_of(text, self._proposals.knowledge(), self._proposals.model_names(source)):
                sheet.add(names)
                yield
            self._ranking.put(source, sheet.tallies())
            self._waiting.pop(source, None)

    def _tell_now_and_then(self) -> None:
        if time.monotonic() - self._told > _TELL_EVERY:
            self._tell()

    def _tell(self) -> None:
        self._told = time.monotonic()
        self.counted.emit()


def names_of(text: str, know: Knowledge, by_model: tuple[ProposedName, ...]) -> Iterator[list[ProposedName]]:
    """Yield the names in a text stretch by stretch, those too that actors of elsewhere go by."""
    for stretch in stretches(text):
        found = merged_names(names_in(text, stretch), by_model, stretch)
        if know.elsewhere is not None:
            known = know.elsewhere.mentions(text, stretch.before, stretch.end)
            found = names_elsewhere_in(known, found, know.actors_elsewhere, know.names)
        yield [name for name in found if name.start >= stretch.start]
