"""The one box that searches all of a session as one types."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from briefer.gui import icons
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.icons import dress
from briefer.gui.models.completing import Completion, completed, completions
from briefer.gui.models.finds import FindRow, More, listed_rows, rows_of
from briefer.gui.note_language import note_language
from briefer.gui.views.search_listing import Listing
from briefer.gui.views.search_panel import SearchPanel
from briefer.jobs.find import to_look_at, untagged
from briefer.model.changes import Changes, Collection
from briefer.model.found import Found, Hit
from briefer.model.ids import ActorId, FactId, ParagraphId
from briefer.model.sought import Chip, Narrowing, Sought, State
from briefer.store import queries
from briefer.store.narrowing import Unknown
from briefer.store.search import prepare_search, search
from briefer.text.sought import MOST, read_sought, without_chip, written_chip

_PAUSE = 60  # milliseconds without a key before the search runs
_AGAIN = 250  # milliseconds until it runs again where not all is indexed yet
_PATIENCE = 0.03  # seconds that a search may spend on the index
_FEW, _MANY = 8, 200  # finds of a kind that are shown, and of the only kind
_HINT = "Type words, a “phrase”, -not this; or narrow with a chip."
_AS_WRITTEN = "Searched as it is written: the signs of patterns mean nothing here."
_NOTHING = "Nothing holds these words."
_NOTHING_LISTED = {
    State.UNTAGGED: "In every sentence something is tagged.",
    State.LOOK: "Nothing needs a look.",
}
_ALSO_SHOWN = 4


class SearchBox(QLineEdit):
    """Finds words in all of the session; arrows move through the finds, Enter goes to one, Esc leaves."""

    left = Signal()  # the keyboard is wanted where it was before

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Search this desk's session."""
        super().__init__(parent)
        self._desk = desk
        self._panel: SearchPanel | None = None
        self._is_staying = False
        self._none = ""
        self.setAccessibleName("Search sources, facts, actors and notes")
        self.setClearButtonEnabled(True)
        mark = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        dress(mark, "search")
        self._listing = Listing(self)
        self._listing.grown.connect(self._grow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        self.textChanged.connect(lambda _: self._timer.start(_PAUSE))
        desk.bus.changed.connect(self._follow)
        desk.keyboard.changed.connect(self._show_keys)
        self._show_keys()

    @property
    def panel(self) -> SearchPanel:
        """What drops down from here, made when it is first needed."""
        if self._panel is None:
            self._panel = SearchPanel(self, self._name_of)
            self._panel.chosen.connect(self._choose)
            self._panel.chips.begun.connect(self._begin_chip)
            self._panel.chips.listed.connect(self._list)
            self._panel.chips.dropped.connect(lambda chip: self._type(without_chip(self.text(), chip)))
        return self._panel

    @property
    def is_open(self) -> bool:
        """Whether the finds are shown."""
        return self._panel is not None and self._panel.isVisible()

    def seek(self) -> None:
        """Put the cursor here, all words selected, and show the finds again, or what can be asked for."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._search()

    def _show_keys(self) -> None:
        self.setPlaceholderText(self._desk.keyboard.keymap.tip("Search everything", "search"))

    def leave(self) -> None:
        """Search no more: the session may close."""
        self._close()
        self._desk.bus.changed.disconnect(self._follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move through the finds, go to one, or close them."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                if not self._catch_up():
                    self.panel.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._catch_up()
                self._is_staying = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._choose(self.panel.current())
                self._is_staying = False
            case Qt.Key.Key_Escape:
                self._close()
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's name
        """Complete with Tab what can be completed; else go on to the next control."""
        row = self.panel.current() if forward and self.is_open else None
        if isinstance(row, Completion):
            self._choose(row)
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Close the finds when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        is_passing = event.reason() in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if not is_passing and not self._is_staying:
            self._close()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the finds in the new colours after a change of scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._panel is not None:
            self._panel.redraw()

    def _catch_up(self) -> bool:
        """Search now where the finds do not show what was typed last; return whether that was needed."""
        is_behind = self._timer.isActive() or not self.is_open
        if is_behind:
            self._search()
        return is_behind

    def _follow(self, _changes: Changes) -> None:
        if self.is_open:
            self._timer.start(_PAUSE)

    def _search(self) -> None:
        """Show what there is for the words that are typed."""
        self._timer.stop()
        self._listing.stop()
        if not self.hasFocus():
            return
        offered = completions(self._desk.session, self.text()[: self.cursorPosition()])
        sought = read_sought(self.text())
        if offered:
            self.panel.show_rows(list(offered), "", sought.chips)
        elif not sought.terms and not sought.chips:
            self.panel.show_rows([], _HINT, ())
        elif sought.state is None:
            self._show(sought, self._find(sought))
        elif not prepare_search(self._desk.session, _PATIENCE):
            self._show(sought, Found(unread=1))
        else:
            self._begin_listing(sought, sought.state)

    def _find(self, sought: Sought) -> Found:
        kinds = [chip for chip in sought.chips if chip.kind is Narrowing.KIND and not chip.is_excluded]
        limit = _MANY if len(kinds) == 1 else _FEW
        session = self._desk.session
        return self._desk.look(lambda: search(session, sought, limit, patience=_PATIENCE)) or Found()

    def _show(self, sought: Sought, found: Found) -> None:
        rows = rows_of(found)
        self.panel.show_rows(rows, _words(sought, found, "" if rows else _NOTHING), sought.chips)
        if found.unread:
            self._timer.start(_AGAIN)

    def _begin_listing(self, sought: Sought, state: State) -> None:
        session = self._desk.session
        try:
            is_look = state is State.LOOK
            coming = (
                to_look_at(session, sought, note_language(self._desk))
                if is_look
                else untagged(session, sought)
            )
        except Unknown as unknown:
            self._show(sought, Found(remarks=(str(unknown),)))
            return
        self._none = _NOTHING_LISTED[state]
        self.panel.show_rows([], "", sought.chips)
        self._listing.begin(coming)

    def _grow(self) -> None:
        if not self.is_open:
            self._listing.stop()
            return
        listing = self._listing
        rows = listed_rows(listing.hits, is_open=listing.is_open)
        if listing.is_waiting:
            rows.append(More())
        self.panel.grow(rows, "" if rows or listing.is_open else self._none)

    def _choose(self, row: FindRow | None) -> None:
        if isinstance(row, Completion):
            place = self.cursorPosition()
            before = completed(self.text()[:place], row)
            self._type(before + self.text()[place:].lstrip(), len(before))
        elif isinstance(row, More):
            self._show_more(row)
        elif isinstance(row, Hit):
            if not self._is_staying:
                self._close()
            self._desk.point(target_of(row))
            if self._is_staying:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, row: More) -> None:
        if row.thing is None:
            self._listing.go_on()
        else:
            self._type(f"{written_chip(Narrowing.KIND, row.thing)} {self.text()}")

    def _begin_chip(self, kind: Narrowing) -> None:
        self._type(f"{self.text().strip()} {kind}:".lstrip())

    def _list(self, state: State) -> None:
        """Ask for a state in place of another one."""
        sought, typed = read_sought(self.text()), self.text()
        for chip in reversed([chip for chip in sought.chips if chip.kind is Narrowing.IS]):
            typed = without_chip(typed, chip)
        self._type(f"{typed.strip()} {written_chip(Narrowing.IS, state)} ".lstrip())

    def _type(self, words: str, caret: int = -1) -> None:
        """Put these words into the field as if they were typed, and search at once."""
        self.setText(words)
        self.setCursorPosition(len(words) if caret < 0 else caret)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search()

    def _close(self) -> None:
        self._timer.stop()
        self._listing.stop()
        if self._panel is not None:
            self._panel.hide()

    def _name_of(self, chip: Chip) -> str:
        """Return the words for a chip's value: a source's name for its label."""
        if chip.kind is not Narrowing.SOURCE:
            return chip.value
        named = (source.name for source in queries.sources(self._desk.session) if source.label == chip.value)
        return next(named, chip.value)


def target_of(hit: Hit) -> Target:
    """Return the place that a find leads to."""
    if hit.collection is Collection.FACT:
        return Target(fact=FactId(hit.key))
    if hit.collection is Collection.ACTOR:
        return Target(actor=ActorId(hit.key))
    if hit.collection is Collection.BRIEF:
        return Target(paragraph=ParagraphId(hit.key))
    return Target(hit.source, hit.start, hit.end)


def _words(sought: Sought, found: Found, none: str) -> str:
    """Return what there is to say on what was typed and found, in plain sentences."""
    said = list(found.remarks)
    if found.also:
        more = "" if len(found.also) <= _ALSO_SHOWN else " …"
        said.append(
            f"Also as {', '.join(found.also[:_ALSO_SHOWN])}{more}. In quotation marks: only as typed."
        )
    if sought.is_pattern:
        said.append(_AS_WRITTEN)
    if sought.is_cut:
        said.append(f"The first {MOST} words are looked for.")
    if found.unread:
        said.append("Not all of the session is indexed yet; more may be found in a moment.")
    elif not said or (none and not found.remarks):
        said.append(none)
    return " ".join(filter(None, said))
