"""Documents of word processors as sources: what their readers have in common once the words are read."""

from dataclasses import dataclass, field

from briefer.errors import BrieferError
from briefer.load.openings import Properties, opening_of
from briefer.load.splitting import articles_of
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it was read: a paragraph a line, its first heading, its properties, and doubts.

    `named` is what its properties are called, as in “the Word file's properties”.
    """

    lines: tuple[str, ...]
    named: str
    heading: str = ""
    properties: Properties = field(default_factory=Properties)
    warnings: tuple[str, ...] = ()


def sources_of(written: Written, data: bytes, file_name: str, media_type: str) -> tuple[LoadedSource, ...]:
    """Return the document's source, or one for each article where it is an export of many.

    Raises BrieferError where it holds no words.
    """
    text = text_of(written.lines)
    if not text:
        raise BrieferError(
            "The document holds no words.", "See whether its words are pictures, or paste them."
        )
    opening = opening_of(text, written.properties, written.named, written.heading)
    return articles_of(
        LoadedSource(
            text=text,
            title=opening.title,
            byline=opening.byline,
            publisher=opening.publisher,
            published=opening.published,
            language=opening.language,
            media_type=media_type,
            file_name=file_name,
            original=data,
            warnings=written.warnings,
            bases=opening.bases,
        )
    )


def doubts_of(*, tracked: bool, hidden: bool, comments: int) -> tuple[str, ...]:
    """Return what the analyst should know of a document that has such things in it."""
    told = []
    if tracked:
        told.append("The file has tracked changes: what was inserted is shown, what was deleted is not.")
    if hidden:
        told.append("The file has hidden text, which is not shown.")
    if comments:
        told.append(f"Comments in the file's margin are not shown: {comments}.")
    return tuple(told)


def text_of(lines: tuple[str, ...]) -> str:
    """Return the lines that hold anything, cleaned, without white space at their ends."""
    whole = clean("\n".join(lines))
    return "\n".join(line for line in (part.strip() for part in whole.split("\n")) if line)


def row_of(cells: list[list[str]]) -> list[str]:
    """Return a table's row as lines: one, with tabs between its cells, unless a cell has several paragraphs.

    Then the table serves to place text on the page, and its cells follow each other.
    """
    filled = [[line for line in (line.strip() for line in cell) if line] for cell in cells]
    if any(len(cell) > 1 for cell in filled) or sum(map(bool, filled)) == 1:
        return [line for cell in filled for line in cell]
    row = "\t".join("".join(cell) for cell in filled).rstrip("\t")
    return [row] if row else []
