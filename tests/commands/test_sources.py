"""Sources are added, corrected and removed."""

from dataclasses import replace

import pytest

from briefer.commands.mentions import tag_new_actor
from briefer.commands.sources import add_sources, edit_source, remove_source
from briefer.errors import BrieferError
from briefer.model.dates import Basis, dated
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import GIVEN, LoadedSource
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import ARTICLE, TEXT, labels, place


def test_a_source_comes_with_text_original_and_what_is_known_of_it(
    session: Session, source: SourceId
) -> None:
    added = queries.source(session, source)
    assert (added.label, added.title, added.publisher) == ("s1", "Lane closed", "Northgate Wire")
    assert added.published == dated("2026-10-14")
    assert added.retrieved == "2026-11-23T08:00:00Z"
    assert added.length == len(TEXT)
    assert queries.source_text(session, source) == TEXT
    assert queries.original(session, source) == TEXT.encode()
    assert labels(session) == ["Add source “Lane closed”"]


def test_several_sources_are_one_step(session: Session) -> None:
    ids = add_sources(session, [ARTICLE, LoadedSource("Other words.", file_name="b.txt")])
    assert [queries.source(session, key).label for key in ids] == ["s1", "s2"]
    assert labels(session) == ["Add 2 sources"]
    session.undo()
    assert queries.sources(session) == ()


def test_the_same_source_is_not_added_twice(session: Session, source: SourceId) -> None:
    assert add_sources(session, [ARTICLE, ARTICLE]) == (source, source)
    assert len(labels(session)) == 1


def test_a_file_that_comes_by_two_ways_is_one_source(session: Session) -> None:
    plain = LoadedSource("Grain ships wait.", file_name="a.pdf", original=b"%PDF of a ship")
    listed = replace(plain, title="Grain", publisher="Courier", url="https://courier.example/a")
    both = add_sources(session, [listed, plain])
    assert both[0] == both[1]
    assert queries.source(session, both[0]).publisher == "Courier"
    (other,) = add_sources(session, [replace(plain, original=b"%PDF of another")])
    assert other not in both


def test_the_same_words_in_another_outlet_are_another_source(session: Session, source: SourceId) -> None:
    (reprint,) = add_sources(session, [replace(ARTICLE, publisher="Port Ilse Courier")])
    assert reprint != source


def test_a_source_without_words_is_refused_and_nothing_is_added(session: Session) -> None:
    with pytest.raises(BrieferError, match=r"“blank.txt” has no text"):
        add_sources(session, [ARTICLE, LoadedSource(" \n", file_name="blank.txt")])
    assert queries.sources(session) == ()


def test_what_is_known_of_a_source_is_corrected(session: Session, source: SourceId) -> None:
    known = queries.source(session, source)
    corrected = replace(
        known, title="The lane", published=dated("2026-10", Basis.GIVEN), reliability=Reliability.USUALLY
    )
    edit_source(session, corrected)
    edit_source(session, corrected)
    stored = queries.source(session, source)
    assert replace(stored, bases=()) == corrected
    assert dict(stored.bases) == dict.fromkeys(("title", "published", "reliability"), GIVEN)
    assert queries.source_text(session, source) == TEXT
    assert labels(session)[1:] == ["Edit source “The lane”"]


def test_the_text_of_a_source_is_never_edited(session: Session, source: SourceId) -> None:
    known = queries.source(session, source)
    with pytest.raises(ValueError, match="stay as they were loaded"):
        edit_source(session, replace(known, text_sha256="0" * 64))


def test_a_removed_source_takes_its_tags_with_it_until_undo(session: Session, source: SourceId) -> None:
    tag_new_actor(session, place(source, "Kestovia"), "Kestovia")
    remove_source(session, source)
    assert queries.sources(session) == ()
    assert queries.mentions(session) == ()
    session.undo()
    assert len(queries.mentions(session)) == 1
