"""What the reader folds away: hiding the selected passage, showing it again, splitting the source."""

from briefer.commands.hiding import hide_passage, show_passage, split_source
from briefer.gui.bus import NoticeKind
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.wording import shortened
from briefer.store import queries

_SHOWN = 60


class ReaderHiding:
    """Hides and shows passages of the source that a reader shows."""

    def __init__(self, reader: ReaderPage) -> None:
        self._reader = reader

    def hide(self) -> None:
        """Fold away the selected words, else the paragraph at the caret."""
        reader, source = self._reader, self._reader.source
        if source is None:
            return
        selected, blocks = reader.selection(), reader.text.blocks
        low, high = (selected.start, selected.end) if selected else blocks.paragraph_at(reader.text.caret)
        reader.desk.attempt(lambda: hide_passage(reader.desk.session, source, low, high))

    def show(self) -> None:
        """Show the passage again on whose line the caret is, or the only one that is hidden."""
        reader, source = self._reader, self._reader.source
        if source is None:
            return
        blocks = reader.text.blocks
        here = blocks.fold_at(reader.text.caret) or (blocks.hidden[0] if len(blocks.hidden) == 1 else None)
        place = here[0] if here else reader.text.caret
        reader.desk.attempt(lambda: show_passage(reader.desk.session, source, place))

    def show_here(self) -> bool:
        """Show the passage on whose line the caret is; return whether there is one."""
        is_fold = self._reader.text.blocks.fold_at(self._reader.text.caret) is not None
        if is_fold:
            self.show()
        return is_fold

    def split(self) -> None:
        """Make a source of its own of the text from the caret's paragraph on."""
        reader, source = self._reader, self._reader.source
        if source is None:
            return
        session, place = reader.desk.session, reader.text.blocks.paragraph_at(reader.text.caret)[0]
        part = reader.desk.attempt(lambda: split_source(session, source, place))
        if part is not None:
            name = shortened(queries.source(session, part).name, _SHOWN)
            what = f"The text from here on is a source of its own: “{name}”."
            reader.desk.tell(what, "Undo joins the two again.", NoticeKind.DONE)
