"""The chooser of packs: pictures, what there is to know, keyboard and mouse; what new notes begin with."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.compose.packs import find_packs, pack_folders
from briefer.gui import pack_pictures
from briefer.gui.dialogs.pack_choice import PackChoice, facts_of
from briefer.gui.pack_pictures import PackPictures, first_page
from briefer.gui.pack_shelf import PackShelf
from briefer.jobs.pack_memory import remember
from briefer.jobs.sample_notes import sample_note
from briefer.model.packs import Pack
from briefer.store import queries
from tests.gui.views.brief_desks import Workshop

PACKS = find_packs(pack_folders()).packs
INFORMATION = next(pack for pack in PACKS if pack.id == "information-note")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


class Pictures(PackPictures):
    """Pictures that are there at once."""

    def ask(self, packs: object) -> None:
        del packs

    def of(self, pack: Pack) -> QImage | None:
        del pack
        picture = QImage(48, 68, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        return picture


class Shelf(PackShelf):
    """A shelf with packs of a test's own."""

    def __init__(self, packs: tuple[Pack, ...]) -> None:
        super().__init__()
        self._own = packs

    @property
    def packs(self) -> tuple[Pack, ...]:
        return self._own


def choice(qtbot: QtBot, packs: tuple[Pack, ...] = PACKS, current: str = "") -> tuple[PackChoice, list[Pack]]:
    dialog = PackChoice(Shelf(packs), Pictures(), title="Which?", take="Begin", current=current)
    qtbot.addWidget(dialog)
    taken: list[Pack] = []
    dialog.chosen.connect(taken.append)
    dialog.show()
    return dialog, taken


def test_the_keyboard_walks_and_takes(qtbot: QtBot) -> None:
    dialog, taken = choice(qtbot, current=PACKS[0].id)
    assert dialog.list.hasFocus() or dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    assert dialog.pack == PACKS[-1]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert taken == [PACKS[-1]]


def test_a_double_click_takes_and_escape_takes_nothing(qtbot: QtBot) -> None:
    dialog, taken = choice(qtbot, current=INFORMATION.id)
    assert dialog.pack == INFORMATION
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert taken == []
    dialog, taken = choice(qtbot)
    item = dialog.list.item(1)
    dialog.list.setCurrentItem(item)
    dialog.list.itemActivated.emit(item)
    assert taken == [PACKS[1]]


def test_a_chooser_that_is_closed_is_not_asked_when_packs_change(qtbot: QtBot) -> None:
    shelf = Shelf(PACKS)
    dialog = PackChoice(shelf, Pictures(), title="Which?", take="Begin")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    shelf.changed.emit()


def test_what_there_is_to_know_is_plain_text(qtbot: QtBot) -> None:
    odd = replace(INFORMATION, id="odd", name="<b>Odd</b>", unverified=("<i>Not this</i>",), max_words=700)
    dialog, _ = choice(qtbot, (odd,))
    assert dialog.about.name.text() == "<b>Odd</b>"
    assert dialog.about.name.textFormat() is Qt.TextFormat.PlainText
    assert "<i>Not this</i>" in dialog.about.unverified.text()
    assert facts_of(odd)[0].startswith("About 700 words; ")
    assert dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("<b>Odd</b>. ")


def test_a_picture_is_made_of_the_first_page_and_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pack_pictures, "_shipped", lambda _: None)
    pictures = PackPictures()
    with qtbot.waitSignal(pictures.made, timeout=20_000):
        pictures.ask([INFORMATION])
    made = pictures.of(INFORMATION)
    assert made is not None
    assert len(list((tmp_path / "cache").rglob(f"{INFORMATION.id}*.png"))) == 1
    again = PackPictures()
    again.ask([INFORMATION])
    assert again.of(INFORMATION) is not None
    assert first_page(sample_note(INFORMATION, created="2031-01-01T00:00:00Z"), 200).width() == 200


def test_a_new_note_is_of_the_pack_that_is_chosen_and_begins_with_what_it_remembers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        field = next(each for each in PACKS[0].fields if each.remembers)
        remember(PACKS[0], field.name, "The usual desk")
        old = shop.view.brief
        shop.view.ask_new_brief()
        dialog = shop.view.choosing.dialog
        assert dialog is not None
        dialog.list.setCurrentRow(0)
        dialog.accept()
        new = shop.view.brief
        assert new is not None
        assert new.pack == PACKS[0].id
        assert dict(new.fields)[field.name] == "The usual desk"
        assert old is not None
        assert queries.brief(shop.session, old.id).fields == old.fields


def test_a_note_gets_another_pack_in_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        old = shop.view.brief
        assert old is not None
        shop.view.ask_pack()
        dialog = shop.view.choosing.dialog
        assert dialog is not None
        assert dialog.pack is not None
        assert dialog.pack.id == old.pack
        other = next(number for number, pack in enumerate(PACKS) if pack.id != old.pack)
        dialog.list.setCurrentRow(other)
        dialog.accept()
        assert queries.brief(shop.session, old.id).pack == PACKS[other].id
        shop.session.undo()
        assert queries.brief(shop.session, old.id) == old
