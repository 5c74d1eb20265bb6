"""Rows of the table of keys about reading: going about, clicks, undo, the palette."""

from PySide6.QtWidgets import QToolButton

from briefer.gui.page import SessionPage
from briefer.gui.views.palette import Palette
from briefer.store import queries
from tests.e2e.hands import Hands, Key, Mouse
from tests.e2e.rows import at, selected, sentence, tagged, text
from tests.gui.desks import Scene


def sentences_by_keys(hands: Hands) -> None:
    for key, begin in (
        *(
            (Key.Key_J, "Estmark's"),
            (Key.Key_Down, "The two"),
            (Key.Key_K, "Estmark's"),
            (Key.Key_Up, "Norland"),
        ),
    ):
        hands.press(key)
        assert sentence(hands.page).startswith(begin)
    hands.press(Key.Key_J, shift=True)
    hands.press(Key.Key_Down, shift=True)
    assert selected(hands.page).startswith("Norland closed")
    assert selected(hands.page).endswith("unlawful.")


def sentences_by_mouse(mouse: Mouse) -> None:
    mouse.menu("Go", "Next sentence")
    assert sentence(mouse.page).startswith("Estmark's")
    mouse.menu("Go", "Previous sentence")
    assert sentence(mouse.page).startswith("Norland")
    mouse.select(at(mouse.page, "Norland"), at(mouse.page, "unlawful.") + 9)
    assert selected(mouse.page).endswith("unlawful.")


def words_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_Right)
    assert hands.page.reader.text.caret == at(hands.page, "closed")
    hands.press(Key.Key_Left)
    hands.press(Key.Key_Right, shift=True)
    hands.press(Key.Key_Right, shift=True)
    assert selected(hands.page) == "Norland closed"
    hands.press(Key.Key_Left, shift=True)
    assert selected(hands.page) == "Norland"
    for name in ("Estmark", "Ana Bell"):
        hands.press(Key.Key_Period)
        assert selected(hands.page) == name
    hands.press(Key.Key_Comma)
    assert selected(hands.page) == "Estmark"


def words_by_mouse(mouse: Mouse) -> None:
    mouse.stand(at(mouse.page, "closed"))
    mouse.select(at(mouse.page, "Norland"), at(mouse.page, "closed") + 6)
    assert selected(mouse.page) == "Norland closed"
    mouse.stand(at(mouse.page, "Norland"))
    mouse.in_text(at(mouse.page, "closed"), "Next name")
    assert selected(mouse.page) == "Estmark"
    mouse.in_text(at(mouse.page, "Ana"), "Previous name")
    assert selected(mouse.page) == "Estmark"


def letter_on(page: SessionPage, words: str) -> Key:
    start = at(page, words)
    hint = next(hint for hint, _ in page.reader._hints.layer.boxes() if hint.start == start)
    assert len(hint.letters) == 1
    return Key(ord(hint.letters.upper()))


def letters_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_Semicolon)
    hands.press(letter_on(hands.page, "strait"))
    assert hands.page.reader.text.caret == at(hands.page, "strait")
    hands.press(Key.Key_Semicolon)
    hands.press(letter_on(hands.page, "Monday"), shift=True)
    assert selected(hands.page) == "strait on Monday"
    hands.press(Key.Key_Semicolon)
    hands.press(Key.Key_Semicolon)
    hands.press(letter_on(hands.page, "Ana Bell"))
    assert selected(hands.page) == "Ana Bell"


def letters_by_mouse(mouse: Mouse) -> None:
    mouse.menu("Go", "Letters on words")
    assert mouse.page.reader._hints.layer.isVisible()
    mouse.stand(at(mouse.page, "strait"))
    assert not mouse.page.reader._hints.layer.isVisible()
    assert mouse.page.reader.text.caret == at(mouse.page, "strait")


def clicks_by_keys(hands: Hands) -> None:
    hands.walk_to(at(hands.page, "strait"))
    hands.press(Key.Key_Right, shift=True)
    assert selected(hands.page) == "strait"
    assert not hands.page.reader._bar.isVisible()


def clicks_by_mouse(mouse: Mouse) -> None:
    viewport, point = mouse.page.reader.text.viewport(), mouse.point(at(mouse.page, "strait"))
    mouse.clicks(viewport, point, 2)
    assert selected(mouse.page) == "strait"
    shown = {it.text() for it in mouse.page.reader._bar.findChildren(QToolButton) if it.isVisible()}
    assert shown == {"Actor", "Fact", "Evidence", "Note"}
    mouse.clicks(viewport, point, 3)
    assert selected(mouse.page) == "Norland closed the strait on Monday."
    mouse.clicks(viewport, point, 4)
    assert selected(mouse.page).endswith("unlawful.")


def far_tag(made: Scene) -> None:
    """Tag something in the other source than the one that is opened."""
    made.tag("Norland keeps", made.norland, source=made.second)


def undo_by_keys(hands: Hands) -> None:
    assert hands.page.reader.source == queries.sources(hands.page.desk.session)[0].id
    hands.press(Key.Key_Z, ctrl=True)
    assert tagged(hands.page) == []
    assert text(hands.page).startswith("Ships wait"), "an undo in another source shows its place"
    assert hands.page.reader.text.flashed()
    hands.press(Key.Key_Z, ctrl=True, shift=True)
    assert len(tagged(hands.page)) == 1
    hands.press(Key.Key_Z, ctrl=True)
    hands.press(Key.Key_Y, ctrl=True)
    assert len(tagged(hands.page)) == 1


def undo_by_mouse(mouse: Mouse) -> None:
    bar = mouse.page.bar
    undo, redo = (bar.widgetForAction(action) for action in bar.actions())
    assert "Undo Tag Norland" in undo.toolTip()
    mouse.click(undo)
    assert tagged(mouse.page) == []
    assert text(mouse.page).startswith("Ships wait")
    mouse.click(redo)
    assert len(tagged(mouse.page)) == 1
    mouse.menu("Edit", "Undo Tag Norland")
    assert tagged(mouse.page) == []


def palette_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_K, ctrl=True)
    hands.type("write a note")
    hands.press(Key.Key_Return)
    assert hands.page.reader.notes.editor.isVisible()


def palette_by_mouse(mouse: Mouse) -> None:
    mouse.menu("Edit", "Every action by name")
    palette = mouse.window.findChild(Palette)
    assert isinstance(palette, Palette)
    row = next(n for n, entry in enumerate(palette.model.rows) if entry.words == "Write a note")
    palette.list.scrollTo(palette.model.index(row))
    mouse.click(palette.list.viewport(), palette.list.visualRect(palette.model.index(row)).center())
    assert mouse.page.reader.notes.editor.isVisible()


def ways_by_keys(hands: Hands) -> None:
    first = hands.page.reader.source
    hands.press(Key.Key_PageDown, ctrl=True)
    second = hands.page.reader.source
    assert second != first
    hands.press(Key.Key_PageUp, alt=True)
    assert hands.page.reader.source == first
    hands.press(Key.Key_PageDown, alt=True)
    assert hands.page.reader.source == second
    hands.press(Key.Key_F6)
    assert not hands.page.reader.text.hasFocus()


def ways_by_mouse(mouse: Mouse) -> None:
    first = mouse.page.reader.source
    listed = mouse.page.sources.list
    mouse.click(listed.viewport(), listed.visualRect(listed.model().index(1, 0)).center())
    second = mouse.page.reader.source
    assert second != first
    mouse.menu("Go", "Back")
    assert mouse.page.reader.source == first
    mouse.menu("Go", "Forward")
    assert mouse.page.reader.source == second
