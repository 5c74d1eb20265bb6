"""Composing where it belongs: a shipped pack in this process, a user's own in a child with limits."""

from datetime import UTC, datetime

from briefer.compose.compose import compose, section_parts
from briefer.compose.packs import is_shipped
from briefer.compose.section_parts import Part
from briefer.compose.transfer import COMPOSE_IN_CHILD, PARTS_IN_CHILD, document_of, parts_of
from briefer.errors import BrieferError
from briefer.isolate import ChildError, Isolation, Limits, StoppedError
from briefer.model.briefs import BriefContent
from briefer.model.documents import Document
from briefer.model.ids import SectionId
from briefer.model.packs import Pack

PACK_LIMITS = Limits(seconds=5.0, cpu_seconds=5, memory=512 << 20, answer=64 << 20)
"""What a user's pack may use for one note."""


def now() -> str:
    """Return this moment in UTC in ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def composed(
    content: BriefContent, pack: Pack, *, created: str = "", isolation: Isolation | None = None
) -> Document:
    """Return the composed note; `created` is an ISO 8601 moment in UTC, now where it is empty.

    A user's pack is rendered in a child of `isolation`, if that was made with PACK_LIMITS, or in one made for
    this call. Raises BrieferError
    where the pack is at fault or uses more than PACK_LIMITS.
    """
    moment = created or now()
    if is_shipped(pack):
        return compose(content, pack, created=moment)
    return document_of(_in_child(pack, isolation, COMPOSE_IN_CHILD, content, pack, moment))


def composed_parts(
    content: BriefContent,
    pack: Pack,
    section: SectionId,
    *,
    created: str = "",
    isolation: Isolation | None = None,
) -> tuple[Part, ...]:
    """Return the parts of one section as `composed` would print it; raises what that raises."""
    moment = created or now()
    if is_shipped(pack):
        return section_parts(content, pack, section, created=moment)
    return parts_of(_in_child(pack, isolation, PARTS_IN_CHILD, content, pack, section, moment))


def _in_child(pack: Pack, isolation: Isolation | None, function: str, *values: object) -> object:
    """Return what a function answers in a child of this isolation, if strict enough, or in one of its own."""
    if isolation is not None and isolation.limits.seconds <= PACK_LIMITS.seconds:
        return _run(pack, isolation, function, *values)
    with Isolation(PACK_LIMITS) as own:
        return _run(pack, own, function, *values)


def _run(pack: Pack, isolation: Isolation, function: str, *values: object) -> object:
    try:
        return isolation.run(function, *values)
    except StoppedError as error:
        what = f"The pack “{pack.id}” was stopped: its templates use more time or memory than a pack may."
        raise BrieferError(what, "Correct the pack, or use another one.") from error
    except ChildError as error:
        what = f"The templates of the pack “{pack.id}” could not be carried out ({error.kind})."
        raise BrieferError(what, "Correct the pack, or use another one.") from error
