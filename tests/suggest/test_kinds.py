"""Kinds are guessed from the words."""

import pytest

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, MentionKind
from briefer.model.ids import ActorId
from briefer.suggest.kinds import guess_alias_kind, guess_mention_kind

PAKISTAN = Actor(ActorId(1), "a1", "Pakistan", ActorKind.STATE, (Alias("Islamabad", AliasKind.METONYM),))
SUN = Actor(ActorId(2), "a2", "Sun Weidong", ActorKind.PERSON)


@pytest.mark.parametrize(
    ("name", "alias", "kind", "guess"),
    [
        ("China", "Chinese", ActorKind.STATE, AliasKind.DEMONYM),
        ("Pakistan", "Pakistani", ActorKind.STATE, AliasKind.DEMONYM),
        ("China", "PRC", ActorKind.STATE, AliasKind.ACRONYM),
        ("China", "People's Republic of China", ActorKind.STATE, AliasKind.FULL),
        ("Iran", "Tehran", ActorKind.STATE, AliasKind.METONYM),
        ("India", "New Delhi", ActorKind.STATE, AliasKind.METONYM),
        ("Sun Weidong", "Sun", ActorKind.PERSON, AliasKind.SHORT),
        ("Jaish al-Adl", "Army of Justice", ActorKind.ARMED_GROUP, AliasKind.FULL),
        ("United Nations", "U.N.", ActorKind.INTERNATIONAL_BODY, AliasKind.ACRONYM),
    ],
)
def test_alias_kinds(name: str, alias: str, kind: ActorKind, guess: AliasKind) -> None:
    assert guess_alias_kind(name, alias, kind) is guess


@pytest.mark.parametrize(
    ("quote", "actors", "guess"),
    [
        ("its", (PAKISTAN,), MentionKind.PRONOUN),
        ("Their", (PAKISTAN, SUN), MentionKind.PRONOUN),
        ("the two nations", (PAKISTAN, SUN), MentionKind.GROUP),
        ("each other", (PAKISTAN,), MentionKind.GROUP),
        ("Islamabad", (PAKISTAN,), MentionKind.METONYM),
        ("Pakistani", (PAKISTAN,), MentionKind.DEMONYM),
        ("Sun Weidong", (SUN,), MentionKind.NAME),
        ("Sun", (SUN,), MentionKind.SHORT_NAME),
        ("the envoy", (SUN,), MentionKind.ROLE_NP),
        ("The Foreign Ministry", (SUN,), MentionKind.ROLE_NP),
        ("envoys", (SUN,), MentionKind.ROLE_NP),
        ("CPEC", (), MentionKind.ACRONYM),
        ("Gwadar", (), MentionKind.NAME),
    ],
)
def test_mention_kinds(quote: str, actors: tuple[Actor, ...], guess: MentionKind) -> None:
    assert guess_mention_kind(quote, actors) is guess
