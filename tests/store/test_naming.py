"""Actors looked up by name, and told by the mentions that speak of them."""

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.sources import add_sources
from briefer.model.actors import ActorKind, Alias
from briefer.model.facts import FactActor, FactKind
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store.naming import actor_named, actors_named, names_in_facts
from briefer.store.session import Session


@pytest.fixture
def known(session: Session) -> Session:
    for name, aliases in (
        ("Ana Bell", ["Bell"]),
        ("Bell Island", []),
        ("100% Sure", []),
        ("Under_Score", []),
        ("Norland", ["Norlandic Republic"]),
    ):
        add_actor(session, name, ActorKind.OTHER, [Alias(alias) for alias in aliases])
    return session


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("bell", ["Bell Island", "Ana Bell"]),
        ("republic", ["Norland"]),
        ("%", ["100% Sure"]),
        ("_", ["Under_Score"]),
        ("\\", []),
        ("'", []),
        ("zz", []),
    ],
)
def test_names_and_aliases_are_found_those_that_begin_so_first(
    known: Session, words: str, names: list[str]
) -> None:
    assert [actor.name for actor in actors_named(known, words, 5)] == names


def test_no_more_are_found_than_asked_for(known: Session) -> None:
    assert len(actors_named(known, "e", 2)) == 2


def test_a_name_is_that_of_the_actor_added_first(known: Session) -> None:
    first = actor_named(known, "Norland")
    add_actor(known, "Norland Again")
    assert actor_named(known, "Norland") == first
    assert actor_named(known, "norland") is None


def test_names_in_facts_are_of_those_with_a_part_in_one(known: Session) -> None:
    text = "Ships wait."
    (source,) = add_sources(known, [LoadedSource(text)])
    key = actor_named(known, "Norland")
    assert key is not None
    draft = FactDraft(FactKind.EVENT, "They wait.", (FactActor(key),))
    add_fact(known, draft, [EvidenceDraft(span_of(source, text, 0, 5))])
    assert names_in_facts(known) == {key: "Norland"}
