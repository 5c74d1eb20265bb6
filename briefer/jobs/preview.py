"""The preview of a brief: the document that an export would write."""

from dataclasses import replace

from briefer.compose.fitting import brief_in_pack
from briefer.compose.packs import Packs, pack_by_id
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import composed
from briefer.model.documents import Document
from briefer.model.ids import BriefId
from briefer.store import queries
from briefer.store.session import Session


def preview(
    session: Session,
    brief_id: BriefId,
    *,
    packs: Packs | None = None,
    isolation: Isolation | None = None,
    created: str = "",
) -> Document:
    """Return the brief as it would be printed now.

    `packs` are those to choose from, all there are if None. Raises BrieferError where the brief's pack is not
    there or is at fault.
    """
    queries.find_copies(session)
    content = queries.brief_content(session, brief_id)
    pack = pack_by_id(content.brief.pack, packs)
    shown = replace(content, brief=brief_in_pack(content.brief, pack))
    return composed(shown, pack, created=created, isolation=isolation)
