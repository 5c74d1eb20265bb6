"""Every importer that is installed keeps to what an importer must keep to, shown on its samples."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.load.conformance import faults_of, heavy_imports
from briefer.load.registry import importers
from briefer.load.text_format import TEXT
from briefer.model.dates import dated
from briefer.model.extensions import Importer
from briefer.model.sources import Enclosed, LoadedSource
from tests.load.format_samples import formats

SAMPLES = [(sample.importer, sample.file) for sample in formats.samples()]
# A Word file with a password and an Outlook message are compound files whose lists of parts may lie beyond
# the first bytes; then the suffix decides.
UNDECIDED = {"docx": "msg", "msg": "docx"}
READERS = {reader.name: reader for reader in importers()}


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_importer_keeps_to_the_rules(name: str) -> None:
    own = [(path.name, path.read_bytes()) for importer, path in SAMPLES if importer == name]
    told_apart = [path for importer, path in SAMPLES if importer not in (name, UNDECIDED.get(name))]
    others = [(path.name, path.read_bytes()) for path in told_apart]
    assert faults_of(READERS[name], own, others) == ()


def test_knowing_the_formats_loads_no_library() -> None:
    assert heavy_imports(list(READERS.values())) == ()


def reader(items: object) -> Callable[[bytes, str], object]:
    return lambda _data, _name: items


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ((), "gives nothing"),
        ((LoadedSource(" \n"),), "the text is blank"),
        ((LoadedSource("a\r\nb"),), "the text was not cleaned"),
        ((LoadedSource("a "),), "the text ends in white space"),
        ((LoadedSource("a", title="T"),), "no basis is given for title"),
        ((LoadedSource("a", published=dated("2024")),), "no basis is given for published"),
        ((LoadedSource("a", bases=(("title", "x"),)),), "a basis is given for title"),
        ((LoadedSource("a", bases=(("colour", "x"),)),), "a basis is given for colour"),
        ((LoadedSource("a", language="English", bases=(("language", "x"),)),), "is no tag of a language"),
        ((LoadedSource("a", url="ftp://x", bases=(("url", "x"),)),), "is no address"),
        ((LoadedSource("a", warnings=("odd",)),), "is no sentence"),
        ((Enclosed("a", b"a", None, 0),), "attached to what is no source"),
    ],
)
def test_a_reader_that_breaks_a_rule_is_found_out(
    monkeypatch: pytest.MonkeyPatch, items: object, fault: str
) -> None:
    monkeypatch.setattr("briefer.load.text.read", reader(items))
    assert any(fault in told for told in faults_of(TEXT, [("a.txt", b"a")]))


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"name": "A b"}, "The name “A b”"),
        ({"title": ""}, "no title"),
        ({"suffixes": (".TXT",)}, "The suffix “.TXT”"),
        ({"read": "briefer.load.text:gone"}, "is not to be found"),
        ({"sniff": lambda _head: True}, "It takes b'{}' for its own"),
        ({"sniff": lambda head: head[0] == 1}, "it gives IndexError"),
        ({"sniff": lambda head: b"other" in head}, "It takes b.txt for its own"),
        ({"suffixes": (".md",)}, "It knows a.txt neither"),
    ],
)
def test_a_value_that_breaks_a_rule_is_found_out(changed: dict[str, object], fault: str) -> None:
    importer: Importer = replace(TEXT, **changed)  # type: ignore[arg-type] # wrong on purpose
    samples = [] if "read" in changed else [("a.txt", b"a")]
    assert any(fault in told for told in faults_of(importer, samples, [("b.txt", b"other")]))


def test_a_format_that_loads_its_reader_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "heavyformat.py").write_text(
        "import lxml.etree\nsniff = lambda head: False\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    heavy = __import__("heavyformat")
    assert "lxml.etree" in heavy_imports([Importer("x", "X", (".x",), heavy.sniff, "lxml:etree")])


def test_a_reader_that_falls_over_a_damaged_file_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(data: bytes, _name: str) -> tuple[LoadedSource, ...]:
        return (LoadedSource(data.decode("ascii")),)

    monkeypatch.setattr("briefer.load.text.read", read)
    assert any("raises UnicodeDecodeError" in fault for fault in faults_of(TEXT, [("a.txt", b"a" * 20)]))
