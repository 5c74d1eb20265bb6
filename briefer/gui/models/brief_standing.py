"""A section's draft as it stands now: the rows composed last, with what was written since."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.gui.models.brief_parts import PartKind, PartRow
from briefer.gui.models.brief_prose import raw_prose
from briefer.model.briefs import Paragraph, Section
from briefer.model.ids import ParagraphId


@dataclass(frozen=True, slots=True)
class Drafted:
    """The words of a paragraph as they are typed: its key, its Markdown, and the paragraph it stands behind.

    One that is not stored yet stands first where `after` is None, or is no paragraph of its section.
    """

    paragraph: ParagraphId
    text: str
    after: ParagraphId | None = None


def place_behind(paragraphs: Sequence[Paragraph], after: ParagraphId | None) -> int:
    """Return the place, counted from 0, of a paragraph that stands behind this one."""
    return next((at + 1 for at, each in enumerate(paragraphs) if each.id == after), 0)


def with_drafted(section: Section, drafted: Drafted) -> Section:
    """Return the section as it is once these words are stored."""
    paragraphs = section.paragraphs
    if any(each.id == drafted.paragraph for each in paragraphs):
        changed = (
            replace(each, text=drafted.text) if each.id == drafted.paragraph else each for each in paragraphs
        )
        return replace(section, paragraphs=tuple(changed))
    at = place_behind(paragraphs, drafted.after)
    new = Paragraph(drafted.paragraph, drafted.text)
    return replace(section, paragraphs=(*paragraphs[:at], new, *paragraphs[at:]))


def last_free(section: Section) -> ParagraphId | None:
    """Return the last of the paragraphs that stand where the pack has the analyst's own, if there is one."""
    last = None
    for paragraph in section.paragraphs:
        if paragraph.taken is not None:
            break
        last = paragraph.id
    return last


def standing_rows(composed: Iterable[PartRow], section: Section, *, is_begun: bool) -> tuple[PartRow, ...]:
    """Return the rows of a section as it stands, from those that were composed when it was another.

    Where no paragraph is `is_begun` yet, there is an empty row to begin one on.
    """
    written = {paragraph.id: paragraph for paragraph in section.paragraphs}
    rows = list(_still_there(composed, section, written))
    shown = {row.holder for row in rows}
    before: ParagraphId | None = None
    for paragraph in section.paragraphs:
        if paragraph.id not in shown:
            rows.insert(_row_behind(rows, before), _fresh_row(paragraph))
        before = paragraph.id
    if not is_begun:
        rows.insert(_row_behind(rows, last_free(section)), PartRow(PartKind.BEGIN, ""))
    return tuple(rows)


def _still_there(
    composed: Iterable[PartRow], section: Section, written: dict[ParagraphId, Paragraph]
) -> Iterator[PartRow]:
    """Return the composed rows that are still there, those taken over or given back since as that."""
    judged = {judgement.id for judgement in section.judgements}
    rows = tuple(composed)
    known = {row.holder for row in rows}
    takers = {each.taken.place: each for each in written.values() if each.taken and each.id not in known}
    for row in rows:
        own = written.get(ParagraphId(row.holder))
        if not row.holder:
            taker = takers.get(row.place)
            yield _fresh_row(taker) if taker is not None else row
        elif own is not None:
            yield row if own.text == row.text else _fresh_row(own)
        elif row.kind is PartKind.TAKEN:
            yield replace(row, kind=PartKind.TEMPLATE, holder=0)
        elif row.holder in judged:
            yield row


def _fresh_row(paragraph: Paragraph) -> PartRow:
    """Return the row of a paragraph whose words were not composed yet."""
    kind = PartKind.TAKEN if paragraph.taken else PartKind.OWN
    prose = raw_prose(paragraph.text)
    return PartRow(kind, prose.words, paragraph.id, text=paragraph.text, prose=prose)


def _row_behind(rows: Sequence[PartRow], key: ParagraphId | None) -> int:
    """Return the number of the row behind that of a paragraph, 0 where there is none."""
    return next((number + 1 for number, row in enumerate(rows) if key is not None and row.holder == key), 0)
