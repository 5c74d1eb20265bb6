"""Random edits of every kind, for tests that walk through a session's history.

`main` edits the session named first without end and prints the number of each step once it has been
acknowledged; a parent kills it at some moment.
"""

import hashlib
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from briefer.model.actors import ActorKind, Alias, AliasKind, Mention, MentionKind, Merge, Role
from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.changes import Collection
from briefer.model.drafting import Judgement, Seen, Sifting, Taken, Version
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Confidence,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Status,
)
from briefer.model.ids import FactId, JudgementId, MentionId, ParagraphId, VersionId, new_key
from briefer.model.proposals import Refusal, dismissed_facts, dismissed_name
from briefer.model.reconciliations import Choice, Matter, Reconciliation, Way
from briefer.model.sources import Source
from briefer.model.spans import Span, span_of
from briefer.store import merging
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.removing import remove
from briefer.store.session import Session, open_session
from tests.store.samples import (
    TEXT,
    a_brief,
    a_memo,
    a_reconciliation,
    a_section,
    a_source,
    an_actor,
    an_evidence,
    dump,
)

_T = TypeVar("_T")
_MOST = 6  # members of a collection that are kept, so that walks stay quick

Edit = Callable[[Session, random.Random], object]


def _some(chance: random.Random, values: Sequence[_T], most: int = 3) -> tuple[_T, ...]:
    return tuple(chance.sample(values, min(len(values), chance.randint(0, most))))


def _place(chance: random.Random, source: Source) -> Span:
    start = chance.randrange(len(TEXT) - 1)
    return span_of(source.id, TEXT, start, chance.randint(start + 1, min(start + 30, len(TEXT))))


def _number(session: Session, collection: Collection) -> int:
    return int(q.next_label(session, collection)[1:])


def add_source(session: Session, chance: random.Random) -> None:
    source = a_source(_number(session, Collection.SOURCE), warnings=_some(chance, ("one", "two", "three")))
    w.put_source(session, source, TEXT, TEXT.encode())


def edit_source(session: Session, chance: random.Random) -> None:
    source = chance.choice(q.sources(session))
    w.put_source(
        session, replace(source, title=str(chance.random()), warnings=_some(chance, ("one", "four")))
    )


def add_actor(session: Session, chance: random.Random) -> None:
    w.put_actor(session, an_actor(_number(session, Collection.ACTOR), f"Actor {chance.random()}"))


def edit_actor(session: Session, chance: random.Random) -> None:
    actor = chance.choice(q.actors(session))
    aliases = _some(chance, (*actor.aliases, Alias(f"Alias {chance.random()}"), Alias("The same")))
    roles = _some(chance, (*actor.roles, Role("Chair", "Council", "2020"), Role("Chair", "Council", "2020")))
    kind = chance.choice(list(ActorKind))
    w.put_actor(session, replace(actor, aliases=aliases, roles=roles, kind=kind, pin=chance.randrange(10)))


def tag(session: Session, chance: random.Random) -> None:
    span = _place(chance, chance.choice(q.sources(session)))
    actors = _some(chance, q.actors(session)) or q.actors(session)[:1]
    w.put_mention(session, Mention(MentionId(new_key()), span, tuple(actor.id for actor in actors)))


def retag(session: Session, chance: random.Random) -> None:
    mention = chance.choice(q.mentions(session))
    actors = _some(chance, q.actors(session)) or q.actors(session)[-1:]
    kind = chance.choice(list(MentionKind))
    w.put_mention(session, replace(mention, actors=tuple(actor.id for actor in actors), kind=kind))


def _evidence(session: Session, chance: random.Random) -> tuple[Evidence, ...]:
    speaker = chance.choice([None, *(actor.id for actor in q.actors(session))])
    return tuple(
        replace(
            an_evidence(source, "The two nations met"),
            span=_place(chance, source),
            attribution=Attribution(AttributionKind.INDIRECT, speaker, verb="said"),
            status=chance.choice(list(Status)),
        )
        for source in (_some(chance, q.sources(session)) or q.sources(session)[:1])
    )


