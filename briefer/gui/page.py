"""The page of one open session: sources, reader and side panel, and the brief over the full width."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QTabWidget, QToolBar, QWidget

from briefer.gui.bus import Target, notice_of
from briefer.gui.desk import Desk
from briefer.gui.keeping import Keeper
from briefer.gui.loading import Loader
from briefer.gui.model_names import ModelNames
from briefer.gui.proposal_kinds import ProposalKind
from briefer.gui.replaying import replay
from briefer.gui.side_buttons import SideButtons
from briefer.gui.spaces import Side, Space, Spaces, Workspace
from briefer.gui.trail import Trail
from briefer.gui.views.actors import ActorPanel
from briefer.gui.views.brief_workspace import BriefWorkspace
from briefer.gui.views.compare import CompareWorkspace
from briefer.gui.views.facts import FactPanel
from briefer.gui.views.find_bar import FindBar
from briefer.gui.views.joining import join_chosen
from briefer.gui.views.measures import grown
from briefer.gui.views.names import NamePanel
from briefer.gui.views.occurrences import OccurrencesPanel
from briefer.gui.views.parts import Ground, column, row, rule
from briefer.gui.views.reader import ReaderView
from briefer.gui.views.reader_end import ReaderEnd
from briefer.gui.views.reader_keys import Command, Press
from briefer.gui.views.reader_words import CaretTag
from briefer.gui.views.search import SearchBox
from briefer.gui.views.source_header import SourceHeader
from briefer.gui.views.sources import SourcePane
from briefer.gui.views.timeline import TimelineSpace
from briefer.model.actors import Actor
from briefer.model.changes import Changes, Collection
from briefer.model.ids import FactId, SourceId
from briefer.model.reconciliations import ReconciliationKind
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
_PAUSE = 30  # milliseconds between two slices


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
        self.model_names = ModelNames(desk.session, desk.names, self)
        self.bar = QToolBar("Session")
        self.tabs = QTabBar()
        self.search = SearchBox(desk)
        self.sources = SourcePane(desk, self.add_asked.emit, self.paste)
        self.header, self.reader = SourceHeader(desk), ReaderView(desk)
        self.find_bar = FindBar(self.reader)
        self.end = ReaderEnd(self.reader, self.sources.next_unread)
        self.actors, self.facts, self.names = ActorPanel(desk), FactPanel(desk), NamePanel(desk)
        self.middle = Ground("paper")
        self.occurrences = OccurrencesPanel(desk, self.middle)
        self.side, self.panes = QTabWidget(), QSplitter()
        self.compare = CompareWorkspace(desk)
        self.timeline = TimelineSpace(desk, self.facts.digests, self.facts.sought)
        self.brief, self.trail = BriefWorkspace(desk), Trail(self.reader)
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
        """Show one of the workspaces and put the keyboard into it."""
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

    def find_in_text(self) -> None:
        """Open the bar that finds words in the text that is read."""
        self.show_workspace(Workspace.READ)
        self.find_bar.open()

    def next_mention(self, step: int) -> None:
        """Go to the next find in the text while its bar is open, else to the actor's next mention."""
        if self.find_bar.is_open:
            self.find_bar.go(step)
        else:
            self.actors.next_mention(step)

    def next_unread(self) -> None:
        """Go to the next source that was never read in; one whose end is in view counts as read."""
        source = self.sources.next_unread(self.reader.source)
        self.reader.finish()
        if source is None:
            self.desk.tell("Every source is read, or begun.")
        else:
            self._workspaces.show(Workspace.READ)
            self.show_source(source.id)
            self.reader.setFocus()

    def go_to_sources(self) -> None:
        """Put the keyboard into the list of sources."""
        self._workspaces.show(Workspace.READ)
        self.sources.list.setFocus()

    def add_actor(self) -> None:
        """Open the form for a new actor."""
        self.show_side(Side.ACTORS)
        self.actors.add()

    def show_pairs(self) -> None:
        """Show the pairs of actors that may be one."""
        self.show_side(Side.ACTORS)
        self.actors.merging.show_pairs()

    def add_evidence(self) -> None:
        """Add the passage at the caret to the selected fact."""
        span, fact = self.reader.span(), self.facts.current()
        if span is not None and fact is not None:
            self.facts.add_passage(fact.id, span)

    def join_facts(self, kind: ReconciliationKind) -> None:
        """Join the facts that are selected."""
        join_chosen(self.desk, self.listed_facts.chosen(), kind)

    def compare_fact(self) -> None:
        """Show the account of the selected fact beside the others of its group."""
        chosen = self.listed_facts.chosen()
        self.show_workspace(Workspace.COMPARE)
        if chosen and not self.compare.show_fact(chosen[0]):
            label = queries.fact(self.desk.session, chosen[0]).label
            self.desk.tell(f"{label} is not joined with any other fact.", "Choose facts and press J.")

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
        """Show a place: words in the reader, an actor or fact in the side panel, a paragraph in the brief."""
        if target.paragraph is not None:
            self._workspaces.show(Workspace.BRIEF)
            self.brief.show_paragraph(target.paragraph)
            return
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

    def show_everywhere(self, actor: Actor) -> None:
        """Show all places of an actor below the text; its id is 0 where it is words nobody has yet."""
        self._workspaces.show(Workspace.READ)
        self.occurrences.look_for(actor, self.reader.source, self.reader.text.caret)
        self.changed.emit()

    def show_all_of_actor(self) -> None:
        """Show all places of the actor that is selected in its list."""
        if (actor := self.actors.current()) is not None:
            self.show_everywhere(actor)

    def switch_proposals(self, kind: ProposalKind) -> None:
        """Make proposals of this kind in the session from now on, or none."""
        self.desk.names.switch(kind, on=not self.desk.names.is_on(kind))

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
        replay(self.desk, "Undone", self.desk.session.undo_by_steps, self._show_touched)

    def redo(self) -> None:
        """Do again what was undone last, and show the place it touched."""
        replay(self.desk, "Done again", self.desk.session.redo_by_steps, self._show_touched)

    def leave(self) -> None:
        """Finish writing, stop loading, and remember how the page was left."""
        self._indexing.stop()
        self.actors.stop()
        self.desk.work.finish_writing()
        self.desk.names.stop()
        self.keeper.stop()
        self.loader.close()
        self.model_names.close()
        self.brief.flush()
        self.compare.leave()
        session = self.desk.session
        session.remember(_PANES, ",".join(map(str, self.panes.sizes())))
        self.facts.remember()
        self.timeline.remember()
        session.remember(_SIDE, self._sides.current)
        session.remember(_SPACE, self._workspaces.current)
        self.reader.leave()
        self.search.leave()

    def _show_touched(self, changes: Changes) -> None:
        """Show where in a text a step did something; of a step in the brief the brief shows it."""
        is_in_text = {Collection.MENTION, Collection.FACT, Collection.MEMO, Collection.REFUSAL}
        if changes.keys(Collection.BRIEF) or not any(kind in is_in_text for kind, _ in changes.touched):
            return
        self._workspaces.show(Workspace.READ)
        self.reader.show_touched(changes)

    def _shown(self, key: SourceId | None) -> None:
        self.header.show_source(key)
        self.actors.show_source(key)
        self.names.show_source(key)
        self.model_names.show_source(key)
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
        if changes.keys(Collection.SOURCE):
            self._indexing.start(_PAUSE)
        self.changed.emit()

    def tell_place(self) -> None:
        """Tell again what the caret stands on."""
        self._caret_moved(self.reader.tags_at_caret())

    def _caret_moved(self, tags: tuple[CaretTag, ...]) -> None:
        self.actors.stand_at(self.reader.text.caret)
        self.occurrences.stand_at(self.reader.source, self.reader.text.caret)
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
        session = self.desk.session
        if prepare_search(session, _SLICE) and queries.find_copies(session, _SLICE):
            self._indexing.stop()
            self._note_copies()

    def _note_copies(self) -> None:
        """Show what is counted by origins anew, now that the copies among the sources are known."""
        self.facts.digests.note_copies()
        self.compare.note_copies()
        self.brief.note_copies()

    def _restore(self) -> None:
        session = self.desk.session
        self._sides.resume(session.recall(_SIDE))
        self.reader.resume()
        known = queries.sources(session)
        if self.reader.source is None:
            self.reader.show_source(known[0].id if known else None)
        self._workspaces.resume(session.recall(_SPACE))
        self._indexing.start(_PAUSE)
        self.actors.start()

    def _workspace_tabs(self) -> tuple[Space[Workspace], ...]:
        return (
            Space(Workspace.READ, "Read", self.panes, self.reader.setFocus),
            Space(Workspace.COMPARE, "Compare", self.compare, self.compare.focus_lists),
            Space(Workspace.TIMELINE, "Timeline", self.timeline, self.timeline.focus),
            Space(Workspace.BRIEF, "Brief", self.brief, self.brief.focus_draft),
        )

    def _side_tabs(self) -> tuple[Space[Side], ...]:
        return (
            Space(Side.ACTORS, "Actors", self.actors, self.actors.take_keyboard),
            Space(Side.FACTS, "Facts", self.facts, self.facts.list.setFocus),
            Space(Side.NAMES, "Names", self.names, self.names.focus),
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
        self.side.tabBar().setDrawBase(False)
        self.side.setAccessibleName("Side panel")
        below = QSplitter(Qt.Orientation.Vertical)
        below.addWidget(self.reader)
        below.addWidget(self.occurrences)
        below.setStretchFactor(0, 1)
        below.setChildrenCollapsible(False)
        inner = column(self.middle, spacing=0)
        for widget in (self.header, rule(), self.find_bar, below, self.end):
            inner.addWidget(widget)
        inner.setStretch(3, 1)
        for pane, least in ((self.sources, 170), (self.middle, 340), (self.side, 280)):
            pane.setMinimumWidth(least)
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.panes.setChildrenCollapsible(False)
        self.search.setMaximumWidth(grown(self.search, 420))
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
        self.find_bar.toggled.connect(self.changed)
        self.reader.source_shown.connect(self._shown)
        self.reader.caret_moved.connect(self._caret_moved)
        self.reader.progress_made.connect(self.sources.note_progress)
        self.end.wanted.connect(self.next_unread)
        self.reader.fact_requested.connect(self.open_card)
        self.reader.evidence_requested.connect(self.choose_fact)
        self.reader.evidence_repeated.connect(self.facts.add_again)
        self.reader.send_requested.connect(self.send)
        self.reader.everywhere_requested.connect(self.show_everywhere)
        self.names.everywhere_requested.connect(self.show_everywhere)
        self.model_names.failed.connect(lambda error: self.desk.bus.told.emit(notice_of(error)))
        self.desk.names.switched.connect(self.changed)
        self.occurrences.left.connect(self.reader.setFocus)
        self.occurrences.left.connect(self.changed)
        self.side.currentChanged.connect(lambda _: self.changed.emit())
        self.names.left.connect(self.reader.setFocus)
        self.facts.left.connect(self.reader.setFocus)
        self.compare.stood.connect(self.changed)
        self.facts.send_requested.connect(lambda facts: self.send(*facts))
        self.timeline.send_requested.connect(lambda facts: self.send(*facts))
        self.timeline.moved.connect(self.changed)
        for asking in (self.facts, self.timeline):
            asking.publication_asked.connect(self.edit_source)
        self.loader.loaded.connect(self._loaded)
        lists = (self.sources.list, self.actors.list, self.actors.merging.pairs.list)
        for listed in (*lists, self.facts.list, self.names.list):
            listed.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self.trail.changed.connect(self.changed)
        buttons = SideButtons(self)
        buttons.back.connect(self.trail.back)
        buttons.forward.connect(self.trail.forward)
        self.actors.list.selectionModel().selectionChanged.connect(lambda *_: self.changed.emit())
        self.desk.bus.changed.connect(self._take)
        self.desk.bus.pointed.connect(self.go_to)
