"""What needs a look in a note before it goes out: its facts, its judgements, and the prose around them.

A note is looked over in steps of a millisecond or so. What was looked at before and is the same now is not
looked at again, so that it can be told while the note is being written.
"""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefer.check.likelihood import judgement_doubts
from briefer.check.note import passage_doubts, whole_doubts
from briefer.check.prose import Doubt, Passage, Prose, Voice
from briefer.check.weights import weight_of
from briefer.compose.compose import Composition
from briefer.compose.doubts import doubts
from briefer.compose.introducing import unintroduced
from briefer.compose.judging import yardstick_of
from briefer.compose.material import (
    CITATION,
    Material,
    material_again,
    material_of,
    printed_sections,
    texts_of,
)
from briefer.compose.section_parts import sectioned
from briefer.jobs.composing import now
from briefer.jobs.note_passages import day_of, name_of, passages_of, prose_of
from briefer.model.bit_by_bit import finished
from briefer.model.briefs import BriefContent
from briefer.model.documents import Block, Document
from briefer.model.facts import Fact
from briefer.model.findings import NOWHERE, NoteFinding, Spot
from briefer.model.ids import FactId, SectionId
from briefer.model.leaving import left_options, option_of
from briefer.model.packs import Pack

_POINTED = re.compile(r"\bparagraphs? \d+(?:(?:, | and | to |[–-])\d+)*", re.IGNORECASE)
_LABEL = re.compile(r"[a-z]\d")


