"""The hostile session files of the shared data, made from a real session of the present schema."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefer.errors import BrieferError
from briefer.store import queries as q
from briefer.store.session import check_session, open_session

EDITS = {
    "trigger.briefer": "create trigger evil after insert on mention begin delete from source; end;",
    "view_swap.briefer": (
        "alter table mention rename to mention_; create view mention as"
        " with recursive r (x) as (select 1 union all select x + 1 from r)"
        """ select x id, 1 source, 0 "start", 1 "end", hex(zeroblob(1000)) quote, 'name' kind from r;"""
    ),
    "newer.briefer": "pragma user_version = 999;",
    "otherapp.briefer": "pragma application_id = 252006673;",
    "badtypes.briefer": (
        """update mention set "start" = -5, "end" = -1; update evidence set "end" = 9223372036854775807;"""
        " update mention set source = 99999; update text set content = cast(x'c328' as text);"
    ),
    "remote_names.briefer": (
        """update actor set name = '<img src="http://192.0.2.1:8099/a.png">';"""
        """ update source set title = '<a href="file:///etc/passwd">x</a>';"""
    ),
}
SESSIONS_FROM, SESSIONS_TO = "gs = os.environ.get", "TP = lambda"  # where its part on sessions stands
OTHERS_FROM = "CT = "  # and where that on other formats begins, which takes half a minute


@pytest.fixture(scope="session")
def hostile_sessions(
    shared: Path, sound: bytes, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[dict[str, Any]]]:
    """A folder of hostile files and what is expected of each session among them."""
    folder = tmp_path_factory.mktemp("hostile")
    good, edits, script = folder / "good.briefer", folder / "edits.json", folder / "make.py"
    good.write_bytes(sound)
    edits.write_text(json.dumps(EDITS), encoding="utf-8")
    source = (shared / "hostile" / "make_hostile.py").read_text(encoding="utf-8")
    before, marked, rest = source.partition(SESSIONS_FROM)
    if marked:
        source = before.partition(OTHERS_FROM)[0] + marked + rest.partition(SESSIONS_TO)[0] + _LIST
    script.write_text(source, encoding="utf-8")
    environment = {"BRIEFER_GOOD_SESSION": str(good), "BRIEFER_SESSION_SQL": str(edits)}
    command = [sys.executable, str(script), str(folder / "made"), "--set", "all"]
    subprocess.run(command, check=True, env=os.environ | environment, capture_output=True)
    listed = json.loads((folder / "made" / "manifest.json").read_text(encoding="utf-8"))["files"]
    return folder / "made", [entry for entry in listed if entry["family"] == "session"]


_LIST = "\njson.dump({'files': MAN}, open(os.path.join(OUT, 'manifest.json'), 'w'))\n"


def test_what_is_expected_happens_to_each_hostile_session(
    hostile_sessions: tuple[Path, list[dict[str, Any]]],
) -> None:
    folder, entries = hostile_sessions
    assert {"session/" + name for name in EDITS} <= {entry["name"] for entry in entries}
    for entry in entries:
        path = folder / entry["name"]
        before = path.read_bytes()
        outcome = "extract"
        try:
            check_session(path)
            with open_session(path, read_only=True) as session:
                assert q.facts(session)
        except BrieferError as error:
            outcome = "reject"
            told = error
        assert entry["expect"] in (outcome, "either"), (entry, outcome)
        assert path.read_bytes() == before
        if outcome == "reject":
            with pytest.raises(BrieferError, match=re.escape(told.what)):
                open_session(path)
            assert path.read_bytes() == before


def test_names_that_look_like_addresses_are_only_words(
    hostile_sessions: tuple[Path, list[dict[str, Any]]],
) -> None:
    folder, _ = hostile_sessions
    with open_session(folder / "session" / "remote_names.briefer", read_only=True) as session:
        assert {actor.name for actor in q.actors(session)} == {'<img src="http://192.0.2.1:8099/a.png">'}


def test_wrong_values_are_refused(hostile_sessions: tuple[Path, list[dict[str, Any]]]) -> None:
    folder, _ = hostile_sessions
    with pytest.raises(BrieferError, match="damaged"):
        open_session(folder / "session" / "badtypes.briefer")
