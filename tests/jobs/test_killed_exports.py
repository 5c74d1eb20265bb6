"""An export that is killed leaves the old note or the new one, whole, and its rests go with the next export.

25 are killed; BRIEFER_KILLS=500 kills as many.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefer.export.files import sweep
from tests.jobs.export_until_killed import TITLES, version

KILLS = int(os.environ.get("BRIEFER_KILLS", "25"))
SCRIPT = Path(__file__).with_name("export_until_killed.py")


@pytest.mark.skipif(sys.platform == "win32", reason="it forks")
def test_whatever_is_killed_the_note_is_the_old_or_the_new_one_and_no_rests_stay(tmp_path: Path) -> None:
    whole = {title: version(title) for title in TITLES}
    note = tmp_path / "note.docx"
    note.write_bytes(whole[TITLES[0]])
    chance = random.Random(7)  # noqa: S311 - moments to kill at, no secrets
    left = 0
    command = [sys.executable, str(SCRIPT)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for _ in range(KILLS):
            server.stdin.write(f"{tmp_path}\n")
            server.stdin.flush()
            child = int(server.stdout.readline())
            time.sleep(chance.uniform(0, 0.05))
            os.kill(child, signal.SIGKILL)
            while _is_there(child):
                time.sleep(0.001)
            assert note.read_bytes() in whole.values()
            left += sum(each != note for each in tmp_path.iterdir())
    sweep(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["note.docx"]
    assert left or KILLS < 100, "no export was killed in the middle: the test shows nothing"


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_another_computer_or_somebody_else_left_is_not_touched(tmp_path: Path) -> None:
    name = f".briefer-{'0' * 8}-1-{'a' * 16}.part"
    others = (name, ".briefer-x.part", "report.part", f".briefer-{'0' * 8}-1-{'a' * 16}.part.bak")
    for other in others:
        (tmp_path / other).touch()
    sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(others)
    old = time.time() - 2 * 86_400
    for other in others:
        os.utime(tmp_path / other, (old, old))
    sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(set(others) - {name})
    sweep(tmp_path / "nowhere")
