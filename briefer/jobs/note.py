"""Writing a note: a brief composed with a pack, in a format, as one whole file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.compose.doubts import doubts
from briefer.compose.fields import set_fields
from briefer.compose.fitting import brief_in_pack, fill
from briefer.compose.material import material_of, unknown_citations
from briefer.errors import BrieferError
from briefer.export.files import write_atomically
from briefer.export.registry import exporter_named, exporters
from briefer.isolate import Isolation
from briefer.jobs.composing import composed
from briefer.jobs.houses import look_of
from briefer.model.briefs import Brief, BriefContent
from briefer.model.documents import Document
from briefer.model.extensions import Exporter
from briefer.model.ids import BriefId
from briefer.model.packs import Pack
from briefer.store import queries
from briefer.store.session import Session
from briefer.weigh.tellings import told_facts


@dataclass(frozen=True, slots=True)
class Note:
    """A note that was written: where, what it says, and plain sentences about what is doubtful in it."""

    path: Path
    document: Document
    warnings: tuple[str, ...] = ()


def note_content(
    session: Session, pack: Pack, *, brief: BriefId | None = None, settings: Sequence[str] = ()
) -> BriefContent:
    """Return what a note of this pack is composed from: a brief of the session, its first where None.

    `settings` are ``FIELD=VALUE`` words that hold for this note alone. Where no fact was sent to any section,
    each section gets all that fit. Nothing is stored. Raises BrieferError for a field that the pack does not
    have or a value that the field cannot have.
    """
    content = _content(session, brief, pack)
    chosen = set_fields(brief_in_pack(content.brief, pack), pack, settings)
    if not any(section.facts for section in chosen.sections):
        chosen = fill(chosen, pack, told_facts(content.facts, content.reconciliations))
    return replace(content, brief=chosen)


def write_note(  # noqa: PLR0913 - what is written, with which pack, where, and how
    content: BriefContent,
    pack: Pack,
    out: Path,
    format_name: str = "",
    *,
    created: str = "",
    isolation: Isolation | None = None,
    house: str = "",
) -> Note:
    """Write the note to a file and return it; the format is the one named, else that of the file's suffix.

    `house` names the house style; without it, the one that was chosen for the pack, or the pack's own. Raises BrieferError where the pack is at fault, the format is unknown, or the file cannot be written; an
    older file is then left as it was.
    """
    exporter = exporter_for(out, format_name)
    look = look_of(pack, house)
    document = composed(content, pack, created=created, isolation=isolation)
    write_atomically(out, exporter.write(document, look))
    return Note(out, document, warnings_about(content, pack))


def exporter_for(out: Path, format_name: str = "") -> Exporter:
    """Return the exporter of that name, or the one for the file's suffix where no name is given.

    Raises BrieferError where there is none.
    """
    if format_name:
        return exporter_named(format_name)
    known = exporters()
    for exporter in known:
        if out.suffix.casefold() == exporter.suffix:
            return exporter
    suffixes = ", ".join(exporter.suffix for exporter in known)
    message = f"“{out.name}” does not end like a format that a note can be written in."
    raise BrieferError(message, f"Let it end in one of {suffixes}, or name the format.")


def warnings_about(content: BriefContent, pack: Pack) -> tuple[str, ...]:
    """Return a plain sentence for each thing in the note that the analyst should look at."""
    material = material_of(content, pack)
    cited = (
        f"A paragraph cites the fact “{label}”, which the session does not have."
        for label in unknown_citations(material)
    )
    return (*cited, *doubts(material))


def _content(session: Session, brief: BriefId | None, pack: Pack) -> BriefContent:
    queries.find_copies(session)
    briefs = queries.briefs(session)
    if brief is None and not briefs:
        return queries.content_of(session, Brief(BriefId(1), "b1", "", pack.id))
    return queries.brief_content(session, brief if brief is not None else briefs[0].id)
