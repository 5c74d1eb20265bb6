"""Each row of the table of keys, in its order: done in a real window by keys alone, and by mouse alone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from briefer.commands.actors import pin_actor
from briefer.commands.briefs import first_brief
from briefer.gui.dialogs import decisions
from briefer.gui.page import SessionPage
from briefer.gui.views.palette import Palette
from briefer.gui.window import MainWindow
from briefer.store import queries
from tests.e2e.hands import Hands, Key, Mouse, without
from tests.gui.desks import Scene, scene

Ready = Callable[[Scene], object]
ByKeys = Callable[[Hands], None]
ByMouse = Callable[[Mouse], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that keys do: what is there before, how it is done either way."""

    name: str
    keys: ByKeys
    mouse: ByMouse
    ready: Ready = lambda _: None


def text(page: SessionPage) -> str:
    return page.reader.text.blocks.text


def at(page: SessionPage, words: str) -> int:
    return text(page).index(words)


def selected(page: SessionPage) -> str:
    span = page.reader.selection()
    return span.quote if span is not None else ""


def sentence(page: SessionPage) -> str:
    span = page.reader.sentence()
    return span.quote if span is not None else ""


def tagged(page: SessionPage) -> list[tuple[str, list[str]]]:
    session = page.desk.session
    return [
        (it.span.quote, [queries.actor(session, key).name for key in it.actors])
        for it in queries.mentions(session)
    ]


def passages(page: SessionPage) -> list[list[str]]:
    return [[item.span.quote for item in fact.evidence] for fact in queries.facts(page.desk.session)]


def sent(page: SessionPage) -> int:
    briefs = queries.briefs(page.desk.session)
    return sum(len(section.facts) for brief in briefs for section in brief.sections)


def notes(page: SessionPage) -> list[tuple[str, str]]:
    return [(memo.span.quote, memo.words) for memo in queries.memos(page.desk.session)]


def current(page: SessionPage) -> str:
    return next(tag.words for tag in page.reader.tags_at_caret() if tag.is_current)


def button(page: SessionPage, words: str) -> QToolButton:
    return next(it for it in page.reader._bar.findChildren(QToolButton) if it.text() == words)


# Sentences, words, names, letters


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
    for name in ("Monday", "Estmark"):
        hands.press(Key.Key_Period)
        assert selected(hands.page) == name
    hands.press(Key.Key_Comma)
    assert selected(hands.page) == "Monday"


def words_by_mouse(mouse: Mouse) -> None:
    mouse.stand(at(mouse.page, "closed"))
    mouse.select(at(mouse.page, "Norland"), at(mouse.page, "closed") + 6)
    assert selected(mouse.page) == "Norland closed"
    mouse.stand(at(mouse.page, "Norland"))
    mouse.in_text(at(mouse.page, "closed"), "Next name")
    assert selected(mouse.page) == "Monday"
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


# Clicks and the small bar


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


# Tagging


def actor_by_keys(hands: Hands) -> None:
    hands.walk_to(at(hands.page, "Estmark"))
    hands.press(Key.Key_A)
    hands.press(Key.Key_Return)
    hands.select(at(hands.page, "The two"), at(hands.page, "states") + 6)
    hands.press(Key.Key_1)
    hands.press(Key.Key_A)
    hands.type("Estmark")
    hands.press(Key.Key_Return)
    assert tagged(hands.page) == [("Estmark", ["Estmark"]), ("The two states", ["Norland", "Estmark"])]


def actor_by_mouse(mouse: Mouse) -> None:
    mouse.select(at(mouse.page, "Estmark"), at(mouse.page, "Estmark") + 7)
    mouse.click(button(mouse.page, "Actor"))
    listed = mouse.page.reader._popup._list
    mouse.click(listed.viewport(), listed.visualRect(listed.model().index(0, 0)).center())
    mouse.select(at(mouse.page, "The two"), at(mouse.page, "states") + 6)
    mouse.in_text(at(mouse.page, "two"), "Tag as Norland")
    assert tagged(mouse.page) == [("Estmark", ["Estmark"]), ("The two states", ["Norland"])]


