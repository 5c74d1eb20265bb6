"""Exporters come through entry points, and a bad one stops nothing."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.export import registry
from briefer.export.docx.writer import EXPORTER as DOCX
from briefer.export.html import EXPORTER as HTML
from briefer.export.markdown import EXPORTER as MARKDOWN
from briefer.export.registry import GROUP, read_exporters
from briefer.model.documents import Document
from briefer.model.extensions import Exporter


def _write(document: Document, _house: Path) -> bytes:
    return document.title.encode()


PLAIN = Exporter("plain", "Plain text", ".txt", _write)
AGAIN = Exporter("plain", "Another plain text", ".text", _write)
SPACED = Exporter("Two Words", "Two words", ".two", _write)
NO_DOT = Exporter("nodot", "No dot", "txt", _write)
NO_EXPORTER = "just words"


@pytest.fixture
def point(monkeypatch: pytest.MonkeyPatch) -> object:
    """Return a maker of entry points that load a value of this module."""
    here = {name: value for name, value in globals().items() if name.isupper()}

    def load(self: EntryPoint) -> object:
        if self.attr == "BROKEN":
            raise ImportError("no module named nowhere")
        return here[self.attr]

    monkeypatch.setattr(EntryPoint, "load", load)

    def make(name: str, attribute: str) -> EntryPoint:
        return EntryPoint(name, f"somewhere:{attribute}", GROUP)

    return make


def test_a_foreign_exporter_is_found(point: object) -> None:
    found = read_exporters([point("plain", "PLAIN")])  # type: ignore[operator]  # a fixture's maker
    assert found.exporters == (PLAIN,)
    assert found.faults == ()


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [
        ("BROKEN", "ImportError: no module named nowhere"),
        ("NO_EXPORTER", "no Exporter"),
        ("SPACED", "not one lower-case word"),
        ("NO_DOT", "does not begin with a dot"),
    ],
)
def test_a_bad_one_is_listed_with_its_reason_and_the_others_stay(
    point: object, attribute: str, reason: str
) -> None:
    found = read_exporters([point("bad", attribute), point("plain", "PLAIN")])  # type: ignore[operator]
    assert found.exporters == (PLAIN,)
    assert [fault.name for fault in found.faults] == ["bad"]
    assert reason in found.faults[0].reason


def test_a_taken_name_is_a_fault_of_the_second(point: object) -> None:
    found = read_exporters([point("b", "AGAIN"), point("a", "PLAIN")])  # type: ignore[operator]
    assert found.exporters == (PLAIN,)
    assert found.faults[0].name == "b"
    assert "taken" in found.faults[0].reason


def test_the_built_in_formats_are_usable_exporters() -> None:
    assert [(e.name, e.suffix) for e in (DOCX, HTML, MARKDOWN)] == [
        ("docx", ".docx"),
        ("html", ".html"),
        ("md", ".md"),
    ]


def test_an_unknown_format_names_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "exporters", lambda: (DOCX, HTML))
    assert registry.exporter_named(" HTML ") is HTML
    with pytest.raises(BrieferError, match="no format “pdf”") as raised:
        registry.exporter_named("pdf")
    assert raised.value.next_step == "Formats there are: docx, html."
