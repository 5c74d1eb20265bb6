"""A source that gives way to another of the same work: what it knew, and what belonged to it, goes along."""

from dataclasses import replace

from briefer.model.changes import Collection
from briefer.model.dates import Basis
from briefer.model.ids import SourceId
from briefer.model.sources import GIVEN, LoadedSource, Source, SourceLink
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session

WORK_FIELDS = ("title", "byline", "publisher", "url", "language")
"""What a source tells of its work, beside the date."""


def has_tags(session: Session, key: SourceId) -> bool:
    """Return whether anything points at words of a source: mentions, facts, notes, refused proposals."""
    mentions, facts = queries.tag_counts(session).get(key, (0, 0))
    return bool(mentions or facts or queries.memos(session, key) or queries.refusals(session, key))


def with_known(loaded: LoadedSource, known: Source) -> LoadedSource:
    """Return what was loaded with what the analyst gave of the other, and with what only that one knows."""
    kept = {
        field: getattr(known, field)
        for field in WORK_FIELDS
        if known.basis(field) == GIVEN or not getattr(loaded, field)
    }
    is_dated = known.published.basis == Basis.GIVEN or loaded.published.value is None
    published = known.published if is_dated else loaded.published
    bases = dict(loaded.bases)
    for field in (*kept, *(("published",) if is_dated else ())):
        if basis := known.basis(field):
            bases[field] = basis
    return replace(loaded, published=published, bases=tuple(sorted(bases.items())), **kept)


def give_way(session: Session, before: SourceId, now: SourceId) -> None:
    """Remove a source, and let what belonged to it belong to the other, within a step."""
    for _, key in queries.links_to(session, before):
        source = queries.source(session, key)
        links = (SourceLink(it.kind, now if it.other == before else it.other) for it in source.links)
        writing.put_source(session, replace(source, links=tuple(links)))
    remove(session, Collection.SOURCE, before)