def fact_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_F)
    hands.press(Key.Key_Return, shift=True)
    hands.type("Another")
    hands.press(Key.Key_Return)
    assert len(passages(hands.page)) == 2
    hands.press(Key.Key_J)
    hands.press(Key.Key_F)
    hands.type("Half")
    hands.press(Key.Key_Escape)
    assert hands.page.reader.text.hasFocus()
    assert hands.page.facts.half_filled() == 1
    hands.press(Key.Key_F)
    card = hands.page.facts.card()
    assert card is not None
    assert card.statement.toPlainText() == "Half"


def fact_by_mouse(mouse: Mouse) -> None:
    mouse.select(at(mouse.page, "closed"), at(mouse.page, "strait") + 6)
    mouse.click(button(mouse.page, "Fact"))
    save_card(mouse)
    assert passages(mouse.page) == [["closed the strait"]]


def save_card(mouse: Mouse) -> None:
    card = mouse.page.facts.card()
    assert card is not None
    mouse.click(next(it for it in card.findChildren(QPushButton) if it.text() == "Save"))


def evidence_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_J)
    hands.press(Key.Key_E)
    hands.press(Key.Key_Return)
    assert passages(hands.page) == [["Norland closed the strait on Monday.", sentence(hands.page)]]
    hands.press(Key.Key_S)
    hands.press(Key.Key_2)
    assert sent(hands.page) == 1


def evidence_by_mouse(mouse: Mouse) -> None:
    mouse.select(0, len("Norland"))
    mouse.click(button(mouse.page, "Evidence"))
    listed = mouse.page.facts.list
    mouse.clicks(listed.viewport(), listed.visualRect(listed.model().index(0, 0)).center(), 2)
    assert passages(mouse.page) == [["Norland closed the strait on Monday.", "Norland"]]
    mouse.in_text(at(mouse.page, "closed"), "Send f1")
    sections = mouse.page.brief.chooser.list
    mouse.click(sections.viewport(), sections.visualItemRect(sections.item(1)).center())
    assert sent(mouse.page) == 1


def again_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_1)
    hands.walk_to(at(hands.page, "Estmark"))
    hands.press(Key.Key_2)
    hands.walk_to(at(hands.page, "envoy"))
    hands.press(Key.Key_Q)
    hands.walk_to(at(hands.page, "unlawful"))
    hands.press(Key.Key_R)
    hands.press(Key.Key_2)
    assert tagged(hands.page)[2:] == [("envoy", ["Estmark"]), ("unlawful", ["Norland"])]


def again_by_mouse(mouse: Mouse) -> None:
    for words, name in (("Norland", "Norland"), ("Estmark", "Estmark")):
        mouse.stand(at(mouse.page, words))
        mouse.in_text(at(mouse.page, words), f"Tag as {name}")
    mouse.in_text(at(mouse.page, "envoy"), "Tag again as Estmark")
    mouse.in_text(at(mouse.page, "unlawful"), "Tag as a recent actor")
    listed = mouse.page.reader._recents.popup.list
    mouse.click(listed.viewport(), listed.visualRect(listed.model().index(1, 0)).center())
    assert tagged(mouse.page)[2:] == [("envoy", ["Estmark"]), ("unlawful", ["Norland"])]


def proposals_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_Return)
    hands.walk_to(at(hands.page, "Estmark"))
    hands.press(Key.Key_Backspace)
    assert tagged(hands.page) == [("Norland", ["Norland"])]
    assert len(queries.refusals(hands.page.desk.session)) == 1
    before = hands.page.reader.text.caret
    hands.press(Key.Key_Tab)
    assert (hands.page.reader.text.hasFocus(), hands.page.reader.text.caret) == (False, before)


