"""Rows of the table of keys about tagging: actors, facts, proposals, ends of tags, notes."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from briefer.commands.actors import pin_actor
from briefer.commands.briefs import first_brief
from briefer.store import queries
from tests.e2e.hands import Hands, Key, Mouse
from tests.e2e.rows import at, button, current, notes, passages, sent, sentence, tagged
from tests.gui.desks import Scene


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
    sections = mouse.page.brief.sending.chooser.list
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


def one_fact(made: Scene) -> None:
    made.fact("Norland closed the strait on Monday.")
    first_brief(made.session, made.desk.packs.packs[0])


def pinned(made: Scene) -> None:
    pin_actor(made.session, made.norland, 1)
    pin_actor(made.session, made.estmark, 2)
