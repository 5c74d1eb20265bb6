"""The facts of a session as rows: statement, event date, status, source, and whether a brief uses it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.models.fact_groups import FactGroup, FactGroups
from briefer.gui.models.members import MemberReading, MembersModel
from briefer.gui.models.rows import Face
from briefer.gui.wording import count_words, short_dates, shown_dating, word
from briefer.model.changes import Collection
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
    group: FactGroup | None = None


class FactsModel(MembersModel[FactRow, Fact]):
    """The facts of one source or of all that the words typed let through, in the order of the text."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Read all facts of this session."""
        reading = MemberReading(
            Collection.FACT,
            frozenset({Collection.SOURCE, Collection.BRIEF, Collection.RECONCILIATION}),
            partial(queries.facts, session),
            lambda key: queries.fact(session, FactId(key)),
            _words,
        )
        super().__init__(reading, lambda row: row.fact.id, _face, parent)
        self._session = session
        self._source: SourceId | None = None
        self._groups = FactGroups(session)
        self.read_all()

    def show_source(self, source: SourceId | None) -> None:
        """Show the facts that rest on this source alone, or on any (None)."""
        self._source = source
        self.refresh()

    def refresh(self) -> None:
        """Look up sources and sections anew, and show what changed."""
        names = {source.id: source.publisher or source.name for source in queries.sources(self._session)}
        order = {source: number for number, source in enumerate(names)}
        sections, groups = self._sections(), self._groups.by_fact(self.members)
        shown = [fact for fact in self.shown() if _rests_on(fact, self._source)]
        shown.sort(key=lambda fact: _place(fact, order, self._source))
        self.set_rows(
            [
                FactRow(
                    fact,
                    tuple(dict.fromkeys(names[item.span.source] for item in fact.evidence)),
                    sections.get(fact.id, ()),
                    groups.get(fact.id),
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


def _words(fact: Fact) -> str:
    quotes = " ".join(item.span.quote for item in fact.evidence)
    return f"{fact.label} {fact.statement} {fact.place} {quotes}"


def _rests_on(fact: Fact, source: SourceId | None) -> bool:
    return source is None or any(item.span.source == source for item in fact.evidence)


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
    if row.group is not None:
        parts.append(row.group.words)
    return " · ".join(parts)
