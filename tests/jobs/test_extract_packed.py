"""Packed files of all kinds, as they come in a batch: each that is bad is told, and stops no other."""

import bz2
import lzma
from pathlib import Path

import pytest

from briefer.isolate.pool import Isolation
from briefer.jobs.extract import Extracted, extract_file, extract_files

FORMATS = Path(__file__).resolve().parents[1] / "data" / "formats"


def sample(name: str) -> bytes:
    return (FORMATS / name).read_bytes()


def deep(times: int) -> bytes:
    data = b"Words."
    for _ in range(times):
        data = lzma.compress(data, preset=0)
    return data


BATCH = {
    "bomb.bz2": bz2.compress(bytes(30 << 20)) * 8,
    "bomb.xz": lzma.compress(bytes(201 << 20), preset=0),
    "closed.7z": sample("7z/protected.7z"),
    "cut.7z": sample("7z/week.7z")[:-9],
    "cut.dat": sample("tnef/winmail.dat")[:60],
    "cut.tar.xz": sample("xz/week.tar.xz")[:-9],
    "deep.txt.xz": deep(6),
    "good.7z": sample("7z/week.7z"),
    "good.dat": sample("tnef/winmail.dat"),
    "good.tbz2": sample("bzip2/week.tar.bz2"),
    "good.txt.xz": deep(5),
}
WHY = {
    "bomb.bz2": "“bomb.bz2” could not be loaded: the file unpacks to more than 200 MB.",
    "bomb.xz": "“bomb.xz” could not be loaded: the file unpacks to more than 200 MB.",
    "closed.7z": "“closed.7z” is protected: save a copy without a password.",
    "cut.7z": "“cut.7z” could not be loaded: the archive is damaged or cut off.",
    "cut.dat": "“cut.dat” could not be loaded: the package is damaged or cut off: some of it may be missing.",
    "cut.tar.xz": "“cut.tar.xz” could not be loaded: the file is damaged or cut off.",
}


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Extracted]:
    folder = tmp_path_factory.mktemp("batch")
    for name, data in BATCH.items():
        (folder / name).write_bytes(data)
    with Isolation() as pool:
        return {found.path.name: found for found in extract_files([folder], pool)}


def test_each_that_is_bad_is_told_in_one_sentence(batch: dict[str, Extracted]) -> None:
    told = {name: found.error.what for name, found in batch.items() if found.error is not None}
    deepest = told.pop("deep.txt.xz")
    assert told == WHY
    assert deepest.endswith("lies too deep: files in files are read to a depth of 5.")
    assert all(found.error.next_step for found in batch.values() if found.error is not None)


def test_the_others_go_on(batch: dict[str, Extracted]) -> None:
    counts = {name: len(found.sources) for name, found in batch.items() if found.error is None}
    assert counts == {"good.7z": 2, "good.dat": 4, "good.tbz2": 2, "good.txt.xz": 1}
    assert [error.what for error in batch["good.7z"].skipped] == [
        "“closed.txt” in “good.7z” is protected: save a copy without a password."
    ]


@pytest.mark.parametrize("name", ["tnef/winmail.dat", "eml/winmail.eml"])
def test_what_outlook_packed_is_linked_to_its_letter(name: str) -> None:
    with Isolation() as pool:
        found = extract_file(FORMATS / name, pool)
    assert [(source.file_name, source.attached) for source in found.sources] == [
        (Path(name).name, 0),
        ("Совет.html", 1),
        ("piles.txt", 2),
        ("Lighthouse keepers vote on new shifts", 3),
    ]
    assert [source.title for source in found.sources][::3] == [
        "Ösmarra: east pier closed",
        "Lighthouse keepers vote on new shifts",
    ]
    assert found.skipped == ()
