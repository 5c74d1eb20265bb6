"""Full-text search over sources, facts and actors."""

import math
from dataclasses import replace

import pytest

from briefer.model.changes import Collection
from briefer.model.ids import SourceId
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.search import prepare_search, search
from briefer.store.session import Session
from tests.store.samples import TEXT, a_fact, a_source, an_actor, an_evidence


def found(session: Session, words: str) -> set[tuple[Collection, str]]:
    return {(hit.collection, hit.name) for hit in search(session, words)}


def test_a_word_is_found_in_every_collection(filled: Session) -> None:
    assert found(filled, "vellin") == {
        (Collection.SOURCE, "Ministers meet, part 1"),
        (Collection.SOURCE, "Ministers meet, part 2"),
        (Collection.ACTOR, "Vellin"),
        (Collection.FACT, "Statement of F2."),
    }


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("courier", "Ministers meet, part 1"),
        ("vellinese", "Vellin"),
        ("treaty", "Vellin"),
        ("compare outlets", "Statement of f1."),
        ("statement f1", "Statement of f1."),
    ],
)
def test_each_part_of_a_member_is_searched(filled: Session, words: str, name: str) -> None:
    assert name in {hit.name for hit in search(filled, words)}


@pytest.mark.parametrize(
    "words", ["cafe", "CAFÉ", "caf", "cafe diplo", "naive cafe", '"cafe diplomacy"', "c"]
)
def test_case_accents_and_endings_do_not_matter(filled: Session, words: str) -> None:
    assert (Collection.SOURCE, "Ministers meet, part 1") in found(filled, words)


@pytest.mark.parametrize(
    "words", ['"diplomacy cafe"', "cafe absent", "afe", '"caf"', "", "  ", "-", '"', "*"]
)
def test_what_is_not_there_is_not_found(filled: Session, words: str) -> None:
    assert found(filled, words) == set()


@pytest.mark.parametrize(
    "words",
    ["AND", "NEAR(", "name:x", "a*b", "(", "^", '"unclosed', "U.S.", "\0", "\ud800", "a - b", "'", "🛰"],
)
def test_no_words_are_read_as_operators(filled: Session, words: str) -> None:
    search(filled, words)


def test_a_hit_in_a_text_says_where_the_first_word_stands(filled: Session) -> None:
    hit = next(hit for hit in search(filled, "tarn") if hit.collection is Collection.SOURCE)
    assert TEXT[hit.start :].startswith("Tarn")
    assert "met in Tarn" in hit.snippet
    assert "\n" not in hit.snippet
    assert q.source(filled, SourceId(hit.key)).name == hit.name


def test_a_hit_elsewhere_has_no_place(filled: Session) -> None:
    (title, *_) = (hit for hit in search(filled, "ministers") if hit.collection is Collection.SOURCE)
    assert (title.start, title.snippet) == (-1, title.name)
    assert {hit.start for hit in search(filled, "vellin") if hit.collection is not Collection.SOURCE} == {-1}


def test_a_snippet_of_a_long_text_is_cut_at_words(session: Session) -> None:
    text = "before " * 100 + "needle " + "after " * 100
    with session.step("Add"):
        w.put_source(session, a_source(1, text), text)
    (hit,) = search(session, "needle")
    assert text[hit.start :].startswith("needle")
    assert hit.snippet.startswith("…before before")
    assert hit.snippet.endswith("after…")
    assert len(hit.snippet) < 200


def test_a_name_counts_for_more_than_a_word_in_a_text(session: Session) -> None:
    with session.step("Add"):
        w.put_source(session, a_source(1), TEXT)
        w.put_source(session, a_source(2, "Nothing.", title="Ostrava"), "Nothing.")
    assert next(hit.name for hit in search(session, "ostrava")) == "Ostrava"


def test_the_index_keeps_in_step_with_edits_undo_and_redo(filled: Session) -> None:
    assert search(filled, "newcomer") == ()
    with filled.step("Add"):
        w.put_actor(filled, an_actor(3, "Newcomer"))
        source = a_source(3, "A newcomer spoke.")
        w.put_source(filled, source, "A newcomer spoke.")
        w.put_fact(filled, a_fact("f9", an_evidence(source, "newcomer", "A newcomer spoke.")))
    assert len(search(filled, "newcomer")) == 3
    with filled.step("Rename"):
        w.put_actor(filled, replace(q.actors(filled)[2], name="Settler"))
    assert len(search(filled, "newcomer")) == 2
    filled.undo()
    filled.undo()
    assert search(filled, "newcomer") == ()
    filled.redo()
    assert len(search(filled, "newcomer")) == 3


def test_a_search_within_a_step_is_a_bug(filled: Session) -> None:
    with filled.step("Open"), pytest.raises(RuntimeError):
        search(filled, "vellin")


def test_the_number_of_hits_is_limited(filled: Session) -> None:
    assert len(search(filled, "vellin", limit=2)) == 2


def test_the_index_can_be_built_bit_by_bit(session: Session) -> None:
    with session.step("Add"):
        for number in range(60):
            w.put_actor(session, an_actor(number, f"Actor {number}"))
    rounds = 0
    while not prepare_search(session, 0):
        rounds += 1
    assert rounds == 2
    assert prepare_search(session, math.inf)
    assert len(search(session, "actor", limit=100)) == 60


def test_nothing_of_the_index_is_in_the_file(filled: Session) -> None:
    search(filled, "vellin")
    names = {name for (name,) in filled.rows("select name from sqlite_schema")}
    assert not [name for name in names if "word" in name]
