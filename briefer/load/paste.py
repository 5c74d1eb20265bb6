"""A source from what was pasted: the text as it is given, and where the clipboard says it was copied."""

import re
from urllib.parse import urldefrag

from briefer.errors import BrieferError
from briefer.load.facts import web_address
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import REPLACEMENT, clean

# Windows' clipboard format for HTML puts such a line before the markup; other systems may keep it.
_SOURCE_LINE = re.compile(r"^SourceURL:[ \t]*(\S+)", re.MULTILINE)
_BASE = re.compile(r"""<base\b[^>]{0,300}?\bhref\s*=\s*["']([^"']{1,2000})["']""", re.IGNORECASE)
_CANONICAL = re.compile(
    r"""<link\b(?=[^>]{0,500}?\brel\s*=\s*["']?canonical)[^>]{0,500}?\bhref\s*=\s*["']([^"']{1,2000})["']""",
    re.IGNORECASE,
)
_OWN_ADDRESS = re.compile(
    r"""<meta\b(?=[^>]{0,500}?\bproperty\s*=\s*["']?og:url)[^>]{0,500}?\bcontent\s*=\s*["']([^"']{1,2000})["']""",
    re.IGNORECASE,
)
_HEAD = 20_000
_LONGEST_TITLE = 200


def source_from_paste(text: str, html: str = "", url: str = "") -> LoadedSource:
    """Return a source with the pasted text, a proposed title, and its address where one is known.

    `html` is what the clipboard holds as text/html besides; `url` is a link that the clipboard or the user
    gives (the first line of text/x-moz-url or text/uri-list will do). The proposed title is the first line
    where it looks like a headline. A first or last line that is nothing but an address is taken for the
    source's where no other is known, and stays in the text. Raises BrieferError where there are no words.
    """
    cleaned = clean(text).rstrip()
    if not cleaned.strip(f"{REPLACEMENT} \t\n\u2028\u2029"):
        raise BrieferError("There is no text to paste.", "Copy the article's text and paste again.")
    lines = [line.strip() for line in cleaned.split("\n") if line.strip()]
    title, told = _title(lines), _first_line(url) or _address(html)
    address = told or web_address(lines[0]) or web_address(lines[-1])
    bases = (
        ("title", "the first line" if title else ""),
        ("url", "the clipboard" if told else "a line of the text" if address else ""),
    )
    return LoadedSource(
        text=cleaned,
        title=title,
        url=address,
        bases=tuple((field, basis) for field, basis in bases if basis),
        media_type="text/plain",
        original=text.encode("utf-8", "surrogatepass"),
    )


def _title(lines: list[str]) -> str:
    """Return the first line that is no address, where it is short and something follows it; else nothing."""
    worded = [line for line in lines if not web_address(line)]
    first = worded[0].lstrip("# ") if worded else ""
    return first if len(worded) > 1 and len(first) <= _LONGEST_TITLE else ""


def _first_line(words: str) -> str:
    """Return the first line's address; a link's title may stand on the second."""
    return web_address(words.strip().split("\n")[0])


def _address(html: str) -> str:
    """Return the address of the page that the markup says it was copied from, without its fragment."""
    head = html[:_HEAD]
    for pattern in (_SOURCE_LINE, _CANONICAL, _OWN_ADDRESS, _BASE):
        match = pattern.search(head)
        address = web_address(match[1].replace("&amp;", "&")) if match else ""
        if address:
            return urldefrag(address).url
    return ""
