"""Names, aliases and roles that cannot be are told in a sentence, and nothing is stored."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefer.commands.actors import add_actor, add_alias, edit_actor
from briefer.commands.naming import read_role, shared_names
from briefer.commands.tag_file import apply_tag_file
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind, Alias, AliasKind, Role
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK

LONG = "x" * 10_000
Give = Callable[[Session, ActorId, str], object]


def tag_alias(session: Session, _actor: ActorId, text: str) -> None:
    given = {"actors": [{"name": "Kestovia", "aliases": [{"text": text, "kind": "short"}]}]}
    apply_tag_file(session, json.dumps(given), PACK)


WAYS: list[Give] = [
    lambda session, _, text: add_actor(session, text),
    lambda session, _, text: add_actor(session, "Solvania", ActorKind.STATE, [Alias(text)]),
    lambda session, key, text: add_alias(session, key, Alias(text)),
    lambda session, key, text: edit_actor(session, replace(queries.actor(session, key), name=text)),
    lambda session, key, text: edit_actor(
        session, replace(queries.actor(session, key), aliases=(Alias(text),))
    ),
    tag_alias,
]


@pytest.mark.parametrize("give", WAYS)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LONG, "at most 500 characters, and “xxx.*” has 10,000"),
        ("\u202e\u202c\u200b", "signs that cannot be seen"),
    ],
)
def test_names_that_cannot_be_are_refused(session: Session, give: Give, text: str, said: str) -> None:
    key = add_actor(session, "Kestovia")
    before = queries.actors(session)
    with pytest.raises(BrieferError, match=said):
        give(session, key, text)
    assert queries.actors(session) == before


def test_names_that_only_deceive_are_taken(session: Session) -> None:
    key = add_actor(session, "\u202eilA", ActorKind.PERSON, [Alias("\u0410li"), Alias("y" * 500)])
    assert len(queries.actor(session, key).aliases) == 2


@pytest.mark.parametrize("date", ["0000", "99999", "soon", "2024-13", "-0044"])
def test_dates_of_no_year_are_refused(date: str) -> None:
    with pytest.raises(BrieferError, match=f"“{date}” is no date"):
        read_role("Envoy", "", date)
    with pytest.raises(BrieferError, match="is no date"):
        read_role("Envoy", "", "", date)


def test_an_office_does_not_end_before_it_begins(session: Session) -> None:
    with pytest.raises(BrieferError, match=r"Envoy would end \(2023-04\) before it begins \(2024\)"):
        read_role("Envoy", "Kestovia", "2024", "2023-04")
    assert read_role("Envoy", "Kestovia", "2024-05", "2024") == Role("Envoy", "Kestovia", "2024-05", "2024")
    assert read_role(" ", "Kestovia") == Role("Kestovia")
    office = {"title": "Envoy", "from": "2024", "to": "2023"}
    with pytest.raises(BrieferError, match=r"actors\[0\].roles\[0\].from: Envoy would end"):
        apply_tag_file(session, json.dumps({"actors": [{"name": "Volm", "roles": [office]}]}), PACK)
    assert not queries.actors(session)


def test_a_name_may_be_that_of_two_actors(session: Session) -> None:
    wang = [Alias("Wang", AliasKind.SHORT)]
    one = add_actor(session, "Wang Yi", ActorKind.PERSON, wang)
    other = add_actor(session, "Wang Wentao", ActorKind.PERSON, wang)
    actors = {actor.id: actor for actor in queries.actors(session)}
    assert shared_names(actors[one].names, [actors[other]]) == {"Wang": (actors[other],)}
