"""Text exports of ProQuest: articles between rules of underscores, or counted, with labelled lines in them.

The layout is known from programs that read it, which agree on the rule and the labels. No export by a
customer was at hand.
"""

import re
from collections.abc import Sequence

from briefer.load.exported import Article, Export, day_in, filled, whole

_RULE = re.compile(r"_{40,}|Document \d{1,4} of \d{1,4}")
_LABELS = (
    "Abstract", "Author", "Company / organization", "Copyright", "Country of publication", "Credit",
    "Database", "Document feature", "Document type", "Document URL", "First page", "Full text",
    "Identifier / keyword", "ISSN", "Issue", "Language of publication", "Last updated", "Links",
    "Location", "Pages", "People", "Place of publication", "ProQuest document ID", "Publication date",
    "Publication info", "Publication subject", "Publication title", "Publication year", "Publisher",
    "Section", "Source type", "Subject", "Title", "URL", "Volume", "Year",
)  # fmt: skip
_LABEL = re.compile(rf"(?P<name>{'|'.join(_LABELS)}):\s*(?P<value>.*)", re.IGNORECASE)
_NEEDED = ("full text", "publication title", "proquest document id")


def proquest(lines: Sequence[str]) -> Export | None:
    """Return the articles of an export of ProQuest, or None for another text."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line.strip()):
            pieces.append([])
        else:
            pieces[-1].append(line)
    if len(pieces) == 1 or not any("ProQuest" in line for line in lines):
        return None
    fields = [(_fields(filled(piece)), piece) for piece in pieces if filled(piece)]
    # Before the first and after the last article stand an address and a notice, which have no such fields.
    told = [(known, piece) for known, piece in fields if len(known) > 2]  # noqa: PLR2004 - of some thirty
    articles = [_article(known) or whole(piece) for known, piece in told]
    is_sure = 2 * sum(article.is_sure for article in articles) > len(articles)
    return Export("ProQuest", tuple(articles)) if articles and is_sure else None


def _fields(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _LABEL.fullmatch(line)
        if match and match["name"].lower() not in found:
            name = match["name"].lower()
            found[name] = [match["value"]] if match["value"] else []
        elif name:
            found[name].append(line)
    return found


def _article(fields: dict[str, list[str]]) -> Article | None:
    if not all(fields.get(name) for name in _NEEDED):
        return None
    said = {name: " ".join(value) for name, value in fields.items()}
    return Article(
        tuple(fields["full text"]),
        title=said.get("title", ""),
        byline=said.get("author", ""),
        publisher=said["publication title"],
        day=day_in(said.get("publication date", "")),
        url=said.get("document url", ""),
    )
