"""The model brief of the seed, taken apart and put where an analyst would put it in an information note.

Its words are read from the shared data; references to facts become citations, judgements are blocks of their
own, and the rows of its chronology are facts sent to that section.
"""

import re
from dataclasses import replace
from typing import Any

from briefer.compose.fitting import brief_in_pack
from briefer.model.briefs import BriefContent, Paragraph, Section
from briefer.model.drafting import Judgement
from briefer.model.ids import JudgementId, ParagraphId
from briefer.model.packs import Pack, YardstickName
from briefer.model.yardsticks import CONFIDENCE_LEVELS, YARDSTICKS

HEADINGS = {"current-status": "What is reported", "sources": "Sources and confidence"}
"""Headings that the model has in other words than the pack."""

CITED = re.compile(r"\[((?:F\d+(?:, )?)+)(?:; ([^\]]*))?\]")


def as_paragraph(text: str) -> str:
    """Return words of the model with its references as citations, and remarks within them in brackets."""

    def cited(match: re.Match[str]) -> str:
        marks = "".join(f"[@{label}]" for label in match[1].split(", "))
        return f"({match[2]}){marks}" if match[2] else marks

    return CITED.sub(cited, text)


def parts_of(model: str) -> dict[str, list[str]]:
    """Return the lines of each part of the model, without the numbers of its paragraphs."""
    parts = {}
    for part in model.split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        lines = [re.sub(r"^\d+\. ", "", line) for line in text.splitlines() if line.strip()]
        parts[heading] = [line for line in lines if not line.startswith(("| Prepared", "**UNCLASS"))]
    return parts


def labels_in(text: str) -> list[str]:
    return [label for match in CITED.finditer(text) for label in match[1].split(", ")]


def rebuilt(model: str, content: BriefContent, pack: Pack) -> BriefContent:
    """Return the content with the model's words and facts in the sections of the pack."""
    parts = parts_of(model)
    ids = {fact.label: fact.id for fact in content.facts}
    judged = parts["Assessment"]
    likely, sure, possible, unlikely, sure_too, *others = judged
    judgements = [
        _judgement(1, likely, sure),
        _judgement(2, possible, sure_too),
        _judgement(3, unlikely, sure_too),
    ]
    rows = [line for line in parts["Chronology"] if CITED.search(line)]
    sections: dict[str, dict[str, Any]] = {
        "bottom-line": {"paragraphs": _paragraphs(100, parts["Bottom line"])},
        "current-status": {"paragraphs": _paragraphs(200, parts["What is reported"])},
        "chronology": {"facts": tuple(ids[label] for row in rows for label in labels_in(row))},
        "assessment": {"judgements": tuple(judgements), "paragraphs": _paragraphs(300, others)},
        "sources": {"paragraphs": _paragraphs(400, parts["Sources and confidence"][:3])},
    }
    brief = brief_in_pack(content.brief, pack)
    return replace(
        content, brief=replace(brief, sections=tuple(_filled(each, sections) for each in brief.sections))
    )


def _paragraphs(first: int, texts: list[str]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(ParagraphId(first + place), as_paragraph(text)) for place, text in enumerate(texts)
    )


def _judgement(number: int, said: str, sure: str) -> Judgement:
    opening = re.match(r"(?:It is|There is an?) \*\*(.+?)\*\* that ", said)
    assert opening, said
    bands = YARDSTICKS[YardstickName.PHIA].bands
    band = next(band for band in bands if opening[1] in band.terms)
    confidence = re.search(r": (\w+)\.\* (.+)$", sure)
    assert confidence, sure
    assert confidence[1] in CONFIDENCE_LEVELS
    return Judgement(
        JudgementId(number), as_paragraph(said[opening.end() :]), band.id, confidence[1], confidence[2]
    )


def _filled(section: Section, held: dict[str, dict[str, Any]]) -> Section:
    known = held.get(section.name)
    if known is None:
        return replace(section, included=section.name == "sign-off")
    return replace(section, heading=HEADINGS.get(section.name, ""), **known)
