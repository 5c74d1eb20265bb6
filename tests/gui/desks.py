"""A desk over a real session with two small sources, three actors and two facts, all invented."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.mentions import tag_mention
from briefer.commands.sources import add_sources
from briefer.gui.bus import Bus, Notice, Target
from briefer.gui.desk import Desk
from briefer.gui.pack_shelf import PackShelf
from briefer.gui.page import SessionPage
from briefer.gui.proposals import Proposals
from briefer.gui.window import MainWindow
from briefer.gui.working import Work
from briefer.model.actors import ActorKind, Alias, AliasKind
from briefer.model.dates import dated
from briefer.model.facts import FactKind
from briefer.model.ids import ActorId, FactId, MentionId, SourceId
from briefer.model.sources import LoadedSource
from briefer.model.spans import Span, span_of
from briefer.paths import templates_folder
from briefer.store import queries
from briefer.store.session import Session, create_session

FIRST = (
    "Norland closed the strait on Monday. Estmark's envoy Ana Bell said that it was unlawful.\n"
    "The two states will meet in Vell by 26 January. Bell flew home 🕊 on Tuesday.\n"
)
SECOND = "Ships wait off Vell. Norland and Estmark agreed to talk. Norland keeps twelve boats there.\n"
Key = Qt.Key
Value = TypeVar("Value")


@dataclass
class Scene:
    """A desk, the keys of what lies on it, and what was told and pointed at."""

    desk: Desk
    first: SourceId
    second: SourceId
    norland: ActorId
    estmark: ActorId
    bell: ActorId
    told: list[Notice] = field(default_factory=list)
    pointed: list[Target] = field(default_factory=list)

    @property
    def session(self) -> Session:
        return self.desk.session

    def close(self) -> None:
        """Close the session, and search its texts no more: that would go on within the next test."""
        self.desk.names.stop()
        self.session.close()

    def span(self, words: str, source: SourceId | None = None, nth: int = 0) -> Span:
        key = self.first if source is None else source
        text = queries.source_text(self.session, key)
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return span_of(key, text, start, start + len(words))

    def tag(self, words: str, *actors: ActorId, source: SourceId | None = None, nth: int = 0) -> MentionId:
        return tag_mention(self.session, self.span(words, source, nth), actors)

    def fact(self, words: str, source: SourceId | None = None, kind: FactKind = FactKind.EVENT) -> FactId:
        return add_fact(self.session, FactDraft(kind, words), [EvidenceDraft(self.span(words, source))])


def loaded_sources() -> tuple[LoadedSource, LoadedSource]:
    return (
        LoadedSource(
            FIRST, "Strait closed", "Vera Holm", "Vell Courier", dated("2024-01-23"), "https://vell.example/1"
        ),
        LoadedSource(SECOND, "", file_name="ships.txt"),
    )


def shipped_packs(parent: QObject) -> PackShelf:
    """Return a shelf of the packs that come with the program."""
    return PackShelf(parent, folders=lambda: [templates_folder()])


def scene(path: Path) -> Scene:
    """Return the desk; what its views tell and point at is collected."""
    session = create_session(path)
    first, second = add_sources(session, loaded_sources())
    norland = add_actor(session, "Norland", ActorKind.STATE, [Alias("Norlandic", AliasKind.DEMONYM)])
    estmark = add_actor(session, "Estmark", ActorKind.STATE)
    bell = add_actor(session, "Ana Bell", ActorKind.PERSON, [Alias("Bell", AliasKind.SHORT)])
    bus = Bus()
    names = Proposals(session, bus)
    session.subscribe(names.forget)
    session.subscribe(bus.changed.emit)
    isolation = cast("Any", SimpleNamespace(close=lambda: None))
    work = Work(is_held=session.is_held_elsewhere)
    desk = Desk(session, bus, shipped_packs(bus), isolation, names, work=work)
    made = Scene(desk, first, second, norland, estmark, bell)
    bus.told.connect(made.told.append)
    bus.pointed.connect(made.pointed.append)
    return made


def open_page(window: MainWindow, qtbot: QtBot, path: Path) -> SessionPage:
    """Return the page of a session that is opened in a window, which has the keyboard."""
    window.open_path(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    return window.page


def press(widget: QWidget, key: Qt.Key, *, shift: bool = False, ctrl: bool = False) -> None:
    """Press a key with the keyboard in this widget."""
    modifiers = Qt.KeyboardModifier.NoModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    if ctrl:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(widget, key, modifiers)


def press_here(key: Qt.Key, *, shift: bool = False, ctrl: bool = False) -> None:
    """Press a key wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, key, shift=shift, ctrl=ctrl)


def replaced(value: Value, **changes: Any) -> Value:
    """Return the frozen value with these fields changed."""
    return cast("Value", replace(cast("Any", value), **changes))


def on_screen(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    """Show a widget of this size; its window has no least size, of which the offscreen platform warns."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(width, height)
    widget.setParent(holder)
    widget.resize(width, height)
    with qtbot.waitExposed(holder):
        holder.show()
    widget.show()
    vars(widget)["holder"] = holder  # qtbot keeps no widget alive
