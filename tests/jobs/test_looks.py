"""Which look a note has: the one asked for, the brief's, that of its pack's notes, or the pack's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.commands.briefs import add_brief, change_pack
from briefer.commands.outlining import copy_brief, fresh_brief, set_option
from briefer.compose.packs import house_file, pack_by_id
from briefer.errors import BrieferError
from briefer.jobs.houses import add_house, open_house_file, remove_house
from briefer.jobs.looks import (
    Look,
    choose_house,
    chosen_houses,
    house_names,
    house_path,
    houses_folder,
    look_of,
)
from briefer.jobs.note import Way, note_content, write_in
from briefer.model.briefs import Brief
from briefer.model.ids import BriefId
from briefer.model.note_options import LOOK, OWN_LOOK
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.export.houses.filing import package_of, para, saved, style

PACK = pack_by_id("information-note")
OTHER = pack_by_id("uk-submission")
HEADING = style("Kop1", "heading 1", level=1)
Add = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def add(tmp_path: Path) -> Add:
    def added(name: str) -> Path:
        body = (para(f"The {name}"), para("To: [name]"), para("Sample", "Kop1"), para("Text."))
        opened = open_house_file(saved(package_of(*body, styles=HEADING), tmp_path / f"{name}.docx"))
        add_house(name, opened, opened.mapping)
        return house_path(name)

    return added


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return create_session(tmp_path / "looks.briefer")


def brief(chosen: str) -> Brief:
    return Brief(BriefId(1), "b1", "", PACK.id, options=((LOOK, chosen),) if chosen else ())


def test_a_pack_has_the_house_style_that_was_chosen_for_it(add: Add) -> None:
    path = add("ministry")
    assert look_of(PACK).path == house_file(PACK)
    assert look_of(PACK, asked="ministry").path == path
    choose_house(PACK.id, "ministry")
    assert look_of(PACK).path == path
    choose_house(PACK.id, "")
    assert look_of(PACK).path == house_file(PACK)
    choose_house(PACK.id, "ministry")
    remove_house("ministry")
    assert chosen_houses() == {}
    with pytest.raises(BrieferError, match="There is no house style “ministri”"):
        look_of(PACK, asked="ministri")
    with pytest.raises(BrieferError, match="There is no house style"):
        choose_house(PACK.id, "../ministry")


def test_a_brief_has_a_look_of_its_own_over_that_of_its_pack(add: Add) -> None:
    ministry, partner = add("ministry"), add("partner")
    choose_house(PACK.id, "ministry")
    assert (look_of(PACK, brief("")).path, look_of(PACK, brief("")).house) == (ministry, "ministry")
    assert look_of(PACK, brief("partner")).path == partner
    assert look_of(PACK, brief(OWN_LOOK)).path == house_file(PACK)
    assert look_of(PACK, brief("partner"), asked="ministry").path == ministry


def test_a_look_that_is_not_here_gives_way_to_the_packs_and_says_so(add: Add) -> None:
    found = look_of(PACK, brief("embassy"))
    assert (found.path, found.house) == (house_file(PACK), "")
    assert found.lacking.startswith("The house style “embassy” is not on this computer")
    ministry = add("ministry")
    choose_house(PACK.id, "ministry")
    assert (look_of(PACK, brief("embassy")).path, look_of(PACK, brief("embassy")).house) == (
        ministry,
        "ministry",
    )
    ministry.unlink()
    assert house_names() == ()
    assert "“ministry” is not on this computer" in look_of(PACK).lacking
    with pytest.raises(BrieferError, match="has lost its file"):
        house_path("ministry")


def test_a_house_file_that_was_made_anew_is_another_look(add: Add) -> None:
    path = add("ministry")
    before = look_of(PACK, brief("ministry"))
    assert look_of(PACK, brief("ministry")) == before
    path.touch()
    after = look_of(PACK, brief("ministry"))
    assert isinstance(after, Look)
    assert after != before
    assert houses_folder() in path.parents


def test_the_choice_is_undone_and_goes_along_when_a_brief_is_copied(session: Session) -> None:
    key = add_brief(session, PACK)
    set_option(session, key, LOOK, "ministry")
    assert queries.brief(session, key).option(LOOK) == "ministry"
    session.undo()
    assert not queries.brief(session, key).option(LOOK)
    session.redo()
    change_pack(session, key, OTHER)
    assert queries.brief(session, copy_brief(session, key)).option(LOOK) == "ministry"
    assert not queries.brief(session, fresh_brief(session, key, PACK)).option(LOOK)
    session.close()


def test_a_note_is_written_in_the_look_of_its_brief(session: Session, tmp_path: Path, add: Add) -> None:
    key = add_brief(session, PACK)
    plain = write_in(Way(), note_content(session, PACK), PACK, tmp_path / "plain.docx")
    set_option(session, key, LOOK, "ministry")
    content = note_content(session, PACK)
    lacking = write_in(Way(), content, PACK, tmp_path / "lacking.docx")
    assert [each for each in lacking.warnings if "house style “ministry” is not" in each]
    assert len(lacking.warnings) == len(plain.warnings) + 1
    web = write_in(Way(), content, PACK, tmp_path / "lacking.html")
    assert not [each for each in web.warnings if "house style" in each]
    add("ministry")
    add("partner")
    own = write_in(Way(), content, PACK, tmp_path / "own.docx")
    asked = write_in(Way(house="partner"), content, PACK, tmp_path / "asked.docx")
    assert own.warnings == plain.warnings
    assert "The ministry" in words(own.path)
    assert "The partner" in words(asked.path)
    session.close()


def words(path: Path) -> str:
    return " ".join(each.text for each in open_house_file(path).rows)
