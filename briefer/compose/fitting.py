"""Which facts fit which section: only proposed, for a fact is printed only where it was sent.

A fact fits the first section, in the pack's order, whose conditions it meets; sections that are shared,
such as a chronology, propose it as well. A pack whose last section asks for nothing leaves no fact over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefer.compose.date_words import days_of
from briefer.compose.material import Material
from briefer.model.briefs import Brief, Section
from briefer.model.facts import Fact, Modality
from briefer.model.ids import FactId, SectionId, SourceId
from briefer.model.packs import FactOrder, Pack, PackSection, Takes


def facts_that_fit(pack: Pack, section: PackSection, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts that the section proposes, in the order in which it would print them."""
    takes = section.takes
    if takes is None:
        return ()
    latest = latest_day(facts)
    earlier = [] if takes.shared else _before(pack, section)
    fitting = [
        fact
        for fact in facts
        if fits(takes, fact, latest) and not any(fits(other, fact, latest) for other in earlier)
    ]
    if takes.latest:
        fitting = sorted(fitting, key=_lateness, reverse=True)[: takes.latest]
    order = FactOrder.SOURCE if takes.order is FactOrder.SENT else takes.order
    return tuple(ordered(fitting, order, _source_places(facts)))


def fits(takes: Takes, fact: Fact, latest: date) -> bool:
    """Return whether a fact meets each condition; `latest` is the last day of any event."""
    return (
        (not takes.kinds or fact.kind in takes.kinds)
        and (not takes.statuses or any(status in takes.statuses for status in fact.statuses))
        and (not takes.modalities or any(item.modality in takes.modalities for item in fact.evidence))
        and (takes.dated is None or takes.dated == (fact.event_date.value is not None))
        and (takes.deadline is None or takes.deadline == (fact.deadline is not None))
        and (not takes.older_by or _last_day(fact) <= latest - timedelta(days=takes.older_by))
    )


