"""What the tests of the command line share: running one command in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefer.cli.main import main
from briefer.commands.sources import add_sources
from briefer.model.dates import Basis, dated
from briefer.model.sources import LoadedSource
from briefer.store.session import create_session

TEXT = (
    "Kestovia closed the lane on Monday. Solvania said that the two states would talk.\n"
    "Volm spoke for Kestovia\u2019s ministry."
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own, where an article lies."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lane.txt").write_text(TEXT, encoding="utf-8")

    def ran(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return ran


@pytest.fixture
def work(run: Run, tmp_path: Path) -> Run:
    """The same, with a session work.briefer that holds the article."""
    published = dated("2026-10-14", Basis.GIVEN)
    article = LoadedSource(TEXT, published=published, file_name="lane.txt", original=TEXT.encode())
    with create_session(tmp_path / "work.briefer") as session:
        add_sources(session, [article])
    return run
