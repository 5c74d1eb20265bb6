"""A reader over a real session with one or two small sources, for the tests of the reader."""

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.mentions import tag_mention
from briefer.commands.sources import add_sources
from briefer.gui.bus import Bus, Notice, Target
from briefer.gui.desk import Desk
from briefer.gui.proposals import Proposals
from briefer.gui.views.reader import ReaderView
from briefer.model.actors import ActorKind, Alias, AliasKind, Mention
from briefer.model.facts import FactKind
from briefer.model.ids import ActorId, FactId, MentionId, SourceId
from briefer.model.sources import LoadedSource
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.store.session import Session, create_session

TEXT = (
    "Norland closed the strait on Monday. Estmark's envoy Ana Bell called it unlawful. "
    "She flew home.\n"
    "The two states will meet in Vell. Norland said that Bell was welcome 🕊 there.\n"
)


# Each row of clicks comes long after the one before.
_MOMENTS = count(10_000, 10_000)


@dataclass
class Scene:
    """A reader on the screen, what it stands on, and what it has told."""

    session: Session
    source: SourceId
    view: ReaderView
    told: list[Notice] = field(default_factory=list)
    pointed: list[Target] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The source's text."""
        return self.view.text.blocks.text

    def span(self, words: str, nth: int = 0) -> Span:
        """The nth place where these words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.words.index(words, start + 1)
        return span_of(self.source, self.words, start, start + len(words))

    def actor(self, name: str, kind: ActorKind = ActorKind.STATE, *aliases: str) -> ActorId:
        """A new actor with these aliases."""
        kinds = [Alias(alias, AliasKind.SHORT) for alias in aliases]
        return add_actor(self.session, name, kind, kinds)

    def tag(self, words: str, *actors: ActorId, nth: int = 0) -> MentionId:
        """The words, tagged."""
        return tag_mention(self.session, self.span(words, nth), actors)

    def fact(self, words: str, kind: FactKind = FactKind.EVENT) -> FactId:
        """A fact that rests on these words and says them."""
        return add_fact(self.session, FactDraft(kind, words), [EvidenceDraft(self.span(words))])

    def stand(self, words: str, nth: int = 0) -> None:
        """Put the caret at the start of these words."""
        start = self.span(words, nth).start
        self.view.text.place(start, start)

    def select(self, words: str, nth: int = 0) -> None:
        """Select these words."""
        span = self.span(words, nth)
        self.view.text.place(span.start, span.end)

    def press(self, key: Qt.Key, *, shift: bool = False) -> None:
        """Press a key in the text."""
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.view.text, key, modifier)

    def selected(self) -> str:
        """The selected words."""
        low, high = sorted((self.view.text.anchor, self.view.text.caret))
        return self.words[low:high]

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in the source."""
        return queries.mentions(self.session, source=self.source)

    def tagged(self) -> list[tuple[str, list[str]]]:
        """The words tagged and the names of their actors."""
        return [
            (it.span.quote, [queries.actor(self.session, key).name for key in it.actors])
            for it in self.mentions()
        ]

    def point(self, words: str, nth: int = 0) -> QPoint:
        """The middle of the first character of these words, in the viewport."""
        start = self.span(words, nth).start
        box = self.view.text.box_of(start, start + 1)
        assert box is not None
        return box.center()


def scene(qtbot: QtBot, folder: Path, text: str = TEXT, *, language: str = "") -> Scene:
    """Return a reader that shows this text, on the screen, with the keyboard in it."""
    session = create_session(folder / "a.briefer")
    (source,) = add_sources(session, [LoadedSource(text, title="Strait closed", language=language)])
    made = Scene(session, source, ReaderView(desk_over(session)))
    made.view.desk.bus.told.connect(made.told.append)
    made.view.desk.bus.pointed.connect(made.pointed.append)
    # What is still searched would go on within the next test, while this one's objects are collected.
    qtbot.addWidget(made.view, before_close_func=lambda _: made.view.desk.names.stop())
    layout = made.view.layout()
    assert layout is not None
    # As a window of its own it would tell the platform each new least size, which offscreen warns of.
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    made.view.resize(720, 480)
    with qtbot.waitExposed(made.view):
        made.view.show()
    made.view.show_source(source, 0)
    made.view.text.setFocus()
    QApplication.processEvents()
    return made


def desk_over(session: Session) -> Desk:
    """Return a desk over a session, whose bus follows it."""
    bus = Bus()
    names = Proposals(session, bus)
    session.subscribe(names.forget)
    session.subscribe(bus.changed.emit)
    unused = cast("Any", SimpleNamespace())
    return Desk(session, bus, unused, unused, names)


def click(made: Scene, point: QPoint, times: int = 1) -> None:
    """Click so many times in a row at a point of the viewport, as a mouse does."""
    view, began = made.view.text.viewport(), next(_MOMENTS)
    for number in range(times):
        down = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
        for kind in (down, QEvent.Type.MouseButtonRelease):
            mouse(view, kind, point, stamp=began + 50 * number)


def mouse(
    view: object, kind: QEvent.Type, point: QPoint, *, stamp: int = 1_000, is_held: bool = True
) -> None:
    """Send one event of the left button to a widget, or where it is not held a move alone."""
    button = Qt.MouseButton.LeftButton if is_held else Qt.MouseButton.NoButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    place = QPointF(point)
    event = QMouseEvent(
        kind, place, cast("Any", view).mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier
    )
    event.setTimestamp(stamp)
    QApplication.sendEvent(cast("Any", view), event)
