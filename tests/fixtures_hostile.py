"""The corpus of hostile files, made once for all test processes and kept for the next run."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class HostileFile:
    """One file of the corpus; `expect` is reject, extract or either."""

    path: Path
    name: str
    family: str
    expect: str
    note: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The folder of the corpus and its files in the order of its manifest."""

    folder: Path
    files: tuple[HostileFile, ...]

    def under(self, *folders: str) -> tuple[HostileFile, ...]:
        return tuple(file for file in self.files if file.name.split("/")[0] in folders)


@pytest.fixture(scope="session")
def make_hostile(shared: Path) -> Callable[[Mapping[str, str]], Corpus]:
    """Return what makes the corpus with these environment variables besides; equal calls share one corpus."""
    maker = shared / "hostile" / "make_hostile.py"
    if not maker.is_file():
        pytest.skip("needs the maker of hostile files")

    def make(variables: Mapping[str, str]) -> Corpus:
        key = hashlib.sha256(maker.read_bytes())
        for name, value in sorted(variables.items()):
            key.update(f"{name}={value}\n".encode())
            if Path(value).is_file():
                key.update(Path(value).read_bytes())
        return _made(maker, variables, _private_folder() / key.hexdigest()[:16])

    return make


@pytest.fixture(scope="session")
def hostile(make_hostile: Callable[[Mapping[str, str]], Corpus]) -> Corpus:
    return make_hostile({})


def _private_folder() -> Path:
    """Return a folder that is this user's alone: the tests would read what others put there."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    folder = Path(tempfile.gettempdir()) / f"briefer-hostile-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if hasattr(os, "getuid") and (
        status.st_uid != os.getuid() or status.st_mode & 0o077 or folder.is_symlink()
    ):
        return Path(tempfile.mkdtemp(prefix="briefer-hostile-"))
    return folder


def _made(maker: Path, variables: Mapping[str, str], folder: Path) -> Corpus:
    manifest = folder / "manifest.json"  # the maker writes it last
    if not manifest.is_file():
        with _locked(folder.with_suffix(".lock")):
            if not manifest.is_file():
                command = [sys.executable, str(maker), str(folder)]
                subprocess.run(command, env={**os.environ, **variables}, check=True, capture_output=True)
    entries = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    return Corpus(
        folder,
        tuple(
            HostileFile(
                folder / entry["name"], entry["name"], entry["family"], entry["expect"], entry["note"]
            )
            for entry in entries
        ),
    )


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that is a file: waited for while another has it, taken over when it is old."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            path.touch(exist_ok=False)
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                path.unlink(missing_ok=True)
            time.sleep(0.2)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
