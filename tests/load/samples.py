"""The samples of documents, and what reads one by its bytes as the program chooses it."""

import importlib
import json
from dataclasses import dataclass
from pathlib import Path

from briefer.load.choose import HEAD, choose_importer
from briefer.load.registry import importers
from briefer.model.sources import LoadedSource, Readable

FORMATS = Path(__file__).resolve().parents[1] / "data" / "formats"


@dataclass(frozen=True, slots=True)
class Sample:
    path: Path
    importer: str
    expected: str
    sources: int


def samples(*folders: str) -> list[Sample]:
    found = []
    for folder in folders:
        for entry in json.loads((FORMATS / folder / "made.json").read_text(encoding="utf-8")):
            expected = (FORMATS / folder / entry["expected"]).read_text(encoding="utf-8")
            found.append(
                Sample(
                    FORMATS / folder / entry["file"], entry["importer"], expected.rstrip(), entry["sources"]
                )
            )
    return found


def read_anything(data: bytes, name: str) -> tuple[Readable, ...]:
    chosen = choose_importer(data[:HEAD], name, importers())
    module, _, function = chosen.read.partition(":")
    found: tuple[Readable, ...] = getattr(importlib.import_module(module), function)(data, name)
    return found


def read_sources(data: bytes, name: str) -> list[LoadedSource]:
    return [item for item in read_anything(data, name) if isinstance(item, LoadedSource)]
