"""Spans of a tag file, found in the session's texts."""

from briefer.commands.tag_format import TaggedSpan
from briefer.errors import BrieferError
from briefer.model.ids import SourceId
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.session import Session

_SHOWN = 120


class Spans:
    """Finds the spans of a tag file; each source is looked up and its text read once."""

    def __init__(self, session: Session) -> None:
        """Look in the sources of this session."""
        self._session = session
        self._texts: dict[str, tuple[SourceId, str]] = {}

    def find(self, tagged: TaggedSpan) -> Span:
        """Return the span in its source.

        Raises BrieferError where the source is not in the session, or shows both quotes where another
        stands at the offsets.
        """
        if tagged.source not in self._texts:
            self._texts[tagged.source] = self._look_up(tagged)
        source_id, text = self._texts[tagged.source]
        if text[tagged.start : tagged.end] != tagged.quote:
            raise _misplaced(tagged, text)
        return Span(source_id, tagged.start, tagged.end, tagged.quote)

    def _look_up(self, tagged: TaggedSpan) -> tuple[SourceId, str]:
        try:
            source = queries.source_by_reference(self._session, tagged.source)
        except BrieferError as error:
            what = f"In the tag file, {tagged.place}.source: {error.what}"
            raise BrieferError(what, error.next_step) from error
        return source.id, queries.source_text(self._session, source.id)


def _misplaced(tagged: TaggedSpan, text: str) -> BrieferError:
    found = text[tagged.start : tagged.end]
    stands = f"“{_cut(found)}” stands there" if found else f"the text ends at {len(text)}"
    place = text.find(tagged.quote)
    elsewhere = f" The quote stands at {place} to {place + len(tagged.quote)}." if place >= 0 else ""
    offsets = f"{tagged.start} to {tagged.end} of “{_cut(tagged.source)}”"
    return BrieferError(
        f"In the tag file, {tagged.place}: the quote “{_cut(tagged.quote)}” is not at {offsets}: {stands}.",
        f"Correct the offsets or the quote; nothing of the file was applied.{elsewhere}",
    )


def _cut(words: str) -> str:
    """Return the words on one line with their blanks, since two quotes may differ in a blank alone."""
    line = words.replace("\n", "⏎").replace("\t", "⇥")
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
