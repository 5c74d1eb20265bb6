"""Every control that can be pressed or filled in has a name, wherever it comes up; Tab goes as one reads."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import first_brief, send_fact
from briefer.commands.reconciling import join_facts
from briefer.commands.registry import keep_in_registry
from briefer.commands.sources import add_sources
from briefer.errors import BrieferError
from briefer.export.docx.writer import write_docx
from briefer.gui.actions import ACTIONS
from briefer.gui.bus import Notice, NoticeKind, Target
from briefer.gui.dialogs.bug import BugDialog
from briefer.gui.models.imports import Import, Stage
from briefer.gui.page import SessionPage, Side, Workspace
from briefer.gui.version_deeds import make_version
from briefer.gui.window import MainWindow
from briefer.jobs.composing import composed
from briefer.jobs.looks import look_of
from briefer.jobs.returned import compared
from briefer.load.returned import read_note
from briefer.model.facts import FactKind
from briefer.model.ids import SourceId
from briefer.model.reconciliations import ReconciliationKind
from briefer.model.sources import LoadedSource
from briefer.paths import templates_folder
from briefer.store import queries
from tests.gui.desks import Key, open_page, press, press_here, scene
from tests.word_edits import WordEdits

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
    QAbstractSlider,
    QProgressBar,
)
# Parts that Qt makes of a control: they are told of with it.
PARTS = (QHeaderView, QScrollBar)
CLOTHED = "QStyleSheetStyle"  # what Qt draws a widget with that has the program's sheet by way of its window
CORNER = "qt_tableview_cornerbutton"  # which is switched off
Show = Callable[[SessionPage], object]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    path = tmp_path / "strait.briefer"
    made = scene(path)
    made.tag("Norland", made.norland)
    made.tag("Ana Bell", made.bell)
    made.fact("Norland closed the strait on Monday.")
    made.fact("Norland keeps twelve boats there.", made.second, FactKind.FIGURE)
    made.fact("Ships wait off Vell.", made.second)
    first_brief(made.session, made.desk.packs.packs[0])
    keep_in_registry(queries.actors(made.session), "february, 2026-02-01")
    made.session.close()
    window.resize(1280, 800)
    return open_page(window, qtbot, path)


def read(page: SessionPage) -> None:
    page.show_side(Side.FACTS)
    page.facts.select(queries.facts(page.desk.session)[0].id)


def narrowed(page: SessionPage) -> None:
    page.show_side(Side.FACTS)
    page.facts.filtering.search.setText("boats")
    page.facts.filtering.button.menu().aboutToShow.emit()  # its entries are made as it opens


def card(page: SessionPage) -> None:
    page.reader.setFocus()
    press_here(Key.Key_F)
    shown = page.facts.card()
    assert shown is not None
    for head in shown.findChildren(QToolButton):
        head.setChecked(head.isCheckable())  # what is folded up


def several(page: SessionPage) -> None:
    page.show_side(Side.FACTS)
    page.facts.list.selectAll()
    page.facts.edit()


def source_form(page: SessionPage) -> None:
    page.edit_source()
    page.header.form.unfold()


def several_sources(page: SessionPage) -> None:
    page.go_to_sources()
    page.sources.list.selectAll()
    page.sources.edit()


def copies(page: SessionPage) -> None:
    queries.find_copies(page.desk.session)
    page.show_copies()


def actor(page: SessionPage) -> None:
    page.show_side(Side.ACTORS)
    page.actors.select(queries.actors(page.desk.session)[2].id)
    page.actors.edit()
    page.actors.form.fields.add_role()


def merging(page: SessionPage) -> None:
    page.show_side(Side.ACTORS)
    page.actors.select(queries.actors(page.desk.session)[0].id)
    page.actors.merge()


def joined(page: SessionPage) -> None:
    session = page.desk.session
    join_facts(session, [fact.id for fact in queries.facts(session)], ReconciliationKind.SAME_EVENT)
    page.show_workspace(Workspace.COMPARE)
    page.compare.lists.select_group(queries.reconciliations(session)[0].id)
    page.compare.grid.setFocus()


def on_name(page: SessionPage) -> None:
    page.reader.go_to(Target(mention=queries.mentions(page.desk.session)[0].id))
    page.reader.setFocus()


def everywhere(page: SessionPage) -> None:
    page.show_everywhere(queries.actors(page.desk.session)[0])


def searching(page: SessionPage) -> None:
    page.seek()
    page.search.setText("source:s1 norland")
    page.search.seek()


def keyed(*keys: Key, shift: bool = False, ctrl: bool = False) -> Show:
    def show(page: SessionPage) -> None:
        on_name(page)
        for key in keys:
            press_here(key, shift=shift, ctrl=ctrl)

    return show


def asked(what: str) -> Show:
    def show(page: SessionPage) -> None:
        window = page.window()
        assert isinstance(window, MainWindow)
        window.ask(what)

    return show


def told(page: SessionPage) -> None:
    page.desk.bus.told.emit(Notice("Not stored.", "Try again.", kind=NoticeKind.FAULT, offers_copy=True))
    window = page.window()
    assert isinstance(window, MainWindow)
    window.strip.show_work("Reading files", 1, 3)


def choosing(page: SessionPage) -> None:
    page.fact_deeds.choose_for(queries.mentions(page.desk.session)[0].span)


def imports(page: SessionPage) -> None:
    """List files that were loaded, are read, and failed; and offer some more."""
    files = page.loader.files
    files.extend([Path("/in/a.zip"), Path("/in/b.txt"), Path("/in/c.txt")])
    fault = BrieferError("“seal.bin” in “a.zip” is of no known format.", "Load another version of it.")
    files.put(0, Import(Path("/in/a.zip"), Stage.STORED, (SourceId(1),), 1, skipped=(fault,)))
    files.put(1, Import(Path("/in/b.txt"), Stage.FAILED, fault=fault))
    page.imports.toggle()
    page.imports.list.setCurrentIndex(files.index(1))
    page.watching.offered.emit("3 new files in “Downloads”", "a.txt")


def report(page: SessionPage) -> None:
    imports(page)
    page.imports.head.as_text.setChecked(True)


def versions(page: SessionPage) -> None:
    session, old = page.desk.session, queries.sources(page.desk.session)[0]
    text = queries.source_text(session, old.id).replace("Norland closed", "Norland shut")
    (new,) = add_sources(session, [LoadedSource(text, "Strait shut")])
    make_version(page.desk, new, old.id)
    page.show_source(new)
    page.compare_versions()


def hidden(page: SessionPage) -> None:
    text = page.reader.text.blocks.text
    page.reader.show_stretch(text.index("The two states"), text.index(" 26 January"))
    page.reader.hiding.hide()


def returned(page: SessionPage) -> None:
    """Show a note that came back with a comment and a statement that lost its source."""
    brief, pack = queries.briefs(page.desk.session)[0], page.desk.packs.packs[0]
    send_fact(page.desk.session, brief.id, brief.sections[1].id, queries.facts(page.desk.session)[0].id)
    content = queries.brief_content(page.desk.session, brief.id)
    note = WordEdits(write_docx(composed(content, pack), look_of(pack).path))
    words = "closed the strait"
    note.comment("Sure?", words)
    note.reword(words, "shut the strait")
    note.delete_mark(0)
    found = compared("note.docx", read_note(note.data, "note.docx"), content, pack)
    page.returned._note = found.note
    page.returned._show(page.returned._turn, content, found)


def title_block(page: SessionPage) -> None:
    page.show_workspace(Workspace.BRIEF)
    page.brief.new_brief()
    page.brief.show_section(None)


def packs(page: SessionPage) -> None:
    title_block(page)
    page.brief.ask_pack()


def added_pack(page: SessionPage) -> None:
    packs(page)
    chooser = page.brief.choosing.dialog
    assert chooser is not None
    chooser.add(templates_folder() / "nowhere")
    while chooser.adding is None or chooser.adding.is_busy:
        QTest.qWait(10)


def house_lines(page: SessionPage) -> None:
    title_block(page)
    page.brief.ask_look()
    looks = page.brief.looks.dialog
    assert looks is not None
    looks.add(templates_folder() / "information-note" / "house.docx")
    while looks.mapping is None:
        QTest.qWait(10)


PLACES: dict[str, Show] = {
    "reading": read,
    "facts narrowed": narrowed,
    "names": lambda page: page.show_side(Side.NAMES),
    "fact card": card,
    "several facts": several,
    "passages for a fact": choosing,
    "actor form": actor,
    "new actor": lambda page: page.add_actor(),
    "merging": merging,
    "pairs": lambda page: page.show_pairs(),
    "source form": source_form,
    "several sources": several_sources,
    "copies": copies,
    "find bar": lambda page: page.find_in_text(),
    "places of a name": everywhere,
    "files loaded": imports,
    "report on files": report,
    "search": searching,
    "who is meant": keyed(Key.Key_A),
    "recent tags": keyed(Key.Key_R),
    "note": keyed(Key.Key_M),
    "compare": joined,
    "timeline": lambda page: page.show_workspace(Workspace.TIMELINE),
    "brief": lambda page: page.show_workspace(Workspace.BRIEF),
    "export": lambda page: page.export(),
    "where to send": lambda page: page.fact_deeds.send(queries.facts(page.desk.session)[0].id),
    "palette": asked("palette"),
    "keys": asked("keys"),
    "backups": asked("backups"),
    "registry": asked("registry"),
    "about": asked("about"),
    "pack editor": asked("edit_pack"),
    "title block with its look": title_block,
    "looks": asked("houses"),
    "a house file line by line": house_lines,
    "packs": packs,
    "a pack that is added": added_pack,
    "fault and work": told,
    "versions": versions,
    "a returned note": returned,
    "a newer version of": lambda page: page.choose_version(),
    "a hidden passage": hidden,
}


def tops(page: SessionPage) -> list[QWidget]:
    """Return the window and the pop-ups and dialogs that it shows."""
    window = page.window()
    shown = [it for it in QApplication.topLevelWidgets() if it.isVisible() and it is not window]
    return [window, *(it for it in shown if not isinstance(it, QMenu) and opener(it) is window)]


def opener(widget: QWidget) -> QWidget:
    """Return the window that a pop-up or dialog belongs to, by way of others, or itself."""
    while (parent := widget.parentWidget()) is not None:
        widget = parent
    return widget


def controls_of(top: QWidget) -> list[QWidget]:
    """Return what can be pressed or filled in and is shown, without the parts that Qt makes of it."""
    found = [it for kind in CONTROLS for it in top.findChildren(kind) if it.isVisible()]
    return [it for it in found if not isinstance(it, PARTS) and it.objectName() != CORNER and not is_part(it)]


def is_part(widget: QWidget) -> bool:
    """Return whether a widget is told of with the control around it, as the line of a combo box."""
    around = widget.parentWidget()
    return isinstance(around, QLineEdit | QComboBox | QTabBar) or (
        around is not None and isinstance(around.parentWidget(), QComboBox)
    )


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader is told."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("place", PLACES)
def test_every_control_has_a_name_for_screen_readers(page: SessionPage, qtbot: QtBot, place: str) -> None:
    PLACES[place](page)
    qtbot.wait(20)
    found = [control for top in tops(page) for control in controls_of(top)]
    assert len(found) > 8
    nameless = [(type(it).__name__, it.objectName(), it.toolTip()) for it in found if not spoken(it).strip()]
    assert nameless == []
    for top in tops(page):
        assert spoken(top).strip()
        assert top.style().metaObject().className() == CLOTHED
        for menu in top.findChildren(QMenu):
            entries = [it for it in menu.actions() if not it.isSeparator()]
            assert all(it.text() or it.iconText() for it in entries), menu.title()
    close_all(page)


def close_all(page: SessionPage) -> None:
    for top in tops(page)[1:]:
        top.close()
    page.search.clear()


def test_the_places_are_really_there(page: SessionPage) -> None:
    """What the walk opens is on the screen: else it would look at the same window again and again."""
    shown = {"card": page.facts, "form": page.actors.form, "find": page.find_bar, "all": page.occurrences}
    for show, widget in ((card, "card"), (actor, "form"), (everywhere, "all")):
        show(page)
        assert shown[widget].isVisible()
    page.find_in_text()
    assert shown["find"].isVisible()


def test_the_report_of_a_bug_names_its_controls(window: MainWindow) -> None:
    dialog = BugDialog(ValueError("no"), window)
    dialog.show()
    assert [it for it in controls_of(dialog) if not spoken(it).strip()] == []
    dialog.close()


def test_every_action_is_named_in_words() -> None:
    assert all(action.text.replace("&", "").strip() for action in ACTIONS)


# Tab ------------------------------------------------------------------------------------------------------


def by_tab(start: QWidget, *, back: bool = False) -> list[QWidget]:
    """Return what Tab comes to from a control on until it is there again; fail where it never is."""
    met: list[QWidget] = []
    for _ in range(150):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, Key.Key_Backtab if back else Key.Key_Tab, shift=back)
        there = QApplication.focusWidget()
        assert there is not None
        met.append(there)
        if there is start:
            return met
    raise AssertionError(f"Tab never came back to {start.accessibleName()}")


def panes_of(page: SessionPage) -> list[QWidget]:
    panes: dict[Workspace, list[QWidget]] = {
        Workspace.READ: [page.sources, page.middle, page.side],
        Workspace.COMPARE: [page.compare.lists, page.compare.pane],
        Workspace.TIMELINE: [page.timeline],
        Workspace.BRIEF: [page.brief.outline, page.brief.tray, page.brief.draft, page.brief.preview],
    }
    return panes[page.workspace]


def test_tab_goes_through_two_versions_and_their_list_as_one_reads(page: SessionPage, qtbot: QtBot) -> None:
    versions(page)
    qtbot.wait(20)
    space = page.versions
    page.tabs.setFocus()
    met = [it for it in by_tab(page.tabs) if space.isAncestorOf(it)]
    assert [it for it in met if it in (space.pair.old, space.pair.new, space.list)] == [
        space.pair.old,
        space.pair.new,
        space.list,
    ]
    names = [it.accessibleName() for it in met if isinstance(it, QAbstractButton)]
    assert names[-3:] == ["Place here", "Keep in the earlier version only", "Drop the tag"]


@pytest.mark.parametrize("workspace", Workspace)
def test_tab_goes_from_pane_to_pane_as_one_reads_and_back(
    page: SessionPage, qtbot: QtBot, workspace: Workspace
) -> None:
    if workspace is Workspace.COMPARE:
        joined(page)
    page.show_workspace(workspace)
    qtbot.wait(20)
    page.tabs.setFocus()
    met = by_tab(page.tabs)
    panes = list(enumerate(panes_of(page)))
    order = [number for it in met for number, pane in panes if pane is it or pane.isAncestorOf(it)]
    assert order == sorted(order)
    assert set(order) == set(range(len(panes)))
    assert by_tab(page.tabs, back=True) == [*reversed(met[:-1]), page.tabs]


def test_tab_goes_through_the_list_of_files_behind_the_panes(page: SessionPage, qtbot: QtBot) -> None:
    imports(page)
    qtbot.wait(20)
    page.tabs.setFocus()
    met = by_tab(page.tabs)
    window = page.window()
    assert isinstance(window, MainWindow)
    panes = list(enumerate((page.side, page.imports, window.strip)))
    order = [number for it in met for number, pane in panes if pane is it or pane.isAncestorOf(it)]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}
    inside = [spoken(it) for it in met if page.imports.isAncestorOf(it)]
    assert inside == [
        "Close the list of files (Esc)",
        "Show only what failed",
        "Show the report as text",
        "Try again",
        "Copy report",
        "Files loaded",
    ]


def test_tab_goes_down_the_card_of_a_fact(page: SessionPage) -> None:
    card(page)
    shown = page.facts.card()
    assert shown is not None
    shown.statement.setFocus()
    inside = [it for it in by_tab(shown.statement) if shown.isAncestorOf(it)]
    fields = [it for it in inside if isinstance(it, QLineEdit | QComboBox | QPlainTextEdit)]
    tops_of = [it.mapTo(shown, QPoint()).y() for it in [shown.statement, *fields[:-1]]]
    assert [pair for pair in pairwise(tops_of) if pair[1] < pair[0] - 8] == []


def test_tab_goes_down_the_form_of_a_source_and_the_view_of_copies(page: SessionPage) -> None:
    source_form(page)
    shown: QWidget = page.header.form
    inside = [it for it in by_tab(page.header.form.title) if shown.isAncestorOf(it)]
    assert len(inside) > 12
    tops_of = [it.mapTo(shown, QPoint()).y() for it in [page.header.form.title, *inside[:-1]]]
    assert [pair for pair in pairwise(tops_of) if pair[1] < pair[0] - 8] == []
    copies(page)
    shown = page.sources.copies
    inside = [it for it in by_tab(page.sources.copies.list) if shown.isAncestorOf(it)]
    tops_of = [it.mapTo(shown, QPoint()).y() for it in [page.sources.copies.list, *inside[:-2]]]
    assert page.sources.copies.reason in inside
    assert [pair for pair in pairwise(tops_of) if pair[1] < pair[0] - 8] == []


@pytest.mark.parametrize("what", ["keys", "registry", "backups", "edit_pack", "houses"])
def test_tab_goes_round_a_dialog(page: SessionPage, window: MainWindow, qtbot: QtBot, what: str) -> None:
    window.ask(what)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and dialog.isActiveWindow())
    start = QApplication.focusWidget()
    assert start is not None
    met = by_tab(start)
    can_have = [
        it
        for it in controls_of(dialog)
        if it.isEnabled() and it.focusPolicy() & Qt.FocusPolicy.TabFocus and it.focusProxy() is None
    ]
    assert [it.accessibleName() for it in can_have if it not in met] == []
    assert page.isVisible()
    dialog.close()
