"""A source from markup alone: words that were copied without their plain text are read as a page is."""

from dataclasses import replace

from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError
from briefer.isolate.pool import Isolation
from briefer.load.facts import web_address
from briefer.load.paste import address_in, title_in
from briefer.load.transfer import sources_from
from briefer.model.sources import LoadedSource

_READ = "briefer.load.transfer:read_sources"
_PAGE = "briefer.load.html:read"


def read_markup(html: str, link: str, isolation: Isolation) -> LoadedSource:
    """Return the source in the markup of the clipboard, understood in a child as that of a page.

    `link` is where the clipboard says that it was copied from. Raises BrieferError where there are no words.
    """
    data = html.encode("utf-8", "replace")
    try:
        values = isolation.run(_READ, _PAGE, data, "clipboard.html")
        found = next(item for item in sources_from(values, data) if isinstance(item, LoadedSource))
    except (BrieferError, ChildError, StopIteration, ValueError, TypeError, KeyError) as error:
        what = "The clipboard holds markup in which no text was found."
        raise BrieferError(what, "Copy the article's text and paste again.") from error
    url = web_address(link) or address_in(html) or found.url
    return replace(found, url=url, title=found.title or title_in(html), file_name="")
