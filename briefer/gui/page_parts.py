"""The parts of a session's page, and which of them is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QTabWidget, QToolBar, QWidget

from briefer.gui.copy_watch import CopyWatch
from briefer.gui.desk import Desk
from briefer.gui.indexing import Indexing
from briefer.gui.keeping import Keeper
from briefer.gui.loading import Loader
from briefer.gui.model_names import ModelNames
from briefer.gui.spaces import Side, Space, Spaces, Workspace
from briefer.gui.trail import Trail
from briefer.gui.views.actors import ActorPanel
from briefer.gui.views.brief_workspace import BriefWorkspace
from briefer.gui.views.compare import CompareWorkspace
from briefer.gui.views.facts import FactPanel
from briefer.gui.views.find_bar import FindBar
from briefer.gui.views.imports import ImportsPanel
from briefer.gui.views.names import NamePanel
from briefer.gui.views.occurrences import OccurrencesPanel
from briefer.gui.views.parts import Ground
from briefer.gui.views.reader import ReaderView
from briefer.gui.views.reader_end import ReaderEnd
from briefer.gui.views.search import SearchBox
from briefer.gui.views.source_header import SourceHeader
from briefer.gui.views.sources import SourcePane
from briefer.gui.views.timeline import TimelineSpace
from briefer.gui.views.versions import VersionsSpace
from briefer.gui.watching import Watching
from briefer.model.ids import SourceId


class PageParts(QWidget):
    """The views of one session, not laid out or connected yet, and what works for all of them.

    `changed` says that what can be done may have changed; `placed` carries what the caret stands on;
    `add_asked` that the analyst wants to choose files; `loading_told` says what the strip is to tell of
    loading, as the loader's `progressed`.
    """

    changed = Signal()
    placed = Signal(str)
    add_asked = Signal()
    loading_told = Signal(str, int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make the views of this desk."""
        super().__init__(parent)
        self.desk = desk
        self.pages: tuple[SourceId | None, tuple[int, ...]] = None, ()  # where those of a source begin
        self.loader, self.keeper = Loader(desk, self), Keeper(desk, self)
        self.watching = Watching(desk, self.loader, self)
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
        self.versions = VersionsSpace(desk)
        self.stack, self.over_imports = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)
        self.imports = ImportsPanel(desk, self.loader)
        self.indexing, self.copy_watch = Indexing(desk.session, self), CopyWatch(desk, self)
        self.workspaces = Spaces(self.tabs, self._workspace_tabs(), self.show_tab)
        self.sides = Spaces(self.side, self._side_tabs())

    def show_source(self, key: SourceId, start: int | None = None) -> None:
        """Show a source in the reader, at this code point or where it was left."""
        self.reader.show_source(key, start)

    def show_tab(self) -> None:
        """Show the workspace of the tab that is chosen, in place of versions that are compared."""
        self.stack.setCurrentIndex(self.tabs.currentIndex())

    def show_workspace(self, workspace: Workspace) -> None:
        """Show one of the workspaces and put the keyboard into it."""
        self.workspaces.enter(workspace)

    @property
    def workspace(self) -> Workspace:
        """The workspace that is shown."""
        return self.workspaces.current

    @property
    def side_shown(self) -> Side:
        """The tab of the side panel that is shown."""
        return self.sides.current

    def show_side(self, side: Side) -> None:
        """Show one tab of the side panel and put the keyboard into its list."""
        self.show_workspace(Workspace.READ)
        self.sides.enter(side)

    @property
    def listed_facts(self) -> FactPanel | TimelineSpace:
        """Where facts are stood on now: in the timeline while it is shown, else in the side panel."""
        return self.timeline if self.workspace is Workspace.TIMELINE else self.facts

    def paste(self) -> None:
        """Make a source of what the clipboard holds."""
        self.loader.paste(QGuiApplication.clipboard().mimeData())

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
