from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.commands.briefs import add_brief, edit_brief
from briefer.compose.packs import Packs, pack_by_id, read_pack
from briefer.errors import BrieferError
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import PACK_LIMITS
from briefer.jobs.preview import preview
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.compose.making import CREATED, as_text

INFORMATION = pack_by_id("information-note")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "one.briefer") as made:
        yield made


def test_an_empty_brief_previews_whole_with_what_is_to_be_written(session: Session) -> None:
    document = preview(session, add_brief(session, INFORMATION, "The bridge"), created=CREATED)
    assert document.title == "The bridge"
    assert "[Bottom line: to be written]" in as_text(document)


def test_the_moment_is_now_where_none_is_given(session: Session) -> None:
    assert preview(session, add_brief(session, INFORMATION)).created > "2025"


def test_a_brief_whose_pack_is_gone_says_which_there_are(session: Session) -> None:
    brief = add_brief(session, INFORMATION)
    edit_brief(session, replace(queries.brief(session, brief), pack="gone"))
    with pytest.raises(BrieferError, match="no pack “gone”"):
        preview(session, brief)


def test_a_users_pack_is_previewed_in_the_isolation_it_is_given(session: Session, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "pack.toml").write_text(
        'id = "mine"\nname = "Mine"\nlanguage = "en"\n[[sections]]\nname = "s"\nfile = "s.md.j2"\n'
    )
    (place / "s.md.j2").write_text('+++\nheading = "All"\n+++\n{{ brief.title }}\n')
    pack = read_pack(place)
    brief = add_brief(session, pack, "**The** bridge")
    with Isolation(PACK_LIMITS) as isolation:
        for _ in range(2):
            document = preview(session, brief, packs=Packs((pack,)), isolation=isolation, created=CREATED)
            assert as_text(document).splitlines()[4:6] == ["# All", "**The** bridge"]
