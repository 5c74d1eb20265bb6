"""An invented article, places in it, and a pack, for the tests of the commands."""

from pathlib import Path
from typing import Any

from briefer.model.dates import dated
from briefer.model.facts import FactKind
from briefer.model.ids import SourceId
from briefer.model.packs import FactOrder, Pack, PackSection, Takes
from briefer.model.sources import LoadedSource
from briefer.model.spans import Span, span_of
from briefer.store.session import Session

TEXT = (
    "Kestovia closed the lane on Monday. Solvania said that the two states would talk.\n"
    "Volm spoke for Kestovia\u2019s ministry \U0001f6a2; Reke did not speak."
)
ARTICLE = LoadedSource(
    TEXT,
    title="Lane closed",
    publisher="Northgate Wire",
    published=dated("2026-10-14"),
    file_name="lane.txt",
    original=TEXT.encode(),
)

PACK = Pack(
    id="test-note",
    name="Test note",
    summary="",
    language="en",
    kind="Note",
    folder=Path(),
    fields=(),
    sections=(
        PackSection("main", "Main points", "", "", takes=Takes(kinds=(FactKind.EVENT,))),
        PackSection(
            "chronology",
            "Chronology",
            "",
            "",
            takes=Takes(dated=True, shared=True, order=FactOrder.EVENT_DATE),
        ),
        PackSection("rest", "What else", "", "", takes=Takes()),
        PackSection("sources", "Sources", "", ""),
    ),
)


def place(source: SourceId, quote: str, number: int = 0) -> Span:
    """Return the span of the quote's first, or `number` further, occurrence in the article."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(quote, start + 1)
    return span_of(source, TEXT, start, start + len(quote))


def labels(session: Session) -> list[str]:
    """Return the labels of the steps made and not undone."""
    return [step.label for step in session.history() if not step.undone]


def tagged(quote: str, **more: Any) -> dict[str, Any]:
    """Return a place in the article as a tag file gives it."""
    start = TEXT.index(quote)
    return {"source": "lane.txt", "start": start, "end": start + len(quote), "quote": quote, **more}
