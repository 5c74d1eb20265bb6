"""Reads the formats of news and of references that are JSON; which one it is, the whole file shows."""

import json
from typing import Any

from briefer.errors import BrieferError
from briefer.load.csl import csl_record
from briefer.load.decoding import decode
from briefer.load.json_formats import is_article, is_csl, is_ninjs, is_of_schema_org, is_zotero
from briefer.load.json_ld import articles_of, json_ld_source
from briefer.load.ninjs import ninjs_sources
from briefer.load.records import readables
from briefer.load.text import warnings_of
from briefer.load.zotero import zotero_record
from briefer.model.sources import LoadedSource, Readable

CSL_MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
_NEXT = "Open it in its own program, copy the text and paste it."


def read(data: bytes, file_name: str) -> tuple[Readable, ...]:
    """Return the sources of CSL-JSON records, of ninjs items or of articles in JSON-LD.

    Raises BrieferError where the file is no JSON, none of these, or without words.
    """
    decoded = decode(data)
    warnings = warnings_of(decoded, decoded.text)
    try:
        document = json.loads(decoded.text.removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise BrieferError("It is broken JSON, or cut off.", "Save or download it again.") from error
    objects = _objects(document)
    if any(is_csl(item) for item in objects):  # then they all are, whatever their type
        records = [csl_record(item) for item in objects]
        return readables(records, data, file_name, CSL_MEDIA_TYPE, warnings)
    if records := [zotero_record(item) for item in objects if is_zotero(item)]:
        return readables(records, data, file_name, "application/json", warnings)
    whole = LoadedSource("", file_name=file_name, original=data, warnings=warnings)
    found = [source for item in objects if is_ninjs(item) for source in ninjs_sources(item, whole)]
    if not found and any(is_of_schema_org(item) for item in objects):
        articles = (item for item in articles_of(document) if is_article(item))
        found = [source for item in articles if (source := json_ld_source(item, whole))]
    if not found:
        raise BrieferError("It is JSON without articles or references that are known here.", _NEXT)
    return tuple(found)


def _objects(document: Any) -> list[dict[str, Any]]:
    """Return the objects of a document that is one, a list of them, or holds such a list as its “items”."""
    if isinstance(document, dict) and isinstance(document.get("items"), list) and "uri" not in document:
        document = document["items"]
    items = document if isinstance(document, list) else [document]
    return [item for item in items if isinstance(item, dict)]
