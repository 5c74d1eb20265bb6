"""The paragraph in hand: opened in its place, left, parted in two, joined to the one above, begun anew."""

from PySide6.QtCore import QObject, Qt, Signal

from briefer.gui.models.brief_parts import PartRow
from briefer.gui.models.brief_standing import Drafted
from briefer.gui.models.brief_text import paragraphs_of, utf16_length
from briefer.gui.views.brief_carets import Caret, at_end, at_place, on_line
from briefer.gui.views.brief_draft_list import DraftList
from briefer.model.briefs import Paragraph, Section
from briefer.model.ids import ParagraphId, new_key


class ParagraphHand(QObject):
    """Which paragraph of a section is written in, and what its keys lead to.

    `typed` carries what was typed, as Drafted; `parted` that and the paragraphs it is to be, `joined` the
    keys of the upper and the lower one and their words together; `removed` the key of one that is to go.
    `changed` comes where a paragraph was begun, or left without a word.
    """

    typed = Signal(object)
    parted = Signal(object, object)
    joined = Signal(object, object, str)
    removed = Signal(object)
    changed = Signal()

    def __init__(self, rows: DraftList) -> None:
        """Have nothing in hand."""
        super().__init__(rows)
        self._rows, self._editor = rows, rows.editor
        self._section: Section | None = None
        self._key: ParagraphId | None = None
        self._after: ParagraphId | None = None
        self._is_begun = False
        self._first = ""
        self._editor.typed.connect(self._on_typed)
        self._editor.passed.connect(self._pass)
        self._editor.parted.connect(self._part)
        self._editor.joined.connect(self._join)
        self._editor.left.connect(self.leave)
        self._editor.shifted.connect(self._shift)
        rows.picked.connect(self._on_picked)

    @property
    def drafted(self) -> Drafted | None:
        """The words of the paragraph in hand, where there is one."""
        if self._key is None:
            return None
        return Drafted(self._key, self._editor.toPlainText(), self._after)

    @property
    def begun(self) -> Drafted | None:
        """The paragraph in hand where it is not stored yet."""
        return self.drafted if self._stored is None else None

    @property
    def _stored(self) -> Paragraph | None:
        paragraphs = self._section.paragraphs if self._section else ()
        return next((each for each in paragraphs if each.id == self._key), None)

    def follow(self, section: Section) -> None:
        """Take up what became of the section; words that were typed and not told stay."""
        self._section = section
        stored = self._stored
        if self._key is None:
            return
        if self._editor.has_untold():
            self._editor.note_change(stored.text if stored is not None else "")
        elif stored is not None:
            self._editor.show_change(stored.text)
        elif self._is_begun:
            self._editor.show_change("")
        else:
            self._let_go()

    def open(self, key: ParagraphId, caret: Caret = at_end) -> None:
        """Write in a stored paragraph."""
        if key != self._key:
            self.leave()
            stored = next((each for each in self._paragraphs if each.id == key), None)
            if stored is None:
                return
            self._take(key, stored.text)
            self._rows.hold(key)
        self._enter(caret)

    def begin(self, after: ParagraphId | None, caret: Caret = at_end) -> None:
        """Begin a paragraph behind another, or before all; it is stored with its first word."""
        self.leave()
        key = ParagraphId(new_key())
        self._after, self._is_begun = after, True
        self._take(key, "")
        self.changed.emit()
        self._rows.hold(key)
        self._enter(caret)

    def leave(self) -> None:
        """Store what was typed and put the editor away; a paragraph without words goes."""
        drafted = self.drafted
        if drafted is None:
            return
        self._editor.flush()
        stored, first = self._stored, self._first
        is_unsaved = self._editor.has_untold()
        self._let_go()
        if not drafted.text.strip():
            if stored is None:
                self.changed.emit()
            elif stored.taken is None:
                self.removed.emit(stored.id)
        elif stored is not None and drafted.text != first and not is_unsaved:
            texts = paragraphs_of(drafted.text)
            if len(texts) > 1:
                self.parted.emit(drafted, texts)

    def flush(self) -> None:
        """Tell what was typed and not told yet."""
        self._editor.flush()

    def hold(self, drafted: Drafted) -> None:
        """Take it that these words could not be stored: they are told again at the next flush."""
        if drafted.paragraph == self._key:
            self._editor.hold(drafted.text)

    @property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        return self._section.paragraphs if self._section else ()

    def _take(self, key: ParagraphId, text: str) -> None:
        self._key, self._first = key, text
        self._editor.show_text(text)

    def _enter(self, caret: Caret) -> None:
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        caret(self._editor)
        self._rows.show_caret()

    def _let_go(self) -> None:
        self._key, self._after, self._is_begun = None, None, False
        self._rows.hold(0)

    def _on_typed(self, text: str) -> None:
        drafted = self.drafted
        if drafted is not None and (text.strip() or self._stored is not None):
            self.typed.emit(drafted)

    # What keys lead to --------------------------------------------------------------------------------------

    def _pass(self, by: int) -> None:
        """Go on to the paragraph before or behind, at the same distance from the left."""
        across = self._editor.cursorRect().left()
        rows, number = self._rows.parts.rows, self._rows.currentIndex().row() + by
        if not 0 <= number < len(rows):
            return
        key_of = self._rows.parts.key_of
        wanted = key_of(rows[number])
        self.leave()
        rows = self._rows.parts.rows
        there = next((row for row in rows if key_of(row) == wanted), None)
        if there is not None:
            self._stand_on(there, on_line(across, last=by < 0))

    def _stand_on(self, row: PartRow, caret: Caret) -> None:
        """Write in a paragraph of the analyst's; any other is made current."""
        if row.is_written:
            self.open(ParagraphId(row.holder), caret)
            return
        self._rows.stand_on(row)
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self) -> None:
        """Begin a paragraph below with the words behind the caret; before the first letter, one above."""
        drafted = self.drafted
        before, after = self._editor.halves()
        if drafted is None or not (before + after).strip():
            return
        self._editor.flush()
        stored = self._stored
        if before.strip() and after.strip():
            self.parted.emit(drafted, (before.rstrip(), after.lstrip()))
        elif after.strip() and stored is not None and stored.taken is None:
            keys = [each.id for each in self._paragraphs]
            at = keys.index(stored.id)
            self.begin(keys[at - 1] if at else None)
        else:
            self.begin(drafted.paragraph)

    def _join(self) -> None:
        """Remove an empty paragraph, or put its words behind those of the analyst's paragraph above."""
        drafted, number = self.drafted, self._rows.currentIndex().row()
        if drafted is None or not number:
            return
        above = self._rows.parts.rows[number - 1]
        self._editor.flush()
        stored = self._stored
        if not drafted.text.strip():
            self._let_go()
            if stored is None:
                self.changed.emit()
            else:
                self.removed.emit(stored.id)
            self._stand_on(above, at_end)
        elif above.is_written and stored is not None and stored.taken is None:
            upper = next((each for each in self._paragraphs if each.id == above.holder), None)
            if upper is not None:
                words = upper.text.rstrip() + (" " if upper.text.strip() else "")
                self._let_go()
                self.joined.emit(upper.id, stored.id, words + drafted.text)
                self.open(upper.id, at_place(utf16_length(words)))

    def _shift(self, by: int) -> None:
        row = self._rows.current
        self._editor.flush()
        if row is not None:
            self._rows.shifted.emit(row, by)

    def _on_picked(self, holder: int) -> None:
        if holder != self._key:
            self.leave()
