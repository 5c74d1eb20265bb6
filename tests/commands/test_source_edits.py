"""What the analyst changes of sources is told as given by the analyst; grades of publishers are kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefer.commands.grouped import at_once
from briefer.commands.publishers import grades_path, keep_grade, publisher_grades
from briefer.commands.source_edits import SourceEdits, edit_sources
from briefer.commands.sources import add_sources, edit_source
from briefer.errors import BrieferError
from briefer.model.dates import Basis, dated
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import DEFAULT_OF_PUBLISHER, GIVEN, LoadedSource
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import ARTICLE, labels

OTHER = LoadedSource(
    "Rain fell.", title="Rain", publisher="Courier", bases=(("title", "the first line"), ("byline", "x"))
)


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def add(session: Session, *loaded: LoadedSource) -> tuple[SourceId, ...]:
    return add_sources(session, loaded or (ARTICLE, OTHER))


def test_a_value_that_is_changed_is_given_and_the_others_keep_their_basis(session: Session) -> None:
    (key,) = add(session, OTHER)
    known = queries.source(session, key)
    edit_source(session, replace(known, title="Hail", publisher=""))
    assert dict(queries.source(session, key).bases) == {"title": GIVEN}
    edit_source(
        session, replace(queries.source(session, key), publisher="Echo", bases=(("publisher", "a list"),))
    )
    assert queries.source(session, key).basis("publisher") == "a list"


def test_many_are_edited_in_one_step_and_what_is_left_alone_stays(session: Session) -> None:
    keys = add(session)
    given = dated("2026-10", Basis.GIVEN)
    at_once(edit_sources(session, keys, SourceEdits(published=given, reliability=Reliability.FAIRLY)))
    found = queries.sources(session)
    assert {(it.published, it.reliability) for it in found} == {(given, Reliability.FAIRLY)}
    assert [it.publisher for it in found] == [ARTICLE.publisher, "Courier"]
    assert [it.basis("title") for it in found] == ["", "the first line"]
    assert all(it.basis("reliability") == it.basis("published") == GIVEN for it in found)
    assert labels(session)[1:] == ["Edit 2 sources"]
    session.undo()
    assert {it.reliability for it in queries.sources(session)} == {Reliability.NOT_ASSESSED}


def test_words_are_put_on_one_line_and_may_be_emptied(session: Session) -> None:
    keys = add(session)
    at_once(edit_sources(session, keys, SourceEdits(publisher=" Port \n Echo ", byline="")))
    assert {(it.publisher, it.byline) for it in queries.sources(session)} == {("Port Echo", "")}
    assert not SourceEdits(byline="").is_empty
    assert SourceEdits().is_empty


def test_a_grade_that_was_kept_is_that_of_the_publishers_next_source(session: Session) -> None:
    keep_grade("COURIER ", Reliability.USUALLY)
    graded, other = add(session, OTHER, ARTICLE)
    source = queries.source(session, graded)
    assert (source.reliability, source.basis("reliability")) == (Reliability.USUALLY, DEFAULT_OF_PUBLISHER)
    assert queries.source(session, other).reliability is Reliability.NOT_ASSESSED


def test_a_publisher_that_is_filled_in_brings_its_grade_unless_one_was_given(session: Session) -> None:
    keep_grade("Courier", Reliability.USUALLY)
    keep_grade("Echo", Reliability.NOT_USUALLY)
    (key,) = add(session, ARTICLE)
    edit_source(session, replace(queries.source(session, key), publisher="Courier"))
    assert queries.source(session, key).reliability is Reliability.USUALLY
    edit_source(session, replace(queries.source(session, key), publisher="Echo"))
    assert queries.source(session, key).basis("reliability") == DEFAULT_OF_PUBLISHER
    assert queries.source(session, key).reliability is Reliability.NOT_USUALLY
    edit_source(session, replace(queries.source(session, key), reliability=Reliability.COMPLETELY))
    edit_source(session, replace(queries.source(session, key), publisher="Courier"))
    assert queries.source(session, key).reliability is Reliability.COMPLETELY


def test_a_grade_is_forgotten_and_a_nameless_publisher_has_none() -> None:
    keep_grade("Courier", Reliability.USUALLY)
    keep_grade("courier", Reliability.FAIRLY)
    keep_grade(" ", Reliability.FAIRLY)
    assert publisher_grades() == {"courier": Reliability.FAIRLY}
    keep_grade("Courier", Reliability.NOT_ASSESSED)
    assert publisher_grades() == {}


@pytest.mark.parametrize("words", ["", "{", "[1]", '{"Courier": 3}', '{"Courier": "Z"}', "\udcff"])
def test_a_damaged_file_of_grades_stops_nothing(words: str, session: Session) -> None:
    grades_path().parent.mkdir(parents=True)
    grades_path().write_bytes(words.encode("utf-8", "surrogateescape"))
    assert publisher_grades() == {}
    assert add(session, OTHER)
    keep_grade("Courier", Reliability.USUALLY)
    assert publisher_grades() == {"courier": Reliability.USUALLY}


def test_a_grade_that_cannot_be_kept_is_said_in_a_sentence() -> None:
    grades_path().mkdir(parents=True)
    with pytest.raises(BrieferError, match="could not be kept for the next time"):
        keep_grade("Courier", Reliability.USUALLY)
