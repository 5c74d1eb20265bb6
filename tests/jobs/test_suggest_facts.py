"""A fact for each sentence of a loaded source, in the form of a tag file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.commands.sources import add_sources
from briefer.commands.tag_file import apply_tag_file
from briefer.jobs.suggest_facts import suggest_facts
from briefer.model.actors import Actor, ActorKind
from briefer.model.dates import UNDATED
from briefer.model.facts import AttributionKind, FactKind, Status
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.store.session import create_session
from tests.commands.samples import ARTICLE, PACK, TEXT

KESTOVIA = Actor(ActorId(5), "a1", "Kestovia", ActorKind.STATE)
SOLVANIA = Actor(ActorId(6), "a2", "Solvania", ActorKind.STATE)


def test_each_sentence_makes_a_fact() -> None:
    closed, talks, spoke = suggest_facts(ARTICLE, [KESTOVIA, SOLVANIA])
    assert closed["statement"] == "Kestovia closed the lane on Monday."
    assert closed["kind"] is FactKind.EVENT
    assert closed["actors"] == [{"actor": "a1", "role": "subject"}]
    assert closed["event_date"] == {"value": "2026-10-12", "precision": "day", "basis": "resolved"}
    (passage,) = talks["evidence"]
    assert passage["attribution"] == {"kind": AttributionKind.INDIRECT, "who": "a2", "verb": "said"}
    assert passage["status"] is Status.CLAIMED
    assert TEXT[passage["start"] : passage["end"]] == passage["quote"]
    assert spoke["evidence"][0]["quote"].startswith("Volm spoke")


def test_a_speaker_who_is_no_actor_is_named_in_words() -> None:
    _, talks, _ = suggest_facts(ARTICLE, [KESTOVIA])
    assert talks["evidence"][0]["attribution"]["who"] == "Solvania"


@pytest.mark.parametrize("words", ["", "\n \n"])
def test_without_words_there_are_no_facts(words: str) -> None:
    assert suggest_facts(replace(ARTICLE, text=words), [KESTOVIA]) == []


def test_without_a_day_of_publication_dates_are_open() -> None:
    closed, *_ = suggest_facts(replace(ARTICLE, published=UNDATED), [])
    assert closed["event_date"] is None


def test_what_is_proposed_is_a_sound_tag_file(tmp_path: Path) -> None:
    with create_session(tmp_path / "lane.briefer") as session:
        add_sources(session, [ARTICLE])
        tags = {
            "actors": [{"id": actor.label, "name": actor.name} for actor in (KESTOVIA, SOLVANIA)],
            "facts": suggest_facts(ARTICLE, [KESTOVIA, SOLVANIA]),
        }
        apply_tag_file(session, json.dumps(tags), PACK)
        facts = queries.facts(session)
        kestovia, solvania = queries.actors(session)
        assert len(facts) == 3
        assert [part.actor for part in facts[0].actors] == [kestovia.id]
        assert facts[1].evidence[0].attribution.actor == solvania.id
