"""One text that holds many articles, as news databases export them, split into its articles.

A text is only split where its borders and, for most of its articles, headline, outlet, day and body show that
it is such an export. Europresse exports pages and PDFs whose layout could not be verified: they stay whole.
"""

import re
from dataclasses import replace

from briefer.load.exported import Article, Export
from briefer.load.exported_factiva import factiva
from briefer.load.exported_nexis import newer, older
from briefer.load.exported_proquest import proquest
from briefer.load.facts import web_address
from briefer.model.dates import UNDATED, dated
from briefer.model.sources import LoadedSource

_KINDS = (newer, older, factiva, proquest)
_BORDER = re.compile(
    r"^[ \t]*(?:End of Document|\d{1,4} of \d{1,4} DOCUMENTS|(?:AN\s+)?Document [A-Za-z]\w{19,31}|_{40,}"
    r"|Document \d{1,4} of \d{1,4})[ \t]*$",
    re.MULTILINE,
)
_UNSPLIT = (
    "The file looks like the export of a news database, but its articles could not be told apart for certain:"
    " it is one source, which you can split by hand."
)
_UNSURE = "Headline, outlet and date of this article could not be told apart: see its first lines."


def articles_of(source: LoadedSource) -> tuple[LoadedSource, ...]:
    """Return a source for each article in a source's text, or the source itself where it is one article.

    The text of each is its headline and its body; what the database says besides, such as its subject terms,
    is left out. Where borders are there but what lies between is not as expected, the source stays whole with
    a warning.
    """
    borders = _BORDER.findall(source.text)
    if not borders:
        return (source,)
    lines = source.text.split("\n")
    export = next((found for kind in _KINDS if (found := kind(lines)) is not None), None)
    if export is not None:
        return tuple(_source(article, export, source) for article in export.articles)
    if len(borders) > 1 and not borders[0].strip().startswith("_"):
        return (replace(source, warnings=(*source.warnings, _UNSPLIT)),)
    return (source,)


def _source(article: Article, export: Export, whole: LoadedSource) -> LoadedSource:
    named = f"the entry in {export.database}"
    body = "\n".join(article.body).strip("\n")
    url = web_address(article.url)
    values = {
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.day,
        "url": url,
    }
    return replace(
        whole,
        text=f"{article.title}\n{body}" if article.title else body,
        title=article.title,
        byline=article.byline,
        publisher=article.publisher,
        published=dated(article.day) if article.day else UNDATED,
        url=url,
        language="",
        warnings=whole.warnings if article.is_sure else (*whole.warnings, _UNSURE),
        bases=tuple((field, named) for field, value in values.items() if value),
        pages=(),
    )
