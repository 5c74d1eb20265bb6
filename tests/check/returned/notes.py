"""A note of invented states with a footnote for each statement, as the brief makes it and as it came back."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from briefer.check.returned.comparing import compare
from briefer.check.returned.values import Comparison, Concern, Expected, Kind
from briefer.export.docx.writer import write_docx
from briefer.load.returned import read_note
from briefer.model.documents import Block, Citation, Document, Heading, Inline, Items, Statement, Table, Text
from briefer.model.ids import FactId
from tests.word_edits import WordEdits

HOUSE = Path(__file__).resolve().parents[3] / "templates" / "information-note" / "house.docx"

SAID = {
    1: "Norland closed the strait to foreign vessels on 5 May 2031.",
    2: "Estmark recalled its ambassador from Vell two days later.",
    3: "Eleven sailors were hurt when a crane fell at Karsen harbour.",
    4: "Ana Bell told reporters that the talks would go on.",
    5: "The council of Tolm did not agree to mediate between them.",
    6: "Insurers raised the premium for one passage to 30,000 crowns.",
    7: "Two trawlers were boarded south of the buoy line by the coast guard.",
    8: "Vell promised to release the crew within a week.",
}
NOTES = {
    number: f"Vessary Courier, {name}, 14 March 2031: “Words of the {name.lower()} passage”. B{number}."
    for number, name in enumerate(("Amber", "Birch", "Cedar", "Dune", "Elm", "Fern", "Gorse", "Hazel"), 1)
}
UNCITED = "We advise to wait until the council has met again."


def said(number: int) -> tuple[Inline, ...]:
    """Return a statement with its citation, as templates print it."""
    fact = FactId(100 + number)
    citation = Citation(fact, f"f{number}", number, (Text(NOTES[number]),))
    return Statement(fact, (Text(SAID[number]),)), citation


def document() -> Document:
    """Return a note of three sections: paragraphs of one and of several statements, a list, a table."""
    blocks = (
        Heading(1, (Text("Background"),), "background"),
        Block(said(1), 1),
        Block((*said(2), Text(" "), *said(3)), 2),
        Heading(1, (Text("What was said"),), "said"),
        Block(said(4), 3),
        Items(((Block(said(5)),), (Block(said(6)),))),
        Heading(1, (Text("Outlook"),), "outlook"),
        Block((Text(UNCITED),), 4),
        Block(said(7), 5),
        Table(((Text("Date"),), (Text("Event"),)), (((Text("12 May 2031"),), said(8)),)),
    )
    return Document("Note", "The strait", "OFFICIAL", "en-GB", (), blocks, "2031-03-16T09:30:00Z")


@cache
def written() -> bytes:
    """Return the note as a Word file."""
    return write_docx(document(), HOUSE)


@cache
def expected() -> Expected:
    """Return the note as the brief makes it."""
    return Expected(
        read_note(written(), "note.docx"),
        tuple((f"f{number}",) for number in SAID),
        {f"f{number}": (words,) for number, words in SAID.items()},
        frozenset({"norland", "estmark", "ana", "bell", "vell", "tolm", "karsen"}),
        ("As note {number}:", "As note {number}"),
    )


def came_back(*edits: Callable[[WordEdits], object]) -> Comparison:
    """Return how the note differs after these edits."""
    note = WordEdits(written())
    for edit in edits:
        edit(note)
    return compare(expected(), read_note(note.data, "note.docx"))


def told(comparison: Comparison) -> list[tuple[Kind, tuple[str, ...]]]:
    """Return the kinds of remarks with their facts, in order."""
    return [(remark.kind, remark.facts) for remark in comparison.remarks]


def on_sources(comparison: Comparison) -> list[tuple[Kind, tuple[str, ...]]]:
    """Return the remarks on sources alone."""
    return [(it.kind, it.facts) for it in comparison.remarks if it.concern is Concern.SOURCE]
