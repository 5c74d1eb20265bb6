"""A pack's sample: a small invented brief to preview and test the pack with, read from sample.json."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Alias, Role
from briefer.model.briefs import Brief, BriefContent, Paragraph, Section
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.model.drafting import Judgement
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Confidence,
    Credibility,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.model.ids import (
    ActorId,
    BriefId,
    EvidenceId,
    FactId,
    JudgementId,
    ParagraphId,
    SectionId,
    SourceId,
)
from briefer.model.packs import Pack
from briefer.model.sources import Source
from briefer.model.spans import Span, span_of

SAMPLE_FILE = "sample.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """A brief's content, and the texts of its sources."""

    content: BriefContent
    texts: Mapping[SourceId, str]


def read_sample(pack: Pack) -> Sample:
    """Return the pack's sample brief.

    Raises BrieferError that names the pack, the file and what in it is wrong.
    """
    where = f"Pack “{pack.id}”, {SAMPLE_FILE}"
    data = _data(pack.folder / SAMPLE_FILE, where)
    with _telling(where, "the sample"):
        return _sample(data, pack, where)


def _sample(data: dict[str, Any], pack: Pack, where: str) -> Sample:
    texts = {SourceId(number): str(each["text"]) for number, each in enumerate(data["sources"], 1)}
    keys = {str(each["id"]): SourceId(number) for number, each in enumerate(data["sources"], 1)}
    actors = {str(each["id"]): ActorId(number) for number, each in enumerate(data.get("actors", ()), 1)}
    facts = []
    for number, each in enumerate(data["facts"], 1):
        with _telling(where, f"the fact “{each.get('id', number)}”"):
            facts.append(_fact(each, number, _Known(keys, texts, actors)))
    labels = {fact.label: fact.id for fact in facts}
    content = BriefContent(
        _brief(data, pack, labels),
        tuple(facts),
        tuple(_actor(each, number) for number, each in enumerate(data.get("actors", ()), 1)),
        tuple(_source(each, number) for number, each in enumerate(data["sources"], 1)),
    )
    return Sample(content, texts)


@dataclass(frozen=True, slots=True)
class _Known:
    """The sources and actors that a fact can name, by the ids in the file."""

    sources: Mapping[str, SourceId]
    texts: Mapping[SourceId, str]
    actors: Mapping[str, ActorId]


def _brief(data: dict[str, Any], pack: Pack, labels: Mapping[str, FactId]) -> Brief:
    held = data.get("sections", {})
    unknown = set(held) - {section.name for section in pack.sections}
    if unknown:
        message = f"the pack has no section “{min(unknown)}”"
        raise ValueError(message)
    sections = []
    for number, section in enumerate(pack.sections, 1):
        given = held.get(section.name, {})
        facts = tuple(labels[label] for label in given.get("facts", ()))
        paragraphs = tuple(
            Paragraph(ParagraphId(number * 100 + place), text)
            for place, text in enumerate(given.get("paragraphs", ()))
        )
        judgements = tuple(
            _judgement(each, number * 100 + place) for place, each in enumerate(given.get("judgements", ()))
        )
        sections.append(
            Section(
                SectionId(number),
                section.name,
                section.heading,
                facts=facts,
                paragraphs=paragraphs,
                judgements=judgements,
            )
        )
    fields = tuple((str(name), str(value)) for name, value in data.get("fields", {}).items())
    return Brief(
        BriefId(1), "b1", data.get("title", ""), pack.id, data.get("cut_off"), fields, tuple(sections)
    )


def _judgement(data: dict[str, Any], number: int) -> Judgement:
    return Judgement(
        JudgementId(number),
        data["text"],
        data["likelihood"],
        data.get("confidence", ""),
        data.get("reasons", ""),
    )


