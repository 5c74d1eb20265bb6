"""Reads Markdown: its text as it is written, and what its front matter says of it.

The marks stay in the text. What is quoted from it is then found again in the file word for word, and no
renderer's taste stands between the analyst and her source.
"""

import re
from itertools import zip_longest

from briefer.load.decoding import decode
from briefer.load.facts import PageFacts, language_tag, web_address
from briefer.load.text import readable, warnings_of
from briefer.model.dates import UNDATED, dated
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean
from briefer.text.moments import moment_of

_FENCES = ("---", "+++")
_LONGEST_FRONT = 200
# Only lines that front matter can hold are taken for it: a text may begin with a rule across the page.
_FRONT_LINE = re.compile(r"[\w -]+[:=].*|\s+.*|-\s.*|#.*|")
_PAIR = re.compile(r"^(?P<key>[\w -]+?)[ \t]*[:=][ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(?P<item>.+?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(
    r"^ {0,3}#{1,2}[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*$|^(?P<under>\S.*)\n=+[ \t]*$", re.MULTILINE
)
_MARKS = re.compile(r"[*_`]+|\[([^\]]*)\]\([^)]*\)")
_KEYS = {
    "title": ("title",),
    "byline": ("author", "authors", "byline", "by"),
    "publisher": ("publisher", "publication", "outlet", "site", "sitename"),
    "published": ("published", "date", "publication_date", "pubdate"),
    "url": ("url", "source", "link", "canonical", "permalink"),
    "language": ("language", "lang"),
}


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return one source: the file's text without its front matter, and the fields that the latter fills.

    The title is the front matter's, else the first heading. Raises BrieferError where there are no words.
    """
    decoded = decode(data)
    whole = clean(decoded.text)
    front, body = _parted(whole)
    text = readable(body)
    facts = _front_facts(front)
    heading = "" if facts.title else _first_heading(text)
    return (
        LoadedSource(
            text=text,
            title=facts.title or heading,
            byline=facts.byline,
            publisher=facts.publisher,
            published=facts.published,
            url=facts.url,
            language=facts.language,
            media_type="text/markdown",
            file_name=file_name,
            original=data,
            warnings=warnings_of(decoded, whole),
            bases=(*facts.bases, *((("title", "the first heading"),) if heading else ())),
        ),
    )


def _parted(whole: str) -> tuple[str, str]:
    """Return the front matter without its fences, or an empty string, and the text."""
    lines = whole.split("\n", _LONGEST_FRONT + 1)
    fence = lines[0].rstrip()
    if fence not in _FENCES:
        return "", whole
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == fence:
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]).lstrip("\n")
        if not _FRONT_LINE.fullmatch(line):
            break
    return "", whole


def _front_facts(lines: str) -> PageFacts:
    """Return what the front matter says; of values that are lists or tables only plain lists are read."""
    pairs = list(_PAIR.finditer(lines))
    values: dict[str, str] = {}
    for pair, following in zip_longest(pairs, pairs[1:]):
        value = pair["value"].strip("[]").replace('"', "").strip("' ")
        if not value:
            block = lines[pair.end() : following.start() if following else len(lines)]
            value = ", ".join(item["item"].strip("\"'") for item in _ITEM.finditer(block))
        values.setdefault(pair["key"].strip().lower(), value)
    found = {
        field: next((values[key] for key in keys if values.get(key)), "") for field, keys in _KEYS.items()
    }
    moment = moment_of(found.pop("published"))
    found["url"] = web_address(found["url"])
    found["language"] = language_tag(found["language"])
    filled = [field for field in _KEYS if found.get(field)] + (["published"] if moment else [])
    return PageFacts(
        title=found["title"],
        byline=found["byline"],
        publisher=found["publisher"],
        published=dated(moment) if moment else UNDATED,
        url=found["url"],
        language=found["language"],
        bases=tuple((field, "the file's front matter") for field in filled),
    )


def _first_heading(text: str) -> str:
    heading = _HEADING.search(text)
    if heading is None:
        return ""
    return _MARKS.sub(lambda mark: mark[1] or "", heading["text"] or heading["under"]).strip()
