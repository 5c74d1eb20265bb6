"""Commands on sources: add what was loaded, correct what is known of it, remove it."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from briefer.commands.publishers import grade_of, publisher_grades
from briefer.commands.source_edits import with_bases
from briefer.commands.wording import counted, one_line, shown
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId, new_key
from briefer.model.sources import DEFAULT_OF_PUBLISHER, LinkKind, LoadedSource, Source, SourceLink
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session


def add_sources(
    session: Session, loaded: Sequence[LoadedSource], retrieved: str | None = None
) -> tuple[SourceId, ...]:
    """Add loaded sources in one step and return their ids, in order.

    `retrieved` is an ISO 8601 moment in UTC, or None for now. What is there already, with the same text,
    publisher and address, is not added again: its id stands in its place. What came attached to another is
    linked to it, and a grade that was kept for its publisher is its own. Raises BrieferError for a source
    without words.
    """
    moment = retrieved or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    ids = {_identity(source): source.id for source in queries.sources(session)}
    named = [((text_sha256(source.text), source.publisher, source.url), source) for source in loaded]
    new = {identity: source for identity, source in named if identity not in ids}
    for source in new.values():
        if not source.text.strip():
            name = source.title or source.file_name or "The source"
            what = f"“{one_line(name)}” has no text."
            raise BrieferError(what, "Load another version of it.")
    if new:
        grades = publisher_grades()
        with session.step(_added(list(new.values()))):
            for place, (identity, source) in enumerate(named):
                if identity not in ids:
                    outer = ids[named[place - source.attached][0]] if source.attached else None
                    ids[identity] = _put(session, source, moment, outer, grade_of(source.publisher, grades))
    return tuple(ids[identity] for identity, _ in named)


def edit_source(session: Session, source: Source) -> None:
    """Store what the analyst corrected about a source: title, byline, publisher, date, address, grade.

    What was changed is given by the analyst from then on, unless another basis came with it. Where that is
    the publisher, a source that was not graded by hand gets the grade kept for that one. Raises ValueError
    where the text, the hashes or the label differ: a source's text is never edited.
    """
    known = queries.source(session, source.id)
    if _fixed(source) != _fixed(known):
        message = "a source's text and label stay as they were loaded"
        raise ValueError(message)
    with session.step(f"Edit source “{shown(source.name)}”"):
        writing.put_source(session, with_bases(known, source, publisher_grades()))


def remove_source(session: Session, source_id: SourceId) -> None:
    """Remove a source with its mentions and evidence; a fact left without evidence goes too.

    A backup comes before where it has any; BrieferError where none can be made.
    """
    source = queries.source(session, source_id)
    if any(queries.tag_counts(session).get(source_id, ())):
        session.back_up()
    with session.step(f"Remove source “{shown(source.name)}”"):
        remove(session, Collection.SOURCE, source_id)


def remove_sources(session: Session, sources: Sequence[SourceId]) -> None:
    """Remove several sources in one step, each as remove_source does."""
    if len(sources) == 1:
        remove_source(session, sources[0])
        return
    counts = queries.tag_counts(session)
    if any(any(counts.get(key, ())) for key in sources):
        session.back_up()
    with session.step(f"Remove {counted(len(sources), 'source')}"):
        for key in sources:
            remove(session, Collection.SOURCE, key)


def text_sha256(text: str) -> str:
    """Return the hash by which a source's text is known: SHA-256 of its UTF-8 form, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _put(
    session: Session, loaded: LoadedSource, retrieved: str, outer: SourceId | None, grade: Reliability
) -> SourceId:
    bases = dict(loaded.bases)
    if grade is not Reliability.NOT_ASSESSED:
        bases["reliability"] = DEFAULT_OF_PUBLISHER
    source = Source(
        id=SourceId(new_key()),
        label=queries.next_label(session, Collection.SOURCE),
        title=loaded.title,
        byline=loaded.byline,
        publisher=loaded.publisher,
        published=loaded.published,
        retrieved=loaded.retrieved or retrieved,
        url=loaded.url,
        language=loaded.language,
        media_type=loaded.media_type,
        file_name=loaded.file_name,
        file_sha256=hashlib.sha256(loaded.original).hexdigest(),
        text_sha256=text_sha256(loaded.text),
        length=len(loaded.text),
        reliability=grade,
        warnings=loaded.warnings,
        bases=tuple(sorted(bases.items())),
        links=() if outer is None else (SourceLink(LinkKind.ATTACHED, outer),),
    )
    writing.put_source(session, source, loaded.text, loaded.original)
    writing.put_pages(session, source.id, loaded.pages)
    return source.id


def _added(new: Sequence[LoadedSource]) -> str:
    if len(new) > 1:
        return f"Add {counted(len(new), 'source')}"
    return f"Add source “{shown(new[0].title or new[0].file_name or 'without a title')}”"


def _identity(source: Source) -> tuple[str, str, str]:
    return source.text_sha256, source.publisher, source.url


def _fixed(source: Source) -> tuple[str | int, ...]:
    return source.label, source.file_sha256, source.text_sha256, source.length, source.media_type
