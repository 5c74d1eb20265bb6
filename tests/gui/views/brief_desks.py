"""A desk over a real session with a small source and seven facts, for the tests of the brief's workspace."""

from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import TYPE_CHECKING, Self, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.sources import add_sources
from briefer.compose.packs import pack_by_id
from briefer.gui.bus import Bus, Notice, Target
from briefer.gui.desk import Desk
from briefer.gui.models.brief_parts import PartRow
from briefer.gui.pack_shelf import PackShelf
from briefer.gui.views.brief_workspace import BriefWorkspace
from briefer.isolate.limits import Limits
from briefer.model.briefs import Section
from briefer.model.dates import UNDATED, dated
from briefer.model.facts import FactKind, Modality
from briefer.model.ids import FactId
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session, create_session

if TYPE_CHECKING:
    from briefer.isolate.pool import Isolation

NEVER = 1 << 30  # milliseconds

PASSAGES = (
    ("Norland closed the strait of Vell on 3 March.", FactKind.EVENT, dated("2024-03-03"), None),
    ("Estmark called the closure unlawful.", FactKind.STATEMENT, dated("2024-03-04"), None),
    ("Norland has twelve patrol boats.", FactKind.FIGURE, UNDATED, None),
    ("Estmark's foreign minister is Ana Bell.", FactKind.ATTRIBUTE, UNDATED, None),
    ("The two states will meet by 20 March.", FactKind.EVENT, UNDATED, "2024-03-20"),
    ("A tanker was held for two days from 5 March.", FactKind.EVENT, dated("2024-03-05/2024-03-06"), None),
    ("Talks are likely to fail <b>again</b> & again.", FactKind.JUDGEMENT, UNDATED, None),
)


def session_with_facts(path: Path) -> Session:
    """Return a session with one source and the facts f1 to f7, one for each of its sentences."""
    session = create_session(path)
    text = " ".join(words for words, *_ in PASSAGES)
    loaded = LoadedSource(
        text, title="Strait closed", publisher="Vell Courier", published=dated("2024-03-06")
    )
    (source,) = add_sources(session, [loaded])
    for words, kind, date, deadline in PASSAGES:
        start = text.index(words)
        span = span_of(source, text, start, start + len(words))
        draft = FactDraft(kind, words, event_date=date, deadline=deadline)
        modality = Modality.FUTURE if deadline else Modality.ACTUAL
        add_fact(session, draft, [EvidenceDraft(span, modality=modality)])
    return session


def desk_over(session: Session) -> tuple[Desk, list[Notice], list[Target]]:
    """Return a desk over a session, and the notices and targets that its views tell."""
    bus = Bus()
    session.subscribe(bus.changed.emit)
    told: list[Notice] = []
    pointed: list[Target] = []
    bus.told.connect(told.append)
    bus.pointed.connect(pointed.append)
    unused = cast("object", SimpleNamespace())
    # Packs of the user's make a child of their own, since the limits of this one are too wide for them.
    roomy = cast("Isolation", SimpleNamespace(limits=Limits()))
    desk = Desk(session, bus, PackShelf(bus), roomy, unused)  # type: ignore[arg-type]  # no test here proposes
    return desk, told, pointed


class Workshop:
    """A shown workspace over a session with facts, closed at the end of the block."""

    def __init__(
        self, qtbot: QtBot, folder: Path, *, brief: bool = True, session: Session | None = None
    ) -> None:
        """Show the workspace, with a first brief unless told otherwise; a given session is left open."""
        self.qtbot = qtbot
        self._is_own = session is None
        self.session = session or session_with_facts(folder / "work.briefer")
        self.desk, self.told, self.pointed = desk_over(self.session)
        self.view = BriefWorkspace(self.desk)
        # Words are told when a test says so: on a slow machine a pause may fall in the middle of a word.
        self.view.draft.editor._pause.setInterval(NEVER)
        self.view.resize(1300, 800)
        if brief:
            self.view.new_brief(pack_by_id("information-note", self.desk.packs.found))

    def __enter__(self) -> Self:
        """Show the workspace and wait until its preview is there."""
        self.view.show()
        self.qtbot.waitExposed(self.view)
        self.settle()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the workspace, then the session."""
        self.view.flush()
        self.settle()
        self.view.close()
        self.view.deleteLater()
        if self._is_own:
            self.session.close()

    def fact(self, label: str) -> FactId:
        """Return the key of the fact with this label."""
        return next(row.id for row in self.view.state.rows.values() if row.label == label)

    def section(self, name: str) -> Section:
        """Return the section with this name in the pack, or this heading, as it is stored now."""
        brief = queries.briefs(self.session)[0]
        return next(one for one in brief.sections if name in (one.name, one.heading))

    def labels(self, name: str) -> list[str]:
        """Return the labels of the facts that were sent to a section, in order."""
        return [queries.fact(self.session, fact).label for fact in self.section(name).facts]

    def open(self, name: str) -> None:
        """Show a section to write in."""
        self.view.show_section(self.section(name).id)
        self.settle()

    def write(self, words: str) -> None:
        """Type words into the paragraph in hand, or into a new one."""
        if self.view.draft.hand.drafted is None:
            self.view.add_paragraph()
        QTest.keyClicks(self.view.draft.editor, words)

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """The paragraphs of the draft."""
        return self.view.draft.paragraphs.parts.rows

    def stand_on(self, words: str) -> None:
        """Make the paragraph with these words the current one, with the keyboard in the draft."""
        row = next(row for row in self.rows if words in row.words)
        self.view.draft.paragraphs.stand_on(row)
        self.view.draft.paragraphs.setFocus()

    def press(self, *keys: Qt.Key, alt: bool = False) -> None:
        """Press keys where the keyboard is, in the draft or in its editor, and wait for the note."""
        held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        for key in keys:
            draft = self.view.draft
            QTest.keyClick(draft.editor if draft.hand.drafted else draft.paragraphs, key, held)
        self.settle()

    def pause(self) -> None:
        """Let the pause end that began with what was typed last."""
        timer = self.view.draft.editor._pause
        assert timer.isActive()
        timer.setInterval(0)
        self.qtbot.waitUntil(lambda: not timer.isActive())
        timer.setInterval(NEVER)

    def steps(self) -> list[str]:
        """Return the labels of the steps made so far."""
        return [step.label for step in self.session.history()]

    def settle(self) -> None:
        """Wait until the preview shows what was changed last."""
        self.qtbot.waitUntil(lambda: not self.view.is_composing, timeout=15000)

    @property
    def words(self) -> str:
        """What stands on the paper of the preview."""
        return self.view.preview.paper.plain_text
