"""What a child can no longer do, asked of the system itself through ctypes, past what Python refuses."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.confine import calls
from briefer.confine.calls import _MACHINES, _refused
from briefer.confine.landlock import landlock_version
from briefer.confine.places import readable_places
from briefer.isolate.answers import ChildError
from briefer.isolate.limits import Limits
from briefer.isolate.pool import Isolation

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's limits are Linux's")

C = "(lambda c, t: (lambda answer: (answer, t.get_errno()))({}))"
LIBRARY = "(__import__('ctypes').CDLL(None, use_errno=True), __import__('ctypes'))"
REFUSED = ([-1, 1], [-1, 13])  # EPERM, EACCES


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation(Limits(seconds=30, cpu_seconds=5)) as pool:
        yield pool


def asked(pool: Isolation, call: str) -> Any:
    """Return what a function of the C library says in the child, with its error number."""
    return pool.run("builtins:eval", C.format(call) + LIBRARY)


needs_landlock = pytest.mark.skipif(
    sys.platform != "linux" or not landlock_version(__import__("ctypes").CDLL(None)),
    reason="this kernel has no Landlock",
)


@needs_landlock
@pytest.mark.parametrize("path", ["/etc/passwd", "/etc/hostname", "/proc/self/environ", "/", "/home"])
def test_the_system_opens_no_file_of_others(isolation: Isolation, path: str) -> None:
    assert asked(isolation, f"c.open({path.encode()!r}, 0)") in ([-1, 13], [-1, 2])


@needs_landlock
def test_a_document_cannot_have_another_file_opened_for_it(isolation: Isolation, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("LEAKED", encoding="utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'
    read = (
        "(lambda e: e.tostring(e.fromstring({!r}, e.XMLParser(resolve_entities=True, load_dtd=True))))"
        "(__import__('lxml.etree').etree)"
    )
    with pytest.raises(ChildError, match=r"secret\.txt.*Permission denied"):
        isolation.run("builtins:eval", read.format(entity))


@pytest.mark.parametrize(
    "call",
    [
        "c.socket(2, 1, 0)",
        "c.socket(10, 2, 0)",
        "c.socket(1, 1, 0)",
        "c.socket(16, 3, 0)",
        "c.fork()",
        "c.execv(b'/bin/true', None)",
        "c.kill(OURS, 0)",
        "c.kill(-1, 0)",
        "c.ptrace(16, OURS, None, None)",
        "c.unshare(0x10000000)",
        "c.syscall(425, 1, None)",
        "c.setpriority(0, OURS, 19)",
        "c.prlimit(OURS, 7, None, None)",
        "c.unlink(b'/tmp/none')",
        "c.chmod(b'/dev/null', 0)",
        "c.mkdir(b'/tmp/none', 0)",
        "c.shmget(0, 4096, 0o1600)",
        "c.mount(b'none', b'/tmp', b'tmpfs', 0, None)",
    ],
)
def test_the_system_refuses_what_reading_never_needs(isolation: Isolation, call: str) -> None:
    assert asked(isolation, call.replace("OURS", str(os.getpid()))) in REFUSED


def test_it_may_still_have_threads_and_end_itself(isolation: Isolation) -> None:
    thread = "__import__('threading').Thread(target=sum, args=[()])"
    run = f"(lambda t: (t.start(), t.join(), t.is_alive()))({thread})"
    assert isolation.run("builtins:eval", run)[2] is False
    assert asked(isolation, "c.kill(c.getpid(), 0)")[0] == 0


def test_nothing_of_the_starting_process_is_open(isolation: Isolation) -> None:
    opened = (
        "[n for n in range(3, 64) if __import__('contextlib').suppress(OSError).__enter__() is None"
        " and __import__('ctypes').CDLL(None).fcntl(n, 1) != -1]"
    )
    assert len(isolation.run("builtins:eval", opened)) <= 2  # the pipe, and the one that tells of our end


def test_no_class_can_be_named_by_a_pickle_while_a_file_is_read(isolation: Isolation) -> None:
    with pytest.raises(ChildError, match=r"pickle\.find_class"):
        isolation.run("pickle:loads", b"cos\ngetpid\n(tR.")
    assert isolation.run("builtins:str", Path("a")) == "a"


def test_python_reads_only_the_program_and_its_libraries(isolation: Isolation, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("LEAKED", encoding="utf-8")
    secret = str(tmp_path / "secret.txt")
    for call in (
        f"open({secret!r})",
        f"open({secret.encode()!r}, 'rb')",
        f"open({os.path.relpath(secret)!r})",
        f"__import__('os').open({secret!r}, 0)",
        f"__import__('os').listdir({str(tmp_path)!r})",
        f"list(__import__('os').scandir({str(tmp_path)!r}))",
        f"open({str(Path(os.__file__).parent / '..' / '..' / '..' / '..' / 'etc' / 'passwd')!r})",
        "__import__('socket').socket()",
        "__import__('sqlite3').connect(':memory:')",
        f"__import__('os').mkdir({str(tmp_path / 'new')!r})",
        f"__import__('os').chmod({secret!r}, 0)",
        f"__import__('os').kill({os.getpid()}, 0)",
    ):
        with pytest.raises(ChildError) as caught:
            isolation.run("builtins:eval", call)
        assert (call, caught.value.kind) == (call, "PermissionError")
    assert isolation.run("builtins:eval", f"len(open({os.__file__!r}).read())") > 0


def test_where_one_works_is_no_place_of_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    assert str(tmp_path) not in readable_places()
    monkeypatch.setattr(sys, "path", ["/", str(Path.home()), *sys.path])
    assert not {"/", str(Path.home())} & set(readable_places())


def test_a_folder_of_work_that_was_removed_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert str(Path(os.__file__).parent) in readable_places()


@pytest.mark.parametrize(
    ("machine", "header"),
    [("x86_64", "x86_64-linux-gnu/asm/unistd_64.h"), ("aarch64", "asm-generic/unistd.h")],
)
def test_the_numbers_of_calls_are_those_of_the_kernel(machine: str, header: str) -> None:
    path = Path("/usr/include", header)
    if not path.is_file():
        pytest.skip("needs the kernel's headers")
    known = {
        words[1].split("_", 3)[-1] if "3264" in words[1] else words[1].removeprefix("__NR_"): int(words[2])
        for words in map(str.split, path.read_text(encoding="utf-8").splitlines())
        if len(words) == 3 and words[1].startswith(("__NR_", "__NR3264_")) and words[2].isdecimal()
    }
    words = calls._REFUSED.replace(",", "").split()
    column = _MACHINES[machine].column
    for name, number in zip(words[::3], words[column::3], strict=True):
        assert (name, str(known.get(name, number))) == (name, number)
    special = _MACHINES[machine]
    assert (special.clone, *special.to_itself, special.to_the_caller) == tuple(
        known[name] for name in ("clone", "kill", "tkill", "tgkill", "prlimit64")
    )
    assert len(set(_refused(special))) == len(list(_refused(special)))
