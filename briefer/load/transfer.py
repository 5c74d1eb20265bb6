"""Sources as plain values, which is all that crosses from the reading child to this process, and back."""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from briefer.model.dates import UNDATED, dated
from briefer.model.sources import Beside, Enclosed, LoadedSource, Readable, Recorded, Unread
from briefer.text.cleaning import clean
from briefer.text.moments import moment_of


def read_sources(function: str, data: bytes, file_name: str) -> list[dict[str, Any]]:
    """Return as plain values what an importer's reading function makes of the data. This runs in the child.

    `original` is left out where it is the data itself, which need not travel back.
    """
    module, _, name = function.partition(":")
    found = getattr(importlib.import_module(module), name)(data, file_name)
    return [_plain(item, data) for item in found]


def sources_from(values: Sequence[Mapping[str, Any]], data: bytes) -> tuple[Readable, ...]:
    """Return what was read again. Each value is checked and cleaned anew: the child is not believed.

    Raises ValueError, TypeError or KeyError where the values do not make sources.
    """
    return tuple(_readable(value, data) for value in values)


def _plain(item: Readable, data: bytes) -> dict[str, Any]:
    if isinstance(item, LoadedSource):
        return {"source": _plain_source(item, data)}
    if isinstance(item, Recorded):
        files = [_plain(file, data) for file in item.files]
        return {"files": files, "otherwise": _plain_source(item.otherwise, data)}
    if isinstance(item, Unread):
        return {"unread": item.name, "why": item.why, "next_step": item.next_step}
    value: dict[str, Any] = {
        "about": _plain_source(item.about, data) if item.about is not None else None,
        "attached_to": item.attached_to,
    }
    if isinstance(item, Beside):
        return {"beside": item.path, **value}
    return {"enclosed": item.name, "data": item.data, **value}


def _plain_source(source: LoadedSource, data: bytes) -> dict[str, Any]:
    value = {field.name: getattr(source, field.name) for field in fields(source)}
    value["published"] = [source.published.value, source.published.basis]
    value["original"] = None if source.original in (data, b"") else source.original
    return value


def _readable(value: Mapping[str, Any], data: bytes) -> Readable:
    if "source" in value:
        return _source(value["source"], data)
    if "otherwise" in value:
        files = tuple(_beside(file, data) for file in value["files"])
        return Recorded(files, _source(value["otherwise"], data))
    if "unread" in value:
        return Unread(_line(value["unread"]), _line(value["why"]), _line(value["next_step"]))
    if "beside" in value:
        return _beside(value, data)
    return Enclosed(_words(value["enclosed"]), _bytes(value["data"]), *_around(value, data))


def _beside(value: Mapping[str, Any], data: bytes) -> Beside:
    return Beside(_words(value["beside"]), *_around(value, data))


def _around(value: Mapping[str, Any], data: bytes) -> tuple[LoadedSource | None, int | None]:
    """Return what is known of a file from around it, and the place of what it is attached to."""
    about = _source(value["about"], data) if value["about"] is not None else None
    attached_to = None if value["attached_to"] is None else _number(value["attached_to"])
    return about, attached_to


def _source(value: Mapping[str, Any], data: bytes) -> LoadedSource:
    moment, basis = value["published"]
    text = clean(_words(value["text"]))
    return LoadedSource(
        text=text,
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
        retrieved=moment_of(_line(value["retrieved"])) or "",
        bases=tuple((_line(field), _line(basis)) for field, basis in value["bases"]),
        pages=_pages(value["pages"], len(text)),
    )


def _pages(values: list[object], length: int) -> tuple[int, ...]:
    """Return the beginnings of pages, which ascend from 0 and lie in a text of this many code points."""
    pages = tuple(_number(value) for value in values)
    if any(one > other for one, other in zip((0, *pages), (*pages, length), strict=True)):
        message = "pages that do not follow each other"
        raise ValueError(message)
    return pages


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        message = f"a count was expected, not {value!r:.40}"
        raise TypeError(message)
    return value


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
