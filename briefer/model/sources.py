"""Sources: what was loaded, where it came from, what was published when, and how one belongs to another."""

from dataclasses import dataclass
from enum import StrEnum

from briefer.model.dates import UNDATED, Dating
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """What an importer makes of one file: the text to keep, what it knows of it, and doubts.

    `text` has its line ends, byte-order mark and illegal characters put right once, here; `original`
    holds the bytes that were read, so that the reading can be repeated. `language` is a BCP 47 tag or
    empty. `warnings` are plain sentences for the analyst. `retrieved` is the ISO 8601 moment in UTC at which
    the file says it was fetched, or empty. `bases` names a field and says in a few words where its value came
    from ("title", "the page's JSON-LD"). `pages` holds the code point at which each page begins, where the
    file has pages. `attached` tells how many places before it stands the source that it came attached to,
    such as an e-mail; 0 where it came by itself.
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
    retrieved: str = ""
    bases: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()
    attached: int = 0

    @property
    def is_record(self) -> bool:
        """Whether it is the record of a work alone, without the work's text."""
        return ONLY_RECORD in self.warnings


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file within the file that was read, to be read in turn by the importer that fits it.

    It is a member of an archive, a message of a mailbox, an attachment. `about` holds fields that are known
    from around it and go before what it says itself; its text is not used. `attached_to` is the place, in
    the tuple that the reader returns, of the source it is attached to, or None.
    """

    name: str
    data: bytes
    about: LoadedSource | None = None
    attached_to: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that lies beside the one that was read, or below its folder, and is to be read with it.

    `path` is relative to the folder and has forward slashes; `about` and `attached_to` are as in Enclosed.
    """

    path: str
    about: LoadedSource | None = None
    attached_to: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record of a reference manager: the files beside it that hold its text, and what stands for it else.

    `otherwise` becomes the source where none of the files can be read, so that no record is lost.
    """

    files: tuple[Beside, ...]
    otherwise: LoadedSource


@dataclass(frozen=True, slots=True)
class Unread:
    """What the file holds and its reader cannot give: its name, a sentence that says why, what to do next.

    The sentence begins with a small letter, after the name, as in “is protected.”.
    """

    name: str
    why: str
    next_step: str


Readable = LoadedSource | Enclosed | Beside | Recorded | Unread
"""What a reader finds in a file: sources, files to be read in turn, and what cannot be read."""


ONLY_RECORD = "Only the record is there, not the text that it describes."
"""The warning of a source whose words are those of a reference manager's record."""

GIVEN = "given by you"
"""The basis of what the analyst entered."""

DEFAULT_OF_PUBLISHER = "default of this publisher"
"""The basis of a grade that the analyst gave to an earlier source of the same publisher."""


class LinkKind(StrEnum):
    """How a source belongs to another: it came attached to it, is a later version, or was split from it."""

    ATTACHED = "attached"
    VERSION = "version"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """That a source is attached to, a later version of, or was split from another source."""

    kind: LinkKind
    other: SourceId


@dataclass(frozen=True, slots=True)
class Kinship:
    """What the analyst said of two sources: that they are copies of one story, or that they are not.

    `one` is the smaller key.
    """

    one: SourceId
    other: SourceId
    is_copy: bool
    reason: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError where the keys are not in order."""
        if self.one >= self.other:
            message = "of two sources that are kin the one with the smaller key comes first"
            raise ValueError(message)


def kinship(one: SourceId, other: SourceId, reason: str = "", *, is_copy: bool) -> Kinship:
    """Return what the analyst said of two sources, given in any order."""
    first, second = sorted((one, other))
    return Kinship(first, second, is_copy, reason)


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a session, without its text, which is looked up by `text_sha256`.

    `retrieved` is an ISO 8601 moment in UTC; `length` counts code points of the text; `reliability`
    is the default grading of what this publisher prints. The hashes are lower-case hexadecimal. `bases`
    names a field and says in a few words where its value came from; `links` are at most one of a kind.
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
    bases: tuple[tuple[str, str], ...] = ()
    links: tuple[SourceLink, ...] = ()

    def basis(self, field: str) -> str:
        """Return where a field's value came from, in a few words, or an empty string."""
        return dict(self.bases).get(field, "")

    def linked(self, kind: LinkKind) -> SourceId | None:
        """Return the source that this one belongs to in this way, or None."""
        return next((link.other for link in self.links if link.kind is kind), None)

    @property
    def is_record(self) -> bool:
        """Whether it is the record of a work alone, without the work's text."""
        return ONLY_RECORD in self.warnings

    @property
    def name(self) -> str:
        """What the source is called in lists: its title, else its file name, else its label."""
        return self.title or self.file_name or self.label
