"""Where the parts of a session's page stand: workspaces and tabs, and what lies in each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from briefer.gui.page_parts import PageParts
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import column, row, rule

_LEAST = (170, 340, 280)  # pixels: sources, text and side panel
_SEARCH = 420  # pixels: no wider


def lay_out(page: PageParts) -> None:
    """Put the parts of a page into their places."""
    _fill_tabs(page)
    _fill_middle(page)
    for pane, least in zip((page.sources, page.middle, page.side), _LEAST, strict=True):
        pane.setMinimumWidth(least)
        page.panes.addWidget(pane)
    page.panes.setStretchFactor(1, 1)
    page.panes.setChildrenCollapsible(False)
    page.search.setMaximumWidth(grown(page.search, _SEARCH))
    top = row(page.tabs, page.bar, 1, page.search)
    top.setStretch(3, 2)
    top.setContentsMargins(8, 4, 8, 4)
    layout = column(page, spacing=0)
    layout.addLayout(top)
    layout.addWidget(rule())
    page.over_imports.addWidget(page.stack)
    page.over_imports.addWidget(page.imports)
    page.over_imports.setStretchFactor(0, 1)
    page.over_imports.setChildrenCollapsible(False)
    layout.addWidget(page.over_imports, 1)


def _fill_tabs(page: PageParts) -> None:
    for workspace in page.workspaces.spaces:
        page.tabs.addTab(workspace.title)
        page.stack.addWidget(workspace.widget)
    page.stack.addWidget(page.versions)
    page.tabs.setAccessibleName("Workspace")
    page.tabs.setDrawBase(False)
    for side in page.sides.spaces:
        page.side.addTab(side.widget, side.title)
    page.side.setDocumentMode(True)
    page.side.tabBar().setDrawBase(False)
    page.side.setAccessibleName("Side panel")


def _fill_middle(page: PageParts) -> None:
    below = QSplitter(Qt.Orientation.Vertical)
    below.addWidget(page.reader)
    below.addWidget(page.occurrences)
    below.setStretchFactor(0, 1)
    below.setChildrenCollapsible(False)
    inner = column(page.middle, spacing=0)
    for widget in (page.header, rule(), page.find_bar, below, page.end):
        inner.addWidget(widget)
    inner.setStretch(3, 1)
