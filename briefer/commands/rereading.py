"""Another reading of a source's bytes: in its place while nothing is tagged there, else beside it."""

from dataclasses import replace

from briefer.commands.replacing import give_way, has_tags, with_known
from briefer.commands.sources import add_sources, text_sha256
from briefer.commands.wording import shown
from briefer.errors import BrieferError
from briefer.model.ids import SourceId
from briefer.model.sources import GIVEN, LoadedSource
from briefer.store import queries, writing
from briefer.store.session import Session


def take_reading(session: Session, key: SourceId, reading: LoadedSource) -> SourceId:
    """Store what a source's bytes make when they are read in another way, and return its key.

    What the analyst gave of the source goes with it. The earlier reading is removed where there is no tag,
    fact or note in it, and stays where there is any: a text never changes under a tag. Raises BrieferError
    where it reads just the same.
    """
    known = queries.source(session, key)
    if text_sha256(reading.text) == known.text_sha256:
        raise BrieferError("It reads the same in that encoding.", "Choose another encoding.")
    is_replaced = not has_tags(session, key)
    with session.step(f"Read “{shown(known.name)}” in another encoding"):
        coming = replace(with_known(reading, known), file_name=known.file_name)
        (new,) = add_sources(session, [coming], known.retrieved)
        made = queries.source(session, new)
        bases = dict(made.bases) | {field: basis for field, basis in known.bases if basis == GIVEN}
        writing.put_source(
            session,
            replace(
                made, reliability=known.reliability, links=known.links, bases=tuple(sorted(bases.items()))
            ),
        )
        if is_replaced:
            give_way(session, key, new)
    return new
