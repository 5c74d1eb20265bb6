"""Random edits of a brief and of what it draws on, over packs whose templates read facts in many ways."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from briefer.compose.compose import compose
from briefer.compose.takeover import taken_of
from briefer.model.actors import Alias, AliasKind, Role
from briefer.model.briefs import BriefContent, Paragraph, Section
from briefer.model.dates import UNDATED, dated
from briefer.model.drafting import Judgement, Seen, Sifting
from briefer.model.facts import (
    Attribution,
    Credibility,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Reliability,
)
from briefer.model.ids import (
    ActorId,
    FactId,
    JudgementId,
    ParagraphId,
    ReconciliationId,
    SectionId,
    SourceId,
)
from briefer.model.packs import FactOrder, Numbering, Pack, PackField, PackSection, Scheme, Takes
from briefer.model.reconciliations import Reconciliation, ReconciliationKind
from briefer.model.sources import Kinship
from tests.compose.making import CREATED, a_content, a_fact, a_pack, a_source, an_actor, evidence, said_by

MARKING = PackField("marking", "Marking", role="marking", default="SECRET//NOFORN")
WHO = PackField("who", "Who")
SECTIONS = (
    PackSection("first", "First", "a.j2", "{{ judgements }}\n\n{{ paragraphs }}\n\n{{ facts|paragraphs }}"),
    PackSection("told", "Told", "b.j2", "{{ facts|bullets }}\n\n1. x\n\n{{ paragraphs }}", required=True),
    PackSection("table", "Table", "c.j2", "{{ facts|chronology }}\n\n{{ fields.who }}", new_page=True),
    PackSection("all", "All", "d.j2", "{{ counts.facts }}\n\n{{ used|bullets('statement', 'citation') }}"),
    PackSection("who", "Who", "e.j2", "{{ actors|roster }}\n\n{{ sources|table('S: number, facts') }}"),
    PackSection("brief", "Brief", "f.j2", "{{ brief.title }} {{ brief.cut_off }}\n\n{{ facts|timeline }}"),
    PackSection("told2", "Quoted", "g.j2", "{{ facts|paragraphs('statement', 'citation') }}", quotes=True,
                takes=Takes(order=FactOrder.EVENT_DATE)),
    PackSection("loop", "Loop", "h.j2",
                "{% for f in facts %}\n- {{ f.statement }}{{ f.remark }} {{ f.grades }} "
                "{{ f.sources|map(attribute='number')|join(', ') }} {{ f.citation }}\n{% endfor %}",
                quotes=True),
    PackSection("kinds", "Kinds", "i.j2",
                "{% for g in used|groupby('date') %}\n## {{ g.grouper or 'none' }}\n\n"
                "{{ g.list|sort(attribute='begins')|bullets('statement', 'citation') }}\n{% endfor %}"),
    PackSection("people", "People", "j.j2",
                "{% for a in actors %}\n{{ a.full }}, {{ a.count }}:\n\n{{ a.facts|bullets }}\n\n"
                "{% for r in a.relations %}{{ r.name }} {{ r.count }} {% endfor %}\n\n{% endfor %}"
                "{% for f in facts %}{% for a in f.actors %}{{ a.facts|length }}{{ a.role }} {% endfor %}"
                "{% endfor %}"),
    PackSection("judged", "Judged", "l.j2",
                "{% for j in judged %}\n- {{ j.line }} {{ j.facts|map(attribute='label')|join(', ') }}\n"
                "{% endfor %}\n\n{% for j in judgements %}\n{{ j.clause }} {{ j.reasons }}\n\n"
                "{{ j.facts|bullets }}\n{% endfor %}"),
    PackSection("annex", "Annex", "k.j2",
                "{{ facts|passages|table('N: number', 'Q: quote', 'S: source.number, grading') }}\n\n"
                "{{ used|involving('Ilse Darrow')|bullets('statement') }}\n\n{% include 'p' %}"),
)  # fmt: skip
PIECES = (("p", "{{ used|selectattr('disputed')|rejectattr('graded')|list|length }} {{ counts.origins }}"),)
PACKS: dict[str, Pack] = {
    "plain": a_pack(sections=SECTIONS, pieces=PIECES, fields=(WHO,)),
    "everything": a_pack(
        sections=SECTIONS,
        pieces=PIECES,
        fields=(WHO, MARKING),
        numbering=Numbering.SECTIONS,
        scheme=Scheme.US,
        portions=True,
        first_mentions=True,
        contents=True,
    ),
    "paragraphs": a_pack(sections=SECTIONS, pieces=PIECES, numbering=Numbering.PARAGRAPHS),
}
NAMES = [section.name for section in SECTIONS]
ACTORS = (
    replace(an_actor(1), aliases=(Alias("Darrow", AliasKind.SHORT),), roles=(Role("minister", "", "2020"),)),
    an_actor(2, "Kelm Port Authority"),
)


def facts() -> tuple[Fact, ...]:
    """Return seven facts, of which the last one stands in no section."""
    parts = (FactActor(ActorId(1)), FactActor(ActorId(2)))
    return tuple(
        a_fact(
            number,
            f"Ilse Darrow met Kelm Port Authority on point {number}.",
            f"2024-01-{number:02}",
            kind=FactKind.EVENT,
            actors=parts[: number % 3],
            evidence=(evidence(f"words {number}", number, number % 2 + 1),),
        )
        for number in range(1, 8)
    )


def begun() -> BriefContent:
    known = facts()
    sent = known[:-1]
    content = a_content(known, actors=ACTORS, sources=(a_source(1), a_source(2, publisher="Other")))
    sections = tuple(
        Section(SectionId(number), name, "", facts=tuple(fact.id for fact in sent[number - 1 : number + 2]))
        for number, name in enumerate((*NAMES, ""), 1)
    )
    return replace(content, brief=replace(content.brief, sections=sections))


def in_section(content: BriefContent, place: int, **changes: Any) -> BriefContent:
    sections = list(content.brief.sections)
    place %= len(sections)
    sections[place] = replace(sections[place], **changes)
    return with_brief(content, sections=tuple(sections))


def with_brief(content: BriefContent, **changes: Any) -> BriefContent:
    return replace(content, brief=replace(content.brief, **changes))


def written(content: BriefContent, place: int, value: int) -> BriefContent:
    words = (
        "own words",
        "see [@f1]",
        "[@f6] and [@F2]; [@nix]",
        "**Darrow** left",
        "1. one\n2. two [@f3]",
        "(U) open",
    )
    own = Paragraph(ParagraphId(value % 3 + 1), words[value % len(words)])
    section = content.brief.sections[place % len(content.brief.sections)]
    others = tuple(each for each in section.paragraphs if each.id != own.id)
    return in_section(content, place, paragraphs=(*others, own))


def taken(content: BriefContent, place: int, value: int) -> BriefContent:
    """Take over the first of the blocks that a section prints."""
    section = content.brief.sections[place % len(content.brief.sections)]
    alone = with_brief(content, sections=(section,))
    blocks = compose(alone, PACKS["plain"], created=CREATED).blocks[1:]
    if not blocks:
        return content
    own = Paragraph(ParagraphId(90 + value % 2), "taken over [@f2]", taken_of(blocks[0], 0))
    return in_section(content, place, paragraphs=(own,))


def sent(content: BriefContent, place: int, value: int) -> BriefContent:
    key = content.facts[value % len(content.facts)].id
    section = content.brief.sections[place % len(content.brief.sections)]
    held = tuple(each for each in section.facts if each != key)
    return in_section(content, place, facts=held if len(held) < len(section.facts) else (key, *held))


def restated(content: BriefContent, place: int, value: int) -> BriefContent:
    known = list(content.facts)
    at = place % len(known)
    date = known[(at + value) % len(known)].event_date
    known[at] = replace(known[at], statement=f"Darrow said {value}.", event_date=date)
    return replace(content, facts=tuple(known))


def headed(content: BriefContent, place: int, value: int) -> BriefContent:
    return in_section(content, place, heading=("", "Renamed")[value % 2], included=value % 3 > 0)


def moved(content: BriefContent, place: int, value: int) -> BriefContent:
    sections = list(content.brief.sections)
    sections.insert(value % len(sections), sections.pop(place % len(sections)))
    return with_brief(content, sections=tuple(sections))


def titled(content: BriefContent, place: int, value: int) -> BriefContent:
    return with_brief(
        content, title=f"Title {value}", fields=(("who", f"W{place}"),), cut_off=f"202{value % 9}-01-01"
    )


def renamed(content: BriefContent, place: int, value: int) -> BriefContent:
    known = list(content.actors)
    known[place % 2] = replace(known[place % 2], name=f"Darrow {value}")
    return replace(content, actors=tuple(known))


def published(content: BriefContent, place: int, value: int) -> BriefContent:
    known = list(content.sources)
    known[place % 2] = replace(known[place % 2], publisher=f"Paper {value}")
    return replace(content, sources=tuple(known))


def dated_anew(content: BriefContent, place: int, value: int) -> BriefContent:
    return fact_with(content, place, event_date=dated(f"2024-0{value % 9 + 1}") if value % 4 else UNDATED)


def resting_on(content: BriefContent, place: int, value: int) -> BriefContent:
    """Change what a fact rests on: its source, grade or speaker, or words that its statement has."""
    fact = content.facts[place % len(content.facts)]
    grading = Grading(Reliability.USUALLY, Credibility.PROBABLE) if value % 2 else Grading()
    quote = fact.statement if value % 3 else f"other words {value}"
    attribution = said_by(value % 2 + 1) if value % 5 == 0 else Attribution()
    item = evidence(quote, 100 + value, value % 2 + 1, grading=grading, attribution=attribution)
    return fact_with(content, place, evidence=(item, *fact.evidence[: value % 2]))


def peopled(content: BriefContent, place: int, value: int) -> BriefContent:
    return fact_with(content, place, actors=(FactActor(ActorId(1)), FactActor(ActorId(2)))[: value % 3])


def fact_with(content: BriefContent, place: int, **changes: Any) -> BriefContent:
    known = list(content.facts)
    known[place % len(known)] = replace(known[place % len(known)], **changes)
    return replace(content, facts=tuple(known))


def deleted(content: BriefContent, place: int, value: int) -> BriefContent:
    """Delete a fact for good, or come by another one."""
    key = content.facts[place % len(content.facts)].id
    if len(content.facts) < 4 or value % 2:
        new = a_fact(20 + value, f"Kelm Port Authority closed gate {value}.", "2023-05-01")
        others = tuple(fact for fact in content.facts if fact.id != new.id)
        return sent_to(replace(content, facts=(*others, new)), value, new.id)
    sections = tuple(
        replace(each, facts=tuple(fact for fact in each.facts if fact != key))
        for each in content.brief.sections
    )
    facts = tuple(fact for fact in content.facts if fact.id != key)
    joined = tuple(each for each in content.reconciliations if key not in each.facts)
    return with_brief(replace(content, facts=facts, reconciliations=joined), sections=sections)


def sent_to(content: BriefContent, place: int, key: FactId) -> BriefContent:
    section = content.brief.sections[place % len(content.brief.sections)]
    return in_section(content, place, facts=tuple(dict.fromkeys((key, *section.facts))))


def joined(content: BriefContent, place: int, value: int) -> BriefContent:
    """Tell two facts as one, or part those that are."""
    if content.reconciliations:
        return replace(content, reconciliations=())
    one, other = (content.facts[at % len(content.facts)].id for at in (place, place + 1 + value % 2))
    if one == other:
        return content
    told = Reconciliation(
        ReconciliationId(1), "r1", ReconciliationKind.SAME_EVENT, (one, other), "Both met." * (value % 2)
    )
    return replace(content, reconciliations=(told,))


def judged(content: BriefContent, place: int, value: int) -> BriefContent:
    seen = (Seen("f1", FactId(1), "0" * 64, "f1"),) if any(fact.id == 1 for fact in content.facts) else ()
    judgement = Judgement(
        JudgementId(300 + place),
        f"it holds for {value} days",
        "likely",
        "high",
        f"as [@f{(2, 7)[value % 2]}] says",
        seen,
    )
    return in_section(content, place, judgements=(judgement,) if value % 3 else ())


def relabelled(content: BriefContent, place: int, value: int) -> BriefContent:
    number = content.facts[place % len(content.facts)].id
    return fact_with(content, place, label=(f"f{number}", f"F{number}", f"g{number}")[value % 3])


def marked(content: BriefContent, place: int, value: int) -> BriefContent:
    words = ("SECRET//NOFORN", "TOP SECRET//NOFORN", "UNCLASSIFIED")[value % 3]
    return with_brief(content, fields=(("who", f"W{place}"), ("marking", words)))


def measured(content: BriefContent, place: int, value: int) -> BriefContent:
    del place
    return with_brief(content, options=(("yardstick", ("icd203", "phia")[value % 2]),))


def linked(content: BriefContent, place: int, value: int) -> BriefContent:
    """Say that the sources are one story or are not, or learn where their pages begin."""
    if place % 2:
        return replace(content, pages={SourceId(1): (0, value)} if value % 2 else {})
    kin = (Kinship(SourceId(1), SourceId(2), is_copy=True),) if value % 3 else ()
    return replace(content, kinships=kin)


def arranged(content: BriefContent, place: int, value: int) -> BriefContent:
    section = content.brief.sections[place % len(content.brief.sections)]
    order = (None, FactOrder.EVENT_DATE, FactOrder.SOURCE)[value % 3]
    by_hand = frozenset(section.facts[: value % 2])
    return in_section(content, place, sifting=Sifting(order=order), by_hand=by_hand)


EDITS: tuple[Callable[[BriefContent, int, int], BriefContent], ...] = (
    written, taken, sent, restated, headed, moved, titled, renamed, published, dated_anew, resting_on,
    peopled, deleted, joined, judged, relabelled, marked, measured, linked, arranged,
)  # fmt: skip
edits = st.lists(
    st.tuples(st.sampled_from(EDITS), st.integers(0, len(SECTIONS)), st.integers(0, 20)),
    min_size=1,
    max_size=6,
)
