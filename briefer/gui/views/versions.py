"""The page on which versions of a source are compared, and tags that need a look are settled."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefer.commands import versions
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.models.adrift import AdriftRow, adrift_rows, face_of, key_of
from briefer.gui.models.rows import RowsModel
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import Ground, column, heading, icon_button, push_button, row, rule, small_words
from briefer.gui.views.rows import row_list
from briefer.gui.views.version_pair import VersionPair
from briefer.gui.wording import count_words, look_words
from briefer.model.changes import Changes
from briefer.model.ids import SourceId
from briefer.store import queries

_SHARES = (3, 1)


class VersionsSpace(Ground):
    """Shows two versions of a source and the list of tags that need a look; `left` goes back to the text."""

    left = Signal()
    stood = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Compare nothing yet."""
        super().__init__("window", parent)
        self._desk = desk
        self.later: SourceId | None = None
        self._earlier: SourceId | None = None
        self.pair = VersionPair(desk)
        self.model = RowsModel[AdriftRow](key_of, face_of, self)
        self.list = row_list("Tags that need a look")
        self.list.setModel(self.model)
        self._place = push_button("Place here", self.place, "check")
        self._keep = push_button("Keep in the earlier version only", self.keep, "archive")
        self._drop = push_button("Drop the tag", self.drop, "trash-2")
        self._title, self._count, self._looks = heading("Versions", scale=1.15), small_words(), heading("")
        self._adrift = self._made_list()
        self._lay_out()
        self.pair.compared.connect(self._say)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._stand())
        desk.bus.changed.connect(self._take)
        desk.keyboard.changed.connect(self._show_keys)
        self._show_keys()

    def compare(self, key: SourceId) -> bool:
        """Compare a source with its earlier version, else with its later one; return whether it has one."""
        session = self._desk.session
        source = queries.source(session, key)
        earlier = next(iter(versions.earlier_versions(session, key)), None)
        later = source if earlier is not None else versions.later_version(session, key)
        if later is None:
            return False
        self.later, self._earlier = later.id, (earlier or source).id
        self.pair.show_pair(earlier or source, later)
        self._title.setText(f"Versions of “{' '.join(later.name.split())}”")
        self._show_rows()
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
        self._say()
        return True

    def take_keyboard(self) -> None:
        """Put the keyboard into the list of tags that need a look, else into the later version."""
        (self.list if self.model.rows else self.pair.new).setFocus()

    def step(self, by: int) -> None:
        """Go to the next or previous change."""
        if not self.pair.step(by):
            told = "The two are still being compared." if self.pair.is_comparing else "No word differs."
            self._desk.tell(told)

    def current(self) -> AdriftRow | None:
        """Return the tag that is stood on, or None."""
        return self.model.row_at(self.list.currentIndex()) if self.model.rows else None

    def place(self) -> None:
        """Tag the words that are selected in the later version, as the tag stood on says."""
        found, span = self.current(), self.pair.selection()
        if found is None:
            return
        if span is None:
            step = "Select them in the later version, at the right."
            self._desk.tell("No words are selected for this tag.", step)
        else:
            self._settle(lambda: versions.place_adrift(self._desk.session, found.tag, span))

    def keep(self) -> None:
        """Leave the tag in the earlier version alone."""
        if (found := self.current()) is not None:
            self._settle(lambda: versions.keep_in_old(self._desk.session, found.tag))

    def drop(self) -> None:
        """Remove the tag from the earlier version too."""
        if (found := self.current()) is not None:
            self._settle(lambda: versions.drop_adrift(self._desk.session, found.tag))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the text with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _settle(self, run: Callable[[], object]) -> None:
        had = len(self.model.rows)
        self._desk.attempt(run)
        if had and not self.model.rows:
            self._desk.tell("Every tag of the earlier version is settled.", kind=NoticeKind.DONE)
            self.pair.new.setFocus()

    def _take(self, changes: Changes) -> None:
        if self.later is None or not self.isVisible():
            return
        there = set(queries.source_ids(self._desk.session))
        known = versions.earlier_versions(self._desk.session, self.later) if self.later in there else ()
        if not known:
            self.later = None
            self.left.emit()
            return
        if known[0].id != self._earlier:  # it is a later version of another one now
            self.compare(self.later)
            return
        self.pair.refresh(changes)
        self._show_rows()
        self._stand()

    def _show_rows(self) -> None:
        number = max(self.list.currentIndex().row(), 0)
        rows = adrift_rows(self._desk.session, self.later) if self.later is not None else []
        self.model.set_rows(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(number, len(rows) - 1)))
        self._adrift.setVisible(bool(rows))
        self._looks.setText(look_words(len(rows)).capitalize())
        near = [it.tag.near for it in rows if it.tag.near is not None]
        self.pair.show_adrift([(it.span.start, it.span.end) for it in rows], near)
        for button in (self._place, self._keep, self._drop):
            button.setEnabled(bool(rows) and not self._desk.session.read_only)

    def _stand(self) -> None:
        """Show where the tag that is stood on was, and what is nearest to it in the later version."""
        found = self.current()
        if found is not None:
            self.pair.stand_on((found.span.start, found.span.end), found.tag.near)
        self.stood.emit()

    def _say(self) -> None:
        count, number = self.pair.count, self.pair.number
        if self.pair.is_comparing and not count:
            words = "Comparing…"
        elif number >= 0:
            words = f"Change {number + 1:,} of {count:,}"
        else:
            words = count_words(count, "change") if count else "No word differs"
        self._count.setText(words)

    def _made_list(self) -> QWidget:
        made = Ground("window")
        buttons = Ground("window")
        lines = Flow(buttons)
        lines.setContentsMargins(8, 4, 8, 6)
        for button in (self._place, self._keep, self._drop):
            lines.addWidget(button)
        inner = column(made, spacing=0)
        self._looks.setContentsMargins(12, 6, 12, 4)
        for part in (self._looks, self.list, buttons):
            inner.addWidget(part)
        inner.setStretch(1, 1)
        return made

    def _lay_out(self) -> None:
        self._steps = (
            icon_button("arrow-up", "Previous change", lambda: self.step(-1)),
            icon_button("arrow-down", "Next change", lambda: self.step(1)),
        )
        self._back = push_button("Back to the text", self.left.emit, "arrow-left")
        head = row(self._title, self._count, *self._steps, self._back)
        head.setStretch(0, 1)
        head.setContentsMargins(12, 6, 8, 6)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.pair)
        parts.addWidget(self._adrift)
        for number, share in enumerate(_SHARES):
            parts.setStretchFactor(number, share)
        parts.setChildrenCollapsible(False)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(parts, 1)

    def _show_keys(self) -> None:
        keymap = self._desk.keyboard.keymap
        named: tuple[tuple[QWidget, str, str], ...] = (
            (self._steps[0], "Previous change", "previous_change"),
            (self._steps[1], "Next change", "next_change"),
            (self._place, "Place the tag on the selected words", "place_adrift"),
            (self._keep, "Keep the tag in the earlier version only", "keep_adrift"),
            (self._drop, "Drop the tag from the earlier version too", "drop_adrift"),
        )
        self._back.setToolTip("Back to the text (Esc)")
        for button, words, action in named:
            button.setToolTip(keymap.tip(words, action))
