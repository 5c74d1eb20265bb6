"""Digests: all that lists sort and filter by, read in parts and by key."""

from typing import TYPE_CHECKING

from briefer.commands.actors import add_actor
from briefer.commands.briefs import first_brief, send_fact
from briefer.commands.facts import EvidenceDraft, FactDraft, add_evidence, add_fact
from briefer.commands.sources import add_sources
from briefer.compose.packs import find_packs, pack_folders
from briefer.model.dates import dated
from briefer.model.facts import Confidence, FactActor, FactKind, Grading, Modality, Reliability, Status
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.digesting import digests_after, digests_of, sections_of_facts
from briefer.store.session import Session

if TYPE_CHECKING:
    from briefer.model.digests import FactDigest

TEXT = "Naïve ships wait off Vell. Norland closed the lane."


def test_a_digest_says_what_lists_need(session: Session) -> None:
    (source,) = add_sources(session, [LoadedSource(TEXT)])
    actor = add_actor(session, "Norland")
    draft = FactDraft(
        FactKind.FIGURE,
        "It is shut.",
        (FactActor(actor, "subject"), FactActor(actor, "object")),
        dated("2024-01"),
        "2024-02",
        "Port Ilse",
        Confidence.LOW,
        "a note",
    )
    passage = EvidenceDraft(
        span_of(source, TEXT, 27, 34),
        "in other words",
        report_date="2024-01-20",
        status=Status.DENIED,
        modality=Modality.NEGATED,
        grading=Grading(Reliability.USUALLY),
    )
    key = add_fact(session, draft, [passage])
    add_evidence(session, key, EvidenceDraft(span_of(source, TEXT, 0, 5)))
    (digest,) = digests_after(session, 0, 10)
    assert (digest.id, digest.label, digest.kind, digest.added) == (key, "f1", FactKind.FIGURE, 1)
    assert (digest.event_date, digest.deadline, digest.confidence) == ("2024-01", "2024-02", Confidence.LOW)
    assert digest.actors == (actor,)
    assert digest.sources == (source,)
    first, second = digest.passages
    assert (first.source, first.start, first.status, first.modality) == (
        source,
        27,
        Status.DENIED,
        Modality.NEGATED,
    )
    assert (first.grading, first.report_date, second.start) == ("B6", "2024-01-20", 0)
    for words in ("f1", "it is shut", "port ilse", "a note", "norland", "naive", "in other words"):
        assert words in digest.words
    assert digests_of(session, [key, 5]) == (digest,)


def test_facts_are_read_in_parts_in_the_order_they_were_added(session: Session) -> None:
    (source,) = add_sources(session, [LoadedSource(TEXT)])
    keys = [
        add_fact(
            session, FactDraft(FactKind.EVENT, f"{number}."), [EvidenceDraft(span_of(source, TEXT, 0, 5))]
        )
        for number in range(7)
    ]
    found: list[FactDigest] = []
    last = 0
    while part := digests_after(session, last, 3):
        found += part
        last = part[-1].added
    assert [digest.id for digest in found] == keys


def test_sections_come_in_the_order_of_briefs_and_sections(session: Session) -> None:
    pack = find_packs(pack_folders()).packs[0]
    (source,) = add_sources(session, [LoadedSource(TEXT)])
    draft = FactDraft(FactKind.EVENT, "It is shut.")
    key = add_fact(session, draft, [EvidenceDraft(span_of(source, TEXT, 0, 5))])
    assert sections_of_facts(session) == {}
    brief = queries.brief(session, first_brief(session, pack))
    for section in (brief.sections[3], brief.sections[1]):
        send_fact(session, brief.id, section.id, key)
    sections = [(section.id, section.heading) for section in (brief.sections[1], brief.sections[3])]
    assert sections_of_facts(session) == {key: tuple(sections)}
