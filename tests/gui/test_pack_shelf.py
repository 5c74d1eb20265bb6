"""The packs of a window are read once; one whose files changed is read again and taken up at once."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.compose import packs as compose_packs
from briefer.compose.pack_files import read_pack
from briefer.compose.packs import is_shipped
from briefer.gui.pack_shelf import PackShelf
from briefer.model.packs import Pack
from briefer.paths import templates_folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []

    def noted(folder: Path) -> Pack:
        names.append(folder.name)
        return read_pack(folder)

    monkeypatch.setattr(compose_packs, "read_pack", noted)
    return names


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "mine"
    shutil.copytree(templates_folder() / "information-note", folder)
    edit(folder / "pack.toml", 'id = "information-note"', 'id = "mine"')
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def test_only_what_changed_is_read_again(qtbot: QtBot, tmp_path: Path, own: Path, read: list[str]) -> None:
    shelf = PackShelf(folders=lambda: (templates_folder(), tmp_path / "packs"))
    known = {pack.id: pack for pack in shelf.packs}
    read.clear()
    with qtbot.assertNotEmitted(shelf.changed):
        shelf.renew()
    assert read == []
    edit(own / "pack.toml", 'summary = "', 'summary = "Ours. ')
    with qtbot.waitSignal(shelf.changed):
        shelf.renew()
    assert read == ["mine"]
    now = {pack.id: pack for pack in shelf.packs}
    assert now["mine"].summary.startswith("Ours. ")
    assert all(now[name] is known[name] for name in known if name != "mine")
    shutil.rmtree(own)
    with qtbot.waitSignal(shelf.changed):
        shelf.renew()
    assert all(is_shipped(pack) for pack in shelf.packs)


def test_a_faulty_pack_is_told_until_it_is_mended(qtbot: QtBot, tmp_path: Path, own: Path) -> None:
    shelf = PackShelf(folders=lambda: (tmp_path / "packs",))
    section = next((own / "sections").iterdir())
    section.rename(own / "aside")
    with qtbot.waitSignal(shelf.changed):
        shelf.renew()
    assert (shelf.packs, [fault.folder for fault in shelf.faults]) == ((), [own])
    with qtbot.assertNotEmitted(shelf.changed):
        shelf.renew()
    (own / "aside").rename(section)
    shelf.renew()
    assert [pack.id for pack in shelf.found.packs] == ["mine"]
