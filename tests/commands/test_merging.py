"""Actors are merged, and parted again after any number of further edits."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefer.commands.actors import add_actor, add_alias, edit_actor, pin_actor, remove_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, edit_fact
from briefer.commands.mentions import change_mention, refuse_proposal, tag_mention, untag
from briefer.commands.merging import (
    dismiss_pair,
    merge_actors,
    merge_all,
    merging_doubts,
    split_actor,
    told_apart,
)
from briefer.commands.tag_file import apply_tag_file
from briefer.errors import BrieferError
from briefer.model.actors import ActorKind, Alias, AliasKind, Mention, MentionKind, Role
from briefer.model.facts import Attribution, AttributionKind, FactActor, FactKind
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import DismissalKind, ProposedMention, dismissed_actors
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK, TEXT, labels, place

RIGHT = (Alias("Envoy Volm", AliasKind.SHORT),)
WRONG = (Alias("Volm the Elder"), Alias("IV", AliasKind.ACRONYM), Alias("Envoy Volm", AliasKind.FULL))
OFFICE = Role("Envoy", "Kestovia", "2024")


@pytest.fixture
def volm(session: Session, source: SourceId) -> tuple[ActorId, ActorId]:
    """Two actors that are one: the one to keep, with a tag of its own, and the other with a part in all."""
    kept = add_actor(session, "Irena Volm", ActorKind.PERSON, RIGHT)
    merged = add_actor(session, "Irina Volm", ActorKind.PERSON, WRONG)
    edit_actor(session, replace(queries.actor(session, merged), roles=(OFFICE,), note="Asked twice."))
    other = add_actor(session, "Solvania", ActorKind.STATE)
    tag_mention(session, place(source, "Kestovia"), (kept,))
    tag_mention(session, place(source, "Volm"), (merged,))
    tag_mention(session, place(source, "the two states"), (merged, other, kept))
    said = EvidenceDraft(
        place(source, "Volm spoke"), attribution=Attribution(AttributionKind.INDIRECT, merged, "", "spoke")
    )
    parts = (FactActor(merged, "speaker"), FactActor(kept, "party"), FactActor(merged, "party"))
    add_fact(session, FactDraft(FactKind.EVENT, "Volm spoke.", parts), [said])
    return kept, merged


def mention_on(session: Session, quote: str) -> Mention:
    return next(it for it in queries.mentions(session) if it.span.quote == quote)


def held(session: Session) -> tuple[object, ...]:
    return queries.actors(session), queries.mentions(session), queries.facts(session)


def test_everything_goes_to_the_kept_actor(session: Session, volm: tuple[ActorId, ActorId]) -> None:
    kept, merged = volm
    merge_actors(session, kept, merged, "spelling\nof the wire", AliasKind.MISSPELT)
    actor = queries.actor(session, kept)
    assert actor.aliases == (
        *RIGHT,
        Alias("Irina Volm", AliasKind.MISSPELT),
        Alias("Volm the Elder"),
        Alias("IV", AliasKind.ACRONYM),
    )
    assert actor.roles == (OFFICE,)
    assert mention_on(session, "Volm").actors == (kept,)
    assert kept in mention_on(session, "the two states").actors
    assert len(mention_on(session, "the two states").actors) == 2
    (fact,) = queries.facts(session)
    assert fact.actors == (FactActor(kept, "speaker"), FactActor(kept, "party"))
    assert fact.evidence[0].attribution.actor == kept
    (made,) = queries.merges(session, kept)
    assert (made.actor.name, made.reason, made.actor.note) == (
        "Irina Volm",
        "spelling of the wire",
        "Asked twice.",
    )
    assert labels(session)[-1] == "Merge Irina Volm into Irena Volm"


def test_a_merge_is_undone_and_done_again_in_one_step(
    session: Session, volm: tuple[ActorId, ActorId]
) -> None:
    before = held(session)
    merge_actors(session, *volm)
    after = held(session)
    session.undo()
    assert held(session) == before
    session.redo()
    assert held(session) == after


def test_parted_again_all_stands_where_it_stood(session: Session, volm: tuple[ActorId, ActorId]) -> None:
    before = held(session)
    merge_actors(session, *volm)
    split_actor(session, volm[1])
    assert held(session) == before
    assert labels(session)[-1] == "Part Irina Volm from Irena Volm"
    assert queries.merges(session) == ()
    assert queries.dismissals(session, DismissalKind.SAME_ACTOR) == (dismissed_actors(*volm),)


def test_what_came_later_stays_with_the_kept_actor(
    session: Session, source: SourceId, volm: tuple[ActorId, ActorId]
) -> None:
    kept, merged = volm
    merge_actors(session, kept, merged)
    later = tag_mention(session, place(source, "Reke"), (kept,))
    add_alias(session, kept, Alias("Madame Volm"))
    actor = queries.actor(session, kept)
    edited = tuple(
        replace(it, kind=AliasKind.FORMER) if it.text == "Volm the Elder" else it for it in actor.aliases
    )
    edit_actor(session, replace(actor, aliases=edited))
    split_actor(session, merged)
    assert queries.mention(session, later).actors == (kept,)
    assert queries.actor(session, kept).aliases == (
        *RIGHT,
        Alias("Volm the Elder", AliasKind.FORMER),
        Alias("Madame Volm"),
    )
    assert queries.actor(session, merged).aliases == WRONG


def test_a_mention_that_was_given_to_another_does_not_go_back(
    session: Session, volm: tuple[ActorId, ActorId]
) -> None:
    kept, merged = volm
    other = queries.actors(session)[2].id
    merge_actors(session, kept, merged)
    mention = mention_on(session, "Volm")
    change_mention(session, replace(mention, actors=(other,)))
    change_mention(session, replace(mention, actors=(kept,)))  # tagged anew, so it is the kept one's
    (fact,) = queries.facts(session)
    edit_fact(session, replace(fact, actors=(FactActor(other),)))
    edit_fact(session, replace(fact, actors=fact.actors))
    untag(session, mention_on(session, "the two states").id)
    split_actor(session, merged)
    assert mention_on(session, "Volm").actors == (kept,)
    assert queries.facts(session)[0].actors == fact.actors
    assert queries.facts(session)[0].evidence[0].attribution.actor == merged  # this was left alone


def test_an_edit_of_the_order_is_kept(session: Session, volm: tuple[ActorId, ActorId]) -> None:
    kept, merged = volm
    other = queries.actors(session)[2].id
    (fact,) = queries.facts(session)
    edit_fact(session, replace(fact, actors=(FactActor(other), FactActor(merged, "speaker"))))
    merge_actors(session, kept, merged)
    edit_fact(session, replace(fact, actors=(FactActor(kept, "speaker"), FactActor(other))))
    split_actor(session, merged)
    assert queries.facts(session)[0].actors == (FactActor(merged, "speaker"), FactActor(other))


def test_chains_part_in_any_order(session: Session, source: SourceId, volm: tuple[ActorId, ActorId]) -> None:
    kept, merged = volm
    third = add_actor(session, "Madame Volm", ActorKind.PERSON, [Alias("IV", AliasKind.ACRONYM)])
    tag_mention(session, place(source, "Reke"), (third, merged))
    before = held(session)
    merge_actors(session, kept, merged)
    merge_actors(session, third, kept)
    assert {made.actor.id for made in queries.merges(session, third)} == {kept, merged}
    assert [actor.name for actor in queries.actors(session)] == ["Solvania", "Madame Volm"]
    split_actor(session, merged)
    assert queries.actor(session, merged).aliases == WRONG
    assert Alias("Volm the Elder") not in queries.actor(session, third).aliases
    split_actor(session, kept)
    assert held(session) == before


def test_a_refusal_counts_for_the_kept_actor_meanwhile(
    session: Session, source: SourceId, volm: tuple[ActorId, ActorId]
) -> None:
    kept, merged = volm
    start = TEXT.index("Reke")
    refuse_proposal(
        session, source, ProposedMention(start, start + 4, "Reke", MentionKind.NAME, (merged,), "")
    )
    merge_actors(session, kept, merged)
    assert [it.actor for it in queries.refusals(session)] == [kept]
    split_actor(session, merged)
    assert [it.actor for it in queries.refusals(session)] == [merged]


def test_a_pin_goes_along_and_comes_back(session: Session, volm: tuple[ActorId, ActorId]) -> None:
    kept, merged = volm
    pin_actor(session, merged, 4)
    merge_actors(session, kept, merged)
    assert queries.actor(session, kept).pin == 4
    split_actor(session, merged)
    assert [queries.actor(session, key).pin for key in volm] == [0, 4]
    merge_actors(session, kept, merged)
    pin_actor(session, queries.actors(session)[1].id, 4)
    split_actor(session, merged)
    assert [actor.pin for actor in queries.actors(session)] == [0, 0, 4]


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (lambda s, kept, _: merge_actors(s, kept, kept), "Irena Volm cannot be merged into itself"),
        (merge_actors, "Irina Volm is part of Irena Volm already. Part the two first."),
        (lambda s, kept, merged: merge_actors(s, merged, kept), "is part of Irena Volm already"),
        (lambda s, kept, _: split_actor(s, kept), "Irena Volm is not merged into another actor"),
        (dismiss_pair, "is part of Irena Volm already"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    session: Session,
    volm: tuple[ActorId, ActorId],
    run: Callable[[Session, ActorId, ActorId], None],
    said: str,
) -> None:
    merge_actors(session, *volm)
    before = held(session)
    with pytest.raises(BrieferError, match=said):
        run(session, *volm)
    assert held(session) == before


def test_a_name_taken_meanwhile_is_told_before_two_are_parted(
    session: Session, volm: tuple[ActorId, ActorId]
) -> None:
    merge_actors(session, *volm)
    add_actor(session, "Irina Volm", ActorKind.PERSON)
    with pytest.raises(BrieferError, match="Give that one another name, then part the two"):
        split_actor(session, volm[1])


def test_doubts_are_told_and_hinder_nothing(session: Session) -> None:
    one, other = (
        add_actor(session, "Hessel", ActorKind.PERSON),
        add_actor(session, "Hessel", ActorKind.COMPANY),
    )
    pin_actor(session, one, 1)
    pin_actor(session, other, 2)
    actors = queries.actors(session)
    assert merging_doubts(*actors) == (
        "They are of different kinds: person and company.",
        "Both are pinned; key 1 stays, key 2 becomes free.",
    )
    assert merging_doubts(actors[0], replace(actors[0], pin=0)) == ()
    merge_actors(session, one, other)
    assert queries.actor(session, one).aliases == ()
    split_actor(session, other)
    assert queries.actors(session) == actors


def test_a_backup_comes_before_much_moves(session: Session, source: SourceId) -> None:
    kept, merged = add_actor(session, "Kestovia"), add_actor(session, "Kestowia")
    for start in range(10):
        tag_mention(session, place(source, TEXT[start : start + 12]), (merged,))
    assert not session.backups.all
    merge_actors(session, kept, merged)
    assert len(session.backups.all) == 1


def test_two_are_told_apart_in_one_step(session: Session, volm: tuple[ActorId, ActorId]) -> None:
    dismiss_pair(session, *volm)
    assert labels(session)[-1] == "Tell apart Irena Volm and Irina Volm"
    session.undo()
    assert queries.dismissals(session, DismissalKind.SAME_ACTOR) == ()


def test_a_removed_actor_takes_those_merged_into_it_along(
    session: Session, volm: tuple[ActorId, ActorId]
) -> None:
    merge_actors(session, *volm)
    before = held(session)
    remove_actor(session, volm[0])
    assert queries.merges(session) == ()
    assert mention_on(session, "the two states").actors == (queries.actors(session)[0].id,)
    session.undo()
    assert held(session) == before


def test_a_tag_file_still_knows_a_merged_actor_by_name_and_label(
    session: Session, volm: tuple[ActorId, ActorId]
) -> None:
    merge_actors(session, *volm)
    spot = {"source": "s1", "start": 0, "end": 8, "quote": "Kestovia"}
    given = {
        "actors": [{"id": "x", "name": "Irina Volm", "aliases": [{"text": "Ira", "kind": "short"}]}],
        "mentions": [{**spot, "actors": ["x"]}, {**spot, "end": 5, "quote": "Kesto", "actors": ["a2"]}],
    }
    apply_tag_file(session, json.dumps(given), PACK)
    assert len(queries.actors(session)) == 2
    assert Alias("Ira", AliasKind.SHORT) in queries.actor(session, volm[0]).aliases
    assert mention_on(session, "Kesto").actors == (volm[0],)
    added = {"actors": [{"id": "a2", "name": "Someone else"}]}
    apply_tag_file(session, json.dumps(added), PACK)
    assert {actor.label for actor in queries.actors(session)} == {"a1", "a3", "a4"}


def test_several_are_merged_in_one_step(session: Session, source: SourceId) -> None:
    keys = [add_actor(session, name) for name in ("Kestovia", "Kestowia", "Republic of Kestovia")]
    for key in keys:
        tag_mention(session, place(source, "the two states"), (key,))
    kept, wrong, full = keys
    merge_all(session, kept, {wrong: AliasKind.MISSPELT, full: AliasKind.FULL}, "the same state")
    assert queries.actor(session, kept).aliases == (
        Alias("Kestowia", AliasKind.MISSPELT),
        Alias("Republic of Kestovia"),
    )
    assert labels(session)[-1] == "Merge 2 actors into Kestovia"
    with pytest.raises(BrieferError, match="into itself"):
        merge_all(session, kept, {kept: AliasKind.FULL})
    session.undo()
    assert len(queries.actors(session)) == 3


def test_who_was_told_apart_stays_two_by_way_of_others(session: Session) -> None:
    one, two, three = (add_actor(session, name) for name in ("One", "Two", "Three"))
    dismiss_pair(session, one, two)
    assert told_apart(session) == {frozenset((one, two))}
    merge_actors(session, three, two)
    assert told_apart(session) == {frozenset((one, three))}
    split_actor(session, two)
    assert told_apart(session) == {frozenset((one, two)), frozenset((three, two))}
