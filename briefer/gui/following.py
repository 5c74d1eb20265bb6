"""What of a page follows when another source is shown, loaded, or stood in at another place."""

from collections.abc import Sequence

from briefer.gui.page_parts import PageParts
from briefer.gui.spaces import Workspace
from briefer.gui.views.reader_words import CaretTag
from briefer.model.ids import SourceId
from briefer.store import queries
from briefer.text.paging import page_at


def follow_source(page: PageParts, key: SourceId | None) -> None:
    """Let everything beside the text follow the source that the reader shows, or that it shows none."""
    for panel in (page.header, page.actors, page.names, page.model_names, page.facts):
        panel.show_source(key)
    if key is not None:
        page.sources.mark(key)
    page.changed.emit()


def follow_caret(page: PageParts, tags: Sequence[CaretTag]) -> None:
    """Let the panels follow the caret, and tell of the tags that it stands on while the text is shown."""
    page.actors.stand_at(page.reader.text.caret)
    page.occurrences.stand_at(page.reader.source, page.reader.text.caret)
    is_shown = page.workspace is Workspace.READ
    page.placed.emit("   |   ".join((*_page_words(page), *(tag.words for tag in tags))) if is_shown else "")


def _page_words(page: PageParts) -> tuple[str, ...]:
    """Return on which page of its source the caret stands, where the source has pages."""
    source = page.reader.source
    if page.pages[0] != source:
        page.pages = source, queries.pages(page.desk.session, source) if source is not None else ()
    pages = page.pages[1]
    number = page_at(pages, page.reader.text.caret)
    return (f"Page {number:,} of {len(pages):,}",) if number else ()


def follow_loading(page: PageParts, keys: Sequence[SourceId], *, asks: bool) -> None:
    """Show the first of the sources that were loaded, with its form where something is to be asked."""
    if keys:
        page.workspaces.show(Workspace.READ)
        page.show_source(keys[0])
        page.reader.setFocus()
        if asks:
            page.header.open_form(ask=True)


def follow_copies(page: PageParts) -> None:
    """Show what is counted by origins anew, now that the copies among the sources are known."""
    for counting in (page.facts.digests, page.compare, page.brief, page.sources, page.header):
        counting.note_copies()
    page.copy_watch.tell()
