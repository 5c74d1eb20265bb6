"""A desk over reports of five outlets on one event, two of them copies, and one in Persian, all invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.reconciling import join_facts
from briefer.commands.sources import add_sources
from briefer.gui.models.compare_state import CompareState
from briefer.model.dates import dated
from briefer.model.facts import Attribution, AttributionKind, Fact, FactActor, FactKind
from briefer.model.ids import ActorId, FactId, ReconciliationId
from briefer.model.reconciliations import ReconciliationKind
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session, create_session

WIRE = "Nine dockworkers were killed when a silo exploded at Vell on Monday, officials of the harbour said."
PERSIAN = "دست‌کم ۱۲ نفر در انفجار بندر ول کشته شدند"
REPORTS = (
    ("Wire", WIRE, "Nine dockworkers were killed when a silo exploded at Vell.", "2026-10-12", "en"),
    ("Courier", f"(Agency) {WIRE}", "Nine dockworkers were killed when a silo exploded.", "2026-10-12", "en"),
    (
        "Herald",
        "Twelve people died in a blast at Vell.",
        "Twelve people died in a blast.",
        "2026-10-13",
        "en",
    ),
    ("چاپار", PERSIAN, "At least 12 people were killed.", "2026-10-13", "fa"),
    ("Post", "The port is closed <b>until</b> Thursday.", "The port is closed.", "2026-10-13", "en"),
)
SAME = ReconciliationKind.SAME_EVENT


@dataclass(frozen=True, slots=True)
class Reports:
    """A session with a fact of each report, and the keys of facts and actor."""

    session: Session
    facts: tuple[FactId, ...]
    vell: ActorId

    def all_facts(self) -> dict[int, Fact]:
        return {fact.id: fact for fact in queries.facts(self.session)}

    def state(self) -> CompareState:
        return CompareState(self.session, self.all_facts, "en-GB")

    def join(self, *numbers: int, kind: ReconciliationKind = SAME) -> ReconciliationId:
        return join_facts(self.session, [self.facts[number] for number in numbers], kind)

    def search(self, state: CompareState) -> None:
        search = state.search()
        while True:
            try:
                next(search)
            except StopIteration as end:
                state.take(end.value)
                return


@contextmanager
def reports(path: Path) -> Iterator[Reports]:
    """Give the session, and close it at the end."""
    with create_session(path) as session:
        yield fill(session)


def fill(session: Session) -> Reports:
    """State a fact of each report; the copies among the sources are known."""
    vell = add_actor(session, "Vell")
    made = []
    for outlet, text, statement, date, language in REPORTS:
        loaded = LoadedSource(text, outlet, "", outlet, dated("2026-10-14"), language=language)
        (source,) = add_sources(session, [loaded])
        draft = FactDraft(FactKind.EVENT, statement, (FactActor(vell),), dated(date), place="Vell")
        said = Attribution(AttributionKind.INDIRECT, who="officials" if outlet == "Wire" else "", verb="said")
        made.append(
            add_fact(session, draft, [EvidenceDraft(span_of(source, text, 0, len(text)), attribution=said)])
        )
    queries.find_copies(session)
    return Reports(session, tuple(made), vell)
