"""What tags cost in the reader, held against the same text in a bare QPlainTextEdit.

Measured is what the analyst waits for: from the call of the command, which commits, to the end of the
repaint.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from briefer.commands.actors import add_actor
from briefer.commands.mentions import accept_proposals, tag_mention, untag
from briefer.commands.sources import add_sources
from briefer.gui.bus import Bus
from briefer.gui.desk import Desk
from briefer.gui.proposals import Proposals
from briefer.gui.views.reader import ReaderView
from briefer.model.actors import MentionKind
from briefer.model.ids import MentionId, SourceId
from briefer.model.proposals import ProposedMention
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.bench.figures import Figure

_ROUNDS = 31
_AIM = 4.0
_SIZE = (1_000, 800)
_ACTORS = 8
_SYLLABLES = ("ka", "ro", "ven", "tis", "mal", "on", "dur", "e", "shi", "lan", "po", "gra")


@dataclass(frozen=True, slots=True)
class Load:
    """How much is read: words of text, and tags in them."""

    name: str
    words: int
    tags: int


LOADS = (Load("100k words, 10k tags", 100_000, 10_000), Load("1M words, 100k tags", 1_000_000, 100_000))


def figures() -> Iterator[Figure]:
    """Yield, for each load, one tag, one untag and a page of scrolling, against the untagged text."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    for load in LOADS:
        yield from _of_load(load, _text(load.words))
    app.processEvents()


def _of_load(load: Load, text: str) -> Iterator[Figure]:
    bare = _bare(text)
    with tempfile.TemporaryDirectory() as folder, create_session(Path(folder) / "a.briefer") as session:
        source = _tagged(session, text, load.tags)
        view = _reader(session, source)
        while not view.desk.names.of(source).is_whole:  # the floor is not to be held up by the search
            QApplication.processEvents()
        repaint = partial(_painted, bare.viewport())
        tag, remove = _edits(view, source)
        # A block of the page is painted after each step; the floor paints the whole page without a tag.
        for name, run in (("tag", tag), ("untag", remove)):
            words = f"reader, one {name}, commit and repaint ({load.name})"
            yield _figure(words, run, "repaint of the untagged text", repaint)
        words = f"reader, scroll a page ({load.name})"
        yield _figure(words, _scroller(view.text), "the untagged text", _scroller(bare))
        view.desk.names.stop()
        view.hide()
        view.deleteLater()
    bare.deleteLater()


def _edits(view: ReaderView, source: SourceId) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return what tags one more character in view, and what takes the last of these tags away."""
    session, text = view.desk.session, view.text.blocks.text
    actor = queries.actors(session)[0].id
    first = view.text.blocks.span(next(view.text.blocks_in_view()).number)[0]
    free = (span_of(source, text, first + place, first + place + 1) for place in count(0))
    made: list[MentionId] = []

    def tag() -> None:
        made.append(tag_mention(session, next(free), (actor,)))
        QApplication.processEvents()

    def remove() -> None:
        untag(session, made.pop())
        QApplication.processEvents()

    return tag, remove


def _figure(name: str, run: Callable[[], None], against: str, floor: Callable[[], None]) -> Figure:
    """Return the figure of two things done in turns, so that a busy moment falls on both."""
    taken: list[tuple[float, float]] = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        run()
        between = time.perf_counter()
        floor()
        taken.append((between - began, time.perf_counter() - between))
    seconds, against_seconds = (statistics.median(times) for times in zip(*taken, strict=True))
    return Figure(name, seconds, against, against_seconds, _AIM)


def _text(words: int) -> str:
    """Return so many made-up words in sentences and paragraphs, the same each time."""
    dice = random.Random(words)  # noqa: S311 - no secret
    parts, made = [], 0
    while made < words:
        sentences = []
        for _ in range(dice.randrange(2, 7)):
            length = dice.randrange(8, 26)
            line = ["".join(dice.choices(_SYLLABLES, k=dice.randrange(1, 4))) for _ in range(length)]
            sentences.append(" ".join(line).capitalize() + ".")
            made += length
        parts.append(" ".join(sentences))
    return "\n".join(parts)


def _tagged(session: Session, text: str, tags: int) -> SourceId:
    """Return a source of this text with so many mentions, spread evenly, of a few actors."""
    (source,) = add_sources(session, [LoadedSource(text, title="Long")])
    actors = [add_actor(session, f"Actor {number}") for number in range(_ACTORS)]
    step = len(text) // tags
    places = [(number * step, number * step + 6) for number in range(tags)]
    accept_proposals(
        session,
        source,
        [
            ProposedMention(
                start, end, text[start:end], MentionKind.NAME, (actors[start % _ACTORS],), "bench"
            )
            for start, end in places
        ],
    )
    return source


def _bare(text: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setReadOnly(True)
    edit.setFont(QFont("serif", 12))
    edit.resize(*_SIZE)
    edit.setPlainText(text)
    edit.show()
    QApplication.processEvents()
    return edit


def _reader(session: Session, source: SourceId) -> ReaderView:
    bus = Bus()
    names = Proposals(session, bus)
    session.subscribe(names.forget)
    session.subscribe(bus.changed.emit)
    unused = cast("Any", SimpleNamespace())
    view = ReaderView(Desk(session, bus, unused, unused, names))
    view.resize(*_SIZE)
    view.show()
    view.show_source(source, 0)
    QApplication.processEvents()
    return view


def _painted(viewport: QWidget) -> None:
    viewport.update()
    QApplication.processEvents()


def _scroller(edit: QPlainTextEdit) -> Callable[[], None]:
    """Return what scrolls a page further at each call and waits for the painting."""
    places = count(500, 30)

    def scroll() -> None:
        edit.verticalScrollBar().setValue(next(places))
        QApplication.processEvents()

    return scroll
