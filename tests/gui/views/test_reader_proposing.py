"""Proposals in the text: a shared name is asked about, a new name becomes an actor or is dismissed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.gui.views.actor_popup import ActorPopup
from briefer.gui.views.reader_words import TagKind
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.proposals import DismissalKind
from briefer.store import queries
from tests.gui.desks import Key, press_here
from tests.gui.views.reader_desks import Scene, scene

TEXT = (
    "Bell left. Then Marr and General Osal met in Vell. Osal said that he would stay.\n"
    "Norland and Estmark agreed. Both nations wait. She was tired, and Oman is far.\n"
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path, TEXT)


def kinds(desk: Scene) -> list[TagKind]:
    return [tag.kind for tag in desk.view.tags_at_caret()]


def two_bells(desk: Scene) -> None:
    for name in ("Ana Bell", "Ola Bell"):
        add_actor(desk.session, name, ActorKind.PERSON, [Alias("Bell", AliasKind.SHORT)])


def popup(desk: Scene) -> ActorPopup:
    found: ActorPopup | None = desk.view.findChild(ActorPopup)
    assert found is not None
    return found


def test_a_name_of_two_is_drawn_for_both_and_enter_asks(desk: Scene) -> None:
    two_bells(desk)
    desk.stand("Bell")
    assert kinds(desk) == [TagKind.PROPOSAL] * 2
    desk.press(Key.Key_Return)
    assert popup(desk).isVisible()
    assert desk.mentions() == ()
    press_here(Key.Key_Return)  # a reflex chooses nobody
    assert popup(desk).isVisible()
    assert desk.mentions() == ()
    press_here(Key.Key_Down)
    press_here(Key.Key_Down)
    press_here(Key.Key_Return)
    assert desk.tagged() == [("Bell", ["Ola Bell"])]


def test_the_two_are_at_the_top_of_what_is_asked(desk: Scene) -> None:
    for number in range(5):
        desk.actor(f"Abel {number}")
    two_bells(desk)
    desk.stand("Bell")
    desk.press(Key.Key_Return)
    model = popup(desk)._model
    assert [choice.name for choice in model.rows[:2]] == ["Ana Bell", "Ola Bell"]
    assert not popup(desk)._list.currentIndex().isValid()


def test_accept_all_leaves_a_shared_name_alone(desk: Scene) -> None:
    two_bells(desk)
    first = queries.actors(desk.session)[0].id
    desk.view.proposing.accept_all(first)
    assert desk.mentions() == ()
    assert "another" in desk.told[-1].text


def test_enter_on_a_new_name_makes_its_actor_and_tags_it_in_one_step(desk: Scene) -> None:
    desk.stand("Osal met")
    assert kinds(desk) == [TagKind.NAME]
    assert desk.view.tags_at_caret()[0].words == "New name: Osal · person · after the title General"
    desk.press(Key.Key_Return)
    assert desk.tagged() == [("Osal", ["Osal"])]
    assert queries.actors(desk.session)[0].kind is ActorKind.PERSON
    desk.session.undo()
    assert (desk.mentions(), queries.actors(desk.session)) == ((), ())


def test_a_on_a_new_name_asks_with_its_words(desk: Scene) -> None:
    desk.stand("Osal met")
    desk.press(Key.Key_A)
    assert popup(desk)._field.text() == "Osal"


def test_backspace_dismisses_a_new_name_and_undo_brings_it_back(desk: Scene) -> None:
    desk.stand("Oman")
    desk.press(Key.Key_Backspace)
    assert kinds(desk) == []
    assert [it.words for it in queries.dismissals(desk.session, DismissalKind.NAME)] == ["Oman"]
    desk.session.undo()
    assert kinds(desk) == [TagKind.NAME]


def test_the_keys_stop_at_new_names_too(desk: Scene) -> None:
    desk.stand("Bell")
    seen = []
    for _ in range(3):
        desk.press(Key.Key_Period)
        seen.append(desk.selected())
    assert seen == ["Marr", "Osal", "Vell"]


def test_what_names_two_is_accepted_for_both_and_refused_for_both(desk: Scene) -> None:
    norland, estmark = desk.actor("Norland"), desk.actor("Estmark")
    desk.stand("Both nations")
    desk.press(Key.Key_Return)
    assert desk.mentions()[-1].actors == (norland, estmark)
    desk.session.undo()
    desk.press(Key.Key_Backspace)
    assert kinds(desk) == []
    assert {refusal.actor for refusal in queries.refusals(desk.session)} == {norland, estmark}
    desk.session.undo()
    assert kinds(desk) == [TagKind.PROPOSAL]


def test_g_asks_for_the_tag_the_proposal_the_selection_or_the_word(desk: Scene) -> None:
    asked: list[Actor] = []
    desk.view.everywhere_requested.connect(asked.append)
    norland = desk.actor("Norland", ActorKind.STATE, "Vell")
    desk.stand("Vell")
    desk.press(Key.Key_G)
    desk.stand("Osal met")
    desk.press(Key.Key_G)
    desk.select("would stay")
    desk.press(Key.Key_G)
    desk.stand("tired")
    desk.press(Key.Key_G)
    desk.tag("tired", norland)
    desk.press(Key.Key_G)
    assert [(it.id, it.name) for it in asked] == [
        (norland, "Norland"),
        (0, "Osal"),
        (0, "would stay"),
        (0, "tired"),
        (norland, "Norland"),
    ]


def test_an_actor_of_letters_that_look_alike_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    desk = scene(qtbot, tmp_path, "They met General Os\u0430l there.\n")  # with a Cyrillic letter
    desk.stand("Os\u0430l")
    desk.press(Key.Key_Return)
    assert "mixes letters that look alike" in desk.told[-1].text


def test_a_key_that_would_search_too_long_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.gui.views.reader_cursor._PATIENCE", 0)
    desk = scene(qtbot, tmp_path, "ships wait here.\n" * 4_000 + "They met Ilvo Marr.\n")
    desk.view.desk.names.stop()
    desk.view.text.place(0, 0)
    desk.press(Key.Key_Period)
    assert "still being searched" in desk.told[-1].text
    monkeypatch.undo()
    desk.view.desk.names.show(desk.source)
    qtbot.waitUntil(lambda: desk.view.desk.names.of(desk.source).is_whole)
    desk.press(Key.Key_Period)
    assert desk.selected() == "Ilvo Marr"


def test_asked_about_a_proposed_name_the_kind_that_is_proposed_is_preset(desk: Scene) -> None:
    desk.stand("Osal")
    assert desk.view.tags_at_caret()[0].words.startswith("New name: Osal · person")
    desk.press(Key.Key_A)
    press_here(Key.Key_Return)
    assert [(it.name, it.kind) for it in queries.actors(desk.session)] == [("Osal", ActorKind.PERSON)]


def test_a_demonym_is_the_states_and_no_actor_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path, "Oman closed the strait. An Omani envoy left.\n")
    made.stand("Oman")
    made.press(Key.Key_Return)
    made.stand("Omani")
    made.press(Key.Key_Return)
    assert made.tagged() == [("Oman", ["Oman"]), ("Omani", ["Oman"])]
    made.press(Key.Key_U)
    made.press(Key.Key_A)
    press_here(Key.Key_Return)
    assert made.tagged() == [("Oman", ["Oman"]), ("Omani", ["Oman"])]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Backspace])
def test_a_decision_lets_go_of_the_words_that_were_gone_to(desk: Scene, key: Key) -> None:
    desk.press(Key.Key_Period)
    assert desk.view.selection() is not None
    desk.press(key)
    assert desk.view.selection() is None
