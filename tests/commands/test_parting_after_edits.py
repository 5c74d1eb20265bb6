"""Merge, save, reopen, 200 further edits, part again: what was left alone stands where it stood."""

import os
import random
from pathlib import Path

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.mentions import tag_mention
from briefer.commands.merging import merge_actors, split_actor
from briefer.commands.sources import add_sources
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.facts import Attribution, AttributionKind, FactActor, FactKind
from briefer.model.ids import ActorId
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.merging import root_of
from briefer.store.session import Session, create_session, open_session
from tests.commands.samples import ARTICLE, TEXT
from tests.commands.walking import edit

WALKS = int(os.environ.get("BRIEFER_WALKS", "12"))


def peopled(path: Path, rng: random.Random) -> tuple[Session, tuple[Actor, ...]]:
    """Return a session with three actors that stand in 40 mentions and 12 facts, in every combination."""
    session = create_session(path)
    (source,) = add_sources(session, [ARTICLE])
    known = [
        add_actor(
            session, f"Person {at}", ActorKind.PERSON, [Alias(f"P{at}", AliasKind.ACRONYM), Alias("One")]
        )
        for at in range(3)
    ]
    for start in range(40):
        tag_mention(session, span_of(source, TEXT, start, start + 5), rng.sample(known, rng.randrange(1, 4)))
    for number in range(12):
        parts = tuple(FactActor(key, "party") for key in rng.sample(known, 2))
        said = Attribution(AttributionKind.INDIRECT, rng.choice(known), "", "said")
        passage = EvidenceDraft(span_of(source, TEXT, number, number + 9), attribution=said)
        add_fact(session, FactDraft(FactKind.EVENT, f"It is so {number}.", parts), [passage])
    return session, queries.actors(session)


def edit_beside(rng: random.Random, session: Session, merged: set[int]) -> None:
    """Make one edit of almost any kind; one that takes away the article or what is merged is taken back."""
    edit(rng, session, wholesale=False)  # else too little would be left alone
    while not _stand(session, merged):
        assert session.redo() or session.undo()


def _stand(session: Session, merged: set[int]) -> bool:
    is_there = any(source.file_name == ARTICLE.file_name for source in queries.sources(session))
    return is_there and merged <= {made.actor.id for made in queries.merges(session)}


def tags(session: Session, actor: ActorId) -> dict[int, str]:
    """Return mentions and facts by key, as words where “third” stands for the actor or its root."""
    members: dict[int, object] = {it.id: it for it in queries.mentions(session)}
    members |= {it.id: it for it in queries.facts(session)}
    root = str(root_of(session, actor))
    return {key: repr(member).replace(root, "third") for key, member in members.items()}


@pytest.mark.parametrize("seed", range(WALKS))
def test_what_was_left_alone_stands_where_it_stood(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a walk that can be repeated
    path = tmp_path / "work.briefer"
    session, (first, second, third) = peopled(path, rng)
    before = tags(session, third.id)
    merge_actors(session, second.id, first.id, "the same person")
    merge_actors(session, third.id, second.id, "and this one", AliasKind.MISSPELT)
    merged = tags(session, third.id)
    session.close()
    with open_session(path) as session:
        for _ in range(200):
            edit_beside(rng, session, {first.id, second.id})
        edited = tags(session, third.id)
        for key in rng.sample((first.id, second.id), 2):
            split_actor(session, key)
        parted = tags(session, third.id)
        assert (queries.actor(session, first.id), queries.actor(session, second.id)) == (first, second)
    left = {key for key in before if edited.get(key) == merged[key]}
    assert {key: parted[key] for key in left} == {key: before[key] for key in left}
    assert len(left) > len(before) / 4
    later = edited.keys() - merged.keys()
    assert {key: parted[key] for key in later} == {key: edited[key] for key in later}