def unused_facts(brief: Brief, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts that were sent to no section of the brief, in the order given."""
    sent = {fact for section in brief.sections for fact in section.facts}
    return tuple(fact for fact in facts if fact.id not in sent)


def fill(brief: Brief, pack: Pack, facts: Sequence[Fact]) -> Brief:
    """Return the brief with all the facts that fit sent to each section of the pack, after those there."""
    brief = brief_in_pack(brief, pack)
    patterns = {section.name: section for section in pack.sections}
    return replace(
        brief,
        sections=tuple(
            replace(
                section,
                facts=tuple(
                    dict.fromkeys(
                        (
                            *section.facts,
                            *(fact.id for fact in facts_that_fit(pack, patterns[section.name], facts)),
                        )
                    )
                ),
            )
            if section.name in patterns
            else section
            for section in brief.sections
        ),
    )


def brief_in_pack(brief: Brief, pack: Pack) -> Brief:
    """Return the brief with the pack's sections: as it is if it has them, else as the pack orders them.

    Sections that the pack does not have are kept behind the others if they hold anything.
    """
    names = {section.name for section in pack.sections}
    if brief.pack == pack.id and names <= {section.name for section in brief.sections}:
        return brief
    held = {
        name: tuple(section for section in brief.sections if section.name == name)
        for name in {section.name for section in brief.sections} & names
    }
    taken = {section.id for section in brief.sections}
    free = (SectionId(number) for number in range(1, len(taken) + len(names) + 1) if number not in taken)
    own = tuple(
        section
        for each in pack.sections
        for section in held.get(each.name) or (Section(next(free), each.name, each.heading),)
    )
    rest = tuple(
        replace(section, name="")
        for section in brief.sections
        if section.name not in names and not section.is_empty
    )
    return replace(brief, pack=pack.id, sections=own + rest)


def in_order(section: Section, pattern: PackSection | None, material: Material) -> tuple[Fact, ...]:
    """Return a section's facts as they are printed."""
    places = {key: place for place, key in enumerate(material.sources)}
    return arranged(section, pattern, material.facts, places)


def arranged(
    section: Section,
    pattern: PackSection | None,
    facts: Mapping[FactId, Fact],
    sources: Mapping[SourceId, int],
) -> tuple[Fact, ...]:
    """Return a section's facts in the order chosen for it, else in its pack's; `sources` are their places.

    Facts that were put in a place by hand keep it, counted among all facts of the section.
    """
    free = [facts[key] for key in section.facts if key not in section.by_hand]
    laid = ordered(free, order_of(section, pattern), sources)
    for place, key in enumerate(section.facts):
        if key in section.by_hand:
            laid.insert(place, facts[key])
    return tuple(laid)


def order_of(section: Section, pattern: PackSection | None) -> FactOrder:
    """Return the order in which a section prints those facts that have no place of their own."""
    if section.sifting.order is not None:
        return section.sifting.order
    return pattern.takes.order if pattern and pattern.takes else FactOrder.SENT


def pattern_of(section: Section, pack: Pack) -> PackSection | None:
    """Return the pack's section that one of a brief was made of, None for one of the analyst's own."""
    return next((each for each in pack.sections if each.name == section.name), None)


def facts_asked_for(pack: Pack, section: Section, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts that a section asks for, by what was chosen for it or else by its pack, in order."""
    pattern = pattern_of(section, pack)
    sifting = section.sifting
    if sifting.asks:
        takes = Takes(kinds=sifting.kinds, statuses=sifting.statuses)
        passed = [fact for fact in facts if fits(takes, fact, date.min)]
        order = order_of(section, pattern)
        return tuple(ordered(passed, order, _source_places(facts)))
    return facts_that_fit(pack, pattern, facts) if pattern else ()


def ordered(facts: list[Fact], order: FactOrder, sources: Mapping[SourceId, int]) -> list[Fact]:
    """Return the facts as sent, by event date with the undated last, or as they stand in the sources."""
    if order is FactOrder.EVENT_DATE:
        return sorted(facts, key=_time)
    if order is FactOrder.SOURCE:
        return sorted(
            facts, key=lambda fact: (sources[fact.evidence[0].span.source], fact.evidence[0].span.start)
        )
    return facts


def latest_day(facts: Iterable[Fact]) -> date:
    """Return the last day on which any event that lies behind ended, or the first day of all."""
    return max(
        (_last_day(fact) for fact in facts if _is_behind(fact)), default=date.min + timedelta(days=36_500)
    )


def _is_behind(fact: Fact) -> bool:
    ahead = any(item.modality in (Modality.FUTURE, Modality.HYPOTHETICAL) for item in fact.evidence)
    return fact.event_date.value is not None and not ahead and _last_day(fact) != date.max


def _before(pack: Pack, section: PackSection) -> list[Takes]:
    """Return what the sections before this one take, but for the shared ones."""
    place = pack.sections.index(section)
    return [other.takes for other in pack.sections[:place] if other.takes and not other.takes.shared]


def _last_day(fact: Fact) -> date:
    return days_of(fact.event_date.value)[1] if fact.event_date.value else date.max


def _time(fact: Fact) -> tuple[date, date, date]:
    """Return what facts are sorted by in time; an open start counts as its end, and no date as the last."""
    due = days_of(fact.deadline)[1] if fact.deadline else date.min
    if fact.event_date.value is None:
        return date.max, date.max, due
    first, last = days_of(fact.event_date.value)
    return (last if first == date.min else first), last, due


def _lateness(fact: Fact) -> tuple[date, date]:
    """Return what the latest facts are found by: the last day of event or deadline, then how narrow it is."""
    begun, ended, due = _time(fact)
    if fact.event_date.value is None:
        return due, due
    return max(due, begun if ended == date.max else ended), begun


def _source_places(facts: Iterable[Fact]) -> dict[SourceId, int]:
    order = dict.fromkeys(item.span.source for fact in facts for item in fact.evidence)
    return {key: place for place, key in enumerate(order)}
