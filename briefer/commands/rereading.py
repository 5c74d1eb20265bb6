"""Another reading of a source's bytes: in its place while nothing is tagged there, else beside it."""

from dataclasses import replace

from briefer.commands.sources import add_sources, text_sha256
from briefer.commands.wording import shown
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.dates import Basis
from briefer.model.ids import SourceId
from briefer.model.sources import GIVEN, LoadedSource, Source, SourceLink
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session

_FIELDS = ("title", "byline", "publisher", "url", "language")


def take_reading(session: Session, key: SourceId, reading: LoadedSource) -> SourceId:
    """Store what a source's bytes make when they are read in another way, and return its key.

    What the analyst gave of the source goes with it. The earlier reading is removed where there is no tag,
    fact or note in it, and stays where there is any: a text never changes under a tag. Raises BrieferError
    where it reads just the same.
    """
    known = queries.source(session, key)
    if text_sha256(reading.text) == known.text_sha256:
        raise BrieferError("It reads the same in that encoding.", "Choose another encoding.")
    is_replaced = not has_tags(session, key)
    with session.step(f"Read “{shown(known.name)}” in another encoding"):
        (new,) = add_sources(session, [_with_given(reading, known)], known.retrieved)
        made = queries.source(session, new)
        bases = dict(made.bases) | {field: basis for field, basis in known.bases if basis == GIVEN}
        writing.put_source(
            session,
            replace(
                made, reliability=known.reliability, links=known.links, bases=tuple(sorted(bases.items()))
            ),
        )
        if is_replaced:
            _relink(session, key, new)
            remove(session, Collection.SOURCE, key)
    return new


def has_tags(session: Session, key: SourceId) -> bool:
    """Return whether anything points at words of a source: mentions, facts, notes, refused proposals."""
    mentions, facts = queries.tag_counts(session).get(key, (0, 0))
    return bool(mentions or facts or queries.memos(session, key) or queries.refusals(session, key))


def _with_given(reading: LoadedSource, known: Source) -> LoadedSource:
    given = {
        field: getattr(known, field)
        for field in _FIELDS
        if known.basis(field) == GIVEN or not getattr(reading, field)
    }
    published = known.published if known.published.basis == Basis.GIVEN else reading.published
    return replace(reading, file_name=known.file_name, published=published, **given)


def _relink(session: Session, before: SourceId, now: SourceId) -> None:
    """Let what belonged to the earlier reading belong to this one."""
    for _, key in queries.links_to(session, before):
        source = queries.source(session, key)
        links = (SourceLink(it.kind, now if it.other == before else it.other) for it in source.links)
        writing.put_source(session, replace(source, links=tuple(links)))
