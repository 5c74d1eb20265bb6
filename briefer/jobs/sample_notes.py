"""Notes made from the samples of packs, by which a pack is shown before there is a brief of it."""

from briefer.compose.samples import read_sample
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import composed
from briefer.model.documents import Document
from briefer.model.packs import Pack


def sample_note(pack: Pack, *, created: str = "", isolation: Isolation | None = None) -> Document:
    """Return the note of a pack's own sample; raises BrieferError where it has none or is at fault."""
    return composed(read_sample(pack).content, pack, created=created, isolation=isolation)
