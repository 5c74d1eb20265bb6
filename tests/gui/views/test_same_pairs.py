"""The list of pairs: merged, told apart, looked at, chosen of, in the panel of actors."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.mentions import untag
from briefer.gui.bus import Target
from briefer.gui.page import SessionPage, Side
from briefer.gui.views.merge_panel import _ActorChoice
from briefer.gui.views.same_pairs import SamePairs
from briefer.gui.window import MainWindow
from briefer.model.actors import ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.store import queries
from tests.gui.desks import Key, press, scene

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    made = scene(tmp_path / "strait.briefer")
    made.tag("Estmark", made.estmark)
    made.tag("Ana Bell", made.bell)
    made.tag("Bell", made.bell, nth=1)
    other = add_actor(made.session, "Anna Bell", ActorKind.PERSON)
    made.tag("envoy", other)
    add_actor(made.session, "EM", ActorKind.OTHER, [Alias("Estmark", AliasKind.FORMER)])
    made.close()
    window.open_path(tmp_path / "strait.briefer")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    found = window.page
    found.show_side(Side.ACTORS)
    qtbot.waitUntil(lambda: len(found.actors.merging.same.pairs) == 2)
    return found


@pytest.fixture
def pairs(page: SessionPage) -> SamePairs:
    page.show_pairs()
    return page.actors.merging.pairs


def key_of(page: SessionPage, name: str) -> ActorId:
    return next(actor.id for actor in queries.actors(page.desk.session) if actor.name == name)


def reasons(pairs: SamePairs) -> list[str]:
    return [row.pair.reason for row in pairs.model.rows]


def test_a_quiet_line_leads_to_the_pairs_and_esc_back(page: SessionPage) -> None:
    line = page.actors.merging.line
    assert (line.isVisible(), line.text()) == (True, "2 pairs may be one actor")
    line.click()
    pairs = page.actors.merging.pairs
    assert pairs.isVisible()
    assert pairs.list.hasFocus()
    assert reasons(pairs) == ["Estmark: former name of EM", "Anna Bell ~ Ana Bell: spelling"]
    press(pairs.list, Key.Key_Escape)
    assert page.actors.list.isVisible()
    assert page.actors.list.hasFocus()


def test_an_actor_that_is_gone_to_is_shown_in_place_of_the_pairs(page: SessionPage, pairs: SamePairs) -> None:
    assert pairs.isVisible()
    actor = queries.actors(page.desk.session)[0]
    page.go_to(Target(actor=actor.id))
    assert not pairs.isVisible()
    assert page.actors.current() == actor
    assert page.actors.list.hasFocus()


def test_a_pair_shows_what_would_become_of_it(pairs: SamePairs) -> None:
    assert pairs._what.text() == "“Estmark” becomes a former name of EM."
    assert pairs._doubts.text() == "They are of different kinds: other and state."
    press(pairs.list, Key.Key_Down)
    assert pairs._what.text() == "“Anna Bell” becomes a misspelt name of Ana Bell."
    assert not pairs._doubts.isVisible()


def test_m_merges_as_proposed_and_undo_brings_the_pair_back(
    qtbot: QtBot, page: SessionPage, pairs: SamePairs
) -> None:
    press(pairs.list, Key.Key_Down)
    press(pairs.list, Key.Key_M)
    bell = queries.actor(page.desk.session, key_of(page, "Ana Bell"))
    assert Alias("Anna Bell", AliasKind.MISSPELT) in bell.aliases
    (made,) = queries.merges(page.desk.session, bell.id)
    assert made.reason == "Anna Bell ~ Ana Bell: spelling"
    qtbot.waitUntil(lambda: reasons(pairs) == ["Estmark: former name of EM"])
    assert pairs.list.hasFocus()
    page.undo()
    qtbot.waitUntil(lambda: len(reasons(pairs)) == 2)


def test_the_text_names_the_actor_that_was_kept(qtbot: QtBot, page: SessionPage, pairs: SamePairs) -> None:
    reader, session = page.reader, page.desk.session
    wrong = key_of(page, "Anna Bell")
    (mention,) = queries.mentions(session, actor=wrong)
    reader._recents.note((wrong,))
    reader.go_to(Target(mention=mention.id))
    pairs.list.setCurrentIndex(pairs.model.index(1))
    pairs.merge()
    assert any("Ana Bell" in tag.words for tag in reader.tags_at_caret())
    bell = key_of(page, "Ana Bell")
    text = queries.source_text(session, mention.span.source)
    reader.text.place(text.index("Norland"), text.index("Norland"))
    reader.repeat_tag()
    assert queries.mentions(session, actor=bell)[0].span.quote == "Norland"
    for _ in range(2):
        page.undo()
    assert queries.mentions(session, actor=wrong)
    qtbot.waitUntil(lambda: len(reasons(pairs)) == 2)


def test_enter_merges_too(qtbot: QtBot, page: SessionPage, pairs: SamePairs) -> None:
    press(pairs.list, Key.Key_Return)
    assert key_of(page, "EM")
    qtbot.waitUntil(lambda: len(reasons(pairs)) == 1)
    with pytest.raises(StopIteration):
        key_of(page, "Estmark")


def test_d_tells_two_apart_for_good(qtbot: QtBot, page: SessionPage, pairs: SamePairs) -> None:
    press(pairs.list, Key.Key_D)
    press(pairs.list, Key.Key_D)
    assert not pairs.model.rows
    assert page.actors.list.hasFocus(), "nothing is left to decide"
    assert page.desk.session.undo_label == "Tell apart Ana Bell and Anna Bell"
    page.undo()
    qtbot.waitUntil(lambda: reasons(pairs) == ["Anna Bell ~ Ana Bell: spelling"])


def test_l_looks_at_a_mention_of_each_in_turn(page: SessionPage, pairs: SamePairs) -> None:
    pairs.list.setCurrentIndex(pairs.model.index(1))
    places = []
    for _ in range(3):
        press(pairs.list, Key.Key_L)
        span = page.reader.selection()
        assert span is not None
        places.append(span.quote)
    assert places == ["envoy", "Ana Bell", "envoy"]
    assert pairs.list.hasFocus()


def test_c_lets_the_other_name_be_kept_and_comes_back(
    qtbot: QtBot, page: SessionPage, pairs: SamePairs
) -> None:
    pairs.list.setCurrentIndex(pairs.model.index(1))
    press(pairs.list, Key.Key_C)
    panel = page.actors.merging.panel
    assert panel.isVisible()
    assert panel.reason.text() == "Anna Bell ~ Ana Bell: spelling"
    first, second = panel.choices.rows(_ActorChoice)
    assert (first.actor.name, second.actor.name) == ("Ana Bell", "Anna Bell")
    second.keep.setChecked(True)
    press(panel.reason, Key.Key_Return)
    assert queries.merges(page.desk.session, key_of(page, "Anna Bell"))
    assert pairs.isVisible()
    qtbot.waitUntil(lambda: len(reasons(pairs)) == 1)


def test_the_one_mentioned_more_often_is_kept_where_either_may_be(
    qtbot: QtBot, page: SessionPage, pairs: SamePairs
) -> None:
    session = page.desk.session
    (at,) = [row for row in pairs.model.rows if row.pair.is_mutual]
    assert (at.kept.name, at.counts) == ("Ana Bell", (2, 1))
    for mention in queries.mentions(session, actor=at.kept.id):
        untag(session, mention.id)
    (at,) = [row for row in pairs.model.rows if row.pair.is_mutual]
    assert (at.kept.name, at.counts) == ("Anna Bell", (1, 0))
    page.show_side(Side.FACTS)
    session.undo()
    page.show_side(Side.ACTORS)
    (at,) = [row for row in pairs.model.rows if row.pair.is_mutual]
    assert at.counts == (1, 1)
    assert qtbot is not None


def test_the_keyboard_goes_to_what_the_panel_shows(page: SessionPage, pairs: SamePairs) -> None:
    page.reader.setFocus()
    page.show_side(Side.ACTORS)
    assert pairs.list.hasFocus()
    press(pairs.list, Key.Key_C)
    page.reader.setFocus()
    page.show_side(Side.ACTORS)
    assert page.actors.merging.panel.choices.rows(_ActorChoice)[0].keep.hasFocus()
    page.actors.add()
    page.reader.setFocus()
    page.show_side(Side.ACTORS)
    assert page.actors.form.fields.name.hasFocus()


def test_the_buttons_name_the_keys_in_use(page: SessionPage, pairs: SamePairs) -> None:
    def words() -> list[str]:
        return [it.text() for it in pairs._deeds.findChildren(QPushButton)]

    assert words() == ["Merge  M", "They are two  D", "Look  L", "Choose the name…  C"]
    page.desk.keyboard.give({"merge_pair": ("X",), "look_at_pair": ()})
    assert words() == ["Merge  X", "They are two  D", "Look", "Choose the name…  C"]
