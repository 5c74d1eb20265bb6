"""What may follow while a narrowing is typed: `actor:ch` may become `actor:China`."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefer.gui.wording import KIND_ICONS, folded, shown_date, word
from briefer.model.facts import Credibility, Reliability, Status
from briefer.model.sought import INDEXED, Narrowing, State
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.sought import written_chip

_MOST = 12
_LONGEST = 60
_BEGUN = re.compile(
    rf"(?:^|\s)[-−–]?(?P<kind>{'|'.join(Narrowing)}):(?P<value>\"[^\"]*|[^\s\"]*)$", re.IGNORECASE
)
_STATES = {State.UNTAGGED: "Sentences in which nothing is tagged", State.LOOK: "What needs a look"}
_KINDS = {"actor": "Actors", "fact": "Facts", "source": "Sources", "note": "Notes"}


@dataclass(frozen=True, slots=True)
class Completion:
    """One value that a narrowing may take: what is typed for it, its words, and a figure beside them."""

    typed: str
    words: str
    count: str = ""
    icon: str = "chevron-right"


def completions(session: Session, before: str) -> tuple[Completion, ...]:
    """Return what may complete the narrowing that ends at the caret; nothing where it is whole."""
    begun = _BEGUN.search(before)
    if begun is None:
        return ()
    kind, typed = Narrowing(begun["kind"].lower()), begun[0].strip().lower()
    value = folded(begun["value"].lstrip('"'))
    found = [it for it in _OFFERED[kind](session, kind) if value in folded(f"{it.words} {it.typed}")]
    is_whole = any(it.typed.lower() == typed.lstrip("-−–") for it in found)
    return () if is_whole else tuple(found[:_MOST])


def completed(before: str, completion: Completion) -> str:
    """Return what is typed before the caret with the narrowing at its end completed."""
    begun = _BEGUN.search(before)
    start = len(before) if begun is None else begun.start("kind")
    return f"{before[:start]}{completion.typed} "


def _actors(session: Session, kind: Narrowing) -> Iterator[Completion]:
    counts = queries.mention_counts(session)
    known = queries.actors(session)
    names = [actor.name for actor in known]
    for actor in sorted(known, key=lambda actor: (-counts[actor.id], folded(actor.name))):
        value = actor.name if names.count(actor.name) == 1 else actor.label
        words = ", ".join(actor.names)[:_LONGEST]
        yield Completion(written_chip(kind, value), words, f"{counts[actor.id]:,}", KIND_ICONS[actor.kind])


def _sources(session: Session, kind: Narrowing) -> Iterator[Completion]:
    known = queries.sources(session)
    outlets = dict.fromkeys(source.publisher for source in known if source.publisher)
    for outlet in outlets:
        count = sum(source.publisher == outlet for source in known)
        yield Completion(written_chip(kind, outlet), outlet, f"{count:,}", "landmark")
    for source in known:
        yield Completion(written_chip(kind, source.label), source.name[:_LONGEST], source.label, "newspaper")


def _dates(session: Session, kind: Narrowing) -> Iterator[Completion]:
    """Yield the days, then the months, of the session's facts or sources or both, the latest first."""
    values: set[str] = set()
    if kind is not Narrowing.PUBLISHED:
        values |= {fact.event_date.value or "" for fact in queries.facts(session)}
    if kind is not Narrowing.EVENT:
        values |= {source.published.value or "" for source in queries.sources(session)}
    days = {value.partition("T")[0].partition("/")[0].rstrip("?~%") for value in values}
    whole = sorted((day for day in days if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)), reverse=True)
    for value in (*whole[: _MOST // 2], *sorted({day[:7] for day in whole}, reverse=True)):
        yield Completion(written_chip(kind, value), shown_date(value), value, "calendar")


def _values(values: Iterable[tuple[str, str]]) -> Callable[[Session, Narrowing], Iterator[Completion]]:
    """Return what offers these values, each with its words."""
    fixed = tuple(values)

    def offered(_session: Session, kind: Narrowing) -> Iterator[Completion]:
        return (Completion(written_chip(kind, value), words) for value, words in fixed)

    return offered


_OFFERED: dict[Narrowing, Callable[[Session, Narrowing], Iterator[Completion]]] = {
    Narrowing.SOURCE: _sources,
    Narrowing.ACTOR: _actors,
    Narrowing.KIND: _values((thing.value, _KINDS[thing.value]) for thing in INDEXED),
    Narrowing.AFTER: _dates,
    Narrowing.BEFORE: _dates,
    Narrowing.EVENT: _dates,
    Narrowing.PUBLISHED: _dates,
    Narrowing.STATUS: _values((status.value, word(status)) for status in Status),
    Narrowing.GRADE: _values((grade.value, word(grade)) for grade in (*Reliability, *Credibility)),
    Narrowing.IS: _values((state.value, words) for state, words in _STATES.items()),
}
