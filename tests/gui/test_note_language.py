"""The language that the notes of a session are written in."""

from types import SimpleNamespace

from briefer.commands.briefs import add_brief
from briefer.gui.note_language import note_language
from tests.gui.desks import Scene, replaced


def test_the_language_of_the_first_note_is_that_of_the_session(desk: Scene) -> None:
    (pack, *_) = desk.desk.packs.packs
    other = replaced(pack, id="note", language="fr")
    both = replaced(desk.desk, packs=SimpleNamespace(packs=(pack, other)))
    assert note_language(both) == pack.language
    add_brief(desk.session, other)
    assert note_language(both) == "fr"