def _source(data: dict[str, Any], number: int) -> Source:
    text = data["text"]
    return Source(
        id=SourceId(number),
        label=f"s{number}",
        title=data.get("title", ""),
        byline=data.get("byline", ""),
        publisher=data.get("publisher", ""),
        published=_dating({"value": data.get("published"), "basis": data.get("basis", Basis.STATED)}),
        retrieved="",
        url=data.get("url", ""),
        language=data.get("language", ""),
        media_type="text/plain",
        file_name="",
        file_sha256="",
        text_sha256=sha256(text.encode()).hexdigest(),
        length=len(text),
    )


def _actor(data: dict[str, Any], number: int) -> Actor:
    return Actor(
        ActorId(number),
        f"a{number}",
        data["name"],
        ActorKind(data.get("kind", "other")),
        tuple(Alias(alias) for alias in data.get("aliases", ())),
        tuple(
            Role(each["title"], each.get("body", ""), each.get("from", ""), each.get("to", ""))
            for each in data.get("roles", ())
        ),
        data.get("note", ""),
    )


def _fact(data: dict[str, Any], number: int, known: _Known) -> Fact:
    return Fact(
        id=FactId(number),
        label=data["id"],
        kind=FactKind(data["kind"]),
        statement=data["statement"],
        evidence=tuple(
            _evidence(each, number * 100 + place, known) for place, each in enumerate(data["evidence"])
        ),
        actors=tuple(
            FactActor(known.actors[part["actor"]], part.get("role", "")) for part in data.get("actors", ())
        ),
        event_date=_dating(data.get("event_date", {})),
        deadline=data.get("deadline"),
        place=data.get("place", ""),
        confidence=Confidence(data.get("confidence", "not_assessed")),
        note=data.get("note", ""),
    )


def _evidence(data: dict[str, Any], number: int, known: _Known) -> Evidence:
    grading = data.get("grading", {})
    said = data.get("attribution", {})
    who = said.get("who", "")
    return Evidence(
        id=EvidenceId(number),
        span=_span(known.sources[data["source"]], data["quote"], known),
        translation=data.get("translation", ""),
        attribution=Attribution(
            AttributionKind(said.get("kind", "none")),
            known.actors.get(who),
            "" if who in known.actors else who,
            said.get("verb", ""),
        ),
        report_date=data.get("report_date"),
        status=Status(data.get("status", "reported")),
        modality=Modality(data.get("modality", "actual")),
        grading=Grading(
            Reliability(grading.get("reliability", "F")), Credibility(grading.get("credibility", "6"))
        ),
    )


def _span(source: SourceId, quote: str, known: _Known) -> Span:
    """Return where the quote first stands in its source's text."""
    start = known.texts[source].find(quote)
    if start < 0:
        message = f"its source does not say “{quote}”"
        raise ValueError(message)
    return span_of(source, known.texts[source], start, start + len(quote))


def _dating(data: dict[str, Any]) -> Dating:
    value = data.get("value")
    return dated(value, data.get("basis", Basis.STATED)) if value else UNDATED


def _data(path: Path, where: str) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BrieferError(
            f"{where}: there is no such file.", "Add it, as docs/add-a-pack.md says."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BrieferError(f"{where}: the file cannot be read.", "Save it as UTF-8.") from error
    except json.JSONDecodeError as error:
        what = f"{where}, line {error.lineno}, column {error.colno}: this is no JSON: {error.msg}."
        raise BrieferError(what, "Correct the file.") from error
    if not isinstance(data, dict):
        raise BrieferError(
            f"{where}: the file does not hold one object.", "Begin it with { and end it with }."
        )
    return data


@contextmanager
def _telling(where: str, part: str) -> Iterator[None]:
    """Tell faults of the part's values with their place."""
    try:
        yield
    except KeyError as error:
        raise BrieferError(
            f"{where}: in {part}, {error} is missing or unknown.", "Correct the file."
        ) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BrieferError(f"{where}: in {part}, {error}.", "Correct the file.") from error
