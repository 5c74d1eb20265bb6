"""What commands check before they write, so that nothing unsound is stored."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from briefer.errors import BrieferError
from briefer.model.spans import Span, check_quote
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.cleaning import clean

_SHOWN = 40


@contextmanager
def plain_faults() -> Iterator[None]:
    """Turn the ValueError of a value that cannot be made from the user's input into a BrieferError."""
    try:
        yield
    except ValueError as error:
        words = str(error)
        what = f"{words[:1].upper()}{words[1:]}."
        raise BrieferError(what) from error


def sound_span(session: Session, span: Span) -> Span:
    """Return the span unchanged if its quote is what stands at its offsets in its source.

    Raises BrieferError that shows both where it is not.
    """
    return check_quote(span, queries.source_text(session, span.source))


def sound_spans(session: Session, spans: Iterable[Span]) -> None:
    """Raise BrieferError unless each quote is what stands at its offsets; each text is read once."""
    texts: dict[int, str] = {}
    for span in spans:
        if span.source not in texts:
            texts[span.source] = queries.source_text(session, span.source)
        check_quote(span, texts[span.source])


def one_line(text: str) -> str:
    """Return the text cleaned, on one line, without blanks at its ends."""
    return " ".join(clean(text).split())


def shown(text: str) -> str:
    """Return the text on one line, cut to what a step's label can hold."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: “1 fact”, “3 facts”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
