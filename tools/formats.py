"""Writes docs/formats.md: what can be loaded, and the sample files by which that is shown.

    python tools/formats.py

Each folder of tests/data/formats has a made.json with a list of its samples: their file, importer and
maker, a file with the expected text, and how many sources it gives. tests/load/test_formats.py reads all.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.load.registry import importers
from briefer.model.extensions import Importer

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "data" / "formats"
PAGE = ROOT / "docs" / "formats.md"
_HEAD = """# Formats that can be loaded

This page is written by `python tools/formats.py` from the sample files of `tests/data/formats`. Each sample
is read by the tests as the program reads any file, in a child process, and must give the expected text.

A file is recognised by its first bytes before its name. Archives, mailboxes and lists of references give
many sources.

| format | endings | sample | made by | sources |
|---|---|---|---|---:|
"""
_FOOT = """
## What archives and lists of references give

- Of a ZIP, 7-Zip or tar archive every file is read by the importer that fits it, archives in archives too, to
  a depth of five. At most 5,000 files and 200 MB are unpacked, and no file of more than 50 MB. What systems
  leave in archives (`__MACOSX`, `.DS_Store`, `Thumbs.db`) is left out. A file with a password is told by
  name; the others are loaded.
- What is packed by gzip, bzip2 or xz is read as the file that it holds, a `.tar.bz2` or `.tar.xz` as the
  archive that it is. In 7-Zip archives the usual ways of packing are read (LZMA, LZMA2, bzip2, Deflate),
  not PPMd, Zstandard, Brotli, Deflate64 and BCJ2: such files are told by name.
- A `winmail.dat`, in which Outlook packs an e-mail for others of its kind, is known by its first bytes
  whatever its name. It gives the message and what is attached to it. Where an e-mail brings it, what is in it
  is attached to that e-mail, and its words are taken where the e-mail has none: they are the same.
- A record of RIS, BibTeX, CSL-JSON or Zotero gives the files that it names, if they lie in the folder of the
  list or below it, or in the same archive, with the record's title, authors, outlet, date and address. Where
  none of them can be read, the record itself becomes a source of its abstract or title, and says so.
- A message of NewsML-G2 or a list of ninjs items gives a source for each item of text; terms of use,
  embargoes and withdrawals are shown as warnings.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: its file and that of the expected text, the importer's name, its maker, its sources."""

    file: Path
    importer: str
    made_by: str
    expected: Path
    sources: int


def samples() -> tuple[Sample, ...]:
    """Return all samples, by folder and in the order of their lists."""
    return tuple(sample for path in sorted(SAMPLES.glob("*/made.json")) for sample in _listed(path))


def page(found: Sequence[Sample], readers: Sequence[Importer]) -> str:
    """Return the page of formats; a format without a sample has a row that says so."""
    rows = [row for reader in readers for row in _rows(reader, found)]
    return _HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows) + _FOOT


def _listed(path: Path) -> Iterator[Sample]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for entry in content if isinstance(content, list) else [content]:
        yield Sample(
            path.parent / entry["file"],
            entry["importer"],
            entry["made_by"],
            path.parent / entry["expected"],
            entry["sources"],
        )


def _rows(reader: Importer, found: Sequence[Sample]) -> Iterator[tuple[str, ...]]:
    endings = " ".join(f"`{suffix}`" for suffix in reader.suffixes)
    own = [sample for sample in found if sample.importer == reader.name]
    if not own:
        yield reader.title, endings, "none yet", "", ""
    for sample in own:
        name = sample.file.relative_to(SAMPLES).as_posix()
        yield reader.title, endings, f"`{name}`", sample.made_by.replace("|", "\\|"), f"{sample.sources}"


if __name__ == "__main__":
    PAGE.write_text(page(samples(), importers()), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} written, {len(samples())} samples", file=sys.stderr)