@dataclass(frozen=True, slots=True)
class NoteAtHand:
    """A note to look over; `created` is the moment of writing in ISO 8601.

    The composed `document`, where there is one, tells who is mentioned before being introduced; `material`
    is that of the content, where it is at hand.
    """

    content: BriefContent
    pack: Pack
    created: str
    document: Document | None = None
    material: Material | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a note, in its order: what to look at, and what is left as it is.

    `known` is what can be taken from here the next time: of each passage the facts that it cites and its
    doubts, as they were `under` a yardstick, a year and actors.
    """

    findings: tuple[NoteFinding, ...] = ()
    left: tuple[NoteFinding, ...] = ()
    known: Mapping[Passage, tuple[tuple[Fact, ...], tuple[Doubt, ...]]] = field(default_factory=dict)
    under: tuple[object, ...] = ()


def note_at_hand(
    content: BriefContent, pack: Pack, document: Document, composition: Composition | None
) -> NoteAtHand:
    """Return a note that was composed just now, with what composing it made ready."""
    material = material_of(content, pack) if composition is None else composition.frame.material
    return NoteAtHand(content, pack, now(), document, material)


def note_as_stored(content: BriefContent, pack: Pack, last: NoteAtHand | None) -> NoteAtHand:
    """Return a note that was edited since it was composed `last`, with all of that which still holds."""
    if last is None or last.pack is not pack or last.content.brief.id != content.brief.id:
        return NoteAtHand(content, pack, now())
    again = material_again(last.material, last.content, content) if last.material is not None else None
    return NoteAtHand(content, pack, now(), last.document, again)


def note_doubts(
    content: BriefContent,
    pack: Pack,
    created: str,
    document: Document | None = None,
    material: Material | None = None,
) -> tuple[str, ...]:
    """Return a plain sentence for each thing in a note to look at, the weightiest first, each once.

    The parts are those of a note at hand.
    """
    looked = looked_over(NoteAtHand(content, pack, created, document, material))
    findings = sorted(looked.findings, key=lambda finding: finding.weight)
    return tuple(dict.fromkeys(finding.sentence for finding in findings))


def looked_over(note: NoteAtHand, former: Looked | None = None) -> Looked:
    """Return what there is to look at in a note; `former` is what there was before an edit."""
    return finished(look_over(note, former))


def look_over(note: NoteAtHand, former: Looked | None = None) -> Generator[None, None, Looked]:
    """Look a note over step by step, and return what `looked_over` does."""
    content, pack, created = note.content, note.pack, note.created
    material = note.material or material_of(content, pack)
    passages: list[Passage] = []
    for passage in passages_of(pack, created, material):
        passages.append(passage)
        yield
    prose = prose_of(content, pack, created, material, tuple(passages))
    found: list[NoteFinding] = []
    under = (prose.yardstick, prose.year, prose.actors)
    kept = former.known if former is not None and former.under == under else {}
    known = {}
    for passage in passages if pack.language[:2] == "en" else ():
        facts = prose.cited(passage.labels)
        was = kept.get(passage)
        if was is None or was[0] != facts:
            doubted: dict[Doubt, None] = {}
            for doubt in passage_doubts(passage, prose):
                if doubt is not None:
                    doubted[doubt] = None
                yield
            was = facts, tuple(doubted)
        known[passage] = was
        found += map(_of_prose, was[1])
        yield
    for parts in (_of_note(prose, pack), _of_facts(note, material), _judged(note, material)):
        for finding in parts:
            if finding is not None:
                found.append(finding)
            yield
    if note.document is not None:
        found += _lost(note.document, passages)
        yield
        found += _unintroduced(note, note.document, material, passages) if pack.first_mentions else ()
    found = _in_order(dict.fromkeys(found), passages, content)
    left = left_options(content.brief)
    yield
    return Looked(
        tuple(each for each in found if option_of(each) not in left),
        tuple(each for each in found if left and option_of(each) in left),
        known,
        under,
    )


def _in_order(
    findings: Iterable[NoteFinding], passages: Iterable[Passage], content: BriefContent
) -> list[NoteFinding]:
    """Return the findings in the order of the note: of its title block, then of each section."""
    sections = {section.id: at for at, section in enumerate(content.brief.sections)}
    places: dict[int, int] = {}
    for at, passage in enumerate(passages):
        places.setdefault(passage.spot.key, at)

    def place(finding: NoteFinding) -> tuple[int, int, int]:
        spot = finding.spot
        section = sections.get(spot.section, -1) if spot.section is not None else -1
        return section, places.get(spot.key, len(places)), finding.weight

    return sorted(findings, key=place)


# Each kind of finding ---------------------------------------------------------------------------------------


def _of_prose(doubt: Doubt) -> NoteFinding:
    where = doubt.passage.where
    is_apart = doubt.passage.voice in (Voice.STATEMENT, Voice.TITLE)
    what = f"In {where}, {doubt.what}" if is_apart else _begun(doubt.what)
    spot = doubt.passage.spot
    return NoteFinding(doubt.rule, doubt.sentence, what, weight_of(doubt.rule), spot, doubt.words)


def _begun(words: str) -> str:
    """Return words as the beginning of a sentence; a label stays as it is."""
    return words if _LABEL.match(words) else words[:1].upper() + words[1:]


def _of_note(prose: Prose, pack: Pack) -> Iterator[NoteFinding | None]:
    for doubt in whole_doubts(prose) if pack.language[:2] == "en" else ():
        yield None if doubt is None else _of_prose(doubt)


def _of_facts(note: NoteAtHand, material: Material) -> Iterator[NoteFinding]:
    homes = _homes(material)
    for doubt in doubts(material, day_of(note.content, note.pack, note.created)):
        spot = NOWHERE if doubt.fact is None else Spot(homes.get(doubt.fact), fact=doubt.fact)
        yield NoteFinding(doubt.rule, doubt.sentence, doubt.sentence, weight_of(doubt.rule), spot)


def _homes(material: Material) -> dict[FactId, SectionId]:
    """Return the section that prints each fact first or, where none does, cites it."""
    homes: dict[FactId, SectionId] = {}
    cited: dict[FactId, SectionId] = {}
    for section in printed_sections(material.brief):
        for fact in section.facts:
            homes.setdefault(fact, section.id)
        for text in texts_of(section):
            for label in CITATION.findall(text):
                if (key := material.labels.get(label.casefold())) is not None:
                    cited.setdefault(key, section.id)
    return {**cited, **homes}


def _judged(note: NoteAtHand, material: Material) -> Iterator[NoteFinding]:
    yardstick = yardstick_of(note.content.brief, note.pack)
    for section in printed_sections(material.brief):
        for judgement in section.judgements:
            for doubt in judgement_doubts(judgement, yardstick):
                sentence = f"A judgement in “{name_of(section, note.pack)}”: {doubt.sentence}"
                spot, weight = Spot(section.id, judgement.id), weight_of(doubt.rule)
                yield NoteFinding(doubt.rule, sentence, doubt.sentence, weight, spot, doubt.words)


def _lost(document: Document, passages: Iterable[Passage]) -> Iterator[NoteFinding]:
    """Yield where the analyst points at a paragraph by a number that none has."""
    numbers = {block.number for block in document.blocks if isinstance(block, Block) and not block.level}
    for passage in passages:
        for found in _POINTED.finditer(passage.text) if passage.voice is not Voice.STATEMENT else ():
            if not {int(number) for number in re.findall(r"\d+", found[0])} <= numbers:
                what = f"“{found[0]}” points at a paragraph that the note does not have."
                yield _of_prose(Doubt("STR07", passage, what, found[0]))


def _unintroduced(
    note: NoteAtHand, document: Document, material: Material, passages: Iterable[Passage]
) -> Iterator[NoteFinding]:
    """Yield who is called in short before being introduced, at the first passage that does so."""
    written = [each for each in passages if each.voice in (Voice.OWN, Voice.JUDGEMENT)]
    names = {section.id: name_of(section, note.pack) for section in material.brief.sections}
    blocks = sectioned(document, note.content.brief)
    for met in unintroduced(blocks, tuple(material.actors.values())):
        what = f"“{met.words}” stands before {material.actors[met.actor].name} is introduced."
        said = re.compile(rf"(?<!\w){re.escape(met.words)}(?!\w)")
        saying = (each for each in written if each.spot.section == met.section and said.search(each.text))
        where = names.get(met.section, "") if met.section is not None else ""
        passage = next(saying, Passage(where, met.words, spot=Spot(met.section)))
        yield _of_prose(Doubt("NAM03", passage, what, met.words))
