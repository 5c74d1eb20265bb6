"""Sources among which the same work may be found: by page and by title, however those are spelled."""

from dataclasses import replace

import pytest

from briefer.commands.sources import add_sources
from briefer.model.ids import SourceId
from briefer.model.sources import ONLY_RECORD, LoadedSource
from briefer.store.session import Session
from briefer.store.works import WorksThere

RECORD = LoadedSource("Words.", title="Die Fähre fährt", url="https://a.example/x/1", warnings=(ONLY_RECORD,))
ARTICLE = LoadedSource("More words of it.", title="DIE FÄHRE FÄHRT", url="https://b.example/2.html")


def found(works: WorksThere, loaded: LoadedSource) -> set[SourceId]:
    return {source.id for source in works.perhaps_same(loaded)}


@pytest.mark.parametrize("title", ["die fähre fährt!", "Die Fahre fahrt"])
def test_a_record_finds_all_and_a_text_finds_records(session: Session, title: str) -> None:
    record, article = add_sources(session, [RECORD, ARTICLE])
    wanted = replace(RECORD, title=title, url="")
    assert found(WorksThere(session), wanted) == {record, article}
    text = replace(wanted, title=title.replace("a", "ä"), warnings=())  # else its plainest word is not there
    assert found(WorksThere(session), text) == {record}


def test_the_page_is_enough(session: Session) -> None:
    record, article = add_sources(session, [RECORD, ARTICLE])
    other = replace(RECORD, title="", url="http://www.b.example/2.html?utm_source=mail")
    assert found(WorksThere(session), other) == {article}
    text = LoadedSource("Text.", url="https://a.example/x/1#top")
    assert found(WorksThere(session), text) == {record}


def test_titles_in_another_script_are_found(session: Session) -> None:
    (record,) = add_sources(session, [replace(RECORD, title="Паром снова ходит", url="")])
    assert found(WorksThere(session), LoadedSource("Text.", title="Паром Снова ходит")) == {record}


def test_what_comes_in_is_known_and_what_has_neither_title_nor_page_finds_nothing(session: Session) -> None:
    works = WorksThere(session)
    assert found(works, RECORD) == set()
    (article,) = add_sources(session, [ARTICLE])
    works.add(article, ARTICLE.title, ARTICLE.url)
    assert found(works, RECORD) == {article}
    add_sources(session, [replace(ARTICLE, title="", url="", text="Third.")])
    assert found(works, replace(RECORD, title="", url="")) == set()
    assert found(works, LoadedSource("Fourth.")) == set()
