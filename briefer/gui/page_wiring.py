"""Who is told in a session's page when something is shown, chosen, asked for or changed."""

from briefer.gui.bus import notice_of
from briefer.gui.following import follow_caret, follow_copies, follow_loading, follow_source
from briefer.gui.page_parts import PageParts
from briefer.gui.side_buttons import SideButtons


def connect_parts(page: PageParts) -> None:
    """Connect the parts of a page with each other."""
    _connect_reading(page)
    _connect_what_can_be_done(page)
    _connect_going_back(page)
    page.header.copies_wanted.connect(lambda: page.sources.show_copies(page.reader.source))
    page.indexing.done.connect(lambda: follow_copies(page))
    page.model_names.failed.connect(lambda error: page.desk.bus.told.emit(notice_of(error)))
    _connect_loading(page)


def _connect_loading(page: PageParts) -> None:
    """Put changes together while sources come in; tell of them in the strip where their list is not shown."""
    work, loader = page.desk.work, page.loader
    page.desk.bus.gather_while(lambda: work.writing or loader.is_busy)
    loader.loaded.connect(lambda keys, asks: follow_loading(page, keys, asks=asks))
    loader.progressed.connect(
        lambda words, done, total: page.loading_told.emit(
            words, done, 0 if page.imports.isVisible() else total
        )
    )
    loader.ended.connect(page.indexing.start)
    for told in (page.watching.offered, loader.begun, loader.ended, page.imports.toggled):
        told.connect(page.changed)
    page.imports.toggled.connect(loader.tell_again)
    page.imports.opened.connect(lambda key: follow_loading(page, (key,), asks=False))
    page.imports.left.connect(lambda: page.show_workspace(page.workspace))
    page.imports.list.selectionModel().currentChanged.connect(lambda *_: page.changed.emit())


def _connect_reading(page: PageParts) -> None:
    """Let list, text and panels follow each other, and the keyboard go back to the text."""
    page.tabs.currentChanged.connect(page.stack.setCurrentIndex)
    page.tabs.tabBarClicked.connect(lambda _: page.show_tab())
    page.tabs.currentChanged.connect(lambda _: follow_caret(page, page.reader.tags_at_caret()))
    page.reader.source_shown.connect(lambda key: follow_source(page, key))
    page.reader.caret_moved.connect(lambda tags: follow_caret(page, tags))
    page.reader.progress_made.connect(page.sources.note_progress)
    for left in (
        page.sources.entered,
        page.header.closed,
        page.occurrences.left,
        page.names.left,
        page.facts.left,
    ):
        left.connect(page.reader.setFocus)
    page.search.left.connect(lambda: page.show_workspace(page.workspace))


def _connect_what_can_be_done(page: PageParts) -> None:
    """Tell that other things may be possible now."""
    for told in (
        page.find_bar.toggled,
        page.desk.names.switched,
        page.occurrences.left,
        page.compare.stood,
        page.timeline.moved,
        page.stack.currentChanged,
        page.versions.stood,
        page.trail.changed,
    ):
        told.connect(page.changed)
    for tabs in (page.tabs, page.side):
        tabs.currentChanged.connect(lambda _: page.changed.emit())
    lists = (page.sources.list, page.actors.list, page.actors.merging.pairs.list)
    for listed in (*lists, page.facts.list, page.names.list):
        listed.selectionModel().currentChanged.connect(lambda *_: page.changed.emit())
    for listed in (page.actors.list, page.sources.copies.list):
        listed.selectionModel().selectionChanged.connect(lambda *_: page.changed.emit())


def _connect_going_back(page: PageParts) -> None:
    buttons = SideButtons(page)
    buttons.back.connect(page.trail.back)
    buttons.forward.connect(page.trail.forward)
