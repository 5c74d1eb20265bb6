"""What a power cut or a failing disk leaves behind: every acknowledged step, and no half of another."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from briefer.errors import BrieferError
from briefer.store.session import Session, create_session, open_session
from tests.store.disks import Disk, Event, after_power_cut, watched_disk
from tests.store.samples import dump, fill
from tests.store.walks import digest, edit

CUTS = int(os.environ.get("BRIEFER_CUTS", "60"))
EDITS = 40


@pytest.fixture
def disk() -> Iterator[Disk]:
    with watched_disk() as disk:
        yield disk


def edits_on(
    disk: Disk, path: Path, synchronous: str = ""
) -> tuple[bytes, list[Event], list[tuple[int, str]]]:
    """Return a file, what was then asked of the disk, and the states acknowledged after how many events."""
    chance = random.Random(1)  # noqa: S311 - repeatable, no secret
    with create_session(path) as session:
        fill(session)
    before = path.read_bytes()
    disk.events.clear()
    with open_session(path) as session:
        if synchronous:
            session._connection.pragma("synchronous", synchronous)
        session._connection.wal_autocheckpoint(100)
        acknowledged = [(len(disk.events), digest(session))]
        for _ in range(EDITS):
            edit(session, chance)
            acknowledged.append((len(disk.events), digest(session)))
        events = list(disk.events)
    return before, events, acknowledged


def lost_in(folder: Path, recorded: tuple[bytes, list[Event], list[tuple[int, str]]], cut: int) -> bool:
    """Return whether a power cut after `cut` events loses what had been acknowledged by then."""
    before, events, acknowledged = recorded
    chance = random.Random(cut)  # noqa: S311 - repeatable, no secret
    path = folder / "cut.briefer"
    for name, content in after_power_cut({"s.briefer": before}, events[:cut], chance).items():
        path.with_name(name.replace("s.briefer", path.name)).write_bytes(content)
    states = [state for _, state in acknowledged]
    last = max(at for at, (count, _) in enumerate(acknowledged) if count <= cut)
    with open_session(path) as session:
        found = digest(session)
    # The step after the last one acknowledged may or may not have reached the disk.
    return found not in (states[last], states[min(last + 1, EDITS)])


def test_no_power_cut_loses_an_acknowledged_step(tmp_path: Path, disk: Disk) -> None:
    recorded = edits_on(disk, tmp_path / "s.briefer")
    _, events, acknowledged = recorded
    chance = random.Random(2)  # noqa: S311 - repeatable, no secret
    assert any(event.name == "s.briefer" for event in events[acknowledged[0][0] :]), "no checkpoint"
    for _ in range(CUTS):
        assert not lost_in(tmp_path, recorded, chance.randint(acknowledged[0][0], len(events)))


def test_the_simulation_notices_a_missing_sync(tmp_path: Path, disk: Disk) -> None:
    recorded = edits_on(disk, tmp_path / "s.briefer", "normal")
    cuts = [count for count, _ in recorded[2][1:]]
    assert any(lost_in(tmp_path, recorded, cut) for cut in cuts)


@pytest.mark.parametrize("fault", [apsw.IOError, apsw.FullError])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_fault_of_the_disk_at_any_moment_is_told_and_halves_no_step(
    tmp_path: Path, disk: Disk, fault: type[apsw.Error]
) -> None:
    path, told = tmp_path / "s.briefer", 0
    disk.fault = fault
    with create_session(path) as session:
        fill(session)
        session._connection.wal_autocheckpoint(20)
        for seed in range(60):
            before = dump(session), session.history()
            disk.faults = seed % 12 + 1
            if is_told(session, seed):
                told += 1
                assert (dump(session), session.history()) == before
            disk.faults = 0
        after = dump(session), session.history()
    assert told > 10
    with open_session(path) as session:
        assert (dump(session), session.history()) == after


def is_told(session: Session, seed: int) -> bool:
    """Edit the session; return whether a fault was told."""
    try:
        edit(session, random.Random(seed))  # noqa: S311 - repeatable, no secret
    except BrieferError as error:
        return bool(error.next_step)
    return False
