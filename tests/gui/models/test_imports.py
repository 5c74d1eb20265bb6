"""The list of files that are loaded: rows, figures, what is left out inside files, thousands of them."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from briefer.errors import BrieferError
from briefer.gui.models.import_report import report, summary
from briefer.gui.models.imports import Import, ImportsModel, Stage, names_of
from briefer.gui.models.rows import FACE
from briefer.load.choose import ANOTHER_KIND
from briefer.model.ids import SourceId
from tests.compose.making import a_source

FAULT = BrieferError("“b.txt” is empty.", "Save or download it again.")
LEFT_OUT = BrieferError("“seal.bin” in “a.zip” is of no known format.", "Load another version of it.")
PATHS = (Path("/in/a.zip"), Path("/in/b.txt"), Path("/in/c.txt"))


def model(qapp: QApplication, paths: Sequence[Path] = PATHS) -> ImportsModel:
    assert qapp is not None
    made = ImportsModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.extend(paths)
    return made


def finish(made: ImportsModel) -> None:
    made.put(
        0,
        Import(PATHS[0], Stage.STORED, (SourceId(1), SourceId(2)), 2, skipped=(LEFT_OUT, LEFT_OUT)),
    )
    made.put(1, Import(PATHS[1], Stage.FAILED, fault=FAULT))
    made.put(2, Import(PATHS[2], Stage.THERE, (SourceId(3),), there="s3 “Lane closed”"))


def shown(made: ImportsModel) -> list[str]:
    faces = [made.index(row).data(FACE) for row in range(made.rowCount())]
    return [f"{face.text}: {face.detail or face.count}" for face in faces]


def test_files_wait_are_read_and_are_over(qapp: QApplication) -> None:
    made = model(qapp)
    assert shown(made) == ["a.zip: waiting", "b.txt: waiting", "c.txt: waiting"]
    made.note(0, Stage.READING)
    assert (made.done, made.first_under_way, made.count(Stage.WAITING)) == (0, 0, 2)
    finish(made)
    assert (made.done, made.total, made.in_trouble, made.left_out) == (3, 3, 2, 2)
    assert made.first_under_way == 2
    said = f"{LEFT_OUT.what} {LEFT_OUT.next_step}"
    assert shown(made) == [
        "a.zip: stored: 2 sources",
        f"left out: {said}",
        f"left out: {said}",
        f"b.txt: {FAULT.what} {FAULT.next_step}",
        "c.txt: already there as s3 “Lane closed”",
    ]
    assert made.again == [0, 1]
    assert made.faults == [LEFT_OUT, LEFT_OUT, FAULT]
    assert made.index(3).data(Qt.ItemDataRole.AccessibleTextRole).startswith("b.txt: “b.txt” is empty.")


def test_only_what_failed_is_shown_as_it_comes(qapp: QApplication) -> None:
    made = model(qapp)
    made.show_only_failed(only=True)
    assert shown(made) == []
    finish(made)
    assert [line.partition(":")[0] for line in shown(made)] == ["a.zip", "left out", "left out", "b.txt"]
    assert made.index_of(2).isValid() is False
    row, file = made.row_at(made.index(2)), made.file_at(made.index(2))
    assert row is not None
    assert file is not None
    assert (row.number, row.inner, file.path) == (0, 2, PATHS[0])
    assert made.again == [0, 1]
    made.begin_again(made.at(Stage.FAILED))
    assert [line.partition(":")[0] for line in shown(made)] == ["a.zip", "left out", "left out"]
    made.show_only_failed(only=False)
    assert made.rowCount() == 5
    assert made.files[1] == Import(PATHS[1])


def test_what_is_not_over_can_be_given_up(qapp: QApplication) -> None:
    made = model(qapp)
    made.put(1, Import(PATHS[1], Stage.STORED, (SourceId(1),), 1))
    made.note(2, Stage.READING)
    made.give_up()
    assert shown(made) == ["a.zip: cancelled", "b.txt: stored", "c.txt: cancelled"]
    made.clear()
    assert (made.rowCount(), made.total, made.done) == (0, 0, 0)


def test_names_that_mislead_are_shown_as_they_are(qapp: QApplication) -> None:
    made = model(qapp, [Path("/in/a\n\u202etxt.exe"), Path("/in") / ("x" * 255)])
    names = [line.partition(":")[0] for line in shown(made)]
    assert names[0] == "a\ufffd\ufffdtxt.exe"
    assert len(names[1]) <= 80


def test_five_thousand_files_take_no_time_each(qapp: QApplication) -> None:
    """Twice the files take about twice as long, and all of them a moment."""
    made = ImportsModel()
    paths = [Path(f"/in/{number}.txt") for number in range(5_000)]
    began = time.process_time()
    made.extend(paths)
    for number in range(5_000):
        made.note(number, Stage.READING)
        fault = FAULT if number % 5 == 0 else None
        made.put(number, Import(paths[number], Stage.FAILED if fault else Stage.STORED, fault=fault))
        assert made.first_under_way >= number
    assert time.process_time() - began < 2.0
    assert (made.done, made.in_trouble) == (5_000, 1_000)
    assert qapp is not None


def test_the_report_tells_each_file_by_its_outcome(qapp: QApplication) -> None:
    made = model(qapp)
    finish(made)
    assert summary(made.files) == "3 files: 1 stored, 1 already there, 1 failed, 2 left out inside files"
    assert report(made.files, "strait.briefer", "26 November 2026, 07:40").splitlines() == [
        "Files loaded into strait.briefer, 26 November 2026, 07:40",
        "3 files: 1 stored, 1 already there, 1 failed, 2 left out inside files.",
        "",
        "Could not be loaded (1)",
        "  /in/b.txt",
        "    “b.txt” is empty. Save or download it again.",
        "",
        "In the session already (1)",
        "  /in/c.txt",
        "    already there as s3 “Lane closed”",
        "",
        "Stored (1)",
        "  /in/a.zip",
        "    stored: 2 sources",
        "",
        "Left out inside files (2)",
        *("  in /in/a.zip", f"    {LEFT_OUT.what} {LEFT_OUT.next_step}") * 2,
    ]


def test_what_a_file_can_be_saved_as_stands_once_in_the_report() -> None:
    strange = [BrieferError(f"“{name}” is a picture.", ANOTHER_KIND) for name in ("b.txt", "c.txt")]
    files = [Import(path, Stage.FAILED, fault=fault) for path, fault in zip(PATHS[1:], strange, strict=True)]
    files.append(Import(PATHS[0], Stage.STORED, skipped=(strange[0],)))
    lines = report(files, "strait.briefer", "today").splitlines()
    assert lines.count(f"    “b.txt” is a picture. {ANOTHER_KIND}") == 2
    assert [line.startswith("A file can be saved as ") for line in lines].count(True) == 1
    assert "A file can be saved" not in report([Import(PATHS[0], Stage.FAILED, fault=FAULT)], "s", "today")


def test_sources_are_named_in_few_words() -> None:
    made = [a_source(number, title=f"Title\n{number} {'x' * 50}") for number in range(1, 6)]
    assert names_of(made[:1]) == f"s1 “Title 1 {'x' * 31}…”"
    assert names_of(made[:3]) == "s1, s2, s3"
    assert names_of(made) == "s1, s2, s3 and 2 more"
    assert names_of(()) == ""


def test_what_took_the_place_of_a_source_is_what_the_file_holds(qapp: QApplication) -> None:
    made = model(qapp)
    finish(made)
    instead = {SourceId(2): SourceId(9), SourceId(3): SourceId(6), SourceId(7): SourceId(8)}
    assert made.put_instead(instead, 1) == 1  # the third file's was there before
    assert [file.sources for file in made.files] == [(1, 9), (), (6,)]