def add_fact(session: Session, chance: random.Random) -> None:
    label = chance.choice(["f", "F"]) + q.next_label(session, Collection.FACT)[1:]
    parts = tuple(
        FactActor(actor.id, chance.choice(["", "party"])) for actor in _some(chance, q.actors(session))
    )
    fact = Fact(FactId(new_key()), label, FactKind.EVENT, "It is so.", _evidence(session, chance))
    w.put_fact(session, replace(fact, actors=parts))


def edit_fact(session: Session, chance: random.Random) -> None:
    fact = chance.choice(q.facts(session))
    evidence = [*fact.evidence, *_evidence(session, chance)]
    chance.shuffle(evidence)
    kept = tuple(evidence[: chance.randint(1, len(evidence))])
    confidence = chance.choice(list(Confidence))
    w.put_fact(session, replace(fact, evidence=kept, confidence=confidence, note=str(chance.random())))


def swap_labels(session: Session, chance: random.Random) -> None:
    one, other = chance.sample(q.facts(session), 2)
    w.put_fact(session, replace(one, label="between"))
    w.put_fact(session, replace(other, label=one.label))
    w.put_fact(session, replace(one, label=other.label))


def add_brief(session: Session, chance: random.Random) -> None:
    sections = (a_section("summary", *_some(chance, q.facts(session))), a_section("", words=("One.", "Two.")))
    w.put_brief(session, a_brief(_number(session, Collection.BRIEF), *sections))


def edit_brief(session: Session, chance: random.Random) -> None:
    brief = chance.choice(q.briefs(session))
    fields = _some(chance, (("to", str(chance.random())), ("from", "us"), ("via", "")))
    w.put_brief(session, _with_other_sections(session, chance, replace(brief, fields=fields)))


def _with_other_sections(session: Session, chance: random.Random, brief: Brief) -> Brief:
    """Return the brief with sections moved, removed and added, and their paragraphs dealt out anew."""
    sections = list(_some(chance, (*brief.sections, a_section("added"), a_section("")), most=4))
    paragraphs = [paragraph for section in brief.sections for paragraph in section.paragraphs]
    paragraphs.append(Paragraph(ParagraphId(new_key()), f"Words {chance.random()} [@f1]"))
    chance.shuffle(paragraphs)
    for at, section in enumerate(sections):
        taken = tuple(paragraphs[at :: len(sections) + 1])
        facts = tuple(fact.id for fact in _some(chance, q.facts(session)))
        other = replace(section, paragraphs=taken, facts=facts, included=chance.random() < 0.5)
        sections[at] = _drafted(other, chance)
    return replace(brief, sections=tuple(sections), options=(("notes", str(chance.random())),))


def _drafted(section: Section, chance: random.Random) -> Section:
    """Return the section with some of its facts in a place of their own, a takeover and a judgement."""
    by_hand = frozenset(_some(chance, section.facts, most=1))
    seen = tuple(Seen(f"f{at}", fact, "00", str(chance.random())) for at, fact in enumerate(by_hand))
    paragraphs = tuple(
        replace(one, taken=Taken("Block", at, tuple(by_hand), "11"), seen=seen)
        for at, one in enumerate(section.paragraphs)
    )
    judgement = Judgement(JudgementId(new_key()), "it rains.", "likely", chance.choice(("", "low")), "", seen)
    versions = tuple(
        Version(VersionId(new_key()), one.id, one.text, "2026-11-26", one.taken) for one in paragraphs[:1]
    )
    return replace(
        section,
        paragraphs=paragraphs,
        judgements=(*section.judgements[:1], judgement),
        sifting=Sifting(statuses=_some(chance, tuple(Status), most=2)),
        by_hand=by_hand,
        versions=(*section.versions, *versions)[-3:],
    )


def refuse(session: Session, chance: random.Random) -> None:
    span = _place(chance, chance.choice(q.sources(session)))
    w.add_refusal(session, Refusal(span, chance.choice(q.actors(session)).id))


def merge_two(session: Session, chance: random.Random) -> None:
    one, other = chance.sample(q.actors(session), 2)
    made = Merge(other, one.id, "spelling", "2026-11-25T10:00:00+00:00")
    merging.merge(session, one, made, chance.choice(list(AliasKind)))


