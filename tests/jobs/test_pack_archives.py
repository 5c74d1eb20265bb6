"""A zip of a pack is unpacked to be looked at, and refused where it would do harm or cannot be read."""

import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.compose.packs import find_packs, pack_folders
from briefer.errors import BrieferError
from briefer.jobs import pack_archives, pack_checks
from briefer.jobs.composing import PACK_LIMITS
from briefer.jobs.pack_archives import pack_folder
from briefer.jobs.packs import add_pack, examine_pack
from briefer.model.pack_findings import Weight
from tests.jobs.test_packs import PACK, SECTION, with_house

FILES = {"pack.toml": PACK, "events.md.j2": SECTION}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(pack_checks, "PACK_LIMITS", replace(PACK_LIMITS, seconds=60.0, cpu_seconds=60))


def zipped(path: Path, files: dict[str, str], within: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{within}{name}", text)
    return path


@pytest.mark.parametrize(("name", "within"), [("mine.zip", "mine/"), ("mine.briefpack", "")])
def test_a_zip_is_examined_and_added_as_its_folder_is(tmp_path: Path, name: str, within: str) -> None:
    path = zipped(tmp_path / name, {**FILES, "notes.txt": "x"}, within)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/._mine", "junk")
    examined = examine_pack(path)
    assert (examined.name, examined.identity, examined.replaces) == ("Mine", "mine", False)
    assert examined.can_be_added
    pack, findings = add_pack(path)
    assert pack in find_packs(pack_folders()).packs
    assert [each.file for each in findings if "left behind" in each.what] == ["notes.txt"]
    assert examine_pack(path).replaces
    assert add_pack(path, replacing=True)[0] == pack


def test_what_was_taken_out_of_its_word_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    with_house(folder, "remote")
    path = zipped(tmp_path / "mine.zip", FILES)
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(folder / "house.docx", "house.docx")
    told = [each for each in examine_pack(path).findings if each.file == "house.docx"]
    assert [(each.weight, each.next_step) for each in told] == [
        (Weight.REMARK, "It is taken out when the pack is added.")
    ]
    _, findings = add_pack(path)
    assert any("192.0.2.1" in each.what and each.next_step == "It was taken out." for each in findings)


def test_one_with_a_macro_or_the_id_of_a_shipped_pack_is_examined_and_not_added(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text.replace('"mine"', '"information-note"'), encoding="utf-8")
    examined = examine_pack(folder)
    assert examined.refused.startswith("A pack that came with briefer has the id")
    assert not examined.can_be_added
    with_house(folder, "macro")
    examined = examine_pack(folder)
    assert not examined.can_be_added
    assert any("carries macros" in each.what for each in examined.findings)
    assert examine_pack(tmp_path / "nowhere").findings[0].what == "There is no such folder."


def slip(path: Path) -> None:
    zipped(path, {**FILES, "../../evil.txt": "x"})


def absolute(path: Path) -> None:
    zipped(path, {**FILES, "/etc/evil.txt": "x"})


def drive(path: Path) -> None:
    zipped(path, {**FILES, "C:/evil.txt": "x"})


def link(path: Path) -> None:
    zipped(path, FILES)
    with zipfile.ZipFile(path, "a") as archive:
        member = zipfile.ZipInfo("secret")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")


def many(path: Path) -> None:
    zipped(path, {f"{number}.txt": "" for number in range(201)})


def bomb(path: Path) -> None:
    zipped(path, {"a.txt": "0" * 300})


def torn(path: Path) -> None:
    zipped(path, FILES)
    path.write_bytes(path.read_bytes()[:-40])


def no_zip(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (slip, "would put a file outside the pack's folder: ../../evil.txt. Do not use it."),
        (absolute, "would put a file outside the pack's folder: /etc/evil.txt."),
        (drive, "would put a file outside the pack's folder: C:/evil.txt."),
        (link, "holds a link to another place: secret."),
        (many, "holds more than 200 files."),
        (bomb, "which is more than a pack may. Take the large pictures out"),
        (torn, "is damaged or no zip."),
        (no_zip, "is damaged or no zip."),
    ],
)
def test_a_zip_that_does_harm_is_refused_in_one_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "bad.zip"
    make(path)
    if make is bomb:
        monkeypatch.setattr(pack_archives, "_MOST_BYTES", path.stat().st_size + 1)
    with pytest.raises(BrieferError) as caught:
        examine_pack(path)
    assert words in str(caught.value)
    assert not (tmp_path / "data").exists()
    assert not list(tmp_path.rglob("evil.txt"))


def test_a_locked_zip_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "locked.zip", FILES)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 1)
    path.write_bytes(data)
    with pytest.raises(BrieferError, match="locked by a password"):
        examine_pack(path)


def test_what_was_unpacked_goes_again(tmp_path: Path) -> None:
    with pack_folder(zipped(tmp_path / "mine.zip", FILES, "mine/")) as folder:
        assert (folder / "pack.toml").is_file()
        assert folder.name == "mine"
    assert not folder.exists()
    with pack_folder(tmp_path) as same:
        assert same == tmp_path
