"""The language that the notes of a session are written in."""

from briefer.gui.desk import Desk
from briefer.store import queries


def note_language(desk: Desk) -> str:
    """Return the language of the session's first brief, or of the first pack there is."""
    wanted = [brief.pack for brief in queries.briefs(desk.session)]
    languages = {pack.id: pack.language for pack in desk.packs.packs}
    known = [languages[pack] for pack in wanted if pack in languages]
    return (*known, *languages.values(), "en")[0]
