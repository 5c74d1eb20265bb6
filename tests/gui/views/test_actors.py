"""The panel of actors and its form: the way to mentions, proposals, pins, editing in place."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor, pin_actor
from briefer.gui.views.actor_rows import AliasRow, RoleRow
from briefer.gui.views.actors import ActorPanel
from briefer.gui.views.parts import choose
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.model.ids import ActorId
from briefer.store import queries
from tests.gui.desks import Key, Scene, on_screen, press


@pytest.fixture
def panel(qtbot: QtBot, desk: Scene) -> ActorPanel:
    made = ActorPanel(desk.desk)
    on_screen(qtbot, made, 360, 700)
    made.show_source(desk.first)
    return made


def actor(desk: Scene) -> Actor:
    return queries.actor(desk.session, desk.norland)


def fault(panel: ActorPanel) -> str:
    return panel.form._fault.text() if panel.form._fault.isVisible() else ""


def test_enter_goes_through_the_mentions_and_round_again(desk: Scene, panel: ActorPanel) -> None:
    desk.tag("Norland", desk.norland)
    desk.tag("Norland", desk.norland, source=desk.second)
    desk.tag("Norland", desk.norland, source=desk.second, nth=1)
    panel.select(desk.norland)
    panel.stand_at(5)
    places = []
    for _ in range(3):
        press(panel.list, Key.Key_Return)
        target = desk.pointed[-1]
        assert target.source is not None
        panel.show_source(target.source)
        panel.stand_at(target.start)
        places.append((target.source, target.start))
    assert places == [(desk.second, 21), (desk.second, 57), (desk.first, 0)]


def test_the_way_back_through_the_mentions(desk: Scene, panel: ActorPanel) -> None:
    desk.tag("Norland", desk.norland)
    desk.tag("Norland", desk.norland, source=desk.second)
    panel.select(desk.norland)
    panel.stand_at(40)
    panel.next_mention(-1)
    assert (desk.pointed[-1].source, desk.pointed[-1].start) == (desk.first, 0)
    panel.stand_at(0)
    panel.next_mention(-1)
    assert desk.pointed[-1].source == desk.second


def test_an_actor_without_mentions_says_so(desk: Scene, panel: ActorPanel) -> None:
    panel.select(desk.norland)
    panel.next_mention()
    assert "not tagged anywhere yet" in desk.told[-1].text
    assert not desk.pointed


def test_all_proposals_of_an_actor_are_accepted_in_one_step(desk: Scene, panel: ActorPanel) -> None:
    panel.show_source(desk.second)
    panel.select(desk.norland)
    assert panel._offer.isVisible()
    panel.accept_all()
    assert len(queries.mentions(desk.session, actor=desk.norland)) == 2
    assert not panel._offer.isVisible()
    desk.session.undo()
    assert not queries.mentions(desk.session, actor=desk.norland)
    assert panel._offer.isVisible()


def test_nothing_selected_does_nothing(desk: Scene, panel: ActorPanel) -> None:
    panel.list.setCurrentIndex(QModelIndex())
    for deed in (panel.next_mention, panel.edit, panel.remove, panel.accept_all, lambda: panel.pin(1)):
        deed()
    assert not desk.told
    assert len(queries.actors(desk.session)) == 3


def test_pins_take_the_lowest_free_key(desk: Scene, panel: ActorPanel) -> None:
    pin_actor(desk.session, desk.estmark, 1)
    panel.select(desk.norland)
    panel.pin_next()
    assert actor(desk).pin == 2
    panel.pin(0)
    assert actor(desk).pin == 0


def test_a_tenth_pin_is_refused_in_words(desk: Scene, panel: ActorPanel) -> None:
    for digit in range(1, 10):
        pin_actor(desk.session, panel_actor(desk, digit), digit)
    panel.select(desk.norland)
    panel.pin_next()
    assert "All nine keys are taken." in desk.told[-1].text


def panel_actor(desk: Scene, number: int) -> ActorId:
    return add_actor(desk.session, f"Body {number}")


def test_an_actor_is_removed_with_its_mentions(desk: Scene, panel: ActorPanel) -> None:
    desk.tag("Norland", desk.norland)
    panel.select(desk.norland)
    panel.remove()
    assert not queries.mentions(desk.session)
    assert panel.model.index_of(desk.norland).row() == -1


def test_arrow_down_goes_from_the_search_to_the_list(panel: ActorPanel) -> None:
    panel.search.setFocus()
    press(panel.search, Key.Key_Down)
    assert panel.list.hasFocus()
    assert panel.list.currentIndex().row() == 0


def test_a_name_that_is_not_there_can_be_added(desk: Scene, panel: ActorPanel) -> None:
    QTest.keyClicks(panel.search, "Port of Vell")
    assert panel._empty.isVisible()
    panel.add()
    assert panel.form.fields.name.text() == "Port of Vell"
    choose(panel.form.fields.kind, ActorKind.COMPANY)
    press(panel.form.fields.name, Key.Key_Return)
    made = next(item for item in queries.actors(desk.session) if item.name == "Port of Vell")
    assert made.kind is ActorKind.COMPANY
    current = panel.current()
    assert current is not None
    assert current.id == made.id


def test_renaming_is_one_step(desk: Scene, panel: ActorPanel) -> None:
    panel.select(desk.norland)
    panel.edit()
    QTest.keyClicks(panel.form.fields.name, "Kingdom of Norland")
    press(panel.form.fields.name, Key.Key_Return)
    assert actor(desk).name == "Kingdom of Norland"
    assert Alias("Norland", AliasKind.FORMER) in actor(desk).aliases
    assert not panel.form.isVisible()
    desk.session.undo()
    assert actor(desk).name == "Norland"


def test_everything_in_the_form_is_stored(desk: Scene, panel: ActorPanel) -> None:
    panel.select(desk.norland)
    panel.edit()
    form = panel.form
    form.fields.add_alias()
    alias = form.fields.aliases.rows(AliasRow)[-1]
    alias.words.setText("the kingdom")
    choose(alias.kind, AliasKind.METONYM)
    form.fields.add_role()
    role = form.fields.roles.rows(RoleRow)[-1]
    for field, words in ((role.title, "Chair"), (role.body, "Straits Council"), (role.start, "2023-04")):
        field.setText(words)
    form.pin.setCurrentIndex(4)
    form.fields.note.setPlainText("mind the spelling")
    form.save()
    stored = actor(desk)
    assert stored.aliases[-1] == Alias("the kingdom", AliasKind.METONYM)
    assert stored.roles == (Role("Chair", "Straits Council", "2023-04"),)
    assert (stored.pin, stored.note) == (4, "mind the spelling")


def test_aliases_and_roles_are_taken_out(desk: Scene, panel: ActorPanel) -> None:
    panel.select(desk.norland)
    panel.edit()
    form = panel.form
    form.fields._drop_alias(form.fields.aliases.rows(AliasRow)[0])
    form.fields.add_alias()  # left blank
    form.fields.add_role()
    form.save()
    assert actor(desk).aliases == ()
    assert actor(desk).roles == ()


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("name", " ", "An actor has a name."),
        ("name", "Estmark", "There is an actor “Estmark”"),
        ("start", "soon", "“soon” is no date."),
        ("start", "99999", "“99999” is no date: years run from 0001 to 9999."),
    ],
)
def test_what_is_wrong_is_said_in_the_form(
    desk: Scene, panel: ActorPanel, field: str, words: str, said: str
) -> None:
    panel.select(desk.norland)
    panel.edit()
    form = panel.form
    line = form.fields.name
    if field == "start":
        form.fields.add_role()
        role = form.fields.roles.rows(RoleRow)[0]
        role.title.setText("Chair")
        line = role.start
    line.setText(words)
    press(line, Key.Key_Return)
    assert said in fault(panel)
    assert form.isVisible()
    assert actor(desk).name == "Norland"


def test_escape_closes_the_form_without_saving(desk: Scene, panel: ActorPanel) -> None:
    panel.select(desk.norland)
    panel.edit()
    QTest.keyClicks(panel.form.fields.name, "x")
    press(panel.form.fields.name, Key.Key_Escape)
    assert not panel.form.isVisible()
    assert actor(desk).name == "Norland"
    assert panel.list.hasFocus()
