"""What a note draws on, looked up by key: facts as they are told, actors, sources, and the note's words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

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
    lead_of = leads(told)
    return Material(
        brief=_told_brief(content.brief, lead_of),
        facts={telling.fact.id: telling.fact for telling in told},
        tellings={telling.fact.id: telling for telling in told},
        labels={fact.label.casefold(): lead_of[fact.id] for fact in content.facts},
        story_of=stories(content.sources, content.copies, content.kinships),
        origin_of=origins(content.sources, content.copies, content.kinships),
        actors={actor.id: actor for actor in content.actors},
        sources={source.id: source for source in content.sources},
        pages=content.pages,
        phrases=phrases_of(pack),
        language=pack.language,
        is_clean=is_clean,
    )


def with_brief(material: Material, brief: Brief) -> Material:
    """Return the material with another brief over the same facts."""
    return replace(material, brief=_told_brief(brief, leads(material.tellings.values())))


def _told_brief(brief: Brief, lead_of: Mapping[FactId, FactId]) -> Brief:
    """Return the brief with the leading fact in place of the others, once in a section."""
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
