"""What the first bytes of a file show of its structure, for importers that recognise formats by it."""

import codecs
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class JsonHead:
    """The beginning of a JSON document: the members of its object, or of the first object of its list.

    A member whose value is cut off is None; `text` is all that there is of the document.
    """

    text: str
    is_list: bool = False
    members: Mapping[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=4)  # many importers ask in turn for that of one file
def head_text(head: bytes) -> str:
    """Return the first bytes as text in UTF-8, or in UTF-16 where it begins with a mark, without the mark.

    A letter that is cut off or none is left out: the text only serves to recognise a format.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "ignore")


def json_head(head: bytes) -> JsonHead | None:
    """Return the beginning of a JSON document that is an object or a list of objects; None for others."""
    text = head_text(head)
    start = _after_space(text, 0)
    is_list = text[start : start + 1] == "["
    if is_list:
        start = _after_space(text, start + 1)
    if text[start : start + 1] != "{":
        return None
    members = _members(text, start + 1)
    return None if members is None else JsonHead(text, is_list, members)


def _members(text: str, place: int) -> dict[str, Any] | None:
    """Return the members of the object that begins before this place, or None where it is no JSON."""
    found: dict[str, Any] = {}
    decoder = json.JSONDecoder()
    while True:
        place = _after_space(text, place)
        if text[place : place + 1] != '"':
            return found if not text[place:] or text[place] == "}" else None
        try:
            key, place = decoder.raw_decode(text, place)
        except ValueError:
            return found
        place = _after_space(text, place)
        if text[place : place + 1] != ":":
            return found if not text[place:] else None
        place = _after_space(text, place + 1)
        try:
            found[key], place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return {**found, key: None}
        place = _after_space(text, place)
        if text[place : place + 1] == ",":
            place += 1


def _after_space(text: str, place: int) -> int:
    while text[place : place + 1] in (" ", "\t", "\n", "\r"):
        place += 1
    return place
