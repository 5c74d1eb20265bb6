"""The facts of a session as rows: statement, event date, status, source, and whether a brief uses it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.wording import count_words, folded, short_dates, shown_dating, word
from briefer.model.changes import Changes, Collection
from briefer.model.facts import Fact
from briefer.model.ids import FactId, SourceId
from briefer.store import queries
from briefer.store.session import Session


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact, the names of the sources it rests on, and the headings of the sections it was sent to."""

    fact: Fact
    sources: tuple[str, ...]
    sections: tuple[str, ...]


class FactsModel(RowsModel[FactRow]):
    """The facts of one source or of all that the words typed let through, in the order of the text."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Read all facts of this session."""
        super().__init__(lambda row: row.fact.id, _face, parent)
        self._session = session
        self._facts: dict[FactId, Fact] = {}
        self._source: SourceId | None = None
        self._words: tuple[str, ...] = ()
        self._read_all()

    @property
    def total(self) -> int:
        """How many facts there are, shown or not."""
        return len(self._facts)

    def fact(self, key: FactId) -> Fact | None:
        """Return the fact with this key, or None where there is none any more."""
        return self._facts.get(key)

    def filter(self, words: str) -> None:
        """Show the facts whose statement, label, place or quotes hold each of these words."""
        self._words = tuple(folded(words).split())
        self.refresh()

    def show_source(self, source: SourceId | None) -> None:
        """Show the facts that rest on this source alone, or on any (None)."""
        self._source = source
        self.refresh()

    def take(self, changes: Changes) -> None:
        """Read again what a step touched."""
        touched = changes.keys(Collection.FACT)
        if touched - self._facts.keys():
            self._read_all()
            return
        for key in map(FactId, touched):
            try:
                self._facts[key] = queries.fact(self._session, key)
            except KeyError:  # the step removed it
                del self._facts[key]
        if touched or changes.keys(Collection.SOURCE) or changes.keys(Collection.BRIEF):
            self.refresh()

    def refresh(self) -> None:
        """Look up sources and sections anew, and show what changed."""
        names = {source.id: source.publisher or source.name for source in queries.sources(self._session)}
        order = {source: number for number, source in enumerate(names)}
        sections = self._sections()
        shown = [fact for fact in self._facts.values() if self._is_shown(fact)]
        shown.sort(key=lambda fact: _place(fact, order, self._source))
        self.set_rows(
            [
                FactRow(
                    fact,
                    tuple(dict.fromkeys(names[item.span.source] for item in fact.evidence)),
                    sections.get(fact.id, ()),
                )
                for fact in shown
            ]
        )

    def _sections(self) -> dict[FactId, tuple[str, ...]]:
        found: dict[FactId, tuple[str, ...]] = {}
        for brief in queries.briefs(self._session):
            for section in brief.sections:
                for fact in section.facts:
                    found[fact] = (*found.get(fact, ()), section.heading or section.name)
        return found

    def _read_all(self) -> None:
        self._facts = {fact.id: fact for fact in queries.facts(self._session)}
        self.refresh()

    def _is_shown(self, fact: Fact) -> bool:
        if self._source is not None and all(item.span.source != self._source for item in fact.evidence):
            return False
        if not self._words:
            return True
        quotes = " ".join(item.span.quote for item in fact.evidence)
        text = folded(f"{fact.label} {fact.statement} {fact.place} {quotes}")
        return all(word in text for word in self._words)


def _place(fact: Fact, order: dict[SourceId, int], source: SourceId | None) -> tuple[int, int]:
    places = (
        (order[item.span.source], item.span.start)
        for item in fact.evidence
        if source is None or item.span.source == source
    )
    return min(places)


def _face(row: FactRow) -> Face:
    fact, detail, tone = row.fact, _detail(row), theme.current_tones()
    sent = "sent to " + ", ".join(row.sections) if row.sections else "not sent to a section yet"
    quotes = " … ".join(f"“{' '.join(item.span.quote.split())}”" for item in fact.evidence)
    return Face(
        text=" ".join(fact.statement.split()),
        detail=detail,
        badge=fact.label,
        colour=theme.fact_colour(fact.kind, theme.is_dark()),
        mark=icons.tinted_icon(
            "circle-check" if row.sections else "circle", tone.muted if row.sections else tone.accent
        ),
        lines=3,
        spoken=f"{word(fact.kind)} {fact.label}: {fact.statement}. {detail}, {sent}",
        tip=f"{word(fact.kind)}, {sent}. From {', '.join(row.sources)}: {quotes}",
    )


def _detail(row: FactRow) -> str:
    fact = row.fact
    parts = [", ".join(word(status) for status in fact.statuses)]
    if fact.event_date.value is not None:
        parts.insert(0, short_dates(shown_dating(fact.event_date)))
    if len(fact.evidence) > 1:
        parts.append(count_words(len(fact.evidence), "passage"))
    return " · ".join(parts)
