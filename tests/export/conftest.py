"""A sample note about invented states, the shipped house file, and the validators."""

import json
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openxml_audit  # type: ignore[import-untyped]  # it ships no types
import pytest
from lxml import etree

from briefer.export.docx.writer import write_docx
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Contents,
    Document,
    DocumentField,
    Emphasis,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    NoteKind,
    Quotation,
    Rule,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
    TimeMark,
)
from briefer.model.ids import FactId

ROOT = Path(__file__).resolve().parent.parent.parent
HOUSE = ROOT / "templates" / "information-note" / "house.docx"
_VALIDATORS = ROOT / "tests" / "ooxml" / "node_modules" / "@xarsh"
FIELDS = (
    DocumentField("to", "To", "Director, Northern Seas"),
    DocumentField("date", "Date", "16 March 2031"),
    DocumentField("cut_off", "Information cut-off", "15 March 2031"),
    DocumentField("subject", "Subject", ""),
)

Cite = Callable[..., Citation]
MakeDocument = Callable[..., Document]
Parts = Callable[[bytes], dict[str, etree._Element]]


def _cite(number: int, quote: str = "", *, url: str = "https://example.org/kelm") -> Citation:
    quote = quote or f"Boats stay south of the buoy line, point {number}"
    note = (
        Text("Vessary Courier, "),
        Link(url, (Text("“Ministers meet over the Kelm crossing”"),)),
        Text(f", 14 March 2031: “{quote}”. C2."),
    )
    return Citation(FactId(1000 + number), f"f{number}", number, note)


def _state(number: int, words: str) -> Statement:
    return Statement(FactId(1000 + number), (Text(words),))


def _document(*blocks: AnyBlock, **changes: object) -> Document:
    values: dict[str, object] = {
        "kind": "Briefing note for information",
        "title": "Survey vessels in the Kelm strait",
        "marking": "OFFICIAL: SENSITIVE",
        "language": "en-GB",
        "fields": FIELDS,
        "blocks": blocks,
        "created": "2031-03-16T09:30:00Z",
    }
    return Document(**(values | changes))  # type: ignore[arg-type]  # a test names what it changes


@pytest.fixture(scope="session")
def house() -> Path:
    return HOUSE


@pytest.fixture(scope="session")
def cite() -> Cite:
    return _cite


@pytest.fixture(scope="session")
def make() -> MakeDocument:
    return _document


def _line(*inlines: Inline) -> tuple[Block, ...]:
    return (Block(inlines),)


@pytest.fixture(scope="session")
def sample() -> Document:
    """A note with every kind of block and inline, and nine citations in order."""
    rows = tuple(
        ((Text(f"{day} March 2031"),), (_state(day, "The delegations met in Kelm."), _cite(day)))
        for day in (5, 6, 7)
    )
    inner = Items((_line(Text("the inner harbour")), _line(Text("the pilots' station"))))
    return _document(
        Heading(1, (Text("Bottom line"),), "bottom-line"),
        Block(
            (_state(1, "Both sides keep survey vessels out"), _cite(1), _cite(2), Text(".")),
            style="bottom-line",
        ),
        Heading(1, (Text("Background"),), "background"),
        Block(
            (
                Strong((Text("Vessels. "), Emphasis((Text("Halden"),)))),
                Text(" "),
                _state(3, "entered the strait"),
                _cite(3),
            ),
            1,
        ),
        Block((Text("No shots"), LineBreak(), Text("were "), Code("reported")), 2),
        Heading(2, (Text("What each side wants"), _cite(4))),
        Items((_line(Text("Orvania: licences")), (Block((Text("Teslund: "),)), inner))),
        Items((_line(Text("Ask")), _line(Text("Wait"))), ordered=True, start=3),
        Quotation((Block((Text("We read it as it is written."),)),)),
        Table(((Text("Date"),), (Text("Event"),)), rows, (25, 75), "Events in order of date"),
        Block((_state(1, "Both sides keep survey vessels out"), _cite(8)), 3),
        Rule(),
        Block((Text("Said in "), Text("سلام به همسایگان", "fa"), _cite(9)), style="small"),
    )


def _portion(words: str, number: int, level: int = 1) -> Block:
    return Block((_state(number, words), _cite(number)), number, level=level, portion="(U)")


@pytest.fixture(scope="session")
def rich() -> Document:
    """A note in numbered sections, with contents, endnotes, portion marks, a timeline and places to sign."""
    marks = tuple(
        TimeMark(f"203{year}-03-05", f"203{year}-03-{day:02}", f"Round {year} of talks", FactId(1000 + year))
        for year, day in enumerate((5, 14, 5, 5, 28, 5, 5, 5, 6))
    )
    blocks = (
        Contents("Contents"),
        Heading(1, (Text("Purpose"),), "purpose", 1, portion="(U)"),
        _portion("Both sides keep survey vessels out", 1),
        _portion("They said so in Kelm", 2),
        replace(_portion("First in the inner harbour", 1, 2), inlines=(Text("First"), _cite(3))),
        Items((_line(Text("with the pilots")),)),
        Heading(1, (Text("Background"),), "background", 2),
        _portion("Vessels entered the strait", 1),
        Heading(2, (Text("What each side wants"),)),
        Heading(1, (Text("Annex"),), "annex", new_page=True),
        Timeline("Rounds of talks", marks),
        Table(((), ()), (((Text("Prepared by"),), ()), ((Text("Approved"),), ())), (60, 40), "", "sign-off"),
    )
    changes = {"marking": "UNCLASSIFIED", "scheme": "us", "notes": NoteKind.ENDNOTES}
    return _document(*blocks, **changes)


@pytest.fixture(scope="session")
def written(sample: Document, house: Path) -> bytes:
    return write_docx(sample, house)


@pytest.fixture(scope="session")
def parts() -> Parts:
    def read(data: bytes) -> dict[str, etree._Element]:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {
                name: etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            }

    return read


@pytest.fixture(scope="session")
def sdk_faults() -> Callable[[Path], list[str]]:
    """What the Open XML SDK's validator finds; `npm ci` in tests/ooxml installs its program for this system.

    That is called itself: the script before it starts another process for each file.
    """
    programs = [*_VALIDATORS.glob("ooxml-validator-*/ooxml-validator"), *_VALIDATORS.glob("*/*.exe")]
    if not programs:
        pytest.skip("needs npm ci in tests/ooxml, for the Open XML SDK's validator")

    def find(path: Path) -> list[str]:
        done = subprocess.run([programs[0], path], capture_output=True, text=True, check=True)
        answer = json.loads(done.stdout)
        faults = [f"{fault['path']}: {fault['description']}" for fault in answer["errors"]]
        assert answer["ok"] == (not faults)
        return faults

    return find


@pytest.fixture(scope="session")
def audit_faults() -> Callable[[Path], list[str]]:
    """What openxml-audit finds."""

    def find(path: Path) -> list[str]:
        result = openxml_audit.OpenXmlValidator().validate(path)
        return [str(fault) for fault in result.errors]

    return find
