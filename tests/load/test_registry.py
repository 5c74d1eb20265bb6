import subprocess
import sys
from importlib.metadata import EntryPoint

from briefer.load.registry import GROUP, find_importers, importers, registry_of


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, GROUP)


def test_the_built_in_importers_are_found_as_any_others_are() -> None:
    assert {"html", "markdown", "text"} <= {importer.name for importer in importers()}
    assert find_importers().faults == ()


def test_a_broken_one_is_told_and_survived() -> None:
    registry = registry_of(
        (
            point("gone", "no_such_module:X"),
            point("number", "sys:maxsize"),
            point("text", "briefer.load.text_format:TEXT"),
            point("again", "briefer.load.text_format:TEXT"),
        )
    )
    assert [importer.name for importer in registry.importers] == ["text"]
    told = " ".join(registry.faults)
    assert len(registry.faults) == 3
    assert "“gone” could not be loaded: ModuleNotFoundError" in told
    assert "“number” is no Importer but a int" in told
    assert "has the name of another, “text”" in told


def test_a_stranger_cannot_take_the_place_of_a_built_in_one() -> None:
    registry = registry_of((point("a", "briefer.load.html_format:HTML"), point("html", "sys:maxsize")))
    assert registry.importers[0].read == "briefer.load.html:read"


def test_finding_importers_loads_no_reader() -> None:
    code = "import sys; from briefer.load.registry import importers; importers(); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"lxml", "trafilatura", "charset_normalizer", "briefer.load.html", "PySide6"}
