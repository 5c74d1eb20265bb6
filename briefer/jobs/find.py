"""Everything that one search box finds: things by their words, what needs a look, untagged sentences."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefer.check.looking import Looked, needing_a_look
from briefer.model.changes import Collection
from briefer.model.findings import Finding
from briefer.model.found import Found, Group, Hit, Line
from briefer.model.sought import Narrowing, Sought, State, Thing
from briefer.store import queries
from briefer.store.hits import hits_of
from briefer.store.narrowing import Unknown
from briefer.store.search import items_found, search, what_is_matched
from briefer.store.session import Session
from briefer.store.untagged import untagged_sentences

_THINGS = {Collection.FACT: Thing.FACT, Collection.SOURCE: Thing.SOURCE}


def find(
    session: Session, sought: Sought, limit: int = 8, *, language: str = "en", patience: float = math.inf
) -> Found:
    """Return what the search finds, by kind, of each kind at most `limit`.

    With `is:look` those facts and sources that need a look, with the reasons; `language` is the BCP 47 tag of
    the language that the session is written in. Untagged sentences are not among what is found here, since
    there may be very many: see `untagged`. `patience` is how many seconds may go into the index.
    """
    if sought.state is State.LOOK:
        return _to_look_at(session, sought, limit, language)
    return Found() if sought.state is State.UNTAGGED else search(session, sought, limit, patience=patience)


def untagged(session: Session, sought: Sought) -> Iterator[Hit | None]:
    """Yield the untagged sentences that have the words and whose source passes the narrowings.

    They come in the order in which the sources were added; None comes where there is none for the moment.
    Raises store.narrowing.Unknown where a narrowing names nothing.
    """
    allowed = items_found(session, replace(_without_state(sought), terms=()))[Thing.SOURCE]
    sources = [source.id for source in queries.sources(session) if source.id in allowed]
    return untagged_sentences(session, sources, what_is_matched(session, sought))


def _to_look_at(session: Session, sought: Sought, limit: int, language: str) -> Found:
    try:
        items = items_found(session, _without_state(sought))
    except Unknown as unknown:
        return Found(remarks=(str(unknown),))
    looked = Looked(
        queries.facts(session), queries.sources(session), queries.reconciliations(session), language
    )
    matching = what_is_matched(session, sought)
    groups = []
    for collection, found in groupby(needing_a_look(looked), key=lambda finding: finding.collection):
        thing = _THINGS[collection]
        findings: dict[int, list[Finding]] = {}
        for finding in found:
            if finding.key in items[thing]:
                findings.setdefault(finding.key, []).append(finding)
        hits = hits_of(session, thing, list(findings)[:limit], matching)
        if hits:
            reasoned = tuple(_reasoned(hit, findings[hit.key]) for hit in hits)
            groups.append(Group(thing, reasoned, len(findings)))
    return Found(tuple(groups), matching.also)


def _reasoned(hit: Hit, findings: list[Finding]) -> Hit:
    words = " ".join(finding.reason for finding in findings)
    return replace(hit, snippet=Line(words), findings=tuple(findings))


def _without_state(sought: Sought) -> Sought:
    return replace(sought, chips=tuple(chip for chip in sought.chips if chip.kind is not Narrowing.IS))
