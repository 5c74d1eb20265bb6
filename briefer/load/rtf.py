"""Reads RTF: the words that its readers see, and what its properties say."""

from briefer.load.openings import Properties
from briefer.load.rtf_text import flowed
from briefer.load.written import Written, sources_of
from briefer.model.sources import LoadedSource


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return the document's source, or those of the articles in it where it is a news database's export.

    Hidden and deleted text is not shown; notes stand at the end under the numbers that stand in the text in
    square brackets. Raises BrieferError.
    """
    found = flowed(data)
    warnings = []
    if found.has_deleted:
        warnings.append("The file has tracked changes: what was inserted is shown, what was deleted is not.")
    if found.has_hidden:
        warnings.append("The file has hidden text, which is not shown.")
    if found.comments:
        warnings.append(f"The file has {found.comments} comments in its margin, which are not shown.")
    about = Properties(
        title=found.about.get("title", ""), author=found.about.get("author", ""), created=found.created
    )
    written = Written(tuple(found.lines), "the RTF's properties", "", about, tuple(warnings))
    return sources_of(written, data, file_name, "application/rtf")
