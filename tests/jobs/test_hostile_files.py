"""Each file of the hostile corpus does what its manifest expects, where its importer is installed."""

from typing import TYPE_CHECKING

import pytest

from briefer.isolate.pool import AT_ONCE, Isolation
from briefer.jobs.extract import Extracted, extract_files
from briefer.load.registry import importers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fixtures_hostile import Corpus, HostileFile

# The folders of the corpus and the importer of what lies in each; sessions and packages are no sources.
READ_BY = {
    "text": "text", "html": "html", "links": "text", "docx": "docx", "pdf": "pdf", "mail": "eml",
    "rss": "feed", "package": "", "session": "",
}  # fmt: skip
INSTALLED = {importer.name for importer in importers()}


@pytest.fixture(scope="module")
def pool() -> "Iterator[Isolation]":
    with Isolation(children=AT_ONCE) as made:
        yield made


@pytest.mark.parametrize("folder", READ_BY)
def test_hostile_files_do_what_is_expected_of_them(hostile: "Corpus", pool: Isolation, folder: str) -> None:
    files = {file.path: file for file in hostile.under(folder)}
    found = list(extract_files(files, pool))
    assert len(found) == len(files) > 0
    wrong = [told for each in found if (told := _wrong(files[each.path], each))]
    assert wrong == []


def _wrong(file: "HostileFile", found: Extracted) -> str:
    """Return what is wrong, or nothing."""
    words = "\n".join(f"{source}" for source in found.sources)
    said = "\n".join(str(error) for error in (found.error, *found.skipped) if error is not None)
    outcome = "reject" if found.error is not None else "extract"
    folder = file.name.split("/")[0]
    expected = file.expect if READ_BY[folder] in INSTALLED or folder == "package" else "reject"
    if "LEAKED-SECRET" in words + said:
        return f"{file.name}: the secret leaked"
    if expected not in ("either", outcome):
        return f"{file.name}: {outcome}, not {expected}: {said or words[:200]}"
    if (
        outcome == "extract"
        and expected == "extract"
        and "one_line" not in file.name
        and "KEEP-ME" not in words
    ):
        return f"{file.name}: KEEP-ME is not in {words[:200]!r}"
    if found.error is not None and ("\n" in str(found.error) or not found.error.next_step):
        return f"{file.name}: no sentence with a way out: {said!r}"
    return ""
