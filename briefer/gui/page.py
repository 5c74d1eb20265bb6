"""The page of one open session: sources, reader and side panel, and the brief over the full width."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QTabWidget, QToolBar, QWidget

from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.keeping import Keeper
from briefer.gui.loading import Loader
from briefer.gui.spaces import Side, Space, Spaces, Workspace
from briefer.gui.views.actors import ActorPanel
from briefer.gui.views.brief_workspace import BriefWorkspace
from briefer.gui.views.facts import FactPanel
from briefer.gui.views.parts import Ground, column, row, rule
from briefer.gui.views.reader import ReaderView
from briefer.gui.views.reader_keys import Command, Press
from briefer.gui.views.reader_words import CaretTag
from briefer.gui.views.search import SearchBox
from briefer.gui.views.source_header import SourceHeader
from briefer.gui.views.sources import SourcePane
from briefer.gui.views.timeline import TimelineSpace
from briefer.model.changes import Changes, Collection
from briefer.model.ids import FactId, SourceId
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.search import prepare_search

__all__ = ["SessionPage", "Side", "Workspace"]

_PANES = "page/panes"
_SIDE = "page/side"
_SPACE = "page/workspace"
_SIDES_SHARE = 0.58  # of the width may go to both sides of the text where a window is smaller than it was
_LEAST_SHARE = 0.75  # of its usual width is what the side panel needs
_SLICE = 0.02  # seconds of work on the search index at a time
_PAUSE = 60  # milliseconds between two slices


class SessionPage(QWidget):
    """Everything of one session; a new page is made for each session that is opened.

    `changed` says that what can be done may have changed; `placed` carries what the caret stands on;
    `add_asked` that the analyst wants to choose files.
    """

    changed = Signal()
    placed = Signal(str)
    add_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show this desk's session as it was left."""
        super().__init__(parent)
        self.desk = desk
        self.loader, self.keeper = Loader(desk, self), Keeper(desk, self)
        self.bar = QToolBar("Session")
        self.tabs = QTabBar()
        self.search = SearchBox(desk)
        self.sources = SourcePane(desk, self.add_asked.emit, self.paste)
        self.header, self.reader = SourceHeader(desk), ReaderView(desk)
        self.actors, self.facts = ActorPanel(desk), FactPanel(desk)
        self.side, self.panes = QTabWidget(), QSplitter()
        self.timeline = TimelineSpace(desk, self.facts.digests, self.facts.sought)
        self.brief = BriefWorkspace(desk)
        self._workspaces = Spaces(self.tabs, self._workspace_tabs())
        self._sides = Spaces(self.side, self._side_tabs())
        self._stack = QStackedWidget()
        self._indexing = QTimer(self)
        self._is_sized = False
        left = desk.session.recall(_PANES).split(",")
        self._left_sizes = [int(part) for part in left if part.isdecimal()]
        self._lay_out()
        self._connect()
        self._restore()

    def show_source(self, key: SourceId, start: int | None = None) -> None:
        """Show a source in the reader, at this code point or where it was left."""
        self.reader.show_source(key, start)

    def show_workspace(self, workspace: Workspace) -> None:
        """Show one of the two workspaces and put the keyboard into it."""
        self._workspaces.enter(workspace)

    @property
    def workspace(self) -> Workspace:
        """The workspace that is shown."""
        return self._workspaces.current

    @property
    def side_shown(self) -> Side:
        """The tab of the side panel that is shown."""
        return self._sides.current

    def press(self, command: Command) -> None:
        """Do in the text what one of its keys would do there."""
        self.show_workspace(Workspace.READ)
        self.reader.run(Press(command))

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller, or with 0 as large as it usually is."""
        if steps:
            self.reader.text.zoom(steps)
        else:
            self.reader.text.reset_zoom()

    def seek(self) -> None:
        """Put the keyboard into the search over everything."""
        self.search.seek()

    def go_to_sources(self) -> None:
        """Put the keyboard into the list of sources."""
        self._workspaces.show(Workspace.READ)
        self.sources.list.setFocus()

    def add_actor(self) -> None:
        """Open the form for a new actor."""
        self.show_side(Side.ACTORS)
        self.actors.add()

    def add_evidence(self) -> None:
        """Add the passage at the caret to the selected fact."""
        span, fact = self.reader.span(), self.facts.current()
        if span is not None and fact is not None:
            self.facts.add_passage(fact.id, span)

    def filter_facts(self) -> None:
        """Open the menu of chips that narrow the facts, in the list or in the timeline."""
        if self.workspace is Workspace.TIMELINE:
            self.timeline.view.filtering.button.showMenu()
        else:
            self.show_side(Side.FACTS)
            self.facts.filtering.button.showMenu()

    def order_facts(self) -> None:
        """Open the menu that sorts and groups the list of facts."""
        self.show_side(Side.FACTS)
        self.facts.head.order_button.showMenu()

    @property
    def listed_facts(self) -> FactPanel | TimelineSpace:
        """Where facts are stood on now: in the timeline while it is shown, else in the side panel."""
        return self.timeline if self.workspace is Workspace.TIMELINE else self.facts

    def new_brief(self) -> None:
        """Begin another note over the same facts."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.new_brief()

    def add_paragraph(self) -> None:
        """Begin a paragraph in the section that is written."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.add_paragraph()

    def export(self) -> None:
        """Ask for format and place, and write the note."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.export()

    def show_side(self, side: Side) -> None:
        """Show one tab of the side panel and put the keyboard into its list."""
        self.show_workspace(Workspace.READ)
        self._sides.enter(side)

    def go_to(self, target: Target) -> None:
        """Show a place: the words in the reader, and the actor or fact in the side panel."""
        if target.fact is not None:
            self._sides.show(Side.FACTS)
            self.facts.select(target.fact)
        elif target.actor is not None:
            self._sides.show(Side.ACTORS)
            self.actors.select(target.actor)
        self._workspaces.show(Workspace.READ)
        if self.reader.go_to(target):
            self.reader.setFocus()
        elif target.actor is not None:
            self.actors.list.setFocus()

    def open_card(self, span: Span) -> None:
        """Open the card of a new fact on this passage."""
        self._sides.show(Side.FACTS)
        self.facts.open_new(span)

    def choose_fact(self, span: Span) -> None:
        """Let the analyst choose the fact that this passage supports."""
        self._sides.show(Side.FACTS)
        self.facts.choose_for(span)

    def send(self, *facts: FactId) -> None:
        """Ask into which section of the brief these facts are to go."""
        self.brief.ask_section(*facts)

    def paste(self) -> None:
        """Make a source of what the clipboard holds."""
        self.loader.paste(QGuiApplication.clipboard().mimeData())

    def edit_source(self, key: SourceId | None = None) -> None:
        """Open the form of a source, else of the one that is read, above its text."""
        self.show_workspace(Workspace.READ)
        if key is not None and key != self.reader.source:
            self.show_source(key)
        self.header.open_form()

    def undo(self) -> None:
        """Undo the last step, and show the place it touched."""
        changes = self.desk.attempt(self.desk.session.undo)
        if changes is not None:
            self._show_touched(changes)
            self.desk.tell(f"Undone: {changes.label}.")

    def redo(self) -> None:
        """Do again what was undone last, and show the place it touched."""
        changes = self.desk.attempt(self.desk.session.redo)
        if changes is not None:
            self._show_touched(changes)
            self.desk.tell(f"Done again: {changes.label}.")

    def leave(self) -> None:
        """Finish writing, stop loading, and remember how the page was left."""
        self._indexing.stop()
        self.keeper.stop()
        self.loader.close()
        self.brief.flush()
        session = self.desk.session
        session.remember(_PANES, ",".join(map(str, self.panes.sizes())))
        self.facts.remember()
        self.timeline.remember()
        session.remember(_SIDE, self._sides.current)
        session.remember(_SPACE, self._workspaces.current)
        self.reader.remember()

    def _show_touched(self, changes: Changes) -> None:
        """Show a mention or fact that a step touched in another source than the one that is read."""
        session, here = self.desk.session, self.reader.source
        mentions, facts = changes.keys(Collection.MENTION), changes.keys(Collection.FACT)
        spans = [item.span for item in queries.mentions(session) if item.id in mentions] if mentions else []
        if facts:
            spans += [item.evidence[0].span for item in queries.facts(session) if item.id in facts]
        if spans and all(span.source != here for span in spans):
            self.reader.go_to(Target(spans[0].source, spans[0].start, spans[0].end))

    def _shown(self, key: SourceId | None) -> None:
        self.header.show_source(key)
        self.actors.show_source(key)
        self.facts.show_source(key)
        if key is not None:
            self.sources.mark(key)
        self.changed.emit()

    def _loaded(self, keys: tuple[SourceId, ...], ask: bool) -> None:  # noqa: FBT001 - a signal's slot
        if keys:
            self._workspaces.show(Workspace.READ)
            self.show_source(keys[0])
            self.reader.setFocus()
            if ask:
                self.header.open_form(ask=True)

    def _take(self, changes: Changes) -> None:
        if self.reader.source is None and changes.keys(Collection.SOURCE):
            left = self.sources.current() or next(iter(queries.sources(self.desk.session)), None)
            if left is not None:
                self.show_source(left.id)
        self.changed.emit()

    def tell_place(self) -> None:
        """Tell again what the caret stands on."""
        self._caret_moved(self.reader.tags_at_caret())

    def _caret_moved(self, tags: tuple[CaretTag, ...]) -> None:
        self.actors.stand_at(self.reader.text.caret)
        self.placed.emit("   |   ".join(tag.words for tag in tags))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Give the panes the widths they were left with, once there is a width to share out."""
        super().showEvent(event)
        if not self._is_sized:
            self._is_sized = True
            QTimer.singleShot(0, self, self._size_panes)

    def _size_panes(self) -> None:
        """Give the panes the widths they were left with, unless these no longer suit window or text."""
        width, letter = self.width(), self.fontMetrics().averageCharWidth()
        listed = min(max(27 * letter, min(37 * letter, width * 18 // 100)), width * 22 // 100)
        side = min(max(43 * letter, min(54 * letter, width * 26 // 100)), width * 36 // 100)
        if len(self._left_sizes) == self.panes.count():
            before, _, after = self._left_sizes
            if before + after <= width * _SIDES_SHARE and after >= side * _LEAST_SHARE:
                listed, side = before, after
        self.panes.setSizes([listed, width - listed - side, side])

    def _index(self) -> None:
        if prepare_search(self.desk.session, _SLICE):
            self._indexing.stop()

    def _restore(self) -> None:
        session = self.desk.session
        self._sides.resume(session.recall(_SIDE))
        self.reader.resume()
        known = queries.sources(session)
        if self.reader.source is None:
            self.reader.show_source(known[0].id if known else None)
        self._workspaces.resume(session.recall(_SPACE))
        self._indexing.start(_PAUSE)

    def _workspace_tabs(self) -> tuple[Space[Workspace], ...]:
        return (
            Space(Workspace.READ, "Read", self.panes, self.reader.setFocus),
            Space(Workspace.TIMELINE, "Timeline", self.timeline, self.timeline.focus),
            Space(Workspace.BRIEF, "Brief", self.brief, self.brief.focus_draft),
        )

    def _side_tabs(self) -> tuple[Space[Side], ...]:
        return (
            Space(Side.ACTORS, "Actors", self.actors, self.actors.list.setFocus),
            Space(Side.FACTS, "Facts", self.facts, self.facts.list.setFocus),
        )

    def _lay_out(self) -> None:
        for workspace in self._workspace_tabs():
            self.tabs.addTab(workspace.title)
            self._stack.addWidget(workspace.widget)
        self.tabs.setAccessibleName("Workspace")
        self.tabs.setDrawBase(False)
        for side in self._side_tabs():
            self.side.addTab(side.widget, side.title)
        self.side.setDocumentMode(True)
        self.side.setAccessibleName("Side panel")
        middle = Ground("paper")
        inner = column(middle, spacing=0)
        for widget in (self.header, rule(), self.reader):
            inner.addWidget(widget)
        inner.setStretch(2, 1)
        for pane, least in ((self.sources, 170), (middle, 340), (self.side, 280)):
            pane.setMinimumWidth(least)
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.panes.setChildrenCollapsible(False)
        self.search.setMaximumWidth(420)
        top = row(self.tabs, self.bar, 1, self.search)
        top.setStretch(3, 2)
        top.setContentsMargins(8, 4, 8, 4)
        layout = column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._indexing.timeout.connect(self._index)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda _: self.changed.emit())
        self.sources.shown.connect(self.show_source)
        self.sources.entered.connect(self.reader.setFocus)
        self.sources.edit_requested.connect(self.edit_source)
        self.header.closed.connect(self.reader.setFocus)
        self.reader.source_shown.connect(self._shown)
        self.reader.caret_moved.connect(self._caret_moved)
        self.reader.progress_made.connect(self.sources.model.note_progress)
        self.reader.fact_requested.connect(self.open_card)
        self.reader.evidence_requested.connect(self.choose_fact)
        self.reader.evidence_repeated.connect(self.facts.add_again)
        self.reader.send_requested.connect(self.send)
        self.facts.left.connect(self.reader.setFocus)
        self.facts.send_requested.connect(lambda facts: self.send(*facts))
        self.timeline.send_requested.connect(lambda facts: self.send(*facts))
        self.timeline.moved.connect(self.changed)
        for asking in (self.facts, self.timeline):
            asking.publication_asked.connect(self.edit_source)
        self.loader.loaded.connect(self._loaded)
        for listed in (self.sources.list, self.actors.list, self.facts.list):
            listed.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self.desk.bus.changed.connect(self._take)
        self.desk.bus.pointed.connect(self.go_to)
