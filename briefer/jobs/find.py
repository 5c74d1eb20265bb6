"""What the search box lists beside finds: untagged sentences, and what needs a look.

Both may be very many, so they come one by one: whoever asks can stop at any time, and None comes where there
is nothing for the moment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from briefer.check.looking import Looked, needing_a_look
from briefer.model.changes import Collection
from briefer.model.findings import Finding
from briefer.model.found import Hit, Line
from briefer.model.ids import FactId, SourceId
from briefer.model.sought import Narrowing, Sought, Thing
from briefer.store import queries
from briefer.store.hits import hits_of
from briefer.store.matching import Matching
from briefer.store.search import items_found, what_is_matched
from briefer.store.session import Session
from briefer.store.untagged import untagged_sentences

_AT_ONCE = 50  # members read at a time


def untagged(session: Session, sought: Sought) -> Iterator[Hit | None]:
    """Yield the untagged sentences that have the words and whose source passes the narrowings.

    They come in the order in which the sources were added. Raises store.narrowing.Unknown where a narrowing
    names nothing.
    """
    allowed = items_found(session, replace(_narrowed_alone(sought), terms=()))[Thing.SOURCE]
    sources = (SourceId(key) for key in queries.keys(session, Collection.SOURCE) if key in allowed)
    return untagged_sentences(session, sources, what_is_matched(session, sought))


def to_look_at(session: Session, sought: Sought, language: str = "en") -> Iterator[Hit | None]:
    """Yield the facts, then the sources that need a look, each with its findings, that the search finds.

    `language` is the BCP 47 tag of the language that the session is written in. Raises
    store.narrowing.Unknown where a narrowing names nothing.
    """
    items = items_found(session, _narrowed_alone(sought))
    return _looked_at(session, items, what_is_matched(session, sought), language)


def _looked_at(
    session: Session, items: dict[Thing, frozenset[int]], matching: Matching, language: str
) -> Iterator[Hit | None]:
    joined = queries.reconciliations(session)
    accounts = queries.facts_of(session, tuple(key for each in joined for key in each.facts))
    for keys in _chunks(session, Collection.FACT, items[Thing.FACT]):
        facts = queries.facts_of(session, [FactId(key) for key in keys])
        behind = queries.sources(session, [item.span.source for fact in facts for item in fact.evidence])
        looked = Looked(facts, (), behind, joined, accounts, language)
        yield from _reasoned(session, Thing.FACT, needing_a_look(looked), matching)
    for keys in _chunks(session, Collection.SOURCE, items[Thing.SOURCE]):
        sources = queries.sources(session, [SourceId(key) for key in keys])
        looked = Looked((), sources, adrift=queries.adrift_counts(session))
        yield from _reasoned(session, Thing.SOURCE, needing_a_look(looked), matching)


def _chunks(session: Session, collection: Collection, allowed: frozenset[int]) -> Iterator[list[int]]:
    keys = (key for key in queries.keys(session, collection) if key in allowed)
    while chunk := list(islice(keys, _AT_ONCE)):
        yield chunk


def _reasoned(
    session: Session, thing: Thing, findings: Iterable[Finding], matching: Matching
) -> Iterator[Hit | None]:
    """Yield a hit for each member that there are findings on, with their reasons, and None at the end."""
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.key, []).append(finding)
    for hit in hits_of(session, thing, list(found), matching):
        reasons = found[hit.key]
        words = " ".join(finding.reason for finding in reasons)
        yield replace(hit, snippet=Line(words), findings=tuple(reasons))
    yield None


def _narrowed_alone(sought: Sought) -> Sought:
    """Return what is sought without what is asked for instead of words."""
    return replace(sought, chips=tuple(chip for chip in sought.chips if chip.kind is not Narrowing.IS))
