"""Loading in the window: files one after the other, faults told, cancelled at once, pasted texts."""

import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.memos import add_memo
from briefer.commands.sources import add_sources
from briefer.gui.actions import ACTIONS
from briefer.gui.bus import NoticeKind
from briefer.gui.dropped import files_in
from briefer.gui.loading import Loader
from briefer.gui.models.imports import Stage, said_of
from briefer.isolate.pool import Isolation
from briefer.load.choose import ANOTHER_KIND
from briefer.model.actors import ActorKind
from briefer.model.sources import LinkKind, LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from tests.gui.desks import Scene
from tests.gui.heartbeat import Heartbeat

WAIT = 30_000
_LONGEST = 0.5  # seconds for which the window may stand still on a busy computer


@pytest.fixture
def loader(desk: Scene, isolation: Isolation) -> Iterator[Loader]:
    desk.desk = replace(desk.desk, isolation=isolation)
    made = Loader(desk.desk)
    yield made
    made.close()


def article(folder: Path, name: str, words: str = "Boats wait off Vell. They wait long.") -> Path:
    path = folder / name
    path.write_text(f"{name}\n\n{words}\n", encoding="utf-8")
    return path


def names(desk: Scene) -> list[str]:
    return [source.file_name for source in queries.sources(desk.session)][2:]


def through(loader: Loader) -> bool:
    return not loader.is_busy


@pytest.fixture
def cold(desk: Scene) -> Iterator[Loader]:
    """A loader whose children were never started."""
    with Isolation(children=2) as pool:
        desk.desk = replace(desk.desk, isolation=pool)
        made = Loader(desk.desk)
        yield made
        made.close()


def starters() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "start children"]


