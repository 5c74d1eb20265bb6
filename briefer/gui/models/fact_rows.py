"""Facts read by the page, as rows of them are shown, and how a row of a fact looks."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefer.gui import icons, theme
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_groups import FactGroup
from briefer.gui.models.rows import Face
from briefer.gui.wording import count_words, short_dates, shown_dating, word
from briefer.model.facts import Fact
from briefer.store import queries
from briefer.store.session import Session

_KEPT = 2_000  # facts kept read


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact, the sources it rests on by name, the headings of the sections it was sent to, and its group."""

    fact: Fact
    sources: tuple[str, ...]
    sections: tuple[str, ...]
    group: FactGroup | None = None


class FactPages:
    """Facts that were read for the rows in view, kept till a step touches them."""

    def __init__(self, session: Session, digests: FactDigests) -> None:
        """Read from this session; nothing is read yet."""
        self._session = session
        self._digests = digests
        self._read: dict[int, Fact] = {}

    def row(self, key: int, around: Iterable[int] = ()) -> FactRow | None:
        """Return the row of a fact, reading those around it with it; None where a step has removed it."""
        if key not in self._read:
            self._read_page((key, *around))
        fact = self._read.get(key)
        if fact is None:
            return None
        sources = (self._digests.source_name(item.span.source) for item in fact.evidence)
        sections = (title for _, title in self._digests.sections(key))
        return FactRow(fact, tuple(dict.fromkeys(sources)), tuple(sections), self._digests.groups.of(fact.id))

    def holds(self, key: int) -> bool:
        """Return whether a fact was read and is as it was then."""
        return key in self._read

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Read these facts again when they are asked for, or all."""
        if keys is None:
            self._read.clear()
        for key in keys or ():
            self._read.pop(key, None)

    def _read_page(self, keys: Iterable[int]) -> None:
        if len(self._read) > _KEPT:
            self._read.clear()
        wanted = [key for key in dict.fromkeys(keys) if key not in self._read]
        self._read.update((fact.id, fact) for fact in queries.facts_of(self._session, wanted))


def fact_face(row: FactRow) -> Face:
    """Return what the row of a fact shows: statement, date, status, kind, label, and whether it was sent."""
    fact, detail, tone = row.fact, fact_detail(row), theme.current_tones()
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
        lines=4,
        spoken=f"{word(fact.kind)} {fact.label}: {fact.statement.rstrip('.')}. {detail}, {sent}",
        tip=f"{word(fact.kind)}, {sent}. From {', '.join(row.sources)}: {quotes}",
    )


def fact_detail(row: FactRow) -> str:
    """Return the line below a statement: date, statuses, and passages where there are several."""
    fact = row.fact
    parts = [", ".join(word(status) for status in fact.statuses)]
    if fact.event_date.value is not None:
        parts.insert(0, short_dates(shown_dating(fact.event_date)))
    if len(fact.evidence) > 1:
        parts.append(count_words(len(fact.evidence), "passage"))
    if row.group is not None:
        parts.append(row.group.words)
    return " · ".join(parts)
