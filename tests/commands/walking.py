"""Random edits made through the commands, for tests of undo and of sudden ends.

`main` edits without end, and prints after each edit, once it is acknowledged, the session's history and what
it holds; a parent kills it at some moment.
"""

import hashlib
import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefer.commands import (
    actors,
    briefs,
    drafting,
    fact_batches,
    facts,
    judging,
    memos,
    mentions,
    merging,
    names,
    outlining,
    reconciling,
    sources,
    tag_file,
    taking_over,
)
from briefer.commands import occurrences as many
from briefer.commands.grouped import at_once
from briefer.errors import BrieferError
from briefer.jobs.show import show
from briefer.model.actors import ActorKind, Alias, AliasKind, Role
from briefer.model.dates import dated
from briefer.model.documents import Block, Citation, Text
from briefer.model.drafting import Sifting
from briefer.model.facts import Confidence, FactActor, FactKind, Status
from briefer.model.ids import FactId
from briefer.model.packs import FactOrder
from briefer.model.proposals import DismissalKind
from briefer.model.reconciliations import Choice, Matter, ReconciliationKind, Way
from briefer.model.sources import LoadedSource
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.store.session import Session, open_session
from briefer.suggest import occurrences
from briefer.suggest.known import gazetteer, proposals
from briefer.suggest.names import proposed_names
from tests.commands.samples import PACK, TEXT

Edit = Callable[[random.Random, Session], object]