def test_children_are_started_once_where_files_are_expected(
    desk: Scene, cold: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    pool = desk.desk.isolation
    assert pool._idle == []
    with Heartbeat(threads=True) as heart:
        cold.expect()
        cold.expect()
        qtbot.waitUntil(lambda: bool(starters()))
        cold.expect()
        qtbot.waitUntil(lambda: len(pool._idle) == 2 and not starters(), timeout=WAIT)
    assert heart.longest < _LONGEST
    children = set(pool._idle)
    cold.load([article(tmp_path, "a.txt")])
    qtbot.waitUntil(lambda: through(cold), timeout=WAIT)
    assert names(desk) == ["a.txt"]
    assert set(pool._idle) == children


def test_files_that_come_while_children_are_started_are_read(
    desk: Scene, cold: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    cold.expect()
    qtbot.waitUntil(lambda: bool(starters()))
    cold.load([article(tmp_path, f"{number}.txt") for number in range(3)])
    qtbot.waitUntil(lambda: through(cold), timeout=WAIT)
    assert names(desk) == ["0.txt", "1.txt", "2.txt"]


def test_a_window_that_closes_while_children_are_started_leaves_none(
    desk: Scene, cold: Loader, qtbot: QtBot
) -> None:
    pool = desk.desk.isolation
    cold.expect()
    qtbot.waitUntil(lambda: bool(pool._busy))
    began = time.monotonic()
    cold.close()
    pool.close()
    for thread in starters():
        thread.join(WAIT)
    assert time.monotonic() - began < 10
    assert (pool._idle, pool._busy) == ([], set())


def test_nothing_is_started_for_a_loader_that_closes_or_for_a_copy_for_reading(
    desk: Scene, cold: Loader, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    cold.expect()
    cold.close()
    qtbot.wait(200)
    monkeypatch.setattr(desk.session, "read_only", True)
    cold.expect()
    qtbot.wait(200)
    assert starters() == []
    assert desk.desk.isolation._idle == []


def test_files_are_loaded_in_order_and_undone_as_one(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [article(tmp_path, f"{number}.txt") for number in range(3)]
    progress = QSignalSpy(loader.progressed)
    loader.load(paths)
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert names(desk) == ["0.txt", "1.txt", "2.txt"]
    told = [progress.at(number) for number in range(progress.count())]
    assert told[0] == ["Reading 0.txt, 1 of 3", 0, 3]
    assert told[-1] == ["", 0, 0]
    assert desk.told[-1].text == "Added 3 sources from 3 files."
    desk.session.undo()
    assert names(desk) == []


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    empty, strange = tmp_path / "empty.txt", tmp_path / "a.xyz"
    empty.write_bytes(b"")
    strange.write_bytes(b"\x00\x01\x02" * 50)
    loader.load([empty, tmp_path / "gone.txt", strange, article(tmp_path, "good.txt")])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert names(desk) == ["good.txt"]
    faults = [file.fault.what for file in loader.files.files if file.fault is not None]
    assert [name in fault for name, fault in zip(("empty", "gone", "a.xyz"), faults, strict=True)] == [
        True
    ] * 3
    assert [(notice.kind, notice.text) for notice in desk.told] == [
        (NoticeKind.DONE, "Added 1 source from 4 files; 3 could not be loaded.")
    ]
    listed = next(action for action in ACTIONS if action.name == "imports")
    text, menu = (words.replace("&", "") for words in (listed.text, listed.menu))
    assert desk.told[-1].next_step == f"“{text}” in the menu {menu} says which and why."


def test_what_becomes_of_a_single_file_is_told_at_once(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    begun = QSignalSpy(loader.begun)
    loader.load([tmp_path / "gone.txt"])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert ["gone.txt" in notice.text for notice in desk.told] == [True]
    assert begun.count() == 0


def test_new_files_join_those_that_are_waiting(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    loader.load([article(tmp_path, "one.txt")])
    loader.load([article(tmp_path, "two.txt", "Other words.")])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert names(desk) == ["one.txt", "two.txt"]


def test_a_file_that_is_asked_for_twice_is_read_once(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    one, two = article(tmp_path, "one.txt"), article(tmp_path, "two.txt", "Other words.")
    loader.load([one, one, two])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert names(desk) == ["one.txt", "two.txt"]
    assert [(file.path, file.stage) for file in loader.files.files] == [
        (one, Stage.STORED),
        (two, Stage.STORED),
    ]


def test_a_file_that_is_listed_twice_is_tried_again_in_both_rows(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "late.txt"
    loader.load([path])
    loader.load([path])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert [file.stage for file in loader.files.files] == [Stage.FAILED] * 2
    article(tmp_path, "late.txt")
    loader.retry([0, 1])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert names(desk) == ["late.txt"]
    assert [(file.stage, file.new) for file in loader.files.files] == [(Stage.STORED, 1), (Stage.THERE, 0)]
    assert desk.told[-1].text == "Added 1 source from 2 files."


def test_loading_is_cancelled_at_once(desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot) -> None:
    loader.load([article(tmp_path, f"{number}.txt") for number in range(40)])
    qtbot.waitUntil(lambda: bool(names(desk)), timeout=WAIT)
    loader.cancel()
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert 0 < len(names(desk)) < 40
    assert not [notice for notice in desk.told if notice.kind is NoticeKind.FAULT]


def test_closing_waits_for_what_runs(loader: Loader, tmp_path: Path) -> None:
    loader.load([article(tmp_path, "one.txt")])
    reading = loader._reading
    assert reading is not None
    loader.close()
    assert reading.isFinished()
    assert not loader.is_busy


def test_a_closed_loader_tells_and_stores_nothing_more(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    ended = QSignalSpy(loader.ended)
    loader.load([article(tmp_path, f"{number}.txt") for number in range(40)])
    qtbot.waitUntil(lambda: bool(names(desk)), timeout=WAIT)
    assert loader._reading is not None
    pasted = QMimeData()
    pasted.setHtml("<p>Boats wait off Vell. They wait for an answer.</p>")
    loader.paste(pasted)
    loader.close()
    desk.session.close()
    qtbot.waitUntil(lambda: not loader._aside.is_busy, timeout=WAIT)
    assert ended.count() == 0


def test_what_is_there_already_is_shown_and_not_added(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    path = article(tmp_path, "one.txt")
    for _ in range(2):
        loader.load([path])
        qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert names(desk) == ["one.txt"]
    assert "in the session already" in desk.told[-1].text


def test_a_bug_in_reading_is_raised_where_bugs_are_shown(
    loader: Loader, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object, **__: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr("briefer.gui.file_reading.extract_files", fall)
    with qtbot.captureExceptions() as caught:
        loader.load([article(tmp_path, "one.txt")])
        qtbot.waitUntil(lambda: bool(caught), timeout=WAIT)
    assert str(caught[0][1]) == "a bug of ours"
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)


def mime(text: str = "", **formats: bytes) -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    for name, data in formats.items():
        made.setData(name.replace("_", "/", 1).replace("_", "-"), data)
    return made


@pytest.mark.parametrize(
    ("formats", "url"),
    [
        ({"text_x_moz_url_priv": "https://vell.example/a".encode("utf-16-le")}, "https://vell.example/a"),
        ({"chromium_x_source_url": b"https://vell.example/b"}, "https://vell.example/b"),
        ({"text_html": b"SourceURL:https://vell.example/c\r\n<p>x</p>"}, "https://vell.example/c"),
        ({}, ""),
    ],
)
def test_a_paste_keeps_the_link_of_the_clipboard(
    desk: Scene, loader: Loader, formats: dict[str, bytes], url: str
) -> None:
    asked = QSignalSpy(loader.loaded)
    loader.paste(mime("Boats wait.\n\nThey wait long.", **formats))
    made = queries.sources(desk.session)[-1]
    assert (made.title, made.url) == ("Boats wait.", url)
    assert list(asked.at(0)) == [(made.id,), True]


def test_files_in_the_clipboard_are_loaded(desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot) -> None:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(article(tmp_path, "one.txt"))), QUrl("https://vell.example")])
    assert len(files_in(made)) == 1
    loader.paste(made)
    qtbot.waitUntil(lambda: names(desk) == ["one.txt"], timeout=WAIT)
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)


def test_markup_alone_is_read_as_a_page_is(desk: Scene, loader: Loader, qtbot: QtBot) -> None:
    html = (
        "SourceURL:https://vell.example/h\r\n<html><body><h1>Boats wait</h1>"
        "<p>Boats wait off Vell, said the harbour.</p><p>They wait long.</p>"
        "<script>no()</script></body></html>"
    )
    loader.paste(mime(text_html=html.encode()))
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    made = queries.sources(desk.session)[-1]
    assert (made.title, made.url, made.file_name) == ("Boats wait", "https://vell.example/h", "")
    assert "said the harbour" in queries.source_text(desk.session, made.id)
    assert "no()" not in queries.source_text(desk.session, made.id)


def test_markup_without_words_is_told(desk: Scene, loader: Loader, qtbot: QtBot) -> None:
    loader.paste(mime(text_html=b"<img src=x><script>1</script>"))
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert [notice.text for notice in desk.told] == ["The clipboard holds markup in which no text was found."]
    assert len(queries.sources(desk.session)) == 2


def test_a_newer_copy_of_a_page_that_is_pasted_is_a_later_version(
    desk: Scene, loader: Loader, qtbot: QtBot
) -> None:
    session, address = desk.desk.session, "https://courier.example/boats"
    for words in (
        "Boats wait off the coast of Norland today.",
        "Boats wait off the coast of Norland. Five went.",
    ):
        loader.paste(mime(f"Boats\n\n{words}\n\n{address}"))
    qtbot.waitUntil(lambda: not desk.desk.work.is_busy)
    earlier, later = queries.sources(session)[-2:]
    assert later.linked(LinkKind.VERSION) == earlier.id
    session.undo()
    assert later.id not in queries.source_ids(session)


def test_words_pasted_with_markup_take_its_title(desk: Scene, loader: Loader) -> None:
    loader.paste(mime("Menu\n\nBoats wait.", text_html=b"<h1>Boats <b>wait</b></h1><p>x"))
    assert queries.sources(desk.session)[-1].title == "Boats wait"


def test_a_file_that_goes_or_changes_while_it_waits_fails_alone(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [article(tmp_path, f"{number}.txt", f"Number {number}.") for number in range(20)]
    loader.begun.connect(paths[15].unlink)
    loader.begun.connect(lambda: paths[16].write_bytes(b"\0\1\2" * 50))
    loader.load(paths)
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    failed = [(file.path, file.fault) for file in loader.files.files if file.stage is Stage.FAILED]
    assert [path for path, _ in failed] == paths[15:17]
    assert all(fault is not None and fault.what and fault.next_step for _, fault in failed)
    assert len(names(desk)) == 18


def test_what_belongs_together_is_not_parted_by_what_comes_in(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    """While many steps are made that are undone as one, files wait to be stored."""
    is_over: list[bool] = []

    def steps() -> Iterator[tuple[int, int]]:
        for number in range(40):
            with desk.session.step("Many", group=5):
                add_actor(desk.session, f"Actor {number}", ActorKind.PERSON)
            time.sleep(0.01)
            yield number, 40

    desk.desk.work.begin("Many", steps(), lambda: is_over.append(True), writes=True)
    loader.load([article(tmp_path, f"{number}.txt", f"Number {number}.") for number in range(3)])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert is_over == [True]
    labels = [step.label for step in desk.session.history()]
    assert labels[labels.index("Many") :] == ["Many"] * 40 + ["Add 3 files"] * labels.count("Add 3 files")


def test_newer_copies_that_come_in_together_all_become_versions(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    words = "Boats wait off Vell, said the harbour on Monday. They wait long, and nobody knows why."
    old = [LoadedSource(f"Page {at}. {words}", url=f"https://karsen.example/{at}") for at in range(6)]
    add_sources(desk.session, old, "2026-01-01T00:00:00Z")
    for at, source in enumerate(queries.sources(desk.session)[2:]):
        text = queries.source_text(desk.session, source.id)
        for start in range(0, 40, 2):
            add_memo(desk.session, span_of(source.id, text, start, start + 9), f"Note {at}")
        page = f'<link rel="canonical" href="{source.url}"><p>Page {at}, anew. {words}</p>'
        (tmp_path / f"{at}.html").write_text(f"<html><body><article>{page}</article></body></html>", "utf-8")
    steps = len(desk.session.history())
    loader.load(sorted(tmp_path.glob("*.html")))
    qtbot.waitUntil(lambda: through(loader) and not desk.desk.work.is_busy, timeout=WAIT)
    later = queries.sources(desk.session)[8:]
    assert [it.linked(LinkKind.VERSION) for it in later] == [
        it.id for it in queries.sources(desk.session)[2:8]
    ]
    assert len({step.group for step in desk.session.history()[steps:]}) == 1
    assert not [notice for notice in desk.told if notice.kind is NoticeKind.FAULT]


def test_a_folder_stands_for_the_files_in_it(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    inner = tmp_path / "Inbox" / "May"
    inner.mkdir(parents=True)
    empty = tmp_path / "Nothing"
    empty.mkdir()
    article(inner, "one.txt")
    article(inner.parent, "two.txt", "Other words.")
    loader.load([inner.parent, empty])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert names(desk) == ["two.txt", "one.txt"]
    fault = loader.files.files[2].fault
    assert fault is not None
    assert fault.what == "“Nothing” holds no file that can be loaded."


def test_pasting_nothing_is_told(desk: Scene, loader: Loader) -> None:
    loader.paste(None)
    loader.paste(mime("   "))
    assert [notice.kind for notice in desk.told] == [NoticeKind.FAULT] * 2
    assert len(queries.sources(desk.session)) == 2


def test_the_file_dialog_knows_what_can_be_loaded(loader: Loader) -> None:
    assert {"*.txt", "*.html", "*.md", "winmail.dat"} <= set(loader.patterns().split())


REFERENCES = Path(__file__).parents[1] / "data" / "formats"


def test_a_library_in_two_lists_comes_in_once_and_as_no_version(
    desk: Scene, loader: Loader, qtbot: QtBot
) -> None:
    lists = [REFERENCES / "bibtex" / "pandoc.bib", REFERENCES / "ris" / "bibutils.ris"]
    loader.load(lists)
    qtbot.waitUntil(lambda: through(loader) and not desk.desk.work.is_busy, timeout=WAIT)
    made = queries.sources(desk.session)[2:]
    assert sorted(source.label for source in made) == ["s3", "s4", "s5"]
    assert [source.linked(LinkKind.VERSION) for source in made] == [None] * 3
    assert [source.file_name for source in made] == ["pandoc.bib", "pandoc.bib", "files/12/dam.txt"]
    first, second = loader.files.files
    assert (first.new, second.new, second.records) == (3, 1, 1)
    assert set(first.sources) == set(second.sources) == {source.id for source in made}
    assert said_of(second) == "stored: 1 source, 1 in the place of a record, 2 already there as s4, s5"
    assert [notice.text for notice in desk.told] == ["Added 3 sources from 2 files; 1 file in them left out."]
    desk.session.undo()
    assert len(queries.sources(desk.session)) == 2


def test_a_file_that_is_there_already_is_listed_with_its_source(
    loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    loader.load([article(tmp_path, "one.txt")])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    loader.load([tmp_path / "one.txt", article(tmp_path, "two.txt")])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert [said_of(file) for file in loader.files.files] == ["already there as s3 “one.txt”", "stored"]


def test_what_was_left_out_comes_in_when_its_file_is_tried_again(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    work = (
        "TY  - JOUR\nTI  - Ferry {0}\nAB  - The ferry {0} runs again since Monday.\nL1  - {0}.txt\nER  - \n"
    )
    listed = tmp_path / "library.ris"
    listed.write_text("".join(work.format(name) for name in ("one", "two")), encoding="utf-8")
    article(tmp_path, "one.txt")
    loader.load([listed, article(tmp_path, "three.txt", "Other words.")])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    (fault,) = loader.files.files[0].skipped
    assert "two.txt" in fault.what
    article(tmp_path, "two.txt", "The ferry two runs again since Monday. Nobody knew it.")
    assert loader.files.again == [0]
    loader.retry(loader.files.again)
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert sorted(names(desk)) == ["one.txt", "three.txt", "two.txt"]
    tried = loader.files.files[0]
    assert (tried.stage, tried.new, tried.skipped, loader.files.again) == (Stage.STORED, 2, (), [])
    assert said_of(tried) == "stored: 2 sources, 1 in the place of a record"
    assert desk.told[-1].text == "Added 3 sources from 2 files."
    assert set(tried.sources) <= {source.id for source in queries.sources(desk.session)}


def test_a_file_that_is_tried_again_for_nothing_keeps_what_came_of_it(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("seal.bin", b"\0\1\2" * 50)
        archive.writestr("words.txt", "Boats wait off Vell.")
    loader.load([tmp_path / "a.zip", article(tmp_path, "three.txt", "Other words.")])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    before = loader.files.files[0]
    loader.retry(loader.files.again)
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    after = loader.files.files[0]
    assert (after.stage, after.sources, after.new, after.there) == (
        Stage.STORED, before.sources, 1, "",
    )  # fmt: skip
    assert [fault.what for fault in after.skipped] == [fault.what for fault in before.skipped]
    loader.retry(loader.files.again)
    loader.cancel()
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    given_up = loader.files.files[0]
    assert (given_up.stage, given_up.sources) == (Stage.CANCELLED, before.sources)
    assert names(desk) == ["words.txt", "three.txt"]


def test_a_single_file_of_no_known_kind_is_told_with_the_kinds_there_are(
    desk: Scene, loader: Loader, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "plan.xyz").write_bytes(b"\0\1\2" * 50)
    loader.load([tmp_path / "plan.xyz"])
    qtbot.waitUntil(lambda: through(loader), timeout=WAIT)
    assert desk.told[-1].next_step.startswith(f"{ANOTHER_KIND} A file can be saved as Word files (.docx")