def proposals_by_mouse(mouse: Mouse) -> None:
    mouse.in_text(at(mouse.page, "Norland"), "Accept “Norland”")
    mouse.in_text(at(mouse.page, "Estmark"), "Refuse “Estmark”")
    mouse.in_text(at(mouse.page, "Bell flew"), "Accept all of Ana Bell")
    assert [words for words, _ in tagged(mouse.page)] == ["Norland", "Ana Bell", "Bell"]
    assert len(queries.refusals(mouse.page.desk.session)) == 1


def nested(made: Scene) -> None:
    """Tag words within words, over a fact, with a note."""
    made.tag("Norland", made.norland)
    made.tag("Norland closed", made.estmark)
    made.fact("Norland closed the strait on Monday.")


def cycle_by_keys(hands: Hands) -> None:
    seen = [current(hands.page)]
    for _ in range(3):
        hands.press(Key.Key_O)
        seen.append(current(hands.page))
    assert [words.split()[0] for words in seen] == ["Norland", "Estmark", "f1", "Norland"]


def cycle_by_mouse(mouse: Mouse) -> None:
    mouse.stand(at(mouse.page, "Norland"))
    mouse.menu("Go", "Next tag at the caret")
    assert current(mouse.page).startswith("Estmark")
    lanes = mouse.page.reader.text._lanes
    (bar,) = mouse.page.reader.text.bars()
    mouse.click(lanes, lanes._rect(bar).center().toPoint())
    assert current(mouse.page).startswith("f1")


def untag_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_U)
    assert tagged(hands.page) == [("Norland closed", ["Estmark"])]
    hands.press(Key.Key_O)
    hands.press(Key.Key_U)
    assert len(passages(hands.page)) == 1
    hands.press(Key.Key_U)
    assert passages(hands.page) == []


def untag_by_mouse(mouse: Mouse) -> None:
    mouse.in_text(at(mouse.page, "Norland"), "Untag “Norland” (Norland)")
    assert tagged(mouse.page) == [("Norland closed", ["Estmark"])]
    mouse.in_text(at(mouse.page, "closed"), "Change the tag of")
    listed = mouse.page.reader._popup._list
    mouse.click(mouse.page.reader._popup._replace)
    mouse.click(listed.viewport(), listed.visualRect(listed.model().index(0, 0)).center())
    assert len(tagged(mouse.page)) == 1
    assert tagged(mouse.page)[0][1] != ["Estmark"]


def one_tag(made: Scene) -> None:
    made.tag("closed the", made.norland)


def ends_by_keys(hands: Hands) -> None:
    hands.walk_to(at(hands.page, "closed"))
    ends = Key.Key_Right, Key.Key_Left
    for (key, shift, ctrl), words in zip(
        ((key, shift, ctrl) for ctrl in (False, True) for shift in (False, True) for key in ends),
        (
            "closed the strait",
            "closed the",
            "the",
            "closed the",
            "closed the s",
            "closed the",
            "losed the",
            "closed the",
        ),
        strict=True,
    ):
        hands.press(key, alt=True, shift=shift, ctrl=ctrl)
        assert tagged(hands.page) == [(words, ["Norland"])]
    for _ in range(8):
        hands.press(Key.Key_Z, ctrl=True)
    assert tagged(hands.page) == [("closed the", ["Norland"])]
    assert hands.page.desk.session.undo_label == "Tag Norland", "each press was a step of its own"


def ends_by_mouse(mouse: Mouse) -> None:
    page = mouse.page
    mouse.stand(at(page, "closed"))
    edge = mouse.point(at(page, "closed the") + 9, right=True, below=True)
    mouse.drag(edge, mouse.point(at(page, "strait") + 3))
    assert tagged(page) == [("closed the strait", ["Norland"])]
    mouse.menu("Edit", "End the tag a word earlier")
    mouse.menu("Edit", "Begin the tag a word earlier")
    mouse.menu("Edit", "End the tag a character later")
    assert tagged(page) == [("Norland closed the s", ["Norland"])]


def note_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_M)
    hands.type("Which strait?")
    hands.press(Key.Key_Return)
    assert notes(hands.page) == [("Norland closed the strait on Monday.", "Which strait?")]
    assert "Note: Which strait?" in [tag.words for tag in hands.page.reader.tags_at_caret()]


