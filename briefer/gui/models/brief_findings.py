"""What there is to look at in a brief, as rows of a list and as the quiet line below a paragraph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefer.gui import theme
from briefer.gui.icons import tinted_icon
from briefer.gui.models.brief_parts import PartRow
from briefer.gui.models.rows import Face
from briefer.model.briefs import Brief
from briefer.model.findings import NoteFinding, Weight
from briefer.model.ids import SectionId

SIGNS = {
    Weight.GRAVE: ("circle-alert", "fault"),
    Weight.FAIR: ("flag", "warning"),
    Weight.LIGHT: ("pen-line", "muted"),
}
"""The icon of each weight, and the name of its colour in the theme."""

Places = Mapping[tuple[SectionId | None, int], tuple[NoteFinding, ...]]
"""Findings by the section and the key of what they are in."""

TITLE_BLOCK = "Title block"
_LINES = 4
_SPOKEN = {Weight.GRAVE: "grave", Weight.FAIR: "worth a look", Weight.LIGHT: "wording"}
_LEFT = "left as it is"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as a row: where it is in words, and whether it is left as it is."""

    finding: NoteFinding
    where: str
    is_left: bool = False


def finding_rows(
    brief: Brief, findings: Iterable[NoteFinding], left: Iterable[NoteFinding]
) -> tuple[FindingRow, ...]:
    """Return the rows of what is to be looked at, then of what is left as it is."""
    titles: Mapping[SectionId | None, str] = {section.id: section.title for section in brief.sections}
    told = [FindingRow(each, titles.get(each.spot.section, TITLE_BLOCK)) for each in findings]
    kept = [FindingRow(each, titles.get(each.spot.section, TITLE_BLOCK), is_left=True) for each in left]
    return (*told, *kept)


def face_of(row: FindingRow) -> Face:
    """Return what a row shows: what is found, and the section that it is found in."""
    finding = row.finding
    name, tone = SIGNS[finding.weight]
    detail = f"{row.where} · {_LEFT}" if row.is_left else row.where
    return Face(
        finding.what,
        detail,
        mark=tinted_icon(name, getattr(theme.current_tones(), "muted" if row.is_left else tone)),
        is_faint=row.is_left,
        lines=_LINES,
        detail_lines=1,
        spoken=f"{_SPOKEN[finding.weight]}, {detail}: {finding.what}",
        tip=finding.sentence,
    )


def in_sections(brief: Brief, *parts: Iterable[NoteFinding]) -> tuple[NoteFinding, ...]:
    """Return all parts in the order of the brief's sections, the title block first."""
    places: dict[SectionId | None, int] = {section.id: at for at, section in enumerate(brief.sections)}
    return tuple(
        sorted((each for part in parts for each in part), key=lambda each: places.get(each.spot.section, -1))
    )


def by_place(findings: Iterable[NoteFinding]) -> Places:
    """Return the findings by where they are, the weightiest first."""
    found: dict[tuple[SectionId | None, int], tuple[NoteFinding, ...]] = {}
    for each in sorted(findings, key=lambda each: each.weight):
        place = each.spot.section, each.spot.key
        found[place] = (*found.get(place, ()), each)
    return found


def with_findings(rows: Iterable[PartRow], section: SectionId, found: Places) -> tuple[PartRow, ...]:
    """Return the rows of a section's draft, each with what is found in it."""
    return tuple(
        replace(row, findings=here) if (here := _of_row(row, section, found)) else row for row in rows
    )


def told_once(findings: Iterable[NoteFinding]) -> tuple[str, ...]:
    """Return the sentences of findings, the weightiest first, each once with how often it holds."""
    counts: dict[str, int] = {}
    for finding in sorted(findings, key=lambda each: each.weight):
        counts[finding.sentence] = counts.get(finding.sentence, 0) + 1
    return tuple(
        sentence if count == 1 else f"{sentence} ({count:,} times)" for sentence, count in counts.items()
    )


def _of_row(row: PartRow, section: SectionId, found: Places) -> tuple[NoteFinding, ...]:
    """Return what is found in a row; who is to be introduced there is told by a line of its own."""
    keys = (row.holder,) if row.holder else row.facts
    here = tuple(each for key in keys for each in found.get((section, key), ()))
    if not here or not row.first_mentions:
        return here
    introduced = {mention.said for mention in row.first_mentions}
    return tuple(each for each in here if each.rule != "NAM03" or each.words not in introduced)
