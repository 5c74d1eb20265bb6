"""Commands on sources: add what was loaded, correct what is known of it, remove it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from briefer.commands.publishers import grade_of, publisher_grades
from briefer.commands.replacing import with_known
from briefer.commands.source_edits import with_bases
from briefer.commands.wording import counted, one_line, shown
from briefer.commands.works import fill_in, take_place, work_there
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId, new_key
from briefer.model.sources import DEFAULT_OF_PUBLISHER, LinkKind, LoadedSource, Source, SourceLink
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session
from briefer.store.works import WorksThere


def add_sources(
    session: Session,
    loaded: Sequence[LoadedSource],
    retrieved: str | None = None,
    *,
    group: int | None = None,
) -> tuple[SourceId, ...]:
    """Add loaded sources in one step, of a group where one is given, and return their ids, in order.

    `retrieved` is an ISO 8601 moment in UTC, or None for now. What is there already, with the same text,
    publisher and page, or from the same file, is not added again: its id stands in its place. So does that of
    a work's record or text for a record of the same work, which adds what only it knows; a record gives way
    to the text of its work. What came attached to another is linked to it, and a grade that was kept for its
    publisher is its own. Raises BrieferError for a source without words.
    """
    looked_up = [_looked_up(session, source) for source in loaded]
    new = {
        (it.text, source.publisher, source.url): source
        for source, it in zip(loaded, looked_up, strict=True)
        if it.known is None
    }
    if not new and not any(source.is_record for source in loaded):
        return tuple(it.known for it in looked_up if it.known is not None)
    with session.step(_added(list(new.values()) or loaded), group):
        return standing(tuple(adding(session, loaded, retrieved, looked_up)))


@dataclass(frozen=True, slots=True)
class AddedSource:
    """A source's id, and whether it came in now: else it was there already.

    `record` is the one that was there for the same work and gave way to it, or None.
    """

    id: SourceId
    is_new: bool
    record: SourceId | None = None


def standing(added: Sequence[AddedSource]) -> tuple[SourceId, ...]:
    """Return the ids of sources that were added, in order; of a record that gave way what took its place."""
    instead: dict[SourceId, SourceId] = {}
    for source in reversed(added):
        if source.record is not None:
            instead[source.record] = instead.get(source.id, source.id)
    return tuple(instead.get(source.id, source.id) for source in added)


class _LookedUp(NamedTuple):
    """The hash of a loaded source's text, and the source that is there already."""

    text: str
    known: SourceId | None


def _looked_up(session: Session, loaded: LoadedSource) -> _LookedUp:
    text = text_sha256(loaded.text)
    return _LookedUp(text, queries.source_alike(session, loaded, text))


def adding(
    session: Session,
    loaded: Sequence[LoadedSource],
    retrieved: str | None = None,
    looked_up: Sequence[_LookedUp] = (),
) -> Iterator[AddedSource]:
    """Add loaded sources one after the other, as `add_sources`, within steps that the caller makes.

    So those of one file can be stored a few at a time. `looked_up` is what was just found of each. Raises
    BrieferError for a source without words, before anything is added; whoever takes back a step gives up the
    rest too.
    """
    _check_words(loaded)
    moment = retrieved or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    grades = publisher_grades()
    ids: list[SourceId] = []
    files: dict[int, str] = {}  # by the identity of the bytes: those of many sources may be one file's
    texts: set[str] = set()  # those that came in now
    works = WorksThere(session)
    for number, source in enumerate(loaded):
        text, known = looked_up[number] if looked_up else _looked_up(session, source)
        if known is None and text in texts:
            known = queries.source_alike(session, source, text)
        texts.add(text)
        work = work_there(session, source, works) if known is None else None
        if work is not None and not work.gives_way:
            known, work = work.source.id, None
        if known is None:
            outer = ids[len(ids) - source.attached] if source.attached else None
            coming = source if work is None else with_known(source, work.source)
            grade = grade_of(coming.publisher, grades)
            ids.append(_put(session, coming, _Particulars(text, moment, outer, grade), files))
            works.add(ids[-1], coming.title, coming.url)
        else:
            fill_in(session, known, source, grades)
            ids.append(known)
        if work is not None:
            take_place(session, work.source, ids[-1])
            ids = [ids[-1] if key == work.source.id else key for key in ids]
        yield AddedSource(ids[-1], known is None, None if work is None else work.source.id)


def _check_words(loaded: Sequence[LoadedSource]) -> None:
    for source in loaded:
        if not source.text.strip():
            name = source.title or source.file_name or "The source"
            what = f"“{one_line(name)}” has no text."
            raise BrieferError(what, "Load another version of it.")


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


@dataclass(frozen=True, slots=True)
class _Particulars:
    """What a source has besides what was loaded."""

    text_sha256: str
    retrieved: str
    outer: SourceId | None
    grade: Reliability


def _put(session: Session, loaded: LoadedSource, also: _Particulars, files: dict[int, str]) -> SourceId:
    is_stored = id(loaded.original) in files
    file = files[id(loaded.original)] if is_stored else hashlib.sha256(loaded.original).hexdigest()
    bases = dict(loaded.bases)
    if also.grade is not Reliability.NOT_ASSESSED:
        bases["reliability"] = DEFAULT_OF_PUBLISHER
    source = Source(
        id=SourceId(new_key()),
        label=queries.next_label(session, Collection.SOURCE),
        title=loaded.title,
        byline=loaded.byline,
        publisher=loaded.publisher,
        published=loaded.published,
        retrieved=loaded.retrieved or also.retrieved,
        url=loaded.url,
        language=loaded.language,
        media_type=loaded.media_type,
        file_name=loaded.file_name,
        file_sha256=file,
        text_sha256=also.text_sha256,
        length=len(loaded.text),
        reliability=also.grade,
        warnings=loaded.warnings,
        bases=tuple(sorted(bases.items())),
        links=() if also.outer is None else (SourceLink(LinkKind.ATTACHED, also.outer),),
    )
    writing.put_source(session, source, loaded.text, b"" if is_stored else loaded.original)
    writing.put_pages(session, source.id, loaded.pages)
    files[id(loaded.original)] = file
    return source.id


def _added(new: Sequence[LoadedSource]) -> str:
    if len(new) > 1:
        return f"Add {counted(len(new), 'source')}"
    return f"Add source “{shown(new[0].title or new[0].file_name or 'without a title')}”"


def _fixed(source: Source) -> tuple[str | int, ...]:
    return source.label, source.file_sha256, source.text_sha256, source.length, source.media_type
