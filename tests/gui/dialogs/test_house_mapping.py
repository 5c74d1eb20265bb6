"""Mapping a house file in the window: lines are pointed at, styles chosen, and the style is kept."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.gui.dialogs import house_mapping
from briefer.gui.dialogs.house_mapping import HouseMappingDialog
from briefer.jobs.houses import house_named, open_house_file
from briefer.jobs.pages import PagePicture
from briefer.model.houses import HousePlace
from tests.export.houses.filing import package_of, para, saved, style

PACK = pack_by_id("information-note")


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(*_: object) -> PagePicture:
        raise BrieferError("LibreOffice is not installed here.")

    monkeypatch.setattr(house_mapping, "first_page", missing)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    body = (
        para("Ministry"),
        para("For the eyes of"),
        para("To: [name]"),
        para("Sample", "Kop1"),
        para("<b>x</b>"),
    )
    styles = style("Kop1", "heading 1", level=1) + style("T", "Own text")
    return saved(package_of(*body, styles=styles), tmp_path / "letter.docx")


class NoPages:
    """Lays nothing out, also for a thread that comes after its test."""

    def lay_out(self, *_: object) -> bytes:
        raise BrieferError("LibreOffice is not installed here.")

    def picture(self, *_: object) -> PagePicture:
        raise AssertionError


def mapping_of(qtbot: QtBot, letter: Path) -> HouseMappingDialog:
    pages: Any = NoPages()
    dialog = HouseMappingDialog(open_house_file(letter), "letter", PACK, pages)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: HouseMappingDialog, row: int, use: str) -> None:
    item = dialog.lines.tree.topLevelItem(row - 1)
    assert item is not None
    dialog.lines.tree.setCurrentItem(item)
    dialog.lines.use.setCurrentIndex(dialog.lines.use.findData(use))
    dialog.lines.use.activated.emit(dialog.lines.use.currentIndex())


def test_what_is_proposed_is_shown_and_a_line_is_pointed_at(qtbot: QtBot, letter: Path) -> None:
    dialog = mapping_of(qtbot, letter)
    shown = [dialog.lines.tree.topLevelItem(row).text(2) for row in range(5)]  # type: ignore[union-attr]  # five rows
    assert shown == ["", "", "To", "The note begins here", "Sample text, goes"]
    assert dialog.lines.row == dialog._opened.rows[2]
    choose(dialog, 2, "marking")
    assert HousePlace("marking", 2) in dialog.mapping.places
    dialog.lines.words.setText("the eyes of")
    dialog.lines.words.editingFinished.emit()
    assert HousePlace("marking", 2, "the eyes of") in dialog.mapping.places
    dialog.behind.click()
    assert dialog.mapping.body == 0


def test_a_style_is_chosen_with_a_sample_of_it(qtbot: QtBot, letter: Path) -> None:
    dialog = mapping_of(qtbot, letter)
    box = dialog.styles.boxes["quotation"]
    assert box.itemText(0) == "One made for it"
    box.setCurrentIndex(box.findData("Own text"))
    box.activated.emit(box.currentIndex())
    assert next(each.style for each in dialog.mapping.styles if each.role == "quotation") == "Own text"


def test_the_house_style_is_kept_under_its_name_or_it_says_why_not(qtbot: QtBot, letter: Path) -> None:
    dialog = mapping_of(qtbot, letter)
    kept: list[Any] = []
    dialog.added.connect(kept.append)
    dialog.name.setText("No name!")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "no name for a house style" in dialog.fault.text()
    dialog.name.setText("ministry")
    dialog.accept()
    assert kept == [house_named("ministry")]


def test_the_order_of_a_note_is_shown_where_its_look_cannot_be(qtbot: QtBot, letter: Path) -> None:
    dialog = mapping_of(qtbot, letter)
    qtbot.waitUntil(lambda: "not installed" in dialog.said.text(), timeout=20_000)
    assert not dialog.page.pixmap().isNull()
