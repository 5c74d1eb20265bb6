"""Sources as plain values, which is all that crosses from the reading child to this process, and back."""

import importlib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from briefer.model.dates import UNDATED, dated
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean


def read_sources(function: str, data: bytes, file_name: str) -> list[dict[str, Any]]:
    """Return as plain values what an importer's reading function makes of the data. This runs in the child.

    `original` is left out where it is the data itself, which need not travel back.
    """
    module, _, name = function.partition(":")
    sources = getattr(importlib.import_module(module), name)(data, file_name)
    return [_plain(source, data) for source in sources]


def sources_from(values: list[Mapping[str, Any]], data: bytes) -> tuple[LoadedSource, ...]:
    """Return the sources again. Each value is checked and cleaned anew: the child is not believed.

    Raises ValueError, TypeError or KeyError where the values do not make sources.
    """
    return tuple(_source(value, data) for value in values)


def _plain(source: LoadedSource, data: bytes) -> dict[str, Any]:
    value = {field.name: getattr(source, field.name) for field in fields(source)}
    value["published"] = [source.published.value, source.published.basis]
    value["original"] = None if source.original in (data, b"") else source.original
    value["warnings"] = list(source.warnings)
    return value


def _source(value: Mapping[str, Any], data: bytes) -> LoadedSource:
    moment, basis = value["published"]
    return LoadedSource(
        text=clean(_words(value["text"])),
        title=_line(value["title"]),
        byline=_line(value["byline"]),
        publisher=_line(value["publisher"]),
        published=UNDATED if moment is None else dated(_words(moment), _line(basis)),
        url=_line(value["url"]),
        language=_line(value["language"]),
        media_type=_line(value["media_type"]),
        file_name=_line(value["file_name"]),
        original=data if value["original"] is None else _bytes(value["original"]),
        warnings=tuple(_line(warning) for warning in value["warnings"]),
    )


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        message = f"bytes were expected, not a {type(value).__name__}"
        raise TypeError(message)
    return value


def _words(value: object) -> str:
    if not isinstance(value, str):
        message = f"words were expected, not a {type(value).__name__}"
        raise TypeError(message)
    return value


def _line(value: object) -> str:
    return " ".join(clean(_words(value)).split())
