"""A span: a stretch of one source's text, with the words that stand there."""

from dataclasses import dataclass

from briefer.errors import BrieferError
from briefer.model.ids import SourceId

_SHOWN = 120


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (end exclusive) of a source's stored text, and their words."""

    source: SourceId
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Raise ValueError unless 0 <= start < end and the quote has end - start code points."""
        if not 0 <= self.start < self.end:
            message = f"a span runs forward and is not empty: {self.start} to {self.end}"
            raise ValueError(message)
        if len(self.quote) != self.end - self.start:
            message = f"quote of {len(self.quote)} code points at {self.start} to {self.end}"
            raise ValueError(message)


def span_of(source: SourceId, text: str, start: int, end: int) -> Span:
    """Return the span of code points `start` to `end` of the source's text.

    Raises ValueError where the offsets are empty, reversed or outside the text.
    """
    return Span(source, start, end, text[start:end] if start >= 0 else "")


def check_quote(span: Span, text: str) -> Span:
    """Return the span unchanged if its quote is what stands at its offsets in the text.

    Raises BrieferError that shows both the quote and what stands there instead.
    """
    found = text[span.start : span.end]
    if found != span.quote:
        message = (
            f"The quote “{_shown(span.quote)}” does not stand at {span.start} to {span.end}: "
            f"“{_shown(found)}” stands there."
        )
        raise BrieferError(message, "Correct the offsets or the quote.")
    return span


def _shown(words: str) -> str:
    """Return the words, every space of them, on one line and cut to what a message can hold."""
    line = words.replace("\n", "↵").replace("\t", "⇥")
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
