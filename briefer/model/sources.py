"""Sources: what was loaded, where it came from, and what was published when."""

from dataclasses import dataclass

from briefer.model.dates import UNDATED, Dating
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """What an importer makes of one file: the text to keep, what it knows of it, and doubts.

    `text` has its line ends, byte-order mark and illegal characters put right once, here; `original`
    holds the bytes that were read, so that the reading can be repeated. `language` is a BCP 47 tag or
    empty. `warnings` are plain sentences for the analyst.
    """

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: Dating = UNDATED
    url: str = ""
    language: str = ""
    media_type: str = "text/plain"
    file_name: str = ""
    original: bytes = b""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a session, without its text, which is looked up by `text_sha256`.

    `retrieved` is an ISO 8601 moment in UTC; `length` counts code points of the text; `reliability`
    is the default grading of what this publisher prints. The hashes are lower-case hexadecimal.
    """

    id: SourceId
    label: str
    title: str
    byline: str
    publisher: str
    published: Dating
    retrieved: str
    url: str
    language: str
    media_type: str
    file_name: str
    file_sha256: str
    text_sha256: str
    length: int
    reliability: Reliability = Reliability.NOT_ASSESSED
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the source is called in lists: its title, else its file name, else its label."""
        return self.title or self.file_name or self.label
