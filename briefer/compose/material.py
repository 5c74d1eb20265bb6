"""What a note draws on, looked up by key: facts as they are told, actors, sources, and the note's words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from briefer.compose.phrases import Phrases, phrases_of
from briefer.model.actors import Actor
from briefer.model.briefs import Brief, BriefContent, Section
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, FactId, SourceId
from briefer.model.packs import Pack
from briefer.model.sources import Source
from briefer.weigh.origins import origins, stories
from briefer.weigh.tellings import Telling, leads, tellings

CITATION = re.compile(r"\[@([A-Za-z0-9]{1,40})\]")
"""A citation in an analyst's paragraph; its group is the fact's label, whatever its case."""


_FACT_OF = attrgetter("fact")

Cited = tuple[tuple[FactId | None, str], ...]
"""What texts cite: each fact with its label, or None where there is no such fact."""


@dataclass(frozen=True, slots=True)
class Material:
    """The facts, actors and sources of a brief's session by key, and the pack's language and words.

    Facts that were reconciled are one fact, which stands in `brief` wherever one of them was sent, and which
    the labels of all of them name. `story_of` and `origin_of` give the first source of the same story, and
    of the same origin. `is_clean` says that no quote, translation or grade is printed.
    """

    brief: Brief
    facts: Mapping[FactId, Fact]
    tellings: Mapping[FactId, Telling]
    labels: Mapping[str, FactId]
    story_of: Mapping[SourceId, SourceId]
    origin_of: Mapping[SourceId, SourceId]
    actors: Mapping[ActorId, Actor]
    sources: Mapping[SourceId, Source]
    pages: Mapping[SourceId, tuple[int, ...]]
    phrases: Phrases
    language: str
    is_clean: bool = False


def material_of(content: BriefContent, pack: Pack, *, is_clean: bool = False) -> Material:
    """Return the content by key; labels are in lower case."""
    told = tellings(content.facts, content.reconciliations)
    return Material(
        brief=_told_brief(content, told),
        facts={fact.id: fact for fact in map(_FACT_OF, told)},
        tellings={telling.fact.id: telling for telling in told},
        labels=_labels(content, told),
        story_of=stories(content.sources, content.copies, content.kinships),
        origin_of=origins(content.sources, content.copies, content.kinships),
        actors={actor.id: actor for actor in content.actors},
        sources={source.id: source for source in content.sources},
        pages=content.pages,
        phrases=phrases_of(pack),
        language=pack.language,
        is_clean=is_clean,
    )


def material_again(former: Material, before: BriefContent, content: BriefContent) -> Material:
    """Return what `material_of` gives for another content of the pack, all that is equal in it as it was."""
    facts, told, labels = former.facts, former.tellings, former.labels
    if (before.facts, before.reconciliations) != (content.facts, content.reconciliations):
        told = _tellings_again(former, before, content)
        facts = {key: telling.fact for key, telling in told.items()}
        labels = _labels(content, told.values())
    story_of, origin_of, sources = former.story_of, former.origin_of, former.sources
    linked = content.sources, content.copies, content.kinships
    if (before.sources, before.copies, before.kinships) != linked:
        story_of, origin_of = stories(*linked), origins(*linked)
        sources = {source.id: source for source in content.sources}
    actors = former.actors
    if before.actors != content.actors:
        actors = {actor.id: actor for actor in content.actors}
    return replace(
        former,
        brief=_told_brief(content, told.values()),
        facts=facts,
        tellings=told,
        labels=former.labels if labels == former.labels else labels,
        story_of=story_of,
        origin_of=origin_of,
        actors=actors,
        sources=sources,
        pages=former.pages if former.pages == content.pages else content.pages,
    )


def _tellings_again(
    former: Material, before: BriefContent, content: BriefContent
) -> Mapping[FactId, Telling]:
    """Return how the facts are told now, each one that is told as before as it was."""
    together = {fact for each in content.reconciliations for fact in each.facts}
    together |= {fact for each in before.reconciliations for fact in each.facts}
    alone = [fact for fact in content.facts if fact.id not in together]
    if len(alone) == len(content.facts):
        return {fact.id: _telling_again(former.tellings.get(fact.id), fact) for fact in alone}
    told = tellings(content.facts, content.reconciliations)
    known = ((telling, former.tellings.get(telling.fact.id)) for telling in told)
    return {telling.fact.id: was if was == telling else telling for telling, was in known}


def _telling_again(was: Telling | None, fact: Fact) -> Telling:
    """Return how a fact is told that is told by itself, now and before."""
    return (
        was if was is not None and (was.fact is fact or was.fact == fact) else Telling(fact, (fact.id,), fact)
    )


def _labels(content: BriefContent, told: Iterable[Telling]) -> dict[str, FactId]:
    if not content.reconciliations:
        return {fact.label.casefold(): fact.id for fact in content.facts}
    lead_of = leads(told)
    return {fact.label.casefold(): lead_of[fact.id] for fact in content.facts}


def _told_brief(content: BriefContent, told: Iterable[Telling]) -> Brief:
    """Return the brief with the leading fact in place of the others, once in a section."""
    brief = content.brief
    if not content.reconciliations:
        return brief
    lead_of = leads(told)
    sections = (
        replace(
            section,
            facts=tuple(dict.fromkeys(lead_of[fact] for fact in section.facts)),
            by_hand=frozenset(lead_of[fact] for fact in section.by_hand if fact in lead_of),
        )
        for section in brief.sections
    )
    return replace(brief, sections=tuple(sections))


def printed_sections(brief: Brief) -> tuple[Section, ...]:
    """Return the sections that are printed, in order."""
    return tuple(section for section in brief.sections if section.included)


def facts_used(material: Material) -> tuple[Fact, ...]:
    """Return the facts that the note prints or cites, each once, in the order of their first use."""
    found: dict[FactId, None] = {}
    for section in printed_sections(material.brief):
        found.update(dict.fromkeys(section.facts))
        for text in texts_of(section):
            found.update(dict.fromkeys(_cited(text, material)))
    return tuple(material.facts[fact] for fact in found)


def texts_of(section: Section) -> Iterator[str]:
    """Return the texts of a section in which facts are cited: its paragraphs, then its judgements."""
    yield from (paragraph.text for paragraph in section.paragraphs)
    for judgement in section.judgements:
        yield judgement.text + "".join(f"[@{seen.label}]" for seen in judgement.cited)
        yield judgement.reasons


def cited_in(texts: Iterable[str], material: Material) -> Cited:
    """Return what is cited in texts, in order."""
    found = (material.labels.get(label.casefold()) for text in texts for label in CITATION.findall(text))
    return tuple((fact, material.facts[fact].label if fact is not None else "") for fact in found)


def unknown_citations(material: Material) -> tuple[str, ...]:
    """Return the labels that the analyst's paragraphs cite and no fact has, each once, as written."""
    labels = (
        label
        for section in printed_sections(material.brief)
        for text in texts_of(section)
        for label in CITATION.findall(text)
    )
    return tuple(dict.fromkeys(label for label in labels if label.casefold() not in material.labels))


def _cited(text: str, material: Material) -> Iterable[FactId]:
    labels = (label.casefold() for label in CITATION.findall(text))
    return (material.labels[label] for label in labels if label in material.labels)
