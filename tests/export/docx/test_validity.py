"""Notes are valid by the Open XML SDK's validator, by openxml-audit, and by our own checks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from briefer.export.docx.checks import check_docx
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Block, Citation, Document, Items, Table, Text
from briefer.model.ids import FactId

Faults = Callable[[Path], list[str]]
_NO_LIST = "Numbering definition '0'"  # the number that stands for none (ECMA-376 part 1, 17.9.18)
Make = Callable[..., Document]


def _cite(number: int) -> Citation:
    return Citation(FactId(number), f"f{number}", number, (Text(f"Source {number}"),))


@pytest.fixture
def notes(tmp_path: Path, sample: Document, rich: Document, make: Make, house: Path) -> dict[str, Path]:
    """Write notes that between them use everything the writer can do."""
    many = [Block((Text("Fact"), _cite(number)), number) for number in range(1, 301)]
    rows = tuple(((Text("<&>"),), (_cite(number),)) for number in range(1, 50))
    deep = Items(((Block((Text("deep"),)),),))
    for _ in range(10):
        deep = Items(((Block((Text("up"),)), deep),), ordered=True)
    plain = tmp_path / "plain-house.docx"
    docx.Document().save(str(plain))
    written = {
        "sample": write_docx(sample, house),
        "rich": write_docx(rich, house),
        "many": write_docx(make(*many, Table(((Text("a"),), (Text("b"),)), rows), deep), house),
        "arabic": write_docx(make(Block((Text("سلام"), _cite(1))), language="ar", marking="سري"), house),
        "bare": write_docx(make(kind="", title="", marking="", fields=(), language="en"), house),
        "plain house": write_docx(sample, plain),
    }
    paths = {"house": house}
    for name, data in written.items():
        paths[name] = tmp_path / f"{name}.docx"
        paths[name].write_bytes(data)
    return paths


def test_the_open_xml_sdk_finds_nothing(notes: dict[str, Path], sdk_faults: Faults) -> None:
    assert {name: sdk_faults(path) for name, path in notes.items()} == {name: [] for name in notes}


def test_openxml_audit_finds_nothing(notes: dict[str, Path], audit_faults: Faults) -> None:
    own = {name: path for name, path in notes.items() if name != "plain house"}  # false alarms: see below
    found = {
        name: [fault for fault in audit_faults(path) if _NO_LIST not in fault] for name, path in own.items()
    }
    assert found == {name: [] for name in own}


def test_openxml_audit_finds_no_more_than_in_the_house_file_itself(
    notes: dict[str, Path], audit_faults: Faults
) -> None:
    """python-docx's own template raises false alarms on its stylesWithEffects part."""
    alarms = {
        fault.partition(":")[0] for fault in audit_faults(notes["plain house"].with_name("plain-house.docx"))
    }
    assert {fault.partition(":")[0] for fault in audit_faults(notes["plain house"])} <= alarms


def test_our_own_checks_find_nothing(notes: dict[str, Path]) -> None:
    assert {name: check_docx(path.read_bytes()) for name, path in notes.items()} == dict.fromkeys(notes, ())


@pytest.mark.long
def test_real_house_files_get_no_new_fault(
    shared: Path, tmp_path: Path, sample: Document, rich: Document, sdk_faults: Faults
) -> None:
    found = {}
    for house in sorted((shared / "data" / "house_styles").glob("*.docx")):
        note = tmp_path / house.name
        document = replace(rich, blocks=(*rich.blocks, *sample.blocks))
        note.write_bytes(write_docx(document, house))
        assert check_docx(note.read_bytes(), document.marking, document.scheme) == (), house.name
        faults = set(sdk_faults(note))
        found[house.name] = faults and faults - set(sdk_faults(house))
    assert found == {name: set() for name in found}
    assert len(found) >= 5
