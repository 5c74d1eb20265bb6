"""Sessions made for the tests of this folder: values, a small complete session, and dumps to compare."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Mention, MentionKind, Role
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.dates import UNDATED, dated
from briefer.model.drafting import Judgement, Seen, Sifting, Taken, Version
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Confidence,
    Credibility,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.model.ids import (
    ActorId,
    BriefId,
    EvidenceId,
    FactId,
    JudgementId,
    MemoId,
    MentionId,
    ParagraphId,
    ReconciliationId,
    SectionId,
    SourceId,
    VersionId,
    new_key,
)
from briefer.model.memos import Memo
from briefer.model.packs import FactOrder
from briefer.model.proposals import Refusal, dismissed_actors, dismissed_name
from briefer.model.reconciliations import Choice, Matter, Reconciliation, ReconciliationKind, Way
from briefer.model.sources import Source
from briefer.model.spans import span_of
from briefer.store.schema import OWNERS
from briefer.store.session import Session
from briefer.store.writing import (
    add_dismissal,
    add_refusal,
    put_actor,
    put_brief,
    put_fact,
    put_memo,
    put_mention,
    put_reconciliation,
    put_source,
)

TEXT = (
    "Ostrava on Tuesday assured Vellin of its backing. 🛰️ The two nations met in Tarn.\n"
    "“Cafe\u0301 diplomacy”, said the minister\u2028of Vellin; nai\u0308ve words, 7,5 % ☕.\n"
)


def a_source(number: int, text: str = TEXT, **values: Any) -> Source:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known: dict[str, Any] = {
        "label": f"s{number}",
        "title": f"Ministers meet, part {number}",
        "byline": "A. Reporter",
        "publisher": "Tarn Courier",
        "published": dated("2024-01-23T09:30Z"),
        "retrieved": "2024-02-01T10:00:00Z",
        "url": "https://example.org/a",
        "language": "en",
        "media_type": "text/html",
        "file_name": f"part{number}.html",
        "file_sha256": sha256,
        "text_sha256": sha256,
        "length": len(text),
        "reliability": Reliability.USUALLY,
        "warnings": ("no time zone given", "a picture was left out"),
    }
    return Source(id=SourceId(new_key()), **(known | values))


def an_actor(number: int, name: str = "Vellin", **values: Any) -> Actor:
    known: dict[str, Any] = {
        "kind": ActorKind.STATE,
        "aliases": (Alias("Republic of Vellin"), Alias("Vellinese", AliasKind.DEMONYM)),
        "roles": (Role("Member", "Tarn Council", "2019", "2024-01"),),
    }
    return Actor(ActorId(new_key()), f"a{number}", name, **(known | values))


def a_mention(source: Source, words: str, *actors: Actor, text: str = TEXT, **values: Any) -> Mention:
    start = text.index(words)
    span = span_of(source.id, text, start, start + len(words))
    return Mention(MentionId(new_key()), span, tuple(actor.id for actor in actors), **values)


def an_evidence(source: Source, words: str, text: str = TEXT, **values: Any) -> Evidence:
    start = text.index(words)
    return Evidence(EvidenceId(new_key()), span_of(source.id, text, start, start + len(words)), **values)


def a_fact(label: str, *evidence: Evidence, **values: Any) -> Fact:
    known: dict[str, Any] = {"kind": FactKind.EVENT, "statement": f"Statement of {label}."}
    return Fact(FactId(new_key()), label, evidence=evidence, **(known | values))


def a_brief(number: int, *sections: Section, **values: Any) -> Brief:
    known: dict[str, Any] = {"title": "Talks in Tarn", "pack": "information_note", "cut_off": "2024-01-31"}
    return Brief(BriefId(new_key()), f"b{number}", sections=sections, **(known | values))


def a_section(name: str, *facts: Fact, words: tuple[str, ...] = (), **values: Any) -> Section:
    paragraphs = tuple(Paragraph(ParagraphId(new_key()), text) for text in words)
    keys = tuple(fact.id for fact in facts)
    return Section(SectionId(new_key()), name, name.title(), facts=keys, paragraphs=paragraphs, **values)


def a_memo(source: Source, words: str, said: str = "Ask the embassy.") -> Memo:
    start = TEXT.index(words)
    return Memo(MemoId(new_key()), span_of(source.id, TEXT, start, start + len(words)), said)


def a_reconciliation(label: str, *facts: Fact, **values: Any) -> Reconciliation:
    keys = tuple(fact.id for fact in facts)
    known: dict[str, Any] = {"kind": ReconciliationKind.SAME_EVENT, "statement": "They met in Tarn."}
    return Reconciliation(ReconciliationId(new_key()), label, facts=keys, **(known | values))


def full_evidence(source: Source, speaker: Actor) -> Evidence:
    return an_evidence(
        source,
        "“Cafe\u0301 diplomacy”",
        translation="“Coffee diplomacy”",
        attribution=Attribution(AttributionKind.DIRECT_QUOTE, speaker.id, "", "said"),
        report_date="2024-01-23",
        status=Status.CLAIMED,
        modality=Modality.FUTURE,
        grading=Grading(Reliability.FAIRLY, Credibility.PROBABLE),
    )


def fill(session: Session) -> None:
    """Put into an empty session something of everything that a session can hold, in one step."""
    first, second = a_source(1), a_source(2, published=UNDATED, warnings=(), url="", language="")
    vellin = an_actor(1, pin=3, note="See also the treaty.", origin="earlier.briefer")
    ostrava = an_actor(2, "Ostrava", aliases=(), roles=())
    said = full_evidence(first, vellin)
    whole = a_fact(
        "f1",
        said,
        an_evidence(second, "The two nations met in Tarn."),
        kind=FactKind.STATEMENT,
        actors=(FactActor(vellin.id, "speaker"), FactActor(ostrava.id), FactActor(ostrava.id, "party")),
        event_date=dated("2024-01-16/2024-01-18", "resolved"),
        deadline="2024-03",
        place="Tarn",
        confidence=Confidence.MODERATE,
        note="Compare both outlets.",
    )
    plain = a_fact("F2", an_evidence(first, "assured Vellin"))
    sections = (
        a_section("summary", whole, plain, words=("The talks hold [@f1].", "Second thoughts.")),
        a_section("", plain, included=False),
    )
    whole_brief = a_brief(1, *sections, fields=(("to", "The minister"), ("marking", "Open")))
    with session.step("Fill"):
        for source in (first, second):
            put_source(session, source, TEXT, TEXT.encode())
        put_actor(session, vellin)
        put_actor(session, ostrava)
        put_mention(session, a_mention(first, "Vellin", vellin))
        put_mention(session, a_mention(second, "The two nations", ostrava, vellin, kind=MentionKind.GROUP))
        put_mention(session, a_mention(first, "minister\u2028of Vellin", vellin, kind=MentionKind.ROLE_NP))
        put_fact(session, whole)
        put_fact(session, plain)
        put_brief(session, drafted(whole_brief, whole))
        add_refusal(session, Refusal(span_of(first.id, TEXT, 0, 7), vellin.id))
        fill_later(session, first, (whole, plain), (vellin, ostrava))


def fill_later(
    session: Session, source: Source, facts: tuple[Fact, Fact], actors: tuple[Actor, Actor]
) -> None:
    """Put into a session something of everything that came with version 2 of the file."""
    choices = (
        Choice(Matter.DATE, Way.RANGE, "2024-01-16/2024-01-18", "The outlets differ by two days."),
        Choice(Matter.FIGURE, Way.ONE, "nine", "The later count.", facts[0].id),
    )
    put_memo(session, a_memo(source, "met in Tarn"))
    put_reconciliation(session, a_reconciliation("r1", *facts, choices=choices, note="Ask again."))
    add_dismissal(session, dismissed_name("Tarn"))
    add_dismissal(session, dismissed_actors(actors[0].id, actors[1].id))


def drafted(brief: Brief, fact: Fact) -> Brief:
    """Return the brief with something of all that came with version 4 of the file in its first section."""
    first, *others = brief.sections
    seen = (Seen(fact.label, fact.id, "00", "Said."),)
    taken = Taken("Block", 0, (fact.id,), "11")
    own, *rest = first.paragraphs
    judgement = Judgement(JudgementId(new_key()), "talks go on.", "likely", "low", "One source.", seen)
    version = Version(VersionId(new_key()), own.id, "They hold.", "2026-11-26", taken)
    section = replace(
        first,
        paragraphs=(replace(own, taken=taken, seen=seen), *rest),
        judgements=(judgement,),
        sifting=Sifting((FactKind.EVENT,), (Status.REPORTED,), FactOrder.EVENT_DATE),
        by_hand=frozenset({fact.id}),
        versions=(version,),
    )
    return replace(brief, sections=(section, *others), options=(("notes", "endnotes"),))


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tracked tables, in the order of their keys."""
    return {table: session.rows(f"select * from {table}") for table in OWNERS}  # noqa: S608


def names_in(folder: Path) -> list[str]:
    """Return the names of everything in a folder."""
    return sorted(path.name for path in folder.iterdir())
