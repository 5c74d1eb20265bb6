import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefer.errors import BrieferError
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.isolate.limits import Limits
from briefer.isolate.pool import Isolation
from briefer.jobs.extract import Extracted, extract_file, extract_files, warm_up
from briefer.load.registry import importers
from briefer.load.transfer import read_sources, sources_from
from briefer.model.extensions import Importer
from briefer.model.sources import LoadedSource

if TYPE_CHECKING:
    from tests.conftest import Seed

PAGE = (
    '<html lang="en"><head><meta property="article:published_time" content="2024-01-23T10:00:00Z"></head>'
    "<body><p>Both sides agreed 😀 on Tuesday to return to the table.</p></body></html>"
)


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation() as pool:
        yield pool


def importer(read: str) -> Importer:
    return Importer("odd", "odd files", (".odd",), lambda _head: True, read)


def test_a_page_comes_back_with_all_that_it_states(tmp_path: Path, isolation: Isolation) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    (source,) = extract_file(path, isolation).sources
    assert source.text == "Both sides agreed 😀 on Tuesday to return to the table."
    assert (source.published.value, source.language) == ("2024-01-23T10:00:00Z", "en")
    assert (source.file_name, source.media_type) == ("a.html", "text/html")
    assert source.original == path.read_bytes()


def test_the_seed_comes_back_word_for_word(seed: "Seed", isolation: Isolation) -> None:
    (source,) = extract_file(seed.path, isolation).sources
    assert source.text == seed.text
    assert source.original == seed.path.read_bytes()


def test_every_fault_names_the_file_and_the_next_step(tmp_path: Path, isolation: Isolation) -> None:
    (tmp_path / "blank.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "report.txt").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    for name in ("blank.txt", "report.txt", "empty.html", "missing.txt"):
        with pytest.raises(BrieferError, match=f"“{name}”") as caught:
            extract_file(tmp_path / name, isolation)
        assert caught.value.next_step.endswith(".")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, isolation: Isolation) -> None:
    for name in ("a.txt", "c.md"):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.md")]
    found = list(extract_files(paths, isolation, in_order=True))
    assert [len(item.sources) for item in found] == [1, 0, 1]
    assert [item.error is None for item in found] == [True, False, True]
    assert "b.txt" in str(found[1].error)


@pytest.mark.parametrize(
    ("read", "why"),
    [
        ("no_such_module:read", "ModuleNotFoundError"),
        ("os:abort", "TypeError"),
        ("operator:add", "TypeError"),
        ("builtins:sorted", "TypeError"),
        ("json:no_such_function", "AttributeError"),
    ],
)
def test_an_importer_that_fails_gives_a_sentence(
    tmp_path: Path, isolation: Isolation, read: str, why: str
) -> None:
    path = tmp_path / "a.odd"
    path.write_bytes(b"words")
    with pytest.raises(BrieferError, match=f"the reader of odd files failed \\({why}\\)"):
        extract_file(path, isolation, readers=[importer(read)])


