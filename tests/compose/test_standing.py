from dataclasses import replace

import pytest

from briefer.compose.phrases import DEFAULTS, Phrases
from briefer.compose.standing import basis_words, date_remark, remarks
from briefer.model.actors import Actor, ActorKind, Alias
from briefer.model.dates import Basis
from briefer.model.facts import Confidence, Evidence, Fact, FactKind, Modality, Status
from briefer.model.ids import ActorId, SourceId
from tests.compose.making import a_fact, an_actor, evidence, said_by

ENGLISH = Phrases(DEFAULTS)
ACTORS = {
    ActorId(1): an_actor(1),
    ActorId(2): an_actor(2, "Foreign Ministry of Tolmark", ActorKind.PUBLIC_BODY),
    ActorId(3): an_actor(3, "Varenia", ActorKind.STATE),
}


def item(
    number: int = 1, status: Status = Status.CLAIMED, actor: int | None = None, who: str = ""
) -> Evidence:
    return evidence(number=number, status=status, attribution=said_by(actor, who))


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (a_fact(), ()),
        (a_fact(evidence=(item(),)), ("claimed; the source does not say by whom",)),
        (a_fact(evidence=(item(actor=1),)), ("claimed by Ilse Darrow",)),
        (a_fact(evidence=(item(actor=2),)), ("claimed by the Foreign Ministry of Tolmark",)),
        (a_fact(evidence=(item(actor=3),)), ("claimed by Varenia",)),
        (a_fact(evidence=(item(who="hauliers"), item(2, actor=3))), ("claimed by hauliers and Varenia",)),
        (a_fact(evidence=(item(1, Status.REPORTED), item(2, Status.DENIED, 3))), ("denied by Varenia",)),
        (a_fact(evidence=(item(1, Status.DISPUTED),)), ("disputed",)),
        (a_fact(evidence=(item(1, Status.CONFIRMED, 1),)), ("confirmed by Ilse Darrow",)),
        (a_fact(evidence=(item(1, Status.OPINION),), kind=FactKind.JUDGEMENT), ("the source’s opinion",)),
        (a_fact(kind=FactKind.JUDGEMENT), ("the source’s judgement",)),
        (a_fact(evidence=(evidence(modality=Modality.FUTURE),)), ("still ahead when reported",)),
        (a_fact(evidence=(evidence(modality=Modality.HYPOTHETICAL),)), ("hypothetical",)),
        (a_fact(confidence=Confidence.LOW), ("low confidence",)),
        (a_fact(confidence=Confidence.MODERATE), ()),
        (
            a_fact(evidence=(item(1, Status.DISPUTED),), confidence=Confidence.LOW),
            ("disputed", "low confidence"),
        ),
    ],
)
def test_a_facts_standing_is_told_in_words(fact: Fact, said: tuple[str, ...]) -> None:
    assert remarks(fact, ACTORS, {}, ENGLISH) == said


@pytest.mark.parametrize(
    ("kind", "statement", "told"),
    [
        (FactKind.STATEMENT, "Ilse Darrow said that it would stay closed.", False),
        (FactKind.STATEMENT, "DARROW said that it would stay closed.", False),
        (FactKind.STATEMENT, "It would stay closed.", True),
        (FactKind.STATEMENT, "Darrowby said so.", True),
        (FactKind.EVENT, "Ilse Darrow closed it.", True),
    ],
)
def test_a_statement_that_names_its_speaker_needs_no_word_beside_it(
    kind: FactKind,
    statement: str,
    told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    actor = Actor(ActorId(1), "a1", "Ilse Darrow", aliases=(Alias("Darrow"),))
    fact = a_fact(1, statement, kind=kind, evidence=(item(actor=1),))
    assert bool(remarks(fact, {ActorId(1): actor}, {}, ENGLISH)) is told


@pytest.mark.parametrize(
    ("basis", "remark", "words"),
    [
        (Basis.STATED, "", "stated"),
        (Basis.INFERRED, "date inferred", "inferred"),
        (Basis.RESOLVED, "", "derived from the source’s words"),
        ("same attacks as F7", "date inferred", "same attacks as F7"),
    ],
)
def test_what_a_date_rests_on_is_told(basis: str, remark: str, words: str) -> None:
    fact = a_fact(date="2025-03-01", basis=basis)
    assert (date_remark(fact, ENGLISH), basis_words(fact, ENGLISH)) == (remark, words)


def test_beside_other_sources_an_outlet_speaks_for_itself() -> None:
    opinion = replace(item(2, Status.OPINION), span=evidence(source=2).span)
    fact = a_fact(evidence=(item(1, Status.REPORTED), opinion))
    outlets = {SourceId(1): "Vell Courier", SourceId(2): "The Straits Observer"}
    assert remarks(fact, ACTORS, outlets, ENGLISH) == ("opinion of The Straits Observer",)
    assert remarks(fact, ACTORS, {}, ENGLISH) == ("the source’s opinion",)
    alone = a_fact(evidence=(opinion,))
    assert remarks(alone, ACTORS, outlets, ENGLISH) == ("the source’s opinion",)
    judged = a_fact(kind=FactKind.JUDGEMENT, evidence=(evidence(), evidence(number=2, source=2)))
    assert remarks(judged, ACTORS, outlets, ENGLISH) == (
        "judgement of Vell Courier and The Straits Observer",
    )
