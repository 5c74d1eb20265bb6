"""The tags of a source follow every step, undo and redo, and give what a fresh reading gives."""

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from briefer.commands.actors import add_actor, add_alias, remove_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_evidence, add_fact, edit_fact, remove_fact
from briefer.commands.mentions import refuse_proposal, tag_mention, untag
from briefer.commands.sources import add_sources
from briefer.errors import BrieferError
from briefer.gui.proposals import Proposals
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_tags import SourceTags
from briefer.model.actors import Alias
from briefer.model.facts import FactKind
from briefer.model.proposals import ProposedMention
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session, create_session
from briefer.suggest.known import proposals

TEXT = "Norland and Estmark met. The Norlandish Guard left.\nVell said that Norland would return to Vell.\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return create_session(tmp_path / "a.briefer")


def seen(tags: SourceTags) -> tuple[object, ...]:
    found = tags.over(0, len(TEXT))
    return tuple(sorted((item.start, item.end, repr(item.value)) for item in found))


def walk(session: Session, source: int, random: Random) -> None:
    """Make one random edit, or undo or redo."""
    start = random.randrange(len(TEXT) - 12)
    span = span_of(source, TEXT, start, start + random.randrange(1, 12))  # type: ignore[arg-type]  # an id
    actors, mentions, facts = queries.actors(session), queries.mentions(session), queries.facts(session)
    match random.randrange(9):
        case 0 if len(actors) < 5:
            add_actor(session, random.choice(["Norland", "Vell", "Norlandish Guard", "Estmark"]))
        case 1 if actors:
            tag_mention(session, span, [random.choice(actors).id])
        case 2 if mentions:
            untag(session, random.choice(mentions).id)
        case 3 if span.quote.strip():
            add_fact(session, FactDraft(random.choice(list(FactKind)), "Said."), [EvidenceDraft(span)])
        case 4 if facts:
            add_evidence(session, random.choice(facts).id, EvidenceDraft(span))
        case 5 if facts:
            remove_fact(session, random.choice(facts).id)
        case 6 if actors and random.random() < 0.3:
            remove_actor(session, random.choice(actors).id)
        case 7:
            session.undo()
        case 8:
            session.redo()


def proposals_in_block(tags: SourceTags, block: int) -> tuple[ProposedMention, ...]:
    return tuple(item for item in tags.proposals(block) if isinstance(item, ProposedMention))


@pytest.mark.parametrize("seed", range(6))
def test_after_any_walk_the_tags_are_those_of_a_fresh_reading(session: Session, seed: int) -> None:
    (source,) = add_sources(session, [LoadedSource(TEXT, title="A")])
    add_alias(session, add_actor(session, "Norland"), Alias("Vell"))
    blocks, found = Blocks(TEXT), Proposals(session)
    session.subscribe(found.forget)
    tags = SourceTags(session, source, blocks, found.of(source))
    touched: list[object] = []
    session.subscribe(lambda changes: touched.append(tags.refresh(changes)))
    random = Random(seed)  # noqa: S311 - the same walk each time
    for _ in range(60):
        with suppress(BrieferError):  # an actor of this name is there already
            walk(session, source, random)
        if not queries.sources(session):
            session.redo()
            continue
        assert seen(tags) == seen(SourceTags(session, source, blocks, Proposals(session).of(source)))


def test_proposals_by_block_are_those_of_the_whole_text(session: Session) -> None:
    (source,) = add_sources(session, [LoadedSource(TEXT, title="A")])
    norland, vell = add_actor(session, "Norland"), add_actor(session, "Vell")
    tag_mention(session, span_of(source, TEXT, 0, 7), [norland])
    blocks, found = Blocks(TEXT), Proposals(session)
    session.subscribe(found.forget)
    tags = SourceTags(session, source, blocks, found.of(source))
    refuse_proposal(session, source, proposals_in_block(tags, 1)[0])
    tags = SourceTags(session, source, blocks, found.of(source))
    by_block = tuple(item for number in range(len(blocks)) for item in proposals_in_block(tags, number))
    whole = proposals(
        TEXT, queries.actors(session), queries.mentions(session), queries.refusals(session, source)
    )
    assert by_block == whole
    assert [it.quote for it in found.proposals_of(source, vell)] == ["Vell"]


def test_a_step_touches_its_own_blocks_only(session: Session) -> None:
    (source,) = add_sources(session, [LoadedSource(TEXT, title="A")])
    norland = add_actor(session, "Norland")
    tags = SourceTags(session, source, Blocks(TEXT))
    before = [tags.version(number) for number in range(2)]
    touched: list[tuple[tuple[int, int], ...]] = []
    session.subscribe(lambda changes: touched.append(tags.refresh(changes)))
    tag_mention(session, span_of(source, TEXT, 0, 7), [norland])
    assert touched == [((0, 7),)]
    assert tags.version(0) != before[0]
    assert tags.version(1) == before[1]


def test_a_fact_edited_without_its_place_touches_nothing_and_shows_its_words(session: Session) -> None:
    (source,) = add_sources(session, [LoadedSource(TEXT, title="A")])
    key = add_fact(session, FactDraft(FactKind.EVENT, "Met."), [EvidenceDraft(span_of(source, TEXT, 0, 24))])
    tags = SourceTags(session, source, Blocks(TEXT))
    touched: list[object] = []
    session.subscribe(lambda changes: touched.append(tags.refresh(changes)))
    fact = queries.fact(session, key)
    edit_fact(session, type(fact)(key, fact.label, fact.kind, "They met.", fact.evidence))
    assert touched == [()]
    assert tags.facts[key].statement == "They met."


def test_what_happens_in_other_sources_is_no_matter(session: Session) -> None:
    one, other = add_sources(session, [LoadedSource(TEXT, title="A"), LoadedSource("Vell.", title="B")])
    tags = SourceTags(session, one, Blocks(TEXT))
    norland = add_actor(session, "Zoe")
    touched: list[object] = []
    session.subscribe(lambda changes: touched.append(tags.refresh(changes)))
    tag_mention(session, span_of(other, "Vell.", 0, 4), [norland])
    assert touched == [()]