def part_two(session: Session, chance: random.Random) -> None:
    merging.part(session, chance.choice(q.merges(session)).actor.id)


def note(session: Session, chance: random.Random) -> None:
    w.put_memo(session, a_memo(chance.choice(q.sources(session)), "met in Tarn", str(chance.random())))


def edit_note(session: Session, chance: random.Random) -> None:
    memo = chance.choice(q.memos(session))
    w.put_memo(session, replace(memo, words=str(chance.random())))


def reconcile(session: Session, chance: random.Random) -> None:
    taken = {fact for one in q.reconciliations(session) for fact in one.facts}
    free = [fact for fact in q.facts(session) if fact.id not in taken]
    facts = chance.sample(free, min(len(free), chance.randint(2, 3)))
    label = q.next_label(session, Collection.RECONCILIATION)
    w.put_reconciliation(session, _decided(a_reconciliation(label, *facts), chance))


def weigh(session: Session, chance: random.Random) -> None:
    w.put_reconciliation(session, _decided(chance.choice(q.reconciliations(session)), chance))


def _decided(made: Reconciliation, chance: random.Random) -> Reconciliation:
    """Return it with its facts in another order and other choices."""
    matters = (matter for matter in _some(chance, list(Matter)) if matter is not Matter.DATE)
    facts = chance.sample(made.facts, len(made.facts))
    way = chance.choice(list(Way))
    choices = (Choice(it, way, str(chance.random()), "So.", chance.choice([None, *facts])) for it in matters)
    return replace(made, facts=tuple(facts), choices=tuple(choices))


def dismiss(session: Session, chance: random.Random) -> None:
    w.add_dismissal(session, dismissed_name(f"Name {chance.randrange(9)}"))
    one, other = chance.sample(q.facts(session), 2)
    w.add_dismissal(session, dismissed_facts(one.id, other.id))


def remove_any(session: Session, chance: random.Random) -> None:
    collection = chance.choice(list(Collection))
    keys = [key for (key,) in session.rows(f"select id from {collection} order by id")]  # noqa: S608
    remove(session, collection, chance.choice(keys))


def thin_out(session: Session, chance: random.Random) -> None:
    """Remove members at random from collections that have grown."""
    for collection in Collection:
        keys = [key for (key,) in session.rows(f"select id from {collection} order by id")]  # noqa: S608
        for key in chance.sample(keys, max(len(keys) - _MOST, 0)):
            if session.rows(f"select 1 from {collection} where id = ?", (key,)):  # noqa: S608
                remove(session, collection, key)


EDITS: tuple[Edit, ...] = (
    *(add_source, edit_source, add_actor, edit_actor, tag, tag, tag, retag, retag),
    *(add_fact, add_fact, edit_fact, edit_fact, swap_labels, add_brief, edit_brief, edit_brief),
    *(merge_two, part_two),
    *(note, edit_note, reconcile, reconcile, weigh, dismiss),
    *(refuse, remove_any, remove_any, thin_out),
)


def edit(session: Session, chance: random.Random, group: int | None = None) -> str:
    """Make a step of one to three random edits and return its label; one that finds nothing does nothing."""
    edits = chance.choices(EDITS, k=chance.choice([1, 1, 1, 2, 3]))
    label = " and ".join(one.__name__ for one in edits)
    with session.step(label, group):
        for one in edits:
            try:
                with session.step("part"):
                    one(session, chance)
            except (IndexError, ValueError):  # nothing there to choose from
                continue
    return label


def digest(session: Session) -> str:
    """Return a hash of everything tracked in the session."""
    return hashlib.sha256(repr(dump(session)).encode()).hexdigest()


def main(path: str, seed: str) -> None:
    """Edit without end; after each edit print the id of the last step that stands and the content's hash."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    with open_session(Path(path)) as session:
        while True:
            edit(session, chance)
            # An edit that found nothing leaves a step that was undone before at the end of the history.
            last = next(step for step in reversed(session.history()) if not step.undone)
            sys.stdout.write(f"{last.id} {digest(session)}\n")
            sys.stdout.flush()
