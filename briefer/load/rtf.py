"""Reads RTF: the words that its readers see, and what its properties say."""

from briefer.load.openings import Properties
from briefer.load.rtf_text import flowed
from briefer.load.written import Written, doubts_of, sources_of
from briefer.model.sources import LoadedSource


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return the document's source, or those of the articles in it where it is a news database's export.

    Hidden and deleted text is not shown; notes stand at the end under the numbers that stand in the text in
    square brackets. Raises BrieferError.
    """
    found = flowed(data)
    doubts = doubts_of(tracked=found.has_deleted, hidden=found.has_hidden, comments=found.comments)
    about = Properties(
        title=found.about.get("title", ""), author=found.about.get("author", ""), created=found.created
    )
    written = Written(tuple(found.lines), "the RTF's properties", "", about, doubts)
    return sources_of(written, data, file_name, "application/rtf")
