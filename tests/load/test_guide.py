"""The example of docs/add-an-importer.md is run as it stands there."""

import importlib.util
import re
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.isolate.pool import Isolation
from briefer.jobs.extract import extract_file
from briefer.load.registry import GROUP, registry_of

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "add-an-importer.md"
SUBTITLES = (
    b"1\n00:00:01,000 --> 00:00:02,500\nBoth sides\nagreed.\n\n2\n00:00:03,000 --> 00:00:04,000\nThey left.\n"
)


def test_the_example_reads_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    (tmp_path / "subtitles").mkdir()
    for block in re.findall(r"```python\n(.*?)```", guide, re.DOTALL):
        name = re.match(r"# (subtitles/\w+\.py)\n", block)
        assert name is not None
        (tmp_path / name[1]).write_text(block, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    spec = importlib.util.spec_from_file_location(
        "test_subtitles", tmp_path / "subtitles" / "test_subtitles.py"
    )
    assert spec is not None
    assert spec.loader is not None
    test = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(test)
    test.test_the_importer_keeps_to_the_rules()

    (toml,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    points = tomllib.loads(toml)["project"]["entry-points"][GROUP]
    registry = registry_of(tuple(EntryPoint(name, value, GROUP) for name, value in points.items()))
    assert registry.faults == ()

    (tmp_path / "talk.txt").write_bytes(SUBTITLES)  # recognised by its bytes, not by its name
    (tmp_path / "none.srt").write_bytes(b" \n")
    with Isolation() as pool:
        (source,) = extract_file(tmp_path / "talk.txt", pool, readers=registry.importers).sources
        assert source.text == "Both sides agreed.\nThey left."
        assert (source.media_type, source.original) == ("application/x-subrip", SUBTITLES)
        with pytest.raises(BrieferError, match=r"“none\.srt” could not be loaded: it holds no words"):
            extract_file(tmp_path / "none.srt", pool, readers=registry.importers)


def test_the_modules_that_the_guide_names_exist() -> None:
    named = re.findall(r"`(briefer/[\w/]+\.py)`", GUIDE.read_text(encoding="utf-8"))
    assert named
    assert all((GUIDE.parents[1] / name).is_file() for name in named)
