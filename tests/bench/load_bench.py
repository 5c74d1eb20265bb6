"""How fast a batch is loaded by two children with all limits, held against the same readers in a plain loop.

And how much the memory of the process that starts them grows, held against the texts themselves.
"""

import gzip
import html
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests.bench.articles import articles
from tests.bench.figures import Figure, Memory
from tests.conftest import ROOT
from tests.mutations.samples import samples

FILES = 1_000
_PAGES = ROOT.parent / "shared" / "data" / "html" / "pages"
_ROUNDS = 5
_NOTHING = 8_000_000  # bytes: what memory grows by for other reasons, such as the interpreter's own


def figures() -> Iterator[Figure | Memory]:
    """Yield the time of a mixed batch, the memory of it, and the time of real pages where they are there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder)
        ours, plain = _in_turns(folder, "children", "plain")
    kinds = len([found for found in samples().values() if found])
    what = f"{FILES:,} files of {kinds} formats, {ours['sources']:,} sources, {_by_two(ours, plain)}"
    yield Figure(what, ours["seconds"], "the same readers in a loop", plain["seconds"], 1.2)
    held = ours["texts"] + _NOTHING
    yield Memory("growth of the starting process meanwhile", ours["grown"], "the texts and 8 MB", held, 1.0)
    if _PAGES.is_dir():
        with tempfile.TemporaryDirectory() as name:
            number = 0
            for path in sorted(_PAGES.glob("*.html.gz")):
                (Path(name) / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
                number += 1
            ours, peer = _in_turns(Path(name), "children", "trafilatura")
        rate = number / ours["seconds"]
        what = f"{number} real pages, {rate:.1f} a second, {_by_two(ours, peer)}"
        yield Figure(what, ours["seconds"], "trafilatura in a loop", peer["seconds"], 1 / 0.8)


def _by_two(ours: dict[str, Any], peer: dict[str, Any]) -> str:
    """Return the words on the processor's time, which tells more where the machine has other work."""
    seconds = f"{ours['processor']:.1f} s of the processor against {peer['processor']:.1f}"
    return f"read by two children with limits ({seconds}, starts included)"


def _make(folder: Path) -> None:
    """Write the batch: pages, texts and Markdown of articles that differ, and the samples of all formats."""
    texts = [source.text for source in articles(100)]
    for number, text in enumerate(islice(cycle(texts), 7 * FILES // 10)):
        lines = [f"Number {number}.", *text.splitlines()]
        if number % 7 < 4:
            body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
            page = (
                f"<html><head><title>No. {number}</title></head><body><article>{body}</article></body></html>"
            )
            (folder / f"{number:04}.html").write_text(page, encoding="utf-8")
        else:
            suffix = ".md" if number % 7 == 4 else ".txt"
            (folder / f"{number:04}{suffix}").write_text("\n\n".join(lines), encoding="utf-8")
    others = [sample for found in samples().values() for sample in found]
    for number, sample in enumerate(islice(cycle(others), FILES - 7 * FILES // 10)):
        (folder / f"{number:04}-{sample.name}").write_bytes(sample.data)


def _in_turns(folder: Path, *ways: str) -> tuple[dict[str, Any], ...]:
    """Return what each way took, its median of several runs, all in turns, each in a process of its own."""
    runs = [[_run(folder, way) for way in ways] for _ in range(_ROUNDS)]
    return tuple(
        of_way[0]
        | {word: statistics.median(run[word] for run in of_way) for word in ("seconds", "processor")}
        for of_way in zip(*runs, strict=True)
    )


def _run(folder: Path, way: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.load_batch", way, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
