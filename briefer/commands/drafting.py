"""Commands on a draft: paragraphs parted, joined, given back to the template, and citations looked at."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from briefer.commands.citations import citations_of, seen_now
from briefer.commands.sections import in_place, put_section, section_of
from briefer.commands.wording import shown
from briefer.compose.shown_facts import Change, standings
from briefer.errors import BrieferError
from briefer.model.briefs import Paragraph, Section
from briefer.model.drafting import Seen, Taken, Version
from briefer.model.ids import BriefId, ParagraphId, SectionId, VersionId, new_key
from briefer.store.session import Session
from briefer.text.cleaning import clean


def part_paragraph(
    session: Session,
    brief_id: BriefId,
    section_id: SectionId,
    paragraph_id: ParagraphId,
    texts: Sequence[str],
) -> ParagraphId:
    """Make a paragraph the first of the texts, with one behind it for each other; return the last's id."""
    section = section_of(session, brief_id, section_id)
    whole = _paragraph(section, paragraph_id)
    keys = (whole.id, *(ParagraphId(new_key()) for _ in texts[1:]))
    parts = [
        Paragraph(key, clean(text), None if number else whole.taken, citations_of(session, text, whole.seen))
        for number, (key, text) in enumerate(zip(keys, texts, strict=True))
    ]
    at = section.paragraphs.index(whole)
    paragraphs = (*section.paragraphs[:at], *parts, *section.paragraphs[at + 1 :])
    with session.step(f"Part a paragraph of {shown(section.title)}"):
        put_section(session, brief_id, replace(section, paragraphs=paragraphs))
    return keys[-1]


def join_paragraphs(
    session: Session,
    brief_id: BriefId,
    section_id: SectionId,
    keys: tuple[ParagraphId, ParagraphId],
    text: str,
) -> None:
    """Give the first of two paragraphs the text that both are to be, and remove the second."""
    section = section_of(session, brief_id, section_id)
    upper, lower = (_paragraph(section, key) for key in keys)
    seen = citations_of(session, text, (*upper.seen, *lower.seen))
    joined = replace(upper, text=clean(text), seen=seen)
    paragraphs = tuple(joined if each == upper else each for each in section.paragraphs if each != lower)
    with session.step(f"Join paragraphs of {shown(section.title)}"):
        put_section(session, brief_id, replace(section, paragraphs=paragraphs))


def back_to_template(
    session: Session, brief_id: BriefId, section_id: SectionId, paragraph_id: ParagraphId
) -> None:
    """Give a paragraph that was taken over back to the template, and keep its words as a version.

    Raises BrieferError for a paragraph that took nothing over.
    """
    section = section_of(session, brief_id, section_id)
    paragraph = _paragraph(section, paragraph_id)
    if paragraph.taken is None:
        what = "This paragraph stands in place of none of the template's."
        raise BrieferError(what, "Remove it instead, if it is not wanted.")
    rest = tuple(other for other in section.paragraphs if other.id != paragraph_id)
    versions = (*section.versions, _version(paragraph))
    with session.step(f"Back to the template in {shown(section.title)}"):
        put_section(session, brief_id, replace(section, paragraphs=rest, versions=versions))


def restore_version(
    session: Session, brief_id: BriefId, section_id: SectionId, version_id: VersionId
) -> ParagraphId:
    """Make a version the words of its paragraph again; what stood there is kept as a version."""
    section = section_of(session, brief_id, section_id)
    version = next(each for each in section.versions if each.id == version_id)
    there = next((each for each in section.paragraphs if each.id == version.paragraph), None)
    there = there or _in_place_of(section, version.taken)
    key = there.id if there else version.paragraph
    restored = Paragraph(key, version.text, version.taken, version.seen)
    if there:
        paragraphs = tuple(restored if each.id == key else each for each in section.paragraphs)
    else:
        paragraphs = in_place(section.paragraphs, restored)
    kept = tuple(each for each in section.versions if each.id != version_id)
    versions = (*kept, _version(there)) if there and there.text != version.text else kept
    with session.step(f"Restore a version in {shown(section.title)}"):
        put_section(session, brief_id, replace(section, paragraphs=paragraphs, versions=versions))
    return key


def update_citation(session: Session, brief_id: BriefId, section_id: SectionId, label: str) -> int:
    """Mark every changed citation of a fact in a section as seen, and return how many there were.

    Not a letter of the analyst's is altered. Raises BrieferError where the fact that was cited is gone.
    """
    section = section_of(session, brief_id, section_id)
    fresh = seen_now(session, [label]).get(label.casefold())
    held = (*(seen for each in section.paragraphs for seen in each.seen), *_judged(section))
    cited = [seen for seen in held if seen.label.casefold() == label.casefold()]
    now = {} if fresh is None else {label.casefold(): fresh}
    changes = [standing.change for standing in standings(cited, now)]
    if fresh is None or Change.GONE in changes:
        what = f"The fact that [@{label}] cites is not in this session any more."
        raise BrieferError(what, "Cite another fact, or take the citation out.")

    def looked_at(seen: Seen) -> Seen:
        return fresh if seen.label.casefold() == label.casefold() else seen

    with session.step(f"Update the citation of {fresh.label}"):
        put_section(session, brief_id, _with_seen(section, looked_at))
    return changes.count(Change.CHANGED)


def _with_seen(section: Section, looked_at: Callable[[Seen], Seen]) -> Section:
    return replace(
        section,
        paragraphs=tuple(replace(each, seen=tuple(map(looked_at, each.seen))) for each in section.paragraphs),
        judgements=tuple(
            replace(each, cited=tuple(map(looked_at, each.cited))) for each in section.judgements
        ),
    )


def _judged(section: Section) -> tuple[Seen, ...]:
    return tuple(seen for judgement in section.judgements for seen in judgement.cited)


def _in_place_of(section: Section, taken: Taken | None) -> Paragraph | None:
    """Return the paragraph that stands in place of the same block, if any."""
    if taken is None:
        return None
    return next((each for each in section.paragraphs if each.taken == taken), None)


def _version(paragraph: Paragraph) -> Version:
    made = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    key = VersionId(new_key())
    return Version(key, paragraph.id, paragraph.text, made, paragraph.taken, paragraph.seen)


def _paragraph(section: Section, paragraph_id: ParagraphId) -> Paragraph:
    return next(each for each in section.paragraphs if each.id == paragraph_id)
