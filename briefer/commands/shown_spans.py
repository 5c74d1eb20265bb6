"""What is tagged is seen: no passage that is hidden lies in a span that comes to be tagged."""

from collections.abc import Iterable

from briefer.commands.wording import shown
from briefer.errors import BrieferError
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.session import Session


def check_shown(session: Session, spans: Iterable[Span]) -> None:
    """Raise BrieferError where a passage is hidden in one of these spans, or one of them lies in it."""
    for span in spans:
        if any(start < span.end and end > span.start for start, end in queries.hidden(session, span.source)):
            what = f"A hidden passage lies in “{shown(span.quote)}”."
            raise BrieferError(what, "Show it first, or select fewer words.")
