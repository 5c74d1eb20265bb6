"""No acknowledged edit is lost when the program is killed (20 times; BRIEFER_KILLS=300 for more)."""

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.commands.sources import add_sources
from briefer.store.session import Session, create_session, open_session
from tests.commands import walking
from tests.commands.samples import ARTICLE
from tests.commands.walking import state, steps
from tests.nursery import Nursery

KILLS = int(os.environ.get("BRIEFER_KILLS", "20"))


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    with Nursery(walking.__name__) as made:
        yield made


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is meant")
def test_no_acknowledged_edit_is_lost_by_kill_9(
    tmp_path: Path, nursery: Nursery, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "killed.briefer"
    with create_session(path) as session:
        add_sources(session, [ARTICLE])
    slowest, acknowledged = 0.0, 0
    for seed in range(KILLS):
        wait = random.Random(seed).random() * 0.15  # noqa: S311 - any moment will do
        told = nursery.killed(tmp_path / "told", wait, str(path), str(seed))
        begun = time.perf_counter()
        with open_session(path) as session:
            slowest = max(slowest, time.perf_counter() - begun)
            if told:
                acknowledged += len(told)
                _check(session, *json.loads(told[-1]))
    with capsys.disabled():
        figures = f"{acknowledged} acknowledged edits, none lost, slowest reopening {slowest:.2f} s"
        sys.stdout.write(f"\n{KILLS} kills: {figures}\n")
    assert acknowledged >= KILLS


def _check(session: Session, known: list[list[int | bool]], held: str) -> None:
    """See that the session holds what was acknowledged last, and at most one edit more."""
    now = [list(step) for step in steps(session)]
    if now != known:  # one more edit took hold, of which the child had no time to tell
        kept = [step for step in now if not step[1]]
        before = [step for step in known if not step[1]]
        assert abs(len(kept) - len(before)) == 1
        assert kept[: len(before)] == before or before[: len(kept)] == kept
        assert session.undo() if len(kept) > len(before) else session.redo()
    assert state(session) == held
