"""What reads a sample by its bytes as the program chooses it."""

import importlib
from pathlib import Path

from briefer.load.choose import HEAD, choose_importer
from briefer.load.registry import importers
from briefer.model.sources import LoadedSource, Readable

FORMATS = Path(__file__).resolve().parents[1] / "data" / "formats"


def read_anything(data: bytes, name: str) -> tuple[Readable, ...]:
    chosen = choose_importer(data[:HEAD], name, importers())
    module, _, function = chosen.read.partition(":")
    found: tuple[Readable, ...] = getattr(importlib.import_module(module), function)(data, name)
    return found


def read_sources(data: bytes, name: str) -> list[LoadedSource]:
    return [item for item in read_anything(data, name) if isinstance(item, LoadedSource)]
