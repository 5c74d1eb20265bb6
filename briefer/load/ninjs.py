"""ninjs: news items of agencies as JSON (IPTC ninjs 1.x, 2.x and 3.x)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefer.load.facts import language_tag, web_address
from briefer.load.json_formats import plain_key
from briefer.load.markup_words import words_of
from briefer.load.notices import news_notices
from briefer.load.said import Said, first, with_said
from briefer.model.sources import LoadedSource
from briefer.text.moments import moment_of

_DEEPEST = 5
_BODIES = ("bodyxhtml", "bodyhtml", "bodytext", "bodynitf")
_MARKED_UP = ("html", "xml")


def ninjs_sources(item: Mapping[str, Any], whole: LoadedSource, depth: int = 0) -> Iterator[LoadedSource]:
    """Yield the source of an item that has words, then those of items of text that belong to it.

    `whole` is the source of the file, without text. Pictures and recordings have none of their own.
    """
    members = {plain_key(key): value for key, value in item.items()}
    if members.get("type", "text") in ("text", "composite", "article", "component"):
        if source := _source(members, whole):
            yield source
        for other in _associated(members.get("associations")) if depth < _DEEPEST else ():
            yield from ninjs_sources(other, whole, depth + 1)


def _source(members: Mapping[str, Any], whole: LoadedSource) -> LoadedSource | None:
    title = first(
        *(Said(words, "the item's headline") for words in _parts(members, "headlines", "headline")),
        Said(_words(members.get("title")), "the item's title"),
        Said(_words(members.get("slugline")), "the item's slugline"),
    )
    text = _body(members)
    warnings = (*whole.warnings, *_notices(members))
    if not text:
        described = (words_of(words) for words in _parts(members, "descriptions", "descriptiontext"))
        text = next((words for words in described if words), title.value)
        warnings = (*warnings, "Its text is not in the item: only what describes it was taken.")
    if not text:
        return None
    return with_said(
        replace(whole, text=text, media_type="application/json", warnings=warnings),
        title=title,
        byline=first(
            Said(_words(members.get("byline")), "the item's byline"),
            Said(_words(members.get("by")), "the item's by"),
            Said(", ".join(_named(members.get("creators"))), "the item's creators"),
        ),
        publisher=first(
            Said(", ".join(_named(members.get("infosource"))), "the item's infosource"),
            Said(", ".join(_named(members.get("infosources"))), "the item's infosources"),
            Said(_words(members.get("copyrightholder")), "the item's holder of the copyright"),
        ),
        published=_published(members),
        url=_address(members),
        language=Said(language_tag(_words(members.get("language"))), "the item's language"),
    )


def _body(members: Mapping[str, Any]) -> str:
    """Return the item's text: of several kinds of one text that which keeps its paragraphs."""
    bodies = members.get("bodies")
    listed = [body for body in bodies if isinstance(body, dict)] if isinstance(bodies, list) else []
    kinds = {id(body): {plain_key(key): value for key, value in body.items()} for body in listed}
    ordered = sorted(kinds.values(), key=lambda body: not _is_marked_up(_words(body.get("contenttype"))))
    candidates = [_words(body.get("value")) for body in ordered]
    candidates += [_words(members.get(key)) for key in _BODIES]
    return next((text for words in candidates if (text := words_of(words))), "")


def _is_marked_up(media_type: str) -> bool:
    return any(kind in media_type.lower() for kind in _MARKED_UP)


def _notices(members: Mapping[str, Any]) -> tuple[str, ...]:
    return news_notices(
        _words(members.get("pubstatus")),
        moment_of(_words(members.get("embargoed"))) or "",
        _words(members.get("usageterms")),
    )


def _published(members: Mapping[str, Any]) -> Said:
    """Return when the item was released where it had to wait, else when this version of it was made."""
    said = (
        ("embargoed", "the item's embargo"),
        ("versioncreated", "the item's versionCreated"),
        ("firstcreated", "the item's firstCreated"),
        ("contentcreated", "the item's contentCreated"),
    )
    return next(
        (Said(moment, where) for key, where in said if (moment := moment_of(_words(members.get(key))))),
        Said(),
    )


def _address(members: Mapping[str, Any]) -> Said:
    trusted = ("url", "canonicalurl", "uri")
    return next(
        (
            Said(found, f"the item's {key}")
            for key in trusted
            if (found := web_address(_words(members.get(key))))
        ),
        Said(),
    )


def _parts(members: Mapping[str, Any], several: str, one: str) -> Iterator[str]:
    """Yield the values of a list of them, the main one first, or of the members of older versions."""
    values = members.get(several)
    listed = [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    for value in sorted(listed, key=lambda value: value.get("role") != "main"):
        yield _words(value.get("value"))
    yield _words(members.get(one))


def _named(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if name := _words(item.get("name") if isinstance(item, dict) else item):
            yield name


def _associated(value: Any) -> list[dict[str, Any]]:
    """Return the items that belong to one: a list of them, or, in 1.x, an object that names each."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in items if isinstance(item, dict)]


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
