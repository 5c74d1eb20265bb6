"""Reads OpenDocument texts: the words that their readers see, and what their properties say."""

from lxml.etree import _Element as Element

from briefer.errors import BrieferError
from briefer.load.containers import Container, protected
from briefer.load.odt_lists import Lists, list_styles
from briefer.load.odt_text import TEXT, Body, hidden_styles
from briefer.load.openings import Properties
from briefer.load.written import Written, doubts_of, sources_of
from briefer.model.sources import LoadedSource

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return the document's source, or those of the articles in it where it is a news database's export.

    Tracked insertions are shown and deletions not, hidden text is not; notes stand at the end under the
    numbers that stand in the text in square brackets. Raises BrieferError.
    """
    container = Container(data, file_name)
    manifest = "META-INF/manifest.xml"
    if manifest in container and b"encryption-data" in container.read(manifest):
        raise protected(file_name)
    return sources_of(_written(container), data, file_name, _MEDIA_TYPE)


def _written(container: Container) -> Written:
    content = container.xml("content.xml")
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise BrieferError("The file holds no text document.", "Open it in its own program and save it anew.")
    roots = [content, *(container.xml(part) for part in ("styles.xml",) if part in container)]
    body = Body(hidden_styles(roots), Lists(list_styles(roots)))
    lines = body.lines(text)
    has_changes = any(True for _ in text.iter(f"{TEXT}changed-region"))
    return Written(
        (*lines, *body.notes),
        "the OpenDocument file's properties",
        body.heading,
        _properties(container),
        doubts_of(tracked=has_changes, hidden=body.has_hidden, comments=body.comments),
    )


def _properties(container: Container) -> Properties:
    if "meta.xml" not in container:
        return Properties()
    root = container.xml("meta.xml")
    return Properties(
        title=_said(root, f"{_DC}title"),
        author=_said(root, f"{_META}initial-creator") or _said(root, f"{_DC}creator"),
        created=_said(root, f"{_META}creation-date"),
    )


def _said(root: Element, tag: str) -> str:
    found = next(root.iter(tag), None)
    return "" if found is None else found.text or ""
