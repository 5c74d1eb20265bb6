"""Notes on passages of the text that is read: written at the caret, shown again, removed."""

from PySide6.QtCore import QObject

from briefer.commands.memos import add_memo, edit_memo, remove_memo
from briefer.errors import BrieferError, NotStored
from briefer.gui.bus import notice_of
from briefer.gui.views.note_editor import NoteEditor
from briefer.gui.views.reader_keys import Command
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_tags import memos_in
from briefer.model.changes import Changes, Collection
from briefer.model.memos import Memo
from briefer.model.spans import Span
from briefer.store import queries


class ReaderNotes(QObject):
    """Writes the analyst's notes. What was typed and not saved is kept until it is, for each passage."""

    def __init__(self, view: ReaderPage) -> None:
        """Write notes on the text of this view."""
        super().__init__(view)
        self._view = view
        self._subject: Span | Memo | None = None
        self._kept: dict[Span | Memo, str] = {}
        self.editor = NoteEditor(view)
        self.editor.saved.connect(self._save)
        self.editor.left.connect(self._keep)
        self.editor.dropped.connect(self._drop)
        view.text.note_pointed.connect(self.edit)
        view.source_shown.connect(self.editor.leave)
        view.desk.bus.changed.connect(self._take)

    def write(self) -> None:
        """Write a note on the selection, else on the sentence; one that is there already is shown."""
        view = self._view
        current, span = view.current_tag(), view.span()
        if current is not None and isinstance(current.value, Memo) and view.selection() is None:
            self.edit(current.value)
        elif span is None:
            view.desk.tell("There are no words here that a note could be on.")
        else:
            self._open(next((memo for memo in memos_in(view.tags_here()) if memo.span == span), span))

    def edit(self, memo: Memo) -> None:
        """Show a note and let it be written anew."""
        self._view.stand_at(memo.span.start, lambda tag: tag == memo)
        self._open(memo)

    def remove(self, memo: Memo) -> None:
        """Remove a note; undo brings it back."""
        self._view.desk.attempt(lambda: remove_memo(self._view.desk.session, memo.id))

    def half_written(self) -> int:
        """Return how many notes there are of which something was typed and not saved."""
        return len(self._kept)

    def _open(self, subject: Span | Memo) -> None:
        self.editor.leave()
        span = subject.span if isinstance(subject, Memo) else subject
        stored = subject.words if isinstance(subject, Memo) else ""
        self._subject = subject
        self._view.text.reveal(span.start, span.end)
        words = self._kept.get(subject, stored)
        is_stored = isinstance(subject, Memo)
        self.editor.write(span.quote, words, self._view.box_around(span.start, span.end), is_stored=is_stored)

    def _save(self, words: str) -> None:
        subject = self._subject
        if subject is None:
            return
        self._kept.pop(subject, None)
        try:
            self._view.desk.alone(lambda: self._store(subject, words))
        except BrieferError as error:
            self.editor.tell(str(error))
            if isinstance(error, NotStored):  # the strip offers to go on elsewhere
                self._view.desk.bus.told.emit(notice_of(error))
            return
        self._close()

    def _store(self, subject: Span | Memo, words: str) -> None:
        session = self._view.desk.session
        if isinstance(subject, Memo):
            edit_memo(session, subject.id, words)
        else:
            add_memo(session, subject, words)

    def _keep(self, words: str) -> None:
        """Keep what was typed, unless it is what is stored."""
        subject = self._subject
        if subject is None:
            return
        self._kept.pop(subject, None)
        if words.strip() not in ("", subject.words if isinstance(subject, Memo) else ""):
            self._kept[subject] = words
            step = self._view.desk.with_keys("{} on the same words goes on with it.", Command.WRITE_NOTE)
            self._view.desk.tell("What you typed of the note is kept.", step)
        self._close()

    def _drop(self) -> None:
        subject = self._subject
        if isinstance(subject, Memo):
            self._kept.pop(subject, None)
            self._close()
            self.remove(subject)

    def _close(self) -> None:
        self._subject = None
        had_keyboard = self.editor.has_keyboard()
        self.editor.hide()
        if had_keyboard:
            self._view.text.setFocus()

    def _take(self, changes: Changes) -> None:
        """Go on with notes that were changed or removed meanwhile; what was typed stays what it is."""
        touched = changes.keys(Collection.MEMO)
        for subject in [it for it in self._kept if isinstance(it, Memo) and it.id in touched]:
            self._kept[self._renewed(subject)] = self._kept.pop(subject)
        if isinstance(self._subject, Memo) and self._subject.id in touched:
            self._subject = self._renewed(self._subject)

    def _renewed(self, memo: Memo) -> Span | Memo:
        """Return a note as it is stored now, or its passage where it was removed."""
        try:
            return queries.memo(self._view.desk.session, memo.id)
        except KeyError:
            return memo.span
