"""What needs a look in a note before it goes out: its facts, its judgements, and the prose around them."""

import re
from collections.abc import Iterable, Iterator

from briefer.check.likelihood import judgement_doubts
from briefer.check.note import prose_doubts
from briefer.check.prose import Passage, Prose, Voice
from briefer.compose.doubts import doubts
from briefer.compose.fields import raw_value_of_role, title_of
from briefer.compose.introducing import unintroduced
from briefer.compose.judging import yardstick_of
from briefer.compose.markdown_writing import reread
from briefer.compose.material import Material, facts_used, material_of, printed_sections
from briefer.compose.walking import runs_in
from briefer.model.actors import AliasKind
from briefer.model.briefs import Brief, BriefContent, Section, called
from briefer.model.dates import is_edtf
from briefer.model.documents import Block, Citation, Code, Document, Inline, LineBreak, Text
from briefer.model.facts import FactKind
from briefer.model.packs import Pack, PackSection

_POINTED = re.compile(r"\bparagraphs? \d+(?:(?:, | and | to |[–-])\d+)*", re.IGNORECASE)
_LEADING = "bottom-line"  # the look of a section that holds the note's bottom line


def note_doubts(
    content: BriefContent,
    pack: Pack,
    created: str,
    document: Document | None = None,
    material: Material | None = None,
) -> tuple[str, ...]:
    """Return a plain sentence for each thing in the note that the analyst should look at.

    `created` is the moment of writing in ISO 8601; the composed `document`, where there is one, tells who is
    mentioned before being introduced; `material` is that of the content, where it is at hand.
    """
    material = material or material_of(content, pack)
    yardstick = yardstick_of(content.brief, pack)
    judged = (
        f"A judgement in “{_name_of(section, _pattern(section, pack))}”: {doubt}"
        for section in printed_sections(material.brief)
        for judgement in section.judgements
        for doubt in judgement_doubts(judgement, yardstick)
    )
    passages = tuple(_passages(material.brief, pack, created, material))
    is_english = pack.language[:2] == "en"
    in_prose = prose_doubts(_prose(content, pack, created, material, passages)) if is_english else ()
    met = _unintroduced(document, material, pack) if document and pack.first_mentions else ()
    of_facts = doubts(material, _day(content, pack, created))
    lost = _lost(document, passages) if document else ()
    return (*of_facts, *judged, *(doubt.sentence for doubt in in_prose), *met, *lost)


def _lost(document: Document, passages: Iterable[Passage]) -> Iterator[str]:
    """Yield where the analyst points at a paragraph by a number that none has."""
    numbers = {block.number for block in document.blocks if isinstance(block, Block) and not block.level}
    for passage in passages:
        for found in _POINTED.finditer(passage.text) if passage.voice is not Voice.STATEMENT else ():
            if not {int(number) for number in re.findall(r"\d+", found[0])} <= numbers:
                yield f"In “{passage.where}”, “{found[0]}” points at a paragraph that the note does not have."


def _unintroduced(document: Document, material: Material, pack: Pack) -> Iterator[str]:
    headings = {
        section.name: _name_of(section, _pattern(section, pack)) for section in material.brief.sections
    }
    for met in unintroduced(document.blocks, tuple(material.actors.values())):
        name = material.actors[met.actor].name
        where = headings.get(met.section, met.section)
        yield f"In “{where}”, “{met.words}” stands before {name} is introduced."


def _prose(
    content: BriefContent, pack: Pack, created: str, material: Material, passages: tuple[Passage, ...]
) -> Prose:
    """Return the passages of a note and what is known beside them."""
    day, used = _day(content, pack, created), facts_used(material)
    actors = material.actors.values()
    return Prose(
        passages=passages,
        yardstick=yardstick_of(content.brief, pack),
        facts={label: material.facts[key] for label, key in material.labels.items()},
        actors=tuple(actors),
        entered=tuple(value for _, value in content.brief.fields),
        acronyms=frozenset(
            alias.text
            for actor in actors
            for alias in actor.aliases
            if alias.kind is AliasKind.ACRONYM and pack.first_mentions
        ),
        origins=len({material.origin_of[item.span.source] for fact in used for item in fact.evidence}),
        year=int(day[:4]) if day[:4].isdigit() else 0,
    )


def _day(content: BriefContent, pack: Pack, created: str) -> str:
    """Return the day that the note bears, in ISO 8601: what was entered, else that of writing."""
    given = raw_value_of_role(content.brief, pack, "date", created)
    return given if is_edtf(given) else created[:10]


def _passages(brief: Brief, pack: Pack, created: str, material: Material) -> Iterator[Passage]:
    yield Passage("the title", title_of(brief, pack, created), Voice.TITLE)
    told = {fact.id for fact in facts_used(material)}
    for section in printed_sections(brief):
        pattern = _pattern(section, pack)
        where = _name_of(section, pattern)
        leads = pattern is not None and pattern.style == _LEADING and not section.judgements
        for judgement in section.judgements:
            yield Passage(where, judgement.text, Voice.JUDGEMENT)
            yield Passage(where, judgement.reasons, Voice.JUDGEMENT)
        for paragraph in section.paragraphs:
            for text in _plain(paragraph.text):
                yield Passage(where, text, reports=_reports(pattern) and not leads, leads=leads)
        for fact in section.facts:
            if fact in told:
                told.remove(fact)
                yield Passage(
                    f"fact {material.facts[fact].label}", material.facts[fact].statement, Voice.STATEMENT
                )


def _plain(markdown: str) -> Iterator[str]:
    """Yield the paragraphs, items and cells of an analyst's Markdown as plain words with their citations."""
    for block in reread(markdown):
        for run in runs_in(block):
            yield "".join(map(_words, run))


def _words(inline: Inline) -> str:
    match inline:
        case Text() | Code():
            return inline.text
        case LineBreak():
            return " "
        case Citation():
            return f"[@{inline.label}]"
        case _:
            return "".join(map(_words, inline.inlines))


def _reports(pattern: PackSection | None) -> bool:
    """Return whether a section asks for facts of some kinds, none of them a judgement."""
    kinds = pattern.takes.kinds if pattern and pattern.takes else ()
    return bool(kinds) and FactKind.JUDGEMENT not in kinds


def _pattern(section: Section, pack: Pack) -> PackSection | None:
    return next((each for each in pack.sections if each.name == section.name), None)


def _name_of(section: Section, pattern: PackSection | None) -> str:
    return called(section.heading or (pattern.heading if pattern else ""), section.name)
