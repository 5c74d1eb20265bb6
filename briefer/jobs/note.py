"""Writing a note: a brief composed with a pack, in a format, as one whole file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.compose.copies import words_left
from briefer.compose.fields import set_fields
from briefer.compose.fitting import brief_in_pack, fill
from briefer.compose.material import material_of, unknown_citations
from briefer.compose.pausing import collector_paused
from briefer.errors import BrieferError
from briefer.export.files import write_atomically, write_together
from briefer.export.pdf import EXPORTER as PDF
from briefer.export.pdf import write_pdf
from briefer.export.registry import exporter_named, exporters
from briefer.isolate.cancelling import Cancellation
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import composed, now
from briefer.jobs.looks import look_of
from briefer.jobs.note_checks import note_doubts
from briefer.model.briefs import Brief, BriefContent
from briefer.model.documents import Document
from briefer.model.extensions import Exporter
from briefer.model.ids import BriefId
from briefer.model.note_options import AS_THE_PACK, NoteCopy, NoteOptions
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


@dataclass(frozen=True, slots=True)
class Way:
    """How a note is made: its format by name or else by its file's suffix, its moment, options, and limits.

    `created` is an ISO 8601 moment in UTC, now where it is empty; `house` names the house style, else the
    look is the brief's, or the pack's; `isolation` runs the packs of the user's;
    `cancellation` stops what takes long.
    """

    format_name: str = ""
    created: str = ""
    options: NoteOptions = AS_THE_PACK
    isolation: Isolation | None = None
    cancellation: Cancellation | None = None
    house: str = ""


def write_note(  # noqa: PLR0913 - what is written, with which pack, where, and how
    content: BriefContent,
    pack: Pack,
    out: Path,
    format_name: str = "",
    *,
    created: str = "",
    isolation: Isolation | None = None,
) -> Note:
    """Write the note to a file and return it; the format is the one named, else that of the file's suffix.

    Raises what write_in does.
    """
    return write_in(Way(format_name, created, isolation=isolation), content, pack, out)


def write_in(way: Way, content: BriefContent, pack: Pack, out: Path) -> Note:
    """Write the note in a way to a file, and return it.

    Raises BrieferError where the pack is at fault, the format is unknown, or the file cannot be written, and
    CancelledError where the user stopped it; an older file is then left as it was.
    """
    note, data = _made(way, content, pack, out)
    write_atomically(out, data)
    return note


def write_copies(
    way: Way, content: BriefContent, pack: Pack, paths: Mapping[NoteCopy, Path]
) -> tuple[Note, ...]:
    """Write each copy of the note to its path, and return them; see `copy_paths`.

    Where one cannot be written, none is. Raises what write_in does.
    """
    way = replace(way, created=way.created or now())
    made = [
        _made(replace(way, options=replace(way.options, copy=copy)), content, pack, path)
        for copy, path in paths.items()
    ]
    write_together({note.path: data for note, data in made})
    return tuple(note for note, _ in made)


def _made(way: Way, content: BriefContent, pack: Pack, out: Path) -> tuple[Note, bytes]:
    exporter = exporter_for(out, way.format_name)
    options = way.options
    with collector_paused():
        document = composed(content, pack, created=way.created, options=options, isolation=way.isolation)
        look = look_of(pack, content.brief, way.house)
        data = file_of(document, look.path, exporter, way.cancellation)
    left = words_left(document, content.facts) if options.copy is NoteCopy.CLEAN else ()
    lacking = (look.lacking,) if look.lacking and exporter.uses_house else ()
    doubtful = (*lacking, *warnings_about(content, pack, document), *map(_left, left))
    return Note(out, document, doubtful), data


def copy_paths(out: Path) -> dict[NoteCopy, Path]:
    """Return where the two copies of a note go: its name, with what each of them is."""
    return {copy: out.with_name(f"{out.stem} ({copy} copy){out.suffix}") for copy in NoteCopy}


def file_of(
    document: Document, house: Path, exporter: Exporter, cancellation: Cancellation | None = None
) -> bytes:
    """Return the bytes of a note in a format and in the look of a house file; `cancellation` stops it."""
    if exporter is PDF:
        return write_pdf(document, house, cancellation)
    return exporter.write(document, house)


def _left(label: str) -> str:
    return f"The clean copy says words of {label} just as their source has them; reword the statement."


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


def warnings_about(content: BriefContent, pack: Pack, document: Document) -> tuple[str, ...]:
    """Return a plain sentence for each thing in the composed note that the analyst should look at."""
    material = material_of(content, pack)
    cited = (
        f"A paragraph cites the fact “{label}”, which the session does not have."
        for label in unknown_citations(material)
    )
    return (*cited, *note_doubts(content, pack, document.created, document, material))


def _content(session: Session, brief: BriefId | None, pack: Pack) -> BriefContent:
    queries.find_copies(session)
    briefs = queries.briefs(session)
    if brief is None and not briefs:
        return queries.content_of(session, Brief(BriefId(1), "b1", "", pack.id))
    return queries.brief_content(session, brief if brief is not None else briefs[0].id)
