"""Each sample is read as the program reads any file and gives its expected text; the page tells of all."""

from collections.abc import Iterator
from typing import Any

import pytest

from briefer.isolate.pool import Isolation
from briefer.jobs.extract import extract_file
from briefer.load.choose import HEAD, choose_importer
from briefer.load.registry import importers
from tests.load.format_samples import formats

SAMPLES = formats.samples()
READERS = importers()


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation() as pool:
        yield pool


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.file.name)
def test_a_sample_gives_its_expected_text(sample: Any, isolation: Isolation) -> None:
    head = sample.file.read_bytes()[:HEAD]
    assert choose_importer(head, sample.file.name, READERS).name == sample.importer
    sources = extract_file(sample.file, isolation, readers=READERS).sources
    expected = sample.expected.read_text(encoding="utf-8")
    assert paragraphs("\n".join(source.text for source in sources)) == paragraphs(expected)
    assert len(sources) == sample.sources


def test_every_importer_has_a_sample() -> None:
    assert {reader.name for reader in READERS} - {sample.importer for sample in SAMPLES} == set()


def test_the_page_of_formats_is_as_the_tool_would_write_it() -> None:
    written = formats.PAGE.read_text(encoding="utf-8")
    assert written == formats.page(SAMPLES, READERS), "run: python tools/formats.py"


def paragraphs(text: str) -> list[str]:
    """Return the lines with words; how the texts of several sources are parted does not count."""
    return [line.strip() for line in text.splitlines() if line.strip()]
