"""What the analyst corrects of sources, one or many, and the basis that each corrected value gets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from briefer.commands.grouped import in_steps
from briefer.commands.publishers import grade_of, publisher_grades
from briefer.commands.wording import counted, one_line, shown
from briefer.model.dates import Dating
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import DEFAULT_OF_PUBLISHER, GIVEN, Source
from briefer.store import queries, writing
from briefer.store.session import Session

_FIELDS = ("title", "byline", "publisher", "published", "retrieved", "url", "language", "reliability")


@dataclass(frozen=True, slots=True)
class SourceEdits:
    """What is to change about each of several sources; what is None stays as it is."""

    byline: str | None = None
    publisher: str | None = None
    published: Dating | None = None
    language: str | None = None
    reliability: Reliability | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to change."""
        return all(getattr(self, field.name) is None for field in fields(self))


def edit_sources(session: Session, sources: Sequence[SourceId], edits: SourceEdits) -> Iterator[int]:
    """Change several sources, and yield after each step how many are done; one gone is passed over."""
    there = queries.sources(session, sources)
    grades = publisher_grades()

    def edit(some: Sequence[Source]) -> None:
        for source in some:
            writing.put_source(session, with_bases(source, edited_source(source, edits), grades))

    label = f"“{shown(there[0].name)}”" if len(there) == 1 else counted(len(there), "source")
    return in_steps(session, f"Edit {'source ' if len(there) == 1 else ''}{label}", there, edit)


def edited_source(source: Source, edits: SourceEdits) -> Source:
    """Return the source as the edits make it."""
    return replace(
        source,
        byline=source.byline if edits.byline is None else one_line(edits.byline),
        publisher=source.publisher if edits.publisher is None else one_line(edits.publisher),
        published=source.published if edits.published is None else edits.published,
        language=source.language if edits.language is None else one_line(edits.language),
        reliability=source.reliability if edits.reliability is None else edits.reliability,
    )


def with_bases(known: Source, edited: Source, grades: Mapping[str, Reliability]) -> Source:
    """Return an edited source in which what differs from the known one is given by the analyst.

    A basis that was changed along with a value stays; an empty value has none. Where the publisher is another
    one and the grade was not given by hand, the grade is that of `grades` for the publisher.
    """
    bases = dict(known.bases) | dict(edited.bases)
    for field in _FIELDS:
        if getattr(known, field) != getattr(edited, field) and bases.get(field, "") == known.basis(field):
            bases[field] = GIVEN
    if edited.publisher != known.publisher and bases.get("reliability") != GIVEN:
        grade = grade_of(edited.publisher, grades)
        if grade is not edited.reliability and _is_default(known):
            edited = replace(edited, reliability=grade)
            bases["reliability"] = DEFAULT_OF_PUBLISHER
    kept = {field: basis for field, basis in bases.items() if _has_value(edited, field)}
    return replace(edited, bases=tuple(sorted(kept.items())))


def _is_default(known: Source) -> bool:
    """Return whether the grade is none of the analyst's: not assessed, or that of its publisher."""
    return known.reliability is Reliability.NOT_ASSESSED or known.basis("reliability") == DEFAULT_OF_PUBLISHER


def _has_value(source: Source, field: str) -> bool:
    if field == "published":
        return source.published.value is not None
    if field == "reliability":
        return source.reliability is not Reliability.NOT_ASSESSED
    return bool(getattr(source, field, True))