def note_by_mouse(mouse: Mouse) -> None:
    mouse.select(at(mouse.page, "strait"), at(mouse.page, "strait") + 6)
    mouse.click(button(mouse.page, "Note"))
    editor = mouse.page.reader.notes.editor
    QGuiApplication.clipboard().setText("Which strait?")
    mouse.context(editor.field.viewport(), QPoint(8, 8), "Paste")
    mouse.click(editor.save)
    assert notes(mouse.page) == [("strait", "Which strait?")]
    margin = mouse.page.reader.text._notes
    mouse.click(margin, margin._placed()[0][1].center().toPoint())
    assert editor.isVisible()
    mouse.click(editor.remove)
    assert notes(mouse.page) == []


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


def one_fact(made: Scene) -> None:
    made.fact("Norland closed the strait on Monday.")
    first_brief(made.session, made.desk.packs.packs[0])


def pinned(made: Scene) -> None:
    pin_actor(made.session, made.norland, 1)
    pin_actor(made.session, made.estmark, 2)


ROWS = (
    Row("J K and arrows up and down: sentences", sentences_by_keys, sentences_by_mouse),
    Row("arrows left and right: words; , and . names", words_by_keys, words_by_mouse),
    Row("; letters on words and names", letters_by_keys, letters_by_mouse),
    Row("clicks: word, sentence, paragraph; a small bar", clicks_by_keys, clicks_by_mouse),
    Row("A and 1 to 9: actor", actor_by_keys, actor_by_mouse, pinned),
    Row("F: fact", fact_by_keys, fact_by_mouse),
    Row("E and S: evidence, section", evidence_by_keys, evidence_by_mouse, one_fact),
    Row("Q and R: the last tag, recent ones", again_by_keys, again_by_mouse, pinned),
    Row("Enter and Backspace: proposals", proposals_by_keys, proposals_by_mouse),
    Row("O: overlapping tags", cycle_by_keys, cycle_by_mouse, nested),
    Row("U: untag", untag_by_keys, untag_by_mouse, nested),
    Row("Alt and arrows: the ends of a tag", ends_by_keys, ends_by_mouse, one_tag),
    Row("M: note", note_by_keys, note_by_mouse),
    Row("Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y: undo and redo", undo_by_keys, undo_by_mouse, far_tag),
    Row("Ctrl+K: every action by name", palette_by_keys, palette_by_mouse),
    Row("Alt+PgUp, Alt+PgDown, F6: ways and panes", ways_by_keys, ways_by_mouse),
)
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


@pytest.fixture(autouse=True)
def _no_last_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a row leaves half-filled is given up without a question."""
    monkeypatch.setattr(decisions, "ask_to_lose", lambda *_: True)


def page_is_laid_out(window: MainWindow) -> bool:
    page = window.page
    return page is not None and all(it.isVisible() for it in page.bar.findChildren(QToolButton) if it.text())


def window_for(row: Row, open_window: Callable[[], MainWindow], qtbot: QtBot, path: Path) -> MainWindow:
    """Open a session in which all is ready for a row, in a window whose keyboard is in the text."""
    made = scene(path)
    row.ready(made)
    made.session.close()
    window = open_window()
    window.open_path(path)
    assert window.page is not None
    window.page.reader.show_source(queries.sources(window.page.desk.session)[0].id, 0)
    qtbot.waitUntil(window.page.reader.text.hasFocus)
    qtbot.waitUntil(lambda: page_is_laid_out(window))
    return window


@EACH
def test_by_keys_alone(row: Row, qtbot: QtBot, open_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    window = window_for(row, open_window, qtbot, tmp_path / "table.briefer")
    with without(QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove):
        row.keys(Hands(window))
    window.close()


@EACH
def test_by_mouse_alone(
    row: Row, qtbot: QtBot, open_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    window = window_for(row, open_window, qtbot, tmp_path / "table.briefer")
    with without(QEvent.Type.KeyPress):
        row.mouse(Mouse(window))
    window.close()
