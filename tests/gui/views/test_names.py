"""The tab of names nobody knows yet: a tick makes the actor, Del dismisses, and both are undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources
from briefer.gui.page import SessionPage, Side
from briefer.gui.proposal_kinds import ProposalKind
from briefer.gui.window import MainWindow
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.model.proposals import DismissalKind
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.text.lookalikes import marked
from tests.gui.desks import Key, press_here

MORE = "They met Ilvo Marr in Vell. Marr left. Then Ilvo Marr met the Bank of Marr.\n"


@pytest.fixture
def names(qtbot: QtBot, page: SessionPage) -> SessionPage:
    """A page with one more source, whose third tab is shown and counted."""
    add_sources(page.desk.session, [LoadedSource(MORE, title="More")])
    page.show_source(queries.sources(page.desk.session)[0].id)
    page.show_side(Side.NAMES)
    qtbot.waitUntil(lambda: not page.names.names.left)
    return page


def rows(page: SessionPage) -> list[tuple[str, str]]:
    model = page.names.model
    faces = [
        model.data(model.index(row), int(Qt.ItemDataRole.UserRole) + 1) for row in range(model.rowCount())
    ]
    return [(face.text, face.count) for face in faces]


def choose(page: SessionPage, words: str) -> None:
    page.names.list.setCurrentIndex(page.names.model.index_of(words))
    page.names.list.setFocus()
    assert page.names.current() is not None


def actors(page: SessionPage) -> list[Actor]:
    return [
        it for it in queries.actors(page.desk.session) if it.name not in {"Norland", "Estmark", "Ana Bell"}
    ]


def settled(qtbot: QtBot, page: SessionPage) -> None:
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)


def test_names_of_all_sources_are_ranked_with_their_variants(names: SessionPage) -> None:
    assert rows(names) == [("Ilvo Marr", "3"), ("Vell", "3"), ("Bank of Marr", "1")]
    face = names.names.model.data(names.names.model.index(0), int(Qt.ItemDataRole.UserRole) + 1)
    assert face.detail == "with “Marr” · Person · capitals, shaped like a person's name"


def test_space_makes_the_actor_and_tags_its_plain_places_undone_as_one(
    names: SessionPage, qtbot: QtBot
) -> None:
    choose(names, "Ilvo Marr")
    press_here(Key.Key_Space)
    settled(qtbot, names)
    (marr,) = actors(names)
    assert (marr.name, marr.kind, marr.aliases) == (
        "Ilvo Marr",
        ActorKind.PERSON,
        (Alias("Marr", AliasKind.SHORT),),
    )
    mentions = queries.mentions(names.desk.session, actor=marr.id)
    assert [it.span.quote for it in mentions] == ["Ilvo Marr", "Marr", "Ilvo Marr"]
    qtbot.waitUntil(lambda: rows(names) == [("Vell", "3"), ("Bank of Marr", "1")])
    names.undo()
    settled(qtbot, names)
    assert (actors(names), queries.mentions(names.desk.session)) == ([], ())
    qtbot.waitUntil(lambda: len(rows(names)) == 3)


def test_a_click_on_the_mark_ticks_and_one_on_the_words_does_not(names: SessionPage, qtbot: QtBot) -> None:
    view, index = names.names.list, names.names.model.index_of("Vell")
    rect = view.visualRect(index)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 40, rect.center().y())
    )
    settled(qtbot, names)
    assert actors(names) == []
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, rect.center().y()))
    settled(qtbot, names)
    assert [it.name for it in actors(names)] == ["Vell"]


def test_ticks_in_a_row_are_all_done(names: SessionPage, qtbot: QtBot) -> None:
    choose(names, "Ilvo Marr")
    press_here(Key.Key_Return)
    choose(names, "Vell")
    press_here(Key.Key_Return)
    settled(qtbot, names)
    assert [it.name for it in actors(names)] == ["Ilvo Marr", "Vell"]
    assert len(queries.mentions(names.desk.session)) == 6


def test_del_dismisses_for_good_and_show_dismissed_brings_back(names: SessionPage, qtbot: QtBot) -> None:
    choose(names, "Vell")
    press_here(Key.Key_Delete)
    qtbot.waitUntil(lambda: "Vell" not in dict(rows(names)))
    names.names.dismissed.click()
    assert [text for text, _ in rows(names)] == ["Vell"]
    choose(names, "Vell")
    press_here(Key.Key_Space)
    qtbot.waitUntil(lambda: rows(names) == [])
    names.names.dismissed.click()
    assert "Vell" in dict(rows(names))
    assert queries.dismissals(names.desk.session, DismissalKind.NAME) == ()
    names.undo()
    settled(qtbot, names)
    qtbot.waitUntil(lambda: "Vell" not in dict(rows(names)))


def test_the_list_can_be_narrowed_to_words_and_to_this_source(names: SessionPage) -> None:
    names.names.search.setText("mar ilv")
    assert rows(names) == [("Ilvo Marr", "2")]
    names.names.search.clear()
    names.names.scope.setCurrentIndex(1)
    assert rows(names) == [("Vell", "1")]
    names.show_source(queries.sources(names.desk.session)[2].id)
    assert dict(rows(names))["Ilvo Marr"] == "3"


def test_tagged_places_do_not_count(names: SessionPage, qtbot: QtBot) -> None:
    choose(names, "Vell")
    press_here(Key.Key_G, ctrl=True)
    settled(qtbot, names)
    assert len(names.occurrences.model.ticked()) == 3
    names.occurrences.model.toggle(1)
    press_here(Key.Key_A)
    press_here(Key.Key_Down)
    press_here(Key.Key_Return)
    settled(qtbot, names)
    qtbot.waitUntil(lambda: dict(rows(names)).get("Vell") == "1")


def test_the_first_place_is_shown_in_the_text(names: SessionPage) -> None:
    choose(names, "Ilvo Marr")
    press_here(Key.Key_Return, ctrl=True)
    assert names.reader.source == queries.sources(names.desk.session)[2].id
    assert names.reader.text.blocks.text[names.reader.text.anchor :].startswith("Ilvo Marr")
    assert names.names.list.hasFocus()


def test_new_sources_are_counted_and_removed_ones_are_not(names: SessionPage, qtbot: QtBot) -> None:
    names.undo()
    settled(qtbot, names)
    qtbot.waitUntil(lambda: rows(names) == [("Vell", "2")])
    names.redo()
    qtbot.waitUntil(lambda: dict(rows(names)).get("Ilvo Marr") == "3")


def test_an_actor_known_elsewhere_is_made_with_all_that_is_known(names: SessionPage, qtbot: QtBot) -> None:
    marr = Actor(
        ActorId(4),
        "a4",
        "Ilvo Marr",
        ActorKind.PERSON,
        (Alias("Marr", AliasKind.SHORT),),
        origin="my registry",
    )
    names.desk.names.know_elsewhere([marr])
    qtbot.waitUntil(lambda: not names.names.names.left)
    face = names.names.model.data(names.names.model.index_of("Ilvo Marr"), int(Qt.ItemDataRole.UserRole) + 1)
    assert "known from my registry" in face.detail
    choose(names, "Ilvo Marr")
    press_here(Key.Key_Space)
    settled(qtbot, names)
    assert [(it.origin, it.names) for it in actors(names)] == [("my registry", ("Ilvo Marr", "Marr"))]


def test_the_menu_of_kinds_switches_the_names_off_and_on(names: SessionPage, window: MainWindow) -> None:
    kinds = {it.text().replace("&", ""): it for it in names.names.kinds.actions()}
    action = kinds["Propose: Names nobody knows yet"]
    assert action.isChecked()
    action.trigger()
    assert rows(names) == []
    assert not names.desk.names.is_on(ProposalKind.NAMES)
    assert not action.isChecked()
    action.trigger()
    assert len(rows(names)) == 3
    assert window.page is names


def test_a_name_of_letters_that_look_alike_is_told(names: SessionPage, qtbot: QtBot) -> None:
    odd = "Ola T\u0435ser"  # with a Cyrillic letter
    add_sources(names.desk.session, [LoadedSource(f"They met {odd} there.\n", title="Odd")])
    shown = marked(odd)
    qtbot.waitUntil(lambda: shown in dict(rows(names)))
    told: list[str] = []
    names.desk.bus.told.connect(lambda notice: told.append(notice.next_step))
    choose(names, odd)
    press_here(Key.Key_Space)
    settled(qtbot, names)
    assert any("mixes letters that look alike" in words for words in told)


def test_esc_and_arrow_down_lead_out_of_the_list_and_into_it(names: SessionPage) -> None:
    names.names.search.setFocus()
    press_here(Key.Key_Down)
    assert names.names.list.hasFocus()
    press_here(Key.Key_Escape)
    assert names.reader.text.hasFocus()