def state(session: Session) -> str:
    """Return a hash of all that the session holds."""
    refusals = sorted(str(refusal) for refusal in queries.refusals(session))
    dismissed = sorted(str(it) for kind in DismissalKind for it in queries.dismissals(session, kind))
    whole = json.dumps([show(session), refusals, dismissed], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def steps(session: Session) -> list[tuple[int, bool]]:
    """Return the steps of the history, oldest first, and whether each is undone."""
    return [(step.id, step.undone) for step in session.history()]


def edit(rng: random.Random, session: Session, *, wholesale: bool = True) -> None:
    """Make one edit of any kind; one that the commands refuse, or that finds nothing to work on, is none.

    Without `wholesale`, none that changes all tags of an actor at once.
    """
    chosen = rng.choice(EDITS if wholesale else [it for it in EDITS if it is not _tag_everywhere])
    try:
        chosen(rng, session)
    except (BrieferError, IndexError):
        return


def _add_source(rng: random.Random, session: Session) -> None:
    text = f"{TEXT} Number {rng.randrange(10**6)}."
    sources.add_sources(session, [LoadedSource(text, file_name=f"{rng.randrange(10**6)}.txt")])


def _edit_source(rng: random.Random, session: Session) -> None:
    source = rng.choice(queries.sources(session))
    sources.edit_source(session, replace(source, title=f"Title {rng.random()}", published=dated("2026-10")))


def _remove_source(rng: random.Random, session: Session) -> None:
    if len(queries.sources(session)) > 1:
        sources.remove_source(session, rng.choice(queries.sources(session)).id)


def _add_actor(rng: random.Random, session: Session) -> None:
    name = rng.choice(["Kestovia", "Solvania", "Volm", "Reke", f"Actor {rng.randrange(1000)}"])
    actors.add_actor(session, name, rng.choice(list(ActorKind)))


def _edit_actor(rng: random.Random, session: Session) -> None:
    actor = rng.choice(queries.actors(session))
    roles = (Role("Minister", "", "2024"),) * rng.randrange(2)
    actors.edit_actor(session, replace(actor, note=f"Note {rng.random()}", roles=roles))


def _name_actor(rng: random.Random, session: Session) -> None:
    alias = Alias(f"Alias {rng.randrange(50)}")
    actors.add_alias(session, rng.choice(queries.actors(session)).id, alias)


def _pin_actor(rng: random.Random, session: Session) -> None:
    actors.pin_actor(session, rng.choice(queries.actors(session)).id, rng.randrange(10))


def _remove_actor(rng: random.Random, session: Session) -> None:
    actors.remove_actor(session, rng.choice(queries.actors(session)).id)


def _merge(rng: random.Random, session: Session) -> None:
    kept, merged = (rng.choice(queries.actors(session)).id for _ in range(2))
    merging.merge_actors(session, kept, merged, "by chance", rng.choice(list(AliasKind)))


def _split(rng: random.Random, session: Session) -> None:
    merging.split_actor(session, rng.choice(queries.merges(session)).actor.id)


def _tell_apart(rng: random.Random, session: Session) -> None:
    one, other = (rng.choice(queries.actors(session)).id for _ in range(2))
    if one != other:
        merging.dismiss_pair(session, one, other)


def _tag(rng: random.Random, session: Session) -> None:
    known = [actor.id for actor in queries.actors(session)]
    chosen = rng.sample(known, min(len(known), rng.randrange(1, 3)))
    if chosen:
        mentions.tag_mention(session, _span(rng, session), chosen)


def _tag_new(rng: random.Random, session: Session) -> None:
    mentions.tag_new_actor(session, _span(rng, session), f"New {rng.randrange(10**6)}", ActorKind.PERSON)


def _untag(rng: random.Random, session: Session) -> None:
    mentions.untag(session, rng.choice(queries.mentions(session)).id)


def _decide(rng: random.Random, session: Session) -> None:
    source = rng.choice(queries.sources(session)).id
    found = proposals(
        queries.source_text(session, source),
        queries.actors(session),
        queries.mentions(session, source=source),
        queries.refusals(session, source),
    )
    if rng.random() < 0.5:
        mentions.accept_proposals(session, source, found)
    else:
        mentions.refuse_proposal(session, source, rng.choice(found))


def _tag_everywhere(rng: random.Random, session: Session) -> None:
    actor = rng.choice(queries.actors(session))
    everyone = gazetteer(queries.actors(session))
    found = [
        place
        for source in queries.sources(session)
        for part in occurrences.occurrences(
            occurrences.sought(actor, everyone),
            source.id,
            queries.source_text(session, source.id),
            queries.mentions(session, source=source.id),
            queries.refusals(session, source.id),
        )
        for place in part
    ]
    tags = [place.mention.id for place in found if place.mention is not None]
    number = rng.randrange(3)
    if number == 0:
        at_once(many.tag_occurrences(session, [place for place in found if place.mention is None], actor.id))
    elif number == 1:
        other = rng.choice(queries.actors(session)).id
        at_once(many.reassign_mentions(session, tags, rng.choice([actor.id, None]), other))
    else:
        at_once(many.untag_mentions(session, tags))


def _decide_on_name(rng: random.Random, session: Session) -> None:
    source = rng.choice(queries.sources(session)).id
    name = rng.choice(proposed_names(queries.source_text(session, source)))
    number = rng.randrange(4)
    if number == 0:
        names.make_actor_at(session, Span(source, name.start, name.end, name.quote), name)
    elif number == 1:
        names.make_actor(session, f"Made {rng.randrange(99)}", name.kind, [name.quote])
    elif number == 2:
        names.dismiss_name(session, name.quote)
    else:
        kept = queries.dismissals(session, DismissalKind.NAME)
        names.propose_name_again(session, rng.choice(kept).words)


def _add_fact(rng: random.Random, session: Session) -> None:
    parts = tuple(FactActor(actor.id, "subject") for actor in queries.actors(session)[:2])
    draft = facts.FactDraft(rng.choice(list(FactKind)), f"Fact {rng.random()}.", parts, dated("2026-10-12"))
    number = rng.randrange(1, 3)
    facts.add_fact(session, draft, [facts.EvidenceDraft(_span(rng, session)) for _ in range(number)])


def _edit_fact(rng: random.Random, session: Session) -> None:
    fact = rng.choice(queries.facts(session))
    changed = replace(fact, confidence=rng.choice(list(Confidence)), place=f"Place {rng.randrange(9)}")
    facts.edit_fact(session, changed)


def _change_evidence(rng: random.Random, session: Session) -> None:
    fact = rng.choice(queries.facts(session))
    if rng.random() < 0.5:
        facts.add_evidence(session, fact.id, facts.EvidenceDraft(_span(rng, session)))
    else:
        facts.remove_evidence(session, fact.id, rng.choice(fact.evidence).id)


def _remove_fact(rng: random.Random, session: Session) -> None:
    facts.remove_fact(session, rng.choice(queries.facts(session)).id)


def _move_tag(rng: random.Random, session: Session) -> None:
    mentions.move_mention(session, rng.choice(queries.mentions(session)).id, _span(rng, session))


def _move_evidence(rng: random.Random, session: Session) -> None:
    fact = rng.choice(queries.facts(session))
    facts.move_evidence(session, fact.id, rng.choice(fact.evidence).id, _span(rng, session))


def _note(rng: random.Random, session: Session) -> None:
    memos.add_memo(session, _span(rng, session), f"Note {rng.random()}")


def _change_note(rng: random.Random, session: Session) -> None:
    memo = rng.choice(queries.memos(session))
    number = rng.randrange(3)
    if number == 0:
        memos.edit_memo(session, memo.id, f"Note {rng.random()}\nmore")
    elif number == 1:
        memos.move_memo(session, memo.id, _span(rng, session))
    else:
        memos.remove_memo(session, memo.id)


def _join_facts(rng: random.Random, session: Session) -> None:
    known = [fact.id for fact in queries.facts(session)]
    chosen = rng.sample(known, min(len(known), rng.randrange(2, 4)))
    reconciling.join_facts(session, chosen, rng.choice(list(ReconciliationKind)))


def _reconcile(rng: random.Random, session: Session) -> None:
    told = rng.choice(queries.reconciliations(session))
    number = rng.randrange(7)
    if number == 0:
        reconciling.take_out(session, rng.choice(told.facts))
    elif number == 1:
        reconciling.lead_with(session, rng.choice(told.facts))
    elif number == 2:
        matter, way = rng.choice(list(Matter)), rng.choice(list(Way))
        value = "2026-10-12" if matter is Matter.DATE else f"value {rng.randrange(9)}"
        fact = rng.choice([None, *told.facts])
        reconciling.decide(session, told.id, Choice(matter, way, value, f"reason {rng.random()}", fact))
    elif number == 3:
        reconciling.reopen(session, told.id, rng.choice(list(Matter)))
    elif number == 4:
        reconciling.state_as_one(session, told.id, rng.choice(["", f"One statement {rng.random()}."]))
    elif number == 5:
        reconciling.part_facts(session, told.id)
    else:
        one, other = rng.sample([fact.id for fact in queries.facts(session)], 2)
        reconciling.dismiss_pairs(session, [(one, other)])


def _edit_several(rng: random.Random, session: Session) -> None:
    edits = fact_batches.FactEdits(
        status=rng.choice((None, *Status)),
        place=rng.choice((None, "", f"Place {rng.randrange(9)}")),
        event_date=rng.choice((None, dated("2026-10"))),
        removed=(rng.choice(queries.actors(session)).id,),
        added=(FactActor(rng.choice(queries.actors(session)).id, "target"),),
    )
    at_once(fact_batches.edit_facts(session, _some_facts(rng, session), edits))


def _remove_several(rng: random.Random, session: Session) -> None:
    at_once(fact_batches.remove_facts(session, _some_facts(rng, session)[:2]))


def _some_facts(rng: random.Random, session: Session) -> list[FactId]:
    known = [fact.id for fact in queries.facts(session)]
    return rng.sample(known, min(len(known), rng.randrange(1, 5)))


def _change_brief(rng: random.Random, session: Session) -> None:
    if not queries.briefs(session):
        briefs.first_brief(session, PACK)
        return
    brief = queries.briefs(session)[0]
    section = rng.choice(brief.sections)
    number = rng.randrange(8)
    if number == 0:
        briefs.take_all_that_fit(session, brief.id, PACK)
    elif number == 1:
        briefs.send_fact(
            session, brief.id, section.id, rng.choice(queries.facts(session)).id, rng.randrange(3)
        )
    elif number == 2:
        briefs.withdraw_fact(session, brief.id, section.id, rng.choice(section.facts))
    elif number == 3:
        briefs.move_section(session, brief.id, section.id, rng.randrange(4))
    elif number == 4:
        briefs.include_section(session, brief.id, section.id, included=not section.included)
    elif number == 5:
        briefs.set_field(session, brief.id, "to", f"Reader {rng.randrange(9)}")
    elif number == 6:
        briefs.add_section(session, brief.id, f"Section {rng.randrange(99)}", rng.randrange(4))
    else:
        briefs.remove_section(session, brief.id, section.id)


def _draft(rng: random.Random, session: Session) -> None:
    brief = rng.choice(queries.briefs(session))
    section, fact = rng.choice(brief.sections), rng.choice(queries.facts(session))
    number = rng.randrange(6)
    if number == 0:
        said = Block((Text(f"Words {rng.randrange(99)}."), Citation(fact.id, fact.label, 1, ())))
        taking_over.take_over(session, brief.id, section.id, said, rng.randrange(3))
    elif number == 1:
        paragraph = rng.choice([each for each in section.paragraphs if each.taken])
        drafting.back_to_template(session, brief.id, section.id, paragraph.id)
    elif number == 2:
        drafting.restore_version(session, brief.id, section.id, rng.choice(section.versions).id)
    elif number == 3:
        draft = judging.JudgementDraft(f"it rains {rng.randrange(9)}", "likely", "low", "", [fact.label])
        judging.write_judgement(session, brief.id, section.id, None, draft)
    elif number == 4:
        judging.remove_judgement(session, brief.id, section.id, rng.choice(section.judgements).id)
    else:
        sifting = Sifting(order=rng.choice((None, *FactOrder)))
        outlining.choose_sifting(session, brief.id, section.id, sifting)


def _write(rng: random.Random, session: Session) -> None:
    brief = rng.choice(queries.briefs(session))
    section = rng.choice(brief.sections)
    old = rng.choice(section.paragraphs) if section.paragraphs and rng.random() < 0.7 else None
    if old is not None and rng.random() < 0.3:
        briefs.remove_paragraph(session, brief.id, section.id, old.id)
    elif old is not None and rng.random() < 0.3:
        briefs.move_paragraph(session, brief.id, section.id, old.id, rng.randrange(3))
    else:
        text = f"Words {rng.random()} [@f1]."
        briefs.write_paragraph(session, brief.id, section.id, old.id if old else None, text)


def _apply_tags(rng: random.Random, session: Session) -> None:
    source = rng.choice(queries.sources(session))
    place = {"source": source.label, "start": 0, "end": 8, "quote": TEXT[:8]}
    number = rng.randrange(99)
    tag_file.apply_tag_file(
        session,
        json.dumps(
            {
                "actors": [{"id": f"x{number}", "name": f"Tagged {number}"}],
                "mentions": [{**place, "actors": [f"x{number}"]}],
                "facts": [{"statement": f"Tagged {number}.", "section": "rest", "evidence": [place]}],
                "memos": [{**place, "words": f"Tagged {number}"}],
            }
        ),
        PACK,
    )


def _span(rng: random.Random, session: Session) -> Span:
    source = rng.choice(queries.sources(session)).id
    text = queries.source_text(session, source)
    start = rng.randrange(len(text) - 20)
    return span_of(source, text, start, start + rng.randrange(1, 20))


EDITS: tuple[Edit, ...] = (
    _add_source,
    _edit_source,
    _remove_source,
    _add_actor,
    _edit_actor,
    _name_actor,
    _pin_actor,
    _remove_actor,
    _merge,
    _split,
    _tell_apart,
    _tag,
    _tag,
    _tag,
    _tag_new,
    _untag,
    _decide,
    _tag_everywhere,
    _decide_on_name,
    _add_fact,
    _add_fact,
    _edit_fact,
    _change_evidence,
    _remove_fact,
    _move_tag,
    _move_evidence,
    _note,
    _note,
    _change_note,
    _join_facts,
    _join_facts,
    _reconcile,
    _reconcile,
    _edit_several,
    _remove_several,
    _change_brief,
    _change_brief,
    _write,
    _draft,
    _write,
    _apply_tags,
    lambda _rng, session: session.undo(),
    lambda _rng, session: session.redo(),
    lambda _rng, session: at_once(session.undo_by_steps()),
    lambda _rng, session: at_once(session.redo_by_steps()),
)


def main(path: str, seed: str) -> None:
    """Edit the session without end, and print what holds after each edit."""
    rng = random.Random(seed)  # noqa: S311 - a walk that can be repeated
    with open_session(Path(path)) as session:
        while True:
            edit(rng, session)
            sys.stdout.write(json.dumps([steps(session), state(session)]) + "\n")
            sys.stdout.flush()
