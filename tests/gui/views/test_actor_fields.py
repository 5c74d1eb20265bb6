"""The fields of an actor: names kept apart as printed and as given, doubts said, limits told."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.gui.models.rows import FACE
from briefer.gui.views.actor_fields import ActorFields
from briefer.gui.views.actor_rows import AliasRow, RoleRow
from briefer.gui.views.actors import ActorPanel
from briefer.gui.views.parts import choose, chosen
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.store import queries, writing
from tests.gui.desks import Key, Scene, on_screen, press, replaced

K = AliasKind


@pytest.fixture
def panel(qtbot: QtBot, desk: Scene) -> ActorPanel:
    made = ActorPanel(desk.desk)
    on_screen(qtbot, made, 360, 900)
    return made


def edited(panel: ActorPanel, key: ActorId) -> ActorFields:
    panel.select(key)
    panel.edit()
    return panel.form.fields


def saved(desk: Scene, panel: ActorPanel, key: ActorId) -> Actor:
    panel.form.save()
    assert not panel.form.isVisible(), panel.form._fault.text()
    return queries.actor(desk.session, key)


def test_a_corrected_name_is_kept_as_it_was_printed(desk: Scene, panel: ActorPanel) -> None:
    fields = edited(panel, desk.bell)
    assert not fields._kept.isVisible()
    fields.name.setText("Anna Bell")
    assert fields._kept.isVisible()
    assert fields.keeps_name.text() == "Keep “Ana Bell” as"
    assert chosen(fields.kept_as, AliasKind) is K.MISSPELT
    bell = saved(desk, panel, desk.bell)
    assert (bell.name, bell.aliases) == ("Anna Bell", (Alias("Bell", K.SHORT), Alias("Ana Bell", K.MISSPELT)))
    face = panel.model.index_of(desk.bell).data(FACE)
    assert face.detail == "Bell, printed: Ana Bell"
    assert "printed: Ana Bell" in face.tip


def test_another_name_is_kept_as_a_former_one_unless_chosen_otherwise(desk: Scene, panel: ActorPanel) -> None:
    fields = edited(panel, desk.norland)
    fields.name.setText("Kingdom of the North")
    assert chosen(fields.kept_as, AliasKind) is K.FORMER
    choose(fields.kept_as, K.FULL)
    fields.kept_as.activated.emit(0)
    fields.name.setText("Norlandia")
    assert Alias("Norland", K.FULL) in saved(desk, panel, desk.norland).aliases


def test_the_name_before_goes_where_it_is_not_to_be_kept(desk: Scene, panel: ActorPanel) -> None:
    fields = edited(panel, desk.norland)
    fields.name.setText("Norlandia")
    fields.keeps_name.setChecked(False)
    assert saved(desk, panel, desk.norland).aliases == (Alias("Norlandic", K.DEMONYM),)


def test_a_misspelt_alias_says_that_it_is_as_printed(desk: Scene, panel: ActorPanel) -> None:
    fields = edited(panel, desk.bell)
    (row,) = fields.aliases.rows(AliasRow)
    assert row._printed.isHidden()
    choose(row.kind, K.MISSPELT)
    assert not row._printed.isHidden()


def test_a_name_of_two_is_said_and_allowed(desk: Scene, panel: ActorPanel) -> None:
    fields = edited(panel, desk.estmark)
    fields.add_alias()
    fields.aliases.rows(AliasRow)[-1].words.setText("Bell")
    assert fields._doubts.text() == "“Bell” is a name of Ana Bell too: you will be asked."
    assert fields._doubts.isVisible()
    assert saved(desk, panel, desk.estmark).aliases == (Alias("Bell", K.SHORT),)


def test_what_deceives_in_a_name_is_said_and_marked(desk: Scene, panel: ActorPanel) -> None:
    fields = edited(panel, desk.bell)
    fields.name.setText("\u202elleB anA")
    fields.keeps_name.setChecked(False)
    assert "“⟨RLO⟩lleB anA” holds signs that turn the direction" in fields._doubts.text()
    fields.aliases.rows(AliasRow)[0].words.setText("\u0412ell")
    assert "⟨Cyrillic \u0412⟩ell" in fields._doubts.text()
    saved(desk, panel, desk.bell)
    face = panel.model.index_of(desk.bell).data(FACE)
    assert (face.text, face.detail) == ("⟨RLO⟩lleB anA", "⟨Cyrillic \u0412⟩ell")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("x" * 10_000, "at most 500 characters"),
        ("\u202e\u202c", "signs that cannot be seen"),
        ("", "has a name"),
    ],
)
def test_names_that_cannot_be_are_told_and_nothing_is_lost(
    desk: Scene, panel: ActorPanel, words: str, said: str
) -> None:
    before = queries.actor(desk.session, desk.bell)
    fields = edited(panel, desk.bell)
    fields.name.setText(words)
    press(fields.name, Key.Key_Return)
    assert said in panel.form._fault.text()
    assert panel.form.isVisible()
    assert fields.name.text() == words
    assert queries.actor(desk.session, desk.bell) == before


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [("0000", "", "no date"), ("2020", "99999", "no date"), ("2024", "2023", "would end (2023) before")],
)
def test_dates_of_an_office_that_cannot_be_are_told(
    desk: Scene, panel: ActorPanel, start: str, end: str, said: str
) -> None:
    fields = edited(panel, desk.bell)
    fields.add_role()
    (row,) = fields.roles.rows(RoleRow)
    for field, words in ((row.title, "Envoy"), (row.start, start), (row.end, end)):
        field.setText(words)
    press(row.end, Key.Key_Return)
    assert said in panel.form._fault.text()
    assert row.end.text() == end
    assert queries.actor(desk.session, desk.bell).roles == ()


def test_where_an_actor_comes_from_is_shown(desk: Scene, panel: ActorPanel) -> None:
    edited(panel, desk.norland)
    assert not panel.form._origin.isVisible()
    with desk.session.step("Known"):
        known = replaced(queries.actor(desk.session, desk.norland), origin="february")
        writing.put_actor(desk.session, known)
    edited(panel, desk.norland)
    assert panel.form._origin.text() == "Known from february"
    assert panel.form._origin.isVisible()
    assert panel.model.index_of(desk.norland).data(FACE).tip.endswith("; known from february")
    assert saved(desk, panel, desk.norland).origin == "february"


def test_a_new_actor_has_no_name_to_keep(desk: Scene, panel: ActorPanel) -> None:
    panel.add()
    fields = panel.form.fields
    QTest.keyClicks(fields.name, "Vell Port")
    assert not fields._kept.isVisible()
    choose(fields.kind, ActorKind.COMPANY)
    panel.form.save()
    (made,) = [it for it in queries.actors(desk.session) if it.name == "Vell Port"]
    assert (made.kind, made.label) == (ActorKind.COMPANY, "a4")
    assert desk.session.undo_label == "Add actor Vell Port"
    add_actor(desk.session, "Next")
