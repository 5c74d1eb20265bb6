"""The seed's model brief made by commands alone: same parts and facts, as docs/model-brief.md says.

The words are the model's own, read from the shared data; the page has none of them.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.check.likelihood import judgement_doubts
from briefer.commands import briefs, judging, outlining, taking_over
from briefer.commands.judging import JudgementDraft
from briefer.commands.sections import section_of
from briefer.commands.sources import add_sources
from briefer.commands.tag_file import apply_tag_file
from briefer.compose.compose import section_parts
from briefer.compose.packs import pack_by_id
from briefer.export.words import citations, plain_words
from briefer.jobs.note_checks import note_doubts
from briefer.jobs.preview import preview
from briefer.model.documents import Block, Document, Heading, Table
from briefer.model.ids import BriefId, SectionId
from briefer.model.sources import LoadedSource
from briefer.model.yardsticks import PHIA
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.commands.laid_beside import as_page, laid_beside, tally
from tests.compose.making import CREATED
from tests.compose.test_model_brief import HEADINGS, as_paragraph, labels_in, parts_of
from tests.conftest import ROOT, Seed
from tests.gold import tag_file

PAGE = ROOT / "docs" / "model-brief.md"
PARTS = {
    "bottom-line": "Bottom line",
    "current-status": "What is reported",
    "chronology": "Chronology",
    "assessment": "Assessment",
    "sources": "Sources and confidence",
}
LAID = "BRIEFER_LAID_BESIDE"
OPENING = re.compile(r"(?:It is|There is an?) \*\*(.+?)\*\* that ")
SURE = re.compile(r": (\w+)\.\* (.+)$")


class Analyst:
    """Writes the model's note in a session, section by section."""

    def __init__(self, session: Session, model: str) -> None:
        self.session, self.parts = session, parts_of(model)
        self.pack = pack_by_id("information-note")
        self.brief: BriefId = briefs.add_brief(session, self.pack, "China as go-between")
        self.facts = {fact.label: fact.id for fact in queries.facts(session)}

    def section(self, name: str) -> SectionId:
        return next(each.id for each in queries.brief(self.session, self.brief).sections if each.name == name)

    def write_all(self) -> None:
        for each in queries.brief(self.session, self.brief).sections:
            if each.name not in PARTS and each.name != "sign-off":
                briefs.include_section(self.session, self.brief, each.id, included=False)
        for name, heading in HEADINGS.items():
            briefs.rename_section(self.session, self.brief, self.section(name), heading)
        self.report()
        self.date()
        self.judge()
        for name, count in (("bottom-line", 1), ("sources", 3)):
            self.write(name, self.parts[PARTS[name]][:count])

    def report(self) -> None:
        """Take the facts that the model reports, take over what the template makes of them, and reword it."""
        section = self.section("current-status")
        reported = self.parts["What is reported"]
        for label in dict.fromkeys(label for line in reported for label in labels_in(line)):
            briefs.send_fact(self.session, self.brief, section, self.facts[label])
        content = queries.brief_content(self.session, self.brief)
        for part in section_parts(content, self.pack, section, created=CREATED):
            taking_over.take_over(self.session, self.brief, section, part.blocks[0], part.place)
        paragraphs = section_of(self.session, self.brief, section).paragraphs
        for at, paragraph in enumerate(paragraphs):
            words = as_paragraph(reported[at]) if at < len(reported) else ""
            briefs.write_paragraph(self.session, self.brief, section, paragraph.id, words)

    def date(self) -> None:
        section = self.section("chronology")
        for line in self.parts["Chronology"]:
            for label in labels_in(line):
                briefs.send_fact(self.session, self.brief, section, self.facts[label])

    def judge(self) -> None:
        likely, sure, possible, unlikely, sure_too, *others = self.parts["Assessment"]
        for said, confidence in ((likely, sure), (possible, sure_too), (unlikely, sure_too)):
            opening, level = OPENING.match(said), SURE.search(confidence)
            assert opening
            assert level
            band = next(band.id for band in PHIA.bands if opening[1] in band.terms)
            text = as_paragraph(said[opening.end() :])
            draft = JudgementDraft(text, band, level[1], level[2])
            judging.write_judgement(self.session, self.brief, self.section("assessment"), None, draft)
        self.write("assessment", others)

    def write(self, name: str, lines: list[str]) -> None:
        for line in lines:
            briefs.write_paragraph(self.session, self.brief, self.section(name), None, as_paragraph(line))


