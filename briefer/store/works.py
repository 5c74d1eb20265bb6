"""Sources among which the same work as one that is loaded may be found."""

import re
from collections import defaultdict

from briefer.model.ids import SourceId
from briefer.model.sources import ONLY_RECORD, LoadedSource, Source
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.addresses import page_of
from briefer.weigh.works import folded_words

_ASCII_WORD = re.compile(r"[0-9a-z]+")
_WORD = re.compile(r"\w+")
_RECORD = "select 1 from warning where words = ? limit 1"
_RECORDS = """
    select id, title, url from source where id in (select source from warning where words = ?1)
    and (instr(lower(title), ?2) or (?3 <> '' and instr(url, ?3)))
"""


class WorksThere:
    """The sources of a session by title and page, for records of which thousands may come in one list.

    All are read when the first record comes; those that come in later are to be told by `add`.
    """

    def __init__(self, session: Session) -> None:
        """Read nothing yet."""
        self._session = session
        self._by_title: dict[str, list[SourceId]] | None = None
        self._by_page: dict[str, list[SourceId]] = defaultdict(list)

    def perhaps_same(self, loaded: LoadedSource) -> tuple[Source, ...]:
        """Return the sources of this page or title; for what is no record, the records among them."""
        page, title = page_of(loaded.url), folded_words(loaded.title)
        if loaded.is_record:
            keys = {*(self._of_page(page)), *(self._titles().get(title, ()) if title else ())}
        else:
            keys = self._records(loaded, page, title)
        return queries.sources(self._session, sorted(keys)) if keys else ()

    def add(self, key: SourceId, title: str, url: str) -> None:
        """Know of a source that came in."""
        if self._by_title is not None:
            self._keep(self._by_title, key, title, url)

    def _titles(self) -> dict[str, list[SourceId]]:
        if self._by_title is None:
            self._by_title = defaultdict(list)
            for key, title, url in self._session.rows("select id, title, url from source"):
                self._keep(self._by_title, SourceId(key), title, url)
        return self._by_title

    def _of_page(self, page: str) -> list[SourceId]:
        self._titles()
        return self._by_page.get(page, []) if page else []

    def _keep(self, titles: dict[str, list[SourceId]], key: SourceId, title: str, url: str) -> None:
        if title:
            titles[folded_words(title)].append(key)
        if url:
            self._by_page[page_of(url)].append(key)

    def _records(self, loaded: LoadedSource, page: str, title: str) -> set[SourceId]:
        """Return the records of this page or title; most sessions have none at all."""
        if not (page or title) or not self._session.rows(_RECORD, (ONLY_RECORD,)):
            return set()
        rows = self._session.rows(_RECORDS, (ONLY_RECORD, _sought(loaded.title), queries.tail_of(page)))
        return {
            SourceId(key)
            for key, words, url in rows
            if (page and page_of(url) == page) or (title and folded_words(words) == title)
        }


def _sought(title: str) -> str:
    """Return what all spellings of a title have: its longest plain word, else the end of its longest one."""
    plain = max(_ASCII_WORD.findall(title.lower()), key=len, default="")
    return plain or max(_WORD.findall(title), key=len, default="")[1:]
