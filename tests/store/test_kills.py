"""A process that is killed in the middle of its edits: no acknowledged step is lost."""

import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.store.session import check_session, create_session, open_session
from tests.nursery import Nursery
from tests.store import walks
from tests.store.samples import fill, names_in

ROUNDS = int(os.environ.get("BRIEFER_KILLS", "20"))


def edit_until_killed(nursery: Nursery, path: Path, seed: int, seconds: float) -> list[tuple[int, str]]:
    """Let a process edit the session for so long, kill it, and return what it acknowledged."""
    whole = [
        line.split() for line in nursery.killed(path.with_suffix(".told"), seconds, str(path), str(seed))
    ]
    return [(int(step), digest) for step, digest in whole]


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    with Nursery(walks.__name__) as made:
        yield made


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_no_acknowledged_step_is_lost(tmp_path: Path, nursery: Nursery) -> None:
    path = tmp_path / "killed.briefer"
    with create_session(path) as session:
        fill(session)
    acknowledged, slowest = 0, 0.0
    for seed in range(ROUNDS):
        wait = random.Random(seed).uniform(0, 0.2)  # noqa: S311 - repeatable, no secret
        lines = edit_until_killed(nursery, path, seed, wait)
        begun = time.perf_counter()
        with open_session(path) as session:
            slowest = max(slowest, time.perf_counter() - begun)
            (last,) = session.rows("pragma integrity_check")
            assert last == ("ok",)
            steps = [step.id for step in session.history() if not step.undone]
            assert {step for step, _ in lines} <= set(steps)
            step, digest = lines[-1]
            if steps[-1] != step:  # made, but not yet acknowledged
                assert steps[-2] == step
                session.undo()
            assert walks.digest(session) == digest
        acknowledged += len(lines)
    check_session(path)
    assert names_in(tmp_path) == ["killed.briefer", "killed.told"]
    figures = f"{ROUNDS} kills, {acknowledged} steps acknowledged, slowest reopening {slowest:.3f} s"
    sys.stdout.write(figures + "\n")  # seen with pytest -s


def test_a_new_session_that_was_never_finished_leaves_the_name_free(tmp_path: Path) -> None:
    """What a process that is killed while it makes a session leaves beside is in nobody's way."""
    (tmp_path / ".a.briefer.4711.new").write_bytes(b"half")
    create_session(tmp_path / "a.briefer").close()
    check_session(tmp_path / "a.briefer")
