"""What a note draws on, looked up by key: facts, actors and sources, and the words it is written with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefer.compose.phrases import Phrases, phrases_of
from briefer.model.actors import Actor
from briefer.model.briefs import Brief, BriefContent, Section
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, FactId, SourceId
from briefer.model.packs import Pack
from briefer.model.sources import Source

CITATION = re.compile(r"\[@([A-Za-z0-9]{1,40})\]")
"""A citation in an analyst's paragraph; its group is the fact's label, whatever its case."""


@dataclass(frozen=True, slots=True)
class Material:
    """The facts, actors and sources of a brief's session by key, and the pack's language and words."""

    facts: Mapping[FactId, Fact]
    labels: Mapping[str, FactId]
    actors: Mapping[ActorId, Actor]
    sources: Mapping[SourceId, Source]
    phrases: Phrases
    language: str


def material_of(content: BriefContent, pack: Pack) -> Material:
    """Return the content by key; labels are in lower case."""
    return Material(
        facts={fact.id: fact for fact in content.facts},
        labels={fact.label.casefold(): fact.id for fact in content.facts},
        actors={actor.id: actor for actor in content.actors},
        sources={source.id: source for source in content.sources},
        phrases=phrases_of(pack),
        language=pack.language,
    )


def printed_sections(brief: Brief) -> tuple[Section, ...]:
    """Return the sections that are printed, in order."""
    return tuple(section for section in brief.sections if section.included)


def facts_used(brief: Brief, material: Material) -> tuple[Fact, ...]:
    """Return the facts that the note prints or cites, each once, in the order of their first use."""
    found: dict[FactId, None] = {}
    for section in printed_sections(brief):
        found.update(dict.fromkeys(section.facts))
        for paragraph in section.paragraphs:
            found.update(dict.fromkeys(_cited(paragraph.text, material)))
    return tuple(material.facts[fact] for fact in found)


def unknown_citations(brief: Brief, material: Material) -> tuple[str, ...]:
    """Return the labels that the analyst's paragraphs cite and no fact has, each once, as written."""
    labels = (
        label
        for section in printed_sections(brief)
        for paragraph in section.paragraphs
        for label in CITATION.findall(paragraph.text)
    )
    return tuple(dict.fromkeys(label for label in labels if label.casefold() not in material.labels))


def _cited(text: str, material: Material) -> Iterable[FactId]:
    labels = (label.casefold() for label in CITATION.findall(text))
    return (material.labels[label] for label in labels if label in material.labels)
