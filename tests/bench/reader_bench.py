"""What tags cost in the reader, held against the same text without tags in a bare QPlainTextEdit.

Measured is what the analyst waits for: from the call of the command, which commits, to the end of the
repaint; opening includes reading text and tags from the session's file. Each is done in turns with the floor,
and all but opening once the search for names is over, since its slices would hold up the floor as well.
Memory is that of a whole process that shows the text, each in a process of its own.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
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
from briefer.commands.mentions import tag_mention, untag
from briefer.commands.sources import add_sources
from briefer.gui.bus import Bus
from briefer.gui.desk import Desk
from briefer.gui.proposals import Proposals
from briefer.gui.views.reader import ReaderView
from briefer.model.actors import Mention
from briefer.model.ids import MentionId, SourceId, new_key
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries, writing
from briefer.store.session import Session, create_session, open_session
from tests.bench.figures import Figure, Memory, in_turns, percentile_95

_OPENINGS, _MOVES, _EDITS = 7, 200, 41
_OPEN_AIM, _MOVE_AIM, _EDIT_AIM, _GROWTH_AIM, _MEMORY_AIM = 2.0, 2.0, 4.0, 1.5, 1.5
_SIZE = (1_000, 800)
_ACTORS = 8
_LIMIT = 300
_SYLLABLES = ("ka", "ro", "ven", "tis", "mal", "on", "dur", "e", "shi", "lan", "po", "gra")

Run = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Load:
    """How much is read: words of text, and tags in them."""

    words: int
    tags: int

    @property
    def name(self) -> str:
        """The load in words: “1M words, 100k tags”."""
        return f"{_short(self.words)} words, {_short(self.tags)} tags"


SMALL = Load(10_000, 1_000)
LOADS = (Load(100_000, 10_000), Load(1_000_000, 100_000))


@dataclass(frozen=True, slots=True)
class Edits:
    """Median seconds to add and to remove a tag, and of a repaint of the untagged text beside each."""

    add: tuple[float, float]
    remove: tuple[float, float]


def figures() -> Iterator[Figure | Memory]:
    """Yield the figures of each load, and how the cost of an edit grows from a small text to the largest."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    edits = {}
    with tempfile.TemporaryDirectory() as folder:
        for load in (SMALL, *LOADS):
            path = Path(folder) / f"{load.words}.briefer"
            text = text_of(load)
            source = make_session(path, text, load)
            with open_session(path) as session:
                edits[load] = _edits(session, source, text)
                if load is not SMALL:
                    yield from _reading(session, source, text, load)
                    yield from _edit_figures(edits[load], load)
            if load is not SMALL:
                yield _memory(path, load)
        yield from _growth(edits[SMALL], edits[LOADS[-1]])
    app.processEvents()


def _reading(session: Session, source: SourceId, text: str, load: Load) -> Iterator[Figure]:
    """Yield what opening, scrolling by pages and jumping about take."""
    yield _opening(session, source, text, load)
    view, bare = _searched(make_reader(session, source)), make_bare(text)
    for name, moves in (("scroll a page", _scroller), ("jump", _jumper)):
        ours, floor = in_turns((moves(view.text), moves(bare)), _MOVES)
        words = f"reader, {name}, p95 ({load.name})"
        yield Figure(words, percentile_95(ours), "the untagged text", percentile_95(floor), _MOVE_AIM)
    _let_go(view, bare)


def _opening(session: Session, source: SourceId, text: str, load: Load) -> Figure:
    """Return the figure of opening the text in a view that is there already, to the end of the painting.

    Ours reads the text and its tags from the file.
    """
    taken: tuple[list[float], ...] = ([], [])
    for _ in range(_OPENINGS + 1):  # the first fills the caches of fonts and is not counted
        gc.collect()
        session.text.cache_clear()
        view, bare = make_empty_reader(session), make_bare("")
        opening = partial(view.show_source, source, 0), partial(bare.setPlainText, text)
        for times, show in zip(taken, opening, strict=True):
            times.extend(in_turns((partial(_shown, show),), 1)[0])
        _let_go(view, bare)
    ours_seconds, floor_seconds = (statistics.median(times[1:]) for times in taken)
    return Figure(f"reader, open ({load.name})", ours_seconds, "the untagged text", floor_seconds, _OPEN_AIM)


def _edits(session: Session, source: SourceId, text: str) -> Edits:
    """Return what adding and removing a tag in view take, commit and repaint included."""
    view, bare = _searched(make_reader(session, source)), make_bare(text)
    repaint = partial(_painted, bare.viewport())
    add, remove = _taggers(view, source)
    pairs = [in_turns((run, repaint), _EDITS) for run in (add, remove)]
    added, removed = ((statistics.median(ours), statistics.median(floor)) for ours, floor in pairs)
    _let_go(view, bare)
    return Edits(added, removed)


def _searched(view: ReaderView) -> ReaderView:
    assert view.source is not None
    while not view.desk.names.of(view.source).is_whole:
        QApplication.processEvents()
    return view


