"""Versions in the window: from loading a newer copy of a page to the last tag that needs a look."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.memos import add_memo, remove_memo
from briefer.commands.mentions import tag_new_actor, untag
from briefer.commands.sources import add_sources
from briefer.gui.dialogs.version_choice import VersionChoice
from briefer.gui.models.sources import SourcesModel
from briefer.gui.page import SessionPage
from briefer.gui.version_deeds import make_version
from briefer.gui.window import MainWindow
from briefer.jobs.find import to_look_at
from briefer.model.facts import FactKind
from briefer.model.ids import SourceId
from briefer.model.sources import LinkKind, LoadedSource
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.store.session import create_session
from briefer.text.sought import read_sought
from tests.gui.desks import Key, open_page, press_here

LINES = (
    "Norland closed the strait on Monday after two ships had met there in thick fog, its navy said.",
    "Estmark said that the two states would talk about the strait before the end of the month.",
    "Minister Ana Bell did not agree to any toll, her office said in a statement on Tuesday.",
    "Some twenty boats of fishermen from both sides wait off Vell, where the council meets today.",
)
OLD = "\n".join(LINES) + "\n"
NEW = OLD.replace("did not agree", "agreed").replace("Some twenty boats", "Some thirty boats")
HTML = """<!DOCTYPE html><html lang="en"><head><title>Strait closed</title>
<link rel="canonical" href="https://vell.example/strait"></head><body><article><h1>Strait closed</h1>
{}</article></body></html>"""


def html(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(HTML.format("\n".join(f"<p>{line}</p>" for line in text.splitlines())), encoding="utf-8")
    return path


def at(page: SessionPage, source: SourceId, quote: str) -> Span:
    text = queries.source_text(page.desk.session, source)
    start = text.index(quote)
    return span_of(source, text, start, start + len(quote))


def tag_all(page: SessionPage, source: SourceId) -> None:
    session = page.desk.session
    tag_new_actor(session, at(page, source, "Estmark"), "Estmark")
    tag_new_actor(session, at(page, source, "Some twenty boats of fishermen"), "Fishermen")
    draft = FactDraft(FactKind.STATEMENT, "Bell rejects a toll.")
    add_fact(session, draft, [EvidenceDraft(at(page, source, LINES[2]))])


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    create_session(tmp_path / "versions.briefer").close()
    return open_page(window, qtbot, tmp_path / "versions.briefer")


@pytest.fixture
def pair(page: SessionPage) -> tuple[SourceId, SourceId]:
    """Two versions of an article, the later one shown."""
    session = page.desk.session
    (old,) = add_sources(session, [LoadedSource(OLD, "Strait closed")], "2026-01-23T08:00:00Z")
    tag_all(page, old)
    (new,) = add_sources(session, [LoadedSource(NEW, "Strait closed")])
    make_version(page.desk, new, old)
    page.show_source(new)
    return old, new


def trigger(page: SessionPage, name: str) -> None:
    found = page.window().findChild(QAction, name)
    assert isinstance(found, QAction)
    assert found.isEnabled(), name
    found.trigger()
    QApplication.processEvents()


def quotes(page: SessionPage, source: SourceId) -> set[str]:
    session = page.desk.session
    passages = [item.span for fact in queries.facts(session) for item in fact.evidence]
    spans = [*(it.span for it in queries.mentions(session)), *passages]
    return {span.quote for span in spans if span.source == source}


def test_from_a_newer_copy_that_is_loaded_to_an_empty_list(
    page: SessionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    session, told = page.desk.session, list[str]()
    page.desk.bus.told.connect(lambda notice: told.append(notice.text))
    page.loader.load([html(tmp_path, "a.html", OLD)])
    qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=30_000)
    (old,) = queries.source_ids(session)
    tag_all(page, old)
    page.loader.load([html(tmp_path, "again.html", OLD)])
    qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=30_000)
    assert queries.source_ids(session) == (old,)
    assert "is in the session already" in told[-1]
    page.loader.load([html(tmp_path, "b.html", NEW)])
    qtbot.waitUntil(lambda: not page.loader.is_busy and not page.desk.work.is_busy, timeout=30_000)
    (_, new) = queries.source_ids(session)
    assert queries.source(session, new).linked(LinkKind.VERSION) == old
    assert any("1 tag carried, 2 need a look" in words for words in told)
    session.undo()
    assert queries.source_ids(session) == (old,)
    session.redo()
    page.show_source(new)
    assert "(2 need a look)" in page.header.versions.text()
    page.header.versions.click()
    versions = page.versions
    assert versions.isVisible()
    assert versions.list.hasFocus()
    assert len(versions.model.rows) == 2
    # The first is placed on what is proposed, the second stays in the earlier version.
    press_here(Key.Key_Return)
    assert LINES[2].replace("did not agree", "agreed") in quotes(page, new)
    assert len(versions.model.rows) == 1
    press_here(Key.Key_K)
    assert (len(versions.model.rows), queries.adrift(session)) == (0, ())
    assert quotes(page, old) == {"Estmark", "Some twenty boats of fishermen", LINES[2]}
    press_here(Key.Key_Escape)
    assert not versions.isVisible()
    assert page.reader.source == new
    assert page.reader.text.hasFocus()


def test_changes_are_marked_and_gone_through_by_keys(
    page: SessionPage, qtbot: QtBot, pair: tuple[SourceId, SourceId]
) -> None:
    trigger(page, "compare_versions")
    both = page.versions.pair
    qtbot.waitUntil(lambda: not both.is_comparing)
    assert both.count == 2
    assert [OLD[slice(*it)] for it in both.old._changed] == ["did not agree", "twenty"]
    assert [NEW[slice(*it)] for it in both.new._changed] == ["agreed", "thirty"]
    press_here(Key.Key_N)
    assert (both.number, both.new.caret) == (0, NEW.index(LINES[2][:8]))
    press_here(Key.Key_N)
    assert (both.number, both.old.caret) == (1, OLD.index("Some twenty"))
    press_here(Key.Key_P)
    assert both.number == 0
    page.show_source(pair[0])
    page.leave_versions()
    assert page.reader.source == pair[1]


@pytest.mark.usefixtures("pair")
def test_words_that_are_selected_get_the_tag_and_undo_brings_the_row_back(page: SessionPage) -> None:
    trigger(page, "compare_versions")
    versions = page.versions
    versions.list.setCurrentIndex(versions.model.index(1))
    start = NEW.index("thirty boats")
    versions.pair.new.place(start, start + len("thirty boats"))
    trigger(page, "place_adrift")
    assert "thirty boats" in quotes(page, queries.source_ids(page.desk.session)[1])
    assert len(versions.model.rows) == 1
    page.undo()
    assert len(versions.model.rows) == 2
    versions.pair.new.place(0, 0)
    trigger(page, "place_adrift")
    assert len(versions.model.rows) == 2  # no words are selected
    versions.list.setCurrentIndex(versions.model.index(1))
    trigger(page, "drop_adrift")
    assert len(versions.model.rows) == 1


def test_the_two_scroll_together(page: SessionPage, qtbot: QtBot) -> None:
    session = page.desk.session
    lines = [f"{number}. {LINES[number % 4]}" for number in range(120)]
    (old,) = add_sources(session, [LoadedSource("\n".join(lines), "Long")])
    more = [*lines[:20], *(f"{line} More." for line in lines[:9]), *lines[20:]]
    (new,) = add_sources(session, [LoadedSource("\n".join(more), "Long")])
    make_version(page.desk, new, old)
    page.show_source(new)
    trigger(page, "compare_versions")
    both = page.versions.pair
    qtbot.waitUntil(lambda: not both.is_comparing)
    both.old.scroll_to(both.old.blocks.text.index("80. "), 0)
    top = both.new.first_in_view()
    assert both.new.blocks.text[top : top + 4] == "80. "
    both.new.scroll_to(both.new.blocks.text.index("60. "), 0)
    top = both.old.first_in_view()
    assert both.old.blocks.text[top : top + 4] == "60. "


def test_the_list_of_sources_and_the_search_tell_of_it(
    page: SessionPage, pair: tuple[SourceId, SourceId]
) -> None:
    model = SourcesModel(page.desk.session)
    assert [row.looks for row in model.rows] == [0, 2]
    assert "2 need a look" in str(model.data(model.index(1), 11))  # Qt.ItemDataRole.AccessibleTextRole
    hits = [hit for hit in to_look_at(page.desk.session, read_sought("")) if hit is not None]
    (found,) = [hit for hit in hits if hit.source == pair[1]]
    assert found.findings[0].reason == "2 tags have no sure place in this later version."


def test_the_analyst_says_so_by_hand_and_parts_the_two(page: SessionPage, qtbot: QtBot) -> None:
    session = page.desk.session
    (old,) = add_sources(session, [LoadedSource(OLD, "Strait closed")])
    tag_all(page, old)
    (new,) = add_sources(session, [LoadedSource(NEW, "Strait shut")])
    page.show_source(new)
    trigger(page, "compare_versions")
    assert not page.versions.isVisible()  # there is no other version
    trigger(page, "newer_version")
    dialog = page.findChild(VersionChoice)
    assert isinstance(dialog, VersionChoice)
    assert [row.source.id for row in dialog.model.rows] == [old]  # and not the source itself
    press_here(Key.Key_Return)
    qtbot.waitUntil(lambda: len(queries.adrift(session)) == 2)
    assert queries.source(session, new).linked(LinkKind.VERSION) == old
    trigger(page, "part_versions")
    assert queries.source(session, new).linked(LinkKind.VERSION) is None
    assert "Estmark" in quotes(page, new)


def test_the_head_of_a_later_version_has_room_for_its_title_in_a_narrow_window(
    page: SessionPage, window: MainWindow, qtbot: QtBot
) -> None:
    session = page.desk.session
    title = "Norland closes the strait to all ships after a collision in fog"
    (old,) = add_sources(session, [LoadedSource(OLD, title)])
    tag_all(page, old)
    (new,) = add_sources(session, [LoadedSource(NEW, title)])
    window.resize(850, 700)
    page.show_source(new)
    make_version(page.desk, new, old)
    qtbot.waitUntil(lambda: "(2 need a look)" in page.header.versions.text())
    QApplication.processEvents()
    shown = page.header._title
    assert page.header.versions.sizeHint().width() > page.header.width()
    assert shown.height() >= shown.heightForWidth(shown.width())


def test_a_tag_that_is_removed_from_the_earlier_version_needs_no_look_any_more(
    page: SessionPage, pair: tuple[SourceId, SourceId]
) -> None:
    session, (old, new) = page.desk.session, pair
    memo = add_memo(session, at(page, old, "did not agree"), "Sure?")
    page.part_versions()
    make_version(page.desk, new, old)

    def told() -> tuple[str, list[int]]:
        words = page.header.versions.text().partition("(")[2]
        return words, [row.looks for row in page.sources.model.rows]

    assert told() == ("3 need a look)", [0, 3])
    remove_memo(session, memo)
    assert told() == ("2 need a look)", [0, 2])
    untag(session, next(it for it in queries.mentions(session, source=old) if "twenty" in it.span.quote).id)
    assert told() == ("1 needs a look)", [0, 1])
    session.undo()
    assert told() == ("2 need a look)", [0, 2])


def test_versions_that_are_compared_follow_where_another_is_the_earlier_one(
    page: SessionPage, pair: tuple[SourceId, SourceId]
) -> None:
    session, (old, new) = page.desk.session, pair
    page.compare_versions()
    assert page.versions.pair.old.blocks.text == OLD
    (other,) = add_sources(session, [LoadedSource(LINES[0], "Another")])
    make_version(page.desk, new, other)
    assert page.versions.isVisible()
    assert (page.versions.pair.old.blocks.text, page.versions.model.rows) == (LINES[0], [])
    while page.versions.pair.old.blocks.text != OLD:
        assert session.undo()
    assert {row.span.source for row in page.versions.model.rows} == {old}