def test_an_importer_that_finds_nothing_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "finds_nothing.py").write_text(
        "def read(data, file_name):\n    return ()\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    path = tmp_path / "a.odd"
    path.write_bytes(b"words")
    with Isolation() as pool, pytest.raises(BrieferError, match="holds nothing that can be loaded"):
        extract_file(path, pool, readers=[importer("finds_nothing:read")])


def test_names_that_no_encoding_holds_are_loaded(tmp_path: Path, isolation: Isolation) -> None:
    path = tmp_path / "a\udcff\n.txt"
    try:
        path.write_text("Words.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    (source,) = extract_file(path, isolation).sources
    source.file_name.encode()
    assert source.file_name == "a? .txt"


def test_loading_can_be_cancelled(tmp_path: Path, isolation: Isolation) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.", encoding="utf-8")
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(CancelledError):
        extract_file(path, isolation, cancellation=cancellation)
    with pytest.raises(CancelledError):
        list(extract_files([path], isolation, cancellation=cancellation))
    assert extract_file(path, isolation).sources


def test_warming_up_loads_the_readers_libraries_in_each_child() -> None:
    ask = "(__import__('time').sleep(0.2), __import__('os').getpid(), list(__import__('sys').modules))"
    with Isolation(children=2) as pool, ThreadPoolExecutor(2) as threads:
        warm_up(pool)
        found = list(threads.map(lambda _: pool.run("builtins:eval", ask), range(2)))
    assert len({process for _, process, _ in found}) == 2
    assert all("trafilatura" in modules for _, _, modules in found)


def test_what_the_child_sends_is_not_believed() -> None:
    (value,) = read_sources("briefer.load.text:read", b"Words.", "a.txt")
    assert sources_from([value], b"Words.") == (
        LoadedSource("Words.", file_name="a.txt", original=b"Words."),
    )
    source = value["source"]
    (forged,) = sources_from([{"source": {**source, "text": "a\x00\ud800\r\nb", "title": "x\ny\x07"}}], b"")
    assert isinstance(forged, LoadedSource)
    assert (forged.text, forged.title) == ("a\ufffd\ufffd\nb", "x y\ufffd")
    for name, wrong in (
        ("text", 7),
        ("published", ["2024-99-99", "stated"]),
        ("original", "x"),
        ("warnings", [1]),
        ("pages", [3, 2]),
        ("pages", [0, 99]),
        ("pages", [-1]),
        ("bases", [["title"]]),
    ):
        with pytest.raises((TypeError, ValueError)):
            sources_from([{"source": {**source, name: wrong}}], b"")


BOX = """
from briefer.model.sources import Beside, Enclosed, LoadedSource, Recorded, Unread
from briefer.model.dates import dated

def read(data, file_name):
    return {items}
"""


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Extracted]:
    """Return what extracts a file whose reader finds what a Python expression says."""
    monkeypatch.syspath_prepend(tmp_path)

    def extract(items: str) -> Extracted:
        (tmp_path / "boxes.py").write_text(BOX.format(items=items), encoding="utf-8")
        (tmp_path / "a.box").write_bytes(b"box")
        boxes = Importer("box", "boxes", (".box",), lambda head: head == b"box", "boxes:read")
        with Isolation() as pool:
            return extract_file(tmp_path / "a.box", pool, readers=(*importers(), boxes))

    return extract


def test_what_lies_in_a_file_is_read_in_turn_and_told_apart(box: Callable[[str], Extracted]) -> None:
    found = box(
        "(LoadedSource('A letter.', title='Letter'), Enclosed('a.txt', b'Attached.', None, 0),"
        " Enclosed('b.png', b'\\x89PNG\\r\\n'), Enclosed('c.html', b'<html><p>Loose words.</p>',"
        " LoadedSource('', title='Known', published=dated('2024-01-23'), bases=(('title', 'the box'),))))"
    )
    assert [(item.text, item.attached) for item in found.sources] == [
        ("A letter.", 0),
        ("Attached.", 1),
        ("Loose words.", 0),
    ]
    assert (found.sources[2].title, found.sources[2].published.value) == ("Known", "2024-01-23")
    assert dict(found.sources[2].bases)["title"] == "the box"
    (skipped,) = found.skipped
    assert "“b.png” in “a.box” is a picture" in skipped.what


def test_a_protected_file_in_another_is_told_with_both_names(box: Callable[[str], Extracted]) -> None:
    shell = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60
    found = box(f"(LoadedSource('Words.'), Enclosed('b.docx', {shell!r}))")
    assert found.skipped[0].what == "“b.docx” in “a.box” is protected: save a copy without a password."


def test_a_file_that_holds_itself_is_not_read_for_ever(box: Callable[[str], Extracted]) -> None:
    found = box("(LoadedSource('Words.'), Enclosed('a.box', b'box'))")
    assert len(found.sources) == 6
    assert "lies too deep" in found.skipped[0].what


def test_what_lies_beside_a_file_is_read_and_nothing_elsewhere(
    box: Callable[[str], Extracted], tmp_path: Path
) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("Beside.", encoding="utf-8")
    (tmp_path / "out").symlink_to(tmp_path / "files")
    found = box(
        "(Beside('files/a.txt'), Beside('../a.txt'), Beside('/etc/passwd'), Beside('out/a.txt'),"
        " Beside('b.txt'))"
    )
    assert [item.text for item in found.sources] == ["Beside."]
    assert ["lie beside" in error.what or "link" in error.what for error in found.skipped] == [True] * 3 + [
        False
    ]


def test_a_record_stands_for_itself_where_none_of_its_files_can_be_read(
    box: Callable[[str], Extracted], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Whole text.", encoding="utf-8")
    found = box(
        "(Recorded((Beside('a.txt', LoadedSource('', title='T')), Beside('gone.txt')), LoadedSource('One.')),"
        " Recorded((Beside('gone.txt'), Beside('../b.txt')), LoadedSource('Two.', warnings=('Only this.',))))"
    )
    assert [(item.text, item.title) for item in found.sources] == [("Whole text.", "T"), ("Two.", "")]
    assert found.sources[1].warnings == (
        "Only this.",
        "“gone.txt” was not found.",
        "“b.txt” does not lie beside the file that names it.",
    )
    assert [error.what for error in found.skipped][:2] == ["“gone.txt” was not found: “a.box” names it."] * 2
    assert len(found.skipped) == 3


def test_what_came_in_an_archive_names_no_files_of_the_analyst(
    box: Callable[[str], Extracted], tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("Not for anyone.", encoding="utf-8")
    found = box("(Enclosed('a.bib', b'@misc{k, title={T}, file={own.txt}}'), LoadedSource('Words.'))")
    assert [item.text for item in found.sources] == ["T", "Words."]
    assert "“own.txt” is named by “a.bib” in “a.box” and was not read." in found.sources[0].warnings


@pytest.mark.parametrize("is_first", [True, False])
def test_a_list_in_an_archive_tells_of_the_files_there(
    box: Callable[[str], Extracted], *, is_first: bool
) -> None:
    entries = "@misc{k, title={T}, file={files/1/a.txt}}@misc{l, title={U}, file={files/1/b.png}}"
    own = f"Enclosed('list.bib', b'{entries}@misc{{m, title={{V}}, file={{list.bib}}}}')"
    others = "Enclosed('a.txt', b'Words.'), Enclosed('b.png', b'\\x89PNG\\r\\n'), Enclosed('c.txt', b'More.')"
    found = box(f"({own}, {others})" if is_first else f"({others}, {own})")
    assert sorted((item.text, item.title) for item in found.sources) == [
        ("More.", ""),
        ("U", "U"),
        ("V", "V"),
        ("Words.", "T"),
    ]
    assert [error.what.count("is a picture") for error in found.skipped] == [1]


def test_what_a_reader_cannot_give_is_told(box: Callable[[str], Extracted]) -> None:
    found = box("(LoadedSource('Words.'), Unread('a/b\\n.txt', 'is protected.', 'Copy it.'))")
    (skipped,) = found.skipped
    assert (skipped.what, skipped.next_step) == ("“b .txt” in “a.box” is protected.", "Copy it.")


def test_a_file_of_which_nothing_could_be_read_is_an_error(box: Callable[[str], Extracted]) -> None:
    with pytest.raises(BrieferError, match=r"“b\.png” in “a\.box” is a picture"):
        box("(Enclosed('b.png', b'\\x89PNG\\r\\n'),)")
    with pytest.raises(BrieferError, match=r"“a\.box” holds nothing"):
        box("()")


def test_letters_bring_their_files_and_boxes_and_archives_their_pages(isolation: Isolation) -> None:
    folder = Path(__file__).resolve().parents[1] / "data" / "formats"
    mail = extract_file(folder / "eml" / "pier-report.eml", isolation)
    assert [(source.file_name, source.attached) for source in mail.sources] == [
        ("pier-report.eml", 0),
        ("Совет.html", 1),
        ("Lighthouse keepers vote on new shifts.eml", 2),
    ]
    assert mail.skipped == ()
    lorries = extract_file(folder / "eml" / "lorries.eml", isolation)
    assert "“ferry.png” in “lorries.eml” is a picture" in lorries.skipped[0].what
    box = extract_file(folder / "mbox" / "desk.mbox", isolation).sources
    assert [source.title for source in box][::2] == ["Snow closes the Karsat pass", "Наводнение в Кедровске"]
    ferry, council = extract_file(folder / "warc" / "courier.warc.gz", isolation).sources
    assert (ferry.url, ferry.retrieved[:10]) == ("http://courier.vellin.example/ferry.html", "2026-11-26")
    assert dict(ferry.bases)["retrieved"] == "the web archive's date"
    assert council.text.startswith("Совет вымышленного города Кедровск")
    (saved,) = extract_file(folder / "singlefile" / "ferry.html", isolation).sources
    assert (saved.url, saved.retrieved) == (ferry.url, "2026-11-26T07:48:52Z")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes in /proc")
def test_nothing_is_left_when_all_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    threads = threading.active_count()
    with Isolation(Limits(seconds=20)) as pool:
        extract_file(path, pool)
        child = pool.run("os:getpid")
    assert threading.active_count() <= threads
    assert not Path(f"/proc/{child}").exists()
    assert os.getpid() != child


def test_a_reading_that_is_stopped_is_told_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sleeps.py").write_text("import time\nread = lambda *_: time.sleep(60)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    path = tmp_path / "a.odd"
    path.write_bytes(b"words")
    with Isolation(Limits(seconds=1)) as pool, pytest.raises(BrieferError) as caught:
        extract_file(path, pool, readers=[importer("sleeps:read")])
    assert (
        caught.value.what
        == "“a.odd” could not be loaded: the reading took longer than 1 seconds and was stopped."
    )
    assert caught.value.next_step == "Open it in its own program, copy the text and paste it."


@pytest.fixture
def naps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Importer:
    """Return an importer of files that say how many seconds their reading takes."""
    (tmp_path / "napping.py").write_text(
        "import time\nfrom briefer.model.sources import LoadedSource\n"
        "def read(data, file_name):\n    time.sleep(float(data))\n    return (LoadedSource(file_name),)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    nap = Importer("nap", "naps", (".nap",), lambda _: False, "napping:read")
    monkeypatch.setattr("briefer.jobs.extract.importers", lambda: (nap,))
    folder = tmp_path / "naps"
    folder.mkdir()
    return nap


@pytest.mark.usefixtures("naps")
def test_as_many_files_are_read_at_once_as_there_are_children(tmp_path: Path) -> None:
    folder = tmp_path / "naps"
    for name, seconds in (("a", "0.6"), ("b", "0"), ("c", "0.1"), ("d", "oh")):
        (folder / f"{name}.nap").write_text(seconds, encoding="utf-8")
    begun: list[str] = []
    with Isolation(children=2) as pool:
        found = extract_files([folder], pool, begun=lambda path: begun.append(path.name))
        names = [item.path.name for item in found]
        assert (names[-1], sorted(names)) == ("a.nap", ["a.nap", "b.nap", "c.nap", "d.nap"])
        assert begun == ["a.nap", "b.nap", "c.nap", "d.nap"]
        found = extract_files([folder], pool, in_order=True)
        assert [item.path.name for item in found] == ["a.nap", "b.nap", "c.nap", "d.nap"]


@pytest.mark.usefixtures("naps")
def test_of_many_small_files_each_has_its_own_outcome_in_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "naps"
    said = ["0", "oh", "0", "", "0", "0", "0.3", "0", "0"] * 5
    for number, words in enumerate(said):
        (folder / f"{number:02}.nap").write_text(words, encoding="utf-8")
    (folder / "20.nap").unlink()
    (folder / "20.nap").symlink_to(folder / "00.nap")
    (folder / "21.nap").write_text("0".rjust(100_000), encoding="utf-8")  # too large to be sent with others
    (folder / "45.nap").write_text("60", encoding="utf-8")
    paths = [folder / f"{number:02}.nap" for number in range(48)]
    begun: list[Path] = []
    with Isolation(Limits(seconds=2), children=2) as pool:
        found = []
        for item in extract_files(paths, pool, begun=begun.append, in_order=True):
            found.append(item)
            assert item.path in begun
            assert len(begun) <= len(found) + 6, "no more are told of than are under way"
    assert [item.path for item in found] == sorted(begun) == paths
    for number, item in enumerate(found):
        if number < 45 and number not in {20, 21} and said[number].replace(".", "").isdecimal():
            assert [source.text for source in item.sources] == [item.path.name]
            assert item.error is None
        elif number != 21:
            assert item.sources == ()
            assert item.path.name in str(item.error)
    assert [source.text for source in found[21].sources] == ["21.nap"]
    assert "is a link" in str(found[20].error)
    assert "longer than 2 seconds" in str(found[45].error)
    assert ["was not found" in str(item.error) for item in found[46:]] == [True, True]
    assert "is empty" in str(found[3].error)


@pytest.mark.usefixtures("naps")
def test_two_readings_at_once_are_cancelled_within_a_second(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / "naps" / f"{name}.nap").write_text("60", encoding="utf-8")
    cancellation = Cancellation()
    begun: list[float] = []
    threads = threading.active_count()

    def cancel() -> None:
        begun.append(time.monotonic())
        cancellation.cancel()

    with Isolation(children=2) as pool:
        timer = threading.Timer(1, cancel)
        timer.start()
        with pytest.raises(CancelledError):
            list(extract_files([tmp_path / "naps"], pool, cancellation=cancellation))
        assert time.monotonic() - begun[0] < 1
        assert pool.run("operator:add", 1, 2) == 3
    timer.join()
    assert threading.active_count() <= threads


def test_an_error_holds_nothing_of_the_file(tmp_path: Path, isolation: Isolation) -> None:
    (tmp_path / "a.txt").write_bytes(b" ")
    (found,) = extract_files([tmp_path / "a.txt"], isolation)
    assert found.error is not None
    assert (found.error.__traceback__, found.error.__context__, found.error.__cause__) == (None, None, None)
