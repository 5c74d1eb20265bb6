"""Reads Word files: the words that their readers see, in order, and what their properties say."""

import posixpath

from lxml.etree import _Element as Element

from briefer.errors import BrieferError
from briefer.load.containers import Container, protected
from briefer.load.docx_format import DOCX, ENCRYPTED, OLE
from briefer.load.docx_numbering import Numbering, numbering_of
from briefer.load.docx_styles import Styles, attribute, child, children, name_of, styles_of
from briefer.load.docx_text import Found, Story
from briefer.load.openings import Properties
from briefer.load.written import Written, doubts_of, sources_of
from briefer.model.returned import NOTE_KINDS
from briefer.model.sources import LoadedSource

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLD_WORD = "WordDocument".encode("utf-16-le")
_MESSAGE = "__properties_version1.0".encode("utf-16-le")


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return the document's source, or those of the articles in it where it is a news database's export.

    Tracked insertions are shown and deletions not, hidden text is not; notes stand at the end under the
    numbers that stand in the text in square brackets. Raises BrieferError.
    """
    if data.startswith(OLE):
        raise shell_refusal(data, file_name)
    return sources_of(_written(Container(data, file_name)), data, file_name, _MEDIA_TYPE)


def shell_refusal(data: bytes, file_name: str) -> BrieferError:
    """Return why a compound file cannot be read: it holds an encrypted package, or is of another kind."""
    if ENCRYPTED in data:
        return protected(file_name)
    if _OLD_WORD in data:
        return BrieferError(
            "The file is a Word document of the kind used before 2007.",
            "Open it in Word and save it as .docx.",
        )
    if _MESSAGE in data:
        return BrieferError(
            "The file is an Outlook message.", "Give its name the ending .msg and load it again."
        )
    if file_name.lower().endswith(DOCX.suffixes):
        return protected(file_name)
    return BrieferError(
        "The file is one of another Office program.", "Save what you need of it as a Word file or as text."
    )


def _written(container: Container) -> Written:
    package = related(container, "")
    main = package.get("officeDocument", "")
    if main not in container:
        raise BrieferError("The file holds no Word document.", "Open it in its own program and save it anew.")
    root = container.xml(main)
    body = child(root, "body")
    if body is None:
        raise BrieferError("The file holds no Word document.", "Open it in its own program and save it anew.")
    parts = related(container, main)
    styles = _styles(container, parts.get("styles", ""))
    part = parts.get("numbering", "")
    numbering = numbering_of(container.xml(part)) if part in container else Numbering()
    numbered: dict[tuple[str, str], int] = {}
    story = Story(styles, numbering, numbered)
    lines = story.lines(body)
    notes = {kind: notes_of(container, parts.get(f"{kind}s", ""), kind) for kind in NOTE_KINDS}
    for (kind, key), number in list(numbered.items()):
        if (note := notes[kind].get(key)) is not None:
            told = " ".join(line for line in Story(styles, numbering, {}).lines(note) if line.strip())
            lines.append(f"[{number}] {told.strip()}")
    comments = notes_of(container, parts.get("comments", ""), "comment")
    return Written(
        tuple(lines),
        "the Word file's properties",
        story.heading,
        properties_of(container, package.get("core-properties", "")),
        doubts_of(
            tracked=Found.TRACKED in story.found, hidden=Found.HIDDEN in story.found, comments=len(comments)
        ),
    )


def related(container: Container, part: str) -> dict[str, str]:
    """Return the parts that a part points at by the last word of the relation's type (ECMA-376 part 2)."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in container:
        return {}
    found: dict[str, str] = {}
    for relation in container.xml(relations):
        if name_of(relation) == "Relationship" and relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found.setdefault(relation.get("Type", "").rpartition("/")[2], target)
    return found


def _styles(container: Container, part: str) -> Styles:
    return styles_of(container.xml(part)) if part in container else Styles()


def notes_of(container: Container, part: str, kind: str) -> dict[str, Element]:
    """Return the notes or comments of a part by their ids; none where there is no such part."""
    root = container.xml(part) if part in container else None
    return {} if root is None else {attribute(note, "id"): note for note in children(root, kind)}


def properties_of(container: Container, part: str) -> Properties:
    """Return what the part of the core properties says (ECMA-376 part 2); nothing where there is none."""
    if part not in container:
        return Properties()
    said = {name_of(item): item.text or "" for item in container.xml(part)}
    return Properties(
        title=said.get("title", ""),
        author=said.get("creator", ""),
        created=said.get("created", ""),
    )