def _edit_figures(edits: Edits, load: Load) -> Iterator[Figure]:
    for name, (ours, floor) in (("add a tag", edits.add), ("remove a tag", edits.remove)):
        words = f"reader, {name}, commit and repaint ({load.name})"
        yield Figure(words, ours, "a repaint of the untagged text", floor, _EDIT_AIM)


def _growth(small: Edits, large: Edits) -> Iterator[Figure]:
    for name, ours, floor in (
        ("add a tag", large.add, small.add),
        ("remove a tag", large.remove, small.remove),
    ):
        words = f"reader, {name} ({LOADS[-1].name})"
        yield Figure(words, ours[0], f"the same at {SMALL.name}", floor[0], _GROWTH_AIM)


def _taggers(view: ReaderView, source: SourceId) -> tuple[Run, Run]:
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


def _scroller(edit: QPlainTextEdit) -> Run:
    """Return what scrolls a page further at each call and waits for the painting."""
    places = count(500, 30)
    return lambda: _moved(edit, next(places))


def _jumper(edit: QPlainTextEdit) -> Run:
    """Return what jumps to another place of the text at each call, the same ones each time, and waits."""
    dice = random.Random(7)  # noqa: S311 - no secret
    return lambda: _moved(edit, dice.randrange(max(1, edit.verticalScrollBar().maximum())))


def _moved(edit: QPlainTextEdit, place: int) -> None:
    edit.verticalScrollBar().setValue(place)
    QApplication.processEvents()


def _shown(show: Run) -> None:
    show()
    QApplication.processEvents()


def _painted(viewport: QWidget) -> None:
    viewport.update()
    QApplication.processEvents()


def _let_go(*widgets: QWidget) -> None:
    for widget in widgets:
        if isinstance(widget, ReaderView):
            widget.desk.names.stop()
        widget.hide()
        widget.deleteLater()
    QApplication.processEvents()


def _memory(path: Path, load: Load) -> Memory:
    """Return what a process holds that reads this session's text, and one that shows the text alone."""
    ours, floor = (_held(path, load, what) for what in ("reader", "bare"))
    return Memory(
        f"reader, memory of the process ({load.name})", ours, "the untagged text", floor, _MEMORY_AIM
    )


def _held(path: Path, load: Load, what: str) -> int:
    asked = [
        sys.executable,
        "-m",
        "tests.bench.reader_memory",
        what,
        str(path),
        str(load.words),
        str(load.tags),
    ]
    found = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=_LIMIT)
    return int(found.stdout)


def _short(number: int) -> str:
    return f"{number // 1_000_000}M" if number >= 1_000_000 else f"{number // 1_000}k"


def text_of(load: Load) -> str:
    """Return so many made-up words in sentences and paragraphs, the same each time."""
    dice = random.Random(load.words)  # noqa: S311 - no secret
    parts, made = [], 0
    while made < load.words:
        sentences = []
        for _ in range(dice.randrange(2, 7)):
            length = dice.randrange(8, 26)
            line = ["".join(dice.choices(_SYLLABLES, k=dice.randrange(1, 4))) for _ in range(length)]
            sentences.append(" ".join(line).capitalize() + ".")
            made += length
        parts.append(" ".join(sentences))
    return "\n".join(parts)


def make_session(path: Path, text: str, load: Load) -> SourceId:
    """Make a session with a source of this text and so many mentions, spread evenly, of a few actors."""
    with create_session(path) as session:
        (source,) = add_sources(session, [LoadedSource(text, title="Long")])
        actors = [add_actor(session, f"Actor {number}") for number in range(_ACTORS)]
        step = len(text) // load.tags
        with session.step("Tag"):
            for number in range(load.tags):
                span = span_of(source, text, number * step, number * step + 6)
                actor = actors[number % _ACTORS]
                writing.put_mention(session, Mention(MentionId(new_key()), span, (actor,)))
    return source


def make_bare(text: str) -> QPlainTextEdit:
    """Return the floor: the text in a bare view, painted."""
    edit = QPlainTextEdit()
    edit.setReadOnly(True)
    edit.setFont(QFont("serif", 12))
    edit.resize(*_SIZE)
    edit.setPlainText(text)
    edit.show()
    QApplication.processEvents()
    return edit


def make_reader(session: Session, source: SourceId) -> ReaderView:
    """Return the reader on the source, painted."""
    view = make_empty_reader(session)
    view.show_source(source, 0)
    QApplication.processEvents()
    return view


def make_empty_reader(session: Session) -> ReaderView:
    """Return the reader before anything is shown in it, painted."""
    bus = Bus()
    names = Proposals(session, bus)
    session.subscribe(names.forget)
    session.subscribe(bus.changed.emit)
    unused = cast("Any", SimpleNamespace())
    view = ReaderView(Desk(session, bus, unused, unused, names))
    view.resize(*_SIZE)
    view.show()
    QApplication.processEvents()
    return view
