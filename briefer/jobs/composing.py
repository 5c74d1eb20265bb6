"""Composing where it belongs: a shipped pack in this process, a user's own in a child with limits."""

import pkgutil
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from briefer.compose.citation_styles import OWN, citation_style
from briefer.compose.compose import Composition, compose, recompose, section_parts
from briefer.compose.first_mentions import mentions_first
from briefer.compose.frames import note_days
from briefer.compose.material import facts_used, material_of
from briefer.compose.packs import is_shipped
from briefer.compose.phrases import phrases_of
from briefer.compose.section_parts import Part, sectioned
from briefer.compose.source_forms import FormsOf, SourceForms, Wording
from briefer.compose.transfer import COMPOSE_IN_CHILD, PARTS_IN_CHILD, document_of, parts_of
from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError
from briefer.isolate.cancelling import StoppedError
from briefer.isolate.limits import Limits
from briefer.isolate.pool import Isolation
from briefer.model.briefs import BriefContent, Section
from briefer.model.documents import Document
from briefer.model.drafting import FirstMention
from briefer.model.ids import SectionId, SourceId
from briefer.model.note_options import NoteOptions, options_of
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMS_IN = "briefer.compose.csl:forms_in"  # found when a style is chosen: its library takes long to import

PACK_LIMITS = Limits(seconds=5.0, cpu_seconds=5, memory=512 << 20, answer=64 << 20)
"""What a user's pack may use for one note."""


def now() -> str:
    """Return this moment in UTC in ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def composed(
    content: BriefContent,
    pack: Pack,
    *,
    created: str = "",
    options: NoteOptions | None = None,
    isolation: Isolation | None = None,
) -> Document:
    """Return the composed note; `created` is an ISO 8601 moment in UTC, now where it is empty.

    What `options` leave open is as the brief has it, else the pack. Citation styles are carried out here,
    not in a child, which may read no files.

    A user's pack is rendered in a child of `isolation`, if that was made with PACK_LIMITS, or in one made for
    this call. Raises BrieferError
    where the pack is at fault or uses more than PACK_LIMITS, and for a citation style that is not there or
    cannot be carried out.
    """
    moment = created or now()
    chosen = (options or NoteOptions()).over(options_of(content.brief)).settled(pack)
    forms_of = source_forms(content, pack, chosen.citations or OWN)
    if is_shipped(pack):
        return compose(content, pack, created=moment, options=chosen, forms_of=forms_of)
    forms = forms_of and _forms_used(content, pack, forms_of)
    arguments = content, pack, moment, chosen, forms
    return document_of(_in_child(pack, isolation, COMPOSE_IN_CHILD, *arguments))


def source_forms(content: BriefContent, pack: Pack, style: str) -> FormsOf | None:
    """Return what gives the content's sources in a citation style; None for the program's own way.

    Raises BrieferError where there is no such style or it cannot be carried out.
    """
    if style == OWN:
        return None
    forms_in: Callable[..., FormsOf] = pkgutil.resolve_name(_FORMS_IN)
    say = phrases_of(pack).words
    wording = Wording(pack.language, say["untitled"], say["untitled_file"], say["unknown_outlet"])
    return forms_in(citation_style(style), {source.id: source for source in content.sources}, wording)


def _forms_used(content: BriefContent, pack: Pack, forms_of: FormsOf) -> dict[SourceId, SourceForms]:
    used = facts_used(material_of(content, pack))
    sources = dict.fromkeys(item.span.source for fact in used for item in fact.evidence)
    return {key: forms_of(key) for key in sources}


def recomposed(  # noqa: PLR0913 - what composed takes, and the former result
    content: BriefContent,
    pack: Pack,
    former: Composition | None,
    *,
    created: str = "",
    options: NoteOptions | None = None,
    isolation: Isolation | None = None,
) -> tuple[Document, Composition | None]:
    """Return what `composed` gives, and what to hand in as `former` after the next edit.

    Its citations may have no numbers yet, which `compose.numbering` gives. Of a shipped pack only that is
    composed anew which reads what changed. A user's pack is composed whole, in a child that keeps nothing.
    Raises what `composed` raises.
    """
    chosen = (options or NoteOptions()).over(options_of(content.brief)).settled(pack)
    if not is_shipped(pack):
        return composed(content, pack, created=created, options=options, isolation=isolation), None
    forms_of = source_forms(content, pack, chosen.citations or OWN)
    composition = recompose(
        content,
        pack,
        created=created or now(),
        options=chosen,
        forms_of=forms_of,
        former=former,
        keeps=True,
    )
    return composition.document, composition


def composed_parts(  # noqa: PLR0913 - what composed takes, the section, and what is at hand
    content: BriefContent,
    pack: Pack,
    section: SectionId,
    composition: Composition | None = None,
    *,
    created: str = "",
    isolation: Isolation | None = None,
) -> tuple[Part, ...]:
    """Return the parts of one section as `composed` would print it; raises what that raises.

    `composition` is what `recomposed` gave for the same content.
    """
    moment = created or now()
    if is_shipped(pack):
        return section_parts(content, pack, section, created=moment, composition=composition)
    return parts_of(_in_child(pack, isolation, PARTS_IN_CHILD, content, pack, section, moment))


def first_mentions(  # noqa: PLR0913, PLR0917 - what was composed, and from what
    content: BriefContent,
    pack: Pack,
    document: Document,
    section: Section,
    parts: Iterable[Part],
    composition: Composition | None = None,
) -> tuple[FirstMention, ...]:
    """Return whom the analyst's paragraphs of a printed section mention first and do not introduce.

    `document` is the note and `parts` are the section's, composed from this content; `composition` is what
    `recomposed` gave for it.
    """
    if not (pack.first_mentions and section.included and section.paragraphs):
        return ()
    own = [paragraph.id for paragraph in section.paragraphs]
    sections = sectioned(document, content.brief)
    before = (block for _, block in takewhile(lambda each: each[0] != section.id, sections))
    days = note_days(content, pack, now())
    material = material_of(content, pack) if composition is None else composition.frame.material
    return mentions_first(before, parts, own, material, days)


def composed_apart(content: BriefContent, pack: Pack, created: str, isolation: Isolation) -> Document:
    """Return the composed note in our own citations, made in a child of `isolation` whoever the pack is from.

    Raises StoppedError where the pack uses more than the child's limits allow, BrieferError where it is at
    fault.
    """
    return document_of(_asked(pack, isolation, COMPOSE_IN_CHILD, content, pack, created))


def _in_child(pack: Pack, isolation: Isolation | None, function: str, *values: object) -> object:
    """Return what a function answers in a child of this isolation, if strict enough, or in one of its own."""
    if isolation is not None and isolation.limits.seconds <= PACK_LIMITS.seconds:
        return _run(pack, isolation, function, *values)
    with Isolation(PACK_LIMITS) as own:
        return _run(pack, own, function, *values)


def _run(pack: Pack, isolation: Isolation, function: str, *values: object) -> object:
    try:
        return _asked(pack, isolation, function, *values)
    except StoppedError as error:
        what = f"The pack “{pack.id}” was stopped: its templates use more time or memory than a pack may."
        raise BrieferError(what, "Correct the pack, or use another one.") from error


def _asked(pack: Pack, isolation: Isolation, function: str, *values: object) -> object:
    try:
        return isolation.run(function, *values)
    except ChildError as error:
        what = f"The templates of the pack “{pack.id}” could not be carried out ({error.kind})."
        raise BrieferError(what, "Correct the pack, or use another one.") from error
