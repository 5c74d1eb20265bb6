"""How commands end: exit codes, one sentence, and what they load."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefer.__main__ import opens_window
from briefer.cli.main import main
from briefer.cli.parsing import command_names, parser
from tests.cli.conftest import Run

QT_AND_LIBRARIES = (
    "PySide6",
    "shiboken6",
    "apsw",
    "jinja2",
    "lxml",
    "docx",
    "trafilatura",
    "ahocorasick",
    "markdown_it",
)


def loaded_after(folder: Path, *arguments: str) -> set[str]:
    """Return the packages that one command has loaded, in a process of its own."""
    program = (
        "import sys\n"
        "from briefer.__main__ import main\n"
        f"sys.argv = {['briefer', *arguments]!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(ended.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (("--version",), QT_AND_LIBRARIES),
        (("--help",), QT_AND_LIBRARIES),
        (
            ("packs",),
            ("PySide6", "shiboken6", "apsw", "jinja2", "lxml", "docx", "trafilatura", "ahocorasick"),
        ),
        (("history", "work.briefer"), ("PySide6", "shiboken6", "jinja2", "lxml", "docx", "trafilatura")),
        (("show", "work.briefer"), ("PySide6", "shiboken6", "jinja2", "lxml", "docx", "trafilatura")),
        (("extract", "lane.txt"), ("PySide6", "shiboken6", "jinja2", "docx")),
        (
            ("compose", "work.briefer", "--pack", "information-note", "--out", "n.docx"),
            ("PySide6", "shiboken6", "trafilatura"),
        ),
        (("demo", "sample"), ("PySide6", "shiboken6", "trafilatura")),
    ],
)
def test_a_command_loads_no_qt_and_only_what_it_needs(
    work: Run, tmp_path: Path, arguments: tuple[str, ...], spared: tuple[str, ...]
) -> None:
    assert work("history", "work.briefer").code == 0
    assert loaded_after(tmp_path, *arguments).isdisjoint(spared)


def test_a_fault_is_one_line_on_standard_error(run: Run) -> None:
    ran = run("show", "missing.briefer")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("briefer: There is no file “")


def test_wrong_use_is_2_and_shows_the_usage(run: Run) -> None:
    for arguments in ((), ("sohw", "x"), ("show",), ("compose", "x.briefer"), ("show", "x", "--jso")):
        ran = run(*arguments)
        assert ran.code == 2, arguments
        assert "usage: briefer" in ran.err


def test_a_fault_of_ours_is_70_with_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_ignored: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("briefer.cli.showing.open_session", broken)
    ran = run("show", "x.briefer")
    assert ran.code == 70
    assert "Traceback" in ran.err
    assert "ZeroDivisionError" in ran.err
    assert ran.err.endswith("briefer: This is a fault of briefer; please report it with the lines above.\n")


def test_an_interrupt_ends_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_ignored: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefer.cli.showing.open_session", interrupted)
    assert run("show", "x.briefer").code == 130


@pytest.mark.parametrize(
    ("loaded", "arguments"),
    [
        ("briefer.cli.parsing", ["packs"]),
        ("briefer.cli.main", ["packs"]),
        ("briefer.paths", []),
        ("briefer.cli.packs", ["packs"]),
        ("briefer.gui.app", []),
    ],
)
def test_an_interrupt_while_the_program_is_loaded_ends_without_a_traceback(
    loaded: str, arguments: list[str]
) -> None:
    code = (
        "import runpy, sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {loaded!r}:\n"
        "            raise KeyboardInterrupt\n"
        f"sys.modules.pop({loaded!r}, None)\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        f"sys.argv = ['briefer', *{arguments!r}]\n"
        "runpy.run_module('briefer', run_name='__main__', alter_sys=True)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


def test_a_reader_that_has_enough_is_no_fault(work: Run, tmp_path: Path) -> None:
    assert work("history", "work.briefer").code == 0
    program = [sys.executable, "-m", "briefer", "show", "work.briefer", "--json"]
    with subprocess.Popen(program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as shown:
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.close()
        assert shown.stderr.read() == b""
    assert shown.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_told(work: Run, tmp_path: Path) -> None:
    assert work("history", "work.briefer").code == 0
    for arguments in (
        ["history", "work.briefer"],
        ["extract", "lane.txt", "--json"],
        ["undo", "work.briefer"],
    ):
        with Path("/dev/full").open("wb") as full:
            ended = subprocess.run(
                [sys.executable, "-m", "briefer", *arguments],
                cwd=tmp_path,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert (ended.returncode, ended.stderr.count(b"\n")) == (1, 1)
        assert b"cannot be written: No space left" in ended.stderr
    assert "(undone)" in work("history", "work.briefer").out


@pytest.mark.usefixtures("work")
def test_closed_streams_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["undo", "work.briefer"]) == 0
    assert main(["undo", "missing.briefer"]) == 1
    for stream in (sys.stdout, sys.stderr):
        stream.close()


def test_output_is_utf_8_whatever_the_locale_says(work: Run, tmp_path: Path) -> None:
    assert work("history", "work.briefer").code == 0
    ended = subprocess.run(
        [sys.executable, "-m", "briefer", "extract", "lane.txt"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": "", "HOME": str(tmp_path)},
    )
    assert "Kestovia\u2019s".encode() in ended.stdout


def test_a_name_that_a_terminal_would_act_upon_is_shown_harmless(run: Run) -> None:
    ran = run("show", "a\x1b[2Jb.briefer")
    assert ran.code == 1
    assert "\x1b" not in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_names_in_output_are_harmless_too(work: Run, tmp_path: Path) -> None:
    name = "a\x1b[2J\u202eb\nc"
    (tmp_path / f"{name}.txt").write_text("Words.", encoding="utf-8")
    for arguments in (
        ("new", f"{name}.briefer"),
        ("add", f"{name}.briefer", f"{name}.txt"),
        ("history", f"{name}.briefer"),
        ("show", f"{name}.briefer"),
        ("extract", f"{name}.txt"),
        ("compose", "work.briefer", "--pack", "information-note", "--out", f"{name}.md"),
    ):
        ran = work(*arguments)
        assert ran.code == 0, ran.err
        assert not {"\x1b", "\u202e"} & set(ran.out), arguments
        assert "b\nc" not in ran.out


def test_help_names_every_command_with_an_example(run: Run) -> None:
    for name in command_names():
        ran = run(name, "--help")
        assert ran.code == 0
        assert "example:\n  briefer " + name in ran.out
    assert all(f"  {name} " in run("--help").out for name in command_names())


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out.startswith("briefer 0.")


def test_the_names_of_the_commands_are_those_of_the_parser() -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["no-such-command"])
    assert all(parser().parse_args([name, *extra]).command == name for name, extra in USES.items())
    assert set(USES) == command_names()


USES: dict[str, tuple[str, ...]] = {
    "new": ("s",),
    "add": ("s", "f"),
    "extract": ("f",),
    "suggest": ("f",),
    "tag": ("s", "t"),
    "match": ("s", "n"),
    "actors": ("s",),
    "show": ("s",),
    "copies": ("s",),
    "hide": ("s", "s1", "words"),
    "split": ("s", "s1", "words"),
    "packs": (),
    "houses": (),
    "compose": ("s", "--pack", "p", "--out", "o"),
    "history": ("s",),
    "undo": ("s",),
    "redo": ("s",),
    "demo": ("d",),
}


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ((), True),
        (("work.briefer",), True),
        (("there",), True),
        (("missing",), False),
        (("show",), False),
        (("show", "work.briefer"), False),
        (("--help",), False),
    ],
)
def test_the_window_is_opened_for_nothing_or_a_session_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    opens: bool,  # noqa: FBT001 - a case
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").touch()
    assert opens_window(arguments) is opens


def test_without_qt_the_window_says_so_in_a_sentence(tmp_path: Path) -> None:
    program = (
        "import sys\nsys.modules['PySide6'] = None\nsys.argv = ['briefer']\n"
        "from briefer.__main__ import main\nsys.exit(main())\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("briefer: The window cannot be opened here: ")
    assert ended.stderr.count("\n") == 1
