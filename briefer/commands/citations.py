"""What the citations of a draft show: of the session's facts as they are now."""

from collections.abc import Iterable

from briefer.compose.material import CITATION
from briefer.compose.shown_facts import seen_in, seen_of
from briefer.model.drafting import Seen
from briefer.store import queries
from briefer.store.session import Session


def citations_of(session: Session, text: str, before: Iterable[Seen]) -> tuple[Seen, ...]:
    """Return the citations of a text: those there before as they were seen, new ones as facts are now."""
    old = tuple(before)
    known = {seen.label.casefold() for seen in old}
    fresh = (label for label in CITATION.findall(text) if label.casefold() not in known)
    return seen_in(text, old, seen_now(session, fresh))


def seen_now(session: Session, labels: Iterable[str]) -> dict[str, Seen]:
    """Return what citations of these labels show now, by label in lower case; unknown ones are left out."""
    facts = [fact for label in dict.fromkeys(labels) if (fact := queries.fact_by_label(session, label))]
    if not facts:
        return {}
    sources = {source.id: source for source in queries.sources(session)}
    actors = {actor.id: actor for actor in queries.actors(session)}
    return {fact.label.casefold(): seen_of(fact, sources, actors) for fact in facts}