@pytest.fixture(scope="module")
def analyst(shared: Path, seed: Seed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Analyst]:
    model = (shared / "data" / "seed" / "model_brief.md").read_text(encoding="utf-8")
    with create_session(tmp_path_factory.mktemp("model") / "model.briefer") as session:
        add_sources(session, [LoadedSource(seed.text, file_name=seed.path.name)], "2026-11-23T08:00:00Z")
        apply_tag_file(session, tag_file(seed.gold))
        made = Analyst(session, model)
        made.write_all()
        yield made


@pytest.fixture(scope="module")
def note(analyst: Analyst) -> Document:
    return preview(analyst.session, analyst.brief, created=CREATED)


def cited_by_part(note: Document) -> dict[str, list[str]]:
    """Return the labels that each part of the note cites, each once, in order."""
    found: dict[str, list[str]] = {}
    part = ""
    for block in note.blocks:
        if isinstance(block, Heading) and block.level == 1:
            part = plain_words(block.inlines)
        labels = found.setdefault(part, [])
        labels += [each.label for each in citations((block,)) if each.label not in labels]
    return found


def test_the_model_is_rebuilt_part_by_part(analyst: Analyst, note: Document) -> None:
    ours = cited_by_part(note)
    assert list(ours) == list(analyst.parts)
    for part, lines in analyst.parts.items():
        wanted = {label for line in lines for label in labels_in(line)}
        if part != "Sources and confidence":  # its prose names a fact that the note does not use
            assert set(ours[part]) == wanted, part


def test_nothing_of_a_judgement_misleads_a_reader(analyst: Analyst) -> None:
    section = section_of(analyst.session, analyst.brief, analyst.section("assessment"))
    assert [judgement.band for judgement in section.judgements] == [
        "likely",
        "realistic_possibility",
        "unlikely",
    ]
    for judgement in section.judgements:
        assert [it for it in judgement_doubts(judgement, PHIA) if "stands with" in it.sentence] == []


def test_likelihood_and_confidence_are_sentences_apart(note: Document) -> None:
    terms = re.compile(
        rf"\b(?:{'|'.join(term for band in PHIA.bands for term in band.terms)})\b", re.IGNORECASE
    )
    said = [plain_words(block.inlines) for block in note.blocks if isinstance(block, Block)]
    sentences = [sentence for words in said for sentence in re.split(r"(?<=[.!?])\s", words)]
    assert sum(bool(terms.search(sentence)) for sentence in sentences) >= 3
    assert [
        it for it in sentences if terms.search(it) and re.search(r"\bconfidence\b", it, re.IGNORECASE)
    ] == []


def test_a_second_reader_gets_a_copy(analyst: Analyst, note: Document) -> None:
    copied = outlining.copy_brief(analyst.session, analyst.brief)
    again = preview(analyst.session, copied, created=CREATED)
    assert again.blocks == note.blocks
    analyst.session.undo()


def test_the_page_lays_the_two_side_by_side(analyst: Analyst, note: Document) -> None:
    page = PAGE.read_text(encoding="utf-8")
    ours = cited_by_part(note)
    for part, lines in analyst.parts.items():
        theirs = dict.fromkeys(label for line in lines for label in labels_in(line))
        assert f"| {part} | {', '.join(theirs) or '–'} | {', '.join(ours[part]) or '–'} |" in page, part
    table = next(each for each in reversed(note.blocks) if isinstance(each, Table))
    assert len(table.header) == 3


def test_the_words_of_the_two_are_laid_side_by_side_and_counted(analyst: Analyst, note: Document) -> None:
    """They are not ours to print: whoever has the shared data gets the page where LAID names a file."""
    pairs = laid_beside(analyst.parts, note)
    if place := os.environ.get(LAID):
        Path(place).write_text(as_page(pairs), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    for part, laid in pairs.items():
        assert f"| {part} | {' | '.join(map(str, tally(laid)))} |" in page, (part, tally(laid))
    same = sum(tally(laid)[0] for laid in pairs.values())
    assert same > sum(len(laid) for laid in pairs.values()) / 2


def test_what_is_told_of_the_editors_note_before_it_goes_out(analyst: Analyst, note: Document) -> None:
    """Next to nothing: the rules are those by which such a note was written."""
    content = queries.brief_content(analyst.session, analyst.brief)
    assert note_doubts(content, analyst.pack, "2024-01-24T09:00:00Z", note) == (
        "In “What is reported”, “Army” stands before Pakistan Army is introduced.",
    )
