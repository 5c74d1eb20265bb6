"""A note as rules over prose look at it: its passages, where they stand, and what is known beside them."""

from collections.abc import Iterator
from functools import lru_cache

from briefer.check.prose import Passage, Prose, Voice
from briefer.compose.fields import raw_value_of_role, title_of
from briefer.compose.fitting import pattern_of
from briefer.compose.judging import yardstick_of
from briefer.compose.markdown_writing import reread
from briefer.compose.material import Material, facts_used, printed_sections
from briefer.compose.walking import runs_in
from briefer.model.actors import AliasKind
from briefer.model.briefs import BriefContent, Section, called
from briefer.model.dates import is_edtf
from briefer.model.documents import Citation, Code, Inline, LineBreak, Text
from briefer.model.facts import FactKind
from briefer.model.findings import Spot
from briefer.model.packs import Pack, PackSection

_LEADING = "bottom-line"  # the look of a section that holds the note's bottom line


def passages_of(pack: Pack, created: str, material: Material) -> Iterator[Passage]:
    """Yield the passages of a note in order: its title, then section by section what stands in it.

    `created` is the moment of writing in ISO 8601.
    """
    brief = material.brief
    yield Passage("the title", title_of(brief, pack, created), Voice.TITLE)
    told = {fact.id for fact in facts_used(material)}
    for section in printed_sections(brief):
        pattern = pattern_of(section, pack)
        where = name_of(section, pack)
        leads = pattern is not None and pattern.style == _LEADING and not section.judgements
        for judgement in section.judgements:
            spot = Spot(section.id, judgement.id)
            yield Passage(where, judgement.text, Voice.JUDGEMENT, spot=spot)
            yield Passage(where, judgement.reasons, Voice.JUDGEMENT, spot=spot)
        for paragraph in section.paragraphs:
            spot = Spot(section.id, paragraph.id)
            for text in _plain(paragraph.text):
                yield Passage(where, text, reports=_reports(pattern) and not leads, leads=leads, spot=spot)
        for fact in section.facts:
            if fact in told:
                told.remove(fact)
                known = material.facts[fact]
                spot = Spot(section.id, fact=fact)
                yield Passage(f"fact {known.label}", known.statement, Voice.STATEMENT, spot=spot)


def prose_of(
    content: BriefContent, pack: Pack, created: str, material: Material, passages: tuple[Passage, ...]
) -> Prose:
    """Return the passages of a note with what is known beside them."""
    day, used = day_of(content, pack, created), facts_used(material)
    actors = tuple(material.actors.values())
    return Prose(
        passages=passages,
        yardstick=yardstick_of(content.brief, pack),
        facts={label: material.facts[key] for label, key in material.labels.items()},
        actors=actors,
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


def day_of(content: BriefContent, pack: Pack, created: str) -> str:
    """Return the day that the note bears, in ISO 8601: what was entered, else that of writing."""
    given = raw_value_of_role(content.brief, pack, "date", created)
    return given if is_edtf(given) else created[:10]


def name_of(section: Section, pack: Pack) -> str:
    """Return what a section is called in the note."""
    pattern = pattern_of(section, pack)
    return called(section.heading or (pattern.heading if pattern else ""), section.name)


@lru_cache(maxsize=4096)  # a note is looked over again after each edit of one paragraph
def _plain(markdown: str) -> tuple[str, ...]:
    """Return the paragraphs, items and cells of an analyst's Markdown as plain words with their citations."""
    return tuple("".join(map(_words, run)) for block in reread(markdown) for run in runs_in(block))


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
