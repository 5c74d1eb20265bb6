"""A pack that is edited: its files, tried before they are stored, stored whole, and copied to the user's."""

from pathlib import Path

import pytest

from briefer.compose.packs import USUAL_PACK, pack_by_id, pack_folders
from briefer.errors import BrieferError
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import PACK_LIMITS
from briefer.jobs.pack_drafts import (
    PackDraft,
    draft_findings,
    draft_note,
    files_to_edit,
    is_inside,
    own_copy,
    store,
    text_of,
)
from briefer.jobs.packs import copy_pack
from briefer.model.documents import Document
from briefer.model.packs import Pack

BACKGROUND = "sections/background.md.j2"


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return copy_pack(USUAL_PACK, tmp_path / "desk-note")


def words_of(document: Document) -> str:
    return repr(document)


def test_all_text_files_are_listed_and_those_that_are_named_and_not_there(pack: Pack) -> None:
    names = files_to_edit(PackDraft(pack.folder, {}))
    assert names[0] == "pack.toml"
    assert names[1:10] == tuple(each.file for each in pack.sections)
    assert names[-1] == "sample.json"
    toml = text_of(PackDraft(pack.folder, {}), "pack.toml")
    more = toml + '\n[[sections]]\nname = "x"\nfile = "sections/x.md.j2"\n'
    out = more + '\n[[sections]]\nname = "y"\nfile = "../y.md.j2"\n'
    assert "sections/x.md.j2" in files_to_edit(PackDraft(pack.folder, {"pack.toml": more}))
    assert "../y.md.j2" not in files_to_edit(PackDraft(pack.folder, {"pack.toml": out}))


def test_what_is_not_stored_is_tried_and_the_folder_stays_as_it_is(pack: Pack) -> None:
    before = (pack.folder / BACKGROUND).read_bytes()
    text = "+++\nheading = 'Background'\n+++\nA fresh sentence.\n\n{{ sources[0].title }}\n"
    with Isolation(PACK_LIMITS) as child:
        whole = draft_note(PackDraft(pack.folder, {BACKGROUND: text}), None, "", child)
        alone = draft_note(PackDraft(pack.folder, {BACKGROUND: text}), None, BACKGROUND, child)
        faulty = PackDraft(pack.folder, {BACKGROUND: text + "{{ fact }}\n"})
        found = [each for each in draft_findings(faulty, child) if each.file == BACKGROUND]
        with pytest.raises(BrieferError, match="nothing called “fact”"):
            draft_note(faulty, None, "", child)
    assert "A fresh sentence." in words_of(whole)
    assert "Current status" in words_of(whole)
    assert "A fresh sentence." in words_of(alone)
    assert "Current status" not in words_of(alone)
    assert [each.line for each in found] == [7]
    assert (pack.folder / BACKGROUND).read_bytes() == before


def test_texts_are_stored_within_the_folder_alone(pack: Pack, tmp_path: Path) -> None:
    store(PackDraft(pack.folder, {BACKGROUND: "new\u00a0words\n", "sections/deep/own.j2": "piece"}))
    assert (pack.folder / BACKGROUND).read_bytes() == "new\u00a0words\n".encode()
    assert (pack.folder / "sections/deep/own.j2").read_text(encoding="utf-8") == "piece"
    with pytest.raises(BrieferError, match="outside"):
        store(PackDraft(pack.folder, {"../out.j2": "x"}))
    assert not (tmp_path / "out.j2").exists()
    (pack.folder / "link.j2").symlink_to(tmp_path / "elsewhere.txt")
    assert not is_inside(pack.folder, "link.j2")


def test_a_copy_of_the_users_has_a_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = own_copy(USUAL_PACK, "Port desk")
    assert (made.id, made.name, made.folder) == ("port-desk", "Port desk", pack_folders()[-1] / "Port desk")
    assert pack_by_id("port-desk").folder == made.folder
    for name in ("Port desk", "Information note", "", "../x", "a/b", ".x"):
        with pytest.raises(BrieferError):
            own_copy(USUAL_PACK, name)
