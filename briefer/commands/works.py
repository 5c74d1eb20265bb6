"""The same work from several lists of references: it stands in a session once, with what each list knows."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefer.commands.replacing import WORK_FIELDS, give_way, has_tags
from briefer.commands.source_edits import with_bases
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import GIVEN, LoadedSource, Source
from briefer.store import queries, writing
from briefer.store.session import Session
from briefer.store.works import WorksThere
from briefer.weigh.works import Work, is_same_work, takes_place


@dataclass(frozen=True, slots=True)
class WorkThere:
    """The source that stands for a work already; whether what was loaded is to take its place."""

    source: Source
    gives_way: bool


def work_there(session: Session, loaded: LoadedSource, works: WorksThere) -> WorkThere | None:
    """Return the source that is the same work as what was loaded, where either is only its record, or None.

    None too where the record has fewer words than what was loaded and anything points at them: then the
    other comes in beside it.
    """
    wanted = Work.of(loaded, loaded.text)
    for source in works.perhaps_same(loaded):
        there = Work.of(source, session.text(source.text_sha256))
        if not is_same_work(wanted, there):
            continue
        if takes_place(wanted, there):
            if _is_pointed_at(session, source.id):
                continue
            return WorkThere(source, gives_way=True)
        if loaded.is_record:
            return WorkThere(source, gives_way=False)
    return None


def take_place(session: Session, before: Source, now: SourceId) -> None:
    """Let a source that was put in take the place of a record, with its label and grade, within a step."""
    give_way(session, before.id, now)
    made = queries.source(session, now)
    bases = dict(made.bases)
    reliability = made.reliability
    if before.basis("reliability") == GIVEN:
        bases["reliability"], reliability = GIVEN, before.reliability
    links = before.links or made.links
    writing.put_source(
        session,
        replace(
            made,
            label=before.label,
            reliability=reliability,
            links=links,
            bases=tuple(sorted(bases.items())),
        ),
    )


def fill_in(session: Session, key: SourceId, record: LoadedSource, grades: Mapping[str, Reliability]) -> None:
    """Let a source have what only a record of it knows, within a step.

    Records that were read before have said what they know: what the analyst emptied since stays empty.
    """
    if not record.is_record:
        return
    known = queries.source(session, key)
    if known.file_sha256 == hashlib.sha256(record.original).hexdigest():
        return
    fields = [field for field in WORK_FIELDS if getattr(record, field) and not getattr(known, field)]
    told = {field: getattr(record, field) for field in fields}
    published = known.published
    if published.value is None and record.published.value is not None:
        published = record.published
        fields.append("published")
    if fields:
        bases = dict(known.bases) | {field: basis for field, basis in record.bases if field in fields}
        edited = replace(known, published=published, bases=tuple(sorted(bases.items())), **told)
        writing.put_source(session, with_bases(known, edited, grades))


def _is_pointed_at(session: Session, key: SourceId) -> bool:
    """Return whether it has tags, or the analyst said of it what else it is or is not a copy of."""
    return has_tags(session, key) or any(key in (it.one, it.other) for it in queries.kinships(session))
