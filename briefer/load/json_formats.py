"""The formats of news and of references that are JSON; the modules that read them are the child's alone.

One file cannot tell by its suffix which of them it is, and its first bytes not always: all are read by one
function, which looks at the whole.
"""

import re
from collections.abc import Mapping
from typing import Any

from briefer.load.heads import json_head
from briefer.model.extensions import Importer

_READ = "briefer.load.json_file:read"
# CSL 1.0.2, csl-data.json.
_CSL_TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
))  # fmt: skip
_CSL_MEMBERS = frozenset((
    "DOI", "ISBN", "ISSN", "URL", "abstract", "accessed", "author", "citation-key", "container-title",
    "editor", "issued", "publisher", "source", "title", "title-short",
))  # fmt: skip
# Of ninjs 1.x to 3.x, in lower case and without underscores.
_NINJS_MEMBERS = frozenset((
    "altids", "associations", "bodies", "bodyhtml", "bodytext", "bodyxhtml", "byline", "contentcreated",
    "copyrightholder", "copyrightnotice", "descriptions", "descriptiontext", "embargoed", "firstcreated",
    "headline", "headlines", "infosource", "infosources", "pubstatus", "renditions", "slugline", "urgency",
    "usageterms", "versioncreated",
))  # fmt: skip
_EXPORTER = '"BetterBibTeX JSON"'  # what Zotero's extension calls its own format
_ARTICLES = (
    r"(?:[A-Za-z]*News|Satirical|Scholarly|Tech|Advertiser[A-Za-z]*)?Article|BlogPosting|LiveBlogPosting|"
    r"Report|DiscussionForumPosting|SocialMediaPosting"
)
_ARTICLE = re.compile(rf"(?:https?://schema\.org/|schema:)?(?:{_ARTICLES})")
_ARTICLE_AHEAD = re.compile(rf'"@type"\s*:\s*(?:\[\s*)?"(?:https?://schema\.org/|schema:)?(?:{_ARTICLES})"')


def is_csl(members: Mapping[str, Any]) -> bool:
    """Return whether these are members of a CSL record: an id, a type that CSL has, and one more."""
    return (
        isinstance(members.get("id"), str | int)
        and members.get("type") in _CSL_TYPES
        and not _CSL_MEMBERS.isdisjoint(members)
        and "uri" not in members
        and "@context" not in members
    )


def is_ninjs(members: Mapping[str, Any]) -> bool:
    """Return whether these are members of a ninjs item: an address and, unless it says so, two of its own."""
    if not isinstance(members.get("uri"), str) or "@context" in members:
        return False
    standard = members.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    return sum(plain_key(key) in _NINJS_MEMBERS for key in members) > 1


def is_article(members: Mapping[str, Any]) -> bool:
    """Return whether these are members of a JSON-LD object that is an article (schema.org)."""
    kinds = members.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.fullmatch(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def is_of_schema_org(members: Mapping[str, Any]) -> bool:
    """Return whether the members' context is that of schema.org."""
    return "schema.org" in str(members.get("@context", ""))


def plain_key(key: str) -> str:
    """Return a ninjs key without what differs between its versions: capitals and underscores."""
    return key.replace("_", "").lower()


def is_zotero(members: Mapping[str, Any]) -> bool:
    """Return whether these are members of an item of Zotero's own."""
    return isinstance(members.get("itemType"), str) and not {"title", "creators"}.isdisjoint(members)


def _begins_csl(head: bytes) -> bool:
    found = json_head(head)
    if found is None:
        return False
    if found.is_list:
        return is_csl(found.members)
    return "config" in found.members and _EXPORTER in found.text


def _begins_ninjs(head: bytes) -> bool:
    found = json_head(head)
    return found is not None and is_ninjs(found.members)


def _begins_json_ld(head: bytes) -> bool:
    found = json_head(head)
    if found is None or not is_of_schema_org(found.members):
        return False
    return is_article(found.members) or (
        "@graph" in found.members and _ARTICLE_AHEAD.search(found.text) is not None
    )


CSL_JSON = Importer("csl-json", "CSL-JSON and Zotero references", (".csljson", ".json"), _begins_csl, _READ)
JSON_LD = Importer("json-ld", "JSON-LD articles", (".jsonld", ".json"), _begins_json_ld, _READ)
NINJS = Importer("ninjs", "ninjs news", (".ninjs", ".json"), _begins_ninjs, _READ)
