"""A session as plain data."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.commands import briefs
from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.memos import add_memo
from briefer.commands.mentions import tag_mention
from briefer.commands.sources import add_sources, text_sha256
from briefer.jobs.show import show
from briefer.model.actors import ActorKind, Alias, AliasKind
from briefer.model.dates import Basis, Dating, Precision
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Credibility,
    FactActor,
    FactKind,
    Grading,
    Reliability,
    Status,
)
from briefer.store.session import Session, create_session
from tests.commands.samples import ARTICLE, PACK, TEXT, place


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "shown.briefer") as made:
        yield made


def shown(session: Session) -> dict[str, Any]:
    """Return what show gives, after a way through JSON, which must change nothing."""
    content = show(session)
    again: dict[str, Any] = json.loads(json.dumps(content))
    assert again == content
    return again


def test_an_empty_session_has_empty_lists(session: Session) -> None:
    assert shown(session) == {
        "sources": [],
        "actors": [],
        "mentions": [],
        "facts": [],
        "memos": [],
        "reconciliations": [],
        "briefs": [],
        "sections": [],
    }


def test_a_source_is_shown_with_its_text_and_its_hash(session: Session) -> None:
    add_sources(session, [ARTICLE], "2026-11-23T08:00:00Z")
    (source,) = shown(session)["sources"]
    assert (source["id"], source["title"], source["publisher"]) == ("s1", "Lane closed", "Northgate Wire")
    assert (source["published"], source["published_precision"], source["published_basis"]) == (
        "2026-10-14",
        "day",
        "stated",
    )
    assert (source["text"], source["sha256"]) == (TEXT, text_sha256(TEXT))
    assert (source["file_name"], source["reliability"], source["warnings"]) == ("lane.txt", "F", [])


def test_tags_are_shown_with_labels_and_spans(session: Session) -> None:
    (source,) = add_sources(session, [ARTICLE])
    kestovia = add_actor(session, "Kestovia", ActorKind.STATE, [Alias("Kestovian", AliasKind.DEMONYM)])
    solvania = add_actor(session, "Solvania", ActorKind.STATE)
    key = tag_mention(session, place(source, "the two states"), (solvania, kestovia))
    content = shown(session)
    assert [actor["id"] for actor in content["actors"]] == ["a1", "a2"]
    assert content["actors"][0]["aliases"] == [{"text": "Kestovian", "kind": "demonym"}]
    start = TEXT.index("the two states")
    assert content["mentions"] == [
        {
            "id": str(key),
            "source": "s1",
            "start": start,
            "end": start + 14,
            "quote": "the two states",
            "actors": ["a2", "a1"],
            "kind": "group",
        }
    ]


def test_a_fact_is_shown_with_its_dates_parts_and_evidence(session: Session) -> None:
    (source,) = add_sources(session, [ARTICLE])
    volm = add_actor(session, "Volm", ActorKind.PERSON)
    add_fact(
        session,
        FactDraft(
            FactKind.STATEMENT,
            "Volm spoke.",
            (FactActor(volm, "speaker"),),
            Dating("2026-10-12/2026-10-14", Precision.INTERVAL, Basis.INFERRED),
            deadline="2026-10-23",
        ),
        [
            EvidenceDraft(
                place(source, "Volm spoke for Kestovia"),
                attribution=Attribution(AttributionKind.INDIRECT, volm, "", "spoke"),
                status=Status.CLAIMED,
                grading=Grading(Reliability.USUALLY, Credibility.PROBABLE),
            ),
            EvidenceDraft(place(source, "Volm"), attribution=Attribution(who="a clerk")),
        ],
    )
    (fact,) = shown(session)["facts"]
    assert (fact["id"], fact["kind"], fact["deadline"]) == ("f1", "statement", "2026-10-23")
    assert fact["event_date"] == {
        "value": "2026-10-12/2026-10-14",
        "precision": "interval",
        "basis": "inferred",
    }
    assert fact["actors"] == [{"actor": "a1", "role": "speaker"}]
    first, second = fact["evidence"]
    assert first["attribution"] == {"kind": "indirect", "who": "a1", "verb": "spoke"}
    assert first["grading"] == {"reliability": "B", "credibility": "2"}
    assert (first["status"], first["modality"], first["report_date"]) == ("claimed", "actual", None)
    assert second["attribution"]["who"] == "a clerk"


def test_sections_name_their_brief_facts_and_paragraphs(session: Session) -> None:
    (source,) = add_sources(session, [ARTICLE])
    fact = add_fact(session, FactDraft(FactKind.EVENT, "Volm spoke."), [EvidenceDraft(place(source, "Volm"))])
    key = briefs.add_brief(session, PACK, "The lane")
    briefs.set_field(session, key, "to", "Director")
    briefs.take_all_that_fit(session, key, PACK)
    own = briefs.add_section(session, key, "More")
    paragraph = briefs.write_paragraph(session, key, own, None, "See [@f1].")
    content = shown(session)
    assert content["briefs"] == [
        {
            "id": "b1",
            "title": "The lane",
            "pack": "test-note",
            "cut_off": None,
            "fields": {"to": "Director"},
            "options": {},
        }
    ]
    assert [(it["brief"], it["name"], it["facts"]) for it in content["sections"]] == [
        ("b1", "main", ["f1"]),
        ("b1", "chronology", []),
        ("b1", "rest", []),
        ("b1", "sources", []),
        ("b1", "", []),
    ]
    assert content["sections"][-1]["paragraphs"] == [
        {"id": str(paragraph), "text": "See [@f1].", "taken_over": False}
    ]
    assert content["sections"][-1]["judgements"] == content["sections"][-1]["versions"] == []
    assert content["facts"][0]["id"] == "f1"
    assert fact


def test_a_memo_is_shown_with_its_words_and_place(session: Session) -> None:
    (source,) = add_sources(session, [ARTICLE], "2026-11-23T08:00:00Z")
    add_memo(session, place(source, "the lane"), "Which?\nAsk.")
    (memo,) = shown(session)["memos"]
    assert memo.pop("id")
    assert memo == {"source": "s1", "start": 16, "end": 24, "quote": "the lane", "words": "Which?\nAsk."}
