"""The pages of a note just as its Word file is laid out: LibreOffice makes them, a child draws them.

They are kept in memory alone: a picture of a note is as sensitive as the note.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from briefer.export.docx.writer import write_docx
from briefer.export.office import pdf_of
from briefer.isolate.cancelling import Cancellation
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import composed, now
from briefer.model.briefs import BriefContent
from briefer.model.documents import Document
from briefer.model.packs import Pack

_COUNT = "briefer.load.page_drawing:page_count"
_DRAW = "briefer.load.page_drawing:draw_page"
_MOST_NOTES = 4
_MOST_PICTURES = 24

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A note as a PDF, known by a digest of its Word file, and how many pages it has."""

    digest: str
    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks: width and height in pixels, and its bytes, `channels` for each pixel."""

    width: int
    height: int
    channels: int
    pixels: bytes


class ExactPages:
    """Lays notes out and draws their pages; what was laid out or drawn before is not made again."""

    def __init__(self, isolation: Isolation) -> None:
        """Hold nothing yet."""
        self._isolation = isolation
        self._notes: OrderedDict[str, LaidOut] = OrderedDict()
        self._pictures: OrderedDict[tuple[str, int, int], PagePicture] = OrderedDict()

    def lay_out_note(
        self, content: BriefContent, pack: Pack, house: Path, cancellation: Cancellation | None = None
    ) -> LaidOut:
        """Return the note of a brief in pages, in a house file's looks; raises what composed and lay_out do.

        It is dated to the day, so that a note in which nothing changed is not laid out again.
        """
        day = f"{now()[:10]}T00:00:00Z"
        document = composed(content, pack, created=day, isolation=self._isolation)
        return self.lay_out(document, house, cancellation)

    def lay_out(self, document: Document, house: Path, cancellation: Cancellation | None = None) -> LaidOut:
        """Return the note laid out in pages.

        Raises BrieferError where LibreOffice is missing or fails, and CancelledError where it was stopped.
        """
        word = write_docx(document, house, for_print=True)
        digest = hashlib.sha256(word).hexdigest()
        if digest not in self._notes:
            pdf = pdf_of(word, created=document.created, cancellation=cancellation)
            count = self._isolation.run(_COUNT, pdf, cancellation=cancellation)
            _keep(self._notes, digest, LaidOut(digest, pdf, int(count)), _MOST_NOTES)
        return self._notes[digest]

    def picture(
        self, note: LaidOut, page: int, width: int, cancellation: Cancellation | None = None
    ) -> PagePicture:
        """Return a page, counted from 0, in a width in pixels; raises what Isolation.run does."""
        key = note.digest, page, width
        if key not in self._pictures:
            drawn = self._isolation.run(_DRAW, note.pdf, page, width, cancellation=cancellation)
            _keep(self._pictures, key, PagePicture(*drawn), _MOST_PICTURES)
        return self._pictures[key]


def _keep(kept: OrderedDict[Key, Value], key: Key, value: Value, most: int) -> None:
    kept[key] = value
    while len(kept) > most:
        kept.popitem(last=False)
